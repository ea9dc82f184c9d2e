"""A release becomes one notice, whatever a publisher makes of the standard; every trap of the field has its case."""

from datetime import date
from typing import Any

import pytest

from scrapers.money import Money
from scrapers.notice import AwardStatus, LinkKind, NoticeType, Party, Pricing, VatBasis
from scrapers.ocds.releases import wins
from tests.scrapers.ocds.samples import award, notice_of


def test_an_award_release_is_an_award_notice() -> None:
    """Process, day, buyer, region, supplier with its register number, price and day of the decision are read."""
    notice = notice_of(vat=VatBasis.EXCLUDED)
    (found,) = notice.awards
    assert (notice.notice_type, notice.key, notice.project_number) == (NoticeType.AWARD, "ocds-synth1-1/r1", "ocds-synth1-1")
    assert (notice.published_date, notice.published_at) == (date(2026, 1, 21), "2026-01-21T09:00:00+02:00")
    assert (notice.title, notice.region) == ("Synthetic works", "North")
    assert notice.buyer == Party(name="Synthetic Council")
    assert found.supplier == Party(name="Alpha Works Ltd", code="SC012345", scheme="GB-COH")
    assert (found.amount, found.pricing, found.vat) == (Money.of("1000", "GBP"), Pricing.TOTAL, VatBasis.EXCLUDED)
    assert (found.status, found.decided_on, found.local_id) == (AwardStatus.AWARDED, date(2026, 1, 20), "A1")
    assert [(link.kind, link.key) for link in notice.links] == [(LinkKind.SAME_PROJECT, "ocds-synth1-1")]
    assert notice.issues == ()


@pytest.mark.parametrize(
    ("status", "expected", "won"),
    [
        ("active", AwardStatus.AWARDED, 1),
        (None, AwardStatus.AWARDED, 1),
        ("", AwardStatus.AWARDED, 1),
        ("Active", AwardStatus.AWARDED, 1),
        ("pending", AwardStatus.CANDIDATE, 0),
        ("Pending", AwardStatus.CANDIDATE, 0),
        ("won", AwardStatus.CANDIDATE, 0),
        ("cancelled", AwardStatus.CANCELLED, 0),
        ("unsuccessful", AwardStatus.REJECTED, 0),
    ],
)
def test_only_an_active_award_is_won(status: str | None, expected: AwardStatus, won: int) -> None:
    """A cancelled, unsuccessful or pending award keeps its value and is no win; no status means active."""
    notice = notice_of(awards=[award(status=status)])
    assert notice.awards[0].status is expected
    assert notice.awards[0].amount == Money.of("1000", "GBP")
    assert wins([notice]) == won


def test_an_unknown_status_is_told() -> None:
    """A status that the standard does not know is an issue, not a guess."""
    assert "unknown status 'won'" in notice_of(awards=[award(status="won")]).issues[0]


@pytest.mark.parametrize(
    ("contract", "expected", "won"),
    [
        ({"status": "active"}, AwardStatus.CONTRACTED, 1),
        ({"status": "terminated"}, AwardStatus.CONTRACTED, 1),
        ({"status": "Înregistrat(ă)", "dateSigned": "2026-01-25T00:00:00Z"}, AwardStatus.CONTRACTED, 1),
        ({"status": "pending"}, AwardStatus.CANDIDATE, 0),
        ({"status": "cancelled", "dateSigned": "2026-01-25T00:00:00Z"}, AwardStatus.CANDIDATE, 0),
        ({}, AwardStatus.CANDIDATE, 0),
    ],
)
def test_a_contract_in_force_makes_a_pending_award_a_win(contract: dict[str, Any], expected: AwardStatus, won: int) -> None:
    """What is signed was won, whatever the award's status lags behind with."""
    notice = notice_of(awards=[award(status="pending")], contracts=[{"id": "C1", "awardID": "A1", **contract}])
    assert notice.awards[0].status is expected
    assert wins([notice]) == won


def test_a_cancelled_award_with_a_contract_is_no_win() -> None:
    """Cancelled stays cancelled, whatever a forgotten contract says."""
    notice = notice_of(awards=[award(status="cancelled")], contracts=[{"id": "C1", "awardID": "A1", "status": "active"}])
    assert (notice.notice_type, wins([notice])) == (NoticeType.TERMINATION, 0)


def test_a_release_tagged_as_cancellation_voids_its_awards() -> None:
    """The tag alone says it where the status does not."""
    assert notice_of(tag=["awardCancellation"], awards=[award(status=None)]).awards[0].status is AwardStatus.CANCELLED


def test_a_value_only_in_the_contract_is_the_price() -> None:
    """An award without a value is worth what was signed for: net where net and gross are both given."""
    contract = {"id": "C1", "awardID": "A1", "status": "active", "value": {"amount": 500, "amountGross": 600, "currency": "GBP"}}
    (found,) = notice_of(awards=[award(value=None)], contracts=[contract]).awards
    assert (found.amount, found.vat) == (Money.of("500", "GBP"), VatBasis.EXCLUDED)


def test_a_contract_signed_for_another_sum_states_the_price() -> None:
    """The contract is later than the award; an empty contract value changes nothing."""
    signed = {"id": "C1", "awardID": "A1", "status": "active", "value": {"amount": 900, "currency": "GBP"}}
    unpriced = {**signed, "value": {"amount": 0, "currency": "GBP"}}
    assert notice_of(contracts=[signed]).awards[0].amount == Money.of("900", "GBP")
    assert notice_of(contracts=[unpriced]).awards[0].amount == Money.of("1000", "GBP")


def test_a_contract_rounded_by_floats_does_not_change_the_price() -> None:
    """2809999872 beside 2809999999 is a 32-bit float's rounding, not another sum."""
    value = {"amount": 2809999999, "currency": "PYG"}
    contract = {"id": "C1", "awardID": "A1", "status": "active", "value": {"amount": 2809999872.0, "currency": "PYG"}}
    assert notice_of(awards=[award(value=value)], contracts=[contract]).awards[0].amount == Money.of(2809999999, "PYG")


def test_one_of_several_contracts_is_not_the_whole_price() -> None:
    """Several contracts under one award may not all be published yet: the award's own value stands."""
    contracts = [
        {"id": f"C{n}", "awardID": "A1", "status": "active", "value": {"amount": 100, "currency": "GBP"}} for n in (1, 2)
    ]
    assert notice_of(contracts=contracts).awards[0].amount == Money.of("1000", "GBP")
    assert notice_of(awards=[award(value=None)], contracts=contracts).awards[0].amount == Money.of("200", "GBP")
