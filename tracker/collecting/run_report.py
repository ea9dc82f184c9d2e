"""Report of one run, for the command line and the daemon."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How one run ended: `done`, `failed`, `interrupted` (asked to stop, or one step of a longer catch-up) or `skipped`."""

    source: str
    state: str
    reason: str | None
    counts: dict[str, int]
    # channels whose list ended before the days asked for
    cut: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether somebody should look."""
        return self.state == "failed"
