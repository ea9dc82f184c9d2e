"""Packages, records, arrays, lines and bare releases all give up their releases, and bad parts leave the others."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.errors import ScraperError, UnreadablePage
from scrapers.money import Money
from scrapers.ocds.releases import read
from tests.scrapers.ocds.samples import award, package, release

COMPILED = release(id="compiled-2026", tag=["compiled"])
LINKED = {"date": "2026-01-01T00:00:00Z", "tag": ["award"], "url": "https://example.org/r1"}


def keys(value: Any) -> list[str]:
    """The keys of the notices of a document."""
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return [notice.key for notice in read(body).notices]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (json.loads(package(release(), release(id="r2"))), ["ocds-synth1-1/r1", "ocds-synth1-1/r2"]),
        ([json.loads(package(release())), json.loads(package(release(id="r2")))], ["ocds-synth1-1/r1", "ocds-synth1-1/r2"]),
        ([release(), release(id="r2")], ["ocds-synth1-1/r1", "ocds-synth1-1/r2"]),
        (release(), ["ocds-synth1-1/r1"]),
        ({"releasePackage": json.loads(package(release()))}, ["ocds-synth1-1/r1"]),
        ({"data": [release()]}, ["ocds-synth1-1/r1"]),
        ({"records": [{"ocid": "ocds-synth1-1", "compiledRelease": COMPILED, "releases": [LINKED]}]}, ["ocds-synth1-1/compiled"]),
        ({"ocid": "ocds-synth1-1", "compiledRelease": COMPILED, "releases": [LINKED]}, ["ocds-synth1-1/compiled"]),
        ({"publisher": {}, "compiledRelease": COMPILED, "releases": [release()]}, ["ocds-synth1-1/r1"]),
        ({"releases": []}, []),
        ({"records": []}, []),
    ],
)
def test_every_wrapping_is_known(document: Any, expected: list[str]) -> None:
    """Release and record packages, arrays of either, records and bare releases; an empty package is no error."""
    assert keys(document) == expected


def test_a_record_with_whole_releases_gives_each_in_order_of_date() -> None:
    """The history is better than its sum."""
    late, early = release(id="02", date="2026-03-01T00:00:00Z"), release(id="01", date="2026-02-01T00:00:00Z")
    assert keys({"records": [{"ocid": "ocds-synth1-1", "releases": [late, early], "compiledRelease": COMPILED}]}) == [
        "ocds-synth1-1/01",
        "ocds-synth1-1/02",
    ]


def test_a_compiled_release_keeps_its_key_when_its_id_changes() -> None:
    """A compiled release changes in place: the same notice, another version."""
    later = release(id="compiled-2027", date="2027-01-01T00:00:00Z")
    assert keys({"records": [{"ocid": "ocds-synth1-1", "compiledRelease": later, "releases": [LINKED]}]}) == [
        "ocds-synth1-1/compiled"
    ]


def test_lines_of_json_are_read_one_by_one() -> None:
    """A bad line is an issue with its number; the others come through."""
    body = b"\n".join([json.dumps(release()).encode(), b'{"ocid": ', b"", json.dumps(release(id="r2")).encode()])
    reading = read(body)
    assert [notice.key for notice in reading.notices] == ["ocds-synth1-1/r1", "ocds-synth1-1/r2"]
    assert len(reading.issues) == 1
    assert reading.issues[0].startswith("line 2 is not JSON")


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("text", "expected a release, found str"),
        ({"id": "r9", "awards": []}, "a release without ocid"),
        ({"ocid": "ocds-synth1-9"}, "a release without id and date"),
    ],
)
def test_a_broken_release_leaves_the_others(broken: Any, said: str) -> None:
    """What cannot be told from others is an issue of the package."""
    reading = read(package(release(), broken))
    assert [notice.key for notice in reading.notices] == ["ocds-synth1-1/r1"]
    assert said in reading.issues[0]


def test_a_record_that_only_links_its_releases_says_so() -> None:
    """Nothing to read is not nothing to say."""
    reading = read(json.dumps({"records": [{"ocid": "ocds-synth1-1", "releases": [LINKED]}]}).encode())
    assert (reading.notices, len(reading.issues)) == ((), 1)


def test_two_different_releases_of_one_name_are_told() -> None:
    """Equal repeats are silent."""
    assert read(package(release(), release())).issues == ()
    assert "two different releases are called" in read(package(release(), release(title="changed"))).issues[0]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<html><body>Too many requests</body></html>",
        b'{"cik": 1, "facts": {}}',
        b'{"errors": [{"code": "500"}]}',
        b"[1, 2]",
        b"null",
        b'{"releases": 5}',
        b'{"releases": [',
        b"[" * 100_000,
    ],
)
def test_what_is_no_open_contracting_data_is_refused(body: bytes) -> None:
    """An error page, another kind of JSON, a torn body: never an empty reading."""
    with pytest.raises(UnreadablePage):
        read(body)


def test_iso_8859_1_is_read_and_utf_8_first() -> None:
    """Contracts Finder sends ISO-8859-1 now and then."""
    text = json.dumps(release(tender={"title": "Café"}), ensure_ascii=False)
    for body in (text.encode(), text.encode("iso-8859-1"), b"\xef\xbb\xbf" + text.encode()):
        assert read(body).notices[0].title == "Café"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (b"12 000", Money.of(12000, "GBP")),
        (b"1 234 000.50", Money.of("1234000.50", "GBP")),
        (b'"12,500.00"', Money.of(12500, "GBP")),
        (b'"12 500"', Money.of(12500, "GBP")),
        (b'{"$numberLong": "15890000000"}', Money.of(15890000000, "GBP")),
        (b"1e9999", None),
        (b"NaN", None),
        (b"-Infinity", None),
        (b"9" * 30, None),
    ],
)
def test_amounts_no_json_reader_likes(printed: bytes, expected: Money | None) -> None:
    """Grouped numbers, MongoDB's long integers and numbers beyond reason, as real answers hold them."""
    body = package(release()).replace(b'"amount": 1000', b'"amount": ' + printed)
    (notice,) = read(body).notices
    assert notice.awards[0].amount == expected


