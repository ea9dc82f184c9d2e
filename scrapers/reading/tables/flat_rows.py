"""The rows of a flattened table: pieces of text dealt out to columns by what they can be."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.figures import CURRENCY
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, LOT_AT_START
from scrapers.reading.lexicon.kinds import BID_FIGURES, PARTY_KINDS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.parties import name_in_row
from scrapers.reading.lexicon.roles import speaks_of_roles
from scrapers.reading.lexicon.running import begun_elsewhere
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.wrapped.figures import (
    FIGURE_OF_ROW,
    adjoining,
    as_printed,
    behind_address,
    figures_from_right,
    to_the_fen,
)
from scrapers.reading.tables.wrapped.lots import failed_row, row_of_nobody

_JOINED = re.compile(r"\s?(?:[、/,](?=[\u4e00-\u9fff])|(?:投标)?联合体(?:成员)?(?:单位)?\s?:|\(牵头[^()]{0,4}\)\s?[、,])")
# a head, the number of a row and its first cell before the name
_RUN_TOGETHER = re.compile(r"[\u4e00-\u9fff]\d{1,2}[\u4e00-\u9fff]")
_FAILED = re.compile(rf"\s?(?P<said>[^\s\d/]{{0,14}}?{any_of('tender_failed')})")
# 统一社会信用代码
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}")
_CURRENCY, _BOUGHT = re.compile(rf"{CURRENCY}\s?\Z"), re.compile(r"\([\u4e00-\u9fff、]{2,16}\)(?=[\u4e00-\u9fff])")
_OF_FIGURES = "0123456789.,"
# what a row may end with before the number of the next one; what a number may count within an address
_ROW_ENDS, _HOUSE = "0123456789元)分 \n%室号楼层", "号栋楼室座层单期区幢街路组巷弄社年月日"
_FREE = frozenset(("item", "lot_name", "project_name", "other"))
_ANOTHER = re.compile(rf"(?:[\d%元](?: {{2,12}})?|\n)[\u4e00-\u9fff()]{{4,24}}{any_of('companies')}")
# SG-1 ends with no number of a row
_WITHIN_CODE, _DIGIT, _GLUED = re.compile(r"[A-Za-z]\d{0,3}[-_/.]?$"), re.compile(r"\d"), re.compile(r"\d{9}|\.\d{3}")
_MOST_ROWS, _LONGEST_CURRENCY, _POINTS = 400, 8, (0, 2, 3, 1)


def rows_by_lot(folded: str, words: list[Word], tokens: list[Cell]) -> list[list[Cell]]:
    """Rows of glued data that begin with a lot each, right before a name or the word that it failed."""
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    column = next((i for i in range(party - 1, -1, -1) if words[i].kind in ("lot", "lot_name")), None)
    start, end = tokens[0].start, tokens[-1].end
    if column is None:
        return []
    lots = [lot for lot in LOT_ANYWHERE.finditer(folded, start, end) if _outcome(folded, _behind_lot(folded, lot), end)][
        :_MOST_ROWS
    ]
    if not lots or folded[start : lots[0].start()].strip(" \n1、."):
        return []
    rows = []
    for number, lot in enumerate(lots):
        stop = lots[number + 1].start() if number + 1 < len(lots) else end
        behind = _behind_lot(folded, lot)
        outcome = _outcome(folded, behind, stop)
        broken = folded.find("\n", outcome[1], stop) if outcome else -1
        row = _lot_row(folded, words, party, behind, broken if broken >= 0 else stop)
        if row is None:
            break
        row[column] = Cell(lot.start(), lot.end(), lot.group())
        rows.append(row)
    return rows


def _behind_lot(folded: str, lot: re.Match[str]) -> int:
    """Where a lot's cell ends: what is bought may stand in brackets behind it (A包（蔬菜）), and who bids with others may not."""
    noted = _BOUGHT.match(folded, lot.end())
    return noted.end() if noted and not speaks_of_roles(noted.group()) else lot.end()


