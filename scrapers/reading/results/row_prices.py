"""Prices of a row: which of its columns tells the price of the whole, and in what unit."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.labels import FOREIGN_UNITS, PER_LABEL, Word, unit_in
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.values.amounts import Figure
from scrapers.reading.values.chosen import OF_PART, WHOLE_OF_PARTS
from scrapers.reading.values.units import label_of

_FIRST = re.compile(rf"{any_of('first_rounds')}|初始|[判商惠正整]前")
_LAST = re.compile(rf"{any_of('last_rounds')}|末[轮次]|[判商惠正整]后")
# 第二轮报价 beside 最后报价 is not the last
_NUMBERED_ROUND = re.compile("[二三四234][轮次]")
_ROUND = re.compile(any_of("rounds"))
_UNIT_HEADS = VOCABULARY["words"]["unit_heads"]
# 168.7万元, 折扣率：88.5%, 12万元/年×3年=36万元
_RESULT = re.compile(
    rf"(?:(?P<label>[\u4e00-\u9fff() ]{{2,16}}?)\s?:\s?)?"
    rf"(?P<price>{any_of('yuan_signs')}?{MONEY}(?:\s?[/每×xX*=(,;].*)?|(?P<rate>\d{{1,3}}(?:\.\d+)?\s?[%‰]))"
)
# a rate in words: 按挂网价的72%结算, and not 小微企业价格扣除10%
_RATE_TOLD = re.compile(
    r"(?![^\d]*(?:份额|占|分配|得分|扣[除减]|权重|排名))[\u4e00-\u9fff]{2,14}\d{1,3}(?:\.\d+)?\s?[%‰][\u4e00-\u9fff]{0,4}"
)
_PIECES, _PIECE = ("单位", "计量单位"), re.compile(r"(?!批|项|年)[\u4e00-\u9fff]{1,2}(?:/[\u4e00-\u9fff]{1,2})?")
# 10支/盒
_PACK = re.compile(r"\d+\s?[\u4e00-\u9fff]{1,2}/[\u4e00-\u9fff]{1,2}")
_WHOLE_HEADS = re.compile(any_of("item_counts", "whole_words", "counts"))
_YUAN, _YUAN_ENDS = ("", "元", "万元", "亿元"), re.compile("[万亿]?元$")
_EACH_UNIT = re.compile(r"万?元\s?(?:/|每)\s?[^\d%]{1,8}")
_ABOUT_WINNERS = ("", "award", "candidates", "late")
_POINTS = re.compile(r"\d{1,2}(?:\.\d{1,3})?")
_JUDGED, _TOO_DEAR = ("商务", "技术"), 10_000


def prices(row: Row, kind: str) -> list[tuple[Word, Cell]]:
    """The prices of a kind in a row, that of the last round first; of parts of the works none, but with their total that."""
    if not row.cells(kind) or (kind == "offer" and bid_by_several(row)):
        return []
    if parts := _of_parts(row, kind):
        rest = [found for found in row.cells(kind) if found not in parts]
        # 勘察设计费投标报价 | 建安工程费投标报价 | 投标报价
        return rest if len(rest) == 1 else [found for found in rest if WHOLE_OF_PARTS.search(found[0].key)]
    unit = next((_unit_of(cell.text) for word, cell in row.cells("item", "other") if word.key in _UNIT_HEADS), "")
    # 元/人天 in 备注
    unit = unit or next((cell.text for _, cell in row.cells("remark") if _EACH_UNIT.fullmatch(cell.text)), "")
    cells = [(_in_unit(word, unit), cell) for word, cell in row.cells(kind)] if unit else row.cells(kind)
    rounds = [found for found in cells if _ROUND.search(found[0].key)]
    cells = [*reversed(rounds), *[found for found in cells if found not in rounds]] if len(rounds) > 1 else cells
    # 最终报价 | 首轮报价, 磋商报价 | 最后报价: in whatever order they stand
    return sorted(cells, key=lambda found: _order(found[0]))


def _order(word: Word) -> tuple[int, bool, bool, bool]:
    """What puts one price of a row before another: the last round, and the whole before a part, a year or a piece."""
    late = (_FIRST.search(word.key) is not None) - (_LAST.search(word.key) is not None)
    numbered = _NUMBERED_ROUND.search(word.key) is not None
    return late, numbered, PER_LABEL.search(label_of(word)) is not None, WHOLE_OF_PARTS.search(word.key) is None


def told_in_parts(row: Row) -> bool:
    """Whether the prices of a row are those of parts of the works, and none is their total: 设计费报价 | 建安费报价."""
    return any(_of_parts(row, kind) and not prices(row, kind) for kind in ("amount", "offer"))


def _of_parts(row: Row, kind: str) -> list[tuple[Word, Cell]]:
    """The prices of parts of the works beside others of the same kind, or beside a rate of the rest."""
    cells = row.cells(kind) if kind in ("amount", "offer") else []
    beside = len({word for word, _ in cells}) > 1 or bool(cells and row.cells("rate"))
    return [(w, c) for w, c in cells if OF_PART.search(w.key) and not WHOLE_OF_PARTS.search(w.key)] if beside else []


def _unit_of(text: str) -> str:
    """The unit that a cell of its own prints; 元/升 whole, since it prices one of them."""
    return text if _EACH_UNIT.fullmatch(text) else unit_in(text)


def bid_by_several(row: Row) -> bool:
    """Whether the offers of a row under one head are those of several bidders: nobody can say which is whose."""
    offers = row.cells("offer")
    return len({word for word, _ in offers}) == 1 and len({cell.text for _, cell in offers}) == len(offers) > 1


def _in_unit(word: Word, unit: str) -> Word:
    """A price's head with the unit of its row where it has none itself; one in yuan gives way to other money."""
    own = unit_in(f"{word.key} {word.qualifier}")
    # 元/人天 beside 中选价(元)
    if own and _EACH_UNIT.fullmatch(unit) and unit.startswith(own):
        return word._replace(qualifier=unit)
    foreign = unit in FOREIGN_UNITS
    if own not in _YUAN if foreign else own:
        return word
    return word._replace(key=_YUAN_ENDS.sub("", word.key), qualifier=f"{own.removesuffix('元')}{unit}" if foreign else unit)


