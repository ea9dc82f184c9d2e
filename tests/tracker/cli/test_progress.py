"""Progress of a run: a bar for each host on a terminal, otherwise one line a minute."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.world import Clock
from tracker.cli.progress import RunProgress, span
from tracker.config.runtime import Step

HOST = {"source": "cn_ccgp", "host": "www.example.com"}


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def walk(watch: RunProgress, clock: Clock, items: int) -> None:
    """A list of so many items, read at one every ten seconds."""
    watch(Step(**HOST, asked="http://www.example.com/list"))
    watch(Step(**HOST, waiting=items))
    for number in range(items):
        clock.forward(seconds=10)
        watch(Step(**HOST, asked=f"http://www.example.com/{number}"))
        watch(Step(**HOST, read=1))


def test_one_line_a_minute_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """Two and a half minutes are two lines with numbers, rate and time left; nothing stands on standard output."""
    clock = Clock(datetime(2026, 1, 1, tzinfo=UTC))
    with RunProgress(clock, "en") as watch:
        walk(watch, clock, 15)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "www.example.com: 5 of 15 listed notices read, 7 pages a minute, 2 min left",
        "www.example.com: 11 of 15 listed notices read, 6 pages a minute, 44 s left",
    ]


def test_a_bar_for_each_host_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the host, its items, its rate and the time left; -v names each page above it."""
    terminal, clock = Terminal(), Clock()
    monkeypatch.setattr(sys, "stderr", terminal)
    with RunProgress(clock, "en", verbose=True) as watch:
        watch(Step(source="other", host="other.example.com", asked="http://other.example.com/[a]"))
        walk(watch, clock, 3)
        watch._bars.refresh()  # type: ignore[union-attr]  # there is one on a terminal
    drawn = terminal.getvalue()
    assert [word for word in ("other.example.com", "www.example.com", "3/3", "pages a minute", "/[a]") if word not in drawn] == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (60, "1 min"), (3599, "1 h"), (12000, "3 h 20 min"), (86400, "1 d"), (97200, "1 d 3 h")],
)
def test_times_as_people_say_them(seconds: int, words: str) -> None:
    """The largest unit and the next."""
    assert span(timedelta(seconds=seconds), "en") == words
