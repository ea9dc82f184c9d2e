"""Revenue: one reported figure of a company."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from scrapers.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Revenue:
    """A reported figure for a period (both days inclusive); `segment` None is the total."""

    company: str
    label: str
    start: date
    end: date
    amount: Money
    segment: str | None = None
    source: str = ""
    published: date | None = None
    # the share of the total printed beside a segment's amount (0..1)
    printed_share: Decimal | None = None
    # vat basis is always excluded in reported revenue
    restated_by: str | None = None
    # contradictions found on import: "code: what differs"
    marks: tuple[str, ...] = ()
    # the amount as printed ("1.9亿元"): its last digit is the precision it is checked to
    printed: str | None = None
    # when it was first in the file, with an offset; None where it stands in the configuration
    seen_at: datetime | None = None
