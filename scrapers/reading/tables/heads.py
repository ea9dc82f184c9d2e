"""The heads of a table's columns: which row holds them, and what they say."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.figures import FIGURE
from scrapers.reading.lexicon.forms import LOT_AT_START, RANK, counts_candidate
from scrapers.reading.lexicon.kinds import ORGANISATIONS, PARTY_KINDS, ROW_PRICES, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word, label, unit_in
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import can_be_party
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.tables.dealing.before_ranked import stands_before_ranked
from scrapers.reading.tables.dealing.leads import led
from scrapers.reading.tables.roles import ORDER, UNIT, begins_with_name
from scrapers.reading.values.chosen import WHOLE_OF_PARTS
from scrapers.reading.values.failures import says_failed

HEADER_LENGTH = 40
_MANY = 3
# what a notice says once of itself, and a code; a head is shorter than most names of projects
_OF_NOTICE = frozenset(("buyer", "agency", "method", "published", "publicity", "other_date", "budget", "ceiling"))
_OF_PROJECTS = ("project_name", "project_number")
_LABEL_LIKE = re.compile(rf"(?!.*{any_of('ends_of_projects')}$)[\u4e00-\u9fff]{{2,8}}")
_CODE = re.compile(r"(?=(?:[^\d]*\d){3})[A-Za-z0-9\-_/().\[\]]{5,60}")
_MOST_PAIRED, _LONGEST_HEAD = 4, 12
_FIGURE = re.compile(FIGURE)
# what a block of rows says of the organisation it is about
_FACTS = frozenset(("party_name", "address", "contact", "code"))
_OTHER_HEADS = frozenset(("amount", "offer", "index", "item", "score", "unit_price", "rate", "lot", "contact"))
# heads over cells that can name who won
_NAMING = PARTY_KINDS | ORGANISATIONS | {"party_name", "other", "address"}
# a price without tax and the one with it
_TAXED = ("vat_excluded", "vat_included")
VAT = re.compile(any_of(*_TAXED))
# a head broken over two lines: 含税响应报价 / 两年（元）
_HEAD_CONTINUED = re.compile(r"[^\d:]{0,8}\([^()]{0,6}[元%]\)")
_TAX = re.compile(rf"{VAT.pattern}(?:价|金额|总价)?(?:\([^()]*\))?")


def distinct(row: list[Cell]) -> list[Cell]:
    """The cells of a row, each once, whatever it spans."""
    cells: list[Cell] = []
    for cell in row:
        if not cells or cells[-1].start != cell.start or cells[-1].end != cell.end:
            cells.append(cell)
    return cells


def header_words(row: list[Cell], cells: list[Cell], below: list[Cell]) -> list[Word] | None:
    """The words of a header row, or None where the row is none; `cells` are its cells each once, `below` the row that follows.

    `below` is empty at a table's end. Most cells of a header are labels, and one names a party or two a figure; fewer do where
    the row below holds values.
    """
    filled = [cell for cell in cells if cell.text]
    if is_party_block(cells, below):
        return None
    for cell in filled:
        if _is_value(cell.text) and not _ranks_names(cell, row, below):
            return None
    if LOT_AT_START.fullmatch(row[0].text) and not any(label(cell.text) for cell in cells[1:]):
        # 包3 | 因投标人不足三家…
        return None
    words = led([column(cell.text) for cell in row])
    if _spans_heads(row, below):
        return words
    if stands_before_ranked(words[0], cells, below) or (len(filled) == 2 and _is_ranked_fact(*filled)):
        return None
    exact = len([cell for cell in filled if label(cell.text)])
    known = len([cell for cell in filled if column(cell.text).kind != "other"])
    kinds = {word.kind for word in words}
    if exact >= 2 and (exact * 2 >= len(filled) or known >= len(filled)):
        if kinds & PARTY_KINDS and (exact == len(filled) or any(column(cell.text).kind in PARTY_KINDS for cell in cells)):
            return words
        mostly = exact == len(filled) or (exact >= _MANY and exact * 3 >= len(filled) * 2 and _holds_values(below))
        if mostly and kinds & _OTHER_HEADS:
            return words
    return words if known and not _is_pairs(cells, words, below) and _names_below(words, below) else None


def _is_ranked_fact(head: Cell, cell: Cell) -> bool:
    """Whether two cells say one thing of a ranked candidate (第一候选人项目经理 | 某某), and head no columns."""
    ranked = RANK.match(head.text)
    return ranked is not None and ranked.end() < len(head.text) and column(cell.text).kind == "other"


def _spans_heads(row: list[Cell], below: list[Cell]) -> bool:
    """Whether a row's first and last cell are heads that span the row below, and one between them has heads of its own there."""
    if len(row) != len(below) or row[0].start != below[0].start or row[-1].start != below[-1].start or not label(row[0].text):
        return False
    return any(one.start == other.start != under.start for one, other, under in zip(row, row[1:], below, strict=False))


