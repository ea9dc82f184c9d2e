"""Rows run together that begin with a code each (26A-9001包1中标某某公司): cut where the code's form comes again."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.wrapped.figures import figures_from_right

_CODE = re.compile(r"[A-Z0-9][A-Z0-9/]{1,11}(?:-[A-Z0-9]{1,12}){1,4}", re.ASCII)
_STATUS = re.compile(rf"\s?(?P<status>{any_of('lot_outcomes', 'lot_failed', 'tender_failed')})")
_SAME = 3
_MOST_ROWS = 400


def rows_of_codes(folded: str, words: list[Word], tokens: list[Cell]) -> list[list[Cell]]:
    """The rows of glued data in which each begins with a code of the same form; nothing where the data begin otherwise."""
    kinds = [word.kind for word in words]
    if kinds.count("supplier") != 1 or "lot" not in kinds:
        return []
    start, end = tokens[0].start, tokens[-1].end
    first = _CODE.match(folded, start, end)
    if first is None:
        return []
    head = first.group()[:_SAME]
    starts = [match.start() for match in _CODE.finditer(folded, start, end) if match.group().startswith(head)][:_MOST_ROWS]
    rows = []
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        row = _row(folded, words, begin, stop)
        if row is None:
            break
        rows.append(row)
    return rows


def _row(folded: str, words: list[Word], start: int, end: int) -> list[Cell] | None:
    code = _CODE.match(folded, start, end)
    lot = LOT_ANYWHERE.search(folded, code.end() if code else start, min(end, start + 120))
    if code is None or lot is None:
        return None
    kinds = [word.kind for word in words]
    row = [Cell(end, end, "")] * len(words)
    # the code is the first column's, the lot the last of the lots' columns
    lots = [i for i, kind in enumerate(kinds) if kind == "lot"]
    row[0] = Cell(start, code.end(), code.group())
    row[lots[-1]] = Cell(lot.start(), lot.end(), lot.group())
    at = lot.end()
    status = _STATUS.match(folded, at, end)
    if status:
        at = status.end()
        if "result" in kinds:
            row[kinds.index("result")] = Cell(status.start("status"), at, status["status"])
    party = kinds.index("supplier")
    name = first_name(folded, at, min(end, at + 90))
    if name is None or not is_legal(folded[slice(*name)]):
        row[party] = Cell(status.start("status"), at, status["status"]) if status else row[party]
        return row if status else None
    row[party] = Cell(*name, folded[slice(*name)])
    later = [i for i in range(party + 1, len(words)) if kinds[i] in PRICES]
    for i, cell in zip(later, figures_from_right(folded, name[1], end, [kinds[i] for i in later]), strict=False):
        row[i] = cell
    return row
