"""Shards of the page archive: one WARC file a site and month, each with an index (CDXJ) by which any page is found again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from db import shard_index
from db.engine.rows import Row
from db.pages import PageStore
from tracker.storage.new_file import new_file
from tracker.storage.shards.warc import write_page, writer_of

if TYPE_CHECKING:
    from typing import IO

INDEX = ".cdxj"
# begins the first line of an index: how many records follow, and the size of their shard
META = "!meta"
_WARC = ".warc.gz"


@dataclass(slots=True)
class Shard:
    """A shard that is being written: its file's path, and the records in it so far."""

    path: Path
    file: IO[bytes]
    records: list[Row] = field(default_factory=list)

    def add(self, row: Row, body: bytes, readings: list[Row]) -> None:
        """Write a page with the readings that led to it."""
        offset = self.file.tell()
        more = {
            "request_key": row["request_key"],
            "current_at": row["current_at"],
            "blocked": row["blocked"],
            "readings": readings,
        }
        write_page(writer_of(self.file, self.path), row, body, {"X-Tracker-Page": json.dumps(more)})
        length = self.file.tell() - offset
        kept = {name: row[name] for name in ("url", "status", "fetched_at", "headers", "sha256")}
        self.records.append({**kept, **more, "offset": offset, "length": length})


def export_shards(store: PageStore, folder: Path, *, before: datetime) -> Iterator[Shard]:
    """Write the pages fetched before an instant whose bytes are here into shards; yields each once it is whole and on disk.

    A page is its site's where it was read as a notice, else its host's. Raises BadInput for a folder that cannot be written.
    """
    for month, rows in groupby(shard_index.pages_by_month(store.db, before=before.isoformat()), key=lambda row: row["month"]):
        shards: dict[str, Shard] = {}
        with ExitStack() as files:
            for row in rows:
                readings = shard_index.readings_of(store.db, row["sha256"])
                name = readings[0]["site"] if readings else _host(row["url"])
                if name not in shards:
                    path = _free(folder / name, f"{name}-{month}")
                    shards[name] = Shard(path, files.enter_context(new_file(path, mode=0o600)))
                shards[name].add(row, store.load(row["sha256"]) or b"", readings)
        for shard in shards.values():
            _write_index(shard)
            yield shard


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "other").replace(":", "_")


def _free(folder: Path, stem: str) -> Path:
    """The first path that is free: a month is exported again where pages of it came later."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = (f"{stem}{_WARC}" if number == 1 else f"{stem}-{number}{_WARC}" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())


def index_of(shard: str) -> str:
    """Path or address of the index of a shard."""
    return shard.removesuffix(_WARC) + INDEX


def _write_index(shard: Shard) -> None:
    path = Path(index_of(str(shard.path)))
    head = f"{META} {json.dumps({'records': len(shard.records), 'size': shard.path.stat().st_size})}"
    lines = sorted(_index_line(shard.path.name, record) for record in shard.records)
    with new_file(path, mode=0o600) as file:
        file.write("".join(f"{line}\n" for line in (head, *lines)).encode())


def _index_line(name: str, record: Row) -> str:
    parts = urlsplit(record["url"])
    host = ",".join(reversed((parts.hostname or "").split(".")))
    key = f"{host}){parts.path or '/'}{f'?{parts.query}' if parts.query else ''}".lower()
    stamp = datetime.fromisoformat(record["fetched_at"]).astimezone(UTC).strftime("%Y%m%d%H%M%S")
    mime = {name.lower(): value for name, value in record["headers"].items()}.get("content-type", "").partition(";")[0]
    cdx = {"url": record["url"], "mime": mime, "status": str(record["status"]), "digest": f"sha256:{record['sha256']}"}
    place = {"length": str(record["length"]), "offset": str(record["offset"]), "filename": name}
    more = {each: record[each] for each in ("fetched_at", "current_at", "headers", "request_key", "blocked", "readings")}
    return f"{key} {stamp} {json.dumps({**cdx, **place, 'tracker': more}, ensure_ascii=False)}"
