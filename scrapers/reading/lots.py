"""Entries to results: which supplier won which lot at what price, each piece with where it stands."""

from __future__ import annotations

import re

from scrapers.reading.drafts import Collected, Draft
from scrapers.reading.entries import RANK, Entry, Head, LotHead, Plain, RankHead, Row, Value, rank_of
from scrapers.reading.failures import FAILED_ALONE, FAILED_CELL, failed_in_prose
from scrapers.reading.names import is_legal
from scrapers.reading.page import Page
from scrapers.reading.parties import Parties, party_span
from scrapers.reading.place import Place
from scrapers.reading.pricing import read_price
from scrapers.reading.prose import results_in
from scrapers.reading.rows import failed_lot, named_lot, row_lot, row_parties
from scrapers.reading.vocabulary import Word
from scrapers.reading.words import any_of

_PRICES = frozenset(("amount", "offer", "rate", "unit_price", "total"))
_WINNER = re.compile(r"^(?:拟|预|最终)?(?:中标|成交|中选|定标|入围)(?!候选)")
_UNORDERED = re.compile(any_of("unordered"))
_BARE_FIGURE = re.compile(r"[¥$]?\s?\d[\d,]*(?:\.\d+)?\s?(?:万?元|%)?")
_LOOSE_LABELS = ("信息", "结果", "情况", "内容", "排序")
_TAIL = Word("tail", "", "")


