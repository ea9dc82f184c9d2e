"""Full-text search whose places carry the day, over project numbers too: every notice is indexed anew."""

from __future__ import annotations

from db.library import Database
from db.search_text import INSERT_PLACE, INSERT_TEXT, index_row

STATEMENTS = (
    "DROP TABLE notice_search",
    """CREATE VIRTUAL TABLE notice_search USING fts5 (
    title, project, buyer, suppliers, number, columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
)""",
    """CREATE TABLE notice_search_place ( -- Where each notice stands in the full-text index.
    notice_id INTEGER PRIMARY KEY REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    place INTEGER NOT NULL UNIQUE -- its rowid in notice_search: the day's ordinal times 2^32 plus the notice's id
) STRICT""",
)


def fill(db: Database) -> None:
    """Index every stored notice."""
    rows = db.conn.execute(
        """SELECT n.id, n.title, n.project_name, n.buyer, n.project_number, n.published_date,
            (SELECT group_concat(name, ' ') FROM (SELECT DISTINCT o.name FROM award_party p
                JOIN organization o ON o.id = p.organization_id WHERE p.notice_id = n.id))
        FROM notice n ORDER BY n.id"""
    )
    for notice_id, title, project, buyer, number, published, suppliers in rows:
        fields = {"title": title, "project": project, "buyer": buyer, "suppliers": suppliers}
        row = index_row(notice_id, fields | {"number": number, "published_date": published})
        db.conn.execute(INSERT_PLACE, (notice_id, row[0]))
        db.conn.execute(INSERT_TEXT, row)
