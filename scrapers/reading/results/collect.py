"""Entries to results: which supplier won which lot at what price, each piece with where it stands."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Entry, Head, LotHead, Plain, RankHead, Row, Value
from scrapers.reading.lexicon.forms import LOT_AT_START, RANK, rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.names import is_legal, is_person
from scrapers.reading.lexicon.parties import can_be_party, is_placed
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.parts import by_lot
from scrapers.reading.results.collect_lines import LooseLines
from scrapers.reading.results.collect_rows import take_row
from scrapers.reading.results.findings import Collected
from scrapers.reading.results.parties import Parties, is_of_others, join_open, party_span
from scrapers.reading.tables.rows import is_seller, named_lot, says_winner
from scrapers.reading.values.failures import FAILED_BEHIND, FAILED_CELL, says_failed

_SUM = re.compile(rf"^{any_of('sum_begins')}|{any_of('sum_ends')}$")
_UNORDERED = re.compile(any_of("unordered"))
# the price a correction takes back, what a supplement adds
_NOT_WHOLE = re.compile(any_of("before_correction", "differences"))
# 某某体育公园项目 is no party
_WORKS = re.compile(any_of("works"))
# how far ahead a winner's price may stand
_LONG, _AHEAD = 16, 5
_LOOSE_LABELS = tuple(words_of("loose_labels"))


class Collector(LooseLines):
    """Walks the entries once."""

    def collect(self, entries: list[Entry]) -> Collected:
        """All results of the body."""
        self.entries, cursor = entries, self.cursor
        for number, entry in enumerate(entries, 1):
            self.taken = number
            self.expecting, cursor.expecting = cursor.expecting, False
            self.named, self.naming = self.naming, False
            if isinstance(entry, Value):
                # a label whose value stands in an element of its own comes twice
                cursor.expecting = self.expecting and entry.end <= entry.start
                self._value(entry)
            elif isinstance(entry, Plain):
                self.plain(entry)
            elif isinstance(entry, Row):
                take_row(self, entry)
            elif isinstance(entry, Head):
                self._head(entry)
            elif isinstance(entry, LotHead):
                self._lot(entry.lot, entry.start, entry.end)
            else:
                self._rank(entry)
        return self.out

    def _head(self, head: Head) -> None:
        self.cursor.enter(head)
        self.table_unit = "" if head.major else self.table_unit
        if head.kind == "candidates" and _UNORDERED.search(self.page.folded, head.start, head.end + 20):
            self.out.unordered = True
        self.close()
        self.listing = self.cursor.names_follow = self.names_follow(self.page.folded[head.start : head.end + 1].rstrip())

    def _rank(self, head: RankHead) -> None:
        self.close()
        self.cursor.begin_rank(head.rank)

    def _lot(self, lot: str, start: int, end: int) -> None:
        if self.cursor.section == "failed":
            self.fail(lot, start, end)
        elif self.cursor.lots_count:
            self.cursor.take_lot(lot, start, end)
            self.close()
            self.listing = self.cursor.names_follow
        else:
            self.cursor.passed = (lot, start, end)

    def _value(self, value: Value) -> None:
        kind = value.word.kind
        text = self.page.folded[value.start : value.end]
        if not text:
            self.in_heads = self.price_head is not None
        if kind in ("lot", "lot_name") and text:
            self._lot_value(value, text)
        elif kind in ("supplier", "candidate") or self._names_winner(value, text):
            self._winners(value, text)
        elif kind in ("members", "lead"):
            self._members(value, text)
        elif kind in PRICES:
            self._price(value, text)
        elif kind in ("result", "reason") and (kind == "reason" or FAILED_CELL.search(text) or says_failed(text)):
            self.fail_here()
        elif kind == "rejected":
            # 备选中标人; 未中标供应商 over their table
            self.close()
            self.cursor.section = self.cursor.section if text else "losers"
        elif kind == "remark":
            self.prose(value.start, value.end)
        elif text:
            if len(text) > _LONG:
                self.take_head(text)
                self.sentences(value.start, value.end)
            self.cursor.note = text if kind == "pricing_type" else self.cursor.note
            self.take_unit(value.word, text, value.end)
            if self.finding is not None:
                self.finding.tell(kind, text, value.start, value.end)

    def _names_winner(self, value: Value, text: str) -> bool:
        """Whether a label that names any party names a winner here: after a rank, or 名称 in a part about winners."""
        if value.word.kind == "bidder":
            return self.expecting and can_be_party(text)
        return value.word.kind == "party_name" and (self.expecting or self.cursor.names_winner(value.word, text))

    def _lot_value(self, value: Value, text: str) -> None:
        if value.word.key == "包组或产品名称" and not self._leads(text):
            if self.finding is not None and text not in ("无", "/"):
                begins = LOT_AT_START.match(text)
                stop = begins.end("lot") if begins and begins["after"].strip() == ":" else len(text)
                self.finding.lot, self.finding.lot_span = text[:stop], (value.start, value.start + stop)
            return
        behind = FAILED_BEHIND.search(text)
        named = named_lot(value, text[: behind.start()] if behind else text)
        if named:
            self._lot(*named)
            if behind:
                self.fail_here()

    def _leads(self, text: str) -> bool:
        """Whether 包组或产品名称 stands before its supplier: as a lot, with none open, and so for those that follow."""
        if LOT_AT_START.match(text) and (self.finding is None or (self.cursor.lot and self.finding.lot == self.cursor.lot[0])):
            self.close()
            return True
        return False

    def _winners(self, value: Value, text: str) -> None:
        """The winners of a value: of each lot where it tells of several, else all it names."""
        if not text and value.word.key.endswith(_LOOSE_LABELS) and self.cursor.section in ("", "buyer", "agency"):
            self.cursor.section = "award"
        for start, end in by_lot(self.page.folded, value.start, value.end):
            at = value.at if start == value.start else start
            self._supplier(Value(at, start, end, value.word), self.page.folded[start:end])

    def _supplier(self, value: Value, text: str) -> None:
        winner = says_winner(value.word.key)
        named = value.word.key == "供应商名称" and (self.cursor.major == "award" or self._price_told_ahead())
        told = winner or named or is_seller(value.word)
        if text and told and not self.cursor.open and self.cursor.section != "failed":
            self.cursor.reopen()
        elif text and value.word.kind == "candidate":
            self.cursor.leave_field()
        kind = "candidate" if self.expecting else value.word.kind
        if not text or not self.cursor.admits(kind) or is_of_others(self.page, value.word.key):
            return
        if FAILED_CELL.search(text[:14]) or says_failed(text):
            self.fail_here()
            return
        span = party_span(self.page, self.cursor.after_lot(self.page, value.start, value.end), value.end)
        loose = value.word.kind == "candidate" or value.word.key.endswith(_LOOSE_LABELS)
        person = value.word.kind == "candidate" and is_person(text)
        behind_colon = self.page.folded[value.at : value.start].rstrip().endswith(":")
        is_party = can_be_party if behind_colon else is_placed
        if span is None or (loose and not person and (not is_party(span.names[0]) or _WORKS.match(self.page.folded, span.end))):
            return
        ranked = RANK.search(self.page.folded, max(0, value.at - 6), value.start)
        if ranked:
            self.cursor.rank = rank_of(ranked.group())
        candidate = not winner and (
            value.word.kind == "candidate" or self.cursor.rank is not None or self.cursor.section == "candidates"
        )
        if join_open(self.finding, text, span):
            return
        pending = list(self.pending)
        self.close()
        self.add("candidate" if candidate else "award", span).won = winner
        self.listing = "\n" in self.page.folded[value.at : value.start]
        for word, begin, end in pending:
            self.read(word, begin, end)
        if span.end < value.end:
            self.behind_name(span.end, value.end)

    def _price_told_ahead(self) -> bool:
        """Whether a winner's price follows, and no part, lot or rank before it: 供应商名称 names the winner then."""
        for entry in self.entries[self.taken : self.taken + _AHEAD]:
            if not isinstance(entry, Value | Plain) or (isinstance(entry, Value) and entry.word.kind == "supplier"):
                return False
            if isinstance(entry, Value) and entry.word.kind == "amount" and says_winner(entry.word.key):
                return True
        return False

    def _members(self, value: Value, text: str) -> None:
        span = party_span(self.page, value.start, value.end) if text else None
        if span is None or not (can_be_party(span.names[0]) or span.names[0].isascii()):
            return
        lead = value.word.kind == "lead" or (self.finding is None and len(span.names) > 1)
        if lead and (self.finding is None or (self.finding.led and span.names[0] != self.finding.supplier)):
            if self.cursor.open:
                before = self.members_before()
                ranked = self.cursor.rank is not None or self.cursor.section == "candidates"
                finding = self.add("candidate" if ranked else "award", span)
                finding.led, finding.members = True, [*finding.members, *before]
        elif self.finding is not None:
            self.finding.join(span.names, lead=lead)

    def _price(self, value: Value, text: str) -> None:
        at, folded = value.at, self.page.folded
        value = value._replace(word=self.in_unit_before(value.word, at))
        if _NOT_WHOLE.match(value.word.key) or any(_NOT_WHOLE.fullmatch(folded, max(0, at - n), at) for n in (1, 2)):
            return
        if len(pieces := by_lot(folded, value.start, value.end)) > 1:
            self.set_apart_by_lot(value.word, pieces)
            return
        if not any(c.isdigit() for c in text):
            self.in_heads = False
            self.price_head = value.word._replace(qualifier=f"{value.word.qualifier} {text[:8]}")
            self.price_head_end = value.end
        if self.finding is None and len(text) > _LONG:
            self.sentences(value.start, value.end)
        if _SUM.search(value.word.key) and (self.cursor.section == "items" or (value.word.kind == "total" and self.cursor.open)):
            self.set_apart(value.word, value.start, value.end, None)
        if not text or not (self.cursor.open or self.finding):
            return
        ranked = RANK.search(self.page.folded, max(0, value.at - 3), value.start)
        rank = rank_of(ranked.group()) if ranked else None
        if self.expecting and (span := self._named_at(value.start, value.end)):
            self.add("candidate", span)
            self.read(value.word, span.end, value.end)
        elif rank and not (self.finding and self.finding.rank == rank):
            self.set_apart(value.word, value.start, value.end, rank)
        elif self.finding is not None:
            self.read_labelled(value.word, value.start, value.end)
        else:
            self._price_before_name(value)

    def _price_before_name(self, value: Value) -> None:
        """A price with no result open: of the rank it stands under, of the only winner, or of the one named next."""
        word, rank = value.word, self.cursor.rank
        if word.kind == "offer" and rank is None and not self.is_only_ones() and self.cursor.section not in ("award", ""):
            return
        named_next = word.kind in ("amount", "rate") or (word.kind == "offer" and self.cursor.section in ("award", ""))
        if named_next and not word.key.startswith("总"):
            self.pending.append((word, value.start, value.end))
        if word.kind in ("amount", "rate", "offer"):
            self.set_apart(word, value.start, value.end, rank)

    def _named_at(self, start: int, end: int) -> Parties | None:
        """The candidate a price's value begins with: 第一中标候选人 投标报价 某某公司 100元."""
        span = party_span(self.page, start, end)
        return span if span and span.start == start and is_legal(span.names[0]) else None
