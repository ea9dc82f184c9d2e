"""Lots under their heads and labels: a filled cell is one whatever it is, and so are values of which a page has several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from scrapers.reading.labels.entries import Entry, Head, LotHead, Plain, Row, Value
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, LOT_AT_START
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.page.parts import by_lot
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.parties import Parties
from scrapers.reading.tables.rows import named_lot, row_lot
from scrapers.reading.values.failures import FAILED_BEHIND

Lot = tuple[str, int, int]

_LONGEST, _LONGEST_NAME, _SEVERAL = 40, 80, 2
# 现将中标结果公告如下：, 评标委员会：, 变更后：
_ANNOUNCES = re.compile(
    rf"如下|公[告示布]|结果|情况|信息|[,;。]|委员会:|确定|推荐|名单|第[一二三]|{any_of('replaced_verbs')}[前后]"
)
_SHORTEST, _MOST_PLACES = 2, 20
_CODE = re.compile(r"(?=[^\s\d]*\d)[A-Za-z0-9][A-Za-z0-9\-_/.]{5,40}(?=\s|$)", re.ASCII)
# 净化空调报价超预算3风机 is more than a lot
_RUN_TOGETHER = re.compile(r"[\u4e00-\u9fff]\d{1,2}[\u4e00-\u9fff]")
# 废标包：2、3、4
_BARE_NUMBERS, _NUMBER = re.compile(r"\d{1,2}(?:\s?[、,]\s?\d{1,2})*"), re.compile(r"\d{1,2}")
_QUOTES = ("“", '"')
FAILED_LOT = re.compile("废标|流标|未成交|终止|失败")


def with_named_lots(page: Page, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries, with lines that head a winner each by a name (某某道路工程（施工）：) as lots where there are several.

    One 包为“…” alone is no lot: all that was bought.
    """
    quoted = [
        entry for entry in entries if isinstance(entry, LotHead) and page.folded.startswith(_QUOTES, max(0, entry.start - 1))
    ]
    if len({entry.lot for entry in quoted}) == 1:
        alone = {entry.start for entry in quoted}
        entries = [entry for entry in entries if not (isinstance(entry, LotHead) and entry.start in alone)]
    heads = {
        entry.start: LotHead(entry.start, entry.end - 1, page.text[entry.start : entry.end - 1].strip())
        for entry, below, after in zip(entries, entries[1:], [*entries[2:], None], strict=False)
        if _heads_parties(below, after) and _names_lot(page, entry)
    }
    lots = {head.lot for head in heads.values()} | {entry.lot for entry in entries if isinstance(entry, LotHead)}
    if not heads or len(lots) < _SEVERAL:
        return entries
    return [heads.get(entry.start, entry) if isinstance(entry, Plain | Value) else entry for entry in entries]


def _heads_parties(below: Entry, after: Entry | None) -> bool:
    """Whether a winner stands below a line, or a candidate below the head of his part."""
    if isinstance(below, Head) and below.kind == "candidates":
        return isinstance(after, Value) and after.word.kind == "candidate"
    return isinstance(below, Value) and below.word.kind == "supplier"


def _names_lot(page: Page, entry: Entry) -> bool:
    """Whether a line is a name and a colon, below the words for winners perhaps: no sentence, and none that says what follows."""
    if not isinstance(entry, Plain) and not (isinstance(entry, Value) and entry.word.kind == "supplier"):
        return False
    text = page.folded[entry.start : entry.end]
    named = text.endswith(":") and len(text) <= _LONGEST_NAME and not _ANNOUNCES.search(text)
    return named and LOT_ANYWHERE.search(text) is None


def _begins_other_lot(into: Gathering, text: str) -> bool:
    """Whether a value begins with the lot that it is of, and the open result is of another: 中标金额：一包：12万元."""
    lot = LOT_AT_START.match(text)
    own = into.finding.lot if into.finding else None
    return lot is not None and own is not None and ":" in lot["after"] and lot_key(lot["lot"]) != lot_key(own)


