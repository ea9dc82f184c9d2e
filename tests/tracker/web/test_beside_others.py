"""The pages beside those who write: they hold nobody up, show what was written, and say what is wrong with the file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import connection
from db.engine.connection import Database, open_database, open_file, transaction
from db.engine.errors import DatabaseProblem
from db.engine.rows import column, execute, fetch
from tests.support.demo_file import asked, pages_of, played_demo
from tests.tracker.cli.conftest import Tracker, tracker
from tracker.config.settings import Settings, load_settings
from tracker.web.security import Application

__all__ = ["tracker"]
PATHS = ("/", "/company/zhipu", "/inbox", "/search?q=智谱", "/tracker", "/tracker/wins", "/tracker/latest_wins")


@pytest.fixture
def demo(tmp_path: Path) -> Settings:
    """A demo that has been played."""
    return played_demo(tmp_path / "demo")


@pytest.fixture
def writer(demo: Settings) -> Iterator[Database]:
    """A connection that writes as a daemon does, and waits for nobody."""
    db = open_database(demo.db_path)
    execute(db, "PRAGMA busy_timeout = 0")
    yield db
    db.close()


def statuses(served: Application, *paths: str) -> set[int]:
    """The status of some pages."""
    return {asyncio.run(asked(served, path)).status_code for path in paths}


def test_a_writer_is_held_up_by_no_page_and_no_page_by_a_writer(demo: Settings, writer: Database) -> None:
    """While somebody writes every page answers; once they were shown the log can be emptied, which an open reading forbids."""
    served = pages_of(demo)
    with transaction(writer):
        execute(writer, "UPDATE notice SET last_checked = '2026-02-01T00:00:00+00:00'")
        assert statuses(served, *PATHS) == {200}
    assert statuses(served, *PATHS) == {200}
    assert fetch(writer, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0] == 0


def test_what_was_written_is_shown(demo: Settings, writer: Database) -> None:
    """A page that was kept is put together anew once the file has changed."""
    served = pages_of(demo)
    before = asyncio.run(asked(served, "/")).text
    assert asyncio.run(asked(served, "/")).text == before
    with transaction(writer):
        execute(writer, """UPDATE "order" SET buyer = '另一采购人'""")
    assert "另一采购人" not in before
    assert "另一采购人" in asyncio.run(asked(served, "/")).text


def test_a_file_that_goes_away_is_named_and_one_that_comes_is_read(demo: Settings) -> None:
    """Pages say what is missing; another file in its place is the one shown."""
    served = pages_of(demo)
    assert statuses(served, "/") == {200}
    away = demo.db_path.with_suffix(".away")
    demo.db_path.rename(away)
    for path in ("/", "/company/zhipu", "/company/zhipu/ledger.csv"):
        answer = asyncio.run(asked(served, path))
        assert (answer.status_code, "tracker.db" in answer.text) == (503, True), path
    with open_file(demo.db_path):
        pass
    assert "tracker run" in asyncio.run(asked(served, "/")).text
    demo.db_path.unlink()
    away.rename(demo.db_path)
    assert statuses(served, "/company/zhipu") == {200}


def test_a_locked_file_says_so(demo: Settings, writer: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot bring the file in line says that another holds it, in one line."""
    monkeypatch.setattr(connection, "_WAIT_SECONDS", 0.05)
    with transaction(writer), pytest.raises(DatabaseProblem, match=r"tracker\.db .*locked"):
        pages_of(demo)


def test_a_missing_file_ends_the_command(tracker: Tracker, tmp_path: Path) -> None:
    """Exit 1, one line that names it, and none is made."""
    answer = tracker("--db", str(tmp_path / "none.db"), "serve", "--port", "0")
    assert (answer.code, answer.out) == (1, "")
    assert "none.db" in answer.err.splitlines()[-1]
    assert not (tmp_path / "none.db").exists()


def test_a_company_of_the_configuration_is_there_at_once(tmp_path: Path) -> None:
    """Before the first run the overview names who is watched and says what to do; the company has its page."""
    (tmp_path / "tracker.toml").write_text(
        '[company.ours]\nname = "甲方智能"\nticker = "00001.HK"\nexchange = "HKEX"\norganizations = ["甲方智能科技有限公司"]\n',
        encoding="utf-8",
    )
    settings = load_settings(tmp_path / "tracker.toml")
    with open_file(settings.db_path) as db:
        assert column(db, "SELECT count(*) FROM company") == [0]
    served = pages_of(settings)
    overview = asyncio.run(asked(served, "/")).text
    assert "甲方智能" in overview
    assert "tracker run" in overview
    assert statuses(served, "/company/ours", "/company/ours/ledger.csv", "/company/ours/alerts.atom") == {200}
