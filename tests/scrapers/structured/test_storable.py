"""Texts of JSON answers can be stored whatever escapes they were written with."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.structured.documents import documents
from scrapers.toolkit.replies import parse_object


@pytest.mark.parametrize("written", ['"a\\u0000b"', '"a\\ud800b"', '"a\\uDFFFb"', '"\\u0000ab\\udbff"'])
def test_what_no_file_takes_is_dropped(written: str) -> None:
    """NULs and halves of characters go; what is around them stays."""
    answer = f'{{"name": {written}, {written}: [{{"x": {written}}}]}}'
    expected = {"name": "ab", "ab": [{"x": "ab"}]}
    assert parse_object(answer, "http://portal.example/") == expected
    assert documents(answer.encode()) == ([expected], [])


@given(
    st.recursive(
        st.text(st.characters(codec="utf-8", exclude_characters="\0")) | st.integers() | st.none(), st.lists, max_leaves=6
    )
)
def test_everything_else_stays(value: object) -> None:
    """Whole characters, escaped ones beyond the first plane among them, and backslashes before a u are as they were."""
    for ascii_only in (True, False):
        assert parse_object(json.dumps({"v": value}, ensure_ascii=ascii_only), "http://portal.example/") == {"v": value}
    assert parse_object('{"path": "C:\\\\u0000", "smile": "\\ud83d\\ude00"}', "x") == {"path": "C:\\u0000", "smile": "😀"}
