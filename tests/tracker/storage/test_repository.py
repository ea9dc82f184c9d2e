"""A repository that is kept reads the file once, sees what others change, and forgets what a failed transaction left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db import companies, revenue
from db.engine.connection import Database, open_file, transaction
from scrapers.money import Money
from scrapers.notice import Award, Notice, NoticeType, Party, Pricing
from tests.support.ledger_samples import company
from tracker import storage as records
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import parsed_notice
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.model.revenue import Revenue

OURS, THEIRS = "甲方智能科技有限公司", "乙方仪器设备有限公司"
NOW = datetime(2026, 1, 28, 4, tzinfo=UTC)
WATCHED = company(OURS)
FIGURE = Revenue(
    company=WATCHED.id,
    label="FY2025",
    start=date(2025, 1, 1),
    end=date(2025, 12, 31),
    amount=Money(minor=10_000_000_00, currency="CNY"),
    segment=None,
    source="synthetic",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one watched company."""
    path = tmp_path / "tracker.db"
    with open_file(path) as db, transaction(db):
        companies.sync_companies(db, [records.company_row(WATCHED)])
    return path


@pytest.fixture
def ingest(file: Path) -> Iterator[Ingest]:
    """A run's way of keeping notices."""
    with open_file(file) as db:
        runtime = Runtime(settings=Settings(folder=file.parent, db=Path(file.name), file=""), now=lambda: NOW)
        yield Ingest(site="cn_example", source="cn_example", runtime=runtime, db=db)


def win(number: int, supplier: str = OURS, amount: int = 30_000_00) -> Notice:
    """An award of one lot; synthetic."""
    return Notice(
        notice_type=NoticeType.AWARD,
        title=f"某单位第{number}期平台项目中标公告",
        key=f"/{number}",
        url=f"http://portal.example/{number}",
        published_date=date(2026, 1, 20),
        project_number=f"SYN-2026-{number}",
        project_name=f"某单位第{number}期平台项目",
        buyer=Party(name=f"丙县第{number}小学"),
        awards=(Award(supplier=Party(name=supplier), amount=Money(minor=amount, currency="CNY"), pricing=Pricing.TOTAL),),
    )


def asked(db: Database) -> list[str]:
    """Every statement from now on, as far as its table's name."""
    found: list[str] = []
    db.conn.set_trace_callback(lambda sql: found.append(" ".join(sql.split())[:60]))
    return found


def test_what_nobody_changes_is_read_once(ingest: Ingest) -> None:
    """After its first notice a run asks no more for companies, decisions, rates, terms, revenue or filings."""
    ingest.save(parsed_notice(win(1), site="cn_example"))
    found = asked(ingest.db)
    for number in range(2, 6):
        ingest.save(parsed_notice(win(number, OURS if number % 2 else THEIRS), site="cn_example"))
    tables = ("company", "perimeter", "decision", "fx_rate", "revenue", "filing")
    assert [sql for sql in found if sql.startswith(tuple(f"SELECT * FROM {table} " for table in tables))] == []


def test_a_change_by_another_connection_is_seen_at_the_next_notice(ingest: Ingest, file: Path) -> None:
    """Another process watches one more company and imports a figure while the run goes on: both count from then on."""
    ingest.save(parsed_notice(win(1, THEIRS), site="cn_example"))
    assert [each.id for each in ingest.repository.companies()] == [WATCHED.id]
    other = replace(company(THEIRS), id="theirs", names={"en": "Theirs"}, ticker="00002.HK")
    with open_file(file) as db, transaction(db):
        companies.sync_companies(db, [records.company_row(each) for each in (WATCHED, other)])
        revenue.sync_revenue(db, [records.revenue_row(FIGURE)])
    ingest.save(parsed_notice(win(2, THEIRS), site="cn_example"))
    assert {each.id for each in ingest.repository.companies()} == {WATCHED.id, "theirs"}
    assert len(ingest.repository.ledger(other).lines) == 2
    assert [figure.label for figure in ingest.repository.ledger(WATCHED).revenue] == ["FY2025"]


def test_what_a_failed_transaction_had_changed_is_forgotten(ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice whose saving fails after its orders were written leaves no order in the ledger, and one when tried again."""
    ingest.save(parsed_notice(win(1), site="cn_example"))
    (watched,) = ingest.repository.companies()
    save_joins = "tracker.judging.orders.decisions.save_joins"
    with monkeypatch.context() as broken:
        broken.setattr(save_joins, _fail)
        with pytest.raises(RuntimeError, match="no space"):
            ingest.save(parsed_notice(win(2), site="cn_example"))
    assert len(ingest.repository.ledger(watched).lines) == 1
    ingest.save(parsed_notice(win(2), site="cn_example"))
    assert len(ingest.repository.ledger(watched).lines) == 2


def test_a_ledger_that_is_kept_is_the_one_made_anew(ingest: Ingest, file: Path) -> None:
    """After each of many notices, of ours and others, new and changed, the kept ledger equals that of a fresh reading."""
    for number, amount in ((1, 5), (2, 900), (1, 7), (3, 100_000), (2, 901), (4, 3)):
        ingest.save(parsed_notice(win(number, THEIRS if number == 4 else OURS, amount * 10_000_00), site="cn_example"))
        (watched,) = ingest.repository.companies()
        with open_file(file) as db:
            fresh = Ingest(site="cn_example", source="cn_example", runtime=ingest.runtime, db=db).repository
            assert fresh.ledger(watched) == ingest.repository.ledger(watched)
            assert fresh.terms == ingest.repository.terms


def _fail(*_: object, **__: object) -> None:
    raise RuntimeError("no space")
