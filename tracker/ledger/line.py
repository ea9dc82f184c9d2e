"""One order as one company's ledger counts it: credited share, converted, net of tax where wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.ledger.credit import UNPRICED, Interval, OrderTerms, Share, adds_nothing, credited, judged, share_of, terms_of, whole
from tracker.ledger.vat import Netting, netting
from tracker.model.company import Company, CreditRule, Treatment
from tracker.model.matching import parties_of
from tracker.model.order import VOID, Order, OrderState, OrderStatus, Standing
from tracker.model.rate import Rate, Rates

_AS_PRINTED = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One order as it counts for one company: an interval in minor units of the company's currency.

    None bounds mean no price is printed. `error` says why an amount could not be converted; the line is never dropped.
    `credit_rule` is None where the order has one supplier; `netting` is None where amounts are as printed.
    """

    order: Order
    state: OrderState
    dated: date
    treatment: Treatment
    credit_rule: CreditRule | None
    share_low: Decimal
    share_high: Decimal
    floor: int | None
    stated: int | None
    ceiling: int | None
    rate: Rate | None = None
    error: str | None = None
    netting: Netting | None = None
    # a line stands in the ledgers of many notices: counted once
    _counts: tuple[int, ...] = field(default=(), init=False, repr=False, compare=False)

    @property
    def interval(self) -> Interval:
        """Its three bounds."""
        return Interval(floor=self.floor, stated=self.stated, ceiling=self.ceiling)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Codes of all that keeps its amount from being firm: marks, another order that it may be, a share not printed."""
        found = [mark.value for mark in self.state.marks]
        found += ["in_question"] if self.state.standing is Standing.IN_QUESTION else []
        return (*found, *(["share_not_printed"] if self.share_low != self.share_high else []))

    @property
    def kind(self) -> str:
        """How it is counted: "order", "candidate" (first or unranked), or "" for what counts as neither."""
        status = self.state.status
        if self.treatment is Treatment.WATCH_ONLY or status in VOID or self.state.standing is Standing.ELSEWHERE:
            return ""
        if status is not OrderStatus.CANDIDATE:
            return "order"
        return "candidate" if (self.state.rank or 1) == 1 else ""

    @property
    def counts(self) -> tuple[int, ...]:
        """Its part in each field of a ledger's totals."""
        if not self._counts:
            object.__setattr__(self, "_counts", self._counted())
        return self._counts

    def _counted(self) -> tuple[int, ...]:
        kind = self.kind
        order = kind == "order"
        in_question = order and self.state.standing is Standing.IN_QUESTION
        return (
            int(order),
            int(order and self.ceiling is None and self.error is None),
            int(kind == "candidate"),
            int(kind != "" and self.state.doubtful),
            int(self.error is not None),
            self.floor or 0,
            self.stated or 0,
            self.ceiling or 0,
            int(in_question),
            (self.ceiling or 0) if in_question else 0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Steps that an order's printed amount goes through on its way to a company's ledger."""

    dated: date
    share: Share
    netting: Netting | None
    rate: Rate | None
    error: str | None
    terms: OrderTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Crediting:
    """Facts that an order needs, beside its own state, to become a line of one company."""

    company: Company
    rates: Rates
    net_of_vat: bool = False
    terms: Mapping[str, OrderTerms] = field(default_factory=dict)

    def basis(self, order: Order, state: OrderState) -> Basis | None:
        """Basis that the order in that state is credited by; None when none of its parties was the company's on its day."""
        order = _as_told(order, state)
        matches = parties_of(order, self.company)
        if not matches:
            return None
        dated = state.dated or order.events[0].on
        terms = terms_of(order, self.terms)
        share = share_of(order, matches, dated, terms.joint_venture or self.company.joint_venture)
        if share is None:
            return None
        net = netting(order, state, self.company.vat, terms.vat) if self.net_of_vat else None
        rate, error = self._rate(state, dated)
        return Basis(dated=dated, share=share, netting=net, rate=rate, error=error, terms=terms)

    def interval(self, state: OrderState, basis: Basis) -> Interval:
        """Interval that the order in that state adds on that basis."""
        if basis.error:
            return UNPRICED
        state = judged(state, basis.terms)
        factor = Fraction(basis.rate.value) if basis.rate else _AS_PRINTED
        if basis.netting:
            factor /= Fraction(basis.netting.divisor)
        return credited(state, basis.share, factor, self.company.currency)

    def line(self, order: Order, state: OrderState) -> Line | None:
        """The order's line in that state; None where it is not the company's."""
        basis = self.basis(order, state)
        if basis is None:
            return None
        interval = self.interval(state, basis)
        return Line(
            order=order,
            state=judged(state, basis.terms),
            dated=basis.dated,
            treatment=basis.share.treatment,
            credit_rule=basis.share.rule,
            share_low=_decimal(basis.share.low),
            share_high=_decimal(basis.share.high),
            floor=interval.floor,
            stated=interval.stated,
            ceiling=interval.ceiling,
            rate=basis.rate,
            error=basis.error,
            netting=basis.netting,
        )

    def _rate(self, state: OrderState, dated: date) -> tuple[Rate | None, str | None]:
        money = whole(state)
        if money is None or money.currency == self.company.currency or adds_nothing(state):
            return None, None
        rate = self.rates(money.currency, self.company.currency, dated)
        return rate, None if rate else f"no rate {money.currency} to {self.company.currency} on {dated} or the 7 days before"


def called_off(lines: Iterable[Line]) -> dict[str, int]:
    """Amounts that the call-offs of each framework (by its id) add to the ceiling, minor units of the company's currency."""
    taken: dict[str, int] = {}
    for line in lines:
        if line.order.call_off_of:
            taken[line.order.call_off_of] = taken.get(line.order.call_off_of, 0) + (line.ceiling or 0)
    return taken


def after_call_offs(line: Line, taken: Mapping[str, int]) -> Line:
    """The line with what its own call-offs count taken off, where it is a framework's."""
    left = less_called_off(line.interval, line.order, line.state, taken)
    return line if left.ceiling == line.ceiling else replace(line, ceiling=left.ceiling)


def less_called_off(interval: Interval, order: Order, state: OrderState, taken: Mapping[str, int]) -> Interval:
    """A framework's interval with what its call-offs already count taken off its ceiling; any other as it is."""
    if not taken or not state.framework or not interval.ceiling:
        return interval
    own = sum(taken.get(name, 0) for name in (order.id, *order.former_ids))
    return replace(interval, ceiling=max(interval.ceiling - own, 0)) if own else interval


def _as_told(order: Order, state: OrderState) -> Order:
    """The order with the joint venture that was printed by then; orders stored before this was kept have one for all days."""
    if state.members == order.members or not any(event.says and event.says.members for event in order.events):
        return order
    name = order.supplier.name
    printed = {member.name: member.share for member in state.members}
    newer = any(member.name == name and member.share is not None for member in order.members)
    share = printed.get(name, None if newer else order.supplier.share)
    return replace(order, supplier=replace(order.supplier, share=share), members=state.members)


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator if share.denominator > 1 else Decimal(share.numerator)
