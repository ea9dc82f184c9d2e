"""Printed days: numeric and Chinese forms; no clock, no guess of the year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_DAY = re.compile(
    r"(?P<year>[12](?<!\d[12])(?:(?<=1)9|(?<=2)0)\d\s?\d)\s?(?:年|[./-])\s?(?P<month>\d{1,2})\s?(?:月|[./-])\s?(?P<day>\d{1,2})(?!\d)\s?日?(?P<time>\s?T?\d{1,2}:\d{2}(?::\d{2})?)?"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_WRITTEN = re.compile(
    r"(?P<year>[二两][〇○零OoＯ0][〇○零OoＯ0一二三四五六七八九]{2})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_DIGIT = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OoＯ0", 0) | {"两": 2}


class Day(NamedTuple):
    """A printed day and where it stands; `text` is the day with its time as printed."""

    day: date
    start: int
    end: int
    text: str


def days(folded: str, start: int, end: int) -> list[Day]:
    """Every day printed between two positions, in order; impossible ones are left out."""
    found: list[Day] = []
    for match in _DAY.finditer(folded, start, end):
        numbers = (int("".join(match["year"].split())), int(match["month"]), int(match["day"]))
        _keep(found, numbers, match)
    for match in _WRITTEN.finditer(folded, start, end):
        year = _written_year(match["year"])
        _keep(found, (year, _written(match["month"]), _written(match["day"])), match)
    if len(found) > 1:
        found.sort(key=lambda item: item.start)
    return found


def first_day(folded: str, start: int, end: int, *, compact: bool = False) -> Day | None:
    """The first day printed between two positions; `compact` also takes 20260127."""
    found = days(folded, start, end)
    if found or not compact:
        return found[0] if found else None
    listed: list[Day] = []
    for match in _COMPACT.finditer(folded, start, end):
        _keep(listed, (int(match["year"]), int(match["month"]), int(match["day"])), match)
    return listed[0] if listed else None


def _keep(found: list[Day], numbers: tuple[int, int, int], match: re.Match[str]) -> None:
    try:
        day = date(*numbers)
    except ValueError:
        return
    found.append(Day(day, match.start(), match.end(), match.group().strip()))


def _written_year(text: str) -> int:
    return int("".join(str(_DIGIT[c]) for c in text))


def _written(text: str) -> int:
    """一 to 三十一."""
    tens, _, ones = text.rpartition("十")
    value = _DIGIT.get(ones, 0)
    return value + 10 * _DIGIT.get(tens, 1) if "十" in text else value
