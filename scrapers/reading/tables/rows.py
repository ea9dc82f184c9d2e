"""Lots of a table's row or a label: whose it is, which one, and whether it failed."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Row, Value
from scrapers.reading.lexicon.columns import column, is_of_former
from scrapers.reading.lexicon.forms import LOT, LOT_ANYWHERE, lot_named
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.loose_lines import LOST
from scrapers.reading.lexicon.words import any_of, leaping
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.dealing.outcomes import WON, says_yes
from scrapers.reading.tables.roles import names_party
from scrapers.reading.values.failures import FAILED_ALONE, begins_failed, says_failed

_CODE_NUMBER, _LOTS_PART = re.compile(r"(?=\D*\d)[A-Za-z0-9\-_/.]{7,}"), r"(?:\s?[、,/;和及与\n]\s?|\s+)"
_FAILED = re.compile(rf"{any_of('tender_failed', 'failed_cells')}")
_HAS_WON = re.compile(rf"已?{any_of('won')}")
# 是否成交, and not 是否成交候选人
_ASKS_WON = re.compile(rf"{any_of('won')}(?!候选)")
_WINNER = re.compile(rf"^(?:拟|预|最终|推荐的?){{0,2}}{any_of('won')}(?!候选)")
_PACKAGE, _OF_NOBODY, _MANY = "包号", "不适用", 3
_SEVERAL_LOTS = re.compile(
    rf"{LOT}(?:{_LOTS_PART}{LOT})+|第?\d{{1,3}}(?:(?:{_LOTS_PART}|[-~至])\d{{1,3}})+\s?(?:号)?{any_of('numbered_lots')}"
)
# parts of one line above a table, which say nothing of it
_SAYING_NOTHING = frozenset(("project_name", "project_number", "unknown"))
# 不推荐, 未入选, 否（放弃）
_NOT_WON = re.compile(rf"{any_of('not_won')}|[不未落非][\u4e00-\u9fff]{{1,4}}|否[(,;:。\s](?s:.*)")
# what of an item names nobody's lot: 制造商, 规格型号
_OF_ITEM = re.compile("制造|生产|厂家|品牌|产地|型号|规格|数量|单位")
_PARTIES = ("supplier", "candidate", "bidder")
# 否决投标：未按要求签章
_REJECTED = re.compile(r"[^,。;:(无未不没非]{0,6}(?:否决|无效)")
# under 资格性审查
_NOT_PASSED = re.compile(r"(?:审查|评审)?[不未](?:通过|合格|符合)|无效(?:投标|响应|标)")
# looked for first: one of these stands in whatever says so
_MAY_HAVE_LOST = re.compile(f"{leaping('not_won')}|[不未没落非否无淘候]")
# 备选 as a remark
_STANDS_BY = re.compile(rf"(?!否){any_of('not_won')}")
# 现中标人, 更正后中标人
_OF_NOW, _NAMED = re.compile("[现新更变]"), frozenset((*_PARTIES, "party_name"))
# 淘汰：某某公司; 某某公司（未入围） among those that won
_LOST_NAME = re.compile(rf"(?:{LOST.pattern})\s?:|[^()]{{4,60}}\((?:{LOST.pattern})\)$")


def row_parties(row: Row, section: str) -> list[tuple[Word, Cell]]:
    """The cells of a row that name who won: the winner's, else the candidate's, else a bidder's where bidders there win."""
    if row_says_failed(row) or has_not_won(row):
        return []
    row = _without_former(row)
    kinds = {word.kind for word, _ in row.columns}
    winners = row.cells("supplier")
    if ("rejected" in kinds or describes_items(row)) and not any(says_winner(word.key) for word, _ in winners):
        return []
    candidates = row.cells("candidate")
    if candidates and not row.cells("rank") and any(tells_won(word, cell) for word, cell in row.cells("result")):
        # 候选供应商 | 结果 over 某某公司 | 成交
        candidates = [(word._replace(kind="supplier"), cell) for word, cell in candidates]
    return winners or candidates or (_bidders(row, section) if _bidders_win(kinds, section) else [])


