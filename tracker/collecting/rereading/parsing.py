"""The workers' part: a chunk of archived pages to rows, a pure function of their bytes that runs in any process."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from db.pages import unpacked
from scrapers.base import Page, Request
from scrapers.errors import ScraperError, Stopped, Unavailable, UnreadablePage
from tracker.collecting.parsed import ParsedNotice, parse_page
from tracker.sources.source import Source
from tracker.storage.references import reference_of
from tracker.storage.shards.records import Place, ShardNotHere, body_at

# seconds after which the reading of one page ends its process
LONGEST = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """One reading of the archive: the list's entry as JSON, and the page as it is kept, packed here or at a place.

    `files` are its attachments by address, where they were asked for: a page, or why there is none.
    """

    number: int
    key: str
    reference: str
    url: str
    status: int
    headers: Mapping[str, str]
    sha256: str
    fetched_at: datetime
    is_newest: bool
    codec: str = "none"
    packed: bytes | None = None
    place: Place | None = None
    files: Mapping[str, Page | str] = field(default_factory=dict)

    def page(self) -> Page:
        """The page with its bytes. Raises ShardNotHere, BadInput and DatabaseProblem."""
        if self.packed is not None:
            body = unpacked(self.codec, self.packed, self.sha256)
        elif self.place is not None:
            body = body_at(self.place, self.sha256)
        else:
            raise ShardNotHere(f"the page {self.sha256} is not in the archive")
        return Page(url=self.url, body=body, fetched_at=self.fetched_at, status=self.status, headers=self.headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Pages of one source that are parsed together, and applied together."""

    source: Source
    pages: tuple[ArchivedPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPage:
    """Result of one page: its notices, or the error that it could not be read for, or what is missing to read it.

    `asked` is the attachment it needs, `is_unseen` that its WARC file cannot be seen from there. `set_aside` is how its
    reading ended its process, twice.
    """

    notices: tuple[ParsedNotice, ...] = ()
    error: ScraperError | None = None
    asked: str | None = None
    is_unseen: bool = False
    set_aside: str | None = None


class _FileAskedFor(Stopped):
    """An attachment is needed that did not come with the page."""


def parse_chunk(chunk: Chunk, *, is_watched: bool = True) -> list[ParsedPage]:
    """Parse pages one by one; with `is_watched` a page that takes too long ends the process.

    Raises BadInput or DatabaseProblem for damaged bytes, MemoryError when there is no more.
    """
    found = []
    for page in chunk.pages:
        with _watched() if is_watched else _unwatched():
            found.append(parse_archived(chunk.source, page))
    return found


def parse_archived(source: Source, archived: ArchivedPage) -> ParsedPage:
    """Parse one page. Raises as `parse_chunk`."""
    try:
        page = archived.page()
    except ShardNotHere:
        return ParsedPage(is_unseen=True)

    def ask(request: Request | str) -> Page:
        url = request if isinstance(request, str) else request.url
        answer = archived.files.get(url)
        if answer is None:
            raise _FileAskedFor(url)
        if isinstance(answer, str):
            raise Unavailable(answer, 404)
        return answer

    try:
        return ParsedPage(notices=tuple(parse_page(source, page, reference_of(archived.reference), ask)))
    except _FileAskedFor as asked:
        return ParsedPage(asked=str(asked))
    except ScraperError as error:
        # its traceback holds the frames that hold this very result: a ring that keeps whole chunks until a full collection
        return ParsedPage(error=error.with_traceback(None))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  the boundary of one page: whatever its reader fails for, the others go on
        return ParsedPage(error=UnreadablePage(f"its reader failed: {type(error).__name__}: {error}"))


@contextmanager
def _watched() -> Iterator[None]:
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(LONGEST, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _unwatched() -> Iterator[None]:
    yield
