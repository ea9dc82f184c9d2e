"""The views answer what people ask, in the right units, each deal once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from db.engine.connection import Database
from db.engine.rows import Row, select
from db.engine.schema_text import views
from scrapers.money import MINOR_DIGITS, Money
from scrapers.notice import Mark, Party, Pricing
from tests.db.samples import award, company, notice, order, save, save_orders, watch
from tracker.model.company import Company, CreditRule, Perimeter, Treatment
from tracker.model.order import Order, OrderStatus

OURS = "示例科技有限公司"


def one(db: Database, sql: str) -> Row:
    """The only row of a query."""
    (row,) = select(db, sql)
    return row


def stored(db: Database, *found: Order, watched: Sequence[Company] = (company(),)) -> None:
    """One notice, its orders, and who is watched."""
    save(db, notice("1"))
    watch(db, *watched)
    save_orders(db, [1], *found)


@pytest.mark.parametrize(
    ("money", "major"),
    [
        (Money(minor=12345, currency="CNY"), 123.45),
        (Money(minor=12345, currency="JPY"), 12345.0),
        (Money(minor=12345, currency="KWD"), 12.345),
        (Money(minor=-5, currency="USD"), -0.05),
    ],
)
def test_amounts_are_in_major_units_of_their_currency(db: Database, money: Money, major: float) -> None:
    """Yen have no hundredths, dinars have thousandths."""
    save(db, notice("1", awards=(replace(award(), amount=money),)))
    row = one(db, "SELECT amount, amount_minor, currency FROM awards")
    assert row == {"amount": major, "amount_minor": money.minor, "currency": money.currency}


def test_the_file_knows_the_same_currencies_as_the_programme(db: Database) -> None:
    """Every currency without hundredths stands in the file with its minor units."""
    rows = {row["code"]: row["per_major"] for row in select(db, "SELECT * FROM currency")}
    assert rows == {currency: 10**digits for currency, digits in MINOR_DIGITS.items()}


def test_awards_show_every_award_watched_or_not(db: Database) -> None:
    """Each result has its row with what people ask for first; what is not printed is NULL."""
    marked = award("甲公司", lot="1包", marks=(Mark.ABOVE_BUDGET, Mark.UNIT_SLIP), members=(Party(name="乙公司"),))
    save(db, notice("1", awards=(marked, award("丙公司", amount=None, rate="98%", pricing=Pricing.RATE))), source="ours")
    wanted = "url, title, published_date, source, buyer, project_number, lot, supplier, members, amount, currency, pricing, marks"
    common = {
        "url": "http://portal.example/1.html",
        "title": "示例项目1中标公告",
        "published_date": "2026-01-13",
        "source": "ours",
        "buyer": "示例采购中心",
        "project_number": "SYN-2026-1",
    }
    marks = "above_budget, unit_slip"
    first = {"lot": "1包", "supplier": "甲公司", "members": "乙公司", "amount": 100.0, "currency": "CNY", "pricing": "total"}
    second = {"lot": None, "supplier": "丙公司", "members": None, "amount": None, "currency": None, "pricing": "rate"}
    assert select(db, f"SELECT {wanted} FROM awards ORDER BY place") == [
        common | first | {"marks": marks},
        common | second | {"marks": None},
    ]


def test_a_deal_announced_twice_is_one_win(db: Database) -> None:
    """However many notices speak of it, and the newest that announced it is shown."""
    save(db, notice("1"))
    save(db, notice("2"))
    watch(db, company())
    deal = order("O1", 1)
    later = order("O1", 2, dated=date(2026, 1, 16)).notices[0]
    save_orders(db, [1, 2], order("O1", 1, notices=(*deal.notices, later)))
    row = one(db, "SELECT company, ticker, order_id, published_date, source, amount, notices, counts_as FROM wins")
    assert row == {
        "company": "example",
        "ticker": "00001.HK",
        "order_id": "O1",
        "published_date": "2026-01-16",
        "source": "cn_a",
        "amount": 100.0,
        "notices": 2,
        "counts_as": "firm",
    }


@pytest.mark.parametrize("status", OrderStatus)
def test_only_deals_that_stand_are_wins(db: Database, status: OrderStatus) -> None:
    """Awarded and contracted deals are won; nothing else is."""
    stored(db, order("O1", 1, status=status))
    won = status in (OrderStatus.AWARDED, OrderStatus.CONTRACTED)
    assert bool(select(db, "SELECT 1 FROM wins")) == won
    void = status in (OrderStatus.FAILED, OrderStatus.TERMINATED, OrderStatus.CANCELLED)
    assert bool(select(db, "SELECT 1 FROM order_book")) != void


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [
        (None, None, True),
        (date(2026, 1, 13), date(2026, 1, 13), True),
        (date(2026, 1, 14), None, False),
        (None, date(2026, 1, 12), False),
    ],
)
def test_wins_lie_inside_the_perimeter_s_days(db: Database, start: date | None, end: date | None, inside: bool) -> None:
    """A subsidiary counts from the first to the last day, both inclusive."""
    stored(db, order("O1", 1), watched=[company("example", Perimeter(name=OURS, start=start, end=end))])
    assert bool(select(db, "SELECT 1 FROM wins")) == inside


def test_an_organization_is_known_by_name_or_valid_code(db: Database) -> None:
    """Another name with the same code is the same organization; a likeness is not."""
    coded = Party(name="改了名的公司", code="91110000MA0000001L")
    perimeter = Perimeter(name=OURS, code="91110000MA0000001L")
    stored(
        db,
        order("O1", 1, supplier="示例 科技有限公司"),
        order("O2", 1, members=(coded,), supplier="别家"),
        order("O3", 1, supplier="示例科技有限公司北京分公司"),
        watched=[company("example", perimeter)],
    )
    assert [row["order_id"] for row in select(db, "SELECT order_id FROM wins ORDER BY order_id")] == ["O1", "O2"]


@pytest.mark.parametrize(
    ("rule", "lead_share", "counts", "credited"),
    [
        (CreditRule.PRINTED, Decimal("0.7"), "firm", 70.0),
        # what the other party's printed share leaves
        (CreditRule.PRINTED, None, "firm", 70.0),
        (CreditRule.LEAD_ONLY, None, "firm", 100.0),
        (CreditRule.EQUAL, None, "firm", 50.0),
        (CreditRule.UNKNOWN, Decimal("0.7"), "shared", None),
    ],
)
def test_a_joint_venture_is_credited_by_the_company_s_rule(
    db: Database, rule: CreditRule, lead_share: Decimal | None, counts: str, credited: float | None
) -> None:
    """A split that is not printed is not guessed."""
    members = (Party(name="乙公司", share=Decimal("0.3")),)
    joint = replace(order("O1", 1), supplier=Party(name=OURS, share=lead_share), members=members)
    stored(db, joint, watched=[company(joint_venture=rule)])
    row = one(db, "SELECT counts_as, credited, amount FROM wins")
    assert row == {"counts_as": counts, "credited": credited, "amount": 100.0}


def test_equity_counts_at_its_share_and_a_watched_name_not_at_all(db: Database) -> None:
    """Part of an associate's orders, none of those of an organization that is only watched."""
    associate = company("a", Perimeter(name=OURS, share=Decimal("0.25"), treatment=Treatment.EQUITY))
    onlooker = company("b", Perimeter(name=OURS, treatment=Treatment.WATCH_ONLY))
    stored(db, order("O1", 1), watched=[associate, onlooker])
    assert select(db, "SELECT company, counts_as, credited FROM wins ORDER BY company") == [
        {"company": "a", "counts_as": "firm", "credited": 25.0},
        {"company": "b", "counts_as": "watched", "credited": 0.0},
    ]
    assert [row["company"] for row in select(db, "SELECT company FROM company_totals")] == ["a"]


