"""TED's notices, of eForms and from before, are read for what was won and never for what was only estimated."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from scrapers.base import Reference
from scrapers.money import Money
from scrapers.notice import AwardStatus, LinkKind, Mark, Notice, NoticeType, Party, Pricing, VatBasis
from scrapers.ocds.releases import wins
from scrapers.sites.eu_ted import EuTed
from tests.scrapers.ocds.samples import page_of
from tests.scrapers.ted.samples import (
    WINNER,
    contract,
    eforms,
    lot,
    party,
    result,
    tender,
)

URL = "https://ted.europa.eu/en/notice/-/detail/1-2026"

# by hand: `INDEX.tsv` counts one award a file
CORPUS = {
    # two tenders won the one lot, each with a contract and a value of its own
    "eu_eforms_sdk/can_23_contracts.xml": 2,
    "eu_eforms_sdk/can_24_UKRI.xml": 1,
    "eu_eforms_sdk/can_24_minimal.xml": 1,
    # a framework: won, its maximum being no price
    "eu_eforms_sdk/can_25_ITA.xml": 1,
    # a direct award made known before its contract (subtype 25): the decision has been taken
    "eu_ted_doffin/2024-113575.xml": 1,
    # a modification (subtype 38) of a contract won two years before
    "eu_ted_doffin/ContractAwardNotice_can-modif_2023-627259.xml": 0,
    "eu_ted_doffin/ContractAwardNotice_can-standard_2023-335407.xml": 1,
    "eu_ted_f03/149234-2022.xml": 1,
    "eu_ted_f03/183277-2021.xml": 1,
    "eu_ted_f03/234762-2021.xml": 1,
}


def read(body: bytes) -> Notice:
    """The notice of a body as the site reads it."""
    (notice,) = EuTed().parse(page_of(body), Reference(key="1-2026", url=URL))
    return notice


@pytest.mark.corpus
@pytest.mark.parametrize("name", CORPUS)
def test_wins_of_a_recorded_notice(name: str, corpus: Path) -> None:
    """A recorded notice announces as many wins as a reader counts in it by hand."""
    notice = read((corpus / "ocds" / name).read_bytes())
    assert (wins([notice]), notice.issues) == (CORPUS[name], ())


def test_a_result_notice_names_winner_price_and_days() -> None:
    """Names are in the notice's own language, values exclude VAT, and the notice's total is not the price."""
    notice = read(eforms(WINNER))
    (award,) = notice.awards
    assert (notice.notice_type, notice.key, notice.url) == (NoticeType.AWARD, "1-2026", URL)
    assert (notice.published_date, notice.published_at, notice.title) == (date(2026, 1, 28), "2026-01-28+01:00", "Arbeid")
    assert (notice.buyer, notice.region, notice.project_number) == (Party(name="Kommune"), "NOR", "folder-1")
    assert award.supplier == Party(name="Alfa AS", code="912345678", scheme="NOR")
    assert (award.amount, award.pricing, award.vat) == (Money.of(1000, "NOK"), Pricing.TOTAL, VatBasis.EXCLUDED)
    assert (award.status, award.decided_on, award.lot) == (AwardStatus.CONTRACTED, date(2026, 1, 20), None)


@pytest.mark.parametrize("amount", ["-1", "0", "0.00", None])
def test_an_undisclosed_value_is_none(amount: str | None) -> None:
    """-1 and 0 say "not disclosed"."""
    (award,) = read(eforms(result(1) + tender(1, amount) + contract(1, 1) + party(1, 2))).awards
    assert (award.amount, award.pricing, award.marks) == (None, Pricing.NONE, ())


@pytest.mark.parametrize(("amount", "currency"), [("many", "NOK"), ("5", ""), ("5", "kroner")])
def test_an_unreadable_value_is_marked_and_told(amount: str, currency: str) -> None:
    """The award is kept, without an amount."""
    notice = read(eforms(result(1) + tender(1, amount, currency) + contract(1, 1) + party(1, 2)))
    assert (notice.awards[0].amount, notice.awards[0].marks) == (None, (Mark.UNREADABLE_AMOUNT,))
    assert notice.issues[0].startswith("value of TEN-0001")


def test_a_lot_without_a_winner_failed() -> None:
    """clos-nw closes a lot without a winner; open-nw decides nothing."""
    closed = read(
        eforms(result(code="clos-nw", contracts=()) + result(code="open-nw", contracts=(), lot=2), lots=lot(1) + lot(2))
    )
    assert (closed.notice_type, closed.failed_lots, closed.awards) == (NoticeType.FAILED, ("LOT-0001",), ())


def test_only_tenders_with_a_contract_won() -> None:
    """A lot lists rejected tenders too; without contracts the first rank won."""
    tenders = tender(1, rank="1") + tender(2, "500", rank="2") + party(1, 2) + party(2, 3)
    assert [item.supplier.name for item in read(eforms(result(1, 2) + tenders + contract(1, 2))).awards] == ["Beta AS"]
    assert [item.supplier.name for item in read(eforms(result(1, 2, contracts=()) + tenders)).awards] == ["Alfa AS"]


def test_every_winning_tender_is_an_award_of_its_lot() -> None:
    """Two winners of one lot have a price each, told apart by lot and tender."""
    parts = result(1, 2, contracts=(1, 2)) + tender(1) + tender(2, "500") + contract(1, 1) + contract(2, 2, issued=None)
    notice = read(eforms(parts + party(1, 2) + party(2, 3), lots=lot(1) + lot(2)))
    assert [(item.amount, item.status, item.lot, item.local_id) for item in notice.awards] == [
        (Money.of(1000, "NOK"), AwardStatus.CONTRACTED, "LOT-0001", "LOT-0001/TEN-0001"),
        (Money.of(500, "NOK"), AwardStatus.AWARDED, "LOT-0001", "LOT-0001/TEN-0002"),
    ]
    assert wins([notice]) == 2


def test_a_group_has_its_leader_first() -> None:
    """A tendering party of several is a joint venture."""
    (award,) = read(eforms(result(1) + tender(1) + contract(1, 1) + party(1, 2, 3))).awards
    assert (award.supplier.name, [item.name for item in award.members]) == ("Beta AS", ["Beta AS", "Alfa AS"])


def test_a_framework_has_a_ceiling_and_no_amount() -> None:
    """The lot's technique or a stated maximum makes its value the most it may cost."""
    (award,) = read(eforms(WINNER, lots=lot(framework="fa-wo-rc"))).awards
    assert (award.amount, award.ceiling, award.framework) == (None, Money.of(1000, "NOK"), True)
    parts = result(1, most="4000") + tender(1, "0") + contract(1, 1) + party(1, 2)
    (award,) = read(eforms(parts)).awards
    assert (award.amount, award.ceiling, award.framework) == (None, Money.of(4000, "NOK"), True)


