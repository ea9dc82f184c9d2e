"""Results as they are collected from the page, before they are weighed against each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from scrapers.reading.amounts import Figure


@dataclass(slots=True)
class Draft:
    """One result as collected; spans are positions in the page's text."""

    kind: str
    supplier: str
    span: tuple[int, int]
    members: list[str] = field(default_factory=list)
    lot: str | None = None
    lot_span: tuple[int, int] | None = None
    price: Figure | None = None
    words: Figure | None = None
    # the kind of label the price was printed under
    price_label: str = ""
    rank: int | None = None
    section: str = ""
    vat: str = ""
    table: int | None = None
    code: str | None = None
    # what 中标类型 or 报价方式 says of the price
    pricing_note: str = ""
    service: tuple[int, int] | None = None


@dataclass(slots=True)
class Collected:
    """Everything found: drafts in page order, lots that failed, and prices no supplier was found for."""

    drafts: list[Draft] = field(default_factory=list)
    failed: dict[str, tuple[int, int]] = field(default_factory=dict)
    unordered: bool = False
