"""Tests of Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.numerals import DIGITS, digits_of, value_of


def written(number: int) -> str:
    """A number below a hundred as it is counted."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{DIGITS[tens - 1]}十") + ("" if not ones else DIGITS[ones - 1])


@given(st.integers(min_value=1, max_value=99))
def test_a_counted_number_has_its_value(number: int) -> None:
    """一 to 九十九."""
    assert value_of(written(number)) == number


@pytest.mark.parametrize("text", ["", "百", "二三", "十十", "一百二十", "A", "3", "半"])
def test_anything_else_has_no_value(text: str) -> None:
    """Neither a hundred nor digits in a row nor plain figures: better none than a wrong one."""
    assert value_of(text) is None


def test_digits_in_a_row_are_read_one_by_one() -> None:
    """Years are written so; what is no numeral stays."""
    assert [digits_of(text) for text in ("二〇二六", "二○O六", "第一包A")] == ["2026", "2006", "第1包A"]
