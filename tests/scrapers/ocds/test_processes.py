"""How awards, contracts and releases of one process belong together."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from scrapers.money import Money
from scrapers.notice import AwardStatus, LinkKind, NoticeType, Party
from scrapers.ocds.releases import read, wins
from tests.scrapers.ocds.samples import GBP, award, notice_of, only_award, package, release


def test_integer_ids_join_awards_and_contracts() -> None:
    """4820597 and "4820597" are one id."""
    contract = {"id": 7, "awardID": "4820597", "status": "active", "value": {"amount": 5, "currency": "GBP"}}
    (found,) = notice_of(awards=[award(id=4820597, value=None)], contracts=[contract]).awards
    assert (found.local_id, found.amount) == ("4820597", Money.of(5, "GBP"))


def test_one_id_for_two_suppliers_or_lots_is_two_awards() -> None:
    """The second winner is not dropped, and a contract belongs to the award of its supplier."""
    beta = award(suppliers=[{"id": "S2", "name": "Beta Systems Ltd"}], value={"amount": 2000, "currency": "GBP"})
    signed = {"id": "C1", "awardID": "A1", "status": "active", "value": {"amount": 1900, "currency": "GBP"}}
    contract = signed | {"suppliers": [{"id": "S2", "name": "Beta Systems Ltd"}]}
    notice = notice_of(awards=[award(), beta], contracts=[contract])
    found = [(each.supplier.name, each.amount, each.status) for each in notice.awards]
    assert found == [
        ("Alpha Works Ltd", Money.of(1000, "GBP"), AwardStatus.AWARDED),
        ("Beta Systems Ltd", Money.of(1900, "GBP"), AwardStatus.CONTRACTED),
    ]
    lots = notice_of(awards=[award(relatedLots=["L1"]), award(relatedLots=["L2"])])
    assert [each.lot for each in lots.awards] == ["L1", "L2"]
    unclear = notice_of(awards=[award(), beta], contracts=[signed])
    assert [each.amount for each in unclear.awards] == [Money.of(1000, "GBP"), Money.of(2000, "GBP")]
    assert unclear.issues == ("contract C1 names no award of this release: left out",)


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
