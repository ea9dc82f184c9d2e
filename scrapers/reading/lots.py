"""Entries to results: which supplier won which lot at what price, each piece with where it stands."""

from __future__ import annotations

import re

from scrapers.reading.drafts import Collected, Draft
from scrapers.reading.entries import LOT_ANYWHERE, LOT_AT_START, Entry, Head, LotHead, Plain, RankHead, Row, Value, rank_of
from scrapers.reading.failures import FAILED_CELL, failed_in_prose
from scrapers.reading.names import is_legal, is_name
from scrapers.reading.page import Page
from scrapers.reading.parties import Parties, party_span
from scrapers.reading.pricing import read_price
from scrapers.reading.prose import results_in
from scrapers.reading.vocabulary import Word

# parts of a page in which nobody wins
_CLOSED = frozenset(
    (
        "losers",
        "items",
        "fee",
        "experts",
        "term",
        "buyer",
        "agency",
        "project_contact",
        "contacts",
        "attachments",
        "failed",
        "other",
    )
)
# heads that begin such a part even where they carry no number of the first order
_TURNING = frozenset(
    (
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
        "term",
    )
)
_PRICES = frozenset(("amount", "offer", "rate", "unit_price", "total"))
_WINNER = re.compile(r"^(?:拟|预|最终)?(?:中标|成交|中选|定标)(?!候选)")
_CODE_NUMBER = re.compile(r"[A-Za-z0-9\-_/.]{9,}")
_UNORDERED = re.compile(r"不分(?:先后|排名)|排名不分|不排序|不分顺序")


