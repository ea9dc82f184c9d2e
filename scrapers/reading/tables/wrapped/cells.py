"""Cells that run together: where a cell of a column may end that begins at a place, and what it costs to end it there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from scrapers.numerals import COUNTING, DIGITS
from scrapers.reading.lexicon.figures import CURRENCY
from scrapers.reading.lexicon.forms import LOT, RANK
from scrapers.reading.lexicon.kinds import BID_FIGURES, PARTY_KINDS, PRICES
from scrapers.reading.lexicon.names import HAN, REGION
from scrapers.reading.lexicon.parties import name_in_row
from scrapers.reading.lexicon.roles import speaks_of_roles
from scrapers.reading.lexicon.running import PLACED, begun_elsewhere
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.tables.wrapped.columns import OTHERS, WORDS
from scrapers.reading.tables.wrapped.figures import CUT, ends_of_price, ends_of_share
from scrapers.reading.tables.wrapped.words import WITHIN_FIGURE, begins_more, cost_of_end, cost_of_words

# a cell that is not printed, a number that is not the row's,
# a name with a place that may be none (twice that without one), and with a digit before it
_EMPTY, _OTHER_NUMBER, _UNPLACED, _NUMBERED = 4, 2, 1, 4
# a lot before the end of a row
_LOT_PASSED = 4
# in the column of names the word that nobody won, or a sign for nothing; the lot of the row above
_NOBODY, _NO_NAME_THERE, _SPANNED = 3, 9, 6
_MOST_LEFT_OUT, _LONGEST_NAME, _LONGEST_WORDS, _LONGEST_RUN = 4, 90, 110, 24

_NOTHING = re.compile(r"(?:/|-{1,2}|—{1,2})(?![\d-])|无(?![\u4e00-\u9fff])")
_FAILED = re.compile(rf"(?:[^\s\d/]|\d家){{0,20}}?{any_of('tender_failed')}(?:\([^()\n]{{0,30}}\))?")
# 是 under 是否中标
_OUTCOME = re.compile(rf"{any_of('lot_outcomes', 'lot_failed', 'tender_failed')}|是(?!否)|否(?!决)|[√×]")
# 第一南京某某公司
_SHORT_RANK = re.compile(rf"第[{COUNTING}](?={HAN}{{4}})")
# A包（蔬菜）
_BOUGHT = re.compile(r"\([\u4e00-\u9fff、]{2,16}\)(?=[\u4e00-\u9fff])")
_BARE_LOT = re.compile(r"0?([1-9]\d?)(?=[^\d.,包标段号项%])")
# 采购包|2
_LOT_CALLED = re.compile(r"(?:包|标[段项])\Z")
# behind a figure, too: 0.00B包; 第一二包 is 第一, and 二包
_LOTS = re.compile(
    rf"(?!第?[{DIGITS}]{{2}})(?:{LOT}|第?(?:[{COUNTING}]{{1,3}}|\d{{1,3}}|[A-Z](?=标段|标包|包))"
    rf"(?:{any_of('numbered_lots')}|号?标)(?!{any_of('no_lots')}))"
)
_LOT_CODE = re.compile(r"[A-Z0-9][A-Z0-9/]{1,11}(?:-[A-Z0-9]{1,12}){1,4}", re.ASCII)
# 统一社会信用代码: who registers, what is registered, the place
_CODE = re.compile(r"[1-9AN][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
# （主）甲（成）乙, 甲（牵头人）、乙（成员）
_ROLE = rf"\((?:{any_of('member_marks')}|(?:联合体)?(?:成员|牵头)[^()]{{0,4}})\)"
_LED = re.compile(rf"{any_of('lead_roles')}\s?:\s{{0,12}}|{_ROLE}")
_JOINED = re.compile(
    rf"\s?[、/,;]{{1,2}}(?=[\u4e00-\u9fff])|\s{{0,12}}(?:投标)?联合体(?:成员)?(?:单位)?\s?:\s{{0,12}}|\s?\(牵头[^()]{{0,4}}\)\s?[、,]|\s?{_ROLE}\s?(?:[、,;]|(?=[\u4e00-\u9fff]))"
)
_NAMES_HOUSE = re.compile(rf"{any_of('legal_ends')}$|[^\d省市区县路号]{{2}}大厦$")
_TWO_PLACES, _NEVER = re.compile("[省市县区]"), re.compile(r"(?!)")
# 6艘: what is counted, and begins no place as 台州 and 张家口 do
_COUNTED = re.compile(r"\d[套辆艘架枚只幅吨]")
# (成员) behind the last name
_VENTURE = re.compile(rf"(?:组成的?)?{any_of('venture')}(?![\u4e00-\u9fff])|{_ROLE}")
_ADDRESS_WITHIN = re.compile(r"[\d省市区县路号]{2}|[,;。]")
# what no name holds, begins or ends with: figures, gaps, a lot, the rest of another name, a place
_COMPANY = r"(?:股份|有?限|责?任)*公司"
_NO_NAME = re.compile(
    rf"(?<![A-Za-z])[\d.,:;]{{2}}|\n|\d\s|\s{{2}}"
    rf"|^(?:(?!{any_of('places_like_lots')})(?:[包段标号个]|项\d|[\u4e00-\u9fff]{{0,4}}(?:标?包|标[段项]))|{_COMPANY}|[\u4e00-\u9fff]{_COMPANY}$|[^\u4e00-\u9fffA-Z(\d])|[省市区县镇乡街道路弄巷]$"
)
# where figures begin behind a name: 208室, 63.25, 投标报价:
_FIGURED, _DIGIT = re.compile(r"[:\n]|\d{3}|\d\.\d|[路号室层楼栋]\d"), re.compile(r"\d")
# a wide gap ends a cell as a line does
_LINE_ENDS, _ADDRESS_ENDS = re.compile(r"[\n\t]|  (?=\s*\S)"), re.compile(r"[\n\t。;]|  (?=\s*\S)")
# where a price begins that ends words before it: behind an address anywhere within its digits
_TOLD = r"(?<!\d\d):\s?(?=[¥￥$\d][\d.,]*(?![\d.,分]))"
_PRICED, _PRICED_WITHIN = re.compile(rf"{_TOLD}|(?=[\d.,]+\s?\(?[亿万]?元)"), re.compile(rf"{_TOLD}|\d(?=\s?\(?[亿万]?元)")
_FIGURE_BEGINS = re.compile(rf"(?:人民币\s?)?(?:[¥￥$]|{CURRENCY})?\s?\d")


class Row(NamedTuple):
    """Row of cells that run together: the text, where it stops at the latest, its number from 1, the kinds of its columns.

    `number` is one more than that of the row above; the numbers of lots that failed may be left out.
    """

    folded: str
    stop: int
    number: int
    kinds: tuple[str, ...]
    # columns that count in 万元
    tens: frozenset[int]
    # spaces stand between most cells
    spaced: bool


def ends(row: Row, column: int, at: int) -> Iterator[tuple[int, int]]:
    """Where a cell of a column may end that begins at `at`, each with its cost; a party's and a row's number are never empty."""
    kind = row.kinds[column]
    if kind in PARTY_KINDS:
        yield from _of_party(row, column, at)
    elif kind == "index":
        yield from _of_index(row, column, at)
    elif kind == "lot":
        yield from _of_lot(row, at)
    else:
        yield at, _EMPTY
        if nothing := _NOTHING.match(row.folded, at, row.stop):
            yield nothing.end(), 0
        yield from _of_kind(row, column, at)


def _of_kind(row: Row, column: int, at: int) -> Iterator[tuple[int, int]]:
    kind = row.kinds[column]
    if kind == OTHERS and (end := _end_of_name(row, at)):
        yield end, 0
        if row.folded[end : end + 1] not in ("(", "、"):
            return
    if kind == "rank":
        yield from _of_rank(row, at)
    elif kind in ("score", "rate", "share"):
        yield from ends_of_share(row.folded, at, row.stop)
    elif kind in BID_FIGURES:
        yield from ends_of_price(row.folded, at, row.stop, tens=column in row.tens)
    elif told := {"result": _OUTCOME, "code": _CODE}.get(kind, _NEVER).match(row.folded, at, row.stop):
        yield told.end(), 0
    elif kind != "result":
        for end, cost in _of_words(row, column, at):
            if kind == "code" and not row.folded[at:end].isascii():
                # it holds no address
                break
            yield end, cost + cost_of_words(row.folded, at, end, kind)


def _of_index(row: Row, column: int, at: int) -> Iterator[tuple[int, int]]:
    figured = row.kinds[column + 1 : column + 2] and row.kinds[column + 1] in BID_FIGURES | {"lot", "rank"}
    for left_out in range(_MOST_LEFT_OUT):
        number = str(row.number + left_out)
        end = at + row.folded.startswith("0", at) + len(number)
        if row.folded.startswith(number, end - len(number)):
            point = row.folded[end : end + 1] in (".", "、") and not row.folded[end + 1 : end + 2].isdecimal()
            # 号楼22层2电梯: the first 2 goes on
            within = not figured and not point and row.folded[end : end + 1].isdecimal()
            yield end + point, _OTHER_NUMBER * (left_out > 0) + WITHIN_FIGURE * within


def _of_rank(row: Row, at: int) -> Iterator[tuple[int, int]]:
    spelt = RANK.match(row.folded, at, row.stop)
    if said := spelt or _SHORT_RANK.match(row.folded, at, row.stop):
        yield said.end(), CUT * (spelt is None)
    if row.folded[at : at + 1].isdecimal() and row.folded[at] != "0" and not row.folded.startswith("第", at + 1):
        yield at + 1, 0 if row.folded[at] == str(row.number) else _OTHER_NUMBER


def _of_lot(row: Row, at: int) -> Iterator[tuple[int, int]]:
    """Ends of a lot: a number alone, a lot with what it buys in brackets, a code, or none below the lot of a row above."""
    if bare := _BARE_LOT.match(row.folded, at, row.stop):
        within = row.folded[at - 1 : at].isdecimal()
        named = _LOT_CALLED.search(row.folded, max(0, at - 2), at) is not None
        yield bare.end(), (0 if int(bare[1]) == row.number else _OTHER_NUMBER) + WITHIN_FIGURE * (within or named)
    # no lot is called 0标段, whose figure is the end of a price
    nought = row.folded[at : at + 1] == "0" and not row.folded[at + 1 : at + 2].isdecimal()
    if not nought and (lot := _LOTS.match(row.folded, at, row.stop)):
        bought = _BOUGHT.match(row.folded, lot.end(), row.stop)
        # 685,300.002分标: its first noughts are fen
        fen = WITHIN_FIGURE * (row.folded[at - 1] in ".,")
        yield bought.end() if bought and not speaks_of_roles(bought.group()) else lot.end(), fen
    if code := _LOT_CODE.match(row.folded, at, row.stop):
        yield code.end(), 0
    if row.number > 1:
        yield at, _SPANNED


def _of_party(row: Row, column: int, at: int) -> Iterator[tuple[int, int]]:
    """Ends of who won: a name or the names of a venture, the word that nobody did, a sign for nothing."""
    if failed := _FAILED.match(row.folded, at, row.stop):
        yield failed.end(), _NOBODY
    if nothing := _NOTHING.match(row.folded, at, row.stop):
        yield nothing.end(), _NO_NAME_THERE
    led = _LED.match(row.folded, at, row.stop)
    if row.folded.startswith("公司", at - 1):
        return
    end = _end_of_name(row, led.end() if led else at)
    if end is None:
        return
    if row.kinds[column + 1 : column + 2] == ("address",) and (region := REGION.search(row.folded, end, end + _LONGEST_RUN)):
        # 某某公司某某大厦 before its place
        between = row.folded[end : region.start()]
        end = region.start() if _NAMES_HOUSE.search(between) and not PLACED.match(between) else end
    known, placed = REGION.match(row.folded, at, end), PLACED.match(row.folded, at, end)
    # 片区桂林市: the end of another cell
    placed = None if placed and _TWO_PLACES.search(placed.group(), 1, len(placed.group()) - 1) else placed
    cost = 0 if known else _UNPLACED * (1 if placed else 2) + _NUMBERED * row.folded[at].isdecimal()
    cost += _UNPLACED * (_COUNTED.match(row.folded, at - 1) is not None)
    free = column > 0 and row.kinds[column - 1] not in BID_FIGURES | {"index", "lot", "rank"}
    if free and cost and begun_elsewhere(row.folded, at, end) == at:
        cost = 0
    yield _end_of_venture(row, end), cost


def _end_of_name(row: Row, at: int) -> int | None:
    """Where the name ends that begins at a place, before the figures behind it; None where none does."""
    stop = min(row.stop, at + _LONGEST_NAME)
    figured = _FIGURED.search(row.folded, at, stop)
    name = name_in_row(row.folded, at, figured.start() + 1 if figured else stop)
    if name is None or name[0] != at or _NO_NAME.search(row.folded[slice(*name)]) or PLACED.fullmatch(row.folded, *name):
        return None
    return name[1]


def _end_of_venture(row: Row, at: int) -> int:
    """Where the names of a joint venture end that begins with the name before `at`."""
    while joint := _JOINED.match(row.folded, at, row.stop):
        end = _end_of_name(row, joint.end())
        if end is None or _ADDRESS_WITHIN.search(row.folded, joint.end(), end):
            break
        at = end
    venture = _VENTURE.match(row.folded, at, row.stop)
    return venture.end() if venture else at


def _of_words(row: Row, column: int, at: int) -> Iterator[tuple[int, int]]:
    """Ends of a cell of words: where the next cell may begin, or the line ends; no price stands within."""
    folded, kind = row.folded, row.kinds[column]
    line = (_ADDRESS_ENDS if kind == "address" else _LINE_ENDS).search(folded, at, row.stop)
    stop = min(line.start() if line else row.stop, at + _LONGEST_WORDS)
    priced = (_PRICED_WITHIN if kind == "address" else _PRICED).search(folded, at, stop)
    stop = priced.end() if priced else stop
    # 达到招标文件的要求 under 工期 and 质量: nothing tells where the one ends, and the row goes on in words
    wordy = kind == "service_period" and {*row.kinds[column + 1 :]} <= WORDS and not _DIGIT.search(folded, at, at + _LONGEST_RUN)
    last = column + 1 == len(row.kinds) or wordy
    following = "index" if last else row.kinds[column + 1]
    lot = _LOTS.match(folded, at, stop) if kind == "lot_name" else None
    # 采购|包2: the next row's lot begins with the words
    passed = (_LOT_PASSED + CUT) * (last and row.kinds[0] == "lot" and _LOTS.match(folded, at, row.stop) is not None)
    for end in range(at + 1, stop):
        if last and row.kinds[0] == "lot" and _LOTS.match(folded, end, row.stop):
            yield end, passed
            passed += _LOT_PASSED
        elif last and row.kinds[0] == "rank" and folded[end] == "第" and RANK.match(folded, end, row.stop):
            yield end, 0
        elif last and begins_more(folded, end):
            yield end, CUT
        elif following in BID_FIGURES or following in ("rank", "index"):
            if _FIGURE_BEGINS.match(folded, end):
                timed = CUT * (folded[end - 1] in "0123456789,.")
                yield end, timed if kind == "service_period" else cost_of_end(folded, at, end, following)
        elif following not in PARTY_KINDS or folded[end].isupper() or folded[end] == " " or not folded[end].isascii():
            within = folded[end - 1].isdecimal() and folded[end].isdecimal()
            yield end, CUT * (within or (kind == "lot_name" and (lot is None or end != lot.end())))
    if stop > at and (not priced or following in PRICES):
        yield stop, passed
