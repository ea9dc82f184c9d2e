"""First look at a live portal: a list page per channel and one notice, each expectation of the module beside what is there."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from scrapers.base import Fetch, Listing, ListIssue, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import Blocked, FetchError, LayoutChanged, Refused, ScraperError, Stopped
from scrapers.facts import facts_of
from scrapers.notice import Notice
from scrapers.toolkit.days import form_of
from scrapers.toolkit.titles import looks_like_result
from tracker.collecting.fetchers import NoArchive, source_fetcher
from tracker.config.runtime import Runtime
from tracker.config.settings import watched_names
from tracker.devtools.fact_lines import toml_value
from tracker.devtools.moved_channels import mended_fact
from tracker.devtools.probe_checks import Check, list_checks, notice_checks, page_checks
from tracker.sources.source import Source
from tracker.sources.state import today_of


class Verdict(StrEnum):
    """Verdict on a channel's list or a portal's notice, compared with what its module expects."""

    MATCHES = "matches"
    EMPTY = "empty"
    DIFFERS = "differs"
    BLOCKED = "blocked"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    NOT_READ = "not read"


# after one of these nothing more is asked of the portal
_TURNED_AWAY = (Verdict.BLOCKED, Verdict.REFUSED, Verdict.UNREACHABLE)
# a page that is not there any more
_GONE = (404, 410)
# the address at the end of an error, which the report has once
_ADDRESS = re.compile(r",? at https?://\S+$")
_NO_DATE = re.compile(r"no date in '([^']{1,80})'")
# how far back the lists are asked for
_REACH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """One channel's list, or the notice: its checks, the pages that were had, and the verdict with its reason."""

    name: str
    verdict: Verdict
    reason: str = ""
    checks: tuple[Check, ...] = ()
    pages: tuple[Page, ...] = ()
    references: tuple[Reference, ...] = ()
    notice: Notice | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A source's probe: each channel's list, and the notice."""

    source: str
    scraper: Scraper
    lists: tuple[Probed, ...]
    notice: Probed

    @property
    def all(self) -> tuple[Probed, ...]:
        """The lists, then the notice."""
        return (*self.lists, self.notice)

    @property
    def matches(self) -> bool:
        """Whether every list and the notice are as the module expects."""
        return all(each.verdict is Verdict.MATCHES for each in self.all)


def probe_source(source: Source, runtime: Runtime, url: str | None) -> Findings:
    """A source's portal looked at once, at its own pace, nothing stored; `url` is the notice to read.

    Raises ConfigError for a base_url that cannot be used or a secret that is missing.
    """
    today = today_of(source, runtime)
    names = watched_names(runtime.settings)
    listing = source.listing(since=today - _REACH, today=today, names=names, runtime=runtime)
    with source_fetcher(source, runtime, NoArchive()) as fetch:
        lists = probe_lists(source.scraper, fetch, listing)
        turned_away = next((each.verdict for each in lists if each.verdict in _TURNED_AWAY), None)
        if turned_away is None or url:
            notice = probe_notice(source.scraper, fetch, lists, url)
        else:
            notice = _not_asked("notice", turned_away)
    return Findings(source=source.name, scraper=source.scraper, lists=tuple(lists), notice=notice)


def probe_lists(scraper: Scraper, fetch: Fetch, listing: Listing) -> list[Probed]:
    """One list page of each channel, and for those that have moved the fact that mends them. After a block nothing is asked."""
    probed: list[Probed] = []
    turned_away: Verdict | None = None
    for name in listing.channels or tuple(scraper.channel_words()) or ("",):
        if turned_away is not None:
            probed.append(_not_asked(name, turned_away))
            continue
        asked = replace(listing, channels=(name,)) if name else listing
        probed.append(_list_page(scraper, fetch, asked, name))
        turned_away = probed[-1].verdict if probed[-1].verdict in _TURNED_AWAY else None
    lost = [each.name for each in probed if each.verdict in (Verdict.DIFFERS, Verdict.EMPTY)]
    moved, fact = mended_fact(scraper, lost, {each.name: each.pages[0] for each in probed if each.pages})
    return [replace(each, suggestion=fact if each.name in moved else _day_fact(scraper, each)) for each in probed]


def _day_fact(scraper: Scraper, probed: Probed) -> str | None:
    """Fact that says how a list prints its days, where it prints them in another order that is in no doubt."""
    found = _NO_DATE.search(probed.reason) if "day_form" in facts_of(scraper) else None
    form = form_of(found[1]) if found else None
    return f"day_form = {toml_value(form)}" if form else None


def probe_notice(scraper: Scraper, fetch: Fetch, lists: list[Probed], url: str | None) -> Probed:
    """One notice read: of `url`, else the first listed whose title speaks of a result, else the first listed."""
    listed = [item for each in lists for item in each.references]
    chosen = Reference(key=url, url=url) if url else next((i for i in listed if looks_like_result(i.title)), None)
    chosen = chosen or next(iter(listed), None)
    if chosen is None:
        return Probed(name="notice", verdict=Verdict.NOT_READ, reason="no list had a notice to read")
    recorder = _OnePage(fetch)
    try:
        page = chosen.page or recorder(chosen.request or chosen.url)
        notices = list(scraper.parse(page, chosen))
    except ScraperError as error:
        return _failed("notice", error, tuple(recorder.pages))
    if not notices:
        return Probed(name="notice", verdict=Verdict.DIFFERS, reason=f"no notice in {page.url}", pages=(page,))
    checks = tuple(notice_checks(notices[0], chosen))
    verdict = Verdict.DIFFERS if any(check.holds is False for check in checks) else Verdict.MATCHES
    return Probed(name="notice", verdict=verdict, checks=checks, pages=(page,), notice=notices[0])


class _OnePage:
    """Fetch that hands on one page of a list and ends the walk at the second; `wants_more` says that it was asked for."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self.pages: list[Page] = []
        self.wants_more = False

    def __call__(self, request: Request | str) -> Page:
        if self.pages:
            self.wants_more = True
            raise Stopped("one page of each list is enough")
        page = self._fetch(request)
        self.pages.append(page)
        return page