class Collector:
    """Walks the entries once, remembering the part, the lot and the rank they stand under."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.out = Collected()
        self.section = ""
        self.major = ""
        self.lot: tuple[str, int, int] | None = None
        self.rank: int | None = None
        # a rank was just named and its candidate has not come yet
        self.expecting = False
        self.draft: Draft | None = None
        self.pending: list[tuple[Word, int, int]] = []
        self.note = ""
        # names follow one in a line
        self.listing = False
        self.part = 0

    def collect(self, entries: list[Entry]) -> Collected:
        """All results of the body."""
        for entry in entries:
            expecting, self.expecting = self.expecting, False
            if isinstance(entry, Head):
                self._head(entry)
            elif isinstance(entry, LotHead):
                self._lot(entry.lot, entry.start, entry.end)
            elif isinstance(entry, RankHead):
                self._close()
                self.rank, self.expecting = entry.rank, True
            elif isinstance(entry, Value):
                self._value(entry)
            elif isinstance(entry, Row):
                self._row(entry)
            else:
                self._plain(entry, expecting)
        return self.out

    def _close(self) -> None:
        self.draft = None
        self.listing = False
        self.pending.clear()

    def _head(self, head: Head) -> None:
        if head.major:
            self.major = head.kind
            self.part += 1
            self.lot = self.rank = None
            self.note = ""
        if head.major or head.kind in _TURNING:
            self.section = head.kind
            self.rank = None
        if _UNORDERED.search(self.page.folded, head.start, head.end + 40):
            self.out.unordered = True
        self._close()

    def _lot(self, lot: str, start: int, end: int) -> None:
        if self.section in ("fee", "experts", "attachments", "contacts", "items"):
            return
        if self.section == "failed":
            self.out.failed.setdefault(lot, (start, end))
            return
        self.lot = (lot, start, end)
        self.rank = None
        self._close()
        if self.section == "losers" and self.major == "award":
            self.section = self.major

    @property
    def open(self) -> bool:
        """Whether a result may stand here."""
        return self.section not in _CLOSED

    def _value(self, value: Value) -> None:
        kind = value.word.kind
        text = self.page.folded[value.start : value.end]
        if kind in ("lot", "lot_name") and text:
            self._lot_value(value, text)
        elif kind in ("supplier", "candidate") or (kind == "party_name" and self._names_winner(value, text)):
            self._supplier(value, text)
        elif kind in ("members", "lead"):
            self._members(value, text)
        elif kind in _PRICES:
            self._price(value)
        elif kind == "pricing_type":
            self.note = text
            if self.draft:
                self.draft.pricing_note = text
        elif kind in ("result", "reason") and self.lot and (kind == "reason" or FAILED_CELL.search(text)):
            self.out.failed.setdefault(self.lot[0], self.lot[1:])
        elif kind == "remark":
            self._prose(value.start, value.end)
        elif kind == "service_period" and self.draft and text:
            self.draft.service = self.draft.service or (value.start, value.end)
        elif kind == "code" and self.draft and text:
            self.draft.code = text
        elif kind == "rank" and self.draft and (rank := rank_of(text)):
            self.draft.rank = rank

    def _names_winner(self, value: Value, text: str) -> bool:
        """Whether 名称 is the winner's: in a part about winners, and a legal name."""
        return self.section in ("award", "candidates") and (value.word.key != "名称" or is_legal(text))

    def _lot_value(self, value: Value, text: str) -> None:
        named = LOT_ANYWHERE.search(text)
        if value.word.key == "包组或产品名称":
            if self.draft is not None and text not in ("无", "/"):
                self.draft.lot, self.draft.lot_span = text, (value.start, value.end)
        elif named:
            self._lot(named["lot"], value.start + named.start("lot"), value.start + named.end("lot"))
        elif value.word.kind == "lot" and len(text) <= 12 and not _CODE_NUMBER.fullmatch(text) and text not in ("/", "无"):
            self._lot(text.split(":", maxsplit=1)[0].strip(), value.start, value.end)

    def _supplier(self, value: Value, text: str) -> None:
        if self.section == "losers" and self.major == "award" and _WINNER.match(value.word.key):
            self.section = "award"
        if not self.open or not text:
            return
        if FAILED_CELL.search(text[:14]):
            if self.lot:
                self.out.failed.setdefault(self.lot[0], self.lot[1:])
            return
        start = self._lot_prefix(value.start, value.end)
        span = party_span(self.page, start, value.end)
        loose = value.word.kind == "candidate" or value.word.key.endswith(("信息", "结果", "情况"))
        if span is None or (loose and not is_legal(span.names[0])):
            return
        self.listing = "\n" in self.page.folded[value.at : value.start]
        winner = bool(_WINNER.match(value.word.key))
        ranked = not winner and (value.word.kind == "candidate" or self.rank is not None or self.section == "candidates")
        self._add("candidate" if ranked else "award", span)
        pending, self.pending = self.pending, []
        for word, begin, end in pending:
            self._read(word, begin, end)
        if span.end < value.end:
            self._read(Word("tail", "", ""), span.end, value.end)

    def _lot_prefix(self, start: int, end: int) -> int:
        """Takes a lot that a supplier's value begins with (01包：…), and says where the name begins."""
        text = self.page.folded[start:end]
        lot = LOT_AT_START.match(text)
        if not lot or lot.end() >= len(text.rstrip()) or (is_name(text[: lot.end() + 2]) and "包" not in lot["lot"] + "标段"):
            return start
        self.lot = (lot["lot"], start + lot.start("lot"), start + lot.end("lot"))
        return start + lot.end()

    def _add(self, kind: str, span: Parties, table: int | None = None) -> Draft:
        draft = Draft(kind, span.names[0], (span.start, span.end), list(span.names[1:]))
        draft.section, draft.part, draft.pricing_note, draft.table = self.section, self.part, self.note, table
        draft.rank = self.rank if kind == "candidate" else None
        if self.lot:
            draft.lot, draft.lot_span = self.lot[0], self.lot[1:]
        self.out.drafts.append(draft)
        self.draft = draft
        return draft

    def _read(self, word: Word, start: int, end: int) -> None:
        if self.draft is not None:
            read_price(self.page, self.draft, word, start, end)

    def _members(self, value: Value, text: str) -> None:
        if self.draft is None or not text:
            return
        span = party_span(self.page, value.start, value.end)
        if span is None:
            return
        parties = [self.draft.supplier, *self.draft.members]
        if value.word.kind == "lead":
            self.draft.supplier = span.names[0]
        self.draft.members = [
            name for name in dict.fromkeys([*parties, *span.names]) if name != self.draft.supplier and is_name(name)
        ]

    def _price(self, value: Value) -> None:
        if not self.open or value.start >= value.end:
            return
        if self.draft is not None:
            self._read(value.word, value.start, value.end)
        elif value.word.kind in ("amount", "rate"):
            self.pending.append((value.word, value.start, value.end))
            self.out.apart.append((value.word, value.start, value.end))

    def _row(self, row: Row) -> None:
        if self.section == "failed":
            self._failed_row(row)
        if self.section == "items" and row.cells("amount", "rate", "offer"):
            self.out.items.append(row)
        if not self.open:
            return
        kinds = {word.kind for word, _ in row.columns}
        parties = row.cells("supplier") or row.cells("candidate") or (row.cells("bidder") if self._bidders_win(kinds) else [])
        if not parties or "rejected" in kinds:
            return
        if len(row.cells("item")) >= 3 and not row.cells("amount", "rate"):
            return
        word, cell = parties[0]
        self._row_lot(row)
        if FAILED_CELL.search(cell.text[:14]):
            if self.lot:
                self.out.failed.setdefault(self.lot[0], self.lot[1:])
            return
        self._row_draft(row, word, cell.start, cell.end)

    def _row_lot(self, row: Row) -> None:
        for _, cell in row.cells("lot", "lot_name"):
            named = LOT_ANYWHERE.search(cell.text)
            if named:
                self.lot = (named["lot"], cell.start + named.start("lot"), cell.start + named.end("lot"))
                return
        for _, cell in row.cells("lot"):
            if len(cell.text) <= 16 and not _CODE_NUMBER.fullmatch(cell.text):
                self.lot = (cell.text, cell.start, cell.end)
                return

    def _bidders_win(self, kinds: set[str]) -> bool:
        if self.section in ("award", "candidates") or "amount" in kinds:
            return True
        return not self.section and bool(kinds & {"offer", "rate"}) and "score" not in kinds

    def _row_draft(self, row: Row, word: Word, start: int, end: int) -> None:
        start = self._lot_prefix(start, end)
        span = party_span(self.page, start, end)
        if span is None or ((row.flat or word.kind == "candidate") and not is_legal(span.names[0])):
            return
        ranked = row.cells("rank")
        candidate = word.kind == "candidate" or self.section == "candidates" or bool(ranked and word.kind == "bidder")
        draft = self._add("candidate" if candidate else "award", span, row.table)
        if ranked:
            draft.rank = rank_of(ranked[0][1].text)
        for kind in ("amount", "offer", "rate", "unit_price", "total"):
            for price_word, cell in row.cells(kind):
                self._read(price_word, cell.start, cell.end)
        self._close()

    def _failed_row(self, row: Row) -> None:
        cells = row.cells("lot") or row.cells("lot_name") or row.cells("index")
        if cells and row.cells("reason", "remark", "result"):
            _, cell = cells[0]
            named = LOT_ANYWHERE.search(cell.text)
            self.out.failed.setdefault(named["lot"] if named else cell.text, (cell.start, cell.end))

    def _plain(self, plain: Plain, expecting: bool) -> None:
        if _UNORDERED.search(self.page.folded, plain.start, plain.end):
            self.out.unordered = True
        if (expecting or self.listing) and self.open and plain.end - plain.start < 120:
            span = party_span(self.page, plain.start, plain.end)
            whole = span is not None and span.end - span.start >= plain.end - plain.start - 4
            if span is not None and is_legal(span.names[0]) and (expecting or whole):
                draft = self._add("candidate" if expecting or self.section == "candidates" else "award", span)
                draft.listed = not expecting
                self._read(Word("tail", "", ""), span.end, plain.end)
                return
        self.listing = False
        self._prose(plain.start, plain.end)

    def _prose(self, start: int, end: int) -> None:
        if self.section in ("losers", "term", "attachments"):
            return
        for lot, begin, stop in failed_in_prose(self.page.folded, start, end):
            self.out.failed.setdefault(lot, (begin, stop))
        if self.section not in ("fee", "experts"):
            self.out.drafts.extend(results_in(self.page, start, end))
