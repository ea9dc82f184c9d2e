"""Each layout and trap, read as a careful person reads it."""

from difflib import unified_diff
from functools import cache
from pathlib import Path

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.golden import FOLDER, Golden, goldens, reading_of

GOLDENS = goldens()


@cache
def notice_of(golden: Golden) -> Notice:
    """A golden as it is read, once for all that ask of it."""
    return read_notice(golden.source, kind=golden.kind)


def difference(golden: Golden) -> str:
    """What was expected and what was read, line by line, and how to accept it; empty where they agree."""
    expected = golden.expected()
    read = reading_of(notice_of(golden), expected.shows, tuple(expected.fields))
    lines = unified_diff(*(each.as_toml().splitlines() for each in (expected, read)), "expected", "read", n=9, lineterm="")
    found = "\n".join(lines)
    accept = f"python -m tests.scrapers.reading.accept {golden.name}"
    return found and f"{expected.shows}\n{found}\naccept it, once it is right: {accept}"


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_a_notice_is_read_as_a_person_reads_it(golden: Golden) -> None:
    """Results, failed lots, type and fields of a synthetic notice are those a person finds in it."""
    found = difference(golden)
    if found:
        pytest.fail(found, pytrace=False)


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden.name)
def test_every_value_is_the_passage_it_points_at(golden: Golden) -> None:
    """Evidence stands in the text where it says, and every result has one of its supplier and of its price."""
    notice = notice_of(golden)
    for item in notice.evidence:
        assert notice.text[item.start : item.end] == item.text
    for number, award in enumerate(notice.awards):
        fields = {item.field for item in notice.evidence if item.award == number}
        assert "supplier" in fields
        assert ("amount" in fields) == (award.amount is not None)


def test_the_kind_of_a_source_is_seen_from_it() -> None:
    """Markup and plain text are recognized without a hint."""
    for golden in GOLDENS:
        assert reading_of(read_notice(golden.source), golden.name) == reading_of(notice_of(golden), golden.name)


def test_a_golden_is_two_files() -> None:
    """Every page has what is expected of it beside it, and nothing else lies there."""
    files = {path for path in FOLDER.rglob("*") if path.is_file()}
    assert files == {path for golden in GOLDENS for path in (golden.page, golden.answer)}
    assert len({golden.page.with_suffix("") for golden in GOLDENS}) == len(GOLDENS) >= 307
    assert len({golden.expected().shows for golden in GOLDENS}) == len(GOLDENS)


def test_a_wrong_reading_shows_its_difference(tmp_path: Path) -> None:
    """A failing golden prints both readings line by line and the command that accepts the new one; an unknown key is refused."""
    page = tmp_path / "pairs" / "a_price.txt"
    page.parent.mkdir()
    page.write_text("青溪道路中标公告\n中标人：青溪建工有限公司\n中标金额：100元\n", encoding="utf-8")
    page.with_suffix(".toml").write_text(
        'shows = "a price"\nnotice_type = "award"\n\n[[award]]\nsupplier = "青溪建工有限公司"\namount = "101"\n', encoding="utf-8"
    )
    found = difference(Golden(page)).split("\n")
    assert '-amount = "101"' in found
    assert '+amount = "100"' in found
    assert found[-1].endswith("python -m tests.scrapers.reading.accept pairs/a_price")
    page.with_suffix(".toml").write_text('shows = "a price"\nnotice_type = "award"\nwinner = "x"\n', encoding="utf-8")
    with pytest.raises(ValueError, match="winner"):
        Golden(page).expected()
