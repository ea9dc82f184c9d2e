"""Names of winners that the page tells and no result has: the passages that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.labels.entries import Head, LotHead, Plain, Value
from scrapers.reading.lexicon.figures import ENDED_MONEY
from scrapers.reading.lexicon.forms import LOT, LOT_AT_START, RANK
from scrapers.reading.lexicon.labels import Word, section
from scrapers.reading.lexicon.loose_lines import FEE_OF_WORKS
from scrapers.reading.lexicon.names import is_legal, key_of
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of, by_first_letter
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.results.cursor import OF_BIDS, Cursor
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Collected, Finding, KnownParties
from scrapers.reading.tables.rows import has_not_won, row_lot, says_winner
from scrapers.reading.values.failures import failed_in_prose

Span = tuple[int, int]

# 预算/成交 are both
OTHER_MONEY = re.compile(rf"(?!{FEE_OF_WORKS}){any_of('other_money')}(?:金额|价)?(?!\s?[/与和及、]\s?{any_of('won')})")
# a figure to the fen or in ten thousands (666.987967), alone or glued to others, or one behind a word for prices
PRINTED = re.compile(
    r"\d{4,16}\.\d\d|(?<![\w.])\d{1,6}\.\d{4,6}(?![\w.])|\d{1,3}(?:,\d{3}){1,5}(?:\.\d\d)?|\d[\d.]{0,20}[\s|]{0,4}\(?[亿万]?元(?!\s?/)|¥\s?\d[\d.]{3,20}"
    rf"|[零{FORMAL}]{{3,60}}[元圆]"
)
# 预算49万元，成交48万元
_WON_AT = re.compile(rf"(?<=[,;。 \t]){any_of('won')}(?:金额|价格?|总价|报价)?[为是:]?\s?[¥]?$")
_SHARE, _DECIMAL = re.compile(r"\d{1,3}(?:\.\d+)?\s?%|\d[\d,]*\.\d+"), re.compile(r"\d[\d,]*\.\d")
_LETTERS, _DIGITS = re.compile(r"[\u4e00-\u9fff()]{4,30}"), frozenset(f"123456789{FORMAL}")
_PIECE = re.compile(r"[^\n\t]+?(?=\s\s|[\n\t]|\Z)")
# 图纸范围内的所有内容, 某某院内的厂房: no names
_WORD_ENDS = "(?![有需在属以述涉列得示指区房内])"
# …(700万元)、某某公司；第二包 某某公司: a name behind what stands between the names of a list
_FURTHER = re.compile(
    rf"(?:[,;、。]\s?|\s|(?<=公司)(?=(?!分)[\u4e00-\u9fff]{{6,24}}公司))(?:\d{{1,2}}(?:\s?[-.、]\s?|\s))?(?:{LOT}[\s:]{{0,2}})?([\u4e00-\u9fff()]{{4,30}}(?:公司|大学|[院所厂]{_WORD_ENDS}))"
)
# the number of a row, and its lot, before the name in its line
_ROW_BEGINS = re.compile(
    rf"\s*(?:\d{{1,3}}[\s.、]\s*|{ENDED_MONEY}\s?(?=[\u4e00-\u9fff])|{RANK.pattern}[\s:]{{0,2}})?(?:{LOT}[\s:,、]*)?"
)
# a search leaps to the first letters
_WON_FIRST, _WON_REST = by_first_letter("won")
# 元中标单位二：某某公司, wherever it stands
_NAMED = re.compile(
    rf"[{_WON_FIRST}](?<![未非原拟第选补用].){_WON_REST}(?:\({any_of('won')}\))?(?!候选){any_of('winner_words')}(?:名称)?[{COUNTING}\d]?\s?:\s?"
    r"(?=[\u4e00-\u9fff])"
)
_BEHIND, _REACH, _LONGEST_ROW = 160, 24, 400
# 2.请中标人领取通知书
_NUMBERED = re.compile(r"\s*\(?\d{1,2}\)?\s?[.、)]")
# over which a winner's value goes on that was broken
_MOST_LINES = 2
_OF_NOBODY = frozenset(("lot", "index", "rank", "service_period", "amount", "offer", "rate"))
_OF_RESULTS = ("award", "candidates")
_FAILS = re.compile(any_of("lot_failed"))


def is_price(page: Page, match: re.Match[str]) -> bool:
    """Whether a printed figure is more than nothing and its line speaks of no other money (a fee, a budget)."""
    begin = max(page.folded.rfind("\n", 0, match.start()) + 1, match.start() - _REACH)
    won = _WON_AT.search(page.folded, begin, match.start())
    told = won.start() if won else begin
    return any(c in _DIGITS for c in match.group()) and not OTHER_MONEY.search(page.folded, told, match.end())


def winners_passed_over(page: Page, sketch: Outline, findings: list[Finding], collected: Collected) -> Iterator[Span]:
    """Passages that name winners with a price in a sentence, or under a winner's label, who are none of the results."""
    known = KnownParties(findings)
    for told in collected.findings:
        if told.kind == "prose" and told.price is not None and not told.rank and key_of(told.supplier) not in known.keys:
            yield told.span
    yield from _winners_misplaced(page, sketch, known)
    for value, stop in _winners_values(page, sketch):
        name = first_name(page.folded, value.start, min(value.end, value.start + _BEHIND))
        further = _FURTHER.findall(page.folded, name[1], stop) if name else []
        if name and (known.lacks(page.text[value.start : name[1]]) or any(map(known.lacks, further))):
            yield value.at, value.end