def _without_former(row: Row) -> Row:
    """The row without who held the contract before, where others stand in a plain column; 现中标人 beside 原中标人 needs both."""
    former = [word for word, _ in row.columns if is_of_former(word.key)]
    others = (word for word, _ in row.columns if word.kind in _NAMED and word not in former)
    plain = former and any(not _OF_NOW.match(word.key) for word in others)
    return row.with_columns(tuple(one for one in row.columns if one[0] not in former)) if plain else row


def has_not_won(row: Row) -> bool:
    """Whether a row's outcome or its remark says that who bid has not won, or stands by."""
    if not any(_MAY_HAVE_LOST.search(cell[2]) for _, cell in row.columns):
        return False
    # who is a candidate may stand by; 备选 may stand in the place of a number
    outcomes, remarks = row.cells("result"), row.cells("remark", "index", "rank") if not row.cells("candidate") else ()
    return (
        any(_NOT_WON.fullmatch(cell.text) for _, cell in outcomes)
        or any(cell.text == _OF_NOBODY and says_winner(word.key) for word, cell in row.cells("amount"))
        or any(_STANDS_BY.fullmatch(cell.text) for _, cell in remarks)
        or any(_REJECTED.match(cell.text) for _, cell in row.cells("result", "remark", "rank"))
        or any(_NOT_PASSED.fullmatch(cell.text) for _, cell in row.columns)
        or any(_LOST_NAME.match(cell.text) for _, cell in row.cells("supplier", "bidder", "party_name"))
    )


def describes_items(row: Row) -> bool:
    """Whether a row says more of what was bought than of who sold it."""
    candidate = row.cells("candidate") and row.cells("rank", "offer")
    return len(row.cells("item")) >= _MANY and not row.cells("amount", "rate") and not candidate


def tells_won(word: Word, cell: Cell) -> bool:
    """Whether an outcome says that who bid has won: 中标, or a yes to 是否中标."""
    return _HAS_WON.fullmatch(cell.text) is not None or (_ASKS_WON.search(word.key) is not None and says_yes(word, cell))


def names_winner(row: Row) -> bool:
    """Whether a row is of a table of winners: the head of its names or of its prices says so, or its outcome."""
    heads = [word.key for word, _ in row.cells("supplier", "amount")]
    won = any(WON.fullmatch(cell.text) or tells_won(word, cell) for word, cell in row.cells("result"))
    return bool(row.cells("supplier")) and (won or any(map(says_winner, heads)))


def says_winner(key: str) -> bool:
    """Whether a label or a head speaks of who won, not of who bid."""
    return _WINNER.match(key) is not None


def lists_items(row: Row) -> bool:
    """Whether a row is of a table of what was bought, which names nobody."""
    kinds = {word.kind for word, _ in row.columns}
    return bool(kinds & {"item", "party_name"}) and not kinds & {"supplier", "candidate", "bidder", "rejected", "score", "rank"}


def _bidders(row: Row, section: str) -> list[tuple[Word, Cell]]:
    """The cells that name a bidder; of a table of winners, or with ranks and prices, also 单位名称."""
    named = row.cells("bidder")
    of_candidates, order = section == "candidates", row.cells("rank")
    ranked = (order and of_candidates) or ((order or of_candidates) and row.cells("offer", "amount", "rate"))
    if named or not (ranked or (section == "award" and not row.cells("item", "unit_price"))):
        return named
    return [(word._replace(kind="bidder"), cell) for word, cell in row.cells("party_name") if names_party(cell.text)]


def _bidders_win(kinds: set[str], section: str) -> bool:
    if section in ("award", "candidates") or kinds & {"amount", "share"}:
        return True
    bare = not section or (section in _SAYING_NOTHING and "rank" in kinds)
    return bare and bool(kinds & {"offer", "rate"}) and "score" not in kinds


