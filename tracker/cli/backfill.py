"""`tracker backfill`: past days of sources, after a plan that says how long they take at the portals' pace."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from db.engine.connection import open_file
from scrapers.registry import discover
from tracker.cli.context import context_of, now
from tracker.cli.limits import DAY, in_calendar
from tracker.cli.output import Format, FormatOption, print_rows, say_in
from tracker.cli.progress import RunProgress, span
from tracker.cli.run import COLUMNS, KEPT, finish_round, run_row, stoppable
from tracker.collecting.past.backfill import read_past
from tracker.collecting.past.plan import Plan, plan_past
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.judging.configuration import prepare
from tracker.sources.source import Source, all_sources, chosen_sources

_PLAN = {
    "source": "source",
    "from": "from",
    "to": "to",
    "spans": "spans left",
    "notices": "notices",
    "requests": "requests",
    "takes": "takes at least",
}


def backfill(
    ctx: typer.Context,
    sources: Annotated[list[str], typer.Argument(help="sources by name")],
    start: Annotated[datetime, typer.Option("--from", formats=DAY, callback=in_calendar, help="first day")],
    end: Annotated[datetime, typer.Option("--to", formats=DAY, callback=in_calendar, help="last day")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="print the plan alone; ask no portal")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read past days of sources at their ordinary pace, hosts side by side; the plan is printed first.

    Stopped or killed, the same call goes on with the spans that are left. Exit 1 when a span could not be read whole.
    """
    days = start.date(), end.date()
    if not days[0] <= days[1] <= now().date():
        raise ConfigError(f"--from {days[0]} --to {days[1]}: expected days in order, none of them to come")
    settings = context_of(ctx).settings()
    chosen = chosen_sources(all_sources(settings, discover()), sources)
    watch = RunProgress(now, settings.language)
    with stoppable(Runtime(settings=settings, now=now, watch=watch)) as runtime:
        if not dry_run:
            prepare(runtime)
        plans = _plans(settings, chosen, days)
        if dry_run:
            print_rows([_plan_row(plan, settings.language) for plan in plans], _PLAN, form, language=settings.language)
            return
        for plan in plans:
            _say(plan, settings.language)
        with watch:
            reports = list(read_past(plans, runtime))
        delivered = finish_round(runtime)
    print_rows([run_row(report) for report in reports], COLUMNS, form, language=settings.language, keep=KEPT)
    for report in reports:
        if report.cut:
            say_in(settings.language, "lists_end", source=report.source, lists=", ".join(report.cut))
    if delivered.errors or any(report.failed or report.cut for report in reports):
        raise typer.Exit(1)


def _plans(settings: Settings, chosen: list[Source], days: tuple[date, date]) -> list[Plan]:
    with open_file(settings.db_path, create=False) as db:
        return [plan_past(source, db, *days, now()) for source in chosen]


def _plan_row(plan: Plan, language: str) -> dict[str, object]:
    return {
        "source": plan.source.name,
        "from": plan.asked.asked_from,
        "to": plan.asked.asked_to,
        "spans": len(plan.spans),
        "notices": plan.notices,
        "requests": plan.requests,
        "takes": None if plan.takes is None else span(plan.takes, language),
    }


def _say(plan: Plan, language: str) -> None:
    values = {
        "source": plan.source.name,
        "start": plan.asked.asked_from,
        "end": plan.asked.asked_to,
        "spans": len(plan.spans),
        "requests": f"{plan.requests:,}" if plan.requests is not None else "",
    }
    if plan.takes is None:
        say_in(language, "plan_unknown", **values)
    else:
        say_in(language, "plan", **values, time=span(plan.takes, language))
