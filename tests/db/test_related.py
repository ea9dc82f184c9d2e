"""Notices that could speak of one deal are found from any of them, others are left alone."""

from __future__ import annotations

import re
from datetime import date

import pytest

from db.clusters import STEPS, related_ids
from db.decisions import decide
from db.engine.connection import Database
from scrapers.notice import Link, LinkKind, Notice, NoticeType, Party
from tests.db.samples import NOW, award, notice, order, save, save_orders
from tracker import storage as records
from tracker.model.decision import JoinDecision, Verdict


def link(**more: str) -> tuple[Link, ...]:
    """One link to another notice."""
    return (Link(kind=LinkKind.SAME_PROJECT, **more),)


def lone(key: str, **more: object) -> Notice:
    """A notice that nothing ties to another unless it is given."""
    plain: dict[str, object] = {
        "title": None,
        "project_number": None,
        "project_name": None,
        "buyer": Party(name=f"采购人{key}"),
        "awards": (award(f"供应商{key}"),),
    }
    return notice(key, **(plain | more))


BUYER = Party(name="同一采购人")
TIES = {
    "project number, however it is written": ({"project_number": "ZB—2026—0017"}, {"project_number": "zb-2026-0017"}),
    "project name of one buyer": (
        {"project_name": "同一个示例项目", "buyer": BUYER},
        {"project_name": "同一个 示例项目", "buyer": BUYER},
    ),
    "amount one buyer pays one supplier": (
        {"buyer": BUYER, "awards": (award("同一供应商", "77.00"),)},
        {"buyer": BUYER, "awards": (award("同一供应商", "77.00"),)},
    ),
    "amount one supplier is paid by a buyer and its department": (
        {"buyer": Party(name="示例银行股份有限公司"), "awards": (award("同一供应商", "77.00"),)},
        {"buyer": Party(name="示例银行"), "awards": (award("同一供应商", "77.00"),)},
    ),
    "amount one supplier is paid by nobody named": (
        {"buyer": BUYER, "awards": (award("同一供应商", "77.00"),)},
        {"buyer": None, "awards": (award("同一供应商", "77.00"),)},
    ),
    "address": ({}, {"links": link(url="https://portal.example/one.html/")}),
    "key": ({}, {"links": link(key="one")}),
    "number of a link": ({"project_number": "ZB-2026-0017"}, {"links": link(project_number="ZB-2026-0017")}),
    "title of a link": ({"title": "某某大模型平台采购项目"}, {"links": link(title="某某大模型平台采购项目")}),
    "third notice nobody has": ({"links": link(key="ocds-syn-1")}, {"links": link(key="ocds-syn-1")}),
}


@pytest.mark.parametrize("tie", TIES)
def test_a_tie_is_found_from_both_ends(db: Database, tie: str) -> None:
    """Whichever notice came first, and a stranger stays out."""
    left, right = TIES[tie]
    save(db, lone("one", url="http://portal.example/one.html", **left))
    save(db, lone("two", **right))
    save(db, lone("stranger"))
    assert related_ids(db, 1) == {1, 2}
    assert related_ids(db, 2) == {1, 2}
    assert related_ids(db, 3) == {3}


def test_ties_hold_through_others(db: Database) -> None:
    """What hangs together over a third notice is one cluster."""
    save(db, lone("one", project_number="ZB-2026-0017"))
    save(db, lone("two", project_number="ZB-2026-0017", links=link(url="http://other.example/three")))
    save(db, lone("three", url="http://other.example/three"), site="cn_b")
    assert related_ids(db, 1) == related_ids(db, 3) == {1, 2, 3}


@pytest.mark.parametrize("placeholder", ["/", "无", "-", "详见附件"])
def test_a_placeholder_ties_nothing(db: Database, placeholder: str) -> None:
    """What stands where no number is printed is no number."""
    save(db, lone("one", project_number=placeholder))
    save(db, lone("two", project_number=placeholder))
    assert related_ids(db, 1) == {1}


def test_the_same_name_of_another_buyer_ties_nothing(db: Database) -> None:
    """办公用品采购 is everybody's."""
    save(db, lone("one", project_name="办公用品采购"))
    save(db, lone("two", project_name="办公用品采购"))
    assert related_ids(db, 1) == {1}


def test_the_same_amount_from_another_buyer_ties_nothing(db: Database) -> None:
    """Two customers may pay one price."""
    save(db, lone("one", awards=(award("同一供应商", "77.00"),)))
    save(db, lone("two", awards=(award("同一供应商", "77.00"),)))
    assert related_ids(db, 1) == {1}


def test_no_tie_is_looked_for_among_all_notices(db: Database) -> None:
    """Every step starts at the given notices and goes by an index: its cost does not grow with the file."""
    for number in range(3):
        save(db, lone(str(number)))
    plans = [row[3] for step in STEPS for row in db.conn.execute(f"EXPLAIN QUERY PLAN {step}", {"ids": "[1]"})]
    tables = r"(one|other|link|payer|another)"
    assert [line for line in plans if re.match(rf"SCAN {tables}\b|SEARCH {tables} .*\(site=\?\)$", line)] == []


def test_a_decision_ties_the_orders_it_names(db: Database) -> None:
    """Orders somebody said are one are looked at together, by any id they ever had."""
    save(db, lone("one"))
    save(db, lone("two"))
    save_orders(db, [1], order("O0000000001", 1))
    save_orders(db, [2], order("O0000000002", 2, former_ids=("O0000000009",)))
    assert related_ids(db, 1) == {1}
    decide(db, records.decision_row(JoinDecision(left="O0000000001", right="O0000000009", verdict=Verdict.ACCEPT, at=NOW)))
    assert related_ids(db, 1) == related_ids(db, 2) == {1, 2}


def test_notices_of_one_order_stay_together(db: Database) -> None:
    """What was joined once is looked at together when the tie is gone, so that it can be parted."""
    save(db, lone("one", project_number="ZB-2026-0017"))
    save(db, lone("two", project_number="ZB-2026-0017", notice_type=NoticeType.CONTRACT))
    both = order("O0000000001", 1)
    save_orders(db, [1, 2], order("O0000000001", 1, notices=(*both.notices, *order("O1", 2).notices)))
    save(db, lone("two", project_number="ZB-2026-0099", published_date=date(2026, 2, 1)))
    assert related_ids(db, 2) == {1, 2}
