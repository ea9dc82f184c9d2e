"""Summaries that aggregators put above a notice: its winners and its sum once more, none of them another award."""

from __future__ import annotations

from decimal import Decimal

from scrapers.reading.lexicon.names import key_of
from scrapers.reading.results.findings import Finding

# 97.8元 of a price of 97.8万元
_SLIPS = (Decimal(10_000), Decimal("0.0001"))


def without_summaries(awards: list[Finding]) -> list[Finding]:
    """The awards without those of no lot that restate lots' winners with their sum, or one winner in another unit.

    Where two units differ the other sum stays as the rival of the one that is kept.
    """
    lots = [award for award in awards if award.lot and award.price]
    kept: list[Finding] = []
    for number, award in enumerate(awards):
        if award.lot is None and (_restates(award, lots) or _slips(award, awards[number + 1 :])):
            continue
        kept.append(award)
    return kept


def _restates(award: Finding, lots: list[Finding]) -> bool:
    """Whether an award's winners all have lots, and its sum is that of these, of all lots or of one, or is none."""
    names = {key_of(name) for name in (award.supplier, *award.members)}
    own = [lot for lot in lots if key_of(lot.supplier) in names]
    if not own or names - {key_of(lot.supplier) for lot in own}:
        return False
    sums = {lot.price.value for lot in own if lot.price}
    sums |= {sum((lot.price.value for lot in some if lot.price), Decimal(0)) for some in (own, lots)}
    return award.price is None or award.price.value in sums


def _slips(award: Finding, later: list[Finding]) -> bool:
    """Whether the same winner has the same figure later, as a rate or in another unit, and no lot."""
    for other in later:
        if other.lot or award.price is None or other.price is None or key_of(other.supplier) != key_of(award.supplier):
            continue
        if award.price.kind != "percent" and other.price.kind == "percent" and other.price.value == award.price.value:
            return True
        if other.price.value and award.price.value / other.price.value in _SLIPS:
            other.rival = other.rival or award.price
            return True
    return False
