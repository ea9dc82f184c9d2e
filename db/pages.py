"""The page archive in its own file: every answer of a portal, its bytes kept once and packed."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from db.engine.connection import connect, transaction
from db.engine.errors import DatabaseProblem
from db.engine.readable import may_write, readable, wal_bytes
from db.engine.rows import Row, column, execute, execute_many, select, select_one, stream
from db.library import Database
from db.migrations import PAGES

# never kept: they may hold a session's secrets
_PRIVATE_HEADERS = frozenset({"set-cookie", "cookie", "authorization", "proxy-authorization"})
_PAGE = "p.id, p.request_key, p.url, p.fetched_at, p.current_at, p.status, p.headers, p.sha256, p.blocked"


_READINGS = """r.site = :site AND r.id > :after_id AND r.id <= :last_id
    AND (:since IS NULL OR unixepoch(r.at) >= unixepoch(:since))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Readings of a portal: those after one and up to another, of pages had at or after an instant where there is one."""

    site: str
    last_id: int
    after_id: int = 0
    since: str | None = None


def unpacked(codec: str, packed: bytes, sha256: str) -> bytes:
    """The bytes of a page as it was stored. Raises DatabaseProblem when they are damaged."""
    try:
        body = zlib.decompress(packed) if codec == "zlib" else bytes(packed)
    except zlib.error as error:
        raise DatabaseProblem(f"the archived page {sha256} cannot be unpacked: {error}") from error
    if hashlib.sha256(body).hexdigest() != sha256:
        raise DatabaseProblem(f"the archived page {sha256} has other bytes than it was stored with")
    return body


class PageStore:
    """The archive's file. One connection, so one thread; open another store for another thread."""

    def __init__(self, db: Database) -> None:
        self.db = db
        # of a file that may only be read
        self._copy = ExitStack()

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False) -> PageStore:
        """The archive at a path. Raises DatabaseProblem."""
        if create or not path.is_file() or may_write(path):
            return cls(connect(path, PAGES, create=create, read_only=read_only))
        with ExitStack() as files:
            # only what is left in a WAL makes a copy necessary, and an archive is large
            at = files.enter_context(readable(path, lambda _: None)) if wal_bytes(path) else path
            store = cls(connect(at, PAGES, create=False, read_only=at == path))
            store._copy = files.pop_all()
        return store

    def close(self) -> None:
        """Close the file."""
        self.db.close()
        self._copy.close()

    def save(self, row: Row, headers: Mapping[str, str], body: bytes) -> str:
        """Keep an answer (`request_key`, `url`, `fetched_at`, `status`, `blocked`) and return the sha256 of its bytes.

        Bytes already kept are not kept twice. Its own transaction.
        With `blocked` (why) it is evidence only: never the answer to `validators` or `latest`.
        """
        sha256 = hashlib.sha256(body).hexdigest()
        kept = json.dumps({k.lower(): v for k, v in headers.items() if k.lower() not in _PRIVATE_HEADERS}, ensure_ascii=False)
        packed = None if self._is_here(sha256) else zlib.compress(body, 6)
        with transaction(self.db):
            if packed is not None:
                execute(
                    self.db,
                    """INSERT INTO body (sha256, codec, size, body) VALUES (?, 'zlib', ?, ?)
                    ON CONFLICT (sha256) DO UPDATE SET codec = excluded.codec, body = excluded.body, moved_to = NULL,
                        record_offset = NULL, record_length = NULL""",
                    (sha256, len(body), packed),
                )
            execute(
                self.db,
                """INSERT INTO page (request_key, url, fetched_at, current_at, status, headers, sha256, blocked)
                VALUES (:request_key, :url, :fetched_at, :fetched_at, :status, :headers, :sha256, :blocked)""",
                row | {"headers": kept, "sha256": sha256},
            )
        return sha256

    def validators(self, request_key: str) -> tuple[str | None, str | None] | None:
        """ETag and Last-Modified of the newest page of a request; None without a page, or when its bytes were moved out."""
        found = self._newest(request_key)
        if found is None or not self._is_here(found["sha256"]):
            return None
        headers = json.loads(found["headers"])
        return headers.get("etag"), headers.get("last-modified")

    def note_unchanged(self, request_key: str, at: str) -> None:
        """The portal said that the newest page of a request is still current."""
        found = self._newest(request_key)
        if found is not None:
            execute(self.db, "UPDATE page SET current_at = ? WHERE id = ?", (at, found["id"]))

    def latest(self, request_key: str) -> Row | None:
        """The newest page of a request with its `body` as bytes; None without one or when its bytes were moved out."""
        found = self._newest(request_key)
        body = self.load(found["sha256"]) if found else None
        return found | {"headers": json.loads(found["headers"]), "body": body} if found and body is not None else None

    def load(self, sha256: str) -> bytes | None:
        """The bytes of a page; None when they are not here. Raises DatabaseProblem when they are damaged."""
        row = select_one(self.db, "SELECT codec, body FROM body WHERE sha256 = ? AND body IS NOT NULL", (sha256,))
        return None if row is None else unpacked(row["codec"], row["body"], sha256)

    def page_of(self, sha256: str) -> Row | None:
        """The newest answer that had these bytes, without them; `headers` as a dict."""
        row = select_one(self.db, f"SELECT {_PAGE} FROM page p WHERE p.sha256 = ? ORDER BY p.id DESC LIMIT 1", (sha256,))
        return row and row | {"headers": json.loads(row["headers"])}

    def has(self, sha256: str) -> bool:
        """Whether these bytes were ever kept, here or in a file they were moved to."""
        return bool(column(self.db, "SELECT 1 FROM body WHERE sha256 = ?", (sha256,)))

    def iterate(self, *, before: str | None = None) -> Iterator[Row]:
        """Every answer, oldest first, without its bytes; `headers` as a dict. `before` is an instant."""
        after_id = 0
        while batch := select(
            self.db,
            f"""SELECT {_PAGE} FROM page p WHERE p.id > :after
            AND (:before IS NULL OR unixepoch(p.fetched_at) < unixepoch(:before)) ORDER BY p.id LIMIT 500""",
            {"after": after_id, "before": before},
        ):
            for row in batch:
                yield row | {"headers": json.loads(row["headers"])}
            after_id = batch[-1]["id"]

    def move_out(self, records: Iterable[tuple[str, int, int]], moved_to: str) -> None:
        """Forget the bytes of pages that now stand in another file: hash, offset and length of each. Its own transaction."""
        with transaction(self.db):
            execute_many(
                self.db,
                "UPDATE body SET body = NULL, moved_to = ?, record_offset = ?, record_length = ? WHERE sha256 = ?",
                [(moved_to, offset, length, sha256) for sha256, offset, length in records],
            )

    def newest(self, request_key: str) -> Row | None:
        """The newest page of a request without its bytes, wherever those are; `headers` as a dict."""
        row = self._newest(request_key)
        return row and row | {"headers": json.loads(row["headers"])}

    def note_reading(self, *, site: str, key: str, at: str, sha256: str, reference: str) -> None:
        """Note what a list said of a page that is read as a notice, unless it is the page that was read of it last."""
        execute(
            self.db,
            """INSERT INTO reading (site, key, at, sha256, reference) SELECT :site, :key, :at, :sha256, :reference
            WHERE :sha256 IS NOT (SELECT sha256 FROM reading WHERE site = :site AND key = :key ORDER BY id DESC LIMIT 1)""",
            {"site": site, "key": key, "at": at, "sha256": sha256, "reference": reference},
        )

    def references(self, site: str, keys: Iterable[str]) -> dict[str, str]:
        """Reference that a list gave last of each of a portal's entries that were read: JSON by key."""
        sql = """SELECT key, reference FROM reading WHERE site = ? AND key IN (SELECT value FROM json_each(?)) ORDER BY id"""
        return {row["key"]: row["reference"] for row in select(self.db, sql, (site, json.dumps(list(keys))))}

    def readings(self, wanted: Readings, *, limit: int) -> list[Row]:
        """Some readings, oldest first, each with its page; `is_newest` where no later one has the same key.

        The page is its newest answer (`page_id` is None without one) and its bytes as they are kept: `codec` and `body`, or
        `moved_to`, `record_offset` and `record_length`.
        """
        rows = select(
            self.db,
            f"""SELECT r.*, NOT EXISTS (SELECT 1 FROM reading n WHERE n.site = r.site AND n.key = r.key AND n.id > r.id)
                is_newest, p.id page_id, p.url, p.status, p.headers, b.codec, b.body, b.moved_to, b.record_offset, b.record_length
            FROM reading r JOIN body b ON b.sha256 = r.sha256
            LEFT JOIN page p ON p.id = (SELECT max(id) FROM page WHERE sha256 = r.sha256)
            WHERE {_READINGS} ORDER BY r.id LIMIT :limit""",
            {**asdict(wanted), "limit": limit},
        )
        return [row | {"headers": json.loads(row["headers"] or "{}")} for row in rows]

    def count_readings(self, wanted: Readings) -> int:
        """How many readings there are to read."""
        return int(column(self.db, f"SELECT count(*) FROM reading r WHERE {_READINGS}", asdict(wanted))[0])

    def last_reading(self) -> int:
        """The number of the newest reading; 0 without one."""
        return int(column(self.db, "SELECT coalesce(max(id), 0) FROM reading")[0])

    def last_page(self) -> int:
        """The number of the newest answer, which is how many there are; 0 without one."""
        return int(column(self.db, "SELECT coalesce(max(id), 0) FROM page")[0])

    def place_of(self, sha256: str) -> Row | None:
        """Where the bytes of a moved page stand: `moved_to`, `record_offset`, `record_length`; None where they were not moved."""
        sql = "SELECT moved_to, record_offset, record_length FROM body WHERE sha256 = ? AND moved_to IS NOT NULL AND body IS NULL"
        return select_one(self.db, sql, (sha256,))

    def moved(self) -> Iterator[Row]:
        """`sha256`, `moved_to` and `record_offset` of the pages that stand in other files, one by one."""
        return stream(
            self.db, "SELECT sha256, moved_to, record_offset FROM body WHERE moved_to IS NOT NULL AND body IS NULL ORDER BY id"
        )

    def _is_here(self, sha256: str) -> bool:
        return bool(column(self.db, "SELECT 1 FROM body WHERE sha256 = ? AND body IS NOT NULL", (sha256,)))

    def _newest(self, request_key: str) -> Row | None:
        return select_one(
            self.db,
            f"SELECT {_PAGE} FROM page p WHERE p.request_key = ? AND p.blocked IS NULL ORDER BY p.id DESC LIMIT 1",
            (request_key,),
        )
