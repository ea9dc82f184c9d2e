"""Value-added tax: what a printed amount includes and at which rate it is taken out; Chinese rates, reported revenue has none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from scrapers.notice import VatBasis
from tracker.model.company import VatCategory
from tracker.model.order import Order, OrderState

RATES = {
    VatCategory.SERVICES: Decimal("0.06"),
    VatCategory.GOODS: Decimal("0.13"),
    VatCategory.CONSTRUCTION: Decimal("0.09"),
}
# what a country's award prices are where the notice does not say
_BASIS = {"CN": VatBasis.INCLUDED, "GB": VatBasis.EXCLUDED, "UK": VatBasis.EXCLUDED, "EU": VatBasis.EXCLUDED, "US": VatBasis.NONE}
_PRINTED = re.compile(r"(服务|货物|工程)类")
_WORDS = {"服务": VatCategory.SERVICES, "货物": VatCategory.GOODS, "工程": VatCategory.CONSTRUCTION}


@dataclass(frozen=True, slots=True, kw_only=True)
class Netting:
    """Tax taken out of an order's amount: `rate` (0.06) is 0 where nothing is to take out, None where the basis is unknown.

    `decided_by` is "order" (a setting of this order), "printed" (the notice's printed rate, else its project's class) or
    "company" (its default).
    """

    basis: VatBasis
    rate: Decimal | None
    decided_by: str = ""

    @property
    def divisor(self) -> Decimal:
        """Divisor of an amount to be net; 1 where it is left as printed."""
        return 1 + (self.rate or Decimal(0))


def basis_of(order: Order, state: OrderState) -> VatBasis:
    """The basis printed, else the custom of the order's country; UNKNOWN where there is neither."""
    return state.vat if state.vat is not VatBasis.UNKNOWN else _BASIS.get(order.country.upper(), VatBasis.UNKNOWN)


def netting(order: Order, state: OrderState, default: VatCategory, override: VatCategory | Decimal | None) -> Netting:
    """How to take value-added tax out of an order; an override is a category or a rate itself."""
    basis = basis_of(order, state)
    if basis in (VatBasis.EXCLUDED, VatBasis.NONE):
        return Netting(basis=basis, rate=Decimal(0))
    if override is not None:
        return Netting(basis=basis, rate=RATES[override] if isinstance(override, VatCategory) else override, decided_by="order")
    if state.vat_rate is not None:
        return Netting(basis=VatBasis.INCLUDED, rate=state.vat_rate, decided_by="printed")
    if basis is VatBasis.UNKNOWN:
        return Netting(basis=basis, rate=None)
    printed = _PRINTED.search(order.project_name or "")
    if printed:
        return Netting(basis=basis, rate=RATES[_WORDS[printed[1]]], decided_by="printed")
    return Netting(basis=basis, rate=RATES[default], decided_by="company")
