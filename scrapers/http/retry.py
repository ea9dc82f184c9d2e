"""Retries of a failed request, and the waits before them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from scrapers.errors import FetchError, HostDown, Unavailable


class Transient(FetchError):
    """A failure worth another attempt; `status` is the HTTP status if there was one, `wait` the seconds the server asked for."""

    def __init__(self, found: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(found)
        self.status = status
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """Attempts, and the waits between them in seconds; without a Retry-After they double from `first_wait`, with jitter."""

    attempts: int = 4
    first_wait: float = 2.0
    longest_wait: float = 60.0
    # a server that asks for more than this is left alone until then
    longest_retry_after: float = 300.0


# statuses by which a gateway or a host under load says that it is not there for anybody
_DOWN = {429, 502, 503, 504}


@dataclass(slots=True)
class Patience:
    """Attempts left to each host of a run: as the policy says, and once while it has not answered since all was tried.

    After `once` more requests in a row that failed too, a host counts as down and is not asked again by this run;
    one that named the time when it wants to be asked again is left alone until then.
    """

    policy: RetryPolicy
    now: Callable[[], datetime]
    once: int = 5
    # when hosts want to be asked again
    resting: dict[str, datetime] = field(default_factory=dict)
    _failed: dict[str, int] = field(default_factory=dict)

    def with_host(self, host: str) -> RetryPolicy:
        """How the next request is tried. Raises HostDown for one that is down or wants to be left alone."""
        until = self.resting.get(host)
        if until is not None and self.now() < until:
            raise HostDown(f"{host} asked to be left alone until {until.isoformat(timespec='seconds')}", until=until)
        failed = self._failed.get(host, 0)
        if failed > self.once:
            raise HostDown(f"{host} did not answer {failed} requests in a row, so this run asks it nothing more")
        return replace(self.policy, attempts=1) if failed else self.policy

    def answered(self, host: str) -> None:
        """The host is there, whatever it said."""
        self._failed.pop(host, None)

    def rests(self, host: str, until: datetime) -> None:
        """The host said when it wants to be asked again."""
        self.resting[host] = until

    def silent(self, host: str, error: Transient) -> None:
        """A request failed to the last attempt; a 500 is the page's own affair."""
        if error.status is None or error.status in _DOWN:
            self._failed[host] = self._failed.get(host, 0) + 1
        else:
            self.answered(host)


def retrying(policy: RetryPolicy, pause: Callable[[float], None]) -> Retrying:
    """Tenacity's loop for `policy`: only Transient is tried again, and the last one is raised as it is."""
    backoff = wait_exponential_jitter(multiplier=policy.first_wait, max=policy.longest_wait, jitter=policy.first_wait)

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Transient) and error.wait is not None:
            return error.wait
        return backoff(state)

    return Retrying(
        sleep=pause, wait=wait, stop=stop_after_attempt(policy.attempts), retry=retry_if_exception_type(Transient), reraise=True
    )


def failed_answer(status: int, headers: Mapping[str, str], now: datetime, policy: RetryPolicy, url: str) -> Transient:
    """The error of a 429 or 5xx answer. Raises Unavailable at once when its Retry-After lies beyond the policy's patience."""
    wait = retry_after(headers, now)
    if wait is not None and wait > policy.longest_retry_after:
        until = now + timedelta(seconds=wait)
        raise Unavailable(
            f"HTTP {status}, not before {until.isoformat(timespec='seconds')} (Retry-After), at {url}", status, until
        )
    return Transient(f"HTTP {status}", status, wait)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds of a Retry-After header (RFC 9110 10.2.3: seconds or an HTTP date); None where there is none to be read."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        # nobody waits a year; the cap keeps the sum with `now` a date
        return float(min(int(value[:12]), 366 * 86400))
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
