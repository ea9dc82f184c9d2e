"""State of collecting: the results gathered from a page so far, the open one, and the place the reading has come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from scrapers.errors import UnreadablePage
from scrapers.reading.labels.entries import Entry, Head, Row, Value
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.labels import Word, without_numbering
from scrapers.reading.page.limits import MAX_RESULTS
from scrapers.reading.page.page import Page
from scrapers.reading.results.collecting.signers import counts_on
from scrapers.reading.results.cursor import Cursor
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Collected, DetachedPrice, Finding
from scrapers.reading.results.parties import Parties
from scrapers.reading.results.pricing import read_price
from scrapers.reading.tables.rows import first_called, lot_called
from scrapers.reading.values.failures import FAILED_CELL, says_failed

# 成交人2：无
_FURTHER = re.compile("[2-9二三四五]$")
_SEVERAL, _FAR = 2, 20
# 某某公司（第一名）
_RANK_BEHIND = re.compile(r"\s?\((?P<rank>第[一二三四五1-5]名?)\)")


@dataclass(slots=True)
class Gathering:
    """Results gathered so far, and the one that is open for prices, members and periods."""

    page: Page
    entries: Sequence[Entry]
    # how many entries were taken, the one in hand counted
    taken: int = 0
    out: Collected = field(default_factory=Collected)
    cursor: Cursor = field(default_factory=Cursor)
    finding: Finding | None = None
    # prices of the winner that is named next
    pending: list[tuple[Word, int, int]] = field(default_factory=list)
    # names follow one in a line
    listing: bool = False
    # they stand in the order of their ranks
    ordered: bool = False
    # a rank was just named and its candidate has not come yet
    expecting: bool = False
    # the entry before this one, or this one, named the open result
    named: bool = False
    naming: bool = False
    # a price label whose figures stand further down
    price_head: Word | None = None
    price_head_end: int = 0
    # the head of another figure stands before it, whose own comes first
    behind_figures: bool = False
    # other labels without values followed it: it heads a column, whose figure comes right after the name
    in_heads: bool = False
    # 单位：万元 above a table
    table_unit: str = ""
    # the one table that a line right above it gives the unit of
    unit_table: int | None = None
    unit_end: int = 0
    # what stands behind each label, and what the labels of a kind or a word call lots by, each looked for once
    said_by_label: dict[str, set[str]] = field(default_factory=dict)
    lots_by_label: dict[str | None, set[str]] = field(default_factory=dict)
    # the price read last, whose unit may follow as a pair of its own
    priced: tuple[Word, int, int] | None = None
    # the lot that the last row named and the one it stands in; what stands under the heads of lots, table by table
    lot_of_row: tuple[str, int, int] | None = None
    above_rows: tuple[str, int, int] | None = None
    lots_of_tables: dict[int, set[str]] = field(default_factory=dict)
    # how lots that failed were first called, by their numbers
    failed_as: dict[str, str] = field(default_factory=dict)
    # the words of the head over a list of names, and whether it says how many there are
    heading: str = ""
    counted: bool = False
    # things that failed where a list tells of each who won it
    items_failed: list[tuple[str, int, int]] = field(default_factory=list)
    # up to where sentences were read, and the passages of them, each with the lot it stands in
    sentences_end: int = 0
    passages: list[tuple[int, int, tuple[str, int, int] | None]] = field(default_factory=list)

    @property
    def before(self) -> Entry | None:
        """The entry before the one in hand."""
        return self.entries[self.taken - 2] if self.taken > 1 else None

    @property
    def below(self) -> Entry | None:
        """The entry behind the one in hand."""
        return self.entries[self.taken] if self.taken < len(self.entries) else None

    def go_on(self) -> None:
        """Takes the next entry in hand."""
        self.taken += 1
        self.expecting, self.cursor.expecting = self.cursor.expecting, False
        self.named, self.naming = self.naming, False

    def close(self) -> None:
        """Nothing that follows belongs to the open result."""
        self.finding = None
        self.listing = False
        self.pending.clear()

    def add(self, kind: str, span: Parties, table: int | None = None) -> Finding:
        """Opens a result of the place's lot and rank. Raises UnreadablePage where there are more than any notice has."""
        if len(self.out.findings) >= MAX_RESULTS:
            raise UnreadablePage(f"more than {MAX_RESULTS:,} results, expected those of a notice")
        self.priced = None
        cursor = self.cursor
        kind = "late" if cursor.section == "late" else kind
        finding = Finding(
            kind, span.names[0], (span.start, span.end), list(span.names[1:]), section=cursor.section, part=cursor.part
        )
        finding.pricing_note, finding.table, finding.lot_name = cursor.note, table, self.heading
        behind = _RANK_BEHIND.match(self.page.folded, span.end) if kind == "candidate" else None
        finding.rank = rank_of(behind["rank"]) if behind else cursor.rank if kind in ("candidate", "ranked") else None
        if cursor.lot:
            finding.lot, finding.lot_span = cursor.lot[0], cursor.lot[1:]
        self.out.findings.append(finding)
        self.finding, self.naming = finding, True
        return finding

    def read(self, word: Word, start: int, end: int) -> None:
        """Reads a value as the price of the open result."""
        if self.finding is not None:
            self.priced = (word, start, end)
            read_price(self.page, self.finding, word, start, end)

    def set_apart(self, word: Word, start: int, end: int, rank: int | None) -> None:
        """Keeps a price that no open result can take."""
        lot = self.cursor.lot or self.cursor.lot_of_items
        self.out.detached.append(DetachedPrice(word, start, end, rank, lot[0] if lot else None))

    def take_lot(self, lot: str, start: int, end: int) -> None:
        """Takes a lot that is named: one that failed, the one that all below is about, or one passed by where none is counted."""
        if self.cursor.section == "failed":
            self.fail(lot, start, end)
        elif self.cursor.lots_count:
            self.cursor.take_lot(lot, start, end)
            self.close()
            self.listing = self.cursor.names_follow
        else:
            self.cursor.passed = (lot, start, end)

    def fail(self, lot: str, start: int, end: int) -> None:
        """A lot failed."""
        lot = self.failed_as.setdefault(lot_key(lot), lot)
        if not FAILED_CELL.fullmatch(lot) and self.out.failed.setdefault(lot, (start, end)) != (start, end):
            self.out.failed_again.append((lot, start, end))

    def begins_list(self, value: Value) -> bool:
        """Whether the name of a value is the first of a list: below its label, or numbered as the next line is."""
        return "\n" in self.page.folded[value.at : value.start] or counts_on(self.page, value.start)

    def adds_lot(self, at: int) -> bool:
        """Whether a place is right behind a lot in what a notice adds: 其他补充事宜 / 第三包：投标人不足三家，废标."""
        lot = self.cursor.lot if self.cursor.section == "other" else None
        return lot is not None and lot[2] <= at and not self.page.folded[lot[2] : at].strip(": \n")

    def is_won(self, lot: tuple[str, int, int] | None) -> bool:
        """Whether a result of the lot was read."""
        return lot is not None and any(finding.lot_span == lot[1:] for finding in reversed(self.out.findings))

    def is_further(self, word: Word) -> bool:
        """Whether a label is one more of a lot for which a result was read: 成交人2, or a candidate behind the first."""
        further = _FURTHER.search(word.key) or (word.kind == "candidate" and (self.cursor.rank or 1) > 1)
        return bool(further) and self.is_won(self.cursor.lot)

    def fail_here(self) -> None:
        """The place's lot failed."""
        if self.cursor.lot:
            self.fail(*self.cursor.lot)

    def fail_row(self, row: Row, said: str) -> None:
        """The lot of a row that names nobody failed, unless it has a price or lacks a further candidate only: 第三候选人 | 无.

        Where words say so, and no sign alone, a row is also called by its first cell, whatever its head: 船名.
        """
        further = any((rank_of(cell.text) or 1) > 1 for _, cell in row.cells("rank"))
        lot = self.cursor.lot or lot_called(row)
        if lot is None and any(cell.text[:1].isalpha() and says_failed(cell.text) for _, cell in row.columns):
            lot = first_called(row)
        # 其他中标候选人: /, beside the price of the one there is
        won = not said[:1].isalnum() and any(cell.text[:1].isdigit() for _, cell in row.cells("amount"))
        if not (further or won) and lot:
            self.fail(*lot)

    def said_behind(self, key: str) -> set[str]:
        """Every value that the page prints behind a label."""
        if key not in self.said_by_label:
            for value in self.entries:
                if isinstance(value, Value) and value.end > value.start:
                    self.said_by_label.setdefault(value.word.key, set()).add(self.page.folded[value.start : value.end])
        return self.said_by_label.setdefault(key, set())

    def read_in(self, entry: Entry) -> bool:
        """Whether the result read last stands in an entry."""
        last = self.out.findings[-1] if self.out.findings else None
        return last is not None and entry.start <= last.span[0] < entry.end

    def project_open(self) -> tuple[str, int, int] | None:
        """The project that a label, or a head over its number, named last; there are several, and no result was read since."""
        above = [*takewhile(lambda e: not self.read_in(e), reversed(self.entries[max(0, self.taken - _FAR) : self.taken]))]
        labelled = [entry for entry in above if isinstance(entry, Value) and entry.end > entry.start]
        last = next((value for value in labelled if value.word.kind == "project_name"), None)
        if last is not None:
            several = len(self.said_behind(last.word.key)) >= _SEVERAL
            name = self.page.folded[last.start : last.end].partition("\n")[0].strip(" ,;。")
            return (name, last.start, last.start + len(name)) if name and several else None
        number = next((value for value in labelled if value.word.kind == "project_number"), None)
        head = next((entry for entry in above if isinstance(entry, Head)), None)
        if number is None or head is None or head.kind != "unknown" or len(self.said_behind(number.word.key)) < _SEVERAL:
            return None
        return without_numbering(self.page.text[head.start : head.end].strip(" :：")), head.start, head.end

    def fail_place(self) -> None:
        """The place's lot failed, or its project where there are several; else something that the page calls by no name."""
        if failed := self.cursor.lot or self.project_open():
            self.fail(*failed)
        elif isinstance(entry := self.entries[self.taken - 1], Value) and len(self.said_behind(entry.word.key)) > _SEVERAL:
            self.out.failed_unnamed.append((entry.at, entry.end))
