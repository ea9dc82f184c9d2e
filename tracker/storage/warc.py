"""Old pages of the archive as a WARC file (ISO 28500), through warcio of the `warc` extra."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.rows import Row
from db.pages import PageStore
from tracker.errors import BadInput
from tracker.storage.new_file import new_file

if TYPE_CHECKING:
    from warcio.warcwriter import WARCWriter


def export_pages(store: PageStore, target: Path, *, before: datetime, named: str | None) -> int:
    """Write every page fetched before an instant as a response record; returns how many.

    With `named`, what the archive is to call the file, their bytes leave the archive once it is whole and on disk.
    Raises BadInput when the extra is not installed, or the target is there already or cannot be written.
    """
    try:
        from warcio.warcwriter import WARCWriter
    except ImportError as error:
        raise BadInput("archive export needs the `warc` extra: pip install 'award-tracker[warc]'") from error
    # a page may hold what a portal shows to its visitor alone
    with new_file(target, mode=0o600) as file:
        written = _write_pages(WARCWriter(file, gzip=target.suffix == ".gz"), store, before)
    if named is not None:
        store.move_out(written, named)
    return len(written)


def named_from(folder: Path, target: Path) -> str:
    """Name of a file in the archive of a folder: its path from there where it lies below it, else its whole path."""
    whole, folder = target.resolve(), folder.resolve()
    return str(whole.relative_to(folder) if whole.is_relative_to(folder) else whole)


def _write_pages(writer: WARCWriter, store: PageStore, before: datetime) -> list[str]:
    """Write the pages whose bytes are here; returns their hashes."""
    written: list[str] = []
    for row in store.iterate(before=before.isoformat()):
        body = store.load(row["sha256"])
        if body is not None:
            _write(writer, row, body)
            written.append(row["sha256"])
    return written


def _write(writer: WARCWriter, row: Row, body: bytes) -> None:
    from warcio.statusandheaders import StatusAndHeaders

    phrase = HTTPStatus(row["status"]).phrase if row["status"] in set(HTTPStatus) else "Unknown"
    headers = StatusAndHeaders(f"{row['status']} {phrase}", list(row["headers"].items()), protocol="HTTP/1.1")
    more = {
        "WARC-Date": datetime.fromisoformat(row["fetched_at"]).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "X-Tracker-SHA256": row["sha256"],
    }
    # without a length the writer buffers in temporary files that it leaves open
    record = writer.create_warc_record(
        row["url"], "response", payload=io.BytesIO(body), length=len(body), http_headers=headers, warc_headers_dict=more
    )
    writer.write_record(record)
