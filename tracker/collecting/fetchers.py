"""Fetchers as commands need them: one for a source's run, one for single pages of services anywhere."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from db.engine.scratch import prepare_scratch
from scrapers.base import Page, Request
from scrapers.errors import Refused
from scrapers.http.client import make_client
from scrapers.http.fetcher import Fetcher, Manners, PageArchive
from scrapers.http.retry import RetryPolicy
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.sources.source import Source


class NoArchive:
    """Keeps nothing: a dry run touches no file."""

    def validators(self, request_key: str) -> tuple[str | None, str | None] | None:
        """Nothing is kept."""

    def save(self, page: Page, request_key: str) -> None:
        """Nothing is kept."""

    def note_unchanged(self, request_key: str, at: datetime) -> None:
        """Nothing is kept."""

    def latest(self, request_key: str) -> Page | None:
        """Nothing is kept."""


def source_fetcher(source: Source, runtime: Runtime, archive: PageArchive, retry: RetryPolicy | None = None) -> Fetcher:
    """The fetcher of one source's run; `retry` takes the place of the usual policy.

    Raises ConfigError for a base_url or contact that cannot be used.
    """
    try:
        client = make_client(source.scraper.root, runtime.settings.contact, source.settings.tls_exception)
    except (Refused, ValueError) as error:
        raise ConfigError(f"source.{source.name}: {error}") from error
    manners = Manners(
        base_url=source.scraper.root,
        pace=source.pace,
        pace_file=_pace_file(runtime) if source.pace or source.settings.budget else None,
        budget=source.settings.budget,
        robots=source.settings.robots,
        refusing=source.scraper.refusing,
        retry=retry or RetryPolicy(),
    )
    return Fetcher(manners, client, archive, now=runtime.now, sleep=runtime.sleep, stop=runtime.stop)


def _pace_file(runtime: Runtime) -> Path:
    """The file beside the database in which every process that uses it keeps the turns at each host."""
    path = runtime.settings.db_path.with_name(f"{runtime.settings.db_path.stem}.pace.db")
    prepare_scratch(path)
    return path


class PageFetcher:
    """Fetches single pages of any public service, one polite client a host; closes each when done."""

    def __init__(self, runtime: Runtime, archive: PageArchive) -> None:
        self._runtime = runtime
        self._archive = archive

    def __call__(self, request: Request | str) -> Page:
        """The page. Raises FetchError, or ConfigError for an address that is none."""
        url = request if isinstance(request, str) else request.url
        parts = urlsplit(url)
        base = f"{parts.scheme}://{parts.netloc}"
        try:
            client = make_client(base, self._runtime.settings.contact)
        except (Refused, ValueError) as error:
            raise ConfigError(f"{url}: {error}") from error
        manners = Manners(base_url=base, pace=1.0)
        with Fetcher(manners, client, self._archive, now=self._runtime.now, sleep=self._runtime.sleep) as fetcher:
            return fetcher(request)


def page_fetcher(runtime: Runtime) -> PageFetcher:
    """A fetcher of single pages that keeps nothing."""
    return PageFetcher(runtime, NoArchive())
