"""Entries to results: which supplier won which lot at what price, each piece with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from scrapers.reading.amounts import Figure
from scrapers.reading.entries import LOT_ANYWHERE, LOT_AT_START, Entry, Head, LotHead, Plain, RankHead, Row, Value, rank_of
from scrapers.reading.names import is_name, tidy
from scrapers.reading.page import Page
from scrapers.reading.parties import party_span
from scrapers.reading.pricing import read_price
from scrapers.reading.vocabulary import Word

# parts of a page in which nobody wins
_CLOSED = frozenset(
    ("losers", "items", "fee", "experts", "term", "buyer", "agency", "project_contact", "contacts", "attachments", "failed")
)
_PRICE_KINDS = frozenset(("amount", "offer", "rate", "unit_price"))
_FAILED_CELL = re.compile(r"废标|流标|无供应商|不足三家|终止|采购失败|/$|^无$|^-+$")


@dataclass(slots=True)
class Draft:
    """One result as collected; spans are positions in the page's text."""

    kind: str
    supplier: str
    span: tuple[int, int]
    members: list[str] = field(default_factory=list)
    lot: str | None = None
    lot_span: tuple[int, int] | None = None
    price: Figure | None = None
    words: Figure | None = None
    rank: int | None = None
    section: str = ""
    vat: str = ""
    table: int | None = None
    code: str | None = None
    pricing_note: str = ""
    price_label: str = ""
    extra: list[Figure] = field(default_factory=list)


@dataclass(slots=True)
class Collected:
    """Everything found: drafts in page order, lots that failed, lots named."""

    drafts: list[Draft] = field(default_factory=list)
    failed: list[tuple[str, int, int]] = field(default_factory=list)
    lots_named: list[str] = field(default_factory=list)