def test_winners_of_one_framework_share_its_maximum_once() -> None:
    """The ceiling of a lot counts once, however many won a place in it."""
    parts = result(1, 2, contracts=(1,), most="4000") + tender(1, "0") + tender(2, "0") + contract(1, 1, 2)
    (award,) = read(eforms(parts + party(1, 2) + party(2, 3))).awards
    assert (award.ceiling, [item.name for item in award.members]) == (Money.of(4000, "NOK"), ["Alfa AS", "Beta AS"])


def test_a_direct_award_made_known_before_its_contract_is_an_award() -> None:
    """It carries no outcome code; the decision has been taken, the contract not signed."""
    parts = result(1, code=None) + tender(1) + contract(1, 1, issued=None) + party(1, 2)
    notice = read(eforms(parts, code="veat"))
    assert (notice.notice_type, notice.awards[0].status, wins([notice])) == (NoticeType.AWARD, AwardStatus.AWARDED, 1)


def test_a_modification_corrects_and_wins_nothing_new() -> None:
    """It restates the contract's value and names the notice it changes."""
    earlier = (
        '<cac:NoticeDocumentReference><cbc:ID schemeName="ojs-notice-id">2021/S 071-001234</cbc:ID></cac:NoticeDocumentReference>'
    )
    notice = read(eforms(WINNER, code="can-modif", process=earlier))
    assert (notice.notice_type, wins([notice])) == (NoticeType.CORRECTION, 0)
    assert [link.key for link in notice.links if link.kind is LinkKind.CORRECTS] == ["1234-2021"]
    assert notice.awards[0].amount == Money.of(1000, "NOK")


def test_a_changed_notice_replaces_its_predecessor() -> None:
    """A change notice is the whole notice again, with the name of the one it replaces."""
    changes = "<efac:Changes><efbc:ChangedNoticeIdentifier>00000007-2026</efbc:ChangedNoticeIdentifier></efac:Changes>"
    notice = read(eforms(WINNER, more=changes))
    assert notice.notice_type is NoticeType.CORRECTION
    assert [link.key for link in notice.links if link.kind is LinkKind.CORRECTS] == ["7-2026"]


def test_the_planned_period_is_the_service_period() -> None:
    """Months, years or days."""
    months = (
        read(eforms(WINNER, lots=lot(period='<cbc:DurationMeasure unitCode="YEAR">2</cbc:DurationMeasure>'))).awards[0].service
    )
    assert months is not None
    assert months.months == Decimal(24)
    days = "<cbc:StartDate>2026-02-01Z</cbc:StartDate><cbc:EndDate>2026-12-31Z</cbc:EndDate>"
    period = read(eforms(WINNER, lots=lot(period=days))).awards[0].service
    assert period is not None
    assert (period.start, period.end) == (date(2026, 2, 1), date(2026, 12, 31))


def test_a_winner_without_a_name_is_told_and_not_counted() -> None:
    """A tendering party that points nowhere wins nothing."""
    notice = read(eforms(result(1) + tender(1) + contract(1, 1) + party(1, 9)))
    assert (notice.awards, notice.issues) == ((), ("LOT-0001 has no winner that is named: not counted",))


def test_a_tender_notice_has_no_awards() -> None:
    """Contract notices come under the same roof."""
    assert read(eforms("", root="ContractNotice", code="cn-standard")).notice_type is NoticeType.TENDER