def told_as_result(row: Row) -> tuple[Word, int, int] | None:
    """The price that a cell of a column headed 结果 holds, with its label in it or without: its words, and where it stands."""
    for head, cell in row.cells("result", "supplier", "amount"):
        told = _RESULT.fullmatch(cell.text)
        word = column(told["label"].replace(" ", "")) if told and told["label"] else head._replace(kind="amount")
        if told and word.kind in (("rate",) if told["rate"] else ("amount", "offer")):
            return word, cell.start + told.start("price"), cell.end
        if _RATE_TOLD.fullmatch(cell.text):
            return head._replace(kind="rate"), cell.start, cell.end
    return None


def is_by_the_piece(row: Row) -> bool:
    """Whether a row names the unit that is counted (盒, 套, 10支/盒) and no quantity of it: its price is that of one."""
    keys = [word.key for word, _ in row.columns]
    pieces = [cell.text for word, cell in row.cells("item", "other") if word.key in _PIECES]
    if any("金额" in word.key for word, _ in row.cells("amount")):
        return False
    counted = any(_PIECE.fullmatch(text) and not unit_in(text) for text in pieces) or any(
        _PACK.fullmatch(cell.text) for _, cell in row.cells("item")
    )
    return counted and not any(_WHOLE_HEADS.search(key) for key in keys)


def may_be_of_all(price: Figure | None) -> bool:
    """Whether a price read as that of a piece (台 | 1,093,500.00) is dear: of one, or of as many as nobody says."""
    return price is not None and price.kind == "unit_price" and price.value >= _TOO_DEAR


def scores(row: Row, section: str) -> bool:
    """Whether a row tells points and no price, under no head of winners, in a part that nobody says to be about these."""
    told = row.cells("score") and not row.cells("amount", "offer", "rate", "unit_price", "candidate")
    return bool(told) and section not in _ABOUT_WINNERS and not any(says_winner(word.key) for word, _ in row.cells("supplier"))


def judges(row: Row) -> bool:
    """Whether a row is of a table of how bids were judged: scores or reviewed prices, and no price of a winner."""
    if not row.cells("score", "offer_reviewed"):
        return False
    priced = row.cells("amount", "offer")
    points = all(_POINTS.fullmatch(c.text) and "元" not in f"{w.key}{w.qualifier}" for w, c in priced)
    if row.cells("score") and priced and points and any(word.key.startswith(_JUDGED) for word, _ in row.columns):
        # 商务 | 技术 | 价格 | 总分
        return True
    names = [word for word, _ in row.cells("supplier", "candidate")]
    reviewed = bool(row.cells("offer_reviewed")) and bool(row.cells("rank", "score"))
    return (
        reviewed
        and not row.cells("amount", "offer", "rate")
        and not any(says_winner(w.key) or w.kind == "candidate" for w in names)
    )
