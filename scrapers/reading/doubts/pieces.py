"""Results in doubt: pieces of longer figures and names, what lists of other notices tell, offers nobody calls their price."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations

from scrapers.reading.labels.entries import Row, Value
from scrapers.reading.lexicon.figures import SAID_MONEY
from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.loose_lines import heads_sums
from scrapers.reading.lexicon.names import REGION, is_legal, is_short, key_of, tidy
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.running import PLACED, first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.aside import heads_of_others
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Collected, Finding
from scrapers.reading.tables.rows import row_lot
from scrapers.reading.tables.wrapped.lots import CODE_OF_ROW
from scrapers.reading.values.broken_figures import goes_on_below

Span = tuple[int, int]

# 甲公司（1元）；2、乙公司（2元）
_BEFORE_NEXT, _LONGEST_NAME = re.compile(r"[;\n、]\s?(?:\(?\d{1,2}\)?\s?[、.)]\s?)?(?=(?!第)[\u4e00-\u9fff])"), 60

# what a figure at the beginning of a line may go on from
_LED = re.compile(r"[A-Za-z\d.,]\n$")
# under a head that was left blank
_SUM_ALONE = re.compile(r"\s*[¥￥]?\s?(?:\d{5,9}|\d{1,3}(?:,\d{3})+|\d{1,9}\.\d{4,6}|\d{4,9}\.\d{1,3})(?:\.\d{1,4})?\s?万?元?\s*")
# 沧河 / 市某某公司: no name begins with the rest of a place's
_REST_OF_PLACE = re.compile(r"(?:[省市县区镇乡](?![政场北南中东西立属容])|自治[区州县])")
# 青溪市白石区 / 某某公司
_PLACE_ABOVE = re.compile(r"[\u4e00-\u9fff]{2}[省市县][\u4e00-\u9fff]{2,3}[市县区镇]\n$")
# 某某公司青溪分 / 公司, 某某公司 / 青溪分公司
_BRANCH = re.compile(r"[\u4e00-\u9fff]{0,8}分?\n分?(?:公司|支行|分行)|\n[\u4e00-\u9fff]{2,8}分公司(?=\s|\Z)")
# Engineer / ing Corporation
_LATIN = re.compile(rf"\n\s?(?:[a-z]|{any_of('foreign_ends')}(?![A-Za-z]))")
# 第二包：, between a name and what is said to be its price
_ANOTHER_LOT = re.compile(rf"{LOT_ANYWHERE.pattern}\s?:")
_FARTHEST = 300
# 南京秦淮自动化仪 / 表厂: the place that a name begins with in the line above, which is no address and no name by itself
_NAME_ABOVE = re.compile(r"(?:^|\n)(?P<above>[\u4e00-\u9fff()、]{4,40}(?<![路街道村镇乡区县市省室层号园厦组队栋座旁侧内]))\n$")
_SHORT_NAME, _SHORTEST_NAME, _LINE = 10, 3, 48
# ，贴水价：-180元/吨
_BESIDE = re.compile(r"价\s?:\s?-?\d[\d,.]*\s?[百千万]?元\s?/")
# 品名 单位 成交单价（元）, and below it 凭条 本 3.80
_UNIT_PRICES = re.compile(r"单价(?:\([^()\n]{1,12}\))?[^\S\n]*\n[^\n]{2,60}?[^\d\n,.]\d{1,6}\.\d{1,4}[^\S\n]*(?=\n)")
# a company's name before its ending
_NAME_CUT = re.compile(r"[\u4e00-\u9fff()]{4,24}")
# the lot that a row begins with
_LOT_OF_ROW = re.compile(rf"\n\s*(?:\d{{1,3}}[\s.、]\s*)?{LOT_ANYWHERE.pattern}")
_SAME = 3
_REACH = 12
# ，报价100万元
_OFFERED_AT = re.compile(rf"[\s,:(]{{0,3}}{any_of('offered_prices', 'bare_prices')}(?:{any_of('is')}|:)?\s?{SAID_MONEY}")


def broken_off(page: Page, findings: list[Finding]) -> Iterator[Span]:
    """Prices at the end or the beginning of a line that digits stand next to over the break, and names cut within a place."""
    for finding in findings:
        start, end = finding.span
        latin = finding.supplier[-1].isascii() and _LATIN.match(page.folded, end)
        if latin or _is_cut_before(page, start) or _begins_above(page, finding) or _BRANCH.match(page.folded, end):
            yield start, end
        price = finding.price
        if price is None or price.kind not in ("money", "plain"):
            continue
        within = page.folded.rfind("\n", 0, price.start) + 1
        alone = not page.folded[within : price.start].strip(" \t|¥$")
        led = alone and _LED.search(page.folded, max(0, within - 2), within) and _is_told_before(page, within)
        if (
            led
            or _is_beyond_lot(page, finding, price.start)
            or goes_on_below(page.folded, (price.start, price.end), price.unit, alone=alone)
        ):
            yield price.start, price.end


def _is_beyond_lot(page: Page, finding: Finding, price: int) -> bool:
    """Whether the last lot named between a name and its price is another one."""
    if finding.table is not None or not 0 < price - finding.span[1] < _FARTHEST:
        return False
    lots = list(_ANOTHER_LOT.finditer(page.folded, finding.span[1], price))
    return bool(lots) and (finding.lot is None or lot_key(lots[-1]["lot"]) != lot_key(finding.lot))


def _is_cut_before(page: Page, start: int) -> bool:
    """Whether a name begins a line with the rest of a place's name, or right below one: 青溪市白石区 / 某某公司."""
    if start < _REACH or page.folded[start - 1] != "\n":
        return False
    led = "\u4e00" <= page.folded[start - 2] <= "\u9fff" and _REST_OF_PLACE.match(page.folded, start) is not None
    return led or _PLACE_ABOVE.search(page.folded, start - _REACH, start) is not None


