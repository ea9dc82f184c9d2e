"""Full-text search over notices: pairs of characters where a script has no spaces, words elsewhere."""

from __future__ import annotations

import re
import unicodedata

from sqlite_utils import Database

from db.engine.rows import Row, execute, select

_CHINESE = r"㐀-鿿豈-﫿぀-ヿ\U00020000-\U0003FFFF"
# at each Chinese character it and its follower; elsewhere whole words
_TOKEN = re.compile(rf"(?=([{_CHINESE}]{{1,2}}))[{_CHINESE}]|([^\W{_CHINESE}]+)")
_ENDS_CHINESE = re.compile(rf"[{_CHINESE}]\Z")
_FIELDS = ("title", "project", "buyer", "suppliers")


def tokens(text: str) -> str:
    """Text as it is indexed: each Chinese run as overlapping pairs and its last character, other words as they are."""
    return " ".join(_tokens(text))


def match_expression(words: str) -> str:
    """What to MATCH for words as typed: every word as a phrase, all of them wanted; empty when nothing can be looked for."""
    return " AND ".join(filter(None, (_phrase(word) for word in words.split())))


def index_notice(db: Database, notice_id: int, fields: Row, *, new: bool) -> None:
    """Put a notice's title, project, buyer and suppliers into the index, in place of what stood there."""
    if not new:
        execute(db, "DELETE FROM notice_search WHERE rowid = ?", (notice_id,))
    execute(
        db,
        "INSERT INTO notice_search (rowid, title, project, buyer, suppliers) VALUES (?, ?, ?, ?, ?)",
        (notice_id, *(tokens(fields.get(name) or "") for name in _FIELDS)),
    )


def search_notices(db: Database, words: str, *, limit: int = 100) -> list[Row]:
    """The newest notices that hold every word in title, project, buyer or suppliers."""
    expression = match_expression(words)
    if not expression:
        return []
    return select(
        db,
        """SELECT n.id, n.site, n.source, n.key, n.url, n.notice_type, n.title, n.published_date, n.buyer, n.project_number,
            n.project_name, (SELECT group_concat(supplier, '、') FROM award WHERE notice_id = n.id) AS suppliers
        FROM notice_search s JOIN notice n ON n.id = s.rowid
        WHERE notice_search MATCH ? ORDER BY n.published_date DESC, n.id DESC LIMIT ?""",
        (expression, limit),
    )


def _tokens(text: str) -> list[str]:
    return [pair or word for pair, word in _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())]


def _phrase(word: str) -> str:
    parts = _tokens(word)
    if not parts:
        return ""
    if not _ENDS_CHINESE.search(parts[-1]):
        return f'"{" ".join(parts)}"'
    if len(parts) > 1 and parts[-2].endswith(parts[-1]) and len(parts[-2]) == 2:
        # the last character alone is there only where the text's run ends too
        return f'"{" ".join(parts[:-1])}"'
    # a character by itself begins a pair, or ends its run
    return f'"{" ".join(parts)}" *'
