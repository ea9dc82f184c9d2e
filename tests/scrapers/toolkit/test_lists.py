"""How lists are walked: to the pager's end and no further, past repeats and archives with a word, and never twice the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.base import Filters, Gap, Listing, ListIssue, ListItem, Reference, StatedTotal
from scrapers.errors import Blocked, LayoutChanged, Unavailable
from scrapers.notice import Award, Notice, NoticeType, Party
from scrapers.sites.cn_ccgp import CnCcgp
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, key_of, kind_of, walk

TODAY = date(2026, 1, 28)
LISTING = Listing(since=date(2026, 1, 10), today=TODAY)


def item(key: str, day: date | None, buyer: str | None = None) -> Reference:
    """A listed notice."""
    return Reference(key=key, url=f"http://127.0.0.1/{key}", published=day, buyer=buyer)


def listed(
    pages: list[list[Reference]], stated: int | None, listing: Listing = LISTING, whole: bool = False
) -> tuple[list[ListItem], list[int]]:
    """What a walk over `pages` yields and which pages it asked for; beyond the last page comes an empty one."""
    asked: list[int] = []

    def read(number: int) -> ListPage:
        asked.append(number)
        found = pages[number] if number < len(pages) else []
        return ListPage(references=tuple(found), pages=stated, whole=whole)

    return list(walk(CnCcgp(), "list", read, listing)), asked


def keys(items: Iterable[ListItem]) -> list[str]:
    """The keys listed."""
    return [found.key for found in items if isinstance(found, Reference)]


def days_ago(*numbers: int) -> list[Reference]:
    """A page of notices so many days old, named by their age."""
    return [item(f"d{number}", TODAY - timedelta(days=number)) for number in numbers]


def test_a_walk_stops_at_the_page_that_ends_before_since() -> None:
    """The page after one that ends before `since` is not asked for, and nothing older is listed."""
    items, asked = listed([days_ago(1, 3, 9), days_ago(10, 17, 25), days_ago(30, 31)], 25)
    assert keys(items) == ["d1", "d3", "d9", "d10", "d17"]
    assert asked == [0, 1]
    assert not [found for found in items if isinstance(found, Gap)]


def test_a_pager_that_ends_first_leaves_a_gap() -> None:
    """Where the pager ends before `since`, the days it did not reach are named, and no page past its end is asked for."""
    items, asked = listed([days_ago(1, 3), days_ago(4, 6)], 2)
    assert asked == [0, 1]
    assert [found for found in items if isinstance(found, Gap)] == [
        Gap(channel="list", start=LISTING.since, end=TODAY - timedelta(days=6), reason="the list of list ends after page 2")
    ]


def test_a_list_known_to_be_whole_leaves_no_gap() -> None:
    """Where the pages hold everything asked for, their end is no gap."""
    items, _ = listed([days_ago(1, 3)], 1, whole=True)
    assert [type(found) for found in items] == [Reference, Reference]


def test_a_page_that_repeats_for_ever_ends_the_walk() -> None:
    """A next page that is the last one again is an issue and a gap, and the walk ends."""
    same = days_ago(1, 3)
    items, asked = listed([same] * 50, 50)
    assert asked == [0, 1, 0]
    assert [found.kind for found in items if isinstance(found, ListIssue)] == ["page_repeats"]
    assert [type(found) for found in items][-1] is Gap


def test_a_last_page_of_things_seen_is_no_trouble() -> None:
    """When newer notices pushed everything of the last page onto it, the list has simply ended."""
    items, asked = listed([days_ago(1, 20), days_ago(20)], 2, replace(LISTING, since=TODAY - timedelta(days=21)), whole=True)
    assert (keys(items), asked) == (["d1", "d20"], [0, 1])
    assert [found for found in items if isinstance(found, ListIssue)] == []


def test_duplicates_across_pages_are_listed_once() -> None:
    """A notice pushed onto the next page by newer ones is listed once."""
    items, _ = listed([days_ago(1, 2, 3), days_ago(3, 4, 25)], 9)
    assert keys(items) == ["d1", "d2", "d3", "d4"]


def test_an_old_archive_ends_the_walk() -> None:
    """A page that starts half a year before the last one ended is an archive: nothing of it is listed, and it is said."""
    listing = replace(LISTING, since=date(2020, 1, 1))
    items, asked = listed([days_ago(1, 2), days_ago(900, 901), days_ago(902)], 9, listing)
    assert asked == [0, 1]
    assert keys(items) == ["d1", "d2"]
    assert [found.kind for found in items if isinstance(found, ListIssue)] == ["old_archive"]
    assert [type(found) for found in items][-1] is Gap


def test_a_pinned_or_back_dated_item_does_not_end_the_walk() -> None:
    """One old item on top, or far out of line at the bottom, does not hide the pages behind it."""
    top, asked_top = listed([days_ago(400, 1, 2), days_ago(3, 30, 31)], 9)
    bottom, asked_bottom = listed([days_ago(1, 2, 400), days_ago(3, 30, 31)], 9)
    assert asked_top == asked_bottom == [0, 1]
    assert keys(top) == keys(bottom) == ["d1", "d2", "d3"]


def test_without_a_pager_the_first_empty_page_ends_the_walk() -> None:
    """Where the portal states no number of pages, an empty page is the end."""
    items, asked = listed([days_ago(1), days_ago(2)], None)
    assert asked == [0, 1, 2]
    assert keys(items) == ["d1", "d2"]


def test_undated_items_are_listed() -> None:
    """A notice whose list prints no date is listed: nothing shows that it is too old."""
    items, _ = listed([[item("x", None)]], 1)
    assert keys(items) == ["x"]


def test_filters_leave_out_what_the_list_already_shows() -> None:
    """A buyer that is not wanted is left out, one that is not printed is kept."""
    page = [item("a", TODAY, buyer="甲局"), item("b", TODAY, buyer="省气象局"), item("c", TODAY)]
    items, _ = listed([page], 1, replace(LISTING, filters=Filters(buyer=("气象",))))
    assert keys(items) == ["b", "c"]


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=40).map(sorted),
    st.integers(1, 7),
    st.integers(0, 60),
)
def test_a_walk_over_an_ordered_list_misses_nothing(ages: list[int], size: int, back: int) -> None:
    """Whatever the page size, an ordered list yields exactly its notices since the day, or names the days it could not reach."""
    references = [item(f"{number}", TODAY - timedelta(days=age)) for number, age in enumerate(ages)]
    pages = [references[start : start + size] for start in range(0, len(references), size)]
    since = TODAY - timedelta(days=back)
    items, asked = listed(pages, len(pages), replace(LISTING, since=since))
    assert keys(items) == [found.key for found in references if found.published and found.published >= since]
    assert max(asked) < len(pages)
    assert any(isinstance(found, Gap) for found in items) == (references[-1].published > since)  # type: ignore[operator]


def test_channels_fail_alone() -> None:
    """A channel that fails half-way keeps what it gave, says why, and the next one is read."""

    def failing() -> Iterator[ListItem]:
        yield item("a", TODAY)
        raise Unavailable("HTTP 500", 500)

    items = list(each_channel([("one", failing()), ("two", iter([item("b", TODAY)]))]))
    assert keys(items) == ["a", "b"]
    assert [(found.kind, found.channel) for found in items if isinstance(found, ListIssue)] == [("unavailable", "one")]
    assert [found.channel for found in items if isinstance(found, Reference)] == ["one", "two"]


def test_a_missing_optional_channel_is_noted_without_an_error() -> None:
    """A channel that need not exist answers 404: it is noted, and counts for no failure."""
    items = list(each_channel([("one", iter([item("a", TODAY)])), ("two", raising(Unavailable("HTTP 404", 404)))], ["two"]))
    assert [(found.kind, found.error) for found in items if isinstance(found, ListIssue)] == [("channel_absent", None)]


def test_nothing_read_at_all_raises_the_first_reason() -> None:
    """When every channel fails, the first error is the run's."""
    with pytest.raises(LayoutChanged, match="first"):
        list(each_channel([("one", raising(LayoutChanged("first"))), ("two", raising(Unavailable("second")))]))


