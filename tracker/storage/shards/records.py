"""Records of WARC files (ISO 28500) by their place, wherever the file is: a path, or an address that fsspec opens."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tracker.errors import BadInput

if TYPE_CHECKING:
    from warcio.archiveiterator import ArchiveIterator

SHA256 = "X-Tracker-SHA256"


class ShardNotHere(BadInput):
    """A WARC file is not where it was written, or cannot be seen from this machine."""


@dataclass(frozen=True, slots=True)
class Place:
    """Place of a record: its file, and where in it the record begins and how many bytes it has."""

    file: str
    offset: int
    length: int


def body_at(place: Place, sha256: str) -> bytes:
    """The bytes of the page at a place. Raises ShardNotHere, or BadInput when other bytes stand there."""
    with open_shard(place.file) as file:
        file.seek(place.offset)
        record = file.read(place.length)
    if len(record) < place.length:
        end = place.offset + place.length
        raise BadInput(f"{place.file}: ends after {place.offset + len(record)} bytes, expected {end} at least: it is cut")
    with closing(records_of(io.BytesIO(record), place.file)) as found:
        _, _, body = next(found, ("", 0, b""))
    return checked(body, sha256, place.file)


def checked(body: bytes, sha256: str, file: str) -> bytes:
    """The bytes, when they are those of the hash. Raises BadInput."""
    if hashlib.sha256(body).hexdigest() != sha256:
        raise BadInput(f"{file}: the page {sha256} has other bytes than were moved to the file")
    return body


@contextmanager
def open_shard(file: str) -> Iterator[IO[bytes]]:
    """A WARC file, open for reading. Raises ShardNotHere."""
    try:
        opened = _opened(file)
    except OSError as error:
        raise ShardNotHere(f"{file}: old pages were moved to this file, and it is not there") from error
    with opened:
        yield opened


def records_of(file: IO[bytes], name: str) -> Generator[tuple[str, int, bytes]]:
    """The hash, place and bytes of each page of a WARC file from where it stands. Raises BadInput."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as error:
        raise BadInput("reading moved pages needs the `warc` extra: pip install 'award-tracker[warc]'") from error
    try:
        yield from _pages_among(ArchiveIterator(file))
    except ArchiveLoadFailed as error:
        raise BadInput(f"{name}: not readable as a WARC file: {error}") from error


def _opened(file: str) -> IO[bytes]:
    if "://" not in file:
        return Path(file).open("rb")
    try:
        import fsspec
    except ImportError as error:
        raise BadInput(f"{file}: an address needs the `cluster` extra: pip install 'award-tracker[cluster]'") from error
    opened: IO[bytes] = fsspec.open(file, "rb").open()
    return opened


def _pages_among(records: ArchiveIterator) -> Iterator[tuple[str, int, bytes]]:
    for record in records:
        sha256 = record.rec_headers.get_header(SHA256)
        if sha256:
            body = record.content_stream().read()
            yield sha256, records.get_record_offset(), body
