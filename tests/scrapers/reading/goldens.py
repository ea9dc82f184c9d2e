"""Synthetic notices, one per layout and trap, with what a careful person reads in them.

Every name, number and place here is made up.
"""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Won:
    """One expected result; amounts in yuan as decimal strings."""

    supplier: str
    amount: str | None = None
    lot: str | None = None
    pricing: str = "total"
    rate: str | None = None
    rank: int | None = None
    members: tuple[str, ...] = ()
    currency: str = "CNY"


@dataclass(frozen=True)
class Golden:
    """A notice and its reading; None of a field means that the test does not ask."""

    name: str
    source: str
    awards: tuple[Won, ...] = ()
    notice_type: str = "award"
    kind: Literal["html", "text"] = "text"
    failed: tuple[str, ...] = ()
    fields: dict[str, str | None] = field(default_factory=dict)


GOLDENS: list[Golden] = []


def golden(
    name: str,
    source: str,
    *awards: Won,
    notice_type: str = "award",
    kind: Literal["html", "text"] = "text",
    failed: tuple[str, ...] = (),
    **fields: str | None,
) -> None:
    """Add a golden; its name tells the layout or the trap."""
    GOLDENS.append(Golden(name, source, awards, notice_type, kind, failed, fields))
