"""The page archive as the fetcher sees it: pages in, pages out, over the archive's file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from db.engine.rows import Row
from db.pages import PageStore
from scrapers.base import Page, Reference
from scrapers.http.fetcher import BLOCKED_HEADER
from tracker.storage.references import json_of


class Archive:
    """A `scrapers.fetch.PageArchive` over a PageStore; as the store, for one thread."""

    def __init__(self, store: PageStore) -> None:
        self.store = store

    def validators(self, request_key: str) -> tuple[str | None, str | None] | None:
        """ETag and Last-Modified of the newest page of a request; None where there is no page."""
        return self.store.validators(request_key)

    def save(self, page: Page, request_key: str) -> None:
        """Keep a page, one with the fetcher's header for blocked pages as evidence only."""
        headers = {name.lower(): value for name, value in page.headers.items()}
        row = {
            "request_key": request_key,
            "url": page.url,
            "fetched_at": page.fetched_at.isoformat(),
            "status": page.status,
            "blocked": headers.get(BLOCKED_HEADER),
        }
        self.store.save(row, headers, page.body)

    def note_unchanged(self, request_key: str, at: datetime) -> None:
        """The portal said that the newest page of a request is still current."""
        self.store.note_unchanged(request_key, at.isoformat())

    def latest(self, request_key: str) -> Page | None:
        """The newest page of a request, dated when it was last known to be current."""
        row = self.store.latest(request_key)
        return None if row is None else page_of_row(row, row["body"])

    def note_reading(self, site: str, reference: Reference, page: Page) -> None:
        """Note that a page is read as what a list said of it; a page made of a list's row is kept here as well."""
        if not self.store.has(page.sha256):
            self.save(page, f"ROW {page.url}")
        self.store.note_reading(
            site=site, key=reference.key, at=page.fetched_at.isoformat(), sha256=page.sha256, reference=json_of(reference)
        )


@contextmanager
def open_archive(path: Path, *, create: bool = True, read_only: bool = False) -> Iterator[Archive]:
    """The archive's file, open for as long as the block lasts. Raises DatabaseProblem."""
    store = PageStore.open(path, create=create, read_only=read_only)
    try:
        yield Archive(store)
    finally:
        store.close()


def page_of_row(row: Row, body: bytes) -> Page:
    """A page from the archive's row and its bytes."""
    return Page(
        url=row["url"],
        body=body,
        fetched_at=datetime.fromisoformat(row["current_at"]),
        status=row["status"],
        headers=row["headers"],
    )
