"""A list page costs one set of statements, however many known items stand on it, and what was just written is not read back."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.engine import connection
from scrapers.registry import discover
from tests.conftest import ROOT
from tests.support.place import OURS, Place
from tests.support.town import award
from tests.system.running.days import days
from tracker.collecting.rounds import read_one
from tracker.judging.configuration import prepare
from tracker.sources.source import all_sources

_VALUES = re.compile(r"'[^']*'|\b\d+\b")
_SPACES = re.compile(r"\s+")


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each statement was run on the tracker's file, by its beginning."""
    found: Counter[str] = Counter()
    connect = connection._connection

    def traced(path: Path, *, read_only: bool) -> Database:
        db = connect(path, read_only=read_only)
        if path.name == "tracker.db":
            db.conn.set_trace_callback(lambda sql: found.update([_SPACES.sub(" ", _VALUES.sub("?", sql))[:90]]))
        return db

    monkeypatch.setattr(connection, "_connection", traced)
    return found


def test_known_items_are_looked_up_and_noted_together(place: Place, statements: Counter[str]) -> None:
    """A run that finds nothing new runs as many statements for twelve items as for three."""
    today = place.clock.now.date()
    costs: list[Counter[str]] = []
    for count in (3, 12):
        place.publish(*days(today, today, count))
        place.run("cn_ccgp")
        statements.clear()
        place.run("cn_ccgp", hours=1)
        costs.append(+statements)
    assert costs[0] == costs[1]


def test_orders_just_written_are_not_read_back(place: Place, statements: Counter[str]) -> None:
    """A notice that makes an order is judged by the order that was written; the file is not asked for it again."""
    place.publish(*(award(100 + number, 26, f"甲县第{number}小学", OURS, "300") for number in range(5)))
    world = place.world()
    prepare(world)
    assert read_one(all_sources(world.settings, discover())["cn_ccgp"], world).state == "done"
    loaded = [sql for sql in statements if sql.startswith('SELECT * FROM "order" WHERE id IN')]
    assert (loaded, place.column('SELECT count(*) FROM "order"')) == ([], [5])


def test_nobody_but_the_counts_writes_them() -> None:
    """What a run counted is written in one place: elsewhere nothing of it is assigned."""
    written = []
    for path in sorted((ROOT / "tracker" / "collecting").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
            written += [f"{path.name}: {ast.unparse(target)}" for target in targets if "counts." in ast.unparse(target)]
    assert written == []
