"""A release becomes one notice, whatever a publisher makes of the standard; every trap of the field has its case."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scrapers.notice import AwardStatus, LinkKind, Mark, Money, NoticeType, Party, Pricing, VatBasis
from scrapers.ocds import read, wins
from tests.world.samples import ALPHA, BETA, BUYER, award, notice_of, only_award, package, release

GBP = {"amount": 1000, "currency": "GBP"}
SHARED = [{"id": "S1", "name": "Alpha Works Ltd"}, {"id": "S2", "name": "Beta Systems Ltd"}]


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


@pytest.mark.parametrize(
    "value", [None, {"amount": 0, "currency": "GBP"}, {"amount": None, "currency": "GBP"}, {"amount": "", "currency": "GBP"}]
)
def test_zero_and_nothing_are_no_amount(value: dict[str, Any] | None) -> None:
    """Publishers write 0 for "not disclosed"."""
    found = only_award(value=value)
    assert (found.amount, found.pricing, found.marks) == (None, Pricing.NONE, ())


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


def test_integer_ids_join_awards_and_contracts() -> None:
    """4820597 and "4820597" are one id."""
    contract = {"id": 7, "awardID": "4820597", "status": "active", "value": {"amount": 5, "currency": "GBP"}}
    (found,) = notice_of(awards=[award(id=4820597, value=None)], contracts=[contract]).awards
    assert (found.local_id, found.amount) == ("4820597", Money.of(5, "GBP"))


def test_an_award_repeated_under_one_id_counts_once() -> None:
    """Some publishers repeat an award per item; a different repeat is told."""
    assert wins([notice_of(awards=[award(), award()])]) == 1
    different = notice_of(awards=[award(), award(value={"amount": 2, "currency": "GBP"})])
    assert (len(different.awards), different.issues) == (1, ("award A1 is given twice and differently: the first is read",))


def test_contracts_without_awards_are_deals() -> None:
    """A publisher that has contracts only has won deals all the same, by contract or award id."""
    contracts = [
        {"id": "C1", "awardID": "A1", "status": "active", "suppliers": [{"name": "Gamma"}], "value": GBP},
        {"id": "C2", "awardID": "A2", "status": "cancelled", "suppliers": [{"name": "Gamma"}], "value": GBP},
    ]
    notice = notice_of(awards=None, contracts=contracts)
    assert [(item.local_id, item.status) for item in notice.awards] == [
        ("A1", AwardStatus.CONTRACTED),
        ("A2", AwardStatus.CANCELLED),
    ]
    assert wins([notice]) == 1


def test_a_contract_that_names_no_award_makes_no_second_deal() -> None:
    """A wrong award id joins the only award there is; no award id at all (an extension of time) is left out and told."""
    wrong = {"id": "C1", "awardID": "A1-award", "status": "active", "value": GBP}
    assert wins([notice_of(contracts=[wrong])]) == 1
    extension = notice_of(contracts=[{"id": "C1-ext", "awardID": None, "status": "active", "value": {"amount": None}}])
    assert (len(extension.awards), extension.issues) == (1, ("contract C1-ext names no award of this release: left out",))


def test_an_award_update_is_a_correction_of_its_process() -> None:
    """The changed numbers come in a new release of the same process, linked by its id."""
    notice = notice_of(id="r2", tag=["awardUpdate"], awards=[award(value={"amount": 1100, "currency": "GBP"})])
    assert notice.notice_type is NoticeType.CORRECTION
    assert notice.links[0].key == "ocds-synth1-1"
    assert wins([notice_of(), notice]) == 1


def test_a_delta_announces_nothing_and_erases_nothing() -> None:
    """Awards of only an id and amendments are no wins, have no amount of their own, and are not told as broken."""
    deltas = [{"id": f"A{n}", "amendments": [{"id": "1", "rationale": "extended"}]} for n in range(3)]
    notice = notice_of(id="r2", tag=["award", "contract"], awards=deltas)
    assert (notice.notice_type, notice.awards, notice.issues) == (NoticeType.CORRECTION, (), ())
    assert LinkKind.CORRECTS in {link.kind for link in notice.links}
    assert wins([notice]) == 0


def test_a_release_may_undo_an_earlier_one() -> None:
    """A win that is cancelled later in the same file is none; one that goes back to pending still was."""
    assert wins(read(package(release(), release(id="r2", awards=[award(status="cancelled")]))).notices) == 0
    assert wins(read(package(release(), release(id="r2", awards=[award(status="pending")]))).notices) == 1


def test_equal_award_ids_of_two_processes_are_two_deals() -> None:
    """Award ids are unique only inside one process."""
    assert wins(read(package(release(), release(ocid="ocds-synth1-2"))).notices) == 2


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"awards": None, "tag": ["tender"]}, NoticeType.TENDER),
        ({"awards": None, "tag": ["planning"], "tender": None}, NoticeType.OTHER),
        ({"awards": None, "tag": ["tenderCancellation"]}, NoticeType.FAILED),
        ({"awards": [], "tender": {"status": "unsuccessful"}}, NoticeType.FAILED),
        ({"awards": [award(status="pending")]}, NoticeType.CANDIDATE),
        ({"contracts": [{"id": "C1", "awardID": "A1", "status": "active"}]}, NoticeType.CONTRACT),
    ],
)
def test_the_type_follows_from_what_a_release_holds(changes: dict[str, Any], expected: NoticeType) -> None:
    """Tags say too little: awards, contracts and the tender's status decide."""
    assert notice_of(**changes).notice_type is expected