class Collector:
    """Walks the entries once, remembering the part, the lot and the rank they stand under."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.out = Collected()
        self.section = ""
        self.major = ""
        self.lot: tuple[str, int, int] | None = None
        self.rank: int | None = None
        self.draft: Draft | None = None
        self.pending: list[tuple[Word, int, int]] = []
        self.note = ""

    def collect(self, entries: list[Entry]) -> Collected:
        """All results of the body."""
        for entry in entries:
            if isinstance(entry, Head):
                self._head(entry)
            elif isinstance(entry, LotHead):
                self._lot(entry.lot, entry.start, entry.end)
            elif isinstance(entry, RankHead):
                self.rank, self.draft = entry.rank, None
                self.pending.clear()
            elif isinstance(entry, Value):
                self._value(entry)
            elif isinstance(entry, Row):
                self._row(entry)
            else:
                self._plain(entry)
        return self.out

    def _head(self, head: Head) -> None:
        if head.major:
            self.major = head.kind
            self.lot = None
            self.rank = None
        if head.major or head.kind in (
            "failed",
            "losers",
            "award",
            "candidates",
            "items",
            "buyer",
            "agency",
            "fee",
            "project_contact",
            "attachments",
            "experts",
        ):
            self.section = head.kind
        self.draft = None
        self.pending.clear()

    def _lot(self, lot: str, start: int, end: int) -> None:
        if self.section in ("fee", "experts", "attachments", "contacts"):
            return
        self.lot = (lot, start, end)
        self.draft = None
        self.rank = None
        self.pending.clear()
        if self.section == "losers" and self.major == "award":
            self.section = self.major

    @property
    def open(self) -> bool:
        """Whether a result may stand here."""
        return self.section not in _CLOSED

    def _value(self, value: Value) -> None:
        kind = value.word.kind
        text = self.page.folded[value.start : value.end]
        if kind == "lot" and text and self.section not in ("fee", "experts"):
            named = LOT_ANYWHERE.search(text)
            self._lot(named["lot"] if named else text.split(":")[0].strip()[:30], value.start, value.end)
        elif kind == "lot_name" and self.open and value.word.key == "包组或产品名称":
            if self.draft is not None:
                self.draft.lot, self.draft.lot_span = text, (value.start, value.end)
        elif kind in ("supplier", "candidate") or (kind == "party_name" and self.section in ("award", "candidates")):
            self._supplier(value, text)
        elif kind in ("members", "lead"):
            self._members(value, text)
        elif kind in _PRICE_KINDS or kind == "total":
            self._price(value)
        elif kind == "pricing_type":
            self.note = text
            if self.draft:
                self.draft.pricing_note = text
        elif kind == "code" and self.draft and text:
            self.draft.code = text
        elif kind == "rank" and self.draft and (rank := rank_of(text)):
            self.draft.rank = rank

    def _supplier(self, value: Value, text: str) -> None:
        if not self.open or not text or _FAILED_CELL.search(text[:12]):
            return
        lot = LOT_AT_START.match(text)
        start = value.start
        if lot and lot.end() < len(text):
            self.lot = (lot["lot"], start + lot.start("lot"), start + lot.end("lot"))
            start += lot.end()
        span = party_span(self.page, start, value.end)
        if span is None:
            return
        names = span.names
        kind = "candidate" if value.word.kind == "candidate" or self.rank is not None or self.section == "candidates" else "award"
        draft = Draft(kind, names[0], (span.start, span.end), list(names[1:]), section=self.section, pricing_note=self.note)
        draft.rank = self.rank or rank_of(value.word.key) if kind == "candidate" else None
        if self.lot:
            draft.lot, draft.lot_span = self.lot[0], self.lot[1:]
        self.out.drafts.append(draft)
        self.draft = draft
        for word, begin, end in self.pending:
            read_price(self.page, draft, word, begin, end)
        self.pending.clear()
        if span.end < value.end:
            read_price(self.page, draft, Word("tail", "", ""), span.end, value.end)

    def _members(self, value: Value, text: str) -> None:
        if self.draft is None or not text:
            return
        span = party_span(self.page, value.start, value.end)
        if span is None:
            return
        if value.word.kind == "lead" and self.draft.supplier != span.names[0]:
            self.draft.members = [name for name in [self.draft.supplier, *self.draft.members] if name != span.names[0]]
            self.draft.supplier = span.names[0]
        else:
            known = {self.draft.supplier, *self.draft.members}
            self.draft.members.extend(name for name in span.names if name not in known and is_name(name))

    def _price(self, value: Value) -> None:
        if not self.open or value.start >= value.end:
            return
        if self.draft is not None:
            read_price(self.page, self.draft, value.word, value.start, value.end)
        elif value.word.kind in ("amount", "rate"):
            self.pending.append((value.word, value.start, value.end))

    def _row(self, row: Row) -> None:
        if not self.open and not (self.section == "failed"):
            return
        kinds = {word.kind for word, _ in row.columns}
        if self.section == "failed":
            self._failed_row(row)
            return
        parties = row.cells("supplier") or row.cells("candidate") or (row.cells("bidder") if self._bidders_win(kinds) else [])
        if not parties or "rejected" in kinds:
            return
        if len(row.cells("item")) >= 3 and not row.cells("amount", "offer", "rate"):
            return
        word, cell = parties[0]
        lots = row.cells("lot") or []
        if lots:
            self.lot = (lots[0][1].text, lots[0][1].start, lots[0][1].end)
        if _FAILED_CELL.search(cell.text[:12]):
            if lots:
                self.out.failed.append((lots[0][1].text, lots[0][1].start, lots[0][1].end))
            return
        self._row_draft(row, word, cell.start, cell.end)

    def _bidders_win(self, kinds: set[str]) -> bool:
        return (
            self.section in ("award", "candidates")
            or bool(kinds & {"amount"})
            or (self.section == ""
            and bool(kinds & {"offer", "rate"})
            and not kinds & {"score"})
        )

    def _row_draft(self, row: Row, word: Word, start: int, end: int) -> None:
        lot = LOT_AT_START.match(self.page.folded, start, end)
        if lot and lot.end() < end:
            start = lot.end()
        span = party_span(self.page, start, end)
        if span is None:
            return
        ranked = row.cells("rank")
        kind = (
            "candidate"
            if word.kind == "candidate" or self.section == "candidates" or (ranked and word.kind == "bidder")
            else "award"
        )
        draft = Draft(
            kind,
            span.names[0],
            (span.start, span.end),
            list(span.names[1:]),
            section=self.section,
            table=row.table,
            pricing_note=self.note,
        )
        draft.rank = rank_of(ranked[0][1].text) if ranked else self.rank
        if self.lot:
            draft.lot, draft.lot_span = self.lot[0], self.lot[1:]
        self.out.drafts.append(draft)
        for kind_ in ("amount", "offer", "rate", "unit_price", "total"):
            for price_word, cell in row.cells(kind_):
                read_price(self.page, draft, price_word, cell.start, cell.end)
        self.draft = None

    def _failed_row(self, row: Row) -> None:
        cells = row.cells("lot") or row.cells("lot_name")
        if cells and row.cells("reason", "remark", "result"):
            _, cell = cells[0]
            self.out.failed.append((cell.text, cell.start, cell.end))

    def _plain(self, plain: Plain) -> None:
        text = self.page.folded[plain.start : plain.end]
        if self.rank is not None and self.open and self.draft is None and len(text) < 120:
            span = party_span(self.page, plain.start, plain.end)
            if span is not None and tidy(text):
                draft = Draft(
                    "candidate", span.names[0], (span.start, span.end), list(span.names[1:]), rank=self.rank, section=self.section
                )
                if self.lot:
                    draft.lot, draft.lot_span = self.lot[0], self.lot[1:]
                self.out.drafts.append(draft)
                self.draft = draft