def kept_by_lot(into: Gathering, value: Value, text: str) -> bool:
    """Whether a value tells the price of each lot, or that of another than the open result's, and was kept for them."""
    pieces = by_lot(into.page.folded, value.start, value.end)
    if len(pieces) > 1:
        set_apart_by_lot(into, value.word, pieces)
    elif _begins_other_lot(into, text):
        # the other lots may follow, each in its line
        set_apart_by_lot(into, value.word, [(value.start, value.end)])
        into.price_head, into.price_head_end = value.word, value.end
    else:
        return False
    return True


def set_apart_by_lot(into: Gathering, word: Word, pieces: list[tuple[int, int]]) -> None:
    """Keeps the prices of a value that tells one for each lot (第一包：10元；第二包：20元)."""
    before = into.cursor.lot
    for start, end in pieces:
        if (begin := into.cursor.after_lot(into.page, start, end)) > start:
            into.set_apart(word, begin, end, None)
    into.cursor.lot = before


def lot_of_row(into: Gathering, row: Row) -> Lot | None:
    """The lot that a row's own cells name; a code is one where the rows of its table have different ones."""
    if own := row_lot(row):
        return own
    cells = [cell for _, cell in row.cells("lot") if any(c.isalnum() for c in cell.text) and len(cell.text) <= _LONGEST]
    named = _of_table(into, row.table) if cells and "\n" not in cells[0].text else set()
    if len(named) < _SEVERAL:
        return None
    return cells[0].text, cells[0].start, cells[0].end


def enter_row(into: Gathering, row: Row) -> None:
    """The lot that a row is about becomes the place's; one whose cell says another thing is not about that of the row above."""
    cursor = into.cursor
    own = lot_of_row(into, row)
    if own:
        above = into.above_rows if into.lot_of_row is not None and cursor.lot is into.lot_of_row else cursor.lot
        cursor.lot = into.lot_of_row = own
        into.above_rows = above
    elif row.cells("lot") and cursor.lot is not None and cursor.lot is into.lot_of_row:
        cursor.lot = into.above_rows


def _of_table(into: Gathering, table: int) -> set[str]:
    """What the rows of a table have under the heads of their lots."""
    if not into.lots_of_tables:
        for entry in into.entries:
            if isinstance(entry, Row):
                named = into.lots_of_tables.setdefault(entry.table, set())
                named.update(cell.text for _, cell in entry.cells("lot"))
    return into.lots_of_tables.get(table, set())


def lot_by_label(into: Gathering, value: Value, text: str) -> Lot | None:
    """The lot that a label names by words or a code, where the page labels several so: 标段名称：东区, 包件：TC26/01 工程监理."""
    code = _CODE.match(text) if value.word.kind == "lot" else None
    if code and len(_codes(into)) > 1:
        return code.group(), value.start, value.start + code.end()
    named = _names(into, value.word.key)
    # 包号：01, 包名称：东区, and 标段1 中标，标段名称：东区: the name tells of a lot that has its number
    numbered = into.cursor.lot and not any(into.cursor.lot[0] in name for name in named)
    begins = into.page.folded.rfind("\n", 0, value.start) + 1
    if numbered or LOT_ANYWHERE.search(into.page.folded, max(begins, value.start - _LONGEST), value.start):
        return None
    # 包件编号01（包件名称：房屋维修）
    text = text.removesuffix(")") if "(" not in text else text
    return (text, value.start, value.start + len(text)) if len(named) > 1 else None


def _codes(into: Gathering) -> set[str]:
    """The codes that labels of lots begin with on the page."""
    if None not in into.lots_by_label:
        matches = (_CODE.match(into.page.folded, value.start, value.end) for value in _values(into) if value.word.kind == "lot")
        into.lots_by_label[None] = {match.group() for match in matches if match}
    return into.lots_by_label[None]


