"""Old pages of the archive as a WARC file (ISO 28500), through warcio of the `warc` extra."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

from db.pages import PageStore
from tracker.errors import BadInput


def export_pages(store: PageStore, target: Path, *, before: str, move: bool) -> int:
    """Write every page fetched before an instant as a response record; returns how many.

    With `move` their bytes leave the archive once the file is whole and on disk. Raises BadInput when the extra is not
    installed or the target is there already.
    """
    try:
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter
    except ImportError as error:
        raise BadInput("archive export needs the `warc` extra: pip install 'award-tracker[warc]'") from error
    if target.exists():
        raise BadInput(f"{target} is there already; name a new file")
    part = target.with_name(target.name + ".part")
    moved: list[str] = []
    written = 0
    with part.open("wb") as file:
        writer = WARCWriter(file, gzip=target.suffix == ".gz")
        for row in store.iterate(before=before):
            body = store.load(row["sha256"])
            if body is None:
                continue
            headers = StatusAndHeaders(f"{row['status']} OK", list(row["headers"].items()), protocol="HTTP/1.1")
            more = {"WARC-Date": _warc_date(row["fetched_at"]), "X-Tracker-SHA256": row["sha256"]}
            record = writer.create_warc_record(
                row["url"], "response", payload=io.BytesIO(body), http_headers=headers, warc_headers_dict=more
            )
            writer.write_record(record)
            written += 1
            moved.append(row["sha256"])
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)
    if move:
        store.move_out(moved, target.name)
    return written


def _warc_date(instant: str) -> str:

    return datetime.fromisoformat(instant).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
