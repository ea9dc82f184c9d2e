"""A page archive in memory, and a fetcher over it whose clock moves only when it sleeps."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapers.base import Page
from scrapers.http.client import Limits, make_client
from scrapers.http.fetcher import BLOCKED_HEADER, Fetcher, Manners
from scrapers.http.guard import Resolve, resolve
from scrapers.http.retry import RetryPolicy

START = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
QUICK = Limits(max_bytes=200_000, max_seconds=5, silent_seconds=5, connect_seconds=5)
# for servers that keep us waiting: short, and still long enough for a busy machine to serve the page that comes after
BRIEF = Limits(max_bytes=200_000, max_seconds=0.4, silent_seconds=0.2, connect_seconds=5)


class MemoryArchive:
    """`scrapers.fetch.PageArchive` as dictionaries; `pages` holds every page saved, blocked ones too, by request."""

    def __init__(self) -> None:
        self.pages: dict[str, list[Page]] = {}
        self.unchanged: list[tuple[str, datetime]] = []

    def validators(self, request_key: str) -> tuple[str | None, str | None] | None:
        """ETag and Last-Modified of the newest page."""
        page = self.latest(request_key)
        return (page.headers.get("etag"), page.headers.get("last-modified")) if page else None

    def save(self, page: Page, request_key: str) -> None:
        """Keeps the page."""
        self.pages.setdefault(request_key, []).append(page)

    def note_unchanged(self, request_key: str, at: datetime) -> None:
        """The newest page is as current as now."""
        self.unchanged.append((request_key, at))
        self.pages[request_key][-1] = replace(self.pages[request_key][-1], fetched_at=at)

    def latest(self, request_key: str) -> Page | None:
        """The newest page that is no refusal."""
        kept = [page for page in self.pages.get(request_key, []) if BLOCKED_HEADER not in page.headers]
        return kept[-1] if kept else None


class Clock:
    """A clock that moves only when somebody sleeps; `slept` lists for how long."""

    def __init__(self) -> None:
        self.at = START
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The time."""
        return self.at

    def sleep(self, seconds: float) -> None:
        """Moves the clock."""
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


def quick_fetcher(
    base_url: str,
    *,
    archive: MemoryArchive | None = None,
    clock: Clock | None = None,
    pace: float = 0,
    pace_file: Path | None = None,
    budget: int | None = None,
    robots: bool = False,
    refusing: frozenset[int] = frozenset(),
    revalidate: bool = False,
    limits: Limits = QUICK,
    retry: RetryPolicy | None = None,
    stop: threading.Event | None = None,
    resolve: Resolve = resolve,
) -> Fetcher:
    """A fetcher that neither sleeps nor waits long for anything."""
    clock = clock or Clock()
    manners = Manners(
        base_url=base_url,
        pace=pace,
        pace_file=pace_file,
        budget=budget,
        robots=robots,
        refusing=refusing,
        revalidate=revalidate,
        limits=limits,
        retry=retry or RetryPolicy(attempts=3, first_wait=0.1, longest_wait=1),
    )
    client = make_client(base_url, "https://tracker.example/contact", resolve=resolve)
    return Fetcher(manners, client, archive or MemoryArchive(), now=clock.now, sleep=clock.sleep, stop=stop)