def _names(into: Gathering, key: str) -> set[str]:
    """Every value that the page prints behind a label; none where one of them is long or a company's name."""
    if key not in into.lots_by_label:
        named = into.said_behind(key)
        into.lots_by_label[key] = named if all(len(name) <= _LONGEST and not is_legal(name) for name in named) else set()
    return into.lots_by_label[key]


def _values(into: Gathering) -> Iterator[Value]:
    return (entry for entry in into.entries if isinstance(entry, Value) and entry.end > entry.start)


def told_of_lot(folded: str, cell: Cell, lot: str) -> tuple[int, int] | None:
    """Where a cell that tells something of each lot tells it of one; None where it does not."""
    for start, end in by_lot(folded, cell.start, cell.end):
        own = LOT_AT_START.match(folded, start, end)
        if own and lot_key(own["lot"]) == lot_key(lot):
            return own.end(), end
    return None


def behind_name_of_lot(into: Gathering, span: Parties) -> Parties:
    """A party of a row run together, without the name of its lot before it (标项1 检验外送 / 某市某某公司).

    Elsewhere the lot has that name, too, and what follows is nobody's.
    """
    lot, folded = into.cursor.lot, into.page.folded
    if lot is None or not 0 <= span.start - lot[2] <= 1 or len(span.names) > 1:
        return span
    name = folded[span.start : span.end]
    led = folded[lot[1] : span.start + _SHORTEST]
    at = folded.find(led)
    for _ in range(_MOST_PLACES):
        if at < 0:
            break
        begins = at + len(led) - _SHORTEST
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, folded[begins:], strict=False)))
        rest = name[shared:]
        other = first_name(folded, begins, begins + _LONGEST)
        if shared < len(name) and is_legal(rest) and (other is None or other[0] != begins):
            start = span.start + shared
            return Parties((tidy(into.page.text[start : span.end]),), start, span.end)
        at = folded.find(led, at + 1)
    return span


def take_lot_value(into: Gathering, value: Value, text: str) -> None:
    """Takes the lot that a labelled value names: one all below is about, one that failed, or that of the result above."""
    if value.word.key == "包组或产品名称" and not _leads(into, text):
        if into.finding is not None and text not in ("无", "/"):
            begins = LOT_AT_START.match(text)
            apart = text[begins.end("lot") :][:1] if begins else ""
            stop = begins.end("lot") if begins and (apart.isspace() or begins["after"].strip() == ":") else len(text)
            into.finding.lot, into.finding.lot_span = text[:stop], (value.start, value.start + stop)
        return
    if FAILED_LOT.match(value.word.key):
        # 废标包号：第二包
        numbers = _BARE_NUMBERS.fullmatch(into.page.folded, value.start, value.end)
        for lot in (_NUMBER if numbers else LOT_ANYWHERE).finditer(into.page.folded, value.start, value.end):
            into.fail(lot.group(), *lot.span())
        return
    behind = FAILED_BEHIND.search(text)
    named = named_lot(value, text[: behind.start()] if behind else text) or lot_by_label(into, value, text)
    if named:
        into.take_lot(*named)
        if behind:
            into.fail_here()


def _leads(into: Gathering, text: str) -> bool:
    """Whether 包组或产品名称 stands before its supplier: as a lot, with none open, and so for those that follow."""
    if LOT_AT_START.match(text) and (into.finding is None or (into.cursor.lot and into.finding.lot == into.cursor.lot[0])):
        into.close()
        return True
    return False


def tells_why(row: Row) -> bool:
    """Whether a row of no party says under a head of its own why its lot failed: 包号 | 废标原因."""
    said = any(FAILED_LOT.match(word.key) and any(c.isalnum() for c in cell.text) for word, cell in row.cells("reason"))
    run = any(_RUN_TOGETHER.search(cell.text) for _, cell in row.cells("lot", "lot_name"))
    return said and not (run or row.cells("supplier", "candidate", "bidder"))
