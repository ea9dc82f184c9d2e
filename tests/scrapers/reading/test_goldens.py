"""Each layout and trap, read as a careful person reads it."""

from decimal import Decimal

import pytest

from scrapers.notice import Notice
from scrapers.reading import as_label, read_notice
from tests.scrapers.reading.every_golden import GOLDENS
from tests.scrapers.reading.goldens import Golden


def _results(notice: Notice) -> list[tuple[object, ...]]:
    found = []
    for award in notice.awards:
        rate = award.rate if award.pricing.value == "rate" else None
        amount = award.amount.major if award.amount else None
        currency = award.amount.currency if award.amount else "CNY"
        members = tuple(member.name for member in award.members)
        found.append((award.supplier.name, amount, currency, award.lot, award.pricing.value, rate, award.rank, members))
    return found


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_a_notice_is_read_as_a_person_reads_it(golden: Golden) -> None:
    """Results, failed lots, type and fields of a synthetic notice are those a person finds in it."""
    notice = read_notice(golden.source, kind=golden.kind)
    wanted = [
        (
            won.supplier,
            Decimal(won.amount) if won.amount else None,
            won.currency,
            won.lot,
            won.pricing,
            won.rate,
            won.rank,
            won.members,
        )
        for won in golden.awards
    ]
    assert _results(notice) == wanted
    assert notice.notice_type.value == golden.notice_type
    assert notice.failed_lots == golden.failed
    label = as_label(notice, "file")
    assert {name: label[name] for name in golden.fields} == golden.fields


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_every_value_is_the_passage_it_points_at(golden: Golden) -> None:
    """Evidence stands in the text where it says, and every result has one of its supplier and of its price."""
    notice = read_notice(golden.source, kind=golden.kind)
    for item in notice.evidence:
        assert notice.text[item.start : item.end] == item.text
    for number, award in enumerate(notice.awards):
        fields = {item.field for item in notice.evidence if item.award == number}
        assert "supplier" in fields
        assert ("amount" in fields) == (award.amount is not None)


def test_the_kind_of_a_source_is_seen_from_it() -> None:
    """Markup and plain text are told apart without being told."""
    for golden in GOLDENS:
        assert _results(read_notice(golden.source)) == _results(read_notice(golden.source, kind=golden.kind))
