"""Every line that the code can say about what went wrong has its Chinese form: the code itself is read for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from scrapers import errors
from scrapers.toolkit.lists import kind_of
from tests.conftest import ROOT
from tests.support.code import trees
from tests.tracker.cli.test_complaints import english_of
from tracker.wording.complaints import complaint

# a mistake of the code or of a plugin, never of a user
PROGRAMMERS = {
    "X9 has no JSON form",
    "X9 has no line X9",
    "X9, X9: the moves lead to X9, the ledger says X9",
    "X9 asks about no name but is a X9",
    "two rules are called X9: X9 and X9",
    "source_state has no column X9",
}
# where every text in a function is told of a portal, a page or a run
TOLD = (
    "scrapers",
    "tracker/collecting",
    "tracker/sources",
    "tracker/storage",
    "tracker/ledger/line.py",
    "tracker/ops/verify.py",
    "db/check.py",
    "db/engine/errors.py",
    "db/engine/readable.py",
)


def test_what_is_raised_stays_english_only_where_a_programmer_erred() -> None:
    """Of tracker/ and db/; whatever a user, a file or a portal brings is said in Chinese."""
    assert {said for said in raised() if english_of(complaint(said, "zh"))} == PROGRAMMERS


def test_what_a_portal_or_a_page_brings_is_said_in_chinese() -> None:
    """Raised or noted as an issue, put together of parts or not, a gap and a rest too."""
    told = list(told_texts())
    assert len(told) > 200
    left = {f"{place}: {said} = {complaint(said, 'zh')}" for place, said in told if english_of(complaint(said, "zh"))}
    assert not left, "\n".join(sorted(left))


def test_what_a_check_of_the_file_finds_is_said_in_chinese() -> None:
    """Every contradiction between rows that verify can name."""
    assigned = [node.value for _, tree in trees("db/check.py") for node in tree.body if isinstance(node, ast.Assign)]
    [sums] = [value for value in assigned if isinstance(value, ast.Dict)]
    said = [text_of(key).replace("{}", "X9") for key in sums.keys if key]
    assert len(said) > 8
    assert not [text for text in said if english_of(complaint(text, "zh"))]


def test_every_kind_of_error_is_named_in_chinese() -> None:
    """As a run's reason begins with it, and as its issues are filed under it."""
    for error in (each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, errors.ScraperError)):
        for kind in (error.__name__, kind_of(error("x"))):
            assert not complaint(f"{kind}: x", "zh").startswith(kind), kind


def test_a_new_line_is_found() -> None:
    """Raised, handed over, or chosen between two; docstrings, comparisons and other words alone are none."""
    code = '''
def read(row):
    """Reads what was never heard of."""
    if "no such header" in row:
        return Issue(message=f"a row of {row} never heard of")
    raise LayoutChanged("first of two" if row else f"second of {row}, at {row}")
'''
    assert [said for _, said in texts_of(ast.parse(code))] == [
        "a row of X9 never heard of",
        "first of two",
        "second of X9, at X9",
    ]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("0 items, but the pager says 5 pages, at https://a.cn/b", "0 项，而翻页处说有 5 页：https://a.cn/b"),
        ("a file that begins with b'x', expected PDF, DOCX or XLSX", "以 b'x' 开头的文件，应为 PDF、DOCX 或 XLSX"),
        ("no such company 'a, at b'; expected one of a, c", "没有公司 'a, at b'；应为下列之一：a, c"),
        ("found a number of more than 64 bits, expected one that the file can hold", "实为 超过 64 位的数，应为文件能存下的数"),
        ("3 pages could not be read; the issues say why; tried again later", "3 个页面没能读出；原因见各项问题；稍后再试"),
    ],
)
def test_a_line_of_parts_is_said_part_by_part(english: str, chinese: str) -> None:
    """What was found, what was expected, where; a quotation is never cut."""
    assert complaint(english, "zh") == chinese


def raised() -> Iterator[str]:
    """Every message that tracker/ and db/ raise, `X9` for each value in it."""
    for _, tree in trees("tracker", "db"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                yield from (text for each in node.exc.args[:2] if " " in (text := text_of(each)))


def told_texts() -> Iterator[tuple[str, str]]:
    """Every text in a function of what tells of portals, pages and runs, and where it stands."""
    for path, tree in trees(*TOLD):
        yield from ((f"{path.relative_to(ROOT)}:{line}", said) for line, said in texts_of(tree))


def texts_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and words of every English text in a function but docstrings and what is compared."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for statement in function.body:
                yield from _texts(statement)


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Compare | ast.FunctionDef) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.JoinedStr | ast.Constant):
        said = text_of(node)
        yield from [(node.lineno, said)] if english_of(said) else []
        return
    for child in ast.iter_child_nodes(node):
        yield from _texts(child)


def text_of(node: ast.expr) -> str:
    """A message as it is written; empty where it is put together elsewhere."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X9" for part in node.values)
    if isinstance(node, ast.BinOp):
        return text_of(node.left) + text_of(node.right)
    return text_of(node.body) if isinstance(node, ast.IfExp) else ""
