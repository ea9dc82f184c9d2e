"""A notice saved for the first time need not be read back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings

from db import notices as notice_rows
from db.engine.connection import open_database, transaction
from db.engine.errors import MEMORY
from db.notices import Sighting
from scrapers.notice import Notice
from tests.support.strategies import notices
from tracker import storage as records

AT = datetime(2026, 1, 13, 8, 0, 0, 5, tzinfo=UTC).isoformat()


@given(notices())
@settings(max_examples=100, deadline=None)
def test_it_is_what_the_file_holds(notice: Notice) -> None:
    """Made of the row that was written, it equals the stored notice that the file gives."""
    row = records.notice_row(notice, site="cn_a", page_sha256=None, reader_version="1")
    db = open_database(Path(MEMORY))
    with transaction(db):
        _, ident = notice_rows.save_notice(db, row, None, Sighting(source="cn_b", at=AT))
    (stored,) = notice_rows.load_notices(db, [ident])
    assert records.new_notice(row, ident, source="cn_b", at=AT) == records.stored_notice(stored)
    db.close()