class Collector:
    """Walks the entries once and keeps the open result, its pending prices, and the place."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.out = Collected()
        self.place = Place()
        self.draft: Draft | None = None
        self.pending: list[tuple[Word, int, int]] = []
        # names follow one in a line
        self.listing = False
        # a price label whose figures stand further down
        self.price_head: Word | None = None

    def collect(self, entries: list[Entry]) -> Collected:
        """All results of the body."""
        for entry in entries:
            expecting, self.place.expecting = self.place.expecting, False
            if isinstance(entry, Value):
                self._value(entry)
            elif isinstance(entry, Plain):
                self._plain(entry, expecting)
            elif isinstance(entry, Row):
                self._row(entry)
            elif isinstance(entry, Head):
                self._head(entry)
            elif isinstance(entry, LotHead):
                self._lot(entry.lot, entry.start, entry.end)
            else:
                self._rank(entry)
        return self.out

    def _close(self) -> None:
        self.draft = None
        self.listing = False
        self.pending.clear()

    def _head(self, head: Head) -> None:
        self.place.enter(head)
        if head.kind == "candidates" and _UNORDERED.search(self.page.folded, head.start, head.end + 20):
            self.out.unordered = True
        self._close()

    def _rank(self, head: RankHead) -> None:
        self._close()
        self.place.rank, self.place.expecting = head.rank, True

    def _lot(self, lot: str, start: int, end: int) -> None:
        if self.place.section == "failed":
            self._fail(lot, start, end)
        elif self.place.lots_count:
            self.place.take_lot(lot, start, end)
            self._close()

    def _fail(self, lot: str, start: int, end: int) -> None:
        if not FAILED_CELL.fullmatch(lot):
            self.out.failed.setdefault(lot, (start, end))

    def _fail_here(self) -> None:
        if self.place.lot:
            self._fail(*self.place.lot)

    def _value(self, value: Value) -> None:
        kind = value.word.kind
        text = self.page.folded[value.start : value.end]
        if kind in ("lot", "lot_name") and text:
            self._lot_value(value, text)
        elif kind in ("supplier", "candidate") or (kind == "party_name" and self.place.names_winner(value.word, text)):
            self._supplier(value, text)
        elif kind in ("members", "lead"):
            self._members(value, text)
        elif kind in _PRICES:
            self._price(value, text)
        elif kind in ("result", "reason") and (kind == "reason" or FAILED_CELL.search(text)):
            self._fail_here()
        elif kind == "remark":
            self._prose(value.start, value.end)
        elif text:
            self.place.note = text if kind == "pricing_type" else self.place.note
            if self.draft is not None:
                self.draft.tell(kind, text, value.start, value.end)

    def _lot_value(self, value: Value, text: str) -> None:
        if value.word.key == "包组或产品名称":
            if self.draft is not None and text not in ("无", "/"):
                self.draft.lot, self.draft.lot_span = text, (value.start, value.end)
        elif named := named_lot(value, text):
            self._lot(*named)

    def _supplier(self, value: Value, text: str) -> None:
        winner = bool(_WINNER.match(value.word.key))
        told = winner or (self.place.major == "award" and value.word.key == "供应商名称")
        if text and told and not self.place.open and self.place.section != "failed":
            self.place.reopen()
        if not self.place.admits(value.word.kind) or not text:
            return
        if FAILED_CELL.search(text[:14]):
            self._fail_here()
            return
        span = party_span(self.page, self.place.after_lot(self.page, value.start, value.end), value.end)
        loose = value.word.kind == "candidate" or value.word.key.endswith(_LOOSE_LABELS)
        if span is None or (loose and not is_legal(span.names[0])):
            return
        ranked = RANK.search(self.page.folded, max(0, value.at - 6), value.start)
        if ranked:
            self.place.rank = rank_of(ranked.group())
        candidate = not winner and (
            value.word.kind == "candidate" or self.place.rank is not None or self.place.section == "candidates"
        )
        pending = list(self.pending)
        self._close()
        self._add("candidate" if candidate else "award", span)
        self.listing = "\n" in self.page.folded[value.at : value.start]
        for word, begin, end in pending:
            self._read(word, begin, end)
        if span.end < value.end:
            self._read(_TAIL, span.end, value.end)

    def _add(self, kind: str, span: Parties, table: int | None = None) -> Draft:
        place = self.place
        kind = "late" if place.section == "late" else kind
        draft = Draft(kind, span.names[0], (span.start, span.end), list(span.names[1:]), section=place.section, part=place.part)
        draft.pricing_note, draft.table = place.note, table
        draft.rank = place.rank if kind == "candidate" else None
        if place.lot:
            draft.lot, draft.lot_span = place.lot[0], place.lot[1:]
        self.out.drafts.append(draft)
        self.draft = draft
        return draft

    def _read(self, word: Word, start: int, end: int) -> None:
        if self.draft is not None:
            read_price(self.page, self.draft, word, start, end)

    def _members(self, value: Value, text: str) -> None:
        span = party_span(self.page, value.start, value.end) if text else None
        if span is None:
            return
        lead = value.word.kind == "lead"
        if lead and (self.draft is None or (self.draft.led and span.names[0] != self.draft.supplier)):
            if self.place.open:
                ranked = self.place.rank is not None or self.place.section == "candidates"
                self._add("candidate" if ranked else "award", span).led = True
        elif self.draft is not None:
            self.draft.join(span.names, lead=lead)

    def _price(self, value: Value, text: str) -> None:
        if not any(c.isdigit() for c in text):
            self.price_head = value.word._replace(qualifier=f"{value.word.qualifier} {text[:8]}")
        if not text or not (self.place.open or self.draft):
            return
        if self.draft is not None:
            self._read(value.word, value.start, value.end)
        elif value.word.kind in ("amount", "rate"):
            if not value.word.key.startswith("总"):
                self.pending.append((value.word, value.start, value.end))
            self.out.apart.append((value.word, value.start, value.end))

    def _row(self, row: Row) -> None:
        if self.place.section == "failed" and (failed := failed_lot(row)):
            self._fail(*failed)
        if self.place.section == "items" and row.cells("amount", "rate", "offer"):
            self.out.items.append(row)
        parties = row_parties(row, self.place.section)
        if not parties or not self.place.admits(parties[0][0].kind):
            return
        word, cell = parties[0]
        self.place.lot = row_lot(row) or self.place.lot
        if FAILED_CELL.search(cell.text[:14]):
            self._fail_here()
            return
        span = party_span(self.page, self.place.after_lot(self.page, cell.start, cell.end), cell.end)
        if span is None or ((row.flat or word.kind == "candidate") and not is_legal(span.names[0])):
            return
        ranked = row.cells("rank")
        candidate = word.kind == "candidate" or self.place.section == "candidates" or bool(ranked and word.kind == "bidder")
        draft = self._add("candidate" if candidate else "award", span, row.table)
        if ranked:
            draft.rank = rank_of(ranked[0][1].text)
        for kind in ("amount", "offer", "rate", "unit_price", "total"):
            for price_word, price in row.cells(kind):
                self._read(price_word, price.start, price.end)
        self._close()

    def _plain(self, plain: Plain, expecting: bool) -> None:
        text = self.page.folded[plain.start : plain.end].strip()
        if (expecting or self.listing) and self.place.admits("candidate" if expecting else "") and len(text) < 120:
            span = party_span(self.page, plain.start, plain.end)
            whole = span is not None and span.end - span.start >= len(text) - 4
            if span is not None and is_legal(span.names[0]) and (expecting or whole):
                draft = self._add("candidate" if expecting or self.place.section == "candidates" else "award", span)
                draft.listed = not expecting
                self._read(_TAIL, span.end, plain.end)
                return
        if self._lot_and_winner(plain):
            return
        if self.draft is None and self.place.open and FAILED_ALONE.fullmatch(text):
            self._fail_here()
        self.listing = False
        if self.draft and self.draft.price is None and self.price_head and _BARE_FIGURE.fullmatch(text):
            self._read(self.price_head, plain.start, plain.end)
        self._prose(plain.start, plain.end)

    def _lot_and_winner(self, plain: Plain) -> bool:
        """第1包：某某公司 in a part about winners: the lot is taken already, the name is its winner's."""
        if self.place.section != "award" or self.place.lot is None or not plain.start <= self.place.lot[1] < plain.end:
            return False
        start = self.place.after_lot(self.page, plain.start, plain.end)
        span = party_span(self.page, start, plain.end) if start > plain.start else None
        if span is None or not is_legal(span.names[0]) or plain.end - span.end > len("，中标金额"):
            return False
        self._add("award", span)
        return True

    def _prose(self, start: int, end: int) -> None:
        if self.place.section in ("losers", "judged", "term", "attachments"):
            return
        for lot, begin, stop in failed_in_prose(self.page.folded, start, end):
            self._fail(lot, begin, stop)
        if self.place.section not in ("fee", "experts"):
            self.out.drafts.extend(results_in(self.page, start, end))