def test_a_call_off_is_linked_to_its_framework() -> None:
    """A related process of kind framework is the framework this one orders under."""
    related = [{"id": "1", "relationship": ["framework"], "identifier": "ocds-synth1-9", "title": "The framework"}]
    (link,) = [link for link in notice_of(relatedProcesses=related).links if link.kind is LinkKind.FRAMEWORK]
    assert link.key == "ocds-synth1-9"


def test_the_page_people_read_is_the_newest_notice_document() -> None:
    """Documents of other kinds and addresses that are no web pages are passed over."""
    documents = [
        {"documentType": "awardNotice", "url": "https://example.org/old", "datePublished": "2026-01-01"},
        {"documentType": "awardNotice", "url": "https://example.org/new", "datePublished": "2026-01-21"},
        {"documentType": "contractNotice", "url": "javascript:alert(1)", "datePublished": "2026-01-22"},
        {"documentType": "contractSigned", "url": "https://example.org/pdf", "datePublished": "2026-01-23"},
    ]
    assert notice_of(awards=[award(documents=documents)]).url == "https://example.org/new"


def test_version_1_0_has_organizations_in_place() -> None:
    """Without parties the buyer and suppliers carry their own identifiers."""
    supplier = {"name": "Gamma", "identifier": {"scheme": "PY-RUC", "id": "80007525-0", "legalName": "Gamma SA"}}
    notice = notice_of(parties=None, buyer={"name": "Town"}, awards=[award(suppliers=[supplier])])
    assert notice.awards[0].supplier == Party(name="Gamma", code="80007525-0", scheme="PY-RUC")
    assert notice.buyer == Party(name="Town")


def test_a_code_without_a_scheme_identifies_nobody() -> None:
    """Many publishers write "1" or nothing where a register number should stand."""
    assert only_award(suppliers=[{"name": "Gamma", "identifier": {"id": "1"}}]).supplier == Party(name="Gamma")


def test_service_and_lot_are_read() -> None:
    """The contract period is the service period, and lots have their titles where there are several."""
    tender = {"title": "Works", "lots": [{"id": "1", "title": "North"}, {"id": "2", "title": "South"}]}
    period = {"startDate": "2026-02-01T00:00:00Z", "endDate": "2027-01-31T23:59:59Z"}
    (found,) = notice_of(tender=tender, awards=[award(contractPeriod=period, items=[{"relatedLot": "2"}])]).awards
    assert found.lot == "South"
    assert found.service is not None
    assert (found.service.start, found.service.end) == (date(2026, 2, 1), date(2027, 1, 31))
    assert only_award(contractPeriod={"startDate": "2027-01-01", "endDate": "2026-01-01"}).service is None


def test_amounts_stay_exact() -> None:
    """Fractions never pass through binary floats."""
    body = package(release()).replace(b'"amount": 1000', b'"amount": 0.1')
    assert read(body).notices[0].awards[0].amount == Money.of(Decimal("0.1"), "GBP")
    assert json.loads(body)["releases"][0]["awards"][0]["value"]["amount"] == 0.1