def row_lot(row: Row) -> tuple[str, int, int] | None:
    """The lot a row is about."""
    # 分标 are parts of a campaign, the 包 in them is what is won
    # 序号 over A分标
    found = row.cells("lot", "lot_name") or [head for head in row.cells("index") if LOT_ANYWHERE.fullmatch(head[1].text)]
    packages = any(word.key.startswith(_PACKAGE) for word, _ in found)
    cells = sorted(found, key=lambda one: one[0].key.startswith("分标") or (packages and not one[0].key.startswith(_PACKAGE)))
    for _, cell in cells:
        if _SEVERAL_LOTS.fullmatch(cell.text):
            # 1包、3包: what is printed for both is neither's
            return "".join(cell.text.split()) if "\n" not in cell.text else "、".join(cell.text.split()), cell.start, cell.end
        named = lot_named(cell.text)
        if named:
            return named["lot"], cell.start + named.start("lot"), cell.start + named.end("lot")
    for _, cell in [found for found in cells if found[0].kind == "lot"]:
        short = len(cell.text) <= 16 and not _CODE_NUMBER.fullmatch(cell.text) and any(c.isalnum() for c in cell.text)
        # a head that spans the rows below it is no lot
        if short and column(cell.text).kind != "lot":
            return cell.text, cell.start, cell.end
    return None


def lots_listed(row: Row) -> list[tuple[str, int, int]]:
    """The lots that one cell of a row lists, each by its own words: 1包、3包; nothing where it lists none."""
    cells = [cell for _, cell in row.cells("lot", "lot_name") if _SEVERAL_LOTS.fullmatch(cell.text)]
    named = [(lot, cell.start) for cell in cells[:1] for lot in LOT_ANYWHERE.finditer(cell.text)]
    return [(lot["lot"], at + lot.start("lot"), at + lot.end("lot")) for lot, at in named] if len(named) > 1 else []


def named_lot(value: Value, text: str) -> tuple[str, int, int] | None:
    """The lot a labelled value names: a lot by its form, or whatever short text stands under a lot's label but a code."""
    if named := lot_named(text):
        return named["lot"], value.start + named.start("lot"), value.start + named.end("lot")
    if value.word.kind == "lot" and len(text) <= 12 and not _CODE_NUMBER.fullmatch(text) and text not in ("/", "无"):
        return text.split(":", maxsplit=1)[0].strip(), value.start, value.end
    return None


def lot_called(row: Row) -> tuple[str, int, int] | None:
    """The cell that says what a row is about, whatever its form: its lot, the lot's name, its project or its item."""
    cells = row.cells("lot") or row.cells("lot_name") or row.cells("project_name")
    cells = cells or [found for found in row.cells("item") if not _OF_ITEM.search(found[0].key)]
    return next(((cell.text, cell.start, cell.end) for _, cell in cells), None)


def first_called(row: Row) -> tuple[str, int, int] | None:
    """The first cell of a row but its number, whatever stands over it (船名): what words call that say that it failed."""
    first = next(((word, cell) for word, cell in row.columns if word.kind != "index"), None)
    if first is None or first[0].kind != "other" or not (first[0].key and first[1].text):
        return None
    return first[1].text, first[1].start, first[1].end


def failed_lot(row: Row, section: str, own: tuple[str, int, int] | None, *, admitted: bool) -> tuple[str, int, int] | None:
    """The lot of a row that failed: one of the failed ones with its reason, or its `own` where its outcome says so."""
    if section != "failed":
        return own or lot_called(row) or first_called(row) if admitted and row_says_failed(row) else None
    cells = row.cells("lot") or row.cells("lot_name") or row.cells("index")
    if not cells or not row.cells("reason", "remark", "result"):
        return None
    _, cell = cells[0]
    named = lot_named(cell.text)
    return named["lot"] if named else cell.text, cell.start, cell.end


def row_says_failed(row: Row) -> bool:
    """Whether an outcome or a price says that a row's lot failed; where it names nobody any cell, or one over all others."""
    named = any(not begins_failed(cell.text) for _, cell in row.cells(*_PARTIES))
    kinds = ("result",) if named else ("result", "remark")
    others = [cell for word, cell in row.columns if word.kind not in _PARTIES and not named]
    alone = any(FAILED_ALONE.fullmatch(c.text) or (others.count(c) > 1 and says_failed(c.text)) for c in others)
    said = any(says_failed(cell.text) for _, cell in row.cells(*kinds))
    return (not named and (alone or said)) or any(_FAILED.match(cell.text) for _, cell in row.cells(*kinds, "amount", "offer"))


def names_failure(row: Row) -> bool:
    """Whether a row says that its lot failed where others name who bid."""
    return any(_FAILED.match(cell.text) for _, cell in row.cells(*_PARTIES))
