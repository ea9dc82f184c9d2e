"""Every closed list that users meet in tables, in one place (printed in docs/tables.md, checked by the file's CHECKs)."""

from enum import StrEnum


class AlertState(StrEnum):
    """State of an alert on its way to its channel."""

    QUEUED = "queued"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"
    STALE = "stale"
    BASELINE = "baseline"
    MUTED = "muted"


class DeliveryOutcome(StrEnum):
    """Outcome of one attempt to hand a message to its channel."""

    TAKEN = "taken"
    REFUSED = "refused"
    FAILED = "failed"
    WAITING = "waiting"


class SourceState(StrEnum):
    """State of a source: how far it can be believed when it says nothing."""

    NEVER_RUN = "never_run"
    HEALTHY = "healthy"
    SUSPECT = "suspect"
    DARK = "dark"
    DISABLED = "disabled"
