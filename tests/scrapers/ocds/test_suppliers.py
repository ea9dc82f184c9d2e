"""Who won by a release: shared values, parties named twice, once or elsewhere."""

from typing import Any

import pytest

from scrapers.money import Money
from scrapers.notice import Pricing
from scrapers.ocds.releases import wins
from tests.scrapers.ocds.samples import ALPHA, BETA, BUYER, SHARED, award, notice_of, only_award


def test_a_value_that_several_suppliers_share_stands_once() -> None:
    """Neither divided nor multiplied: one award, all of them its members."""
    (found,) = notice_of(awards=[award(suppliers=SHARED)]).awards
    assert (found.amount, found.supplier.name) == (Money.of("1000", "GBP"), "Alpha Works Ltd")
    assert [party.name for party in found.members] == ["Alpha Works Ltd", "Beta Systems Ltd"]


def test_no_sum_over_a_shared_value_exceeds_it() -> None:
    """Thirty-five suppliers of a framework share one ceiling and no amount."""
    suppliers = [{"name": f"Supplier {n}"} for n in range(35)]
    tender = {"title": "Renewal of a national framework for vehicles"}
    notice = notice_of(tender=tender, awards=[award(suppliers=suppliers, value={"amount": 400000000, "currency": "GBP"})])
    (found,) = notice.awards
    assert (found.amount, found.pricing, found.ceiling) == (None, Pricing.NONE, Money.of(400000000, "GBP"))
    assert (found.framework, len(found.members), wins([notice])) == (True, 35, 1)


def test_a_framework_named_by_a_field_has_a_ceiling_even_for_one_supplier() -> None:
    """The techniques of tender, lot or contract say that the value is the most the framework may cost."""
    tender = {"title": "Works", "lots": [{"id": "1", "techniques": {"hasFrameworkAgreement": True}}, {"id": "2"}]}
    (first, second) = notice_of(tender=tender, awards=[award(relatedLots=["1"]), award(id="A2", relatedLots=["2"])]).awards
    assert (first.amount, first.ceiling, first.framework, first.lot) == (None, Money.of("1000", "GBP"), True, "1")
    assert (second.amount, second.ceiling, second.framework, second.lot) == (Money.of("1000", "GBP"), None, False, "2")


@pytest.mark.parametrize(
    "tender",
    [
        {"title": "Works", "procurementMethodDetails": "Call-off from a framework agreement"},
        {"title": "Works", "description": "Awarded via the framework of another council"},
    ],
)
def test_a_call_off_is_no_framework(tender: dict[str, Any]) -> None:
    """An order placed under a framework is a firm order."""
    assert notice_of(tender=tender, awards=[award(suppliers=SHARED)]).awards[0].framework is False


def test_contracts_of_their_own_split_a_shared_award() -> None:
    """Where each supplier signed for a sum, each has that sum, and the award's is not added to them."""
    contracts = [
        {
            "id": "C1",
            "awardID": "A1",
            "status": "active",
            "suppliers": {"name": "ALPHA works ltd"},
            "value": {"amount": 700, "currency": "GBP"},
        },
        {
            "id": "C2",
            "awardID": "A1",
            "status": "active",
            "suppliers": [{"name": "Beta Systems Ltd"}],
            "value": {"amount": 200, "currency": "GBP"},
        },
        {
            "id": "C3",
            "awardID": "A1",
            "status": "active",
            "suppliers": [{"name": "Beta Systems Ltd"}],
            "value": {"amount": 100, "currency": "GBP"},
        },
    ]
    notice = notice_of(awards=[award(suppliers=SHARED)], contracts=contracts)
    assert [(item.supplier.name, item.amount, item.members) for item in notice.awards] == [
        ("Alpha Works Ltd", Money.of("700", "GBP"), ()),
        ("Beta Systems Ltd", Money.of("300", "GBP"), ()),
    ]
    assert wins([notice]) == 1
    assert len(notice_of(awards=[award(suppliers=SHARED)], contracts=contracts[:1]).awards) == 1


def test_a_supplier_listed_twice_is_one() -> None:
    """A repeated supplier makes no joint venture."""
    found = only_award(suppliers=[SHARED[0], SHARED[0]])
    assert (found.supplier.name, found.members) == ("Alpha Works Ltd", ())


def test_a_removed_supplier_has_not_won() -> None:
    """Find a Tender keeps a supplier that was taken out in the award, and says so in its role."""
    parties = [BUYER, {**ALPHA, "roles": ["removedSupplier"]}, BETA]
    (found,) = notice_of(parties=parties, awards=[award(suppliers=SHARED)]).awards
    assert (found.supplier.name, found.members) == ("Beta Systems Ltd", ())


def test_suppliers_only_among_the_parties_are_found_when_unambiguous() -> None:
    """One award, or one supplier for all awards; otherwise nobody is guessed and the award is told as an issue."""
    alone = notice_of(parties=[BUYER, BETA], awards=[award(suppliers=None)])
    assert alone.awards[0].supplier.name == "Beta Systems Ltd"
    several = notice_of(awards=[award(suppliers=None), award(id="A2", suppliers=[])])
    assert (several.awards, wins([several])) == ((), 0)
    assert several.issues == ("award A1 names no supplier: not counted", "award A2 names no supplier: not counted")


def test_a_supplier_in_the_singular_is_read() -> None:
    """`supplier` instead of `suppliers` occurs."""
    assert only_award(suppliers=None, supplier={"name": "Gamma"}).supplier.name == "Gamma"