def _winners_misplaced(page: Page, sketch: Outline, known: KnownParties) -> Iterator[Span]:
    """Names under winners' labels within other values, and in other columns of winners' rows that have none in their own."""
    for told in _NAMED.finditer(page.folded):
        name = first_name(page.folded, told.end(), told.end() + _BEHIND)
        if name and known.lacks(page.text[slice(*name)]):
            yield told.start(), name[1]
    for row in sketch.rows:
        heads = [cell for word, cell in row.columns if word.kind == "supplier" and says_winner(word.key)]
        empty = not any(cell.text for cell in heads)
        if heads:
            yield from ((c.start, c.end) for w, c in row.columns if (empty or _names_nobody(w)) and known.lacks(c.text))


def _names_nobody(word: Word) -> bool:
    """Whether no name stands in a column of a kind, so that one there is of the column beside it."""
    return word.kind in _OF_NOBODY or (word.kind == "other" and section(word.key) in _OF_RESULTS)


def _winners_values(page: Page, sketch: Outline) -> Iterator[tuple[Value, int]]:
    """Values and cells under winners' labels, each with where the lines without labels and numbers end that go on behind it."""
    for row in (row for row in sketch.rows if not has_not_won(row)):
        cells = (found for found in row.cells("supplier") if says_winner(found[0].key))
        yield from ((Value(cell.start, cell.start, cell.end, word), cell.end) for word, cell in cells)
    for number, value in enumerate(sketch.body):
        if isinstance(value, Value) and value.word.kind == "supplier" and value.end > value.start and says_winner(value.word.key):
            stop = value.end
            for entry in sketch.body[number + 1 : number + 1 + _MOST_LINES]:
                begins = page.folded.rfind("\n", 0, entry.start) + 1
                ended = page.folded[stop - 1] == "。" or _NUMBERED.match(page.folded, begins, entry.end)
                # a label nobody knows, or the cell behind one
                other = page.folded[entry.end - 1] == ":" or (begins >= stop and page.folded.find("\t", begins, entry.start) >= 0)
                if ended or other or not isinstance(entry, Plain):
                    break
                stop = entry.end
            yield value, stop


def won_beside_failed(collected: Collected) -> Span | None:
    """The first winner with a price whose lot is none of those that failed, on a page about those."""
    failed = {lot_key(lot) for lot in collected.failed}
    won = (told.span for told in collected.findings if told.price and told.lot and lot_key(told.lot) not in failed)
    return next(won, None) if failed else None


def named_in_columns(sketch: Outline) -> Iterator[Span]:
    """Names in columns of winners, and of a head that was left blank."""
    columns = (column for row in sketch.rows for column in row.cells("supplier", "other"))
    yield from ((c.start, c.end) for word, c in columns if (says_winner(word.key) or not word.key) and is_legal(c.text))


def named_beside_failed(page: Page, sketch: Outline) -> Iterator[Span]:
    """Winners' names in columns, names in lines of lots that do not say these failed, and prices, of a page about failed ones."""
    yield from named_in_columns(sketch)
    for entry in sketch.body:
        lot = LOT_AT_START.match(page.folded, entry.start, entry.end) if isinstance(entry, Plain) else None
        name = first_name(page.folded, lot.end(), entry.end) if lot else None
        if name and not failed_in_prose(page.folded, entry.start, entry.end):
            yield entry.start, entry.end
    yield from (match.span() for match in PRINTED.finditer(page.folded) if is_price(page, match))
    for start, end in page.left_over:
        # the first row below heads of winners, of which none was read
        begin = page.span(start, end)[0]
        failed = _FAILS.search(page.folded, begin, end)
        name = first_name(page.folded, begin, min(failed.start() if failed else end, begin + _LONGEST_ROW))
        if name:
            yield name


def _won_and_failed(findings: list[Finding], collected: Collected) -> Span | None:
    """The first lot that failed and is called like one that was won: only one of them can be."""
    won = {(finding.lot or "").replace(" ", "") for finding in findings}
    return next((span for lot, span in collected.failed.items() if lot.replace(" ", "") in won), None)


