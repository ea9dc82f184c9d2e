"""Permissions of a host's robots.txt, read as RFC 9309 says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

from scrapers.errors import Refused, Unavailable

# RFC 9309 2.4: a copy is not used for more than a day
KEPT = timedelta(days=1)
# after a failure nothing of the host is asked for this long, then robots.txt is tried again
_RETRIED = timedelta(minutes=30)
# RFC 9309 2.5: at least 500 kibibytes are read; the rest is cut
_READ = 512_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsFile:
    """An answer to a request for robots.txt: its HTTP status, its text, and when it came."""

    status: int
    text: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class _Known:
    rules: Protego | None
    until: datetime
    failure: str | None = None


class Robots:
    """The rules of every host met in a run. `read` gets a robots.txt; it raises Unavailable or Refused if it cannot."""

    def __init__(self, agent: str, read: Callable[[str], RobotsFile], now: Callable[[], datetime]) -> None:
        self._agent = agent
        self._read = read
        self._now = now
        self._known: dict[str, _Known] = {}

    def check(self, url: str) -> float:
        """Seconds the host wants between two requests (0 where it says nothing).

        Raises Refused when robots.txt disallows the address, Unavailable when robots.txt cannot be had:
        what is unknown counts as disallowed.
        """
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._known.get(origin)
        if known is None or known.until <= self._now():
            known = self._known[origin] = self._asked(origin)
        if known.failure is not None:
            raise Unavailable(f"robots.txt of {origin} cannot be read, so nothing there may be asked for: {known.failure}")
        if known.rules is None:
            return 0.0
        if not known.rules.can_fetch(url, self._agent):
            raise Refused(f"robots.txt of {origin} disallows {parts.path} for {self._agent}")
        return float(known.rules.crawl_delay(self._agent) or 0.0)

    def _asked(self, origin: str) -> _Known:
        try:
            file = self._read(f"{origin}/robots.txt")
        except (Unavailable, Refused) as error:
            return _Known(None, self._now() + _RETRIED, str(error))
        until = file.fetched_at + KEPT
        if 200 <= file.status < 300:
            return _Known(Protego.parse(file.text[:_READ]), until)
        if 400 <= file.status < 500:
            return _Known(None, until)
        return _Known(None, self._now() + _RETRIED, f"HTTP {file.status}")
