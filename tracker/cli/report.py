"""`tracker report`: a company's orders against its reported revenue."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from db.engine.connection import transaction
from tracker.briefing.brief import compose_brief
from tracker.briefing.load import load_report
from tracker.briefing.markup import to_html, to_markdown
from tracker.cli.context import chosen_companies, context_of, now
from tracker.cli.limits import DAY, FromOption, ToOption, in_calendar
from tracker.cli.output import console, print_json, print_line
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.judging.configuration import sync_configuration
from tracker.model.company import Company
from tracker.model.view import View, Window
from tracker.reporting.gaps import gap_lines, unread_line
from tracker.reporting.report import Report
from tracker.reporting.terminal import render, render_peers
from tracker.storage.repository import Repository


class ReportFormat(StrEnum):
    """Forms of the report: a table for a person, JSON for programmes, a brief to send on."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


ReportFormatOption = Annotated[
    ReportFormat, typer.Option("--format", help="table, json, or a one-page brief as markdown or html, alone on standard output")
]
_BRIEFS = {ReportFormat.MARKDOWN: to_markdown, ReportFormat.HTML: to_html}

AsOfOption = Annotated[datetime | None, typer.Option(formats=DAY, callback=in_calendar, help="what was public on that day")]
SeenByOption = Annotated[datetime | None, typer.Option(formats=DAY, callback=in_calendar, help="what we had seen by that day")]
BridgeOption = Annotated[
    tuple[datetime, datetime] | None,
    typer.Option("--bridge", formats=DAY, callback=in_calendar, help="what changed between two days, by cause and order"),
]


def report(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Argument(help="a company's id in the configuration")] = None,
    start: FromOption = None,
    end: ToOption = None,
    as_of: AsOfOption = None,
    seen_by: SeenByOption = None,
    net_of_vat: Annotated[
        bool, typer.Option("--net-of-vat", help="without value-added tax, where the price includes it")
    ] = False,
    bridge_days: BridgeOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="every figure down to its notices")] = False,
    everyone: Annotated[bool, typer.Option("--all", help="all companies side by side")] = False,
    form: ReportFormatOption = ReportFormat.TABLE,
) -> None:
    """Orders of a company, what they add up to, and what share of its reported revenue that is."""
    if explain and form in _BRIEFS:
        raise ConfigError(f"--explain has no place in a one-page brief; leave it out, or take --format table instead of {form}")
    view = View(as_of=_day(as_of), window=_window(_day(start), _day(end)), net_of_vat=net_of_vat)
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository, days = Repository(db), _days(bridge_days)
        reports = [
            load_report(repository, each, now(), settings.language, view=_seen(view, each, _day(seen_by)), days=days)
            for each in chosen_companies(repository, None if everyone else company)
        ]
    if form is ReportFormat.JSON:
        found = [each.as_json(settings.language) for each in reports]
        print_json(found if everyone or (company is None and len(found) != 1) else found[0])
    elif form in _BRIEFS:
        sys.stdout.write(_BRIEFS[form]([compose_brief(each, settings.language, settings.serve.address) for each in reports]))
    elif everyone:
        console().print(render_peers(reports, settings.language))
    else:
        _print(reports, settings.language, explain=explain)


def _print(reports: list[Report], language: str, *, explain: bool) -> None:
    for each in reports:
        console().print(render(each, language, explain=explain))
        if each.silence:
            print_line(each.silence)
        if each.unread:
            print_line(unread_line([name.shown for name in each.unread], each.company.name(language), language))
    for line in gap_lines(reports[0].gaps, language):
        print_line(line)


def _window(start: date | None, end: date | None) -> Window:
    if start and end and end < start:
        raise ConfigError(f"--to {end} is before --from {start}; expected a later day")
    return Window(start, end)


def _days(value: tuple[datetime, datetime] | None) -> tuple[date, date] | None:
    if value is None:
        return None
    if value[1] < value[0]:
        raise ConfigError(f"--bridge: {value[1]:%Y-%m-%d} is before {value[0]:%Y-%m-%d}; expected a later day")
    return value[0].date(), value[1].date()


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _seen(view: View, company: Company, day: date | None) -> View:
    """The view by what had been seen at the end of a day in the company's zone."""
    return replace(view, seen_by=datetime.combine(day, time.max, ZoneInfo(company.zone))) if day else view