def _begins_above(page: Page, finding: Finding) -> bool:
    """Whether a short name of no company, and of no place, stands below a line that may be its beginning: 青溪自动化仪 / 表厂."""
    start, name = finding.span[0], finding.supplier
    above = _NAME_ABOVE.search(page.folded, max(0, start - _LINE), start)
    if above is None or len(name) > _SHORT_NAME or "公司" in name or REGION.match(name):
        return False
    line = above["above"]
    if is_legal(line) or label(line) or LOT_ANYWHERE.search(line):
        return False
    return len(name) <= _SHORTEST_NAME or PLACED.match(line) is not None


def _is_told_before(page: Page, line: int) -> bool:
    """Whether the line above holds more than the piece it ends with."""
    above = page.folded[page.folded.rfind("\n", 0, line - 1) + 1 : line - 1]
    return len(above.split()) > 1


def told_beside(page: Page, findings: list[Finding]) -> Iterator[Span]:
    """Results below a head of other notices (相关公告) that stands behind the page's own title, where no such list was found."""
    title = page.text.find(page.title) if page.title and page.beside is None else -1
    heads = heads_of_others(page.folded) if title >= 0 else []
    yield from (finding.span for finding in findings if heads and title < heads[0] < finding.span[0])


class TableOffers:
    """Offers in tables of bids, that nobody says to be a price, and sums under other heads, by whose rows they stand in."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._of_party: dict[str, list[Span]] = defaultdict(list)
        # by where the winner's cell begins: its end, and what stands in its rows
        self._of_cell: dict[int, tuple[int, list[Span]]] = {}
        for row in rows:
            offers = [_span(cell) for _, cell in row.cells("offer") if _has_digits(cell)]
            others = row.cells("other", "item", "offer_reviewed", "fee")
            headed = (cell for word, cell in others if heads_sums(word) or (not word.key and _SUM_ALONE.fullmatch(cell.text)))
            sums = [_span(cell) for cell in headed if _has_digits(cell)]
            for key in {key_of(split_parties(cell.text)[0]) for _, cell in row.cells("bidder", "candidate", "party_name")}:
                self._of_party[key] += (*offers, *sums)
            for _, cell in row.cells("supplier") if sums else ():
                self._of_cell.setdefault(cell.start, (cell.end, []))[1].extend(sums)
        self._cells = sorted(self._of_cell)

    def of(self, finding: Finding) -> Iterator[Span]:
        """Offers and sums in the rows of a result without a price."""
        yield from self._of_party.get(key_of(finding.supplier), ())
        before = bisect_right(self._cells, finding.span[0])
        end, sums = self._of_cell[self._cells[before - 1]] if before else (0, [])
        yield from sums if finding.span[0] < end else ()


def items_priced(page: Page, rows: Iterable[Row], collected: Collected, findings: list[Finding]) -> Iterator[Span]:
    """Sums of items of the suppliers or the lots of results without a price, and unit prices: it may be theirs together."""
    yield from _by_piece(page, rows, findings) if any(finding.price is None for finding in findings) else ()
    priced: dict[str, Span] = {}
    for row in collected.items:
        told = row_lot(row)
        lot = told[0] if told else collected.lots_of_items.get(row.start, "")
        named = [key_of(cell.text) for _, cell in row.cells("supplier", "bidder")]
        for _, cell in row.cells("amount", "offer", "total"):
            if _has_digits(cell):
                priced.setdefault(named[0] if named else lot_key(lot) if lot else "", _span(cell))
    for finding in findings:
        of_lot = priced.get(lot_key(finding.lot)) if finding.lot else None
        place = priced.get("") or of_lot or priced.get(key_of(finding.supplier))
        if place and finding.price is None and not finding.unreadable:
            yield place


def _by_piece(page: Page, rows: Iterable[Row], findings: list[Finding]) -> Iterator[Span]:
    """Unit prices of things below results without a price, in tables or under a line of heads: theirs may be these together."""
    own = {finding.table for finding in findings}
    ordered = sorted(findings, key=lambda finding: finding.span)
    places = [finding.span[0] for finding in ordered]
    for finding, stop in zip(ordered, [*places[1:], len(page.folded)], strict=True):
        behind = (finding.span[1], min(stop, finding.span[1] + _FARTHEST)) if finding.price is None else (0, 0)
        line = page.folded.find("\n", *behind)
        beside = _BESIDE.search(page.folded, behind[0], line if line >= 0 else behind[1])
        if not finding.unreadable and (headed := _UNIT_PRICES.search(page.folded, *behind) or beside):
            yield headed.span()
    for row in rows:
        above = bisect_right(places, row.start)
        if not above or row.table in own or ordered[above - 1].price is not None or ordered[above - 1].unreadable:
            continue
        yield from (_span(cell) for _, cell in row.cells("unit_price") if _has_digits(cell))


def _span(cell: Cell) -> Span:
    return cell.start, cell.end


def _has_digits(cell: Cell) -> bool:
    return any(char.isdigit() for char in cell.text)


def offered_beside(page: Page, name: str) -> Iterator[Span]:
    """Spans of a name with the offer printed right behind it, for each place where the page has both."""
    at = page.text.find(name)
    while at >= 0:
        offered = _OFFERED_AT.match(page.folded, at + len(name))
        if offered:
            yield at, offered.end()
        at = page.text.find(name, at + 1)


def _rows_swallowed(rows: list[Row]) -> Iterator[Span]:
    """Cells that hold the name of a row of their own, whose number is missing between theirs and the next."""
    for above, below in pairwise(rows):
        numbers = [int(cell.text) for row in (above, below) for _, cell in row.cells("index") if cell.text.isdecimal()]
        apart = above.table == below.table and len(numbers) == len((above, below)) and numbers[1] > numbers[0] + 1
        others = (cell for word, cell in above.columns if word.kind not in PARTY_KINDS) if apart else ()
        yield from (_span(cell) for cell in others if any("公司" in piece and is_legal(piece) for piece in cell.text.split()))


def names_passed_over(sketch: Outline, findings: Sequence[Finding]) -> Iterator[Span]:
    """Names that no result has: behind a candidate that was read in one value, and in rows that hold pieces of others."""
    page = sketch.page
    known = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
    for value in (entry for entry in sketch.body if isinstance(entry, Value) and entry.word.kind == "candidate"):
        read = any(f.kind == "candidate" and value.start <= f.span[0] < value.end for f in findings)
        for sign in _BEFORE_NEXT.finditer(page.folded, value.start, value.end) if read else ():
            name = first_name(page.folded, sign.end(), min(value.end, sign.end() + _LONGEST_NAME))
            if name and name[0] == sign.end() and key_of(tidy(page.text[slice(*name)])) not in known:
                yield name
    yield from _rows_passed_over(page, sketch.rows)


def _rows_passed_over(page: Page, rows: Sequence[Row]) -> Iterator[Span]:
    """Names in the rows of flattened tables whose rest stands in another column, and lots between such rows."""
    for row in (row for row in rows if row.flat):
        for (word, cell), (_, rest) in permutations(row.columns, 2):
            cut = (
                word.kind in PARTY_KINDS and cell.end < rest.start and _NAME_CUT.fullmatch(cell.text) and not is_legal(cell.text)
            )
            if cut and (is_short(rest.text) or not is_legal(rest.text)) and is_legal(cell.text + rest.text):
                yield _span(cell)
    yield from _rows_swallowed([row for row in rows if row.flat])
    for grid in (grid for grid in page.grids if grid.flat):
        for above, below in pairwise(grid.rows):
            behind, before = max(cell.end for cell in above), min(cell.start for cell in below if cell.text)
            if lot := _LOT_OF_ROW.search(page.folded, behind, before):
                yield lot.span()
        for data in grid.rows:
            # a row with the code of another within it holds what is left of both
            begins, ends = min(cell.start for cell in data if cell.text), max(cell.end for cell in data)
            codes = [*CODE_OF_ROW.finditer(page.folded, begins, ends)]
            yield from (code.span("code") for code in codes[1:] if code["code"][:_SAME] == codes[0]["code"][:_SAME])
