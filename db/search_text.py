"""Text as the full-text index holds it: pairs of characters where a script has no spaces, words elsewhere, numbers in any part.

Knows no database: both the migration that fills the index and the searches use it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from opencc import OpenCC

_CHINESE = r"㐀-鿿豈-﫿぀-ヿ\U00020000-\U0003FFFF"
# at each Chinese character it and its follower; elsewhere whole words
_TOKEN = re.compile(rf"(?=([{_CHINESE}]{{1,2}}))[{_CHINESE}]|([^\W{_CHINESE}]+)")
_HAS_CHINESE = re.compile(f"[{_CHINESE}]")
_SIGNS = re.compile(r"[\W_]+")
# a place in the index is the day and the notice's id in one number, so that the newest hits come first unsorted
ID_BITS = 32
INSERT_PLACE = "INSERT OR REPLACE INTO notice_search_place (notice_id, place) VALUES (?, ?)"
INSERT_TEXT = "INSERT INTO notice_search (rowid, title, project, buyer, suppliers, number) VALUES (?, ?, ?, ?, ?, ?)"


def folded(text: str) -> str:
    """Text as it is compared: one width, small letters, simplified characters."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return _simplified().convert(plain) if _HAS_CHINESE.search(plain) else plain


def tokens(text: str) -> str:
    """Text as it is indexed: each Chinese run as overlapping pairs and its last character, other words as they are."""
    return " ".join(pair or word for pair, word in _TOKEN.findall(folded(text)))


def bare_number(text: str) -> str:
    """A project number's letters and digits alone: portals print one number with other dashes and brackets."""
    return _SIGNS.sub("", folded(text))


def number_tokens(text: str) -> str:
    """A project number as it is indexed: its letters and digits as overlapping pairs and its last one, so any part is found."""
    bare = bare_number(text)
    return " ".join(bare[place : place + 2] for place in range(len(bare)))


def is_chinese(sign: str) -> bool:
    """Whether a character is of a script without spaces."""
    return _HAS_CHINESE.match(sign) is not None


def index_row(notice_id: int, fields: Mapping[str, Any]) -> tuple[int, str, str, str, str, str]:
    """A notice's row of the index: its place, then title, project, buyer, suppliers and number as tokens."""
    published = fields.get("published_date")
    place = (date.fromisoformat(published).toordinal() if published else 0) << ID_BITS | notice_id
    title, project, buyer, suppliers = (tokens(fields.get(name) or "") for name in ("title", "project", "buyer", "suppliers"))
    return place, title, project, buyer, suppliers, number_tokens(fields.get("number") or "")


@cache
def _simplified() -> OpenCC:
    # loaded where something is indexed or looked for
    from opencc import OpenCC

    return OpenCC("t2s")
