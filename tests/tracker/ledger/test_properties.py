"""What holds of any ledger: floor under stated under ceiling, totals are sums, the bridge always reconciles."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.money import Money
from scrapers.notice import Party, VatBasis
from tests.support.ledger_samples import MARKED, SLIPPED, SUPPLIER, company, event, order, state
from tracker.ledger.bridge import bridge
from tracker.ledger.credit import OrderTerms
from tracker.ledger.ledger import build_ledger, totals
from tracker.model.company import Company, CreditRule, Perimeter, Treatment
from tracker.model.order import Act, EventKind, Order, OrderState, OrderStatus
from tracker.model.rate import Rate
from tracker.model.view import View, Window

DAY_ONE = date(2026, 1, 1)
OTHER = "丙丁建设有限公司"
days = st.integers(0, 120).map(lambda n: DAY_ONE + timedelta(days=n))


def rates(base: str, quote: str, day: date) -> Rate | None:
    """A dollar whose rate moves every day; no other currency has one."""
    if (base, quote) != ("USD", "CNY"):
        return None
    return Rate(base=base, quote=quote, day=day, value=Decimal(7) + Decimal(day.toordinal() % 97) / 1000, source="made up")


@st.composite
def states(draw: st.DrawFn) -> OrderState:
    """Any state a notice may tell."""
    amount = draw(st.none() | st.integers(1, 10**12))
    framework = draw(st.booleans())
    ceiling = draw(st.none() | st.integers(1, 10**12)) if framework else None
    currency = draw(st.sampled_from(["CNY", "CNY", "USD", "COP"]))
    return replace(
        state(None if amount is None else str(Decimal(amount) / 100), currency),
        status=draw(st.sampled_from(OrderStatus)),
        framework=framework,
        ceiling=None if ceiling is None else Money(minor=ceiling, currency=currency),
        rank=draw(st.sampled_from([None, 1, 2])),
        marks=draw(st.sampled_from([(), (), MARKED, SLIPPED])),
        accepted=draw(st.booleans()),
        vat=draw(st.sampled_from(VatBasis)),
        dated=draw(st.none() | days),
    )


@st.composite
def orders(draw: st.DrawFn) -> list[Order]:
    """Some orders of two parties, one of them perhaps called off from another, each with events of several notices."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        told = [
            event(
                draw(days),
                draw(states()),
                draw(st.sampled_from(Act)),
                draw(st.sampled_from(EventKind)),
                notice_id=draw(st.integers(1, 3)),
            )
            for _ in range(draw(st.integers(1, 5)))
        ]
        members = draw(st.sampled_from([(), (), (Party(name=SUPPLIER, share=Decimal("0.3")), Party(name=OTHER))]))
        parent = draw(st.sampled_from([None, *(each.id for each in found)]))
        ordered = sorted(told, key=lambda e: e.on)
        found.append(order(*ordered, id=f"O{number}", members=members, call_off_of=parent))
    return found


@st.composite
def companies(draw: st.DrawFn) -> Company:
    """A company with one or two organizations, each from a day on or for ever, at some share and treatment."""
    perimeter = tuple(
        Perimeter(
            name=name,
            start=draw(st.none() | days),
            share=draw(st.sampled_from([Decimal(1), Decimal("0.37")])),
            treatment=draw(st.sampled_from(Treatment)),
        )
        for name in draw(st.sampled_from([(SUPPLIER,), (OTHER,), (SUPPLIER, OTHER)]))
    )
    return company(perimeter=perimeter, joint_venture=draw(st.sampled_from(CreditRule)))


@given(companies(), orders(), st.booleans(), st.none() | days)
@settings(max_examples=60, deadline=None)
def test_floor_stated_ceiling_and_sums(watched: Company, told: list[Order], net: bool, as_of: date | None) -> None:
    """Floor ≤ stated ≤ ceiling on every line and in every window, and the windows' totals are sums of the lines."""
    found = build_ledger(watched, told, (), rates, View(as_of=as_of, net_of_vat=net))
    for line in found.lines:
        assert (line.floor is None) == (line.stated is None) == (line.ceiling is None)
        assert (line.floor or 0) <= (line.stated or 0) <= (line.ceiling or 0)
    middle = DAY_ONE + timedelta(days=60)
    windows = [totals(found, None, middle), totals(found, middle + timedelta(days=1), None)]
    whole = totals(found, None, None)
    for bound in ("floor", "stated", "ceiling"):
        assert getattr(whole, bound) == sum(getattr(line, bound) or 0 for line in found.lines)
        assert getattr(whole, bound) == sum(getattr(window, bound) for window in windows)
    assert whole.orders == sum(window.orders for window in windows) == sum(line.kind == "order" for line in found.lines)


@given(companies(), orders(), st.lists(days, min_size=2, max_size=2).map(sorted), st.none() | days, st.booleans())
@settings(max_examples=60, deadline=None)
def test_the_bridge_always_reconciles(
    watched: Company, told: list[Order], ends: list[date], start: date | None, net: bool
) -> None:
    """Whatever was published, corrected or withdrawn between two days, the moves make up the difference to the fen."""
    found = bridge(watched, told, rates, (ends[0], ends[1]), View(window=Window(start), net_of_vat=net))
    after = totals(build_ledger(watched, told, (), rates, View(as_of=ends[1], net_of_vat=net)), start, None)
    reached = found.opening
    for move in found.moves:
        reached = reached.plus(move.amounts)
    assert reached == found.closing
    assert (found.closing.floor, found.closing.stated, found.closing.ceiling) == (after.floor, after.stated, after.ceiling)


@given(companies(), orders(), days)
@settings(max_examples=30, deadline=None)
def test_a_bridge_over_no_days_is_empty(watched: Company, told: list[Order], day: date) -> None:
    """Between a day and itself nothing moves."""
    assert bridge(watched, told, rates, (day, day)).moves == ()


@given(st.integers(1, 10**13), st.sampled_from(["0.06", "0.13", "0.09"]))
@settings(max_examples=60, deadline=None)
def test_netting_is_off_by_half_a_fen_at_most(minor: int, rate: str) -> None:
    """The net amount is the nearest fen, halves up."""
    one = order(event(DAY_ONE, state(str(Decimal(minor) / 100), vat=VatBasis.INCLUDED)))
    terms = {"O1": OrderTerms(vat=Decimal(rate))}
    net = build_ledger(company(), [one], (), rates, View(net_of_vat=True), terms=terms).lines[0].stated
    assert net is not None
    assert Fraction(-1, 2) < net - Fraction(minor) / (1 + Fraction(rate)) <= Fraction(1, 2)
