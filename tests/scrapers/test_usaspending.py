"""USAspending's rows: an award is what was obligated to date, a modification has no value of its own."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scrapers.base import Reference
from scrapers.errors import LayoutChanged
from scrapers.money import Money
from scrapers.notice import LinkKind, Notice, NoticeType, Party, VatBasis
from scrapers.ocds.releases import wins
from scrapers.sites.us_usaspending import UsUsaspending
from tests.scrapers.ocds.samples import page_of

# by hand
CORPUS = {
    "contract.json": 1,
    # ten orders under one contract, of which the answer names no recipient
    "idv_awards.json": 0,
    # five rows, two of them one award at two times
    "search_results_contracts.json": 4,
    # orders between companies, paid out of awards that are counted
    "search_results_subawards.json": 0,
}
AWARD = {
    "internal_id": 1,
    "generated_internal_id": "CONT_AWD_SYN1_9700_-NONE-_-NONE-",
    "Award ID": "SYN26D0000001",
    "Recipient Name": "SYNTHETIC ANALYTICS INC.",
    "Recipient UEI": "SYNTHETIC123",
    "Start Date": "2026-01-05",
    "End Date": "2026-12-31",
    "Award Amount": 1250000.5,
    "Base Obligation Date": "2025-12-20",
    "Last Modified Date": "2026-01-20",
    "Awarding Agency": "Department of Examples",
    "Contract Award Type": "DELIVERY ORDER",
    "Description": "SYNTHETIC SERVICES",
}
CHANGE = {
    "internal_id": 1,
    "generated_internal_id": AWARD["generated_internal_id"],
    "Award ID": "SYN26D0000001",
    "Mod": "P00002",
    "Recipient Name": "SYNTHETIC ANALYTICS INC.",
    "Action Date": "2026-01-20",
    "Transaction Amount": "-15000.25",
    "Awarding Agency": "Department of Examples",
    "Award Type": "DELIVERY ORDER",
}


def parsed(*rows: dict[str, Any]) -> list[Notice]:
    """The notices of an answer with rows."""
    body = json.dumps({"results": rows, "page_metadata": {"page": 1, "hasNext": False}}).encode()
    return list(UsUsaspending().parse(page_of(body), Reference(key="file", url="https://example.org")))


@pytest.mark.corpus
@pytest.mark.parametrize("name", CORPUS)
def test_wins_of_a_recorded_answer(name: str, corpus: Path) -> None:
    """A recorded answer announces as many wins as a reader counts in it by hand."""
    page = page_of((corpus / "ocds" / "us_usaspending" / name).read_bytes())
    assert wins(UsUsaspending().parse(page, Reference(key=name, url=page.url))) == CORPUS[name]


def test_an_award_is_dated_by_its_first_obligation() -> None:
    """Not by the start of the work; its amount is what was obligated to date, without VAT, by the agency."""
    (notice,) = parsed(AWARD)
    (award,) = notice.awards
    assert (notice.notice_type, notice.key) == (NoticeType.AWARD, AWARD["generated_internal_id"])
    assert (notice.published_date, notice.project_number) == (date(2025, 12, 20), "SYN26D0000001")
    assert notice.buyer == Party(name="Department of Examples")
    assert award.supplier == Party(name="SYNTHETIC ANALYTICS INC.", code="SYNTHETIC123", scheme="US-SAM")
    assert (award.amount, award.vat, award.decided_on) == (Money.of("1250000.50", "USD"), VatBasis.NONE, date(2025, 12, 20))
    assert award.service is not None
    assert award.service.end == date(2026, 12, 31)


def test_a_short_number_is_no_number_of_a_project() -> None:
    """Order 0001 exists under every contract: only the award's own id tells it from the others."""
    (notice,) = parsed({**AWARD, "Award ID": "0001"})
    assert notice.project_number == AWARD["generated_internal_id"]


def test_an_award_listed_twice_is_read_as_last_modified() -> None:
    """Pages shift while they are read; the later state counts, wherever it stands."""
    older = {**AWARD, "Award Amount": 5, "Last Modified Date": "2026-01-10"}
    for rows in ((AWARD, older), (older, AWARD)):
        (notice,) = parsed(*rows)
        assert notice.awards[0].amount == Money.of("1250000.50", "USD")


@pytest.mark.parametrize(("amount", "issues"), [(0, 0), (None, 0), (-3, 1), ("much", 1), (1e300, 1)])
def test_an_award_without_obligations_has_no_amount(amount: Any, issues: int) -> None:
    """Nothing, less than nothing, and what is no number, which is told."""
    (notice,) = parsed({**AWARD, "Award Amount": amount})
    assert (notice.awards[0].amount, len(notice.issues)) == (None, issues)


def test_a_modification_corrects_its_award_and_wins_nothing() -> None:
    """It says what it took back; the sum stands in the award's own row."""
    (notice,) = parsed(CHANGE)
    assert (notice.notice_type, notice.key, notice.awards) == (
        NoticeType.CORRECTION,
        f"{AWARD['generated_internal_id']}/P00002",
        (),
    )
    assert notice.title == "Modification P00002 of SYN26D0000001: de-obligation of -15000.25 USD"
    assert {(link.kind, link.key) for link in notice.links} == {
        (LinkKind.CORRECTS, AWARD["generated_internal_id"]),
        (LinkKind.SAME_PROJECT, AWARD["generated_internal_id"]),
    }


def test_a_recipient_without_a_name_is_told_and_not_counted() -> None:
    """Nobody is guessed."""
    (notice,) = parsed({**AWARD, "Recipient Name": None})
    assert (notice.awards, len(notice.issues)) == ((), 1)


@pytest.mark.parametrize(
    "body", [b"<html>", b"[]", b"{}", b'{"results": {}}', b'{"results": [{"new_name": 1}]}', b'{"detail": "Invalid award type"}']
)
def test_another_shape_is_refused(body: bytes) -> None:
    """Never an empty list in place of an error."""
    with pytest.raises(LayoutChanged):
        UsUsaspending().parse(page_of(body), Reference(key="file", url="https://example.org"))
