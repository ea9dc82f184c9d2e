"""Lists are cut, narrowed and sorted in the file, and say how many there are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.engine.connection import Database
from db.engine.rows import execute
from db.order_list import OrderSort, Wanted, list_notices, list_orders
from tests.db.samples import notice, save

ROWS = (
    # id, dated, buyer, amount in minor units, currency
    ("OA", "2026-01-01", "丙医院", 100_00, "CNY"),
    ("OB", "2026-01-02", "甲医院", 5000, "JPY"),
    ("OC", "2026-01-03", None, None, None),
    ("OD", "2026-01-03", "乙银行", 70_05, "CNY"),
)


@pytest.fixture
def filled(db: Database) -> Database:
    """Four orders, one without amount, one in a currency without cents."""
    execute(db, "INSERT INTO organization (id, name, name_key) VALUES (1, '甲公司', '甲公司')")
    for row in ROWS:
        execute(
            db,
            """INSERT INTO "order" (id, dated, buyer, amount_minor, currency, supplier, supplier_id, country, status, pricing,
                marks, accepted, framework, vat, url, content_hash)
            VALUES (?, ?, ?, ?, ?, '甲公司', 1, 'CN', 'awarded', 'total', '[]', 0, 0, 'unknown', 'http://p.example/', 'x')""",
            row,
        )
    return db


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("date", ["OD", "OC", "OB", "OA"]),
        ("amount", ["OB", "OA", "OD", "OC"]),
        ("buyer", ["OA", "OD", "OB", "OC"]),
        ("supplier", ["OA", "OB", "OC", "OD"]),
    ],
)
def test_orders_are_sorted_as_asked(filled: Database, sort: OrderSort, ids: list[str]) -> None:
    """The newest, or the largest in units of its own currency; what is not printed stands last."""
    assert list_orders(filled, Wanted(), sort=sort) == (ids, 4)


def test_orders_are_narrowed(filled: Database) -> None:
    """Each condition leaves out what it says; an amount that is not printed is not large."""
    assert list_orders(filled, Wanted(since="2026-01-02", until="2026-01-02")) == (["OB"], 1)
    assert list_orders(filled, Wanted(buyer="医院")) == (["OB", "OA"], 2)
    assert list_orders(filled, Wanted(), min_amount=Decimal("70.05")) == (["OD", "OB", "OA"], 3)
    assert list_orders(filled, Wanted(), min_amount=Decimal("70.051")) == (["OB", "OA"], 2)
    assert list_orders(filled, Wanted(), ids=["OA", "OC"]) == (["OC", "OA"], 2)


def test_a_list_is_cut_and_says_how_many_there_are(filled: Database) -> None:
    """A limit of 0 cuts nothing."""
    assert list_orders(filled, Wanted(limit=1)) == (["OD"], 4)
    assert len(list_orders(filled, Wanted(limit=0))[0]) == 4


def test_notices_are_listed_newest_first(db: Database) -> None:
    """As orders are."""
    for key in range(1, 4):
        save(db, notice(str(key), title=f"第{key}号公告"))
    rows, total = list_notices(db, Wanted(limit=2))
    assert ([row["id"] for row in rows], total) == ([3, 2], 3)
