"""Results as they are collected from the page, before they are weighed against each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal, is_name, key_of, tidy
from scrapers.reading.lexicon.roles import bare_party
from scrapers.reading.values.amounts import Figure


@dataclass(slots=True)
class Finding:
    """One result as collected; spans are positions in the page's text."""

    kind: str
    supplier: str
    span: tuple[int, int]
    members: list[str] = field(default_factory=list)
    # the parties' printed shares (0..1), by name
    shares: dict[str, Decimal] = field(default_factory=dict)
    share_spans: list[tuple[int, int]] = field(default_factory=list)
    lot: str | None = None
    lot_span: tuple[int, int] | None = None
    # it won as a joint venture, and the page names no other member
    for_others: bool = False
    # what the column of lots' names calls its lot
    lot_name: str = ""
    price: Figure | None = None
    words: Figure | None = None
    # the kind of label the price was printed under
    price_label: str = ""
    # that label, and another price under the same one
    price_key: str = ""
    rival: Figure | None = None
    rank: int | None = None
    section: str = ""
    vat: str = ""
    # the price without tax, and the printed rate between it and the price
    net: Figure | None = None
    vat_rate: Decimal | None = None
    table: int | None = None
    code: str | None = None
    # what 中标类型 or 报价方式 says of the price
    pricing_note: str = ""
    service: tuple[int, int] | None = None
    # a price was printed that cannot be read
    unreadable: bool = False
    # stands in a list of names under one label
    listed: bool = False
    # named by a label of winners (中标人), not of bidders
    won: bool = False
    # named by a head of a shortlist (入选机构), of which all have won whatever their ranks
    shortlisted: bool = False
    # stands in a table whose head names those who bid (投标人, 供应商), not those who won or are candidates
    bid: bool = False
    # a sentence proposes it (推荐某某公司为中标候选人), and does not say that it won
    proposed: bool = False
    # its lead was named as such
    led: bool = False
    # of a page with several projects its own number and name; the 分标 of its lot
    project_number: str = ""
    project_name: str = ""
    # that name tells it apart, number or not
    named: bool = False
    lot_group: str = ""
    # the number of the contract itself
    contract_number: str = ""
    contract_span: tuple[int, int] = (0, 0)
    # which numbered part of the page it stands in
    part: int = 0

    def is_named_apart(self, other: Finding) -> bool:
        """Whether the names of their projects, or of lots without numbers, tell two results apart."""
        if self.named and other.named:
            return self.project_name != other.project_name
        numbered = self.lot or other.lot
        return not numbered and bool(self.lot_name and other.lot_name) and self.lot_name != other.lot_name

    def tell(self, kind: str, text: str, start: int, end: int) -> None:
        """Take what a label of that kind tells of the result besides its price."""
        if kind == "pricing_type":
            self.pricing_note = text
        elif kind == "service_period":
            self.service = self.service or (start, end)
        elif kind == "code":
            self.code = text
        elif kind == "rank":
            self.rank = rank_of(text) or self.rank

    def join(self, names: tuple[str, ...], *, lead: bool) -> None:
        """Take further parties of a joint venture; the first of them as its lead where they are named as such."""
        names = tuple(bare_party(name) if is_legal(bare_party(name)) else name for name in names)
        together = dict.fromkeys([self.supplier, *self.members, *names])
        if lead:
            self.supplier, self.led = names[0], True
        self.members = [
            name for name in together if name != self.supplier and (is_legal(name) or (name.isascii() and is_name(name)))
        ]


class KnownParties:
    """Parties of the results, to ask whether somebody is none of them."""

    def __init__(self, findings: list[Finding]) -> None:
        self.keys = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
        # in one text, in which parts are looked for at once
        self._all = "\n".join(self.keys)
        self._lengths = sorted({len(key) for key in self.keys})

    def lacks(self, name: str) -> bool:
        """Whether a legal name is none of theirs, nor a part of one, nor one of theirs a part of it."""
        key = key_of(tidy(name)) if is_legal(name.strip()) else ""
        return bool(key) and key not in self._all and not any(part in self.keys for part in self._parts(key))

    def _parts(self, key: str) -> Iterator[str]:
        for length in self._lengths:
            yield from (key[at : at + length] for at in range(len(key) - length + 1))


class PricePlaces:
    """Places of prices on the page, to ask whether one of them is at or near another place."""

    def __init__(self, prices: Iterable[Figure | None]) -> None:
        spans = sorted((price.start, price.end) for price in prices if price is not None)
        self._starts = [start for start, _ in spans]
        # how far the prices up to each of them go
        self._ends = list(accumulate((end for _, end in spans), max))

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of the prices has letters in common with a place."""
        return self.near(start, end, -1)

    def near(self, start: int, end: int, reach: int) -> bool:
        """Whether one of the prices is no more than some letters before or behind a place."""
        before = bisect_right(self._starts, end + reach)
        return before > 0 and self._ends[before - 1] >= start - reach


class DetachedPrice(NamedTuple):
    """A price that stands apart from its supplier, with the rank and the lot it is printed for."""

    word: Word
    start: int
    end: int
    rank: int | None = None
    lot: str | None = None
    # the number of the row it stands in, in a table that names nobody
    row: int | None = None


@dataclass(slots=True)
class Collected:
    """Findings of a page: results in page order, lots that failed, and prices that stand apart from their suppliers."""

    findings: list[Finding] = field(default_factory=list)
    failed: dict[str, tuple[int, int]] = field(default_factory=dict)
    # where a lot failed that is called like one before it: 包2 of another 分标
    failed_again: list[tuple[str, int, int]] = field(default_factory=list)
    # where something failed that is called nothing, under a label that comes several times
    failed_unnamed: list[tuple[int, int]] = field(default_factory=list)
    unordered: bool = False
    # prices under a label with no supplier before them in their part
    detached: list[DetachedPrice] = field(default_factory=list)
    # rows of bidders where nobody wins: what the winner bid may stand there only
    bids: list[Row] = field(default_factory=list)
    # priced rows of the tables of items
    items: list[Row] = field(default_factory=list)
    # the lots under whose heads some of these stand, by where the row begins
    lots_of_items: dict[int, str] = field(default_factory=dict)

    @property
    def told(self) -> list[Finding]:
        """Results of sentences that were not taken for the page's own."""
        return [finding for finding in self.findings if finding.kind == "prose"]
