"""No query of a run reads a whole large table: each finds its rows by an index, whatever the file's size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.engine import connection
from db.engine.rows import fetch
from tests.support.fault_server import Portal
from tests.support.place import OURS, Place, make_place
from tests.support.town import OTHERS, award

# tables that grow with what is published
LARGE = ("notice", "notice_version", "notice_source", "award", "award_party", "notice_link", "order", "order_party",
         "order_event", "order_notice", "organization", "flag", "alert", "absence", "listed")  # fmt: skip
_NAMES = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?(?:\s+(?:AS\s+)?(\w+))?')


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """A portal, a source and a company."""
    with Portal() as portal:
        yield make_place(tmp_path, portal, monkeypatch, capsys)


def scanned(db: Database, sql: str) -> set[str]:
    """The large tables that a statement reads from end to end."""
    names = {alias or table: table for table, alias in _NAMES.findall(sql)} | {table: table for table, _ in _NAMES.findall(sql)}
    steps = [row[3] for row in fetch(db, f"EXPLAIN QUERY PLAN {sql}")]
    found = {words[1] for words in (step.split() for step in steps) if words[0] == "SCAN"}
    return {names.get(name, name) for name in found} & set(LARGE)


def test_a_run_reads_no_large_table_from_end_to_end(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists, notices, orders, flags and the questions at the run's end: first a run with news, then one without."""
    asked: set[str] = set()
    connect = connection._connection

    def traced(path: Path, *, read_only: bool) -> Database:
        db = connect(path, read_only=read_only)
        if path.name == "tracker.db":
            db.conn.set_trace_callback(asked.add)
        return db

    told = [award(100 + number, 26, f"甲县第{number}小学", OURS if number % 2 else OTHERS, "300") for number in range(4)]
    place.publish(*told)
    place.run("cn_ccgp")
    monkeypatch.setattr(connection, "_connection", traced)
    place.publish(award(300, 27, "乙县第一小学", OURS, "410"), *told[1:])
    place.run("cn_ccgp", days=1)
    place.run("cn_ccgp", days=8)
    monkeypatch.undo()
    db = connection.open_database(place.folder / "tracker.db")
    try:
        plans = {sql: scanned(db, sql) for sql in asked if sql.lstrip().startswith(("SELECT", "WITH", "UPDATE", "DELETE"))}
    finally:
        db.close()
    assert {" ".join(sql.split()): tables for sql, tables in plans.items() if tables} == {}
