"""A release that is not JSON is named, and the others of its page are read."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import UnreadablePage
from scrapers.ocds.releases import read
from scrapers.structured.salvage import broken_element, salvaged_documents
from tests.scrapers.ocds.samples import release


def three(broken: str) -> bytes:
    """A package whose second release carries something that is not JSON."""
    first, second, third = (json.dumps(release(id=f"r{number}")) for number in (1, 2, 3))
    second = f'{second.removesuffix("}")}, "note": "}} ] {{", "value": {{"amount": {broken}, "currency": "GBP"}}}}'
    return f'{{"releases": [{first},{second},{third}], "links": {{"next": "https://example.org/2"}}}}'.encode()


@pytest.mark.parametrize("broken", ["000", "", "221,000,000.00", "01.5", "£5", "1.2.3", "0x10", "True", "'5'"])
def test_a_broken_release_leaves_the_others(broken: str) -> None:
    """Whatever stands for its amount; the issue names the release and the byte."""
    reading = read(three(broken))
    assert [notice.key for notice in reading.notices] == ["ocds-synth1-1/r1", "ocds-synth1-1/r3"]
    (issue,) = reading.issues
    assert issue.startswith("the release ocds-synth1-1/r2 is not JSON at byte ")
    assert reading.next_url == "https://example.org/2"


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_know_is_no_number(name: str) -> None:
    """NaN is read as nothing printed, and breaks no release."""
    assert len(read(three(name)).notices) == 3


def test_a_page_cut_off_is_not_read() -> None:
    """A release without an end may be half the page: what was cut off is not passed over in silence."""
    whole = three("5")
    with pytest.raises(UnreadablePage):
        salvaged_documents(whole[: len(whole) // 2])


@pytest.mark.parametrize("text", ['{"releases": [{"id": "a"}, [x}]}', "[[x}]", "[[}", '{"a": [[{"b": x]}]}'])
def test_brackets_that_do_not_match_end_in_a_clear_error(text: str) -> None:
    """Where a release ends cannot be known then: nothing is blanked, and the page does not grow."""
    with pytest.raises(UnreadablePage):
        salvaged_documents(text.encode())


@given(st.text('[]{}",:x1 \\\n', max_size=40))
def test_no_order_of_brackets_keeps_the_search_from_ending(text: str) -> None:
    """Every text ends in documents or a clear error, and no element is found before the page begins."""
    for position in range(len(text)):
        found = broken_element(text, position)
        assert found is None or 0 <= found[0] <= position <= found[1] <= len(text)


@given(st.binary(max_size=60))
def test_whatever_stands_in_a_release_ends_in_documents_or_a_clear_error(junk: bytes) -> None:
    """No input makes the search for the broken release fail in another way."""
    try:
        found, _ = salvaged_documents(b'{"releases": [{"id": "a", "x": ' + junk + b'}, {"id": "b"}]}')
    except UnreadablePage:
        return
    assert found
