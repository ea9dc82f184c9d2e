"""Figures of a row whose cells run together: which of them belong to its last columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scrapers.reading.lexicon.figures import ENDED_MONEY, FIGURE, NUMBER
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell

# 投标报价：1256000(元), 优惠率12.5%, 350元/吨
FIGURE_OF_ROW = re.compile(
    rf"(?:[\u4e00-\u9fff()\[\]A-Za-z]{{0,20}}\d?\s?:\s?|[\u4e00-\u9fff]{{1,6}}[率价](?=\d))?(?:{NUMBER}分|{FIGURE})"
    rf"(?:\s?[/每]\s?{any_of('counted_things')})?"
)
# a score of two decimals and the amount after it, with nothing between them
_SCORE_AND_AMOUNT = re.compile(
    r"(?<!\d)(?P<score>\d{2}\.\d{2}|100\.00)(?P<amount>(?:[1-9]\d{2,}\.\d{2}|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d{2})?)\s?\(?(?:元|万元)?\)?)\s*$"
)
# the amount of two decimals and a score after it
_AMOUNT_AND_SCORE = re.compile(
    r"(?P<amount>(?<![\d,.])\d[\d,]*\.\d{2}\s?\(?(?:元|万元)?\)?)(?P<score>\d{2}(?:\.\d{1,2})?|100(?:\.0{1,2})?)\s*$"
)
_ENDED = re.compile(rf"\s?(?P<figure>{ENDED_MONEY})")
# 91.5%1年
_RATED = re.compile(r"\s?(?P<figure>\d{1,3}(?:\.\d{1,4})?\s?%)")
# what an address may end with before the number of a house or a room: 大街, B座, 1-, 1号楼
_OPEN_ADDRESS = re.compile(r"(?:[街路道巷弄座#\-A-Za-z]|号楼)$")
_SUM, _LONGEST_HOUSE = re.compile(NUMBER), 4
# 24,725.0060, 3606552.0050%: no rate has so many digits
_LONGER = re.compile(r"(?P<sum>[¥$]?[\d,]+\.\d{2})(?!0*$)\d{1,4}$|(?P<whole>[¥$]?[\d,]{4,}\.\d{2})\d{1,3}%$")
# 某路369号724200签订合同后
_HOUSED = re.compile(
    r"(?<=[号室楼层栋])\s?(?P<figure>[¥￥]?\d[\d,]{3,}(?:\.\d{1,2})?\s?(?:[亿万]?元)?)(?![\d.,年月日号室楼层栋-])"
)


def adjoining(folded: str, start: int, end: int, kind: str, *, addressed: bool) -> list[Cell]:
    """The figure right behind a name, where it says by its decimals or its unit where it ends; else the last one of the row.

    Behind an address it is the one that stands behind the number of a house or a room.
    """
    figure = (_RATED if kind == "rate" else _ENDED).match(folded, start, end)
    if figure is None and addressed:
        housed = [*_HOUSED.finditer(folded, start, end)]
        if housed:
            return [Cell(*housed[0].span("figure"), housed[0]["figure"])] if len(housed) == 1 else []
    if figure is None:
        return figures_from_right(folded, start, end, ["amount"])
    return [Cell(figure.start("figure"), figure.end(), figure["figure"].strip())]


def figures_from_right(folded: str, start: int, end: int, kinds: list[str]) -> list[Cell]:
    """As many figures as there are figure columns, the last ones of the row, in page order."""
    glued = _SCORE_AND_AMOUNT.search(folded, start, end) if kinds[-2:] in (["score", "amount"], ["score", "offer"]) else None
    if glued:
        return [Cell(glued.start(name), glued.end(name), glued[name]) for name in ("score", "amount")]
    glued = _AMOUNT_AND_SCORE.search(folded, start, end) if kinds[-2:] in (["amount", "score"], ["offer", "score"]) else None
    if glued:
        return [Cell(glued.start(name), glued.end(name), glued[name]) for name in ("amount", "score")]
    tail: list[re.Match[str]] = []
    stop = end
    for match in reversed([match for match in FIGURE_OF_ROW.finditer(folded, start, end) if match.group().strip()]):
        if len(tail) == len(kinds) or folded[match.end() : stop].strip(" \n/分)元"):
            break
        tail.append(match)
        stop = match.start()
    return [Cell(m.start(), m.end(), m.group().strip()) for m in reversed(tail)]


def behind_address(folded: str, cell: Cell) -> Cell | None:
    """A figure glued to an address without the digits that are the address's own (…大街26 and 2,468,800.00元).

    Where none says where it begins, only the page's other figures can. None where they do not.
    """
    if not cell.text[:1].isdigit() or not _OPEN_ADDRESS.search(folded, max(0, cell.start - 2), cell.start):
        return cell
    return as_printed(folded, cell, range(_LONGEST_HOUSE + 1))


def as_printed(folded: str, cell: Cell, cuts: Iterable[int]) -> Cell | None:
    """A figure without so many of its first digits that it stands elsewhere by itself then; None where it does not."""
    printed = {m.group() for part in ((0, cell.start), (cell.end, len(folded))) for m in _SUM.finditer(folded, *part)}
    digits = _SUM.match(cell.text)
    whole = digits.group() if digits else ""
    cut = next((cut for cut in cuts if cut < len(whole) and whole[cut:] in printed), None)
    return None if cut is None else Cell(cell.start + cut, cell.end, cell.text[cut:])


def to_the_fen(word: Word, cell: Cell) -> Cell:
    """A sum in yuan with more decimals than two, some of them not 0, without the figure of the next column (24,725.0060)."""
    longer = _LONGER.match(cell.text) if word.kind in ("amount", "offer") and "万" not in f"{word.key}{word.qualifier}" else None
    if longer is None:
        return cell
    text = longer["sum"] or longer["whole"]
    return Cell(cell.start, cell.start + len(text), text)
