"""Options by which every list is cut, and the line that says what was cut."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypeVar

import typer

from tracker.cli.output import say_in

DAY = ["%Y-%m-%d"]
# what lies beyond has no neighbouring years to count in, and no notice
_FIRST, _LAST = 1900, 2199
Days = TypeVar("Days", datetime | None, tuple[datetime, datetime] | None)


def in_calendar(given: Days) -> Days:
    """A day, or a pair of days, of the years that notices may be of. Raises BadParameter."""
    for day in given if isinstance(given, tuple) else (given,):
        if day is not None and not _FIRST <= day.year <= _LAST:
            raise typer.BadParameter(f"{day.date()} is no day of the years {_FIRST} to {_LAST}")
    return given


LimitOption = Annotated[int, typer.Option(min=0, help="so many at most; 0 prints all")]
FromOption = Annotated[datetime | None, typer.Option("--from", formats=DAY, callback=in_calendar, help="orders from this day on")]
ToOption = Annotated[datetime | None, typer.Option("--to", formats=DAY, callback=in_calendar, help="orders up to this day")]
SinceOption = Annotated[datetime | None, typer.Option(formats=DAY, callback=in_calendar, help="from this day on")]
UntilOption = Annotated[datetime | None, typer.Option(formats=DAY, callback=in_calendar, help="up to this day")]
BuyerOption = Annotated[str | None, typer.Option(help="part of the buyer's name")]


def day_text(day: datetime | None) -> str | None:
    """A day as the file writes it; None stays open."""
    return day.date().isoformat() if day else None


def say_cut(shown: int, total: int, language: str) -> None:
    """A line on standard error when a list was cut: how many more there are."""
    if shown < total:
        say_in(language, "cut", shown=shown, total=total, more=total - shown)
