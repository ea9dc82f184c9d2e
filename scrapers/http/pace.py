"""Pace at which a host may be asked: seconds between requests and requests a day, shared by every process that names one file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from pyrate_limiter import AbstractBucket, InMemoryBucket, Rate, RateItem, SQLiteBucket

from scrapers.errors import Spent

_DAY_MS = 86_400_000
_SQLITE = b"SQLite format 3\x00"
_FIRST_COOL_DOWN = timedelta(hours=1)
_LONGEST_COOL_DOWN = timedelta(days=3)


def cool_down(blocked_times: int) -> timedelta:
    """How long a source rests after so many runs in a row were blocked: an hour, doubled each time, three days at most."""
    if blocked_times < 1:
        return timedelta(0)
    doubled = 1 << min(blocked_times - 1, 10)
    return min(_FIRST_COOL_DOWN * doubled, _LONGEST_COOL_DOWN)


class Pace:
    """Turns at a host. One bucket per host, in a file every process shares, or in memory where `file` is None.

    A bucket counts by the clock it is given, not by the machine's, so that a simulated day passes in a moment.
    """

    def __init__(
        self, file: Path | None, budget: int | None, now: Callable[[], datetime], pause: Callable[[float], None]
    ) -> None:
        self._file = file
        self._budget = budget
        self._now = now
        self._pause = pause
        self._buckets: dict[str, AbstractBucket] = {}
        if file is not None:
            _discard_if_broken(file)

    def wait_turn(self, host: str, seconds: float) -> None:
        """Returns when `host` may be asked again, at least `seconds` after the last time.

        Raises Spent when the host's budget of the last 24 hours is spent.
        """
        rates = _rates(seconds, self._budget)
        if not rates:
            return
        bucket = self._bucket(host, rates)
        while True:
            now_ms = int(self._now().timestamp() * 1000)
            newest = bucket.peek(0)
            if isinstance(newest, RateItem) and newest.timestamp > now_ms + rates[0].interval:
                # the machine's clock was set back: entries of a time to come would hold everyone up until then
                bucket.flush()
            bucket.leak(now_ms)
            item = RateItem(host, now_ms)
            if bucket.put(item):
                return
            self._wait_for(bucket, item, host)

    def close(self) -> None:
        """Closes the shared file."""
        for bucket in self._buckets.values():
            bucket.close()
        self._buckets.clear()

    def _wait_for(self, bucket: AbstractBucket, item: RateItem, host: str) -> None:
        wait = bucket.waiting(item)
        wait_ms = wait if isinstance(wait, int) and wait > 0 else 1
        if bucket.failing_rate is not None and bucket.failing_rate.interval == _DAY_MS:
            until = (self._now() + timedelta(milliseconds=wait_ms)).isoformat(timespec="seconds")
            raise Spent(f"the budget of {self._budget} requests a day to {host} is spent until {until}")
        self._pause(wait_ms / 1000)

    def _bucket(self, host: str, rates: list[Rate]) -> AbstractBucket:
        bucket = self._buckets.get(host)
        if bucket is None:
            bucket = self._buckets[host] = self._opened(host, rates)
        bucket.rates = rates
        return bucket

    def _opened(self, host: str, rates: list[Rate]) -> AbstractBucket:
        if self._file is None:
            return InMemoryBucket(rates)
        # the library writes the table's name into its SQL, so a host's own spelling stays out of it
        table = "host_" + hashlib.sha256(host.encode()).hexdigest()[:16]
        return SQLiteBucket.init_from_file(rates, table=table, db_path=str(self._file), use_file_lock=True)


def _rates(seconds: float, budget: int | None) -> list[Rate]:
    """The library refuses a wider rate that cannot bind, so only those that can are kept."""
    gap_ms = int(seconds * 1000)
    rates = [Rate(1, gap_ms)] if gap_ms > 0 else []
    if budget is not None and budget * gap_ms < _DAY_MS:
        rates = [*(rates if budget > 1 else []), Rate(budget, _DAY_MS)]
    return rates


def _discard_if_broken(file: Path) -> None:
    """A pace file that is no database is worth nothing: a new one starts."""
    if not file.exists() or file.stat().st_size == 0:
        return
    with file.open("rb") as stream:
        if stream.read(len(_SQLITE)) == _SQLITE:
            return
    for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        part.unlink(missing_ok=True)
