"""What a release says of money and of days."""

from datetime import date
from typing import Any

import pytest

from scrapers.notice import Mark, Pricing, VatBasis
from tests.scrapers.ocds.samples import award, notice_of, only_award


@pytest.mark.parametrize(
    "value", [None, {"amount": 0, "currency": "GBP"}, {"amount": None, "currency": "GBP"}, {"amount": "", "currency": "GBP"}]
)
def test_zero_and_nothing_are_no_amount(value: dict[str, Any] | None) -> None:
    """Publishers write 0 for "not disclosed"."""
    found = only_award(value=value)
    assert (found.amount, found.pricing, found.marks) == (None, Pricing.NONE, ())


@pytest.mark.parametrize(
    ("value", "tag"),
    [
        ({"amount": None, "currency": None}, "award"),
        ({"amount": None, "currency": "GBP"}, "awardUpdate"),
        (None, "contractUpdate"),
    ],
)
def test_a_value_taken_back_leaves_a_mark(value: dict[str, Any] | None, tag: str) -> None:
    """Null removes what an earlier release said; an update that does not speak of the value leaves it as it was."""
    (found,) = notice_of(tag=[tag], awards=[award() | {"value": value}]).awards
    assert (found.amount, found.marks) == (None, (Mark.UNREADABLE_AMOUNT,))
    (found,) = notice_of(tag=[tag], awards=[award(value=None)]).awards
    assert (found.amount, found.marks) == (None, ())


@pytest.mark.parametrize(
    "value",
    [
        {"amount": "a lot", "currency": "GBP"},
        {"amount": 5},
        {"amount": 5, "currency": "pounds"},
        {"amount": True, "currency": "GBP"},
        {"amount": [5], "currency": "GBP"},
    ],
)
def test_an_unreadable_amount_is_marked_and_told(value: dict[str, Any]) -> None:
    """Better no amount and a mark than a wrong one."""
    notice = notice_of(awards=[award(value=value)])
    assert (notice.awards[0].amount, notice.awards[0].marks) == (None, (Mark.UNREADABLE_AMOUNT,))
    assert notice.issues[0].startswith("value of A1: ")


def test_a_supplier_that_pays_has_won_no_order_value() -> None:
    """A negative value is legal: a concession for which the supplier pays."""
    notice = notice_of(awards=[award(value={"amount": -50, "currency": "GBP"})])
    assert (notice.awards[0].amount, notice.awards[0].pricing) == (None, Pricing.NONE)
    assert "paid by the supplier" in notice.issues[0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"amount": 10, "currency": "UAH", "valueAddedTaxIncluded": True}, VatBasis.INCLUDED),
        ({"amount": 10, "currency": "UAH", "valueAddedTaxIncluded": False}, VatBasis.EXCLUDED),
        ({"amountGross": 12, "currency": "GBP"}, VatBasis.INCLUDED),
        ({"amount": 116, "netAmount": 100, "currency": "MXN"}, VatBasis.INCLUDED),
        ({"amount": 10, "currency": "COP"}, VatBasis.UNKNOWN),
    ],
)
def test_the_basis_of_an_amount_is_read_where_it_is_said(value: dict[str, Any], expected: VatBasis) -> None:
    """What the value says goes before what the publisher usually means."""
    assert only_award(value=value).vat is expected


def test_an_award_date_falls_back_to_signature_and_release() -> None:
    """An award without a date was decided when its contract was signed, or else made public."""
    contract = {"id": "C1", "awardID": "A1", "status": "active", "dateSigned": "2026-01-15T00:00:00Z"}
    assert notice_of(awards=[award(date="")], contracts=[contract]).awards[0].decided_on == date(2026, 1, 15)
    assert only_award(date="0001-01-01T00:00:00Z").decided_on == date(2026, 1, 21)


def test_a_release_without_a_date_says_so() -> None:
    """The day is not invented."""
    notice = notice_of(date="")
    assert (notice.published_date, notice.issues) == (None, ("release date None is no date",))
