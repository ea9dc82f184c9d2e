"""When a failed request is tried again, and how long to wait before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential_jitter

from scrapers.errors import FetchError, Unavailable


class Transient(FetchError):
    """A failure worth another attempt; `status` is the HTTP status if there was one, `wait` the seconds the server asked for."""

    def __init__(self, found: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(found)
        self.status = status
        self.wait = wait


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How stubborn the fetcher is, waits in seconds; without a Retry-After the wait doubles from `first_wait`, with jitter."""

    attempts: int = 4
    first_wait: float = 2.0
    longest_wait: float = 60.0
    # a server that asks for more than this is left alone until then
    longest_retry_after: float = 300.0


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
        until = (now + timedelta(seconds=wait)).isoformat(timespec="seconds")
        raise Unavailable(f"HTTP {status}, not before {until} (Retry-After), at {url}", status)
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
