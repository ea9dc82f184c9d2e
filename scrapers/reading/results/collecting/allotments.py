"""Sums and proportions that results of a table share: one cell over several rows; 中标比例 60% and 40%, no rates of a price."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from scrapers.reading.labels.entries import Entry, Row
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.page.page import Cell
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.prices import in_table_unit
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.parties import Parties
from scrapers.reading.results.pricing import read_price
from scrapers.reading.tables.rows import row_lot
from scrapers.reading.values.chosen import WHOLE_OF_PARTS

_PROPORTION, _OF_PRICE = re.compile("比例|占比"), re.compile("折扣|[上下]浮|优惠|让利|费|扣|分成|佣金|利|结算|税|降")
_SHARE = re.compile(r"(?P<value>\d{1,3}(?:\.\d{1,4})?)\s?%?")
_STANDS_BY = re.compile(r"[(（](?:备(?=[)）])|备选|备用|候补|替补|递补|后备)[^()（）]{0,6}[)）]$")
_SUMS = frozenset(("money", "plain"))
_WHOLE, _ROUNDING = Decimal(100), Decimal("0.1")


def with_shares(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries, with a table's columns of proportions as shares where those of each of its lots add up to the whole."""
    tables: dict[int, list[Row]] = defaultdict(list)
    for row in (entry for entry in entries if isinstance(entry, Row)):
        if any(_is_proportion(word) for word, _ in row.cells("rate")):
            tables[row.table].append(row)
    shared = {number for number, rows in tables.items() if _add_up(rows)}
    if not shared:
        return entries
    return [_shared(entry) if isinstance(entry, Row) and entry.table in shared else entry for entry in entries]


def _is_proportion(word: Word) -> bool:
    said = f"{word.key} {word.qualifier}"
    return word.kind == "rate" and bool(_PROPORTION.search(said)) and not _OF_PRICE.search(said)


def _add_up(rows: list[Row]) -> bool:
    """Whether the proportions of each lot are figures, and together a hundred; lots of one name may follow one another."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    lot = ""
    for row in rows:
        named = row_lot(row)
        lot = named[0] if named else lot
        for share in (_SHARE.fullmatch(cell.text) for word, cell in row.cells("rate") if _is_proportion(word)):
            sums[lot] += Decimal(share["value"]) if share else _WHOLE * 2
            if abs(sums[lot] - _WHOLE) <= _ROUNDING:
                sums[lot] = Decimal(0)
    return not any(sums.values())


def _shared(row: Row) -> Row:
    columns: list[tuple[Word, Cell]] = [
        (word._replace(kind="share") if _is_proportion(word) else word, cell) for word, cell in row.columns
    ]
    return row.with_columns(tuple(columns))


def without_standbys(findings: list[Finding]) -> list[Finding]:
    """The winners without those of whom a bracket says that they stand by: 某某公司（备选）."""
    kept = []
    for finding in findings:
        names = [name for name in (finding.supplier, *finding.members) if not _STANDS_BY.search(name)]
        if finding.kind == "award" and names and len(names) <= len(finding.members):
            finding.supplier, finding.members = names[0], names[1:]
        if names or finding.kind != "award":
            kept.append(finding)
    return kept


def without_shared(findings: list[Finding]) -> list[Finding]:
    """The findings with a price that spans rows once: of one winner for all his lots (1、2), of the parties of one rank.

    A sum of several winners is nobody's.
    """
    by_cell: dict[tuple[int | None, int], list[Finding]] = {}
    for finding in findings:
        if finding.table is not None and finding.price is not None and (finding.price.kind in _SUMS or finding.rank):
            by_cell.setdefault((finding.table, finding.price.start), []).append(finding)
    ranks: dict[int | None, set[int]] = defaultdict(set)
    for finding in findings:
        ranks[finding.table].update([finding.rank] if finding.rank else [])
    dropped: set[int] = set()
    for (table, _), sharing in by_cell.items():
        dropped.update(_settle(sharing, ranked=len(ranks[table]) > 1))
    return [finding for finding in findings if id(finding) not in dropped] if dropped else findings


def _settle(sharing: list[Finding], *, ranked: bool) -> list[int]:
    """Joins what one winner, the parties of one rank of several, or those of one lead, won for one sum; takes it from others.

    Returns who was joined to another.
    """
    first, *others = sharing
    if not others:
        return []
    leads = [finding for finding in sharing if finding.led]
    together = (ranked and first.rank) or len(leads) == 1
    if together and all((other.rank, other.lot) == (first.rank, first.lot) for other in others):
        for other in others:
            first.join((other.supplier, *other.members), lead=leads == [other])
        return [id(other) for other in others]
    if len({(key_of(finding.supplier), finding.project_number) for finding in sharing}) > 1:
        for finding in sharing:
            finding.price, finding.unreadable = None, True
        return []
    lots = list(dict.fromkeys(finding.lot for finding in sharing if finding.lot))
    first.lot = "、".join(lots) or None
    return [id(other) for other in others]


def is_more_of(into: Gathering, row: Row, span: Parties) -> bool:
    """Whether a row is one more thing of the lot or the rank, and of the winner, that span it and the row above.

    Nobody prints their sum, unless one of the rows is called that.
    """
    last = into.out.findings[-1] if into.out.findings else None
    if last is None or (last.table, last.span[0]) != (row.table, span.start) or not _is_same_place(into, row, last):
        return False
    own = [(word, cell) for word, cell in row.cells("amount", "offer") if cell.text]
    if own and any(WHOLE_OF_PARTS.search(cell.text) for _, cell in row.cells("other", "item")):
        word, cell = own[0]
        last.price, last.unreadable = None, False
        read_price(into.page, last, in_table_unit(into, word), cell.start, cell.end)
        return True
    price = last.price
    if price is None:
        return last.unreadable and bool(own)
    if price.kind not in ("money", "plain") or any(cell.start <= price.start < cell.end for _, cell in own):
        return False
    if own:
        last.price, last.unreadable = None, True
    return bool(own)


def _is_same_place(into: Gathering, row: Row, last: Finding) -> bool:
    lot = into.cursor.lot
    if lot is None:
        return last.lot is None and any(rank_of(cell.text) == last.rank for _, cell in row.cells("rank"))
    return last.lot_span == lot[1:]
