"""Days in the order a portal prints them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import LayoutChanged
from scrapers.toolkit.days import day_in, form_of

URL = "http://portal.example/list.htm"


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y", "%Y%m%d", "%d.%m.%Y", "am %d. im %m. %Y", ""])
@given(day=st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_is_read_as_its_form_writes_it(form: str, day: date) -> None:
    """Whatever the order, the day that was written is the day that is read, with text before and behind it."""
    printed = format(day, form or "%Y-%m-%d")
    assert day_in(f"甲 {printed} 乙", URL, form) == day


@pytest.mark.parametrize(
    ("printed", "form", "said"),
    [
        ("2026-01-27", "%d/%m/%Y", "no date in '2026-01-27', expected one like %d/%m/%Y, at "),
        ("31/02/2026", "%d/%m/%Y", "'31/02/2026' is no date: "),
        ("120260127", "%Y%m%d", "no date in '120260127', expected one like %Y%m%d, at "),
        ("近日", "", "no date in '近日', expected one like 2026-01-27, at "),
    ],
)
def test_no_day_of_that_form_is_an_error(printed: str, form: str, said: str) -> None:
    """What is no date of the form is said with what was found; a part of a longer number is none."""
    with pytest.raises(LayoutChanged) as refused:
        day_in(printed, URL, form)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("27/01/2026", "%d/%m/%Y"),
        ("01/27/2026", "%m/%d/%Y"),
        ("20260127", "%Y%m%d"),
        ("27.1.2026", "%d.%m.%Y"),
        ("05/06/2026", None),
        ("近日", None),
    ],
)
def test_a_form_is_known_only_where_it_is_in_no_doubt(printed: str, form: str | None) -> None:
    """A day that may be a month names no form."""
    assert form_of(printed) == form
