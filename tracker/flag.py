"""A flag: what a rule raises about a company, why, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Unique by (rule, company, order or None, occasion): the event, the step and period, or the quarter.

    `evidence` holds plain JSON values (decimals as strings) that the wording and `tracker show` print from.
    """

    rule: str
    company: str
    order: str | None
    occasion: str
    on: date
    evidence: dict[str, object] = field(default_factory=dict)
    notice_id: int | None = None
