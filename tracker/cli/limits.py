"""Options by which every list is cut, and the line that says what was cut."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from tracker.cli.output import say

LimitOption = Annotated[int, typer.Option(min=0, help="so many at most; 0 prints all")]
SinceOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="from this day on")]
UntilOption = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="up to this day")]
BuyerOption = Annotated[str | None, typer.Option(help="part of the buyer's name")]


def day_text(day: datetime | None) -> str | None:
    """A day as the file writes it; None stays open."""
    return day.date().isoformat() if day else None


def say_cut(shown: int, total: int) -> None:
    """A line on standard error when a list was cut: how many more there are."""
    if shown < total:
        say(f"{shown} of {total} shown, {total - shown} more: --limit 0 prints all")
