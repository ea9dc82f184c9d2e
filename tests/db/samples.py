"""Synthetic notices, orders and files for the tests of db."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from db import companies, notices, orders
from db.engine.connection import Database, open_database, transaction
from db.engine.rows import Row
from scrapers.money import Money
from scrapers.notice import Award, Evidence, Link, Mark, Notice, NoticeType, Party, Pricing
from tracker import storage as records
from tracker.model.company import Company, Perimeter
from tracker.model.order import EventKind, Order, OrderEvent, OrderNotice, OrderState, OrderStatus

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 1, 20, 9, 0, tzinfo=CHINA)
LATER = NOW + timedelta(days=1)
READER = "1"


def fresh(path: Path) -> Database:
    """A new tracker file in a folder."""
    return open_database(path / "tracker.db")


def award(supplier: str = "示例科技有限公司", amount: str | None = "100.00", **more: object) -> Award:
    """One award, with a total unless the amount is None."""
    money = None if amount is None else Money.of(amount)
    pricing = Pricing.TOTAL if money else Pricing.NONE
    plain = Award(supplier=Party(name=supplier), amount=money, pricing=pricing)
    return replace(plain, **more)  # type: ignore[arg-type] # fields by name


def notice(key: str = "a/1", **more: object) -> Notice:
    """An award notice of a made-up buyer."""
    plain = Notice(
        notice_type=NoticeType.AWARD,
        title=f"示例项目{key}中标公告",
        key=key,
        url=f"http://portal.example/{key}.html",
        published_date=date(2026, 1, 13),
        project_number=f"SYN-2026-{key}",
        project_name=f"示例项目{key}",
        buyer=Party(name="示例采购中心"),
        awards=(award(),),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # fields by name


def save(
    db: Database,
    what: Notice,
    *,
    site: str = "cn_a",
    source: str | None = None,
    page: str | None = "p1",
    reader: str = READER,
    at: datetime = NOW,
) -> tuple[str, int]:
    """Store one reading in a transaction of its own."""
    row = records.notice_row(what, site=site, page_sha256=page, reader_version=reader)
    with transaction(db):
        before = notices.known(db, site, [what.key]).get(what.key)
        sighting = notices.Sighting(source=source or site, at=records.instant(at))
        return notices.save_notice(db, row, before, sighting)


def stored(db: Database, notice_id: int) -> Row:
    """A notice's row with its versions."""
    (row,) = notices.load_notices(db, [notice_id], evidence=True)
    return row


def order(
    ident: str,
    notice_id: int,
    *,
    amount: str | None = "100.00",
    currency: str = "CNY",
    supplier: str = "示例科技有限公司",
    status: OrderStatus = OrderStatus.AWARDED,
    marks: tuple[Mark, ...] = (),
    dated: date = date(2026, 1, 13),
    **more: object,
) -> Order:
    """An order of one notice with one event."""
    money = None if amount is None else Money.of(amount, currency)
    state = OrderState(status=status, amount=money, marks=marks, dated=dated, pricing=Pricing.TOTAL if money else Pricing.NONE)
    event = OrderEvent(kind=EventKind.AWARDED, on=dated, seen_at=NOW, notice_id=notice_id, after=state)
    spoken = OrderNotice(
        id=notice_id,
        site="cn_a",
        source="cn_a",
        url=f"http://portal.example/{notice_id}.html",
        title="示例项目中标公告",
        notice_type=NoticeType.AWARD,
        published=dated,
        award=0,
    )
    plain = Order(
        id=ident,
        lot=None,
        supplier=Party(name=supplier),
        members=(),
        buyer=Party(name="示例采购中心"),
        project_number="SYN-2026-1",
        project_name="示例项目",
        country="CN",
        notices=(spoken,),
        events=(event,),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # fields by name


def save_orders(db: Database, cluster: list[int], *found: Order) -> list[str]:
    """Store a cluster's orders in a transaction of its own."""
    with transaction(db):
        return orders.save_orders(db, orders.order_hashes(db, cluster), [records.order_row(each) for each in found], run_id=None)


def company(ident: str = "example", *perimeter: Perimeter, **more: object) -> Company:
    """A watched company with one organization unless others are given."""
    plain = Company(
        id=ident,
        names={"zh": "示例", "en": "Example"},
        ticker="00001.HK",
        exchange="HKEX",
        currency="CNY",
        perimeter=perimeter or (Perimeter(name="示例科技有限公司"),),
    )
    return replace(plain, **more)  # type: ignore[arg-type] # fields by name


def watch(db: Database, *watched: Company) -> None:
    """Make these the watched companies."""
    with transaction(db):
        companies.sync_companies(db, [records.company_row(each) for each in watched])


def evidence_of(text: str, value: str, field: str = "supplier", award_place: int | None = 0) -> Evidence:
    """Where a value stands in a text."""
    start = text.index(value)
    return Evidence(field=field, text=value, start=start, end=start + len(value), award=award_place)


__all__ = ["CHINA", "LATER", "NOW", "READER", "Link", "award", "company", "evidence_of", "fresh", "notice", "order", "save"]


def schema_of(path: Path) -> list[tuple[str, str]]:
    """Names and texts of all that a file defines."""
    with sqlite3.connect(path) as conn:
        found = conn.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    conn.close()
    return found