@lru_cache(maxsize=4096)
def _is_value(text: str) -> bool:
    """Whether a cell holds what stands under a head: a figure, a name, a rank, a sentence."""
    text = text.rstrip(" ,;。")
    if len(text) > HEADER_LENGTH or counts_candidate(text):
        return True
    if label(text):
        return False
    ranked = "第" in text and RANK.fullmatch("".join(text.split())) is not None
    return ranked or begins_with_name(text) or _FIGURE.fullmatch(text) is not None or says_failed(text)


def _ranks_names(cell: Cell, row: list[Cell], below: list[Cell]) -> bool:
    """Whether a rank heads a column of names among heads of other kinds: 标段 | 第一中标候选人 | 中标人 | 中标价."""
    if RANK.fullmatch("".join(cell.text.split())) is None and not counts_candidate(cell.text):
        return False
    at = row.index(cell)
    heads = [other for other in row if label(other.text)]
    return len(heads) > 1 and at < len(below) and begins_with_name(below[at].text)


def _is_pairs(cells: list[Cell], words: list[Word], below: list[Cell]) -> bool:
    """Whether a row is labels and what they say of the notice, turn by turn: 项目编号 | X-1; no heads of columns."""
    labels, values = cells[::2], cells[1::2]
    if len(cells) % 2 or len(cells) > _MOST_PAIRED or not all(label(cell.text) for cell in labels):
        return False
    if any(column(cell.text).kind != "other" for cell in values):
        return False
    # 项目名称 | 某某 over 归口部门 | 某某公司: that is no project
    another = words[0].kind in _OF_PROJECTS and bool(below) and _LABEL_LIKE.fullmatch(below[0].text)
    told = any(_CODE.fullmatch(cell.text) or len(cell.text) > _LONGEST_HEAD for cell in values)
    return bool(another) or told or words[0].kind in _OF_NOTICE


def _names_below(words: list[Word], below: list[Cell]) -> bool:
    """Whether the row below holds values, a registered name among them under a head that can be a party's."""
    return _holds_values(below) and any(
        (word.kind in _NAMING or word.key == UNIT) and begins_with_name(cell.text)
        for word, cell in zip(words, below, strict=False)
    )


def _holds_values(row: list[Cell]) -> bool:
    """Whether a row has several cells and no head among them."""
    return len(distinct(row)) > 1 and not any(label(cell.text) for cell in row)


def is_party_block(cells: list[Cell], below: list[Cell]) -> bool:
    """Whether a row is a line of a party's block: 中标人, then 名称 or 地址, then the value; a head stands over other cells."""
    if len(cells) != 3 or label(cells[2].text):
        return False
    party, fact = label(cells[0].text), label(cells[1].text)
    if party is None or fact is None or party.kind not in ORGANISATIONS or fact.kind not in _FACTS:
        return False
    return not (len(below) == len(cells) and can_be_party(below[0].text) and not is_legal(cells[2].text))


def under(above: list[Cell], row: list[Cell], words: list[Word]) -> list[Word]:
    """The words of a header in two rows: a head that says nothing itself is read with the one above it (报价 over 含税).

    A price without a unit has that of the head above it: 报价（万元） over 投标报价.
    """
    joined = []
    for i, (cell, word) in enumerate(zip(row, words, strict=True)):
        over = above[i] if i < len(above) else cell
        weak = word.kind in ("other", "party_name", "item") and over.start != cell.start
        own = _joined(column(over.text + cell.text), word) if weak else word
        if over.start != cell.start and _is_whole(word) and (head := column(over.text)).kind == "amount":
            # 三年总价 below 中选报价, beside 一次性费用
            own = own._replace(kind=head.kind)
        if own.kind in SUMS_OF_MONEY and over.start != cell.start and not unit_in(f"{own.key}{own.qualifier}"):
            own = own._replace(qualifier=f"{own.qualifier} {column(over.text).qualifier}".strip())
        joined.append(own)
    return joined