def _outcome(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name stands that begins here, or the word that nobody won."""
    failed = _FAILED.match(folded, start, end)
    if failed:
        return failed.span("said")
    name = name_in_row(folded, start, min(end, start + 60))
    return name if name and not re.search(r"(?<![A-Za-z])[\d.,:;]{2}|\n", folded[slice(*name)]) else None


def _lot_row(folded: str, words: list[Word], party: int, start: int, end: int) -> list[Cell] | None:
    failed = _FAILED.match(folded, start, end)
    if failed is None:
        return _glued_row(folded, words, party, start, end)
    row = [Cell(end, end, "")] * len(words)
    row[party] = Cell(*failed.span("said"), failed["said"])
    return row


def rows_of_line(folded: str, words: list[Word], tokens: list[Cell]) -> list[list[Cell]]:
    """Rows of one line in which cells are glued: a row number, a name by its legal ending, an address, the figures."""
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    has_index = words[0].kind in ("index", "lot")
    priced_first = _is_priced_first(words)
    rows: list[list[Cell]] = []
    at, end = tokens[0].start, tokens[-1].end
    number = 1
    while at < end and len(rows) < _MOST_ROWS:
        failed = failed_row(folded, at, end, number) if has_index else None
        if failed and failed.start() == at:
            rows.append(row_of_nobody(words, party, failed, number))
            at, number = failed.end(), number + 1
            continue
        if has_index:
            found = _numbered(folded, at, end, number, words)
            if found is None:
                break
            at = found
        beyond = _past_name(folded, at, end, priced_first)
        following = _numbered(folded, beyond, end, number + 1, words) if has_index else None
        stop = _number_begins(folded, following, number + 1) if following else end
        if has_index and (failed := failed_row(folded, beyond, stop, number + 1)):
            stop = failed.start()
        broken = folded.find("\n", beyond, stop)
        # a line that holds a name and figures behind it is a row
        row = _glued_row(folded, words, party, at, broken if _DIGIT.search(folded, beyond, max(broken, beyond)) else stop)
        if row is None:
            break
        if words[0].kind == "lot":
            begins = _number_begins(folded, at, number)
            row[0] = Cell(begins, at, folded[begins:at].strip())
        rows.append(row)
        at, number = stop, number + 1
    return rows


def _number_begins(folded: str, behind: int, number: int) -> int:
    """Where a row's number begins that ends at `behind`, blanks left out: 2, 02."""
    start = len(folded[:behind].rstrip()) - len(str(number))
    padded = start > 1 and folded[start - 1] == "0" and folded[start - 2] not in _OF_FIGURES
    return start - 1 if padded else start


def _past_name(folded: str, at: int, end: int, priced: bool) -> int:
    """Where the name of the row that begins here ends: the next row's number stands after it."""
    figure = FIGURE_OF_ROW.match(folded, at, end) if priced else None
    name = name_in_row(folded, figure.end() if figure else at, min(end, at + 120))
    return name[1] if name else at


def _numbered(folded: str, start: int, end: int, number: int, words: list[Word]) -> int | None:
    """Where the row of this number begins: after its number, which stands before a name, or before a price and a name."""
    priced = _is_priced_first(words)
    # 7681179.22 and 2某某公司 in the next line: the number is the last digit before a name
    digit = r"\d" if priced else ""
    for match in re.finditer(rf"{number}\s?(?=[\u4e00-\u9fff(A-Z{digit}¥])", folded[start:end]):
        at, before = start + match.end(), folded[start + match.start() - 1]
        if number == 1 and (match.start() > 4 or _WITHIN_CODE.search(folded, start, start + match.start())):
            return None
        figure = FIGURE_OF_ROW.match(folded, at, end) if priced else None
        # no row begins within a figure: of 1256000 the 2 numbers none
        if priced and (figure is None or (number > 1 and before in _OF_FIGURES and ":" not in figure.group())):
            continue
        named = figure.end() if figure else at
        name = name_in_row(folded, named, min(end, named + 60))
        clean = name is not None and not re.search(r"(?<![A-Za-z])[\d.,:;]{2}|\n", folded[name[0] : name[1]])
        if name and clean and (number == 1 or priced or before in _ROW_ENDS or _ends_address(folded, at, name[0], words)):
            return at
    return None


def _is_priced_first(words: list[Word]) -> bool:
    """Whether a price's column stands before the party's."""
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    return any(word.kind in BID_FIGURES for word in words[:party])


def _ends_address(folded: str, at: int, name: int, words: list[Word]) -> bool:
    """Whether a row's number behind any letter ends an address: its cells end with one, and the next name begins right there."""
    return words[-1].kind == "address" and name == at and folded[at] not in _HOUSE


def _glued_row(folded: str, words: list[Word], party: int, start: int, end: int) -> list[Cell] | None:
    row = [Cell(end, end, "")] * len(words)
    for i, word in enumerate(words[:party]):
        figure = FIGURE_OF_ROW.match(folded, start, end) if word.kind in BID_FIGURES else None
        if figure:
            row[i] = Cell(figure.start(), figure.end(), figure.group().strip())
            start = figure.end()
    name = name_in_row(folded, start, min(end, start + 90))
    if name is None or "\n" in folded[name[0] : name[1]].strip() or _RUN_TOGETHER.search(folded, *name):
        return None
    runs_in = any(word.kind in _FREE for word in words[:party]) and not LOT_AT_START.match(folded, start, end)
    if runs_in and not re.search(r"\s", folded[start : name[0] + 1]):
        # what was bought runs into the name: only another place of the page can say where it begins
        begins = begun_elsewhere(folded, *name)
        if begins is None:
            return None
        name = begins, name[1]
    stop = _venture_end(folded, name[1], end)
    row[party] = Cell(name[0], stop, folded[name[0] : stop])
    return _with_figures(folded, words, row, stop, end)


def _with_figures(folded: str, words: list[Word], row: list[Cell], stop: int, end: int) -> list[Cell]:
    """A row with the figures of the columns behind its party, which ends at `stop`."""
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    later = [i for i in range(party + 1, len(words)) if words[i].kind in BID_FIGURES]
    code = (
        _CODE.search(folded, stop, end)
        if any(word.kind == "code" for word in words[party : later[0] if later else party])
        else None
    )
    if code:
        # its last digits and the first of the figure behind it run together
        stop = code.end()
    # behind the price stand other cells, and what ends the row may be a figure of theirs
    behind = len(later) == 1 and later[0] < len(words) - 1
    addressed = later and any(word.kind == "address" for word in words[party : later[0]])
    found = (
        adjoining(folded, stop, end, words[later[0]].kind, addressed=bool(addressed))
        if behind
        else figures_from_right(folded, stop, end, [words[i].kind for i in later])
    )
    others = any(word.kind not in BID_FIGURES and "元" in word.qualifier for word in words[party + 1 :])
    if _ANOTHER.search(folded, stop, end) or (others and any(_GLUED.search(folded, cell.start, cell.end) for cell in found)):
        # another name follows, or columns run together (注册资本（万元） | 中标价（元）): which is whose nobody can say
        found = []
    if len(found) < len(later):
        # a column is missing: only a unit says whose figure it is
        scored = words[later[0]].kind == "score"
        later = [i for i in later if words[i].kind in ("amount", "offer")][:1]
        found = [cell for cell in found if "元" in cell.text][:1]
        # 95 and 2,468,800.00元: the points may stand before the sum with nothing between them
        found = [whole for cell in found if (whole := as_printed(folded, cell, _POINTS) if scored else cell)]
    if addressed and found:
        whose = behind_address(folded, found[0])
        found = [whose, *found[1:]] if whose else []
    for column, cell in zip(later, found, strict=False):
        row[column] = _with_currency(folded, stop, to_the_fen(words[column], cell))
    return row


def _with_currency(folded: str, start: int, cell: Cell) -> Cell:
    """A figure with the word for other money that stands right before it: 美元878,875.03."""
    said = _CURRENCY.search(folded, max(start, cell.start - _LONGEST_CURRENCY), cell.start)
    return Cell(said.start(), cell.end, folded[said.start() : cell.end]) if said else cell


def _venture_end(folded: str, at: int, end: int) -> int:
    """Where the names of a joint venture end that begins with the name before `at`."""
    while True:
        joint = _JOINED.match(folded, at, end)
        name = name_in_row(folded, joint.end(), min(end, joint.end() + 60)) if joint else None
        if name is None or re.search(r"[\d省市区县路号]{2}|[,;。]", folded[name[0] : name[1]]):
            return at
        at = name[1]
