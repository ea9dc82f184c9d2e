"""An aggregator's 970 rows as leads, 50 of their winners watched: only exact names count, and totals are plain sums."""

import csv
import io
import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.money import Money
from tests.support.ledger_samples import company
from tracker.imports.leads import COLUMNS, parse_leads
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.keys import supplier_key
from tracker.model.notice_history import NoticeVersion, StoredNotice
from tracker.model.order import Order, OrderStatus
from tracker.model.rate import no_rates
from tracker.orders.build import build_orders

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def rows(corpus: Path) -> list[dict[str, str]]:
    """The rows that name a winner, as lines of an import file."""
    told = [json.loads(line) for line in (corpus / "records" / "jianyu.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        {
            "published": datetime.fromtimestamp(each["publishTime"], UTC).date().isoformat(),
            "buyer": each.get("buyer", ""),
            "supplier": each["winner"],
            "title": each["title"],
            "project": each["title"],
            "amount": str(each.get("bidAmount") or ""),
            "source": each["id"],
        }
        for each in told
        if each.get("winner", "").strip()
    ]


@pytest.fixture(scope="module")
def orders(rows: list[dict[str, str]]) -> tuple[Order, ...]:
    """The rows written as CSV, imported, stored and made into orders."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    leads = parse_leads(text.getvalue(), "jianyu.csv", date(2030, 1, 1))
    stored = [
        StoredNotice(
            id=number, source="import", site="import", first_seen=SEEN, versions=(NoticeVersion(notice=notice, seen_at=SEEN),)
        )
        for number, notice in enumerate(leads, 1)
    ]
    return build_orders(stored).orders


def test_every_row_is_a_lead(rows: list[dict[str, str]], orders: tuple[Order, ...]) -> None:
    """No row is lost, none is more than hearsay."""
    assert len(rows) > 300
    assert {order.state.status for order in orders} == {OrderStatus.LEAD}
    assert sum(len(order.notices) for order in orders) == len(rows)


def test_watched_winners_have_their_own_rows_and_no_others(rows: list[dict[str, str]], orders: tuple[Order, ...]) -> None:
    """Fifty watched: each ledger has the rows of exactly that name, and states their plain sum but for rows in question."""
    winners = [name for name, _ in Counter(row["supplier"] for row in rows).most_common(50)]
    assert len(winners) == 50
    for name in winners:
        own = [row for row in rows if supplier_key(row["supplier"]) == supplier_key(name)]
        ledger = build_ledger(company(name), orders, (), no_rates)
        assert {line.order.supplier.name for line in ledger.lines} == {row["supplier"] for row in own}
        assert sum(len(line.order.notices) for line in ledger.lines) == len(own)
        sums = totals(ledger, None, None)
        assert sums.floor == 0
        plain = sum(Money.of(row["amount"]).minor for row in own if row["amount"])
        assert sums.stated + sums.in_question_amount == sums.ceiling == plain
