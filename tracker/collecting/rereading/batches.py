"""The writer's part: what was parsed of a chunk goes into the file in one transaction, with how far the reading has come."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial

from db import rereads
from scrapers.base import Reference
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.collecting.ingest import Ingest
from tracker.collecting.page_reader import PageKeeper
from tracker.collecting.report import RunLog
from tracker.collecting.rereading.chunks import Chunks
from tracker.collecting.rereading.parsing import ArchivedPage, Chunk, ParsedPage
from tracker.collecting.rereading.workers import Crew
from tracker.collecting.retries import stored_items
from tracker.sources.source import Source
from tracker.storage.references import reference_of


@dataclass(slots=True, kw_only=True)
class Batches:
    """Applies chunks to the tracker's file; what a page lacks for its parsing is got from the archive here."""

    source: Source
    ingest: Ingest
    log: RunLog
    chunks: Chunks
    crew: Crew
    _keeper: PageKeeper = field(init=False)
    _aside: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self._keeper = PageKeeper(source=self.source, ingest=self.ingest, log=self.log, is_archived=True)
        known = rereads.pages_set_aside(self.ingest.db)
        self._aside = {row["key"] for row in known if row["source"] == self.source.name}

    def apply(self, chunk: Chunk, found: list[ParsedPage]) -> None:
        """Apply all of a chunk or nothing of it. Raises DatabaseProblem, and BadInput for bytes that cannot be had."""
        whole = [self._completed(page, parsed) for page, parsed in zip(chunk.pages, found, strict=True)]
        with self.ingest.transaction():
            for page, parsed in zip(chunk.pages, whole, strict=True):
                self._apply(page, parsed)
            progress = rereads.Progress(done_id=chunk.pages[-1].number, counts=self.log.counts.as_json())
            rereads.note_done(self.ingest.db, self.source.name, progress)

    def _completed(self, page: ArchivedPage, parsed: ParsedPage) -> ParsedPage | None:
        """The page parsed with what it lacked; None when its bytes are not in the archive."""
        while parsed.is_unseen or parsed.asked:
            if parsed.asked:
                page = replace(page, files={**page.files, parsed.asked: self.chunks.file(parsed.asked)})
            else:
                body = self.chunks.body(page) if page.url else None
                if body is None:
                    return None
                page = replace(page, packed=body, codec="none")
            (parsed,) = self.crew.parse_now(Chunk(source=self.source, pages=(page,)))
        return parsed

    def _apply(self, page: ArchivedPage, parsed: ParsedPage | None) -> None:
        reference = reference_of(page.reference)
        self.log.counts.add("listed")
        if parsed is None:
            self.log.counts.note_unarchived()
            message = f"the page {page.sha256} of {page.key} is not in the archive"
            self.log.issue("not_archived", message, url=reference.url)
            return
        if parsed.set_aside:
            self._set_aside(page, reference, parsed.set_aside)
            return
        stored = stored_items(self.ingest.db, self.source, [page.key])[page.key]
        if parsed.error is not None:
            self._keeper.unread(reference, stored, page.sha256, parsed.error)
        else:
            save = partial(self.ingest.save_archived, fetched_at=page.fetched_at, is_newest=page.is_newest)
            self._keeper.keep(reference, stored, page.sha256, parsed.notices, save)
        if page.key in self._aside:
            rereads.take_up_again(self.ingest.db, self.source.name, page.key)

    def _set_aside(self, page: ArchivedPage, reference: Reference, reason: str) -> None:
        self.log.counts.add("failed")
        self.log.issue("set_aside", f"set aside: {reason}", url=reference.url, page_sha256=page.sha256)
        row = {"source": self.source.name, "key": page.key, "page_sha256": page.sha256, "reader_version": READER_VERSION}
        rereads.set_aside(self.ingest.db, {**row, "reason": reason, "at": records.instant(self.log.now())})
