"""Full-text search over notices: pairs of characters where a script has no spaces, words elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlite_utils import Database

from db.rows import Row, execute, select

_RUN = re.compile(r"[㐀-鿿豈-﫿぀-ヿ\U00020000-\U0003FFFF]+|[^\W㐀-鿿豈-﫿぀-ヿ\U00020000-\U0003FFFF]+")
_FIELDS = ("title", "project", "buyer", "suppliers")


def tokens(text: str) -> str:
    """Text as it is indexed: each Chinese run as overlapping pairs and its last character, other words as they are."""
    return " ".join(token for run in _runs(text) for token in _pairs(run))


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


def _runs(text: str) -> list[str]:
    return _RUN.findall(unicodedata.normalize("NFKC", text).lower())


def _pairs(run: str) -> Iterable[str]:
    if not _is_chinese(run):
        return (run,)
    return (*(run[i : i + 2] for i in range(len(run) - 1)), run[-1])


def _phrase(word: str) -> str:
    runs = _runs(word)
    if not runs:
        return ""
    last = runs[-1]
    if _is_chinese(last) and len(last) == 1:
        # one character begins a pair, or ends its run alone
        return f'"{" ".join([t for r in runs[:-1] for t in _pairs(r)] + [last])}" *'
    parts = [token for run in runs for token in _pairs(run)]
    if _is_chinese(last):
        # the last single is there only where the text's run ends too
        parts.pop()
    return f'"{" ".join(parts)}"'


def _is_chinese(run: str) -> bool:
    return not re.match(r"[^\W㐀-鿿豈-﫿぀-ヿ\U00020000-\U0003FFFF]", run)
