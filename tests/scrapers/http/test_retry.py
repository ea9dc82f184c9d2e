"""What is tried again, and after how long."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import Refused, Unavailable
from scrapers.http.retry import RetryPolicy, Transient, failed_answer, retry_after, retrying

NOW = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
POLICY = RetryPolicy(attempts=4, first_wait=2, longest_wait=6, longest_retry_after=300)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        (" 120 ", 120),
        ("Tue, 13 Jan 2026 09:05:00 GMT", 300),
        ("Tue, 13 Jan 2026 17:05:00 +0800", 300),
        ("Tue, 13 Jan 2026 09:05:00 -0000", 300),
        ("Tuesday, 13-Jan-26 09:05:00 GMT", 300),
        ("Tue, 13 Jan 2026 08:00:00 GMT", 0),
        ("99999999999999999999", 366 * 86400),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("٣", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, seconds: float | None) -> None:
    """Both forms of RFC 9110 are read; a date that has passed is now; nonsense is nothing."""
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_no_retry_after_is_none() -> None:
    """A server that says nothing is not read as one that says 0."""
    assert retry_after({}, NOW) is None


@given(st.text(st.characters(codec="latin-1"), max_size=40))
def test_any_retry_after_is_survived(value: str) -> None:
    """No header value breaks the reader, or gives a wait that is no time."""
    seconds = retry_after({"retry-after": value}, NOW)
    assert seconds is None or seconds >= 0


def test_beyond_our_patience_nobody_waits() -> None:
    """A server that asks for more than the policy allows is left alone, and the error says until when."""
    with pytest.raises(Unavailable, match="HTTP 429, not before 2026-01-13T09:05:01") as caught:
        failed_answer(429, {"retry-after": "301"}, NOW, POLICY, "http://portal.example/1")
    assert caught.value.status == 429
    within = failed_answer(503, {"retry-after": "300"}, NOW, POLICY, "http://portal.example/1")
    assert (within.status, within.wait) == (503, 300)


def run(failures: list[Exception]) -> tuple[str, list[float]]:
    """What comes of a call that fails so, and the waits in between."""
    left = list(failures)
    waits: list[float] = []

    def call() -> str:
        if left:
            raise left.pop(0)
        return "page"

    try:
        return retrying(POLICY, waits.append)(call), waits
    except (Transient, Refused) as error:
        return str(error), waits


def test_waits_double_up_to_the_longest() -> None:
    """Without a Retry-After the waits are 2, 4, 6 seconds with up to 2 of jitter, never above the longest."""
    outcome, waits = run([Transient("x")] * 3)
    assert outcome == "page"
    assert len(waits) == 3
    assert all(low <= wait <= high for wait, low, high in zip(waits, (2, 4, 6), (4, 6, 6), strict=True))


def test_the_servers_own_wait_is_kept_to() -> None:
    """Retry-After replaces the policy's wait, for that attempt only."""
    outcome, waits = run([Transient("x", 429, 11.0), Transient("x")])
    assert outcome == "page"
    assert waits[0] == 11
    assert waits[1] <= 6


def test_the_last_failure_is_raised() -> None:
    """After the last attempt the last reason is told, not the first."""
    outcome, waits = run([Transient(f"failure {number}") for number in range(1, 9)])
    assert outcome == "failure 4"
    assert len(waits) == 3


def test_what_will_not_pass_is_not_tried_again() -> None:
    """Anything but a passing failure ends at once."""
    assert run([Refused("no")]) == ("no", [])


def test_a_date_far_off_fits_the_calendar() -> None:
    """The longest wait a server can ask for still gives a date to name."""
    assert NOW + timedelta(seconds=retry_after({"retry-after": "9" * 30}, NOW) or 0) < NOW.replace(year=2028)
