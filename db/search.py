"""Full-text search over notices: the newest that hold every word, the best hits first, with the passage of each."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from db.engine.rows import Row, column, execute, select
from db.library import Database
from db.search_text import ID_BITS, INSERT_PLACE, INSERT_TEXT, bare_number, folded, index_row, is_chinese, number_tokens, tokens

# what a hit is worth by the field it stands in: a number means one project, a supplier more than a buyer's mention
_WORTH = {"project_number": 8, "suppliers": 4, "title": 3, "project_name": 2, "buyer": 1}
# a frequent word has more hits than anybody reads: the newest so many are ranked
_RANKED = 500
_ID_MASK = (1 << ID_BITS) - 1

_HITS = "notice_search WHERE notice_search MATCH :words AND rowid BETWEEN :first AND :last"


class Passage(NamedTuple):
    """Field of a notice in which searched words stand, its text, and the spans of the words in it."""

    field: str
    text: str
    spans: tuple[tuple[int, int], ...]

    def marked(self) -> str:
        """The text with every hit between « and »."""
        done, pieces = 0, []
        for start, stop in self.spans:
            pieces += [self.text[done:start], "«", self.text[start:stop], "»"]
            done = stop
        return "".join([*pieces, self.text[done:]])


def match_expression(words: str) -> str:
    """Expression to MATCH for words as typed: every word wanted, as a phrase or as part of a number; empty when none is left."""
    return " AND ".join(filter(None, (_either(word) for word in words.split())))


def index_notice(db: Database, notice_id: int, fields: Row) -> None:
    """Put a notice's title, project, buyer, suppliers and project number into the index, in place of what was there."""
    execute(
        db,
        "DELETE FROM notice_search WHERE rowid = (SELECT place FROM notice_search_place WHERE notice_id = ?)",
        (notice_id,),
    )
    row = index_row(notice_id, fields)
    execute(db, INSERT_PLACE, (notice_id, row[0]))
    execute(db, INSERT_TEXT, row)


def search_notices(
    db: Database,
    words: str,
    *,
    since: str | None = None,
    until: str | None = None,
    buyer: str | None = None,
    limit: int = 100,
) -> tuple[list[Row], int]:
    """The best hits among the newest notices that hold every word, each with its `passage`, and how many hold them in all.

    The newest stands first among equals. `since` and `until` are ISO days, `buyer` a part of the buyer's name; a `limit` of 0
    leaves nothing out.
    """
    expression = match_expression(words)
    if not expression:
        return [], 0
    values: Row = {
        "words": expression,
        "first": date.fromisoformat(since).toordinal() << ID_BITS if since else 0,
        "last": (date.fromisoformat(until).toordinal() + 1 << ID_BITS) - 1 if until else (1 << 62),
        "buyer": buyer,
        "ranked": max(_RANKED, limit) if limit else -1,
    }
    condition = f"AND instr((SELECT buyer FROM notice WHERE id = notice_search.rowid & {_ID_MASK}), :buyer)" if buyer else ""
    rows = select(
        db,
        f"""SELECT n.id, n.site, n.source, n.key, n.url, n.notice_type, n.title, n.published_date, n.buyer, n.project_number,
            n.project_name, (SELECT group_concat(supplier, '、') FROM award WHERE notice_id = n.id) AS suppliers
        FROM (SELECT rowid & {_ID_MASK} AS id, rowid AS place FROM {_HITS} {condition} ORDER BY rowid DESC LIMIT :ranked) s
        JOIN notice n ON n.id = s.id ORDER BY s.place DESC""",
        values,
    )
    found = [(row, passages_of(row, words)) for row in rows]
    ranked = sorted(found, key=lambda each: -max((_worth(passage) for passage in each[1]), default=0))
    shown = [row | {"passage": passages[0].marked() if passages else None} for row, passages in ranked[: limit or None]]
    return shown, int(column(db, f"SELECT count(*) FROM {_HITS} {condition}", values)[0])


def passages_of(row: Row, words: str) -> list[Passage]:
    """The fields of a notice's row in which any of the words stands as typed, the one worth most first."""
    passages = [Passage(field, str(row[field] or ""), _spans(str(row[field] or ""), words, field)) for field in _WORTH]
    return sorted((passage for passage in passages if passage.spans), key=_worth, reverse=True)


def _worth(passage: Passage) -> int:
    """The worth of a hit: letters of a number without its figures are shared by all of an office's projects."""
    is_whose = passage.field == "project_number" and not any(
        sign.isdigit() for start, end in passage.spans for sign in passage.text[start:end]
    )
    return 0 if is_whose else _WORTH[passage.field]


def _spans(text: str, words: str, field: str) -> tuple[tuple[int, int], ...]:
    """Where words stand in a field whatever width, case or script either is written in; overlapping spans are one."""
    fold = bare_number if field == "project_number" else folded
    # character by character, so that a position in the folded text is one in the printed text
    signs = [fold(sign) for sign in text]
    owners = [place for place, each in enumerate(signs) for _ in each]
    plain = "".join(signs)
    spans: list[tuple[int, int]] = []
    for word in words.split():
        wanted = fold(word)
        found = re.finditer(re.escape(wanted), plain) if wanted else ()
        spans += [(owners[hit.start()], owners[hit.end() - 1] + 1) for hit in found]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _either(word: str) -> str:
    """A word as a phrase of the text, or as part of a project's number where it may be one.

    Chinese in a number is indexed as in any text, and found by the phrase.
    """
    phrase = _phrase(word)
    if not phrase or not any(sign.isascii() for sign in bare_number(word)):
        return phrase
    parts = number_tokens(word).split()
    number = f'"{" ".join(parts[:-1])}"' if len(parts) > 1 else f'"{parts[0]}" *'
    return f"({phrase} OR number : {number})"


def _phrase(word: str) -> str:
    parts = tokens(word).split()
    if not parts:
        return ""
    if not is_chinese(parts[-1][-1]):
        return f'"{" ".join(parts)}"'
    if len(parts) > 1 and parts[-2].endswith(parts[-1]) and len(parts[-2]) == 2:
        # the last character alone is there only where the text's run ends too
        return f'"{" ".join(parts[:-1])}"'
    # a character by itself begins a pair, or ends its run
    return f'"{" ".join(parts)}" *'
