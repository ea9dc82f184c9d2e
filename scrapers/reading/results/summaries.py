"""Results that a page tells again, in the summary of an aggregator or in other words: none of them is another award."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from scrapers.numerals import digits_of
from scrapers.reading.lexicon.forms import works_of_lot
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure
from scrapers.reading.values.several import is_rounded

_NUMBER, _MOST_NAMESAKES, _SEVERAL = re.compile(r"[A-Za-z]+|\d+"), 200, 2
# a sum with its unit, and one without
_SUMS = {"money", "plain"}
# 97.8元 of a price of 97.8万元
_SLIPS = (Decimal(10_000), Decimal("0.0001"))


def without_summaries(awards: list[Finding]) -> list[Finding]:
    """The awards without those of no lot that restate lots' winners with their sum, or one winner in another unit.

    Where two units differ the other sum stays as the rival of the one that is kept.
    """
    lots = [award for award in awards if award.lot and award.price]
    by_winner: dict[str, list[Finding]] = defaultdict(list)
    for lot in lots:
        by_winner[key_of(lot.supplier)].append(lot)
    whole = sum((lot.price.value for lot in lots if lot.price), Decimal(0))
    kept: list[Finding] = []
    for award, again in zip(awards, _said_again(awards), strict=True):
        if award.lot is None and _restates(award, by_winner, whole):
            continue
        if award.lot is not None or again is None:
            kept.append(award)
        elif award.price and again.price and again.price.value != award.price.value:
            again.rival = again.rival or award.price
    return kept


def _restates(award: Finding, lots: dict[str, list[Finding]], whole: Decimal) -> bool:
    """Whether an award's winners all have lots, and its sum is that of these, of all lots or of one, or is none."""
    names = {key_of(name) for name in (award.supplier, *award.members)}
    if not all(name in lots for name in names):
        return False
    prices = [lot.price for name in names for lot in lots[name] if lot.price]
    own = [price.value for price in prices]
    if award.price is None or award.price.value in own or award.price.value in (sum(own, Decimal(0)), whole):
        return True
    return any(is_rounded(award.price, price) for price in prices)


def _said_again(awards: list[Finding]) -> list[Finding | None]:
    """For each award the next of no lot whose winner is the same, and whose figure is the same as a rate or in another unit."""
    rates: dict[tuple[str, Decimal], Finding] = {}
    sums: dict[tuple[str, Decimal], Finding] = {}
    again: list[Finding | None] = []
    order = {id(award): number for number, award in enumerate(awards)}
    for award in reversed(awards):
        price, key = award.price, key_of(award.supplier)
        if price is None:
            again.append(None)
            continue
        found = [sums.get((key, price.value * slip)) for slip in _SLIPS]
        found += [rates.get((key, price.value))] if price.kind != "percent" else []
        again.append(min(filter(None, found), key=lambda other: order[id(other)], default=None))
        if not award.lot:
            rates.update({(key, price.value): award} if price.kind == "percent" else {})
            sums.update({(key, price.value): award} if price.value else {})
    return again[::-1]


def without_offers_of_winners(awards: list[Finding], won: list[Finding]) -> list[Finding]:
    """The awards without the offers of those to whom a winner's label gives another price: 不含税 beside 含税, heads lost."""
    prices = {(finding.lot, key_of(finding.supplier)): finding.price for finding in won if finding.price}
    return [finding for finding in awards if not _offers_otherwise(finding, prices)]


def _offers_otherwise(finding: Finding, prices: dict[tuple[str | None, str], Figure]) -> bool:
    won = prices.get((finding.lot, key_of(finding.supplier))) or prices.get((None, key_of(finding.supplier)))
    offered = finding.price if finding.bid and finding.price_label == "offer" else None
    return won is not None and offered is not None and offered.value != won.value


def once(findings: list[Finding]) -> list[Finding]:
    """The same supplier printed again for the same lot is one result; the better priced one is kept."""
    kept: list[Finding] = []
    by_name: dict[str, list[Finding]] = {}
    for finding in _without_lists(findings):
        namesakes = by_name.setdefault(key_of(finding.supplier), [])
        same = next((other for other in namesakes if _same(other, finding)), None)
        if same is None:
            kept.append(finding)
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(finding)
        else:
            _merge(same, finding)
    return _said_once(kept)


