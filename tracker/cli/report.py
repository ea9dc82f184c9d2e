"""`tracker report`: a company's orders against its reported revenue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from db.engine.connection import transaction
from db.sources import open_gaps
from tracker.cli.context import chosen_companies, context_of, now
from tracker.cli.output import Format, FormatOption, console, print_json, print_line
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.judging.configuration import sync_configuration
from tracker.ledger.bridge import bridge
from tracker.model.company import Company
from tracker.model.view import View, Window
from tracker.reporting.gaps import gap_lines, unread_line
from tracker.reporting.report import Report, build_report
from tracker.reporting.terminal import render, render_peers
from tracker.sources.silence import silence_of
from tracker.storage.repository import Repository

_GAP = ("source", "channel", "start_date", "end_date", "reason")


def report(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Argument(help="a company's id in the configuration")] = None,
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
    end: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"])] = None,
    as_of: Annotated[datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], help="what was public on that day")] = None,
    seen_by: Annotated[
        datetime | None, typer.Option("--seen-by", formats=["%Y-%m-%d"], help="what we had seen by that day")
    ] = None,
    net_of_vat: Annotated[
        bool, typer.Option("--net-of-vat", help="without value-added tax, where the price includes it")
    ] = False,
    bridge_days: Annotated[tuple[datetime, datetime] | None, typer.Option("--bridge", formats=["%Y-%m-%d"])] = None,
    explain: Annotated[bool, typer.Option("--explain", help="every figure down to its notices")] = False,
    everyone: Annotated[bool, typer.Option("--all", help="all companies side by side")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Orders of a company, what they add up to, and what share of its reported revenue that is."""
    if start and end and end < start:
        raise ConfigError(f"--to {end:%Y-%m-%d} is before --from {start:%Y-%m-%d}; expected a later day")
    view = View(as_of=_day(as_of), window=Window(_day(start), _day(end)), net_of_vat=net_of_vat)
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository, gaps = Repository(db), tuple({key: gap[key] for key in _GAP} for gap in open_gaps(db))
        reports = [
            replace(_report(repository, each, _seen(view, each, _day(seen_by)), bridge_days, settings.language), gaps=gaps)
            for each in chosen_companies(repository, None if everyone else company)
        ]
    if form is Format.JSON:
        found = [each.as_json(settings.language) for each in reports]
        print_json(found if everyone or (company is None and len(found) != 1) else found[0])
    elif everyone:
        console().print(render_peers(reports, settings.language))
    else:
        _print(reports, gaps, settings.language, explain=explain)


def _print(reports: list[Report], gaps: Iterable[Mapping[str, object]], language: str, *, explain: bool) -> None:
    for each in reports:
        console().print(render(each, language, explain=explain))
        if each.silence:
            print_line(each.silence)
        if each.unread:
            print_line(unread_line([name.shown for name in each.unread], each.company.name(language), language))
    for line in gap_lines(gaps, language):
        print_line(line)


def _report(
    repository: Repository, company: Company, view: View, bridge_days: tuple[datetime, datetime] | None, language: str
) -> Report:
    orders, today = repository.orders(company), now().astimezone(ZoneInfo(company.zone)).date()
    ledger = repository.ledger_then(company, orders, view)
    built = None
    if bridge_days is not None:
        days = (bridge_days[0].date(), bridge_days[1].date())
        built = bridge(company, orders, repository.rates, days, view, repository.terms)
    seen_on = view.seen_by.date() if view.seen_by else today
    found = build_report(ledger, repository.rates, view.as_of or seen_on, built)
    # what sources are like now explains nothing of a past day
    if view.is_past:
        return found
    unread = tuple(each for each in repository.unread if each.company == company.id)
    return replace(found, silence=silence_of(repository.db, ledger, today, language), unread=unread)


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _seen(view: View, company: Company, day: date | None) -> View:
    """The view by what had been seen at the end of a day in the company's zone."""
    return replace(view, seen_by=datetime.combine(day, time.max, ZoneInfo(company.zone))) if day else view
