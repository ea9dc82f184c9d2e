"""No query reads a whole large table but those that are asked for the whole: each finds its rows by an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from benchmarks.support.files import configure, grow
from db import (
    alerts,
    list_items,
    near_names,
    notices,
    order_list,
    order_terms,
    orders,
    revenue,
    runs,
    search,
    shard_index,
    sources,
)
from db.backup import backup
from db.clusters import related_ids
from db.engine import connection
from db.engine.rows import execute, fetch
from db.engine.schema_text import views
from db.migrations import PAGES
from db.queries import QUERIES, opened_for_queries
from db.search import match_expression
from tests.support.fault_server import Portal
from tests.support.place import OURS, Place, make_place
from tests.support.query_plans import one_line, scanned, statements, watched
from tests.support.town import OTHERS, award
from tracker.config.runtime import Runtime
from tracker.config.settings import load_settings
from tracker.judging.configuration import prepare

# tables that grow with what is published
LARGE = {
    "notice", "notice_version", "notice_source", "notice_search_place", "notice_link", "award", "award_party", "absence",
    "order", "order_party", "order_event", "order_notice", "order_alias", "organization", "organization_name", "listed",
    "page", "body", "reading",
}  # fmt: skip
# modules whose every query is about the whole file, and why
WHOLE = {
    "check": "`tracker verify` looks at every row",
    "difference": "a reading again is compared with the whole file before it",
    "processes": "an export of open contracting data has every process",
    "backup": "a copy is counted against the file",
}
# single queries that read a whole table: where they begin, which tables, and why
NAMED = {
    'SELECT * FROM "order" ORDER BY dated, id': ({"order"}, "an export of every order"),
    "SELECT source, count(*) FROM notice_source GROUP BY source": ({"notice_source"}, "metrics count every notice, by an index"),
    "SELECT sha256 FROM body WHERE body IS NOT NULL": ({"body"}, "`tracker verify` looks at every page"),
    "SELECT sha256, moved_to, record_offset FROM body": ({"body"}, "the same, of the pages in other files"),
    "SELECT p.*, strftime": ({"page"}, "`tracker archive export` moves every page before a day"),
    'SELECT o.id FROM "order" o LEFT JOIN currency': ({"order"}, "a list sorted otherwise, or by a part of a name, is of all"),
    'SELECT count(*) FROM "order" o': ({"order"}, "a cut list says how many there are"),
    "SELECT n.id, n.site, n.source, n.key, n.url, n.notice_type, n.title": ({"notice"}, "ends at its limit"),
    "SELECT count(*) FROM notice n": ({"notice"}, "a cut list says how many there are"),
    "SELECT id, name_key FROM organization WHERE id > ?": (
        {"organization"},
        "a newly watched name is compared with every other",
    ),
}
# views that show every row of their kind to whoever does not say which
VIEWS = {"awards": {"award"}, "evidence": {"notice_version"}, "order_history": {"order_event"}, "orders": {"order"}}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Place]:
    """A portal, a source and a company."""
    with Portal() as portal:
        yield make_place(tmp_path, portal, monkeypatch, capsys)


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a thousand orders."""
    folder = tmp_path_factory.mktemp("grown")
    configure(folder)
    grow(folder / "tracker.db", 1_000)
    # after the statistics: SQLite knows nothing of the few companies
    prepare(Runtime(settings=load_settings(folder / "tracker.toml"), now=lambda: datetime(2026, 2, 3, 4, 0, tzinfo=UTC)))
    return folder / "tracker.db"