def _said_once(findings: list[Finding]) -> list[Finding]:
    """The findings without the second half where it tells the winners, sums and numbers of the first again: LQ-1, then 第1包."""
    half, odd = divmod(len(findings), 2)
    if odd or half < _SEVERAL or any(f.price is None or f.price.kind not in _SUMS for f in findings[:half]):
        return findings
    first, again = (sorted(each, key=_by_winner) for each in (findings[:half], findings[half:]))
    sums = {finding.price.value for finding in first if finding.price}
    return findings[:half] if len(sums) >= _SEVERAL and all(map(_tells_again, again, first)) else findings


def _by_winner(finding: Finding) -> tuple[str, list[str]]:
    return key_of(finding.supplier), _numbers(finding.lot or "")[-1:]


def _tells_again(other: Finding, one: Finding) -> bool:
    """Whether a finding has the winner, the sum and the number of another, or nothing instead of the last two.

    The letters before a number may be left out (LQ-1, then 第1包); A-1 and B-1 are two.
    """
    if (other.project_number, other.lot_group) not in ((one.project_number, one.lot_group), ("", "")):
        return False
    summed = other.price is None or (one.price is not None and other.price.value == one.price.value)
    short, long = sorted((_numbers(one.lot or ""), _numbers(other.lot or "")), key=len)
    numbered = not (one.lot and other.lot) or (short and long[-len(short) :] == short)
    return key_of(one.supplier) == key_of(other.supplier) and summed and bool(numbered)


@lru_cache(maxsize=4096)
def _numbers(lot: str) -> list[str]:
    return [number.lstrip("0") for number in _NUMBER.findall(digits_of(lot))]


def _without_lists(findings: list[Finding]) -> list[Finding]:
    """The findings without lists that look like ventures (甲、乙、丙), where each of their names has a result of its own.

    A list that took a rank is one where the lot has results of all its names.
    """
    own = {key_of(finding.supplier) for finding in findings if not finding.members}
    of_lot = {(finding.lot, key_of(finding.supplier)) for finding in findings if not finding.members}
    kept = []
    for finding in findings:
        names = [key_of(name) for name in (finding.supplier, *finding.members)]
        listed = own.issuperset(names) and (not finding.rank or of_lot.issuperset((finding.lot, name) for name in names))
        if not finding.members or finding.price or not listed:
            kept.append(finding)
    return kept


def _same(one: Finding, other: Finding) -> bool:
    """Whether two results of one supplier are one."""
    if (one.project_number, one.lot_group) != (other.project_number, other.lot_group) or one.is_named_apart(other):
        return False
    if one.contract_number and other.contract_number and one.contract_number != other.contract_number:
        return False
    apart = one.table is not None or (one.lot_name and other.lot_name)
    if apart and not one.lot and one.table == other.table and one.lot_name != other.lot_name:
        return False
    if not (one.price or other.price):
        # two frameworks, 1标段 and 1包, and no sum that could count twice
        return one.lot == other.lot or not one.lot or not other.lot
    if not (one.price and other.price):
        return _may_be_one_lot(one.lot, other.lot)
    kinds = {one.price.kind, other.price.kind}
    copies = is_rounded(one.price, other.price) or is_rounded(other.price, one.price)
    rounded = copies and one.lot == other.lot and kinds <= _SUMS
    equal = (len(kinds) == 1 or kinds == _SUMS) and (one.price.value == other.price.value or rounded)
    return equal and (one.part != other.part or _may_be_one_lot(one.lot, other.lot))


def _may_be_one_lot(one: str | None, other: str | None) -> bool:
    """Whether two lots of one supplier can be one: by their number, whatever the word for it (采购包1, 第1包), or without one."""
    if not one or not other or one == other:
        return True
    works = {works_of_lot(one), works_of_lot(other)}
    return _numbers(one) == _numbers(other) != [] and (len(works) == 1 or "" in works)


def _merge(kept: Finding, other: Finding) -> None:
    if kept.price is None or (other.price is not None and is_rounded(kept.price, other.price)):
        kept.price, kept.price_label, kept.words = other.price, other.price_label, other.words
    kept.lot = kept.lot or other.lot
    kept.lot_span = kept.lot_span or other.lot_span
    kept.rank = kept.rank or other.rank
    kept.members = kept.members or other.members
