"""Every closed list that users meet in tables, in one place (printed in docs/tables.md, checked by the file's CHECKs)."""

from enum import StrEnum

from scrapers.notice import AwardStatus, LinkKind, Mark, NoticeType, Pricing, VatBasis
from tracker.company import CreditRule, Treatment, VatCategory
from tracker.order import EventKind, JoinKey, OrderStatus
from tracker.stored_notice import VersionReason


class AlertState(StrEnum):
    """Where an alert stands on its way to its channel."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    STALE = "stale"
    BASELINE = "baseline"
    MUTED = "muted"


class SourceState(StrEnum):
    """How far a source can be believed when it says nothing."""

    NEVER_RUN = "never_run"
    HEALTHY = "healthy"
    SUSPECT = "suspect"
    DARK = "dark"
    DISABLED = "disabled"


CLOSED_LISTS: dict[str, type[StrEnum]] = {
    "notice type": NoticeType,
    "award status": AwardStatus,
    "pricing": Pricing,
    "VAT basis": VatBasis,
    "VAT category": VatCategory,
    "mark": Mark,
    "notice link": LinkKind,
    "order status": OrderStatus,
    "order event": EventKind,
    "join key": JoinKey,
    "version reason": VersionReason,
    "perimeter treatment": Treatment,
    "joint-venture credit rule": CreditRule,
    "alert state": AlertState,
    "source state": SourceState,
}
