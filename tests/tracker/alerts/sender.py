"""A sender of its own process, so that a test can kill it: `python -m tests.tracker.alerts.sender FOLDER URL HOURS`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.tracker.alerts.office import Office, hook, office, webhook


def desk_at(folder: Path, url: str, hours: int) -> Office:
    """The office of one webhook, so many hours after the start."""
    desk = office(folder, hook(url), hook=webhook())
    desk.later(hours=hours)
    return desk


if __name__ == "__main__":
    desk_at(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])).send()
