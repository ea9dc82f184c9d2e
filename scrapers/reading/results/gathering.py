"""The results gathered from a page so far: the open one, its pending prices, and the place the reading has come to."""

from __future__ import annotations

import re

from scrapers.errors import UnreadablePage
from scrapers.numerals import FORMAL
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word, column, unit_in
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.limits import MAX_RESULTS
from scrapers.reading.page.page import Page
from scrapers.reading.results.cursor import Cursor
from scrapers.reading.results.findings import Collected, DetachedPrice, Finding
from scrapers.reading.results.parties import Parties
from scrapers.reading.results.pricing import read_price
from scrapers.reading.results.sentences import results_in
from scrapers.reading.values.failures import FAILED_CELL, failed_in_prose

# what stands behind a name in its value
_TAIL = Word("tail", "", "")
# ，折扣率88%
_TOLD_PRICE = re.compile(rf"[\s,;、(]*(?P<label>[\u4e00-\u9fff]{{2,12}}?)\s?(?:[:为是]\s?)?(?=[¥$]?\s?\d|[{FORMAL}]{{2}})")
# the figure of a share, a score, a rank
_PASSED = re.compile(r"\d[\d.,]*\s?[%分名]?")
_MOST_PASSED = 4
# 总合计, 共计金额
_SUM, _SEVERAL = re.compile(rf"总?(?:{any_of('sum_ends')}|共计)(?:金额)?"), 2
_OTHER_MONEY = re.compile(any_of("other_money"))
_UNIT_LABELS = frozenset(words_of("unit_labels"))
_MONEY_UNIT = re.compile(
    rf"(?:{any_of('yuan_names')}\s?[/,、]?\s?)?\(?(?P<unit>亿元|百万元|万元|千元|元)\)?(?:\s?[/,、(]?\s?{any_of('yuan_names')}\)?)?\)?"
)
# how far a sentence goes on after the part of it that was set apart
_SENTENCE = 600
# no notice tells of more results in sentences
_MOST_TOLD = 1_000
_DECIDED = re.compile(rf"{any_of('decided')}|(?<!未){any_of('won')}{any_of('winner_words')}[为是]")


