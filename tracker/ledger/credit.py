"""Credit of an order to one company: perimeter, joint-venture share, and the interval its kind allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from scrapers.money import MINOR_DIGITS, Money
from scrapers.notice import Mark
from tracker.model.company import CreditRule, Perimeter, Treatment, VatCategory
from tracker.model.matching import Match
from tracker.model.order import VOID, Order, OrderState, OrderStatus, Standing

_ZERO = Fraction(0)
_ONE = Fraction(1)
# no two currencies' minor units are further apart
_TENS = (1, 10, 100, 1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTerms:
    """Terms decided for one order: its joint-venture rule, its tax category or rate; `implausible` cannot be its amount."""

    joint_venture: CreditRule | None = None
    vat: VatCategory | Decimal | None = None
    implausible: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Floor, stated, ceiling in minor units of one currency; None where no price is printed or none could be converted."""

    floor: int | None
    stated: int | None
    ceiling: int | None


NOTHING = Interval(floor=0, stated=0, ceiling=0)
UNPRICED = Interval(floor=None, stated=None, ceiling=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The part of an order credited to a company, between two bounds (0..1); `rule` is None where there is one supplier."""

    # fractions, since a third of a deal has no decimals to round right
    low: Fraction
    high: Fraction
    treatment: Treatment
    rule: CreditRule | None


def terms_of(order: Order, terms: Mapping[str, OrderTerms]) -> OrderTerms:
    """Terms decided for the order, under its id or one it had before."""
    for name in (order.id, *order.former_ids):
        if name in terms:
            return terms[name]
    return OrderTerms()


def judged(state: OrderState, terms: OrderTerms) -> OrderState:
    """The state, marked where its amount cannot be and nobody has accepted it."""
    if terms.implausible is None or state.amount != terms.implausible or state.accepted:
        return state
    return replace(state, marks=tuple(dict.fromkeys((*state.marks, Mark.IMPLAUSIBLE_AMOUNT))))


def with_implausible(terms: Mapping[str, OrderTerms], amounts: Mapping[str, Money]) -> dict[str, OrderTerms]:
    """The terms, and the amounts that cannot be, by order."""
    found = dict(terms)
    for name, amount in amounts.items():
        found[name] = replace(found.get(name, OrderTerms()), implausible=amount)
    return found


def doubted(order: Order, terms: Mapping[str, OrderTerms]) -> Order:
    """The order with its present state marked where its amount cannot be."""
    state = judged(order.state, terms_of(order, terms))
    return order if state is order.state else replace(order, events=(*order.events[:-1], replace(order.events[-1], after=state)))


def share_of(order: Order, matches: Sequence[Match], day: date, rule: CreditRule) -> Share | None:
    """The company's part in an order of that day; None when none of its parties was in the perimeter then."""
    held = [match for match in matches if match.perimeter.holds_on(day)]
    if not held:
        return None
    treatments = {match.perimeter.treatment for match in held}
    treatment = next(t for t in (Treatment.FULL, Treatment.EQUITY, Treatment.WATCH_ONLY) if t in treatments)
    parties = order.parties
    if len(parties) == 1:
        part = max(_weight(match.perimeter) for match in held)
        return Share(low=part, high=part, treatment=treatment, rule=None)
    low, high, applied = _joint(_parts(order, held), rule)
    return Share(low=low, high=high, treatment=treatment, rule=applied)


def _parts(order: Order, held: Sequence[Match]) -> list[tuple[Fraction | None, Fraction, bool]]:
    """Each party's printed share, its weight in the perimeter, and whether it leads."""
    # the lead's share is printed with the members, or beside its own name
    printed = {party.name: Fraction(party.share) for party in (order.supplier, *order.members) if party.share is not None}
    weights: dict[str, Fraction] = {}
    for match in held:
        weights[match.party.name] = max(weights.get(match.party.name, _ZERO), _weight(match.perimeter))
    return [(printed.get(p.name), weights.get(p.name, _ZERO), p is order.supplier) for p in order.parties]


def _weight(perimeter: Perimeter) -> Fraction:
    if perimeter.treatment is Treatment.WATCH_ONLY:
        return _ZERO
    return Fraction(perimeter.share) if perimeter.treatment is Treatment.EQUITY else _ONE


def _joint(parties: Sequence[tuple[Fraction | None, Fraction, bool]], rule: CreditRule) -> tuple[Fraction, Fraction, CreditRule]:
    """Bounds of the credited part of a joint venture, from each party's printed share, perimeter weight and lead."""
    if rule is CreditRule.LEAD_ONLY:
        part = next(weight for _, weight, lead in parties if lead)
        return part, part, rule
    if rule is CreditRule.EQUAL:
        part = sum((weight for _, weight, _ in parties), _ZERO) / len(parties)
        return part, part, rule
    printed = [(share, weight) for share, weight, _ in parties if share is not None and rule is CreditRule.PRINTED]
    known = sum((share * weight for share, weight in printed), _ZERO)
    rest = max(_ONE - sum((share for share, _ in printed), _ZERO), _ZERO)
    open_weights = [weight for share, weight, _ in parties if share is None or rule is not CreditRule.PRINTED]
    if not open_weights:
        return min(known, _ONE), min(known, _ONE), rule
    # the parties without a share divide the rest among them in a way nobody printed
    low, high = min(known + rest * min(open_weights), _ONE), min(known + rest * max(open_weights), _ONE)
    return low, high, rule if low == high else CreditRule.UNKNOWN


def whole(state: OrderState) -> Money | None:
    """The printed amount an order is credited from: a framework's most, else its total."""
    if not state.framework:
        return state.amount
    if state.amount and state.ceiling and state.amount.currency == state.ceiling.currency:
        return max(state.amount, state.ceiling)
    return state.ceiling or state.amount


def adds_nothing(state: OrderState) -> bool:
    """Whether the order adds 0 whatever is printed: void, counted elsewhere, not ranked first, or a suspected unit slip."""
    slip = state.doubtful and not {Mark.UNIT_SLIP, Mark.NEGATIVE_AMOUNT}.isdisjoint(state.marks)
    behind = state.status is OrderStatus.CANDIDATE and (state.rank or 1) > 1
    return state.status in VOID or state.standing is Standing.ELSEWHERE or behind or slip


def credited(state: OrderState, share: Share, factor: Fraction, currency: str) -> Interval:
    """The interval an order adds, in minor units of `currency`; each bound is rounded half up, once.

    `factor` turns major units of the printed amount into `currency`, net of tax where wanted.
    A framework's own call-offs are still in its ceiling (`tracker.lines` takes them off).
    """
    if share.treatment is Treatment.WATCH_ONLY or adds_nothing(state):
        return NOTHING
    money = whole(state)
    if money is None:
        return UNPRICED
    high = most = _minor(money, share.high, factor, currency)
    if state.asked:
        most = max(most, _minor(state.asked, share.high, factor, currency))
    low = high if share.low == share.high else _minor(money, share.low, factor, currency)
    in_question = state.doubtful or state.standing is Standing.IN_QUESTION
    if state.framework or in_question or state.status is OrderStatus.CANDIDATE:
        return _ordered(0, 0, most)
    return _ordered(0 if state.status is OrderStatus.LEAD else low, low, most)


def _minor(money: Money, share: Fraction, factor: Fraction, currency: str) -> int:
    """Minor units of `currency`, half up; in whole numbers throughout, which is exact and quick."""
    digits = MINOR_DIGITS.get(currency, 2) - MINOR_DIGITS.get(money.currency, 2)
    above = abs(money.minor) * share.numerator * factor.numerator * _TENS[max(digits, 0)]
    below = share.denominator * factor.denominator * _TENS[max(-digits, 0)]
    rounded = (2 * above + below) // (2 * below)
    return rounded if money.minor >= 0 else -rounded


def _ordered(*bounds: int) -> Interval:
    """Bounds in rising order: a negative amount (a reduction) turns them round."""
    least, stated, most = sorted(bounds)
    return Interval(floor=least, stated=stated, ceiling=most)
