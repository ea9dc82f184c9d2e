"""`tracker report`: a company's orders against its reported revenue."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Annotated

import typer

from db.engine.connection import transaction
from db.engine.rows import Row
from db.sources import open_gaps
from tracker.cli.context import chosen_companies, context_of, now
from tracker.cli.output import Format, FormatOption, console, print_json, print_line
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.judging.configuration import sync_configuration
from tracker.ledger.bridge import bridge
from tracker.model.company import Company
from tracker.reporting.entries import Entry
from tracker.reporting.gaps import gap_lines
from tracker.reporting.report import report as build_report
from tracker.reporting.terminal import render, render_peers
from tracker.sources.silence_check import silence_of
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
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository, gaps = Repository(db), open_gaps(db)
        chosen = chosen_companies(repository, None if everyone else company)
        entries = [
            _entry(repository, each, settings, (_day(start), _day(end)), _day(as_of), _instant(seen_by), net_of_vat, bridge_days)
            for each in chosen
        ]
    if form is Format.JSON:
        print_json(entries if everyone or (company is None and len(entries) != 1) else entries[0])
    else:
        _print(entries, gaps, settings, everyone=everyone, explain=explain)


def _print(entries: list[Entry], gaps: list[Row], settings: Settings, *, everyone: bool, explain: bool) -> None:
    if everyone:
        console().print(render_peers(entries, settings.language))
        return
    for entry in entries:
        console().print(render(entry, settings.language, explain=explain))
        if entry["silence"]:
            print_line(str(entry["silence"]))
    for line in gap_lines(gaps, settings.language):
        print_line(line)


def _entry(
    repository: Repository,
    company: Company,
    settings: Settings,
    window: tuple[date | None, date | None],
    as_of: date | None,
    seen_by: datetime | None,
    net_of_vat: bool,
    bridge_days: tuple[datetime, datetime] | None,
) -> Entry:
    orders = repository.orders(company)
    ledger = repository.ledger_then(company, orders, as_of=as_of, seen_by=seen_by, net_of_vat=net_of_vat)
    built = None
    if bridge_days is not None:
        built = bridge(
            company,
            orders,
            repository.rates,
            opening=bridge_days[0].date(),
            closing=bridge_days[1].date(),
            start=window[0],
            end=window[1],
            net_of_vat=net_of_vat,
            terms=repository.terms,
        )
    day = as_of or now().date()
    entry = build_report(
        company, ledger, repository.rates, start=window[0], end=window[1], as_of=day, language=settings.language, built=built
    )
    return entry | {
        # what sources are like now explains nothing of a past day
        "silence": None if as_of or seen_by else silence_of(repository.db, ledger, day, settings.language),
        "gaps": [{key: gap[key] for key in _GAP} for gap in open_gaps(repository.db)],
    }


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _instant(value: datetime | None) -> datetime | None:
    """The end of the day, UTC: everything seen on it counts."""
    return datetime.combine(value.date(), time.max, UTC) if value else None
