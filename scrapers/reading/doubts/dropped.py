"""Figures of rows run together that no cell took: nobody knows where they begin or end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding


def figures_dropped(page: Page, rows: Iterable[Row], findings: list[Finding]) -> Iterator[tuple[int, int]]:
    """Figures right before an empty cell under a price's head, in the rows of results without a price."""
    unpriced = {finding.span[0] for finding in findings if finding.price is None}
    for row in rows if unpriced else ():
        if row.flat and any(cell.start in unpriced for _, cell in row.columns):
            for (_, before), (word, cell) in pairwise(row.columns):
                dropped = page.folded[before.end : cell.start] if word.kind in PRICES and not cell.text else ""
                if any(char.isdigit() for char in dropped):
                    yield before.end, cell.start
