"""Results that a listed company's notice tells in a table of what it won, which names nobody: 包号 | 中标金额（万元）."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scrapers.reading.disclosures.items import Item
from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.tables.rows import row_lot

_CAMPAIGN = "分标"


class Won(NamedTuple):
    """One thing that was won, as its row tells it: the price, the lot and where that stands, the 分标 and the project."""

    price: Item
    lot: tuple[str, int, int] | None
    group: str
    project: str


def wins_in(rows: Sequence[Row]) -> list[Won]:
    """Wins that the rows with a price and without a party tell; nothing where another table has rows of parties or prices."""
    priced = [row for row in rows if row.cells("amount")]
    named = any(row.cells(*PARTY_KINDS, "party_name") for row in rows)
    if named or len({row.table for row in priced}) != 1:
        return []
    return [_won(row) for row in priced if any(c.isdigit() for c in row.cells("amount")[0][1].text)]


def _won(row: Row) -> Won:
    word, cell = row.cells("amount")[0]
    groups = [cell.text for word, cell in row.cells("lot", "lot_name") if word.key.startswith(_CAMPAIGN)]
    projects = [cell.text for _, cell in row.cells("project_name")]
    return Won(Item("amount", word, cell.start, cell.start, cell.end), row_lot(row), "".join(groups[:1]), "".join(projects[:1]))
