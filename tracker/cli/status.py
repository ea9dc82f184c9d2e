"""`tracker status`: how things stand."""

from __future__ import annotations

import typer

from scrapers.registry import discover
from tracker.cli.context import context_of, now
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows
from tracker.config.runtime import Runtime
from tracker.ops.status import is_healthy, said, status

_STATUS = {
    "id": "source",
    "state": "state",
    "running": "running",
    "last_success": "last success",
    "last_notice": "last notice",
    "due": "due",
    "notices_per_day": "notices a day",
    "requests_today": "requests today",
    "unread": "unread",
    "unread_results": "unread results",
    "unjudged": "unjudged",
    "looks_due": "looks due",
    "looks_late_days": "days late",
    "gaps": "gaps",
    "to_reread": "to reread",
    "reason": "reason",
}
# what stays where a terminal has no room for all
_KEPT = ("id", "state", "last_success", "reason", "last_notice")


def show_status(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Show runs, due times, last successes and errors in words. Exit 1 when a source is dark or a channel dead."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        entry = status(db, Runtime(settings=settings, now=now), discover(), {})
    if form is Format.JSON:
        print_json(entry)
    else:
        print_rows(entry["sources"], _STATUS, form, language=settings.language, keep=_KEPT)
        for line in said(entry, settings.language):
            print_line(line)
    if not is_healthy(entry):
        raise typer.Exit(1)
