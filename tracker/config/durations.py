"""Spans of time and schedules as people write them: "6h", "7d", "30 8 * * mon-fri"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time, timedelta

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_CRON_FIELDS = {"minute": (0, 59), "hour": (0, 23), "day": (1, 31), "month": (1, 12)}
# how the forms below are checked by an editor
SPAN_SCHEMA = {"type": "string", "pattern": r"^\d{1,5}[smhdw]$", "description": "a span of time such as 45s, 30m, 6h, 7d, 2w"}
EVERY_SCHEMA = {"type": "string", "description": "a span such as 6h, or five crontab fields such as 30 8 * * mon-fri"}
HOURS_SCHEMA = {"type": "string", "pattern": r"^\d\d:\d\d-\d\d:\d\d$", "description": "hours such as 22:00-07:00"}
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CRON_ITEM = re.compile(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/([1-9]\d?))?")


def parse_duration(text: str) -> timedelta:
    """A span such as `45s`, `30m`, `6h`, `7d`, `2w`. Raises ValueError saying so."""
    match = re.fullmatch(r"(\d{1,5})([smhdw])", text.strip())
    if not match or int(match[1]) == 0:
        raise ValueError(f"{text!r} is no span of time: expected a number and s, m, h, d or w, such as 6h")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def written_duration(span: timedelta) -> str:
    """A span as `parse_duration` reads it, in its largest whole unit."""
    for letter, unit in reversed(_UNITS.items()):
        number, rest = divmod(span, timedelta(**{unit: 1}))
        if number and not rest and letter != "w":
            return f"{number}{letter}"
    return f"{round(span.total_seconds())}s"


@dataclass(frozen=True, slots=True)
class Every:
    """Schedule of a source: a fixed interval, or a crontab line with named weekdays."""

    interval: timedelta | None = None
    crontab: str | None = None

    def __str__(self) -> str:
        return self.crontab or written_duration(self.interval or timedelta())


def parse_every(text: str) -> Every:
    """An interval (`6h`) or five crontab fields (`30 8 * * mon-fri`).

    Weekdays must be named: crontab's 1 is Monday, APScheduler's 1 is Tuesday, and nobody notices for a week.
    """
    fields = text.split()
    if len(fields) == 1:
        return Every(interval=parse_duration(text))
    if len(fields) != len(_CRON_FIELDS) + 1:
        raise ValueError(f"{text!r} is no schedule: expected a span such as 6h, or five crontab fields such as 30 8 * * mon-fri")
    if re.search(r"\d", fields[4]):
        raise ValueError(
            f"{text!r} numbers its weekdays: name them (mon, tue … sun), numbers mean different days to different programs"
        )
    for (name, (least, most)), value in zip(_CRON_FIELDS.items(), fields[:4], strict=True):
        if not all(_is_cron_item(item, least, most) for item in value.split(",")):
            raise ValueError(f"{text!r}: the {name} field {value!r} may hold numbers from {least} to {most}, *, /, - and commas")
    if fields[4] != "*" and not all(_is_weekday_item(item) for item in fields[4].split(",")):
        raise ValueError(f"{text!r}: the weekday field {fields[4]!r} is not * or named days of one week such as mon-fri,sun")
    return Every(crontab=text)


def _is_weekday_item(text: str) -> bool:
    """A day, or a span that begins before it ends: fri-mon is fri-sun,mon."""
    first, dash, last = text.partition("-")
    return first in _WEEK and (not dash or (last in _WEEK and _WEEK.index(first) <= _WEEK.index(last)))


def _is_cron_item(text: str, least: int, most: int) -> bool:
    """Whether APScheduler takes it too: a schedule that it refuses would end the daemon instead of the configuration."""
    match = _CRON_ITEM.fullmatch(text)
    if match is None:
        return False
    first, last, step = (int(group) if group else None for group in match.groups())
    low, high = least if first is None else first, last if last is not None else most if first is None or step else first
    return least <= low <= high <= most and (step is None or step <= high - low)


def parse_hours(text: str) -> tuple[time, time]:
    """Opening hours such as `08:00-20:00`; past midnight when the end is the earlier one."""
    match = re.fullmatch(r"(\d{2}):(\d{2})-(\d{2}):(\d{2})", text.strip())
    if not match:
        raise ValueError(f"{text!r} are no hours: expected a form such as 08:00-20:00")
    try:
        start, end = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
    except ValueError as error:
        raise ValueError(f"{text!r} are no hours: {error}") from error
    if start == end:
        raise ValueError(f"{text!r} are no hours: they end when they begin")
    return start, end


def within_hours(text: str, at: time) -> bool:
    """Whether a time of day lies within hours such as `08:00-20:00` (the end excluded)."""
    start, end = parse_hours(text)
    return start <= at < end if start <= end else at >= start or at < end