def _is_whole(word: Word) -> bool:
    """Whether a head speaks of a price that is the sum of others."""
    return word.kind in SUMS_OF_MONEY and WHOLE_OF_PARTS.search(word.key) is not None


def parted_by_tax(header: list[Word], cells: list[Cell], below: list[Cell]) -> list[Word] | None:
    """The words of a header whose one price a second row parts (不含税 | 含税), where the rows have a column more for each."""
    texts = [cell.text for cell in cells if cell.text]
    under = {i: cell.text for i, cell in enumerate(cells) if cell.text}
    if len(under) >= len(_TAXED) and all(
        i < len(header) and header[i].kind in SUMS_OF_MONEY and _TAX.fullmatch(text) for i, text in under.items()
    ):
        # a head that spans the columns of both
        return [word._replace(key=f"{under[i]}{word.key}") if i in under else word for i, word in enumerate(header)]
    priced = [i for i, word in enumerate(header) if word.kind in SUMS_OF_MONEY]
    if len(texts) < len(_TAXED) or len(priced) != 1 or not all(_TAX.fullmatch(text) for text in texts):
        return None
    at = priced[0]
    columns = [header[at]._replace(qualifier=f"{text} {header[at].qualifier}".strip()) for text in texts]
    last = max(i for i, word in enumerate(header) if word.key or i == at)
    words = [*header[:at], *columns, *header[at + 1 : last + 1]]
    filled = max((i for i, cell in enumerate(below, 1) if cell.text), default=0)
    return words if filled == len(words) else None


def part_by_tax(words: list[Word], cells: list[Cell], piece: Cell) -> None:
    """报价（元） over 不含税 and 含税 is a column each: the first of them says what the head's is, the other is one more."""
    word, cell = words[-1], cells[-1]
    parted = VAT.search(f"{word.key}{word.qualifier}") is not None
    text = f"{VAT.sub('', cell.text)}{piece.text}"
    if parted:
        words.append(column(text)._replace(kind=word.kind))
        cells.append(Cell(piece.start, piece.end, text))
    else:
        words[-1] = column(text)._replace(kind=word.kind)
        cells[-1] = Cell(cell.start, piece.end, text)


def continues_head(text: str) -> bool:
    """Whether a line is the rest of the head above it: its unit in brackets behind words that are no head themselves."""
    return _HEAD_CONTINUED.fullmatch(text) is not None and label(text) is None


def whole_head(page: Page, index: int, head: Cell) -> Cell | None:
    """A head that ends its line with the rest of it from the line below: 中标价 / 格（万元）; None where that is none."""
    if index + 1 >= len(page.lines) or head.end < page.lines[index].end:
        return None
    start, end = page.lines[index + 1]
    rest = page.folded[start:end]
    whole = continues_head(rest) and label(f"{head.text}{rest}")
    return Cell(head.start, end, f"{head.text}{rest}") if whole else None


def bidding(words: list[Word]) -> list[Word]:
    """The heads, with 单位名称 as the bidders' where ranks and prices, offers, or numbers alone, stand beside it and no party."""
    if sum(word.kind in PARTY_KINDS | {"party_name"} for word in words) > 1:
        # 中标候选人排序 beside 单位名称
        words = [word._replace(kind="rank") if word.kind == "candidate" and ORDER.search(word.key) else word for word in words]
    kinds = {word.kind for word in words}
    listed = ("rank" in kinds and bool(kinds & ROW_PRICES)) or {"index", "offer"} <= kinds
    if kinds & PARTY_KINDS or "party_name" not in kinds or not (listed or kinds == {"index", "party_name"}):
        return led(words)
    return [word._replace(kind="bidder") if word.kind == "party_name" else word for word in words]


def _joined(both: Word, own: Word) -> Word:
    return own if both.kind == "other" else both


def with_rates(words: list[Word], cells: list[Cell]) -> tuple[list[Word], list[Cell]]:
    """The heads with a price and the rate that a slash joins to it as one: 中标金额（元）/费率."""
    for i in range(len(words) - 2, -1, -1):
        if words[i].kind in SUMS_OF_MONEY and words[i + 1].kind == "rate" and cells[i].text.endswith("/"):
            cells[i : i + 2] = [Cell(cells[i].start, cells[i + 1].end, f"{cells[i].text}{cells[i + 1].text}")]
            words[i : i + 2] = [column(cells[i].text)]
    return words, cells
