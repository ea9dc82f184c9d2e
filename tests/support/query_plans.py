"""Plans of queries: which tables each reads from end to end, whatever names and views it uses; and every query text of db/."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from tests.conftest import ROOT
from tests.support.code import tree_of

# indexes of the few rows that wait for somebody or something
SHORT = ("listed_unread", "order_marked")
_BEGINS = re.compile(r"\s*(?:SELECT|WITH|UPDATE|DELETE|INSERT\s+(?:OR\s+\w+\s+)?INTO)\s")
_NAMED = re.compile(r":([a-z]\w*)")


class Statement(NamedTuple):
    """A query text of db/, and the place it stands at; without `sql` it is put together when it is asked, around `piece`."""

    place: str
    sql: str | None
    piece: str


def one_line(sql: str) -> str:
    """A statement without its line breaks."""
    return " ".join(sql.split())


def scanned(db: Database, sql: str) -> set[str]:
    """The tables that a statement reads from end to end, by SQLite's own program for it."""
    values = dict.fromkeys(_NAMED.findall(sql)) if "?" not in sql else [None] * sql.count("?")
    if not any(row[3].startswith("SCAN") for row in db.conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)):
        return set()
    tables = {
        root: table
        for root, table, name in db.conn.execute("SELECT rootpage, tbl_name, name FROM sqlite_master WHERE rootpage > 0")
        if name not in SHORT
    }
    programs: list[list[Sequence[Any]]] = []
    for step in db.conn.execute(f"EXPLAIN {sql}", values):
        # a program of a trigger or a foreign key follows the main one, with cursors of its own
        if step[0] == 0:
            programs.append([])
        programs[-1].append(step)
    return {table for steps in programs for table in _read_whole(steps, tables)}


def _read_whole(steps: Sequence[Sequence[Any]], tables: dict[int, str]) -> Iterator[str]:
    opened = {step[2]: tables.get(step[3], "") for step in steps if step[1] in ("OpenRead", "OpenWrite") and step[4] == 0}
    turned = {step[2] for step in steps if step[1] in ("Next", "Prev")}
    for step in steps:
        if step[2] in opened and (step[1] == "Count" or (step[1] in ("Rewind", "Last") and step[2] in turned)):
            yield opened[step[2]]


def statements() -> Iterator[Statement]:
    """Every query text of the modules of db/."""
    for path in sorted((ROOT / "db").glob("*.py")):
        if path.stem != "__init__":
            yield from _statements(path)


def _statements(path: Path) -> Iterator[Statement]:
    names = vars(import_module(f"db.{path.stem}"))
    tree = tree_of(path)
    composed = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    # a name that stands in a composed text is a part of it and no statement by itself
    parts = {each.id for text in composed for each in ast.walk(text) if isinstance(each, ast.Name)}
    within = {id(value) for text in composed for value in text.values}
    within |= {
        id(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and any(isinstance(name, ast.Name) and name.id in parts for name in node.targets)
    }
    for node in ast.walk(tree):
        if id(node) in within:
            continue
        place = f"{path.stem}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _BEGINS.match(node.value):
            yield Statement(place, node.value, node.value)
        elif isinstance(node, ast.JoinedStr):
            pieces = [str(value.value) if isinstance(value, ast.Constant) else "" for value in node.values]
            if _BEGINS.match("".join(pieces)) or " WHERE " in "".join(pieces):
                yield Statement(place, _evaluated(node, names), max(pieces, key=len))


def _evaluated(node: ast.JoinedStr, names: dict[str, Any]) -> str | None:
    """A composed text whose parts are its module's; None where they are those of a call."""
    try:
        return str(eval(compile(ast.Expression(node), "db", "eval"), names))  # noqa: S307  the project's own text
    except NameError:
        return None


class Watched:
    """A connection that notes each statement it is asked, with the tables it reads from end to end."""

    def __init__(self, db: Database) -> None:
        self._conn = db.conn
        self.asked: dict[str, set[str]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)

    def execute(self, sql: str, values: Any = ()) -> Any:
        """One statement."""
        self._note(sql)
        return self._conn.execute(sql, values)

    def executemany(self, sql: str, rows: Any) -> Any:
        """One statement for many rows."""
        self._note(sql)
        return self._conn.executemany(sql, rows)

    def _note(self, sql: str) -> None:
        if _BEGINS.match(sql) and sql not in self.asked:
            self.asked[sql] = scanned(Database(self._conn), sql)


@contextmanager
def watched(db: Database) -> Iterator[dict[str, set[str]]]:
    """Statements asked of a file within the block, each with the tables it reads from end to end."""
    conn, seen = db.conn, Watched(db)
    db.conn = seen  # type: ignore[assignment]  # it is one but for its class
    try:
        yield seen.asked
    finally:
        db.conn = conn
