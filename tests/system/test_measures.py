"""The code keeps to the house's measures: small functions, modules and rooms, few parameters, plain docstrings."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scrapers.reading.lexicon.words import VOCABULARY
from tests.conftest import ROOT
from tests.support.code import PACKAGES, trees

LINES_OF_A_FUNCTION, LINES_OF_A_MODULE, PARAMETERS, MODULES_OF_A_ROOM = 40, 250, 6, 14
# rooms that grow by one module a unit
UNITS = {"scrapers/sites", "tracker/rules", "tracker/cli", "db", "db/migrations"}
# a module or class is a thing, and its docstring begins with the thing's name
QUESTIONS = re.compile(r"\A(?:How|Which|When|Who|Whose|Where|Whether|Why|Everything|Any(?:thing)?|Nothing|Nobody)\b")
RIDDLES = re.compile(r"\A(?:What|Whoever|Whatever|Wherever|Be it)\b|\b(?:told|heard|stood|laid)\b", re.IGNORECASE)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> tuple[tuple[str, ast.Module, int], ...]:
    """Every module of the three packages: its path, its tree, its number of lines; read once."""
    return tuple(_modules())


def _modules() -> Iterator[tuple[str, ast.Module, int]]:
    for path, tree in trees():
        yield str(path.relative_to(ROOT)), tree, len(path.read_text(encoding="utf-8").splitlines())


@cache
def functions() -> tuple[tuple[str, Function], ...]:
    """Every function and method, as `path:name`."""
    every = ((path, node) for path, tree, _ in modules() for node in ast.walk(tree))
    return tuple((f"{path}:{node.name}", node) for path, node in every if isinstance(node, Function))


def parameters(function: Function) -> int:
    """How many a caller may give: without `self` and `cls`, and without a command's options."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    return sum(each.arg not in ("self", "cls") and not _is_option(each.annotation) for each in every)


def test_functions_are_short() -> None:
    """No function has more than 40 lines, its docstring included."""
    found = {name for name, node in functions() if (node.end_lineno or 0) - node.lineno + 1 > LINES_OF_A_FUNCTION}
    assert found == set()


def test_modules_are_short() -> None:
    """No module has more than 250 lines."""
    assert {path: lines for path, _, lines in modules() if lines > LINES_OF_A_MODULE} == {}


def test_functions_take_few_things() -> None:
    """No function has more than six parameters, keyword-only ones counted, the options of commands not."""
    found = {name for name, node in functions() if parameters(node) > PARAMETERS}
    assert found == set()


def test_rooms_are_small() -> None:
    """No room has more than 14 modules, but for those that grow by one a unit."""
    rooms: dict[str, int] = {}
    for path, _, _ in modules():
        if not path.endswith("__init__.py"):
            room = str(Path(path).parent)
            rooms[room] = rooms.get(room, 0) + 1
    full = {room for room, count in rooms.items() if count > MODULES_OF_A_ROOM} - UNITS
    assert full == set()


def test_docstrings_are_plain() -> None:
    """A public docstring speaks no riddles; a module's and a class's begins with what it is."""
    found = []
    for path, tree, _ in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | Function):
                name = getattr(node, "name", "")
                said = "" if name.startswith("_") else ast.get_docstring(node) or ""
                asks = not isinstance(node, Function) and "/migrations/m" not in path and QUESTIONS.search(said)
                if asks or RIDDLES.search(said):
                    found.append(f"{path}:{name}: {said.splitlines()[0]}")
    assert found == []


def test_nothing_private_is_left_over() -> None:
    """A module-level name that is its module's own is used there, and a group of words by some pattern."""
    found = []
    for path, tree, _ in modules():
        text = (ROOT / path).read_text(encoding="utf-8")
        counted = Counter(re.findall(r"\w+", text))
        found += [f"{path}:{name}" for name in _private(tree) if counted[name] < 2]
    code = {word for path in (ROOT / "scrapers").rglob("*.py") for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}
    found += [group for group in VOCABULARY["words"] if group not in code]
    assert found == []


def test_nothing_private_is_imported() -> None:
    """A name that is its module's own is asked for by no other module."""
    imported = [
        f"{path}: {alias.name}"
        for path, tree, _ in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in PACKAGES
        for alias in node.names
        if re.match(r"_[^_]", alias.name)
    ]
    assert imported == []


def test_the_reader_can_be_compiled() -> None:
    """No membership in a literal that spreads another one (`in (*A, B)`): mypyc stops at it, and `make wheel` runs seldom."""
    found = [
        f"{path}:{node.lineno}"
        for path, tree, _ in modules()
        for node in ast.walk(tree)
        if path.startswith("scrapers/reading/") and isinstance(node, ast.Compare)
        for operator, side in zip(node.ops, node.comparators, strict=True)
        if isinstance(operator, ast.In | ast.NotIn) and any(isinstance(each, ast.Starred) for each in getattr(side, "elts", ()))
    ]
    assert found == []


def _private(tree: ast.Module) -> Iterator[str]:
    """The names beginning with one underscore that a module binds at its top."""
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        names = [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
        names += [node.name] if isinstance(node, Function | ast.ClassDef) else []
        yield from (name for name in names if re.match(r"_[^_]", name))


def _is_option(annotation: ast.expr | None) -> bool:
    return annotation is not None and re.match(r"Annotated\[|\w*Option\b", ast.unparse(annotation)) is not None
