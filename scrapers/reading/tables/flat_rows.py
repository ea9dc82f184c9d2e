"""The rows of a flattened table: pieces of text dealt out to columns by what they can be."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.figures import ENDED_MONEY, FIGURE, NUMBER
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, LOT_AT_START
from scrapers.reading.lexicon.kinds import BID_FIGURES, PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.parties import name_in_row
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.page.page import Cell

_FIGURE = re.compile(rf"(?:[\u4e00-\u9fff()\[\]A-Za-z]{{0,20}}\s?:\s?)?(?:{NUMBER}分|{FIGURE})")
_JOINED = re.compile(r"\s?(?:[、/,](?=[\u4e00-\u9fff])|(?:投标)?联合体(?:成员)?(?:单位)?\s?:|\(牵头[^()]{0,4}\)\s?[、,])")
# a score of two decimals and the amount after it, with nothing between them
_SCORE_AND_AMOUNT = re.compile(r"(?<!\d)(?P<score>\d{2}\.\d{2}|100\.00)(?P<amount>[1-9]\d{2,}\.\d{2}\s?\(?(?:元|万元)?\)?)\s*$")
# the amount of two decimals and a score after it
_AMOUNT_AND_SCORE = re.compile(
    r"(?P<amount>(?<![\d,.])\d[\d,]*\.\d{2}\s?\(?(?:元|万元)?\)?)(?P<score>\d{2}(?:\.\d{1,2})?|100(?:\.0{1,2})?)\s*$"
)
# a head, the number of a row and its first cell before the name
_RUN_TOGETHER = re.compile(r"[\u4e00-\u9fff]\d{1,2}[\u4e00-\u9fff]")
_ENDED = re.compile(rf"\s?(?P<figure>{ENDED_MONEY})")
_FAILED = re.compile(rf"\s?(?P<said>[^\s\d/]{{0,14}}?{any_of('tender_failed')})")
# 24,725.0060, 3606552.0050%: no rate has so many digits
_LONGER = re.compile(r"(?P<sum>[¥$]?[\d,]+\.\d{2})(?!0*$)\d{1,4}$|(?P<whole>[¥$]?[\d,]{4,}\.\d{2})\d{1,3}%$")
# 统一社会信用代码
_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{18}")
_LONGEST_CURRENCY = 8
_CURRENCY = re.compile(rf"(?:{'|'.join(re.escape(word) for words in VOCABULARY['currencies'].values() for word in words)})\s?\Z")
_DIGIT = re.compile(r"\d")
_FREE = frozenset(("item", "lot_name", "project_name", "other"))
_ANOTHER = re.compile(rf"[\d%元][\u4e00-\u9fff()]{{4,24}}{any_of('companies')}")
_MOST_ROWS = 400


def rows_by_lot(folded: str, words: list[Word], tokens: list[Cell]) -> list[list[Cell]]:
    """Rows of glued data that begin with a lot each, right before a name or the word that it failed."""
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    column = next((i for i in range(party - 1, -1, -1) if words[i].kind in ("lot", "lot_name")), None)
    start, end = tokens[0].start, tokens[-1].end
    if column is None:
        return []
    lots = [lot for lot in LOT_ANYWHERE.finditer(folded, start, end) if _outcome(folded, lot.end(), end)][:_MOST_ROWS]
    if not lots or folded[start : lots[0].start()].strip(" \n1、."):
        return []
    rows = []
    for number, lot in enumerate(lots):
        stop = lots[number + 1].start() if number + 1 < len(lots) else end
        outcome = _outcome(folded, lot.end(), stop)
        broken = folded.find("\n", outcome[1], stop) if outcome else -1
        row = _lot_row(folded, words, party, lot.end(), broken if broken >= 0 else stop)
        if row is None:
            break
        row[column] = Cell(lot.start(), lot.end(), lot.group())
        rows.append(row)
    return rows


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
    priced_first = any(word.kind in BID_FIGURES for word in words[:party])
    rows: list[list[Cell]] = []
    at, end = tokens[0].start, tokens[-1].end
    number = 1
    while at < end and len(rows) < _MOST_ROWS:
        if has_index:
            found = _numbered(folded, at, end, number, priced_first)
            if found is None:
                break
            at = found
        beyond = _past_name(folded, at, end, priced_first)
        following = _numbered(folded, beyond, end, number + 1, priced_first) if has_index else None
        stop = len(folded[:following].rstrip()) - len(str(number + 1)) if following else end
        broken = folded.find("\n", beyond, stop)
        # a line that holds a name and figures behind it is a row
        row = _glued_row(folded, words, party, at, broken if _DIGIT.search(folded, beyond, max(broken, beyond)) else stop)
        if row is None:
            break
        if words[0].kind == "lot":
            row[0] = Cell(at - 1, at, str(number))
        rows.append(row)
        at, number = stop, number + 1
    return rows


def _past_name(folded: str, at: int, end: int, priced: bool) -> int:
    """Where the name of the row that begins here ends: the next row's number stands after it."""
    figure = _FIGURE.match(folded, at, end) if priced else None
    name = name_in_row(folded, figure.end() if figure else at, min(end, at + 120))
    return name[1] if name else at


