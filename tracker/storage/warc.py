"""Old pages of the archive as a WARC file (ISO 28500), through warcio of the `warc` extra."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.rows import Row
from db.pages import PageStore
from tracker.errors import BadInput

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
    if target.exists():
        raise BadInput(f"{target} is there already; name a new file")
    part = target.with_name(target.name + ".part")
    try:
        # a page may hold what a portal shows to its visitor alone
        descriptor = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            written = _write_pages(WARCWriter(file, gzip=target.suffix == ".gz"), store, before)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(f"{target} cannot be written: {error.strerror}") from error
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
