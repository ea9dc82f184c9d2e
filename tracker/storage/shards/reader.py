"""Shards by path, folder, glob or address: found, checked against their indexes, and opened as an archive of their pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db import shard_index
from db.engine.connection import transaction
from db.engine.rows import Row
from db.pages import PageStore
from tracker.errors import BadInput
from tracker.storage.shards.records import ShardNotHere, open_shard
from tracker.storage.shards.writer import INDEX, META, index_of

_PATTERN = "**/*.warc.gz"


@dataclass(frozen=True, slots=True)
class ShardArchive:
    """An archive over shards: its file, and what tells these shards from others."""

    path: Path
    identity: str


@contextmanager
def open_shards(pattern: str) -> Iterator[ShardArchive]:
    """An archive of all pages of some shards, for as long as the block lasts; their bytes stay where they are.

    Raises BadInput when there is none, or one is missing, cut or without its index.
    """
    found = sorted(_found(pattern))
    if not found:
        raise BadInput(f"{pattern}: no shard, expected files that `tracker archive export` wrote")
    with TemporaryDirectory(prefix="tracker-shards-") as folder:
        path = Path(folder) / "pages.db"
        store = PageStore.open(path)
        try:
            identity = _index(store, found)
        finally:
            store.close()
        yield ShardArchive(path, identity)


def _index(store: PageStore, shards: list[str]) -> str:
    identity = hashlib.sha256()
    shard_index.begin_index(store.db)
    for shard in shards:
        with transaction(store.db):
            shard_index.add_records(store.db, _records(shard))
        identity.update(f"{Path(shard).name} {_size(shard)}\n".encode())
    with transaction(store.db):
        shard_index.order_readings(store.db)
    return identity.hexdigest()


def _records(shard: str) -> Iterator[Row]:
    """The records that a shard's index names; as many as it says, of a shard as large as it says."""
    index, size = index_of(shard), _size(shard)
    try:
        with open_shard(index) as file:
            stated = _stated(next(file, b""), index)
            if size != stated["size"]:
                raise BadInput(f"{shard}: has {size} bytes, expected {stated['size']} by its index: it is cut or another file")
            found = 0
            for found, line in enumerate(file, 1):
                yield _record(shard, line, f"{index}, line {found + 1}")
            if found != stated["records"]:
                raise BadInput(f"{index}: has {found} records, expected {stated['records']}: it is cut")
    except ShardNotHere as error:
        raise BadInput(f"{index}: not there, expected the index of {Path(shard).name} beside it") from error


def _stated(line: bytes, index: str) -> Row:
    """What an index says of itself in its first line."""
    try:
        found: Row = json.loads(line.removeprefix(f"{META} ".encode()))
        return {name: int(found[name]) for name in ("records", "size")}
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{index}, line 1: not the head of an index that `tracker archive export` wrote") from error


def _record(shard: str, line: bytes, where: str) -> Row:
    try:
        found: dict[str, Any] = json.loads(line.split(b" ", 2)[2])
        more = found["tracker"]
        return {
            "file": shard,
            "sha256": found["digest"].removeprefix("sha256:"),
            "offset": int(found["offset"]),
            "length": int(found["length"]),
            "url": found["url"],
            "status": int(found["status"]),
            **{name: more[name] for name in ("fetched_at", "current_at", "request_key", "blocked", "readings")},
            "headers": json.dumps(more["headers"], ensure_ascii=False),
        }
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise BadInput(f"{where}: not an entry of an index that `tracker archive export` wrote: it may be cut") from error


def _found(pattern: str) -> Iterator[str]:
    """Shards that a pattern names, and those whose indexes alone are left."""
    wanted = pattern if pattern.endswith((".warc.gz", "*")) else f"{pattern.rstrip('/')}/{_PATTERN}"
    found = {name for name in _matching(wanted) if name.endswith(".warc.gz")}
    indexes = {name.removesuffix(INDEX) + ".warc.gz" for name in _matching(wanted.removesuffix(".warc.gz") + INDEX)}
    if missing := sorted(indexes - found):
        raise BadInput(f"{missing[0]}: not there, expected beside its index")
    yield from found


def _matching(pattern: str) -> Iterator[str]:
    if "://" in pattern:
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise BadInput(f"{pattern}: an address needs the `cluster` extra: pip install 'award-tracker[cluster]'") from error
        files, inner = url_to_fs(pattern)
        yield from (files.unstrip_protocol(path) for path in files.glob(inner))
        return
    path = Path(pattern).absolute()
    top = next(parent for parent in (path, *path.parents) if "*" not in str(parent))
    if top == path:
        yield from [str(path)] if path.exists() else []
    else:
        yield from (str(each) for each in top.glob(str(path.relative_to(top))))


def _size(shard: str) -> int:
    with open_shard(shard) as file:
        return file.seek(0, 2)
