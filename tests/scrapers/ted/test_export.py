"""TED's forms from before eForms, and what is no notice at all."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.errors import LayoutChanged, ScraperError, UnreadablePage
from scrapers.money import Money
from scrapers.notice import LinkKind, NoticeType, Party, VatBasis
from scrapers.ocds.releases import wins
from tests.scrapers.ted.samples import (
    WINNER,
    awarded,
    contractor,
    eforms,
    ted_export,
)
from tests.scrapers.ted.test_eforms import read


def test_an_older_form_is_read_in_its_original_language() -> None:
    """The contract's own value counts, not the procedure's total, nor an estimate."""
    notice = read(ted_export(awarded(contractor("Construção, S. A.", "506 530 817"))))
    (award,) = notice.awards
    assert (notice.notice_type, notice.title, notice.published_date) == (NoticeType.AWARD, "Obra nova", date(2021, 5, 11))
    assert (notice.buyer, notice.project_number) == (Party(name="Universidade"), "R-1")
    assert award.supplier == Party(name="Construção, S. A.", code="506530817", scheme="PT")
    assert (award.amount, award.vat, award.decided_on) == (Money.of(1000, "EUR"), VatBasis.EXCLUDED, date(2021, 5, 5))
    assert [(link.kind, link.key) for link in notice.links] == [(LinkKind.SAME_PROJECT, "1-2020")]


def test_older_lots_succeed_and_fail_one_by_one() -> None:
    """A lot without an award is a failed lot beside the winners."""
    failed = '<AWARD_CONTRACT ITEM="2"><LOT_NO>2</LOT_NO><NO_AWARDED_CONTRACT/></AWARD_CONTRACT>'
    notice = read(ted_export(awarded(contractor("A")) + failed))
    assert ([item.lot for item in notice.awards], notice.failed_lots) == (["1"], ("2",))
    assert read(ted_export(failed)).notice_type is NoticeType.FAILED


def test_older_contractors_share_one_value() -> None:
    """Two contractors of one contract are one award with two members."""
    (award,) = read(ted_export(awarded(contractor("A"), contractor("B")))).awards
    assert (award.amount, [item.name for item in award.members]) == (Money.of(1000, "EUR"), ["A", "B"])


@pytest.mark.parametrize(
    "value", ["", '<VAL_TOTAL CURRENCY="EUR">0</VAL_TOTAL>', "<VAL_RANGE_TOTAL><LOW>1</LOW></VAL_RANGE_TOTAL>"]
)
def test_an_older_value_that_is_not_stated_is_none(value: str) -> None:
    """A range, 0 and nothing are no price; the estimate never stands in."""
    assert read(ted_export(awarded(contractor("A"), value=value))).awards[0].amount is None


def test_an_older_framework_has_a_ceiling() -> None:
    """The procedure says so."""
    (award,) = read(ted_export(awarded(contractor("A")), procedure="<FRAMEWORK/>")).awards
    assert (award.amount, award.ceiling) == (None, Money.of(1000, "EUR"))


def test_an_older_modification_corrects() -> None:
    """Form F20 changes a contract and wins nothing new."""
    notice = read(ted_export(awarded(contractor("A")), form="F20"))
    assert (notice.notice_type, wins([notice])) == (NoticeType.CORRECTION, 0)


def test_forms_from_before_2014_are_refused_by_name() -> None:
    """Better no notice than a misread one."""
    body = ted_export("").replace(b"F03_2014", b"CONTRACT_AWARD")
    with pytest.raises(LayoutChanged, match="CONTRACT_AWARD"):
        read(body)


BOMB = b'<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><TED_EXPORT>&y;</TED_EXPORT>'
FILE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><TED_EXPORT>&x;</TED_EXPORT>'


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Just a moment",
        b"{}",
        BOMB,
        FILE,
        b"<!DOCTYPE a><TED_EXPORT/>",
        b"<a>" * 300 + b"</a>" * 300,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_plain_xml_is_refused(body: bytes) -> None:
    """Entities, document types, torn or deep XML and pages of other kinds."""
    with pytest.raises(UnreadablePage):
        read(body)


def test_xml_of_another_kind_is_refused() -> None:
    """A web page that is XML is still no notice."""
    with pytest.raises(LayoutChanged, match="XML of html"):
        read(b"<html><body/></html>")


@settings(max_examples=60, deadline=None)
@given(start=st.integers(0, 4000), length=st.integers(1, 400), filler=st.binary(max_size=20))
def test_a_spoilt_notice_is_read_or_refused_by_name(start: int, length: int, filler: bytes) -> None:
    """Cut or overwritten anywhere, a notice raises nothing else and no amount appears that is not printed."""
    body = eforms(WINNER)
    spoilt = body[:start] + filler + body[start + length :]
    try:
        notice = read(spoilt)
    except ScraperError:
        return
    for award in notice.awards:
        assert award.amount is None or str(award.amount.major).split(".", maxsplit=1)[0].encode() in spoilt
