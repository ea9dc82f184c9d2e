"""Lists that slide while they are read: rows come on top and leave below between two pages, and none that stays is missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from scrapers.base import Listing, ListIssue, ListItem, Reference
from scrapers.sites.cn_ccgp import CnCcgp
from scrapers.toolkit.lists import ListPage, walk

TODAY = date(2026, 1, 28)
SIZE = 4
TWICE = Listing(since=TODAY - timedelta(days=60), today=TODAY, twice=True)


def row(name: str) -> Reference:
    """A listed notice of today."""
    return Reference(key=name, url=f"http://127.0.0.1/{name}", published=TODAY)


class Sliding:
    """A list of the newest first that is changed before the pages that `moves` names by how many were read until then."""

    def __init__(self, count: int, moves: dict[int, tuple[int, int | None]]) -> None:
        self.rows = [row(f"r{number}") for number in range(count)]
        self.moves = moves
        self.asked: list[int] = []

    def read(self, number: int) -> ListPage:
        """A page as it is by now."""
        new, leaves = self.moves.get(len(self.asked), (0, None))
        for at in range(new):
            self.rows.insert(0, row(f"n{len(self.asked)}-{at}"))
        if leaves is not None and self.rows:
            self.rows.pop(leaves % len(self.rows))
        self.asked.append(number)
        pages = max(1, -(-len(self.rows) // SIZE))
        return ListPage(references=tuple(self.rows[number * SIZE : (number + 1) * SIZE]), pages=pages, whole=True)

    def walked(self, listing: Listing = TWICE) -> list[ListItem]:
        """Everything a walk over it yields."""
        return list(walk(CnCcgp(), "list", self.read, listing))


def keys(items: list[ListItem]) -> list[str]:
    """The keys listed."""
    return [found.key for found in items if isinstance(found, Reference)]


def test_a_row_that_slid_to_the_page_before_is_met_by_the_second_pass() -> None:
    """A row that leaves the first page takes another past us; it is read all the same where no later run lists it."""
    moves: dict[int, tuple[int, int | None]] = {1: (0, 0)}
    assert "r4" not in keys(Sliding(12, moves).walked(replace(TWICE, twice=False)))
    assert sorted(keys(Sliding(12, moves).walked())) == sorted(f"r{number}" for number in range(12))


def test_a_page_of_news_is_no_repeat() -> None:
    """So many new rows that the next page is the last one again do not end the walk; the first page tells them from a repeat."""
    sliding = Sliding(12, {1: (SIZE, None)})
    assert set(keys(sliding.walked(replace(TWICE, twice=False)))) == {each.key for each in sliding.rows}


def test_a_list_of_one_page_is_read_once() -> None:
    """One page cannot slide."""
    sliding = Sliding(SIZE, {})
    sliding.walked()
    assert sliding.asked == [0]


def test_a_list_that_stands_still_is_read_twice_and_no_more() -> None:
    """Nothing new below what is known ends the passes; news on top costs the page that it has moved the last rows to."""
    sliding = Sliding(12, {3: (1, None)})
    assert "n3-0" in keys(sliding.walked())
    assert sliding.asked == [0, 1, 2, 0, 1, 2, 3]


def test_a_list_that_never_stands_still_is_an_issue() -> None:
    """Rows that go on moving in every pass are said, not hoped for."""
    asked: list[int] = []

    def read(number: int) -> ListPage:
        asked.append(number)
        return ListPage(references=(row(f"r{number}"), row(f"r{number}-{len(asked)}")), pages=3)

    items = list(walk(CnCcgp(), "list", read, TWICE))
    assert [found.kind for found in items if isinstance(found, ListIssue)] == ["list_slides"]
    assert len(asked) == 12


def missed(count: int, moves: dict[int, tuple[int, int | None]]) -> set[str]:
    """Rows there from the beginning to the end that a walk neither lists nor says that it may have missed."""
    sliding = Sliding(count, moves)
    stayed = {each.key for each in sliding.rows}
    items = sliding.walked()
    stayed &= {each.key for each in sliding.rows}
    assert len(keys(items)) == len(set(keys(items)))
    return set() if any(isinstance(found, ListIssue) for found in items) else stayed - set(keys(items))


@given(st.integers(1, 30), st.dictionaries(st.integers(1, 6), st.tuples(st.integers(0, 5), st.none())))
def test_no_row_is_missed_whatever_comes_on_top(count: int, moves: dict[int, tuple[int, int | None]]) -> None:
    """However many new rows come on top between any two pages, every other is listed, or it is said."""
    assert missed(count, moves) == set()


@given(st.integers(1, 30), st.integers(1, 6), st.integers(0, 40))
def test_no_row_that_stays_is_missed_when_another_leaves(count: int, at: int, leaves: int) -> None:
    """A row that leaves between any two pages takes no other with it."""
    assert missed(count, {at: (0, leaves)}) == set()


@given(
    st.integers(1, 30),
    st.dictionaries(st.integers(1, 16), st.tuples(st.integers(0, 3), st.none() | st.integers(0, 40)), max_size=5),
)
@example(24, {3: (0, 1), 5: (1, 15), 9: (0, 25), 15: (2, None), 16: (3, None)})
def test_rows_that_come_and_leave_hide_none_without_a_word(count: int, moves: dict[int, tuple[int, int | None]]) -> None:
    """A pass counts only if every row of the pass before stands in it, in its order; else the list is read once more."""
    assert missed(count, moves) == set()
