"""Tests that the forms of numerals, figures and parts exist once."""

from __future__ import annotations

import pytest

from scrapers.reading.lexicon.labels import ENGLISH, LABELS
from tests.conftest import ROOT

ONCE = {
    "一二三四五六七八九": "scrapers/numerals.py",
    "壹贰叁肆伍陆柒捌玖": "scrapers/numerals.py",
    "\\d[\\d,]*(?:": "scrapers/reading/lexicon/figures.py",
    "一1]\\s?[、": "scrapers/reading/lexicon/forms.py",
    "0xFEE0": "scrapers/reading/lexicon/folding.py",
}


@pytest.mark.parametrize("form", ONCE)
def test_a_form_is_written_once(form: str) -> None:
    """Every pattern that needs numerals, figures, the numbers of parts or the folding of full-width forms takes the one form."""
    paths = [path for package in ("scrapers", "tracker") for path in sorted((ROOT / package).rglob("*.py"))]
    found = [str(path.relative_to(ROOT)) for path in paths if form in path.read_text(encoding="utf-8")]
    assert found == [ONCE[form]]


def test_no_label_ends_as_a_time_of_day_does() -> None:
    """Behind two digits and before a colon (10:30) no label is looked for: none of the vocabulary ends with two digits."""
    assert [word for word in (*LABELS, *ENGLISH) if word[-2:].isdecimal()] == []
