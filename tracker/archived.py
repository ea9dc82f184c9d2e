"""Reading from what is archived instead of from the portal: pages.db, and the WARC files old pages were moved to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Self

from db.pages import PageStore
from scrapers.base import Page, Request
from scrapers.errors import Unavailable
from scrapers.sending import request_key, sending_of
from tracker.archive import page_of_row
from tracker.errors import BadInput


class ArchivedPages:
    """Answers requests with the newest archived copy; asks nobody. Stands where a Fetcher stands."""

    requests = 0

    def __init__(self, store: PageStore, folder: Path, base_url: str) -> None:
        self._store = store
        self._folder = folder
        self._base_url = base_url

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is held open."""

    def __call__(self, request: Request | str) -> Page:
        """The newest archived copy. Raises Unavailable when there is none."""
        return self.fetch(request, revalidate=False)

    def fetch(self, request: Request | str, *, revalidate: bool) -> Page:  # noqa: ARG002  the shape of a Fetcher
        """The newest archived copy. Raises Unavailable when there is none."""
        sending = sending_of(request, self._base_url)
        row = self._store.newest(request_key(sending))
        body = self.body(row["sha256"]) if row else None
        if row is None or body is None:
            raise Unavailable(f"no archived copy, expected one, of {sending.shown}", 404)
        return page_of_row(row, body)

    def page(self, sha256: str) -> Page | None:
        """A page by the hash of its bytes, from the archive or a WARC file beside it."""
        row, body = self._store.page_of(sha256), self.body(sha256)
        return None if row is None or body is None else page_of_row(row, body)

    def body(self, sha256: str) -> bytes | None:
        """The bytes, wherever they are."""
        return self._store.load(sha256) or self._moved.get(sha256)

    @cached_property
    def _moved(self) -> dict[str, bytes]:
        """Bodies that were moved out of the archive, by hash. Raises BadInput for a file that is missing."""
        found: dict[str, bytes] = {}
        for name in self._store.moved_files():
            path = self._folder / name
            if not path.exists():
                raise BadInput(f"{path}: old pages were moved to this file, and it is not there")
            found.update(_records(path))
        return found


def _records(path: Path) -> Iterator[tuple[str, bytes]]:
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise BadInput("reading moved pages needs the `warc` extra: pip install 'award-tracker[warc]'") from error
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            sha256 = record.rec_headers.get_header("X-Tracker-SHA256")
            if sha256:
                yield sha256, record.content_stream().read()
