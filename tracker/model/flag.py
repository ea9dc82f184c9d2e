"""A flag: what a rule raises about a company, why, and on what evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SentAlert:
    """One alert about the order that went out, or is on its way (`sent_at` None), to one channel."""

    rule: str
    channel: str
    message_id: str | None
    sent_at: datetime | None
    evidence: Mapping[str, object] = field(default_factory=dict)


OPERATOR = "OPS"


RETRACTION = "W007"
