"""What every registered site has to do, on its own pages: list, parse, and never take a broken page for an empty one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from scrapers.errors import Blocked, LayoutChanged, ScraperError, Unavailable, UnreadablePage
from scrapers.registry import discover
from tests.scrapers.sites.breaking import SPOILT, Failing, details, is_api, is_refused, on
from tests.scrapers.sites.cases import PAGES, Case, FakeFetch, case_of
from tests.scrapers.sites.routes import Route, reshaped
from tests.scrapers.sites.telling import issues_of, item_told, notice_told, references_of

SITES = sorted(site for site in discover() if (PAGES / site / "case.json").exists())


@pytest.fixture(params=SITES)
def case(request: pytest.FixtureRequest) -> Case:
    """Each registered site's case in turn."""
    return case_of(str(request.param))


def test_every_site_has_its_pages() -> None:
    """There is no registered site without pages and a golden file, and no pages without a site."""
    assert sorted(discover()) == SITES
    assert sorted(folder.name for folder in PAGES.iterdir() if (folder / "golden.json").exists()) == SITES


def test_lists_and_parses_to_its_golden(case: Case) -> None:
    """A site lists its pages and reads its notices as its golden file says, with exactly those requests."""
    golden = json.loads(case.golden.read_text(encoding="utf-8"))
    items, fetch = case.listed()
    assert golden["items"] == [item_told(item, case.root) for item in items]
    assert golden["requests"] == fetch.log
    read = {}
    for reference in references_of(items):
        page = case.page_of(reference)
        if page is not None:
            read[reference.key] = [notice_told(notice, case.root) for notice in case.site().parse(page, reference)]
    assert golden["notices"] == read
    assert read, "a site without one parsed notice proves nothing"


def test_listing_asks_for_nothing_twice(case: Case) -> None:
    """No list page is asked for twice in one run."""
    _, fetch = case.listed()
    assert len(fetch.log) == len(set(fetch.log))


@pytest.mark.parametrize("kind", SPOILT)
def test_a_list_that_is_no_list_is_a_named_error(case: Case, kind: str) -> None:
    """A challenge, an error page, an empty answer or foreign JSON in place of every list raises, and yields no notice."""
    with pytest.raises(ScraperError):
        case.listed(on("list", lambda *_: SPOILT[kind]))


def test_a_reshaped_list_is_a_named_error(case: Case) -> None:
    """Lists whose classes, ids or keys were renamed raise LayoutChanged instead of being empty."""
    with pytest.raises((LayoutChanged, UnreadablePage, Blocked)):
        case.listed(on("list", reshaped))


@pytest.mark.parametrize("kind", SPOILT)
def test_a_detail_that_is_no_notice_is_a_named_error(case: Case, kind: str) -> None:
    """A challenge, an error page, an empty answer or foreign JSON in place of a notice raises."""
    for reference, page in details(case):
        spoilt = replace(page, body=SPOILT[kind])
        with pytest.raises(ScraperError):
            list(case.site().parse(spoilt, replace(reference, context=None)))


def test_a_list_without_its_heading_is_a_named_error(case: Case) -> None:
    """A list page that does not say which list it is raises."""
    if not any("heading" in route.replace or "type" in route.replace for route in case.routes):
        assert is_api(case) or case.facts["headless"], "only an API's reply may have no heading"
        return

    def unnamed(_: bytes, route: Route) -> bytes:
        return route.body(replace=dict.fromkeys(route.replace, ""))

    with pytest.raises(LayoutChanged):
        case.listed(on("list", unnamed))


def test_a_list_without_its_pager_is_a_named_error(case: Case) -> None:
    """Where a list states how far it goes, a page that lost that statement raises."""
    pager = case.facts.get("pager")
    if pager is None:
        return

    def cut(body: bytes, _: Route) -> bytes:
        changed = re.sub(pager, "", body.decode(), flags=re.DOTALL)
        return changed.encode()

    first = next(route for route in case.routes if route.role == "list")
    assert cut(first.body(), first) != first.body(), "the case's pager is on its first page"
    assert is_refused(case, on("list", cut))