class Gathering:
    """Results gathered so far, and the one that is open for prices, members and periods."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.out = Collected()
        self.cursor = Cursor()
        self.finding: Finding | None = None
        self.pending: list[tuple[Word, int, int]] = []
        # names follow one in a line
        self.listing = False
        # a rank was just named and its candidate has not come yet
        self.expecting = False
        # a price label whose figures stand further down
        self.price_head: Word | None = None
        self.price_head_end = 0
        # other labels without values followed it: it heads a column, whose figure comes right after the name
        self.in_heads = False
        # the entry before this one, or this one, named the open result
        self.named = self.naming = False
        # 单位：万元 above a table
        self.table_unit, self.unit_end = "", 0
        # the price read last, whose unit may follow as a pair of its own
        self._priced: tuple[Word, int, int] | None = None
        self._told = 0

    def close(self) -> None:
        """Nothing that follows belongs to the open result."""
        self.finding = None
        self.listing = False
        self.pending.clear()

    def add(self, kind: str, span: Parties, table: int | None = None) -> Finding:
        """Opens a result of the place's lot and rank. Raises UnreadablePage where there are more than any notice has."""
        if len(self.out.findings) >= MAX_RESULTS:
            raise UnreadablePage(f"more than {MAX_RESULTS:,} results, expected those of a notice")
        self._priced = None
        cursor = self.cursor
        kind = "late" if cursor.section == "late" else kind
        finding = Finding(
            kind, span.names[0], (span.start, span.end), list(span.names[1:]), section=cursor.section, part=cursor.part
        )
        finding.pricing_note, finding.table = cursor.note, table
        finding.rank = cursor.rank if kind == "candidate" else None
        if cursor.lot:
            finding.lot, finding.lot_span = cursor.lot[0], cursor.lot[1:]
        self.out.findings.append(finding)
        self.finding, self.naming = finding, True
        return finding

    def read(self, word: Word, start: int, end: int) -> None:
        """Reads a value as the price of the open result."""
        if self.finding is not None:
            self._priced = (word, start, end)
            read_price(self.page, self.finding, word, start, end)

    def read_labelled(self, word: Word, start: int, end: int) -> None:
        """Reads a labelled value as the price of the open result, if it is not the sum of several (合计)."""
        if self.finding is not None and self._is_of_all(self.finding, word):
            self.finding.unreadable = True
        else:
            self.read(word, start, end)

    def _is_of_all(self, finding: Finding, word: Word) -> bool:
        """Whether a sum may be that of several results: the one before has a price of another label, or none."""
        if finding.price is not None or not _SUM.fullmatch(word.key) or len(self.out.findings) < _SEVERAL:
            return False
        before = self.out.findings[-_SEVERAL]
        return (before.kind, before.section, before.part) == (
            finding.kind,
            finding.section,
            finding.part,
        ) and before.price_key != word.key

    def told_price(self, start: int, end: int) -> tuple[Word, int] | None:
        """The words of a price printed behind a name, and where its figure begins; figures of other kinds are passed over."""
        told = _TOLD_PRICE.match(self.page.folded, start, end)
        for _ in range(_MOST_PASSED):
            word = column(told["label"]) if told else None
            if told is None or word is None or word.kind in PRICES:
                return (word, told.end()) if told and word else None
            figure = _PASSED.match(self.page.folded, told.end(), end)
            told = _TOLD_PRICE.match(self.page.folded, figure.end(), end) if figure else None
        return None

    def behind_name(self, start: int, end: int) -> None:
        """Reads what stands behind a name as its price, unless it says of itself that it is other money."""
        told = self.told_price(start, end)
        label = None if told else _TOLD_PRICE.match(self.page.folded, start, end)
        if label is None or not _OTHER_MONEY.search(label["label"]):
            self.read(*(told or (_TAIL, start)), end)

    def set_apart(self, word: Word, start: int, end: int, rank: int | None) -> None:
        """Keeps a price that no open result can take."""
        lot = self.cursor.lot[0] if self.cursor.lot else None
        self.out.detached.append(DetachedPrice(word, start, end, rank, lot))

    def set_apart_by_lot(self, word: Word, pieces: list[tuple[int, int]]) -> None:
        """Keeps the prices of a value that tells one for each lot (第一包：10元；第二包：20元)."""
        before = self.cursor.lot
        for start, end in pieces:
            begin = self.cursor.after_lot(self.page, start, end)
            if begin > start:
                self.set_apart(word, begin, end, None)
        self.cursor.lot = before

    def take_unit(self, word: Word, text: str, end: int) -> None:
        """Takes the unit of the price right before it, and of the figures in the table that follows."""
        unit = _MONEY_UNIT.fullmatch(text) if word.key in _UNIT_LABELS else None
        if unit is None:
            return
        if self.finding is None or self._priced is None:
            self.table_unit, self.unit_end = unit["unit"], end
        elif self.finding.price is None or self.finding.price.kind == "plain":
            priced, start, stop = self._priced
            if not unit_in(f"{priced.key} {priced.qualifier}"):
                self.finding.unreadable = False
                self.read(priced._replace(qualifier=f"{priced.qualifier} {unit['unit']}"), start, stop)

    def in_unit_before(self, word: Word, at: int) -> Word:
        """A price's label, with the unit that stands right before it (金额单位：万元 / 中标金额：…) where it has none itself.

        Right before it may stand another label of the same price, too: 投标报价（万元）：最终报价：890.
        """
        head = self.price_head
        if (
            head
            and not self.page.folded[self.price_head_end : at].strip(" \n\t|:")
            and not unit_in(f"{word.key} {word.qualifier}")
        ):
            return word._replace(qualifier=f"{word.qualifier} {unit_in(f'{head.key} {head.qualifier}').removesuffix('%')}")
        return self.in_table_unit(word) if self.unit_end and not self.page.folded[self.unit_end : at].strip(" \n\t|;,)") else word

    def in_table_unit(self, word: Word) -> Word:
        """A price's head, with the unit that stands above its table where it has none itself."""
        bare = self.table_unit and word.kind in ("amount", "offer", "total") and not unit_in(f"{word.key} {word.qualifier}")
        return word._replace(qualifier=f"{word.qualifier} {self.table_unit}") if bare else word

    def fail(self, lot: str, start: int, end: int) -> None:
        """A lot failed."""
        if not FAILED_CELL.fullmatch(lot):
            self.out.failed.setdefault(lot, (start, end))

    def fail_here(self) -> None:
        """The place's lot failed."""
        if self.cursor.lot:
            self.fail(*self.cursor.lot)

    def prose(self, start: int, end: int) -> None:
        """Takes what a passage tells in sentences."""
        if self.cursor.section not in ("losers", "judged", "term", "attachments"):
            for lot, begin, stop in failed_in_prose(self.page.folded, start, end):
                self.fail(lot, begin, stop)
        self.sentences(start, end)

    def sentences(self, start: int, end: int) -> None:
        """Takes the results that a passage and the line it stands in tell."""
        if self.cursor.section in ("term", "attachments", "fee", "experts"):
            return
        # where bids are judged only a decision names a winner
        if self.cursor.section in ("losers", "judged") and not _DECIDED.search(self.page.folded, start, end):
            return
        line_end = self.page.folded.find("\n", end, end + _SENTENCE)
        stop = line_end if line_end >= 0 else min(len(self.page.folded), end + _SENTENCE)
        if stop > self._told and len(self.out.findings) < _MOST_TOLD:
            told = results_in(self.page, max(start, self._told), stop)
            lot = self.cursor.lot
            for finding in told:
                if lot and finding.lot is None:
                    finding.lot, finding.lot_span = lot[0], lot[1:]
            self.out.findings.extend(told)
            self._told = stop
