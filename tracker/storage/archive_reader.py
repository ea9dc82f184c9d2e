"""Reading from what is archived instead of from the portal: pages.db, and the WARC files old pages were moved to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path

from db.engine.rows import Row
from db.pages import PageStore
from scrapers.base import Page, Request
from scrapers.errors import Unavailable
from scrapers.http.wire import request_key, sending_of
from tracker.errors import BadInput
from tracker.storage.archive import page_of_row
from tracker.storage.shards.records import Place, body_at, checked, open_shard, records_of


class ArchivedPages:
    """Pages by the hash of their bytes, wherever those are; asks nobody."""

    def __init__(self, store: PageStore, folder: Path) -> None:
        self._store = store
        self._folder = folder

    def page(self, sha256: str) -> Page | None:
        """The newest answer that had these bytes; None when they are not kept. Raises as `body`."""
        row, body = self._store.page_of(sha256), self.body(sha256)
        return None if row is None or body is None else page_of_row(row, body)

    def body(self, sha256: str) -> bytes | None:
        """The bytes. Raises BadInput for a missing WARC file, DatabaseProblem for damaged bytes of the archive."""
        found = self._store.load(sha256)
        if found is not None:
            return found
        place = self.place(sha256)
        if place is not None:
            return body_at(place, sha256)
        if sha256 not in self._unplaced:
            return None
        path, offset = self._unplaced[sha256]
        with open_shard(path) as file:
            file.seek(offset)
            with closing(records_of(file, path)) as records:
                _, _, body = next(records, ("", 0, b""))
        return checked(body, sha256, path)

    def place(self, sha256: str) -> Place | None:
        """Where a moved page stands; None where it was not moved, or moved before places were kept."""
        row = self._store.place_of(sha256)
        return None if row is None else self.place_in(row)

    def place_in(self, row: Row) -> Place | None:
        """The place that a row of the archive gives (`moved_to`, `record_offset`, `record_length`)."""
        if row["moved_to"] is None or row["record_offset"] is None:
            return None
        return Place(self._file(row["moved_to"]), row["record_offset"], row["record_length"])

    def problems(self) -> Iterator[str]:
        """Problems of the files that pages were moved to, one line each."""
        for row in self._store.moved():
            try:
                if self.body(row["sha256"]) is None:
                    yield f"the archived page {row['sha256']} is not in {row['moved_to']}, expected there since it was moved"
            except BadInput as problem:
                yield str(problem)

    def missing_files(self) -> Iterator[str]:
        """Files that pages were moved to and that cannot be opened, one line each."""
        for name in sorted({row["moved_to"] for row in self._store.moved()}):
            try:
                with open_shard(self._file(name)):
                    pass
            except BadInput as problem:
                yield str(problem)

    @cached_property
    def _unplaced(self) -> dict[str, tuple[str, int]]:
        """Where the bodies stand that were moved before places were kept: their files are read through."""
        found: dict[str, tuple[str, int]] = {}
        for name in sorted({row["moved_to"] for row in self._store.moved() if row["record_offset"] is None}):
            path = self._file(name)
            with open_shard(path) as file, closing(records_of(file, path)) as records:
                found.update((sha256, (path, offset)) for sha256, offset, _ in records)
        return found

    def _file(self, name: str) -> str:
        return name if "://" in name else str(self._folder / name)


class ArchivedFetch:
    """Answers requests with the newest archived copy. Stands where a Fetcher stands."""

    requests = 0

    def __init__(self, store: PageStore, pages: ArchivedPages, base_url: str) -> None:
        self._store = store
        self._pages = pages
        self._base_url = base_url

    def fetch(self, request: Request | str, *, revalidate: bool = False) -> Page:  # noqa: ARG002  the shape of a Fetcher
        """The newest archived copy. Raises Unavailable when there is none."""
        sending = sending_of(request, self._base_url)
        row = self._store.newest(request_key(sending))
        body = self._pages.body(row["sha256"]) if row else None
        if row is None or body is None:
            raise Unavailable(f"no archived copy, expected one, of {sending.shown}", 404)
        return page_of_row(row, body)
