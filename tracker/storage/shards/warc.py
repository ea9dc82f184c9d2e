"""Old pages of the archive as a WARC file (ISO 28500), through warcio of the `warc` extra."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

from db.engine.rows import Row
from db.pages import PageStore
from tracker.errors import BadInput
from tracker.storage.new_file import new_file
from tracker.storage.shards.records import SHA256

if TYPE_CHECKING:
    from warcio.warcwriter import WARCWriter


def export_pages(store: PageStore, target: Path, *, before: datetime, named: str | None) -> int:
    """Write every page fetched before an instant as a response record; returns how many.

    With `named`, what the archive is to call the file, their bytes leave the archive once it is whole and on disk.
    Raises BadInput when the extra is not installed, or the target is there already or cannot be written.
    """
    # a page may hold what a portal shows to its visitor alone
    with new_file(target, mode=0o600) as file:
        written = _write_pages(writer_of(file, target), file, store, before)
    if named is not None:
        store.move_out(written, named)
    return len(written)


def writer_of(file: IO[bytes], target: Path) -> WARCWriter:
    """A writer of records, packed where the name says so. Raises BadInput when the extra is not installed."""
    try:
        from warcio.warcwriter import WARCWriter
    except ImportError as error:
        raise BadInput("archive export needs the `warc` extra: pip install 'award-tracker[warc]'") from error
    return WARCWriter(file, gzip=target.suffix == ".gz")


def named_from(folder: Path, target: Path) -> str:
    """Name of a file in the archive of a folder: its path from there where it lies below it, else its whole path."""
    whole, folder = target.resolve(), folder.resolve()
    return str(whole.relative_to(folder) if whole.is_relative_to(folder) else whole)


def _write_pages(writer: WARCWriter, file: IO[bytes], store: PageStore, before: datetime) -> list[tuple[str, int, int]]:
    """Write the pages whose bytes are here; returns the hash, offset and length of each record."""
    written: list[tuple[str, int, int]] = []
    for row in store.iterate(before=before.isoformat()):
        body = store.load(row["sha256"])
        if body is not None:
            offset = file.tell()
            write_page(writer, row, body)
            written.append((row["sha256"], offset, file.tell() - offset))
    return written


def write_page(writer: WARCWriter, row: Row, body: bytes, more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write a page as a response record, with some record headers more."""
    from warcio.statusandheaders import StatusAndHeaders

    phrase = HTTPStatus(row["status"]).phrase if row["status"] in set(HTTPStatus) else "Unknown"
    headers = StatusAndHeaders(f"{row['status']} {phrase}", list(row["headers"].items()), protocol="HTTP/1.1")
    record_headers = {
        **more,
        "WARC-Date": datetime.fromisoformat(row["fetched_at"]).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        SHA256: row["sha256"],
    }
    # without a length the writer buffers in temporary files that it leaves open
    record = writer.create_warc_record(
        row["url"], "response", payload=io.BytesIO(body), length=len(body), http_headers=headers, warc_headers_dict=record_headers
    )
    writer.write_record(record)
