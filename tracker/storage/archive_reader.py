"""Reading from what is archived instead of from the portal: pages.db, and the WARC files old pages were moved to."""

from __future__ import annotations

import hashlib
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from db.pages import PageStore
from scrapers.base import Page, Request
from scrapers.errors import Unavailable
from scrapers.http.wire import request_key, sending_of
from tracker.errors import BadInput
from tracker.storage.archive import page_of_row

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator


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
        if found is not None or sha256 not in self._moved:
            return found
        path, offset = self._moved[sha256]
        with closing(_records(path, offset)) as records:
            _, _, body = next(records, ("", 0, b""))
        if hashlib.sha256(body).hexdigest() != sha256:
            raise BadInput(f"{path}: the page {sha256} has other bytes than were moved to the file")
        return body

    def problems(self) -> Iterator[str]:
        """Problems of the files that pages were moved to, one line each."""
        for row in self._store.moved():
            try:
                if self.body(row["sha256"]) is None:
                    yield f"the archived page {row['sha256']} is not in {row['moved_to']}, expected there since it was moved"
            except BadInput as problem:
                yield str(problem)

    @cached_property
    def _moved(self) -> dict[str, tuple[Path, int]]:
        """Where the bodies stand that were moved out of the archive."""
        found: dict[str, tuple[Path, int]] = {}
        for name in sorted({row["moved_to"] for row in self._store.moved()}):
            path = self._folder / name
            if not path.exists():
                raise BadInput(f"{path}: old pages were moved to this file, and it is not there")
            found.update((sha256, (path, offset)) for sha256, offset, _ in _records(path))
        return found


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


def _records(path: Path, offset: int = 0) -> Generator[tuple[str, int, bytes]]:
    """The hash, place and bytes of each page of a WARC file, from an offset on."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise BadInput("reading moved pages needs the `warc` extra: pip install 'award-tracker[warc]'") from error
    with path.open("rb") as file:
        file.seek(offset)
        records = ArchiveIterator(file)
        try:
            yield from _pages_among(records)
        except ArchiveLoadFailed as error:
            raise BadInput(f"{path}: not readable as a WARC file: {error}") from error


def _pages_among(records: ArchiveIterator) -> Iterator[tuple[str, int, bytes]]:
    for record in records:
        sha256 = record.rec_headers.get_header("X-Tracker-SHA256")
        if sha256:
            body = record.content_stream().read()
            yield sha256, records.get_record_offset(), body
