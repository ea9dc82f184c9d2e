"""A list page costs one set of statements, however many known items stand on it, and what was just written is not read back."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.engine import connection
from db.engine.connection import open_file, transaction
from db.engine.rows import execute
from scrapers.registry import discover
from tests.conftest import ROOT
from tests.support.code import tree_of
from tests.support.place import OURS, SOURCE, Place
from tests.support.town import award
from tests.system.running.days import days
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import parsed_notice
from tracker.collecting.retries import stored_items
from tracker.collecting.rounds import read_one
from tracker.judging.configuration import prepare
from tracker.sources.source import all_sources
from tracker.storage import notice_from_json

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


def test_a_new_notice_is_looked_up_once_and_read_back_at_its_turn(place: Place, statements: Counter[str]) -> None:
    """The list's look-up is the only one before a notice is saved; it is read back once, when its turn to be judged comes."""
    place.publish(*(award(100 + number, 26, f"甲县第{number}小学", OURS, "300") for number in range(5)))
    world = place.world()
    prepare(world)
    statements.clear()
    assert read_one(all_sources(world.settings, discover())["cn_ccgp"], world).state == "done"
    asked = {table: sum(n for sql, n in statements.items() if _selects(sql, table)) for table in ("notice", "notice_version")}
    assert (asked, place.column("SELECT count(*) FROM notice")) == ({"notice": 6, "notice_version": 5}, [5])
    assert sum(n for sql, n in statements.items() if sql.startswith("SELECT DISTINCT o.id, o.content_hash")) == 5


def test_a_changed_notice_is_looked_up_once_and_its_history_loaded_once(place: Place, statements: Counter[str]) -> None:
    """A notice whose page says something else costs one look-up of its list, and one look at all its versions."""
    place.configure(SOURCE + 'recheck = "1d"\n')
    place.publish(award(100, 26, "甲县小学", OURS, "300"))
    place.run("cn_ccgp")
    place.publish(award(100, 26, "甲县小学", OURS, "400"))
    statements.clear()
    place.run("cn_ccgp", hours=25)
    asked = {table: sum(n for sql, n in statements.items() if _selects(sql, table)) for table in ("notice", "notice_version")}
    assert (asked, place.column("SELECT version FROM notice")) == ({"notice": 2, "notice_version": 1}, [2])


def test_a_file_that_another_has_written_to_is_asked_again(place: Place) -> None:
    """A look-up from before is believed only while nobody else has written: the row that another process changed is seen."""
    place.publish(award(100, 26, "甲县小学", OURS, "300"))
    place.run("cn_ccgp")
    world = place.world()
    source = all_sources(world.settings, discover())["cn_ccgp"]
    with open_file(world.settings.db_path) as db, open_file(world.settings.db_path) as other:
        ingest = Ingest(site=source.site, source=source.name, runtime=world, db=db)
        (key, kept) = (*place.column("SELECT key FROM notice"), *place.column("SELECT notice FROM notice_version"))
        found = stored_items(db, source, [str(key)])[str(key)]
        with transaction(other):
            execute(other, "UPDATE notice SET content_hash = 'another', version = 7")
        assert ingest.save(parsed_notice(notice_from_json(str(kept)), site=source.site), stored=found) == "changed"
    assert place.column("SELECT version FROM notice") == [8]


def _selects(sql: str, table: str) -> bool:
    """Whether a statement asks for a notice's row or versions, not for those tied to it."""
    return sql.startswith("SELECT id, site, key, source") if table == "notice" else sql.startswith("SELECT notice_id, number")


def test_nobody_but_the_counts_writes_them() -> None:
    """What a run counted is written in one place: elsewhere nothing of it is assigned."""
    written = []
    for path in sorted((ROOT / "tracker" / "collecting").glob("*.py")):
        for node in ast.walk(tree_of(path)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
            written += [f"{path.name}: {ast.unparse(target)}" for target in targets if "counts." in ast.unparse(target)]
    assert written == []
