"""Changes that a correction, a failure or a termination makes to results announced before."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scrapers.money import Money, Pricing


class Concern(StrEnum):
    """Subjects of a correction: the call for bids, the result, only fees or files, or something else."""

    TENDER = "tender"
    RESULT = "result"
    FEE_OR_ATTACHMENT = "fee_or_attachment"
    OTHER = "other"


class ChangeAction(StrEnum):
    """Kinds of change of the result of one lot, or of the whole project."""

    AMOUNT_CHANGED = "amount_changed"
    SUPPLIER_REPLACED = "supplier_replaced"
    AWARD_WITHDRAWN = "award_withdrawn"
    AWARD_ADDED = "award_added"
    PRICING_CHANGED = "pricing_changed"
    TITLE_CHANGED = "title_changed"
    RESTATED = "restated"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    TERMINATED = "terminated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a change as printed; `amount` is set only with pricing `total`, a rate or unit price is text in `rate`."""

    supplier: str | None = None
    amount: Money | None = None
    pricing: Pricing = Pricing.NONE
    rate: str | None = None

    def __post_init__(self) -> None:
        if self.amount is not None and self.pricing is not Pricing.TOTAL:
            raise ValueError(f"an amount beside pricing {self.pricing} is not a total")

    @property
    def priced(self) -> bool:
        """Whether it says anything of the price, be it that there is only a rate."""
        return self.pricing is not Pricing.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: `before` is evidence that finds the order, `after` is what holds now; `lot` None where none is printed.

    `keeps_price`: the notice says that another supplier has the award at the price announced (中标金额不变).
    `contract_number` is the number (合同编号) of the one contract that ends, where it is printed.
    """

    action: ChangeAction
    lot: str | None = None
    before: Side = Side()
    after: Side = Side()
    keeps_price: bool = False
    contract_number: str | None = None