@pytest.fixture(scope="module", params=["as it grew", "analysed"])
def large(request: pytest.FixtureRequest, grown: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The grown file, with SQLite's statistics of it or without."""
    path = tmp_path_factory.mktemp("large") / "tracker.db"
    backup(grown, path)
    with connection.open_file(path) as db:
        if request.param == "as it grew":
            execute(db, "DELETE FROM sqlite_stat1")
        else:
            pretend_to_be_larger(db)
    return path


def pretend_to_be_larger(db: Database, times: int = 900) -> None:
    """Make SQLite's statistics those of so many times the rows: what has few values has as many more of each."""
    for table, index, stat in fetch(db, "SELECT tbl, idx, stat FROM sqlite_stat1"):
        count, *each = map(int, stat.split())
        told = " ".join(str(rows * times if rows * 100 > count else rows) for rows in each)
        execute(db, "UPDATE sqlite_stat1 SET stat = ? WHERE tbl = ? AND idx IS ?", (f"{count * times} {told}", table, index))


def unnamed(asked: dict[str, set[str]]) -> dict[str, set[str]]:
    """The statements that read a large table from end to end and are not named."""
    found = {one_line(sql): tables & LARGE for sql, tables in asked.items() if tables & LARGE}
    return {
        sql: tables for sql, tables in found.items() if not any(sql.startswith(n) and tables <= t for n, (t, _) in NAMED.items())
    }


def ask_everything(db: Database) -> None:
    """Ask what is put together when it is asked, each way once."""
    for sort in ("date", "amount", "buyer", "supplier"):
        order_list.list_orders(db, order_list.Wanted(buyer="医院"), sort=sort)  # type: ignore[arg-type]  # they are the sorts
    order_list.list_orders(db, order_list.Wanted(since="2026-01-01", until="2026-01-31"))
    order_list.list_notices(db, order_list.Wanted(since="2026-01-01", buyer="医院"))
    search.search_notices(db, "采购项目", buyer="医院")
    orders.load_orders(db, ["O1"])
    notices.load_notices(db, [1], evidence=True)
    notices.note_checked(db, 1, notices.Sighting(source="cn_ccgp", at="2026-01-28T04:00:00+00:00"))
    row = {"source": "cn_ccgp", "key": "a", "url": "http://portal.example/a", "state": "unread", "reference": "{}", "attempts": 1}
    list_items.save_listed(db, row | {"looks_in_vain": 0, "first_seen": "2026-01-28", "last_checked": "2026-01-28"})
    alerts.set_alert_state(db, [1], "sent", from_states=("queued",))
    alerts.count_alerts(db)
    revenue.save_revenue(db, [], entered_by="config")
    revenue.save_filings(db, [], at="2026-01-28T04:00:00+00:00")
    revenue.remove_revenue(db, "ours", "FY2025")
    run = runs.start_run(db, source="cn_ccgp", site="cn_ccgp", started_at="2026-01-28T04:00:00+00:00")
    runs.finish_run(db, run, runs.RunEnd(state="done", at="2026-01-28T04:00:00+00:00"), {}, {})
    sources.save_source_state(db, {"source": "cn_ccgp", "site": "cn_ccgp", "requests_today": 0})
    list(near_names.organizations_after(db, 0))
    moved = order_terms.Payment(supplier_id=1, buyer_id=2, currency="CNY", amount=3, dated="2026-01-05")
    bounds = order_terms.Bounds(moved=frozenset(["O1"]), implausible=frozenset(["O2"]), limits={})
    order_terms.bounded_no_more(db, moved, bounds)
    order_terms.bounded_anew(db, moved, bounds)
    order_terms.implausible_among(db, ["O1"])
    order_terms.revenue_bounds(db)
    related_ids(db, 1)


def test_no_query_of_db_reads_a_large_table_from_end_to_end(large: Path) -> None:
    """Every query text of db/, as it stands there or as it is put together, but for those that are asked for the whole."""
    with connection.open_file(large) as db:
        with watched(db) as asked:
            ask_everything(db)
        db.conn.create_function("search_expression", 1, match_expression, deterministic=True)
        archive = connection.connect(Path(":memory:"), PAGES)
        shard_index.begin_index(archive)
        not_seen = []
        for place, sql, piece in statements():
            if place.partition(":")[0] in WHOLE or any(one_line(piece) in one_line(each) for each in asked):
                continue
            plan = None if sql is None else plan_of(sql, db, archive)
            if sql is None or plan is None:
                not_seen.append(f"{place}: {one_line(piece)}")
            else:
                asked[sql] = plan
    assert not_seen == []
    assert unnamed(asked) == {}


def plan_of(sql: str, *files: Database) -> set[str] | None:
    """The tables that a statement reads from end to end in the file that it is for; None when it is for none of them."""
    for db in files:
        try:
            return scanned(db, sql)
        except sqlite3.OperationalError:
            continue
    return None


def test_no_view_begins_at_a_large_table(large: Path) -> None:
    """Whoever asks a view about the watched companies, sources or questions reads what these have, however large the file."""
    with connection.open_file(large) as db:
        found = {view.name: scanned(db, f'SELECT * FROM "{view.name}"') & LARGE for view in views()}
    assert {name: tables for name, tables in found.items() if tables} == VIEWS


def test_an_amount_is_compared_with_earlier_orders_alone(large: Path) -> None:
    """Whether it can be: a company without revenue asks for the earlier orders of each of its buyers, and its own."""
    with connection.open_file(large) as db:
        plan = [detail for *_, detail in fetch(db, "EXPLAIN QUERY PLAN SELECT * FROM implausible_orders")]
    found = [detail for detail in plan if detail.startswith("SEARCH x ")]
    assert len(found) == 4
    assert all("_id=? AND dated<?)" in detail for detail in found)


def test_no_query_to_try_reads_a_large_table_from_end_to_end(large: Path) -> None:
    """The queries of the shell and the page."""
    with opened_for_queries(large) as db:
        found = {query.name: scanned(db, query.sql) & LARGE for query in QUERIES}
    assert {name: tables for name, tables in found.items() if tables} == {}


def test_every_exception_is_needed(large: Path) -> None:
    """A named query is one of db/, and a module that is excused is there."""
    with connection.open_file(large) as db, watched(db) as asked:
        ask_everything(db)
    texts = [one_line(sql) for sql in asked] + [one_line(sql or piece) for _, sql, piece in statements()]
    assert [name for name in NAMED if not any(text.startswith(name) for text in texts)] == []
    assert {place.partition(":")[0] for place, _, _ in statements()} >= WHOLE.keys()


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
    with connection.open_file(place.folder / "tracker.db") as db:
        plans = {sql: scanned(db, sql) for sql in asked if sql.lstrip().startswith(("SELECT", "WITH", "UPDATE", "DELETE"))}
    assert unnamed(plans) == {}
