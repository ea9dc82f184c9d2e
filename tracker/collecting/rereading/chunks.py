"""Chunks of archived pages, streamed in the order of their readings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from db.engine.rows import Row
from db.pages import Readings
from scrapers.base import Page
from scrapers.errors import FetchError
from tracker.collecting.rereading.parsing import ArchivedPage, Chunk
from tracker.sources.source import Source
from tracker.storage.archive import Archive
from tracker.storage.archive_reader import ArchivedFetch, ArchivedPages

# pages that are parsed and applied together
CHUNK = 200


@dataclass(slots=True, kw_only=True)
class Chunks:
    """Pages of an archive that one source's reading wants; `folder` is where files of moved pages are named from."""

    source: Source
    archive: Archive
    folder: Path
    wanted: Readings
    _pages: ArchivedPages = field(init=False)
    _fetch: ArchivedFetch = field(init=False)

    def __post_init__(self) -> None:
        self._pages = ArchivedPages(self.archive.store, self.folder)
        self._fetch = ArchivedFetch(self.archive.store, self._pages, self.source.scraper.root)

    def count(self, after_id: int = 0) -> int:
        """How many pages are to be read after a reading."""
        return self.archive.store.count_readings(replace(self.wanted, after_id=after_id))

    def after(self, after_id: int) -> Iterator[Chunk]:
        """The chunks after a reading; where one ends does not depend on where the first began."""
        while rows := self.archive.store.readings(replace(self.wanted, after_id=after_id), limit=CHUNK):
            yield Chunk(source=self.source, pages=tuple(self._archived(row) for row in rows))
            after_id = rows[-1]["id"]

    def body(self, page: ArchivedPage) -> bytes | None:
        """The bytes of a page, got here; None when they are not in the archive. Raises as `ArchivedPages.body`."""
        return self._pages.body(page.sha256)

    def file(self, url: str) -> Page | str:
        """An attachment as it was archived, or why there is none."""
        try:
            return self._fetch.fetch(url)
        except FetchError as error:
            return str(error)

    def _archived(self, row: Row) -> ArchivedPage:
        is_page = row["page_id"] is not None
        return ArchivedPage(
            number=row["id"],
            key=row["key"],
            reference=row["reference"],
            url=row["url"] or "",
            status=row["status"] or 0,
            headers=row["headers"],
            sha256=row["sha256"],
            fetched_at=datetime.fromisoformat(row["at"]),
            is_newest=bool(row["is_newest"]),
            codec=row["codec"],
            packed=row["body"] if is_page else None,
            place=self._pages.place_in(row) if is_page and row["body"] is None else None,
        )