def told_of_nobody(page: Page, sketch: Outline, findings: list[Finding], collected: Collected) -> Iterator[Span]:
    """Lots that failed and were won, those over nothing read, and lines of a name and a price that no result has."""
    if clash := _won_and_failed(findings, collected):
        yield clash
    yield from collected.failed_unnamed
    known = KnownParties(findings)
    for start, end in _left_over(page, sketch, findings):
        yield from _behind_table(page, known, start, end)
    lots = {lot_key(lot) for lot in (*collected.failed, *(finding.lot for finding in findings)) if lot}
    yield from _won_by_nobody(sketch, lots)
    of_candidates = findings[0].kind == "candidate"
    cursor = Cursor()
    before: Span | None = None
    for entry in sketch.body:
        named, before = before, None
        if isinstance(entry, Value):
            continue
        if isinstance(entry, Head):
            cursor.enter(entry)
        elif isinstance(entry, LotHead):
            counts = not cursor.section or cursor.section in _OF_RESULTS
            if counts and lots and lot_key(entry.lot) not in lots:
                yield entry.start, entry.end
        elif cursor.section not in _OF_RESULTS:
            continue
        elif isinstance(entry, Plain):
            # a winner's page may print who came second
            rival = not of_candidates and RANK.search(page.folded, entry.start, entry.end)
            if not rival and _prices_a_stranger(page, known, entry.start, entry.end):
                yield entry.start, entry.end
            elif named and (figure := PRINTED.fullmatch(page.folded, entry.start, entry.end)) and is_price(page, figure):
                yield named
            before = (entry.start, entry.end) if not rival and known.lacks(page.text[entry.start : entry.end]) else None


def _won_by_nobody(sketch: Outline, lots: set[str]) -> Iterator[Span]:
    """Lots of rows whose outcome says that who they name has not won, where nobody else did: 否（放弃），由某某公司递补."""
    told = (row_lot(row) for row in sketch.rows if row.cells("result") and has_not_won(row))
    yield from (lot[1:] for lot in told if lot and lots and lot_key(lot[0]) not in lots)


def _left_over(page: Page, sketch: Outline, findings: list[Finding]) -> Iterator[Span]:
    """What stands behind the rows of flattened tables, but in a part about losers in which no result was read."""
    cursor = Cursor()
    heads = [entry for entry in sketch.body if isinstance(entry, Head)]
    begun = 0
    for start, end in sorted(page.left_over):
        while heads and heads[0].start < start:
            begun = heads[0].start
            cursor.enter(heads.pop(0))
        if cursor.section not in OF_BIDS or any(begun < finding.span[0] < start for finding in findings):
            yield start, end


def _prices_a_stranger(page: Page, known: KnownParties, start: int, end: int) -> bool:
    """Whether a line begins with a name that no result has, its number or lot before it, and prints a price behind it."""
    begins = _ROW_BEGINS.match(page.folded, start, end)
    at = begins.end() if begins else start
    name = first_name(page.folded, at, min(end, at + _BEHIND))
    full_stop = page.folded.find("。", name[1], end) if name else -1
    stop = full_stop if full_stop >= 0 else end
    figure = PRINTED.search(page.folded, start, min(stop, name[1] + _BEHIND)) if name else None
    return name is not None and figure is not None and is_price(page, figure) and known.lacks(page.text[at : name[1]])


def _begins_with_stranger(page: Page, known: KnownParties, start: int, end: int) -> bool:
    """Whether a piece begins with a name that no result has, its number, rank or lot before it, and goes on with a figure."""
    if _prices_a_stranger(page, known, start, end):
        return True
    begins = _ROW_BEGINS.match(page.folded, start, end)
    at = begins.end() if begins else start
    name = first_name(page.folded, at, min(end, at + _BEHIND))
    return name is not None and _DECIMAL.match(page.folded, name[1], end) is not None and known.lacks(page.text[at : name[1]])


def _behind_table(page: Page, known: KnownParties, start: int, end: int) -> Iterator[Span]:
    """Names behind the rows of a flattened table, a figure in their line or below them, that no result has."""
    named: Span | None = None
    above = ""
    for piece in _PIECE.finditer(page.folded, start, end):
        text = piece.group().strip()
        # a name may go on in the next line
        if known.lacks(piece.group()) or (above and known.lacks(above + text)):
            named = named or piece.span()
        above = text if _LETTERS.fullmatch(text) else ""
        figured = PRINTED.match(text) or _SHARE.fullmatch(text)
        if (named and figured) or _begins_with_stranger(page, known, *piece.span()):
            yield named or piece.span()
            return
