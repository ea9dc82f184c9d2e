"""The fetcher: a source's requests, paced, allowed by robots.txt, retried, capped, and archived before anything reads them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import urlsplit

from scrapers.base import Page, Request
from scrapers.decoding import decode
from scrapers.errors import Blocked, FetchError, NotModified, Refused, Stopped, Unavailable
from scrapers.http.challenge import challenge_in
from scrapers.http.client import PRODUCT, Answer, Client, Limits
from scrapers.http.guard import check_url
from scrapers.http.pace import Pace
from scrapers.http.retry import Patience, RetryPolicy, Transient, failed_answer, retrying
from scrapers.http.robots import KEPT, Robots, RobotsFile
from scrapers.http.wire import Sending, redirected, request_key, sending_of

# Header under which a page that is no page is archived, with the reason; a portal's own header of this name is dropped.
BLOCKED_HEADER = "x-tracker-blocked"
_REFUSING = frozenset({401, 403, 412})
_REDIRECTS = {301, 302, 303, 307, 308}
_SLICE = 1.0
# bytes of an answer searched for a challenge
_LOOKED_AT = 400_000


class PageArchive(Protocol):
    """Archive of pages, by request. Blocked pages are kept too but are never the answer to `validators` or `latest`."""

    def validators(self, request_key: str) -> tuple[str | None, str | None] | None:
        """ETag and Last-Modified of the newest page of this request; None where there is no page."""

    def save(self, page: Page, request_key: str) -> None:
        """Keeps a page; one with the header `BLOCKED_HEADER` is evidence, not a copy."""

    def note_unchanged(self, request_key: str, at: datetime) -> None:
        """The server said at this time that the newest page of this request is still current (HTTP 304)."""

    def latest(self, request_key: str) -> Page | None:
        """The newest page of this request, `fetched_at` being when it was last known to be current."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Manners in which a source's host is asked: seconds between requests, requests a day, robots.txt, caps and retries.

    `pace_file` is shared by every process that asks the host; `revalidate` asks whether known pages have changed.
    """

    base_url: str
    pace: float = 2.0
    pace_file: Path | None = None
    budget: int | None = None
    robots: bool = True
    # HTTP statuses that are a block at this host, beside those that are one everywhere
    refusing: frozenset[int] = frozenset()
    revalidate: bool = False
    limits: Limits = field(default_factory=Limits)
    retry: RetryPolicy = field(default_factory=RetryPolicy)


class Fetcher:
    """Access of one source to its pages: `scrapers.base.Fetch`. Used by one thread at a time; close it after the run.

    `requests` and `bytes_received` count what was asked and got, redirects, retries and robots.txt included.
    `longest_pace` is the seconds between two requests, longer than the source's own where a robots.txt wanted so.
    """

    def __init__(
        self,
        manners: Manners,
        client: Client,
        archive: PageArchive,
        *,
        now: Callable[[], datetime],
        sleep: Callable[[float], None],
        stop: threading.Event | None = None,
    ) -> None:
        self.requests = 0
        self.bytes_received = 0
        self._base_url = manners.base_url
        self._client = client
        self._archive = archive
        self._now = now
        self._sleep = sleep
        self._seconds = self.longest_pace = manners.pace
        self._pace = Pace(manners.pace_file, manners.budget, now, self._pause)
        self._robots = Robots(PRODUCT, self._robots_file, now) if manners.robots else None
        self._refusing = _REFUSING | manners.refusing
        self._revalidate = manners.revalidate
        self._limits = manners.limits
        self._retry = manners.retry
        self._patience = Patience(manners.retry, now)
        # the host of the newest request, redirects included
        self._asked = ""
        self._stop = stop or threading.Event()

    def __call__(self, request: Request | str) -> Page:
        """The page, archived; `revalidate` as constructed. Raises as `fetch`."""
        return self.fetch(request, revalidate=self._revalidate)

    def fetch(self, request: Request | str, *, revalidate: bool) -> Page:
        """The page, archived; with `revalidate` a GET carries the stored copy's validators.

        Raises Blocked, Unavailable, Refused, Stopped, or NotModified (noted in the archive) when revalidating.
        """
        sending = sending_of(request, self._base_url)
        key = request_key(sending)
        validators = self._validators(sending, key) if revalidate and sending.keep else {}
        answer = self._persistently(replace(sending, headers={**sending.headers, **validators}), obey_robots=True)
        if answer.status == 304 and validators:
            self._archive.note_unchanged(key, self._now())
            raise NotModified(f"HTTP 304 at {answer.shown}")
        return self._judged(answer, key, keep=sending.keep)

    @property
    def left_alone_until(self) -> datetime | None:
        """When the source's own host wants to be asked again, where it said so in this run."""
        return self._patience.resting.get(_host_of(self._base_url))

    def close(self) -> None:
        """Closes connections and the pace file."""
        self._client.close()
        self._pace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _validators(self, sending: Sending, key: str) -> Mapping[str, str]:
        stored = self._archive.validators(key) if sending.method == "GET" else None
        names = ("if-none-match", "if-modified-since")
        return {name: value for name, value in zip(names, stored or (), strict=False) if value}

    def _persistently(self, sending: Sending, *, obey_robots: bool) -> Answer:
        """Retried as the policy says, while the host is there at all; the last failure is raised as Unavailable."""
        self._asked = _host_of(sending.url)
        loop = retrying(self._patience.with_host(self._asked), self._pause)
        try:
            answer: Answer = loop(self._follow, sending, obey_robots)
        except Unavailable as error:
            if error.until is not None:
                self._patience.rests(self._asked, error.until)
            raise
        except Transient as error:
            self._patience.silent(self._asked, error)
            tried = loop.statistics["attempt_number"]
            attempts = "1 attempt" if tried == 1 else f"{tried} attempts"
            raise Unavailable(f"{error}, expected an answer, after {attempts} at {sending.shown}", error.status) from error
        self._patience.answered(self._asked)
        return answer

    def _follow(self, sending: Sending, obey_robots: bool) -> Answer:
        """The answer at the end of the redirects; an error on the way says where it began."""
        first = sending
        for _ in range(self._limits.max_redirects + 1):
            try:
                answer = self._hop(sending, obey_robots)
            except FetchError as error:
                if sending is not first:
                    error.args = (f"{error}, where a redirect from {first.shown} leads",)
                raise
            location = answer.headers.get("location")
            if answer.status not in _REDIRECTS or not location:
                return answer
            sending = redirected(sending, answer.status, location)
        raise Refused(f"more than {self._limits.max_redirects} redirects, the last to {sending.shown}")

    def _hop(self, sending: Sending, obey_robots: bool) -> Answer:
        check_url(sending.url)
        host = self._asked = _host_of(sending.url)
        wanted = self._robots.check(sending.url) if self._robots and obey_robots else 0.0
        self.longest_pace = max(self.longest_pace, wanted)
        self._pace.wait_turn(host, max(self._seconds, wanted))
        self.requests += 1
        answer = self._client.exchange(sending, self._limits, self._stop.is_set)
        self.bytes_received += len(answer.body)
        is_failing = answer.status == 429 or (answer.status >= 500 and _challenge(answer) is None)
        if is_failing:
            raise failed_answer(answer.status, answer.headers, self._now(), self._retry, answer.shown)
        return answer

    def _judged(self, answer: Answer, key: str, *, keep: bool) -> Page:
        page = self._page(answer)
        reason = _challenge(answer, page) or (f"HTTP {answer.status}" if answer.status in self._refusing else None)
        if reason:
            page = replace(page, headers={**page.headers, BLOCKED_HEADER: reason})
        if keep and (reason or 200 <= page.status < 300):
            self._archive.save(page, key)
        if reason:
            raise Blocked(f"{reason} instead of the page at {answer.shown}")
        if not 200 <= page.status < 300:
            raise Unavailable(f"HTTP {page.status}, expected 200, at {answer.shown}", page.status)
        return page

    def _robots_file(self, url: str) -> RobotsFile:
        key = request_key(Sending(method="GET", url=url))
        kept = self._archive.latest(key)
        if kept is None or kept.fetched_at + KEPT <= self._now():
            answer = self._persistently(Sending(method="GET", url=url), obey_robots=False)
            kept = self._page(answer)
            if kept.status < 500:
                self._archive.save(kept, key)
        return RobotsFile(status=kept.status, text=kept.text, fetched_at=kept.fetched_at)

    def _page(self, answer: Answer) -> Page:
        headers = {name: value for name, value in answer.headers.items() if name != BLOCKED_HEADER}
        return Page(url=answer.url, body=answer.body, fetched_at=self._now(), status=answer.status, headers=headers)

    def _pause(self, seconds: float) -> None:
        """Sleeps in slices, so that a stop is heard within a second. Raises Stopped."""
        left = seconds
        while left > 0:
            if self._stop.is_set():
                raise Stopped("asked to stop while waiting for a turn")
            self._sleep(min(left, _SLICE))
            left -= _SLICE


def _host_of(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _challenge(answer: Answer, page: Page | None = None) -> str | None:
    """The challenge that stands in place of the page; a whole page's text is decoded once for this and for who reads it."""
    kind = answer.headers.get("content-type", "text/").lower()
    if not any(word in kind for word in ("text", "html", "json", "javascript", "xml")):
        return None
    whole = page is not None and len(answer.body) <= _LOOKED_AT
    text = page.text if page and whole else decode(answer.body[:_LOOKED_AT], answer.headers.get("content-type"))
    return challenge_in(text, answer.headers)