def test_totals_add_firm_orders_and_count_the_others(db: Database) -> None:
    """A marked or unpriced order is counted beside the sum, never in it."""
    stored(
        db,
        order("O1", 1, amount="1.10"),
        order("O2", 1, amount="2.20"),
        order("O3", 1, amount="900.00", marks=(Mark.UNIT_SLIP,)),
        order("O4", 1, amount=None),
        order("O5", 1, amount="5.00", status=OrderStatus.CANDIDATE),
        order("O6", 1, amount="6.00", currency="USD"),
    )
    found = select(
        db, "SELECT currency, orders, firm, unpriced, marked, amount, amount_minor FROM company_totals ORDER BY currency"
    )
    assert found == [
        {"currency": None, "orders": 1, "firm": 0, "unpriced": 1, "marked": 0, "amount": None, "amount_minor": None},
        {
            "currency": "CNY",
            "orders": 3,
            "firm": 2,
            "unpriced": 0,
            "marked": 1,
            "amount": pytest.approx(3.3),
            "amount_minor": 330,
        },
        {"currency": "USD", "orders": 1, "firm": 1, "unpriced": 0, "marked": 0, "amount": 6.0, "amount_minor": 600},
    ]
    months = select(db, "SELECT month, orders, not_firm, amount_minor FROM monthly_intake WHERE currency = 'CNY'")
    assert months == [{"month": "2026-01", "orders": 3, "not_firm": 1, "amount_minor": 330}]


def test_a_company_no_longer_watched_has_no_wins(db: Database) -> None:
    """It stays in the file for what was said about it, but no view speaks of it."""
    stored(db, order("O1", 1))
    watch(db)
    assert select(db, "SELECT * FROM wins") == []
    assert [row["watched"] for row in select(db, "SELECT watched FROM company")] == [0]


def test_customers_tell_who_came_back(db: Database) -> None:
    """One row for each buyer, with the number of its orders."""
    stored(
        db,
        order("O1", 1),
        order("O2", 1, dated=date(2026, 2, 1)),
        order("O3", 1, buyer=Party(name="另一采购人")),
    )
    assert select(db, "SELECT buyer, orders, first_order, last_order FROM customers ORDER BY orders DESC") == [
        {"buyer": "示例采购中心", "orders": 2, "first_order": "2026-01-13", "last_order": "2026-02-01"},
        {"buyer": "另一采购人", "orders": 1, "first_order": "2026-01-13", "last_order": "2026-01-13"},
    ]


def test_history_tells_every_event_with_its_notice(db: Database) -> None:
    """An order's events name the notice they are printed in."""
    stored(db, order("O1", 1))
    row = one(db, "SELECT order_id, kind, after_amount, currency, notice, title FROM order_history")
    assert row == {
        "order_id": "O1",
        "kind": "awarded",
        "after_amount": 100.0,
        "currency": "CNY",
        "notice": "N1",
        "title": "示例项目1中标公告",
    }


def test_every_view_says_what_it_shows_and_answers(db: Database) -> None:
    """Each opens with its description and can be asked on an empty file."""
    for view in views():
        assert view.text.endswith(".")
        assert select(db, f'SELECT * FROM "{view.name}"') == []
