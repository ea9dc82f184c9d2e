"""Rows of one line each without gaps between their cells: a number, a name, a price to the fen, and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.reading.lexicon.kinds import PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_name
from scrapers.reading.page.page import Cell

_NAME = r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff()A-Za-z·]{3,59}?)"
# commas and two decimals say where a price ends, whatever figure runs on behind it: 6,523,418.90|240
_ROW = re.compile(
    rf"(?P<number>\d{{1,2}})[.、]?\s?{_NAME}\s?[¥$]?(?P<price>\d{{1,3}}(?:,\d{{3}}){{1,4}}\.\d\d)(?P<rest>[^,\n]{{0,80}})"
)
_LINE = re.compile(r"[^\n]+")
_SCORE = re.compile(r"(?<=[\u4e00-\u9fff\s])(?P<score>\d{1,3}(?:\.\d{1,4})?)分?$")
_TENS, _FEWEST, _LEAST = "万", 2, 3


def rows_to_the_fen(folded: str, words: list[Word], tokens: list[Cell]) -> list[list[Cell]]:
    """The rows of lines that all are a number, a name and a price, numbered from one; nothing where one is not."""
    if not _fits(words):
        return []
    lines = list(_LINE.finditer(folded, tokens[0].start, tokens[-1].end))
    rows: list[list[Cell]] = []
    for line in lines:
        found = _ROW.fullmatch(folded, *line.span())
        if found is None or int(found["number"]) != len(rows) + 1 or not is_name(found["name"]):
            break
        row = [Cell(line.end(), line.end(), "")] * len(words)
        for i, part in enumerate(("number", "name", "price")):
            row[i] = Cell(*found.span(part), found[part])
        score = _SCORE.search(folded, *found.span("rest")) if words[-1].kind == "score" else None
        if score:
            row[-1] = Cell(*score.span("score"), score["score"])
        rows.append(row)
    # a next row that is none of these
    goes_on = any(line.group().startswith(str(len(rows) + 1)) for line in lines[len(rows) :])
    return rows if len(rows) >= _FEWEST and not goes_on else []


def _fits(words: Sequence[Word]) -> bool:
    """Whether heads are a number's, a party's and a price's in yuan, with no other sum behind them."""
    if len(words) < _LEAST or words[0].kind not in ("rank", "index") or words[1].kind not in PARTY_KINDS:
        return False
    price = words[2]
    sums = sum(word.kind in SUMS_OF_MONEY for word in words)
    return price.kind in ("offer", "amount") and sums == 1 and _TENS not in f"{price.key}{price.qualifier}"
