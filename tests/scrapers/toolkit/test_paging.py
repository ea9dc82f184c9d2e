"""A list page beside its portal's own words about the whole list."""

from __future__ import annotations

import pytest

from scrapers.base import Reference
from scrapers.errors import LayoutChanged
from scrapers.toolkit.lists import ListPage
from scrapers.toolkit.paging import only_kind, whole_list

_URL = "http://portal.example/list"
_READ = ListPage(references=(Reference(key="1", url="http://portal.example/1"),))


def test_a_list_without_rows_is_not_believed_where_its_portal_counts_some() -> None:
    """An empty page of a list of 37 is an error that says both figures."""
    with pytest.raises(LayoutChanged, match="0 rows of results, but the portal says 37, at http:"):
        whole_list(ListPage(references=()), 37, 20, called="results", url=_URL)


@pytest.mark.parametrize(("total", "pages"), [(1, 1), (20, 1), (21, 2)])
def test_a_page_knows_how_many_pages_hold_the_list(total: int, pages: int) -> None:
    """The total and its pages, rounded up, of a list that holds all that was asked for."""
    read = whole_list(_READ, total, 20, called="results", url=_URL)
    assert (read.total, read.pages, read.whole) == (total, pages, True)


def test_a_list_that_is_empty_by_its_own_count_is_one_empty_page() -> None:
    """Nothing listed and nothing counted is a list, and no error."""
    assert whole_list(ListPage(references=()), 0, 20, called="results", url=_URL).pages == 1


def test_rows_of_another_kind_are_an_error_and_rows_that_state_none_are_not() -> None:
    """A filter that the portal ignores shows in its rows."""
    only_kind([{"kind": "7"}, {}], "kind", "7", called="results", url=_URL)
    with pytest.raises(LayoutChanged, match=r"rows of kind \['8'\], expected 7 \(results\)"):
        only_kind([{"kind": "7"}, {"kind": "8"}], "kind", "7", called="results", url=_URL)
