"""The bridge: what moved a total between two days, kind by kind."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scrapers.money import Money
from tests.support.ledger_samples import company, event, order, state
from tracker.ledger import bridge as bridge_module
from tracker.ledger.bridge import Amounts, BridgeDoesNotReconcile, Step, bridge
from tracker.ledger.exchange import imported_rates
from tracker.ledger.ledger import Ledger
from tracker.model.company import Perimeter, Treatment
from tracker.model.order import Act, EventKind, Order, OrderStatus
from tracker.model.rate import Rate, no_rates
from tracker.model.view import View

JANUARY, FEBRUARY = date(2026, 1, 31), date(2026, 2, 28)
FIRST = event(date(2026, 1, 5), state("100"))
IN_FEBRUARY = date(2026, 2, 10)


def steps(*orders: Order, watched: object = None, rates: object = no_rates) -> dict[str, tuple[int, int, int]]:
    """What each kind of step moved from January's end to February's, without the empty ones."""
    found = bridge(watched or company(), orders, rates, (JANUARY, FEBRUARY))
    sums = {step.value: found.sum_of(step) for step in Step}
    return {name: (each.floor, each.stated, each.ceiling) for name, each in sums.items() if each != Amounts()}


def test_a_new_order() -> None:
    """Published between the two days."""
    assert steps(order(FIRST), order(event(IN_FEBRUARY, state("50")), id="O2")) == {"new": (5000, 5000, 5000)}


def test_a_candidate_that_won() -> None:
    """Its ceiling was there before; floor and stated are new."""
    ranked = event(date(2026, 1, 5), state("100", status=OrderStatus.CANDIDATE, rank=1))
    assert steps(order(ranked, event(IN_FEBRUARY, state("90"), notice_id=2))) == {"new": (9000, 9000, -1000)}


def test_a_corrected_amount() -> None:
    """Amended by the difference."""
    assert steps(order(FIRST, event(IN_FEBRUARY, state("70"), Act.CORRECTS, EventKind.AMOUNT_CORRECTED, 2))) == {
        "amended": (-3000, -3000, -3000)
    }


def test_a_termination() -> None:
    """Cancelled by all of it; what came and went between the two days shows both."""
    ended = event(IN_FEBRUARY, state("100", status=OrderStatus.TERMINATED), Act.WITHDRAWS, EventKind.TERMINATED, 2)
    assert steps(order(FIRST, ended)) == {"cancelled": (-10000, -10000, -10000)}
    assert steps(order(event(date(2026, 2, 2), state("100")), ended)) == {
        "new": (10000, 10000, 10000),
        "cancelled": (-10000, -10000, -10000),
    }


def test_a_correction_of_our_own_reading() -> None:
    """Nothing was published; we read the page otherwise."""
    again = event(IN_FEBRUARY, state("1000"), Act.REPLACES, EventKind.REREAD, 1)
    assert steps(order(FIRST, again)) == {"reading": (90000, 90000, 90000)}


def test_a_date_that_moves_changes_share_and_rate_apart() -> None:
    """An award dated later falls into another share and another rate: each is its own line."""
    held = (
        Perimeter(name="甲乙数据科技有限公司", treatment=Treatment.EQUITY, share=Decimal("0.5"), end=JANUARY),
        Perimeter(name="甲乙数据科技有限公司", start=date(2026, 2, 1)),
    )
    rows = [
        Rate(base="USD", quote="CNY", day=day, value=Decimal(value), source="x")
        for day, value in ((FIRST.on, 7), (IN_FEBRUARY, 8))
    ]
    ranked = event(FIRST.on, state("100", "USD", status=OrderStatus.CANDIDATE, rank=1))
    awarded = event(IN_FEBRUARY, state("110", "USD"), notice_id=2)
    assert steps(order(ranked, awarded), watched=company(perimeter=held), rates=imported_rates(rows)) == {
        "new": (38500, 38500, 3500),
        "perimeter": (38500, 38500, 38500),
        "fx": (11000, 11000, 11000),
    }


def test_an_order_that_enters_the_perimeter() -> None:
    """A candidate of a company bought before the award."""
    held = (Perimeter(name="甲乙数据科技有限公司", start=date(2026, 2, 1)),)
    ranked = event(FIRST.on, state("100", status=OrderStatus.CANDIDATE, rank=1))
    assert steps(order(ranked, event(IN_FEBRUARY, state("100"), notice_id=2)), watched=company(perimeter=held)) == {
        "perimeter": (10000, 10000, 10000)
    }


def test_a_call_off_takes_from_its_framework() -> None:
    """The call-off is new; the framework's ceiling shrinks by as much."""
    framework = order(event(FIRST.on, state(None, framework=True, ceiling=Money.of("500"))), id="F")
    call_off = order(event(IN_FEBRUARY, state("200")), id="C", call_off_of="F")
    found = bridge(company(), (framework, call_off), no_rates, (JANUARY, FEBRUARY))
    assert [(move.order, move.step, move.amounts.ceiling) for move in found.moves] == [
        ("C", Step.NEW, 20000),
        ("F", Step.AMENDED, -20000),
    ]
    assert (found.opening.ceiling, found.closing.ceiling) == (50000, 50000)


def test_a_bridge_that_does_not_reconcile_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger that says otherwise than the moves is an error, by whatever little."""
    real = bridge_module.build_ledger

    def a_fen_more(*args: object, **options: object) -> Ledger:
        built = real(*args, **options)
        if args[4] != View(as_of=FEBRUARY):
            return built
        line = built.lines[0]
        return Ledger(
            company=built.company,
            lines=(replace(line, stated=10001, ceiling=10001),),
            revenue=(),
        )

    monkeypatch.setattr(bridge_module, "build_ledger", a_fen_more)
    with pytest.raises(BridgeDoesNotReconcile, match="acme, 2026-01-31 to 2026-02-28"):
        steps(order(FIRST))


def test_a_bridge_runs_forward() -> None:
    """The closing day is not before the opening day."""
    with pytest.raises(ValueError, match="runs from"):
        bridge(company(), (), no_rates, (FEBRUARY, JANUARY))
