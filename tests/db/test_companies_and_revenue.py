"""Watched companies follow the configuration; figures, rates and filings are kept once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from db import companies, revenue
from db.engine.connection import Database
from db.near_names import add_candidates, near_suppliers, newest_organization
from scrapers.money import Money
from tests.db.samples import NOW, company, notice, order, save, save_orders, watch
from tracker import storage as records
from tracker.model.company import Perimeter
from tracker.model.filing import Filing
from tracker.model.order import OrderStatus
from tracker.model.rate import Rate
from tracker.model.revenue import Revenue

AT = records.instant(NOW)


def figure(amount: str = "312000000", **more: object) -> Revenue:
    """A reported year."""
    values = {"label": "FY2024", "start": date(2024, 1, 1), "end": date(2024, 12, 31), "source": "report"} | more
    return Revenue(company="example", amount=Money.of(amount), **values)  # type: ignore[arg-type] # fields by name


def figures(db: Database) -> list[Revenue]:
    """What the file says of the example company."""
    return [records.revenue_of(row) for row in revenue.load_revenue(db, "example")]


def test_companies_are_what_was_synced_last(db: Database) -> None:
    """Changed, added and dropped companies follow; order of perimeter is kept."""
    first = company("a", Perimeter(name="甲公司"), Perimeter(name="乙公司", start=date(2026, 1, 1), share=Decimal("0.5")))
    watch(db, first, company("b"))
    second = company("a", Perimeter(name="乙公司"), ticker="00002.HK")
    watch(db, second)
    assert [records.company_of(row) for row in companies.load_companies(db)] == [second]


def test_a_figure_is_kept_once(db: Database) -> None:
    """The same period, segment, day and source is the same figure; its first instant stays."""
    watch(db, company())
    for amount, seen in (("1", NOW), ("2", NOW.replace(year=2027))):
        revenue.save_revenue(db, [records.revenue_row(figure(amount, seen_at=seen))], entered_by="import")
    assert figures(db) == [figure("2", seen_at=NOW)]


def test_the_configuration_s_figures_come_and_go_with_it(db: Database) -> None:
    """Imported figures stay."""
    watch(db, company())
    revenue.save_revenue(db, [records.revenue_row(figure(segment="cloud"))], entered_by="import")
    revenue.sync_revenue(db, [records.revenue_row(figure())])
    assert figures(db) == [figure(), figure(segment="cloud")]
    revenue.sync_revenue(db, [])
    assert figures(db) == [figure(segment="cloud")]


def test_a_rate_is_the_last_one_imported_for_its_day(db: Database) -> None:
    """And is looked up between two days, both inclusive."""
    rate = Rate(base="USD", quote="CNY", day=date(2026, 1, 2), value=Decimal("7.1"), source="one")
    later = Rate(base="USD", quote="CNY", day=date(2026, 1, 2), value=Decimal("7.2"), source="two")
    for each in (rate, later):
        revenue.save_rates(db, [records.rate_row(each)], at=AT)
    assert [records.rate_of(row) for row in revenue.load_rates(db)] == [later]


def test_a_filing_is_kept_once(db: Database) -> None:
    """Importing it again brings it up to date."""
    watch(db, company())
    first = Filing(key="1", company="example", published=date(2026, 1, 2), title="合同公告")
    second = Filing(key="1", company="example", published=date(2026, 1, 2), title="合同公告", amount=Money.of("1"), order="O1")
    for each in (first, second):
        revenue.save_filings(db, [records.filing_row(each)], at=AT)
    assert [records.filing_of(row) for row in revenue.load_filings(db, "example")] == [second]


def test_suppliers_are_seen_with_what_their_orders_come_to(db: Database) -> None:
    """Void deals and buyers do not count; the money is in the currency of most orders."""
    save(db, notice("1"))
    save_orders(
        db,
        [1],
        order("O1", 1, amount="1.00"),
        order("O2", 1, amount="2.00"),
        order("O3", 1, amount="9.00", currency="USD"),
        order("O4", 1, amount="5.00", status=OrderStatus.TERMINATED),
    )
    assert near_suppliers(db) == []
    add_candidates(db, range(1, newest_organization(db) + 1))
    (seen,) = records.seen_organizations(near_suppliers(db))
    assert (seen.party.name, seen.orders, seen.money) == ("示例科技有限公司", 3, Money.of("3"))
