"""Columns that say of each row whether it won, whatever stands over them."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.page.page import Cell

WON = re.compile(rf"(?:拟|预|已|(?:推荐|建议|确定)为?)?{any_of('won')}(?:{any_of('winner_words')})?")
# 废标：未签章; 投标文件未加密，否决; 只能中一个标段，放弃
LOST = re.compile(
    rf"{any_of('not_won')}|(?:废标|否决)[:(].+|(?:[^()]{{2,40}}[,、;\s])?(?:自愿|主动)?放弃(?:中标|中选)?(?:资格)?"
    r"|[^()]{2,40}[,、;\s](?:否决|作?废标|无效)(?:投标)?$"
)
_YES, _WHETHER = VOCABULARY["words"]["yes"], tuple(VOCABULARY["words"]["whether"])
# 是否中标, 是否推荐; 是否价格扣除 asks something else
_ASKS_OUTCOME = re.compile(rf"{any_of('won')}|推荐|[候入]选|通过")
# so many rows show that a column tells outcomes, and does not name somebody once, unless its head asks for them
_LEAST = 2
# 未中标 alone, and not 备选
_SHORTEST_ALONE = 3


def tells_outcome(word: Word, cells: list[str]) -> bool:
    """Whether a column's filled cells say who won: 中标, 未中标; a yes or no under 是否入围; a tick; 未中标 alone."""
    if not cells:
        return False
    if word.kind == "supplier" and all(text in _YES and not text.isalpha() for text in cells):
        return True
    lost = [len(text) > 1 and LOST.fullmatch(text) is not None for text in cells]
    if all(lost):
        return min(map(len, cells)) >= _SHORTEST_ALONE
    if len(cells) < _LEAST:
        return False
    if word.key.startswith(_WHETHER):
        return _ASKS_OUTCOME.search(word.key) is not None and all(text in _YES or LOST.fullmatch(text) for text in cells)
    return all(missed or WON.fullmatch(text) for text, missed in zip(cells, lost, strict=True))


def says_yes(word: Word, cell: Cell) -> bool:
    """Whether a cell says yes to 是否中标, or has a tick for an outcome."""
    return cell.text in _YES and (word.key.startswith(_WHETHER) or (word.kind == "result" and not cell.text.isalpha()))
