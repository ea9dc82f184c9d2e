"""The places of a page that state a result's amount, compared: which of them agree, which contradict."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from scrapers.marks import Support
from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.labels import unit_in
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.words import VOCABULARY
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Collected, Finding
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.values.amounts import Figure, figures, worded

_TOTALS = VOCABULARY["words"]["summary_totals"]
_PARTIES = ("supplier", "candidate", "bidder")
_HALF, _CENT = Decimal("0.5"), Decimal("0.01")
# a rounding may hide no more than this part of an amount
_LARGEST_SLACK = Decimal("0.01")
_SCALES = {"万元": 10_000, "万": 10_000, "亿元": 100_000_000, "亿": 100_000_000}
# of 万元 at least hundredths are printed
_LEAST_PLACES = 2
# a figure whose unit was missed or wrongly given by its head, or that lost the point before its decimals
_MISREAD = (Decimal(10_000), Decimal("0.0001"), Decimal("0.01"))
_BEFORE_FIGURE = re.compile(r"[^\d]{0,20}")
_UNIT = re.compile("[元圆万亿]")
# what hardly a procurement falls below or goes beyond
_LEAST, _MOST = 1_000, 1_000_000_000
# more than any notice has: each statement is held against each result
_MOST_PAIRS = 200_000


class Statement(NamedTuple):
    """An amount as one place of the page states it; `slack` is what its rounding may hide, `supplier` the key of whose it is.

    `firm` says that the place states what was paid, so that another figure there contradicts.
    """

    place: str
    start: int
    end: int
    value: Decimal
    currency: str
    slack: Decimal
    supplier: str | None = None
    firm: bool = False


class Opinion(NamedTuple):
    """Opinion of the page's other places on one result's amount: its support, and where they agree and contradict."""

    support: Support | None
    agreeing: tuple[Statement, ...] = ()
    contradicting: tuple[Statement, ...] = ()


class _Told:
    """What the page states, and the results, counted by whose they are."""

    def __init__(self, findings: list[Finding], stated: list[Statement]) -> None:
        self.stated = stated
        self.results = Counter(key_of(finding.supplier) for finding in findings)
        # whose price an amount is that is said without a name, whose an amount that is said with one
        self.nameless: dict[Statement, set[str]] = {}
        self.named: dict[Decimal, set[str]] = defaultdict(set)
        priced = {(key_of(finding.supplier), finding.price) for finding in findings if finding.price is not None}
        for one in stated:
            if one.supplier is None:
                self.nameless[one] = {key for key, price in priced if _agrees(one, price)}
            else:
                self.named[one.value].add(one.supplier)


def opinions(page: Page, sketch: Outline, collected: Collected, findings: list[Finding]) -> list[Opinion]:
    """Opinions of the places of the page on each result, in order."""
    stated = list(statements(page, sketch, collected, findings))
    if len(stated) * len(findings) > _MOST_PAIRS:
        stated = []
    told = _Told(findings, stated)
    return [_opinion(page, finding, told) for finding in findings]


def box_total(page: Page, sketch: Outline) -> Statement | None:
    """The total of the summary box; None where it has none or says 0."""
    for name in _TOTALS:
        value = sketch.summary.get(name)
        # 总中标金额(万元) before its figure
        before = _BEFORE_FIGURE.match(page.folded, value.start, value.end) if value else None
        found = _amounts(page, value.start, value.end, before.group() if before else "") if value else []
        for figure in [figure for figure in found[:1] if figure.unit]:
            return Statement("box", figure.start, figure.end, figure.value, figure.currency, _slack(page, figure), firm=True)
    return None


def settle_scale(page: Page, sketch: Outline, findings: list[Finding]) -> None:
    """Gives the only result whose figure prints no unit itself the one by which it is the box's total, or its lost decimals.

    The box may be what is wrong: where its head gives a figure a likely price, that of the box must be one, too.
    """
    box = box_total(page, sketch)
    price = findings[0].price if len(findings) == 1 else None
    if box is None or price is None or not is_amount(price) or _UNIT.search(page.folded, price.start, price.end):
        return
    for scale in _MISREAD:
        scaled = price._replace(kind="money", value=price.value * scale)
        if _agrees(box, scaled) and (_is_likely(scaled.value) or not (price.unit and _is_likely(price.value))):
            findings[0].price = scaled
            return


def _is_likely(value: Decimal) -> bool:
    return _LEAST <= value < _MOST


def statements(page: Page, sketch: Outline, collected: Collected, findings: list[Finding]) -> Iterator[Statement]:
    """Statements of amounts beside the results themselves: box, items, bids, and results in other parts."""
    box = box_total(page, sketch)
    if box is not None and len(findings) == 1:
        yield box
    for place, rows in (("items", collected.items), ("bids", collected.bids)):
        for row in rows:
            yield from _of_row(page, place, row)
    for price in collected.detached:
        label = f"{price.word.key} {price.word.qualifier}"
        for figure in _amounts(page, price.start, price.end, label)[:1]:
            yield _stated(page, "items" if price.word.kind == "total" else "apart", figure, None)
    chosen = {id(finding) for finding in findings}
    for other in collected.findings:
        if id(other) not in chosen and other.price is not None and is_amount(other.price):
            yield _stated(page, f"part {other.part} {other.section}", other.price, key_of(other.supplier))


def is_amount(price: Figure | None) -> bool:
    """Whether a price is a total."""
    return price is not None and price.kind in ("money", "plain") and bool(price.value)


def _of_row(page: Page, place: str, row: Row) -> Iterator[Statement]:
    named = next((key_of(cell.text) for _, cell in row.cells(*_PARTIES)), None)
    for word, cell in row.cells("amount", "offer", "total", "unit_price"):
        for figure in _amounts(page, cell.start, cell.end, f"{word.key} {word.qualifier}")[:1]:
            firm = place == "items" and word.kind == "amount" and says_winner(word.key)
            yield _stated(page, place, figure, named)._replace(firm=firm)


def _stated(page: Page, place: str, figure: Figure, supplier: str | None) -> Statement:
    currency = figure.currency or "CNY"
    return Statement(place, figure.start, figure.end, figure.value, currency, _slack(page, figure), supplier)


def _amounts(page: Page, start: int, end: int, label: str) -> list[Figure]:
    """The sums of money of a value, in digits or in words."""
    hint = unit_in(label)
    found = figures(page.folded, start, end, hint="" if "%" in hint else hint)
    return [figure for figure in found if is_amount(figure)] or worded(page.folded, start, end)


def _slack(page: Page, figure: Figure) -> Decimal:
    """Half a unit of the last digit before the zeros: 668.790000万元 may be 50 yuan more or less; without 万, half a fen."""
    scale = _SCALES.get(figure.unit, 1)
    after = page.folded[figure.start : figure.end].partition(".")[2]
    digits = after[: len(after) - len(after.lstrip("0123456789"))].rstrip("0")
    return _HALF * scale / 10 ** max(len(digits), _LEAST_PLACES) if scale > 1 else _CENT / 2


def _opinion(page: Page, finding: Finding, told: _Told) -> Opinion:
    price = finding.price
    if price is None or not is_amount(price):
        return Opinion(None)
    own = next((one.place for one in told.stated if one.start < price.end and price.start < one.end), _place(finding))
    others = [one for one in told.stated if one.place != own and _speaks_of(one, finding, price)]
    agreeing = tuple(one for one in others if _agrees(one, price) and not _claimed(one, finding, told))
    # what is said of a supplier is said of its only result
    alone = told.results[key_of(finding.supplier)] == 1
    against = tuple(one for one in others if one.firm and not _agrees(one, price)) if alone else ()
    against = () if any(one.place == "items" for one in agreeing) and all(one.place == "items" for one in against) else against
    if finding.rival is not None and not agreeing:
        against = (*against, _stated(page, "label", finding.rival, None))
    if against or _words_differ(finding):
        return Opinion(Support.CONTRADICTED, agreeing, against)
    return Opinion(Support.CONFIRMED if agreeing else Support.SINGLE, agreeing)


def _place(finding: Finding) -> str:
    return "box" if finding.price_label == "summary" else f"part {finding.part} {finding.section}"


def _speaks_of(one: Statement, finding: Finding, price: Figure) -> bool:
    """Whether a statement can be about a result: in its currency, and of its supplier or of nobody by name."""
    parties = {key_of(name) for name in (finding.supplier, *finding.members)}
    return one.currency == (price.currency or "CNY") and (one.supplier is None or one.supplier in parties)


def _agrees(one: Statement, price: Figure) -> bool:
    return abs(one.value - price.value) <= min(one.slack, price.value * _LARGEST_SLACK)


def _claimed(one: Statement, finding: Finding, told: _Told) -> bool:
    """Whether an amount that is said without a name is also another supplier's."""
    if one.supplier is not None:
        return False
    own = {key_of(finding.supplier)}
    named = told.named.get(one.value, own) if not finding.members else own
    return not own >= told.nameless[one] | named


def _words_differ(finding: Finding) -> bool:
    price, words = finding.price, finding.words
    return price is not None and words is not None and price.currency == "CNY" and abs(price.value - words.value) >= _CENT