def test_the_next_page_is_read_from_links_or_next_page() -> None:
    """Two names for one thing."""
    assert read(package(release(), links={"next": "https://example.org/2"})).next_url == "https://example.org/2"
    assert read(package(release(), next_page={"uri": "https://example.org/3"})).next_url == "https://example.org/3"
    assert read(package(release())).next_url is None


_LEAVES = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False) | st.text(max_size=8)
_JSON = st.recursive(_LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3))
_FIELDS = ("date", "tag", "parties", "buyer", "tender", "awards", "contracts", "relatedProcesses", "id")
_AWARD_FIELDS = ("id", "status", "date", "value", "suppliers", "items", "relatedLots", "contractPeriod", "amendments")


@settings(max_examples=60, deadline=None)
@given(field=st.sampled_from(_FIELDS), value=_JSON)
def test_no_value_of_a_release_raises_anything_else(field: str, value: Any) -> None:
    """Whatever stands in a field of a release, it is read or refused by name."""
    body = json.dumps({"releases": [{**release(), field: value}]}).encode()
    try:
        reading = read(body)
    except ScraperError:
        return
    assert len(reading.notices) + len(reading.issues) >= 1


@settings(max_examples=60, deadline=None)
@given(
    field=st.sampled_from(_AWARD_FIELDS),
    value=_JSON,
    contract=st.dictionaries(st.sampled_from(("awardID", "value", "suppliers", "dateSigned")), _JSON),
)
def test_no_value_of_an_award_raises_or_invents_money(field: str, value: Any, contract: dict[str, Any]) -> None:
    """Whatever stands in an award or contract, the others are read, and no amount appears that is not printed."""
    other = award(id="A2", value={"amount": 77, "currency": "GBP"})
    body = package({**release(awards=[award(**{field: value}), other], contracts=[{"id": "C1", **contract}])})
    (notice,) = read(body).notices
    assert [item.amount for item in notice.awards if item.local_id == "A2"] == [Money.of(77, "GBP")]
    for item in notice.awards:
        if item.amount is not None and field != "value" and "value" not in contract:
            assert item.amount in (Money.of(1000, "GBP"), Money.of(77, "GBP"))
