"""Printed days: numeric and Chinese forms; no clock, no guess of the year."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from scrapers.numerals import COUNTING, DIGITS, ZEROS, digits_of, value_of

_DAY = re.compile(
    # 0791-862000012026年8月27日: a telephone that ran into the day
    r"(?P<year>[12](?:(?<!\d[12])|(?<=-\d{8}[12])|(?<=-\d{7}[12]))(?:(?<=1)9|(?<=2)0)\d\s?\d)\s?(?:年|[./-])\s?(?P<month>\d{1,2})\s?(?:月|[./-])\s?(?P<day>\d{2}(?=\d\d:\d\d)|\d{1,2}(?!\d))\s?日?(?P<time>\s?T?\d{1,2}:\d{2}(?::\d{2})?)?"
)
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_WRITTEN = re.compile(
    rf"(?P<year>[二两][{ZEROS}][{ZEROS}{DIGITS}]{{2}})年(?P<month>[{COUNTING}]{{1,2}})月(?P<day>[{COUNTING}]{{1,3}})日"
)


class Day(NamedTuple):
    """A printed day and where it stands; `text` is the day with its time as printed."""

    day: date
    start: int
    end: int
    text: str


def days(folded: str, start: int, end: int) -> list[Day]:
    """Every day printed between two positions, in order; impossible ones are left out."""
    found: list[Day] = []
    if folded.find("20", start, end) >= 0 or folded.find("19", start, end) >= 0:
        for match in _DAY.finditer(folded, start, end):
            numbers = (int("".join(match["year"].split())), int(match["month"]), int(match["day"]))
            _keep(found, numbers, match)
    for match in _WRITTEN.finditer(folded, start, end) if folded.find("年", start, end) >= 0 else ():
        _keep(found, (int(digits_of(match["year"])), value_of(match["month"]) or 0, value_of(match["day"]) or 0), match)
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
