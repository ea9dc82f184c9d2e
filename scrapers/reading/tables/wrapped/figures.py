"""Figures of a row whose cells run together: which of them belong to its last columns."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.figures import ENDED_MONEY, FIGURE, NUMBER
from scrapers.reading.page.page import Cell

FIGURE_OF_ROW = re.compile(rf"(?:[\u4e00-\u9fff()\[\]A-Za-z]{{0,20}}\s?:\s?)?(?:{NUMBER}分|{FIGURE})")
# a score of two decimals and the amount after it, with nothing between them
_SCORE_AND_AMOUNT = re.compile(r"(?<!\d)(?P<score>\d{2}\.\d{2}|100\.00)(?P<amount>[1-9]\d{2,}\.\d{2}\s?\(?(?:元|万元)?\)?)\s*$")
# the amount of two decimals and a score after it
_AMOUNT_AND_SCORE = re.compile(
    r"(?P<amount>(?<![\d,.])\d[\d,]*\.\d{2}\s?\(?(?:元|万元)?\)?)(?P<score>\d{2}(?:\.\d{1,2})?|100(?:\.0{1,2})?)\s*$"
)
_ENDED = re.compile(rf"\s?(?P<figure>{ENDED_MONEY})")
# 91.5%1年
_RATED = re.compile(r"\s?(?P<figure>\d{1,3}(?:\.\d{1,4})?\s?%)")
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