def test_an_empty_list_is_no_notice(case: Case) -> None:
    """Lists that are empty under the right heading and pager yield no notice, no issue and no error."""

    def empty(body: bytes, route: Route) -> bytes:
        file = case.folder / case.facts["empty"]
        return body if route.file.name.endswith("empty.html") else route.body(file)

    items, _ = case.listed(on("list", empty))
    assert (references_of(items), issues_of(items)) == ([], [])


def test_a_failing_channel_does_not_stop_the_others(case: Case) -> None:
    """When one channel's first page fails, the others are still read and the failure is an issue with its error."""
    whole, asked = case.listed()
    failing = Failing(case, asked.log[-1])
    if case.facts.get("channels") == 1:
        with pytest.raises(ScraperError):
            list(case.site().list_notices(Failing(case, asked.log[0]), case.listing))
        return
    items = list(case.site().list_notices(failing, case.listing))
    assert references_of(whole) == references_of(items)
    assert [issue.error is not None for issue in issues_of(items)] == [True]
    assert asked.log == failing.log


def test_all_channels_failing_raises(case: Case) -> None:
    """When no list could be had, the run hears the reason."""
    fetch = Failing(case, "")
    with pytest.raises(Unavailable):
        list(case.site().list_notices(fetch, case.listing))


def test_one_broken_item_is_an_issue(case: Case) -> None:
    """One item without its date (or title) is an issue, and every other one comes through."""
    before, after = case.facts["broken"]

    def broken(body: bytes, _: Route) -> bytes:
        return body.decode().replace(before, after).encode()

    lists = [route for route in case.routes if route.role == "list"]
    assert any(broken(route.body(), route) != route.body() for route in lists), "the case's broken item is on a list"
    whole, (items, _) = references_of(case.listed()[0]), case.listed(on("list", broken))
    lost = {item.key for item in whole} - {item.key for item in references_of(items)}
    assert sorted({issue.kind for issue in issues_of(items)}) == ["broken_item"]
    wanted = not case.listing.filters.buyer or bool(lost)
    assert len(lost) == (1 if wanted else 0)


def test_since_is_respected(case: Case) -> None:
    """With a later `since` nothing older is listed, and no page is asked for beyond the first that ends before it."""
    later = case.facts.get("later")
    if later is None:
        assert all(item.published is None for item in references_of(case.listed()[0])), "only a list without dates has no since"
        return
    day = date.fromisoformat(later)
    items, fetch = case.listed(listing=replace(case.listing, since=day))
    dates = [item.published for item in references_of(items)]
    assert all(found is None or found >= day for found in dates)
    _, whole = case.listed()
    if not case.facts.get("one_file"):
        assert len(fetch.log) < len(whole.log) or not references_of(case.listed()[0])


def test_the_relook_window_lists_again(case: Case) -> None:
    """Listing is a pure function of the pages: a second run with the same `since` lists the same notices."""
    assert references_of(case.listed()[0]) == references_of(case.listed()[0])


def test_until_cuts_the_newest_off(case: Case) -> None:
    """With an `until` nothing newer is listed."""
    until = case.listing.today - timedelta(days=5)
    items, _ = case.listed(listing=replace(case.listing, until=until))
    assert all(item.published is None or item.published <= until for item in references_of(items))


def test_only_the_channels_asked_for_are_read(case: Case) -> None:
    """A run of one channel asks only for that channel's pages."""
    channels = {item.channel for item in references_of(case.listed()[0]) if item.channel}
    for channel in channels:
        items, fetch = case.listed(listing=replace(case.listing, channels=(channel,)))
        assert {channel} == {item.channel for item in references_of(items)}
        assert set(fetch.log) <= set(case.listed()[1].log)


def test_keys_do_not_depend_on_the_host(case: Case) -> None:
    """A notice has the same key wherever the portal is read from."""
    root = "http://127.0.0.1:8000"
    moved = case.site(root).list_notices(FakeFetch(case, root=root), case.listing)
    assert [item.key for item in references_of(case.listed()[0])] == [item.key for item in references_of(moved)]
