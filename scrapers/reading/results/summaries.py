"""Summaries that aggregators put above a notice: its winners and its sum once more, none of them another award."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from scrapers.reading.lexicon.names import key_of
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure
from scrapers.reading.values.several import is_rounded

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
