"""The page archive keeps every answer, its bytes once, and notices when they are damaged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.check import check_bodies
from db.engine.errors import DatabaseProblem
from db.engine.rows import column
from db.pages import PageStore
from scrapers.base import Page
from scrapers.http.fetcher import BLOCKED_HEADER
from tracker.storage.archive import Archive, open_archive
from tracker.storage.archive_reader import ArchivedPages

AT = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
KEY = "GET http://portal.example/1.html"


def page(body: bytes = b"<html>1</html>", *, at: datetime = AT, **headers: str) -> Page:
    """An answer of a made-up portal."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Page(url="http://portal.example/1.html", body=body, fetched_at=at, headers=named)


def test_a_page_comes_back_as_it_was(store: PageStore) -> None:
    """Address, bytes, instant, status and headers."""
    kept = page(content_type="text/html", etag='"1"')
    Archive(store).save(kept, KEY)
    assert Archive(store).latest(KEY) == kept
    assert ArchivedPages(store, Path()).page(kept.sha256) == kept
    assert Archive(store).latest("GET http://portal.example/2.html") is None


@given(body=st.binary(max_size=2000))
@settings(max_examples=40, deadline=None)
def test_any_bytes_come_back(body: bytes) -> None:
    """NULs and what is no text at all included."""
    with open_archive(Path(":memory:")) as archive:
        archive.save(page(body), KEY)
        found = archive.latest(KEY)
        assert found is not None
        assert found.body == body


def test_the_same_bytes_are_kept_once(store: PageStore) -> None:
    """Two answers, one body."""
    archive = Archive(store)
    for day in range(2):
        archive.save(page(at=AT + timedelta(days=day)), KEY)
    assert [column(store.db, f"SELECT count(*) FROM {table}") for table in ("page", "body")] == [[2], [1]]


def test_validators_are_those_of_the_newest_page(store: PageStore) -> None:
    """What a conditional request may ask with."""
    archive = Archive(store)
    assert archive.validators(KEY) is None
    archive.save(page(b"1", ETag='"1"', last_modified="Mon"), KEY)
    archive.save(page(b"2", etag='"2"'), KEY)
    assert archive.validators(KEY) == ('"2"', None)


def test_an_unchanged_page_is_current_since_the_portal_said_so(store: PageStore) -> None:
    """A 304 renews the newest page; the day it was fetched stays known."""
    archive = Archive(store)
    archive.note_unchanged(KEY, AT)
    archive.save(page(), KEY)
    archive.note_unchanged(KEY, AT + timedelta(days=3))
    found = archive.latest(KEY)
    assert found is not None
    assert found.fetched_at == AT + timedelta(days=3)
    assert [row["fetched_at"] for row in store.iterate()] == [AT.isoformat()]


def test_a_blocked_page_is_evidence_only(store: PageStore) -> None:
    """It is kept, but is neither a copy to fall back to nor a ground for conditional requests."""
    archive = Archive(store)
    archive.save(page(b"real", etag='"1"'), KEY)
    archive.save(page(b"challenge", etag='"2"', **{BLOCKED_HEADER: "captcha"}), KEY)
    found = archive.latest(KEY)
    assert found is not None
    assert found.body == b"real"
    assert archive.validators(KEY) == ('"1"', None)
    assert [row["blocked"] for row in store.iterate()] == [None, "captcha"]


def test_cookies_are_not_kept(store: PageStore) -> None:
    """A session's secrets stay out of the file."""
    Archive(store).save(page(set_cookie="session=secret", content_type="text/html"), KEY)
    (row,) = store.iterate()
    assert row["headers"] == {"content-type": "text/html"}


def test_damaged_bytes_are_found_and_never_handed_out(store: PageStore) -> None:
    """Both what cannot be unpacked and what unpacks to something else."""
    archive = Archive(store)
    for body in (b"one", b"two", b"three"):
        archive.save(page(body), KEY)
    first, second, _ = column(store.db, "SELECT sha256 FROM body ORDER BY id")
    store.db.conn.execute("UPDATE body SET body = x'00' WHERE sha256 = ?", (first,))
    store.db.conn.execute("UPDATE body SET codec = 'none' WHERE sha256 = ?", (second,))
    problems = list(check_bodies(store))
    assert [first in problems[0], second in problems[1], len(problems)] == [True, True, 2]
    with pytest.raises(DatabaseProblem, match="cannot be unpacked"):
        store.load(first)


def test_bytes_moved_out_are_told_apart_from_bytes_lost(store: PageStore) -> None:
    """The archive names the file they went to, asks for them again, and takes them back."""
    archive = Archive(store)
    archive.save(page(etag='"1"'), KEY)
    (sha256,) = column(store.db, "SELECT sha256 FROM body")
    store.move_out([(sha256, 0, 1)], "old.warc.gz")
    assert (store.load(sha256), archive.latest(KEY), archive.validators(KEY)) == (None, None, None)
    assert column(store.db, "SELECT moved_to FROM body") == ["old.warc.gz"]
    assert list(check_bodies(store)) == []
    archive.save(page(), KEY)
    assert store.load(sha256) == page().body
    assert column(store.db, "SELECT moved_to FROM body") == [None]


def test_answers_are_walked_oldest_first_in_any_number(store: PageStore) -> None:
    """The walk goes on where it is told to and ends before an instant."""
    for number in range(5):
        at = (AT + timedelta(days=number)).isoformat()
        row = {"request_key": KEY, "url": "http://portal.example", "fetched_at": at, "status": 200, "blocked": None}
        store.save(row, {}, str(number).encode())
    assert [row["id"] for row in store.iterate()] == [1, 2, 3, 4, 5]
    assert [row["id"] for row in store.iterate(before=(AT + timedelta(days=2)).isoformat())] == [1, 2]