def _list_page(scraper: Scraper, fetch: Fetch, listing: Listing, name: str) -> Probed:
    recorder = _OnePage(fetch)
    items: list[ListItem] = []
    try:
        for item in scraper.list_notices(recorder, listing):
            items.append(item)
            if isinstance(item, ListIssue) and item.error is not None:
                raise item.error
    except Stopped:
        pass
    except ScraperError as error:
        failed = _failed(name, error, tuple(recorder.pages))
        return replace(failed, checks=(*page_checks(scraper, name, recorder.pages), *failed.checks))
    references = tuple(item for item in items if isinstance(item, Reference))
    # a quiet list is looked at for what it holds all the same, in the page that was had
    older = () if references else _older(scraper, recorder.pages, listing)
    rows = list_checks(items, references or older, wants_more=recorder.wants_more)
    checks = (*page_checks(scraper, name, recorder.pages), *rows)
    verdict, reason = Verdict.MATCHES, ""
    if broken := [check for check in checks if check.holds is False]:
        verdict, reason = Verdict.DIFFERS, f"{broken[0].of}: {broken[0].found}, expected {broken[0].expected}"
    elif not references:
        newest = max((item.published for item in older if item.published), default=None)
        held = f"; the newest of {len(older)} rows is of {newest}" if newest else ""
        verdict, reason = (
            Verdict.EMPTY,
            f"nothing listed since {listing.since}{held}: look whether people see newer notices there",
        )
    return Probed(
        name=name, verdict=verdict, reason=reason, checks=checks, pages=tuple(recorder.pages), references=references or older
    )


def _older(scraper: Scraper, pages: list[Page], listing: Listing) -> tuple[Reference, ...]:
    """Rows of a list's first page from before the days asked for; none where the days are part of the question."""
    if scraper.by_days or not pages:
        return ()
    recorder = _OnePage(lambda _: pages[0])
    found: list[ListItem] = []
    with suppress(ScraperError):
        found.extend(scraper.list_notices(recorder, replace(listing, since=date(1990, 1, 1))))
    return tuple(item for item in found if isinstance(item, Reference))


def _not_asked(name: str, turned_away: Verdict) -> Probed:
    return Probed(name=name, verdict=Verdict.NOT_READ, reason=f"not asked for: the portal is {turned_away.value}")


def _failed(name: str, error: ScraperError, pages: tuple[Page, ...]) -> Probed:
    kinds: tuple[tuple[type[ScraperError], Verdict], ...] = (
        (Blocked, Verdict.BLOCKED),
        (Refused, Verdict.REFUSED),
        (FetchError, Verdict.UNREACHABLE),
        (LayoutChanged, Verdict.DIFFERS),
    )
    verdict = next((verdict for kind, verdict in kinds if isinstance(error, kind)), Verdict.DIFFERS)
    # a page that is gone is an answer about that page: the portal is there
    if getattr(error, "status", None) in _GONE:
        verdict = Verdict.DIFFERS
    found, _, expected = _ADDRESS.sub("", str(error)).partition(", expected ")
    return Probed(
        name=name,
        verdict=verdict,
        reason=str(error),
        pages=pages,
        checks=(Check("page", expected or "the page", found, holds=False),),
    )
