"""Lines without labels: names under a rank or a lot, figures under a price's head, partners, sentences."""

from __future__ import annotations

from collections.abc import Sequence

from scrapers.reading.labels.entries import Entry, Plain, Row, Value
from scrapers.reading.lexicon import loose_lines
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word, column, section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import can_be_party, is_placed, list_begins
from scrapers.reading.lexicon.roles import is_led, is_members_label, is_partner
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.results.gathering import Gathering
from scrapers.reading.results.parties import is_numbered, is_stray, party_span
from scrapers.reading.values.failures import says_failed

_PRICE = Word("amount", "", "")
_SENTENCE_END = 60
_LONGEST_TABLE_HEAD = 16


class LooseLines(Gathering):
    """Takes lines that carry no label for what they follow."""

    entries: Sequence[Entry] = ()
    # of how many entries was taken what they say
    taken = 0

    def plain(self, plain: Plain) -> None:
        """Takes a line without labels."""
        text = self.page.folded[plain.start : plain.end].strip()
        expecting = self.expecting
        if len(text) <= _LONGEST_TABLE_HEAD and (closed := self._heads_others(text)):
            self.close()
            self.cursor.section = closed
            return
        if self.listing and self._partner(plain, text):
            return
        if expecting and loose_lines.GAVE_UP.search(text):
            expecting = False
        listing = self.listing and not is_stray(self.page, self.finding, plain.start)
        if (expecting or listing) and self.cursor.admits("candidate" if expecting else "") and len(text) < 120:
            span = party_span(self.page, plain.start, plain.end)
            whole = span is not None and (span.end - span.start >= len(text) - 4 or self.told_price(span.end, plain.end))
            if span is not None and self._is_named(span.names[0], expecting=expecting) and (expecting or whole):
                ranked = expecting or self.cursor.section == "candidates" or (self.finding and self.finding.kind == "candidate")
                finding = self.add("candidate" if ranked else "award", span)
                finding.listed = not expecting
                full_stop = self.page.folded.find("。", span.end, plain.end)
                self.behind_name(span.end, full_stop if full_stop >= 0 else plain.end)
                if 0 <= full_stop < plain.end - 1:
                    self.sentences(full_stop + 1, plain.end)
                return
        if self._names_party(plain, text):
            return
        if self.finding is None and self.cursor.open and says_failed(self._behind_lot(plain, text)):
            self.fail_here()
        self.take_head(text)
        if self.listing and loose_lines.OTHER_LABEL.match(text):
            # a label nobody knows says something of the winner, and the next may follow
            return
        self.listing = self.cursor.names_follow = self.names_follow(text)
        if self.price_head is None or not self._bare_price(self.price_head, plain):
            self.prose(plain.start, plain.end)

    def _is_named(self, name: str, *, expecting: bool) -> bool:
        """Whether a line's name is a party's; under a rank also one by an ending nobody knows, over a price's figure."""
        if not expecting or is_placed(name):
            return is_placed(name) if expecting else is_legal(name)
        below = self.entries[self.taken] if self.taken < len(self.entries) else None
        priced = isinstance(below, Plain) and loose_lines.BARE_FIGURE.fullmatch(self.page.folded, below.start, below.end)
        return self.price_head is not None and bool(priced) and can_be_party(name)

    def _names_party(self, plain: Plain, text: str) -> bool:
        """Takes a line that names a party and says by its form of what: behind a lot, before a price or a rank, as a partner."""
        section = self.cursor.section
        return (
            (self.cursor.lot is not None and self._lot_and_winner(plain))
            or (self.finding is not None and self._partner(plain, text))
            or (section == "award" and (self._priced_alone(plain) or self._of_item(plain)))
            or (section == "candidates" and self._ranked_behind(plain, text))
        )

    def _heads_others(self, text: str) -> str | None:
        """The part that a short line over a table begins, where it speaks of others than the winners: 其他投标人及报价."""
        if not self._over_table() or any(c in ":,。" for c in text):
            return None
        kind = section(text)
        return kind if kind in ("losers", "other") else None

    def _over_table(self) -> bool:
        """Whether the row of a table follows."""
        return self.taken < len(self.entries) and isinstance(self.entries[self.taken], Row)

    def take_head(self, text: str) -> None:
        """Takes a line that says of the prices below it that they are so much a piece."""
        if len(text) < _SENTENCE_END and loose_lines.heads_pieces(text):
            self.cursor.note = text

    def _behind_lot(self, plain: Plain, text: str) -> str:
        """A line without the lot it begins with, which is taken already."""
        if self.cursor.lot is None or not plain.start <= self.cursor.lot[1] < plain.end:
            return text
        return self.page.folded[self.cursor.after_lot(self.page, plain.start, plain.end) : plain.end].strip()

    def names_follow(self, text: str) -> bool:
        """Whether a line says that names follow, one in a line, or is the lot of some of them."""
        if not text.endswith(":"):
            return False
        if loose_lines.NAMES_FOLLOW.search(text[-_SENTENCE_END:]):
            self.cursor.section = self.cursor.section or "award"
            return self.cursor.open
        return self.cursor.names_follow and self.cursor.lot is not None

    def _bare_price(self, word: Word, plain: Plain) -> bool:
        """A figure in a line of its own under a price's label: the open result's, or that of the rank or lot before it."""
        start = plain.start
        if self.cursor.lot and start <= self.cursor.lot[1] < plain.end:
            start = self.cursor.after_lot(self.page, plain.start, plain.end)
        own = bool(self.cursor.lot and start > plain.start)
        text = self.page.folded[start : plain.end]
        start += len(text) - len(text.lstrip(" :为是"))
        if not loose_lines.BARE_FIGURE.fullmatch(self.page.folded[start : plain.end].rstrip(" 。;")):
            return False
        if self.expecting or own or (self.finding is None and self.cursor.lot and self.out.findings):
            self.set_apart(word, start, plain.end, self.cursor.rank if self.expecting else None)
        elif self.finding and self.finding.price is None and (self.named or not self.in_heads):
            self.read(word, start, plain.end)
        return True

    def _partner(self, plain: Plain, text: str) -> bool:
        """某某公司（联合体成员） in a line of its own joins the open result."""
        if self.finding is None:
            return False
        # 某某院（联合体成员） and below it 某某公司（联合体牵头人）
        lead = is_led(text) and is_partner(self.page.folded[self.finding.span[0] : plain.start].split("\n", 1)[0], plain=True)
        goes_on = list_begins(self.page.folded, plain.start) < plain.start and is_legal(text.rstrip("、"))
        if not (lead or goes_on or is_partner(text, plain=self.listing) or self._next_member(text)):
            return False
        span = party_span(self.page, plain.start, plain.end)
        if span is None or not is_legal(span.names[0]):
            return False
        self.finding.join(span.names, lead=lead)
        return True

    def _next_member(self, text: str) -> bool:
        """Whether a line is a name under 成员, or one more under the label of the members, for the winner's price follows."""
        before = self.entries[self.taken - 2] if self.taken > 1 else None
        if isinstance(before, Plain) and is_members_label(self.page.folded[before.start : before.end].strip()):
            return is_legal(text)
        after = self.entries[self.taken] if self.taken < len(self.entries) else None
        under = isinstance(before, Value) and before.word.kind == "members"
        return under and isinstance(after, Value) and after.word.kind in PRICES and is_legal(text)

    def members_before(self) -> tuple[str, ...]:
        """The members that the label right before a lead's names: 成员单位：某院；牵头单位：某公司."""
        before = self.entries[self.taken - 2] if self.taken > 1 and self.finding is None else None
        if not isinstance(before, Value) or before.word.kind != "members":
            return ()
        span = party_span(self.page, before.start, before.end)
        return span.names if span else ()

    def is_only_ones(self) -> bool:
        """Whether an offer under a head of its own is that of the one winner named so far."""
        return len(self.out.findings) == 1 and self.out.findings[0].kind == "award" and self.out.findings[0].price is None

    def _price_follows(self, end: int) -> bool:
        """Whether the label of a price stands right behind a name, in its line."""
        follows = loose_lines.PRICE_LABEL.match(self.page.folded, end, end + _SENTENCE_END)
        return follows is not None and column(follows["label"]).kind in PRICES

    def _ranked_behind(self, plain: Plain, text: str) -> bool:
        """某某公司，投标报价100万元，排名第一 in a part about candidates: a name, its price, and its rank behind both."""
        ranked = loose_lines.RANK_BEHIND.search(text)
        span = party_span(self.page, plain.start, plain.end) if ranked else None
        if ranked is None or span is None or not is_legal(span.names[0]) or self.told_price(span.end, plain.end) is None:
            return False
        self.add("candidate", span).rank = rank_of(ranked["rank"])
        self.behind_name(span.end, plain.end)
        self.close()
        return True

    def _priced_alone(self, plain: Plain) -> bool:
        """某某公司 100万元 in a part about winners: a line of a name and money, and of nothing else."""
        name = first_name(self.page.folded, plain.start, plain.end)
        if name is None or name[0] != plain.start or not loose_lines.MONEY_ALONE.fullmatch(self.page.folded, name[1], plain.end):
            return False
        span = party_span(self.page, *name)
        if span is None or not is_legal(span.names[0]):
            return False
        self.add("award", span)
        self.read(_PRICE, name[1], plain.end)
        self.close()
        return True

    def _of_item(self, plain: Plain) -> bool:
        """1、医用口罩：某某公司 in a part about winners: a line of what is bought, its winner, its price.

        It has a number, stands in a list of winners, or is followed by the label of a price.
        """
        item = loose_lines.ITEM.match(self.page.folded, plain.start, plain.end)
        name = first_name(self.page.folded, item.end(), plain.end) if item and column(item["item"]).kind == "other" else None
        if (
            item is None
            or name is None
            or name[0] != item.end()
            or not loose_lines.MONEY_OR_END.fullmatch(self.page.folded, name[1], plain.end)
        ):
            return False
        listing, labelled = self.listing, self._price_follows(name[1])
        numbered = is_numbered(self.page, plain.start)
        span = party_span(self.page, *name) if numbered or listing or labelled else None
        if span is None or not is_legal(span.names[0]):
            return False
        self.add("award", span)
        self.read(_PRICE, name[1], plain.end)
        if not labelled:
            self.close()
        self.listing = listing
        return True

    def _lot_and_winner(self, plain: Plain) -> bool:
        """第1包：某某公司 in a part about winners: the lot is taken already, the name is its winner's."""
        if (
            self.cursor.section not in ("award", "")
            or self.cursor.lot is None
            or not plain.start <= self.cursor.lot[1] < plain.end
        ):
            return False
        start = self.cursor.after_lot(self.page, plain.start, plain.end)
        span = party_span(self.page, start, plain.end) if start > plain.start else None
        if span is None or not is_legal(span.names[0]):
            return False
        alone = loose_lines.MONEY_ALONE.fullmatch(self.page.folded, span.end, plain.end)
        priced = alone or self.told_price(span.end, plain.end) is not None or self._price_follows(span.end)
        if not priced and (not self.cursor.section or plain.end - span.end > len("，中标金额")):
            return False
        self.add("award", span)
        if alone:
            self.read(_PRICE, span.end, plain.end)
        else:
            self.behind_name(span.end, plain.end)
        return True