def _numbered(folded: str, start: int, end: int, number: int, priced: bool) -> int | None:
    """Where the row of this number begins: after its number, which stands before a name, or before a price and a name."""
    # 7681179.22 and 2某某公司 in the next line: the number is the last digit before a name
    digit = r"\d" if priced else ""
    for match in re.finditer(rf"{number}\s?(?=[\u4e00-\u9fff(A-Z{digit}¥])", folded[start:end]):
        at = start + match.end()
        if number == 1 and match.start() > 4:
            return None
        if priced:
            figure = _FIGURE.match(folded, at, end)
            if figure is None:
                continue
            named = figure.end()
        else:
            named = at
        name = name_in_row(folded, named, min(end, named + 60))
        clean = name is not None and not re.search(r"(?<![A-Za-z])[\d.,:;]{2}|\n", folded[name[0] : name[1]])
        if clean and (number == 1 or folded[start + match.start() - 1] in "0123456789元)分 \n%室号楼层"):
            return at
    return None


def _glued_row(folded: str, words: list[Word], party: int, start: int, end: int) -> list[Cell] | None:
    row = [Cell(end, end, "")] * len(words)
    for i, word in enumerate(words[:party]):
        figure = _FIGURE.match(folded, start, end) if word.kind in BID_FIGURES else None
        if figure:
            row[i] = Cell(figure.start(), figure.end(), figure.group().strip())
            start = figure.end()
    name = name_in_row(folded, start, min(end, start + 90))
    if name is None or "\n" in folded[name[0] : name[1]].strip() or _RUN_TOGETHER.search(folded, *name):
        return None
    runs_in = any(word.kind in _FREE for word in words[:party]) and not LOT_AT_START.match(folded, start, end)
    if runs_in and not re.search(r"\s", folded[start : name[0] + 1]):
        # what was bought runs into the name: nobody can say where it begins
        return None
    stop = _venture_end(folded, name[1], end)
    row[party] = Cell(name[0], stop, folded[name[0] : stop])
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
    found = _adjoining(folded, stop, end) if behind else figures_from_right(folded, stop, end, [words[i].kind for i in later])
    if _ANOTHER.search(folded, stop, end):
        # another name follows: whose the figures are nobody can say
        found = []
    if len(found) < len(later):
        # a column is missing: only a unit says whose figure it is
        later = [i for i in later if words[i].kind in ("amount", "offer")][:1]
        found = [cell for cell in found if "元" in cell.text][:1]
    for column, cell in zip(later, found, strict=False):
        row[column] = _with_currency(folded, stop, _to_the_fen(words[column], cell))
    return row


def _with_currency(folded: str, start: int, cell: Cell) -> Cell:
    """A figure with the word for other money that stands right before it: 美元878,875.03."""
    said = _CURRENCY.search(folded, max(start, cell.start - _LONGEST_CURRENCY), cell.start)
    return Cell(said.start(), cell.end, folded[said.start() : cell.end]) if said else cell


def _to_the_fen(word: Word, cell: Cell) -> Cell:
    """A sum in yuan with more decimals than two, some of them not 0, without the figure of the next column (24,725.0060)."""
    longer = _LONGER.match(cell.text) if word.kind in ("amount", "offer") and "万" not in f"{word.key}{word.qualifier}" else None
    if longer is None:
        return cell
    text = longer["sum"] or longer["whole"]
    return Cell(cell.start, cell.start + len(text), text)


def _adjoining(folded: str, start: int, end: int) -> list[Cell]:
    """The figure right behind a name, where it says by its decimals or its unit where it ends; else the last one of the row."""
    figure = _ENDED.match(folded, start, end)
    if figure is None:
        return figures_from_right(folded, start, end, ["amount"])
    return [Cell(figure.start("figure"), figure.end(), figure["figure"].strip())]


def _venture_end(folded: str, at: int, end: int) -> int:
    """Where the names of a joint venture end that begins with the name before `at`."""
    while True:
        joint = _JOINED.match(folded, at, end)
        name = name_in_row(folded, joint.end(), min(end, joint.end() + 60)) if joint else None
        if name is None or re.search(r"[\d省市区县路号]{2}|[,;。]", folded[name[0] : name[1]]):
            return at
        at = name[1]


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
    for match in reversed([match for match in _FIGURE.finditer(folded, start, end) if match.group().strip()]):
        if len(tail) == len(kinds) or folded[match.end() : stop].strip(" \n/分)元"):
            break
        tail.append(match)
        stop = match.start()
    return [Cell(m.start(), m.end(), m.group().strip()) for m in reversed(tail)]


def goes_on(folded: str, rows: list[list[Cell]], end: int) -> bool:
    """Whether another row begins behind the last one, by its number."""
    last = rows[-1][0].text
    behind = max(cell.end for cell in rows[-1])
    return last.isdecimal() and re.search(rf"\s{int(last) + 1}\s", folded[behind:end]) is not None


def prices_numbers(words: list[Word], rows: list[list[Cell]]) -> bool:
    """Whether a row's own number stands where its price should, and nothing in the column of numbers."""
    kinds = [word.kind for word in words]
    if kinds[0] not in ("index", "rank"):
        return False
    unnumbered = [(str(number), row) for number, row in enumerate(rows, 1) if not row[0].text]
    return any(cell.text == number for number, row in unnumbered for i, cell in enumerate(row) if kinds[i] in SUMS_OF_MONEY)
