"""A real aggregator's rows as leads, fifty of its winners watched: nothing matches by likeness, sums are plain sums."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scrapers.money import Money
from scrapers.notice import Award, Notice, NoticeType, Party, Pricing
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.company import Company, Perimeter
from tracker.model.matching import match
from tracker.model.notice_history import NoticeVersion, StoredNotice
from tracker.model.order import OrderStatus
from tracker.model.rate import no_rates
from tracker.orders.build import build_orders

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def rows(corpus: Path) -> list[dict[str, Any]]:
    """The aggregator's rows that name a winner."""
    told = (corpus / "records" / "jianyu.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in told]
    assert len(found) == 970
    return [row for row in found if row.get("winner")]


@pytest.fixture(scope="module")
def notices(rows: list[dict[str, Any]]) -> list[StoredNotice]:
    """The rows as lead notices."""
    return [lead(number, row) for number, row in enumerate(rows, 1)]


@pytest.fixture(scope="module")
def companies(rows: list[dict[str, Any]]) -> list[Company]:
    """The fifty winners with the most rows, each a watched company of one name."""
    winners = Counter(row["winner"] for row in rows if "," not in row["winner"])
    names = sorted(winners, key=lambda name: (-winners[name], name))[:50]
    return [
        Company(
            id=f"c{n}", names={"zh": name[:4]}, ticker=f"{n}", exchange="SSE", currency="CNY", perimeter=(Perimeter(name=name),)
        )
        for n, name in enumerate(names)
    ]


def lead(number: int, row: dict[str, Any]) -> StoredNotice:
    """One row as the lead notice that an import makes of it."""
    at = datetime.fromtimestamp(row["publishTime"], UTC)
    amount = Money.of(str(row["bidAmount"])) if row.get("bidAmount") else None
    names = row["winner"].split(",")
    award = Award(
        supplier=Party(name=names[0]),
        members=tuple(Party(name=name) for name in names[1:]),
        amount=amount,
        pricing=Pricing.TOTAL if amount else Pricing.NONE,
    )
    notice = Notice(
        notice_type=NoticeType.AWARD,
        key=row["id"],
        title=row["title"],
        published_date=at.date(),
        buyer=Party(name=row["buyer"]) if row.get("buyer") else None,
        awards=(award,),
        lead=True,
    )
    return StoredNotice(
        id=number, source="import", site="import", first_seen=at, versions=(NoticeVersion(notice=notice, seen_at=at),)
    )


def test_every_row_is_an_order_and_joins_are_only_proposed(notices: list[StoredNotice]) -> None:
    """Rows without numbers or links are never joined: those that look alike are proposed."""
    built = build_orders(notices)
    assert len(built.orders) == len(notices)
    assert {order.state.status for order in built.orders} == {OrderStatus.LEAD}
    assert built.proposals
    assert all(p.score >= 0.5 for p in built.proposals)


def test_no_company_matches_by_likeness(notices: list[StoredNotice], companies: list[Company]) -> None:
    """Each watched winner matches its own rows and no other, though many names are alike."""
    expected: defaultdict[str, set[str]] = defaultdict(set)
    got: defaultdict[str, set[str]] = defaultdict(set)
    names = {company.perimeter[0].name: company.id for company in companies}
    for order in build_orders(notices).orders:
        for party in order.parties:
            if party.name in names:
                expected[names[party.name]].add(order.id)
        for found in match(order, companies):
            got[found.company.id].add(order.id)
    assert got == expected
    assert len(got) == 50


def test_figures_are_plain_sums(rows: list[dict[str, Any]], notices: list[StoredNotice], companies: list[Company]) -> None:
    """A company's stated figure is the sum of its rows to the fen but for rows in question, its floor nothing."""
    orders = build_orders(notices).orders
    for company in companies:
        own = [row for row in rows if row["winner"] == company.perimeter[0].name]
        shared = [row for row in rows if row not in own and company.perimeter[0].name in row["winner"].split(",")]
        plain = sum(Money.of(str(row["bidAmount"])).minor for row in own if row.get("bidAmount"))
        possible = plain + sum(Money.of(str(row["bidAmount"])).minor for row in shared if row.get("bidAmount"))
        found = totals(build_ledger(company, orders, (), no_rates), None, None)
        assert (found.floor, found.stated + found.in_question_amount, found.ceiling) == (0, plain, possible)
        unpriced = sum(not row.get("bidAmount") for row in (*own, *shared))
        assert (found.orders, found.unpriced) == (len(own) + len(shared), unpriced)
