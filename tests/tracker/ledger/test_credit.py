"""Joint ventures: printed share, lead only, equal, unknown; and what lies between."""

from decimal import Decimal

import pytest

from scrapers.notice import Party
from tests.support.ledger_samples import SUPPLIER, company, order
from tracker.ledger.credit import OrderTerms
from tracker.ledger.ledger import build_ledger
from tracker.ledger.line import Line
from tracker.model.company import Company, CreditRule
from tracker.model.rate import no_rates

OTHER = "丙丁建设有限公司"
THIRD = "戊己咨询有限公司"


def venture(*members: tuple[str, str | None]) -> Party:
    """Members with their printed shares."""
    return tuple(Party(name=name, share=Decimal(share) if share else None) for name, share in members)


def line(watched: Company, *members: tuple[str, str | None], **options: object) -> Line:
    """The line of a venture led by the made-up supplier, 100 yuan."""
    return build_ledger(watched, [order(members=venture(*members))], (), no_rates, **options).lines[0]


@pytest.mark.parametrize(
    ("names", "rule", "expected"),
    [
        ((SUPPLIER,), CreditRule.LEAD_ONLY, (10000, 10000, 10000)),
        ((OTHER,), CreditRule.LEAD_ONLY, (0, 0, 0)),
        ((SUPPLIER,), CreditRule.EQUAL, (3333, 3333, 3333)),
        ((SUPPLIER, OTHER), CreditRule.EQUAL, (6667, 6667, 6667)),
        ((SUPPLIER,), CreditRule.UNKNOWN, (0, 0, 10000)),
        ((SUPPLIER,), CreditRule.PRINTED, (0, 0, 10000)),
        ((SUPPLIER, OTHER, THIRD), CreditRule.UNKNOWN, (10000, 10000, 10000)),
    ],
)
def test_rules_without_printed_shares(names: tuple[str, ...], rule: CreditRule, expected: tuple[int, int, int]) -> None:
    """An unknown share widens the interval and is never guessed; a venture wholly inside the perimeter is known after all."""
    found = line(company(*names, joint_venture=rule), (SUPPLIER, None), (OTHER, None), (THIRD, None))
    assert (found.floor, found.stated, found.ceiling) == expected
    # what is not firm says why, wherever the line is shown
    assert ("share_not_printed" in found.doubts) == (expected[0] != expected[2])


def test_printed_shares_are_credited() -> None:
    """A printed share is the credited part, and the rule is shown."""
    found = line(company(OTHER), (SUPPLIER, "0.655"), (OTHER, "0.345"))
    assert (found.floor, found.stated, found.ceiling, found.credit_rule) == (3450, 3450, 3450, CreditRule.PRINTED)


def test_a_share_printed_for_one_of_three_bounds_the_others() -> None:
    """What is left after the printed share lies somewhere between the others."""
    found = line(company(THIRD), (SUPPLIER, "0.6"), (OTHER, None), (THIRD, None))
    assert (found.floor, found.stated, found.ceiling, found.credit_rule) == (0, 0, 4000, CreditRule.UNKNOWN)


def test_the_only_party_without_a_share_has_the_rest() -> None:
    """One missing share of two is what the other leaves."""
    found = line(company(OTHER), (SUPPLIER, "0.6"), (OTHER, None))
    assert (found.floor, found.ceiling, found.share_low) == (4000, 4000, Decimal("0.4"))


def test_a_decision_about_one_order_goes_before_the_companys_rule() -> None:
    """Terms of an order hold under any id it had."""
    terms = {"O1": OrderTerms(joint_venture=CreditRule.LEAD_ONLY)}
    assert line(company(), (SUPPLIER, None), (OTHER, None), terms=terms).floor == 10000


def test_one_supplier_needs_no_rule() -> None:
    """A lead that lists only itself is no joint venture."""
    assert line(company(joint_venture=CreditRule.UNKNOWN), (SUPPLIER, None)).credit_rule is None
