"""Netting of value-added tax: what includes it, at which rate, rounded per order."""

from datetime import date
from decimal import Decimal

import pytest

from scrapers.notice import VatBasis
from tests.support.ledger_samples import company, event, order, state
from tracker.ledger.credit import OrderTerms
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.company import VatCategory
from tracker.model.rate import no_rates
from tracker.model.view import View


def net(amount: str, terms: OrderTerms | None = None, **fields: object) -> int | None:
    """The net stated value in fen of one order."""
    basis = fields.pop("vat", VatBasis.INCLUDED)
    category = fields.pop("category", VatCategory.SERVICES)
    one = order(event(date(2026, 1, 5), state(amount, vat=basis)), **fields)
    watched = company(vat=category)
    return build_ledger(watched, [one], (), no_rates, View(net_of_vat=True), terms={"O1": terms} if terms else {}).lines[0].stated


@pytest.mark.parametrize(
    ("category", "expected"), [(VatCategory.SERVICES, 10000), (VatCategory.GOODS, 9381), (VatCategory.CONSTRUCTION, 9725)]
)
def test_rates_by_category(category: VatCategory, expected: int) -> None:
    """Services 6 %, goods 13 %, construction 9 %."""
    assert net("106", category=category) == expected


@pytest.mark.parametrize("basis", [VatBasis.EXCLUDED, VatBasis.NONE])
def test_only_what_includes_tax_is_netted(basis: VatBasis) -> None:
    """An amount without tax stays as printed."""
    assert net("106", vat=basis) == 10600


@pytest.mark.parametrize(("country", "expected"), [("CN", 10000), ("GB", 10600), ("US", 10600), ("BR", 10600)])
def test_a_countrys_custom_where_the_notice_is_silent(country: str, expected: int) -> None:
    """Chinese award prices include the tax, British ones do not, the United States have none."""
    assert net("106", vat=VatBasis.UNKNOWN, country=country) == expected


def test_halves_round_up_per_order_and_totals_are_sums() -> None:
    """0.53 yuan is 0.50 net; half a fen goes up, on each order by itself."""
    assert net("0.53") == 50
    terms = OrderTerms(vat=Decimal(1))
    assert net("0.01", terms) == 1
    orders = [order(event(date(2026, 1, 5), state("0.01", vat=VatBasis.INCLUDED)), id=f"O{n}") for n in range(3)]
    found = build_ledger(company(), orders, (), no_rates, View(net_of_vat=True), terms={f"O{n}": terms for n in range(3)})
    assert totals(found, None, None).stated == 3


def test_an_orders_own_category_and_the_printed_class() -> None:
    """A decision goes first, then the class printed in the project's name, then the company's default."""
    assert net("113", OrderTerms(vat=VatCategory.GOODS)) == 10000
    assert net("113", project_name="办公设备(货物类)采购") == 10000
    assert net("113", OrderTerms(vat=VatCategory.SERVICES), project_name="办公设备(货物类)采购") == 10660
