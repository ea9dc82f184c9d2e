"""`tracker fx import`, `tracker filings import`, `tracker orders import` and `remove`: what users know and portals do not say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from db import notices as notice_rows
from db import orders as order_rows
from db import revenue as revenue_rows
from db import taken_back
from db.engine.connection import transaction
from tracker import storage as records
from tracker.cli.context import chosen_companies, context_of, now, read_text, today
from tracker.cli.output import Format, FormatOption, print_rows, progress, say_in
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import parsed_notice
from tracker.config.runtime import Runtime
from tracker.errors import BadInput
from tracker.imports.filings import parse_filings
from tracker.imports.leads import parse_leads
from tracker.imports.rates import parse_rates
from tracker.judging.configuration import sync_configuration
from tracker.ledger.exchange import imported_rates, replaced_by
from tracker.model.filing import Filing
from tracker.orders.leads import SITE
from tracker.storage.repository import Repository

fx = typer.Typer(no_args_is_help=True, help="Exchange rates beside the bundled ones.")
filings = typer.Typer(no_args_is_help=True, help="A company's own announcements of orders.")
_File = Annotated[Path, typer.Argument(help="CSV or TOML; docs/ledger.md names the columns")]


@fx.command("list")
def list_rates(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Show the imported rates; bundled ones stand behind them."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        rows = revenue_rows.load_rates(db)
    columns = ("day", "base", "quote", "value", "source")
    print_rows(rows, {name: name for name in columns}, form, language=settings.language)


@fx.command("import")
def import_rates(ctx: typer.Context, file: _File) -> None:
    """Import exchange rates: all of them, or none when one line is wrong."""
    rates = parse_rates(read_text(file), file.name)
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings, create=True) as db, transaction(db):
        before = imported_rates(records.rate_of(row) for row in revenue_rows.load_rates(db))
        replaced = [(rate, old) for rate in rates if (old := replaced_by(rate, before))]
        revenue_rows.save_rates(db, [records.rate_row(rate) for rate in rates], at=records.instant(now()))
    say_in(settings.language, "rates_imported", count=len(rates))
    for rate, old in replaced:
        pair = f"{rate.base}/{rate.quote}"
        say_in(settings.language, "rate_replaced", pair=pair, day=rate.day, new=rate.value, old=old.value, source=old.source)


@filings.command("list")
def list_filings(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Argument(metavar="[COMPANY]", help="a company's id; all when left out")] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show the imported announcements, oldest first."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        chosen = chosen_companies(Repository(db), company)[0].id if company else None
        rows = [_entry(records.filing_of(row)) for row in revenue_rows.load_filings(db, chosen)]
    columns = ("company", "published", "amount", "currency", "title", "order", "url")
    print_rows(rows, {name: name for name in columns}, form, language=settings.language)


@filings.command("import")
def import_filings(ctx: typer.Context, file: _File) -> None:
    """Import filings: all of them, or none when one line is wrong."""
    context = context_of(ctx)
    settings = context.settings()
    found = parse_filings(read_text(file), file.name, list(settings.company))
    with context.database(settings, create=True) as db, transaction(db):
        sync_configuration(db, Runtime(settings=settings, now=now))
        revenue_rows.save_filings(db, [records.filing_row(filing) for filing in found], at=records.instant(now()))
    say_in(settings.language, "filings_imported", count=len(found))


def _entry(filing: Filing) -> dict[str, object]:
    return {
        "company": filing.company,
        "published": filing.published,
        "amount": str(filing.amount) if filing.amount else None,
        "currency": filing.amount.currency if filing.amount else None,
        "title": filing.title,
        "order": filing.order,
        "url": filing.url,
    }


def import_leads(ctx: typer.Context, file: Path) -> None:
    """Import orders from news items or filings as leads, all of them or none; official notices confirm them later."""
    context = context_of(ctx)
    settings = context.settings()
    leads = parse_leads(read_text(file), file.name, today())
    runtime = Runtime(settings=settings, now=now)
    with context.database(settings, create=True) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        ingest = Ingest(site=SITE, source=SITE, runtime=runtime, db=db)
        with progress() as bar:
            outcomes = ingest.save_all(replace(lead, lead=True) for lead in bar.track(leads, description="importing orders"))
    counts = {"new": outcomes.count("new"), "changed": outcomes.count("changed")}
    say_in(settings.language, "leads_imported", count=len(leads), **counts)


def remove_lead(ctx: typer.Context, shown_id: str) -> None:
    """Take a lead back: its order counts no more unless an official notice states it; its history says so."""
    context = context_of(ctx)
    settings = context.settings()
    runtime = Runtime(settings=settings, now=now)
    with context.database(settings) as db:
        name = order_rows.resolve(db, shown_id)
        found = Repository(db).orders_by_id([name]) if name else []
        leads = [notice.id for order in found for notice in order.notices if notice.site == SITE]
        kept = [records.stored_notice(row) for row in notice_rows.load_notices(db, leads)]
        told = [stored.notice for stored in kept if stored.notice.awards]
        if not told:
            raise BadInput(f"{shown_id!r} is no order that was imported as a lead; `tracker orders` lists the orders")
        ingest = Ingest(site=SITE, source=SITE, runtime=runtime, db=db)
        for lead in told:
            ingest.save(parsed_notice(replace(lead, awards=()), site=SITE))
            with transaction(db):
                entry = json.loads(records.notice_to_json(lead))
                taken_back.note(db, "lead", shown_id, entry, at=records.instant(now()))
    say_in(settings.language, "lead_back", order=shown_id)