def test_a_block_page_ends_a_careful_listing() -> None:
    """Where asked to, a listing stops at a block page: it raises when it had nothing, else says so and asks no more."""
    with pytest.raises(Blocked):
        list(each_channel([("one", raising(Blocked("no"))), ("two", iter([item("b", TODAY)]))], stop_when_blocked=True))
    items = list(
        each_channel(
            [("one", iter([item("a", TODAY)])), ("two", raising(Blocked("no"))), ("three", iter([item("c", TODAY)]))],
            stop_when_blocked=True,
        )
    )
    assert keys(items) == ["a"]
    assert [found.kind for found in items if isinstance(found, ListIssue)] == ["blocked"]


def test_items_that_cannot_be_read_are_issues_unless_none_can() -> None:
    """One bad item is an issue; nothing but bad items is a changed layout."""

    def read(node: str) -> Reference:
        return item(node, day_of(node, "u"))

    page = each_item(["2026-01-01", "soon"], read, "list", "u")
    assert (len(page.references), [issue.kind for issue in page.issues]) == (1, ["broken_item"])
    with pytest.raises(LayoutChanged, match="none of the 1 items"):
        each_item(["soon"], read, "list", "u")


def test_totals_are_passed_on_once() -> None:
    """The portal's own count is told with the first page."""
    reading: Callable[[int], ListPage] = lambda n: ListPage(references=tuple(days_ago(n)), pages=3, total=7)  # noqa: E731 - a one-line stub
    items = list(walk(CnCcgp(), "list", reading, LISTING))
    assert [found.total for found in items if isinstance(found, StatedTotal)] == [7]


def test_days_keys_and_kinds() -> None:
    """Printed days in the portals' spellings, keys without a host, and error names as issue kinds."""
    assert {day_of(text, "u") for text in ("2026-01-27", "2026年1月27日 10:00", "发布于2026.01.27", "2026/1/27")} == {
        date(2026, 1, 27)
    }
    for text in ("", "20260127", "2026-13-40"):
        with pytest.raises(LayoutChanged):
            day_of(text, "u")
    assert key_of("http://a.example/b/c.htm?x=1#y") == "/b/c.htm?x=1"
    assert kind_of(LayoutChanged("x")) == "layout_changed"


def raising(error: Exception) -> Iterator[ListItem]:
    """A channel that fails at once."""
    yield from ()
    raise error


def test_a_filter_drops_only_what_prints_something_else() -> None:
    """Capitals do not matter, and a correction that names no supplier may correct one that is wanted."""
    ours = Filters(supplier=("Alpha Works",))
    names = ("Alpha Works Ltd", "ALPHA WORKS LTD", "Beta Ltd")
    named = [Notice(notice_type=NoticeType.AWARD, title="x", awards=(Award(supplier=Party(name=name)),)) for name in names]
    assert [ours.wants_notice(notice) for notice in named] == [True, True, False]
    assert ours.wants_notice(Notice(notice_type=NoticeType.CORRECTION, title="x"))
