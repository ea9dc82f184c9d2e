"""`tracker revenue`: reported figures, listed, imported from a file, or fetched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from db import revenue as revenue_rows
from db import taken_back
from db.engine.connection import transaction
from tracker import storage as records
from tracker.cli.context import chosen_companies, context_of, now, read_text, today
from tracker.cli.output import Format, FormatOption, print_rows, say_in
from tracker.collecting.fetchers import page_fetcher
from tracker.config.runtime import Runtime
from tracker.errors import BadInput
from tracker.imports.revenue import parse_revenue
from tracker.judging.configuration import sync_configuration
from tracker.model.revenue import Revenue
from tracker.reporting.words import report_words
from tracker.revenue.fetch import fetch_revenue
from tracker.storage.repository import Repository

app = typer.Typer(no_args_is_help=True, help="Reported revenue: list, import, fetch, remove.")
_COLUMNS = {
    "company": "company",
    "label": "period",
    "segment": "segment",
    "from": "from",
    "to": "to",
    "amount": "amount",
    "currency": "currency",
    "published": "published",
    "source": "source",
    "marks": "marks",
}


@app.command("list")
def list_revenue(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Argument(help="a company's id")] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Every figure with the contradictions found in it; a company without one says so."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings, create=True) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository = Repository(db)
        figures = {each.id: repository.revenue(each.id) for each in chosen_companies(repository, company)}
    for name, rows in figures.items():
        if not rows:
            say_in(settings.language, "no_figure", company=name)
    print_rows(
        [_row(figure, form, settings.language) for rows in figures.values() for figure in rows],
        _COLUMNS,
        form,
        language=settings.language,
    )


@app.command("import")
def import_revenue(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="CSV or TOML; docs/ledger.md names the columns")],
) -> None:
    """Import figures from a file: all of them, or none when one line is wrong."""
    context = context_of(ctx)
    settings = context.settings()
    figures = parse_revenue(read_text(file), file.name, list(settings.company), today())
    with context.database(settings, create=True) as db, transaction(db):
        sync_configuration(db, Runtime(settings=settings, now=now))
        rows = [records.revenue_row(replace(figure, seen_at=now())) for figure in figures]
        revenue_rows.save_revenue(db, rows, entered_by="import")
    say_in(settings.language, "figures_imported", count=len(figures))


@app.command("remove")
def remove(
    ctx: typer.Context,
    company: Annotated[str, typer.Argument(help="a company's id")],
    label: Annotated[str, typer.Argument(help="the period's name, such as FY2024")],
    segment: Annotated[str | None, typer.Option(help="one segment's figure only")] = None,
    by: Annotated[str, typer.Option(help="who takes it back")] = "",
) -> None:
    """Take imported or fetched figures of a period back; the file keeps that they were there."""
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings) as db, transaction(db):
        sync_configuration(db, Runtime(settings=settings, now=now))
        chosen = chosen_companies(Repository(db), company)[0]
        gone = revenue_rows.remove_revenue(db, chosen.id, label, segment)
        for row in gone:
            taken_back.note(db, "revenue", f"{chosen.id} {label}", row, at=records.instant(now()), by=by)
        left = [row for row in revenue_rows.load_revenue(db, chosen.id) if row["label"] == label]
    if not gone:
        where = "it stands in the configuration" if left else "`tracker revenue list` names those that are there"
        raise BadInput(f"{chosen.id} has no imported or fetched figure of {label!r}: {where}")
    say_in(settings.language, "figures_back", count=len(gone))


@app.command("fetch")
def fetch(ctx: typer.Context, company: Annotated[str, typer.Argument(help="a company's id")]) -> None:
    """Fetch reported figures from the SEC or Eastmoney, whichever knows the company's exchange."""
    context = context_of(ctx)
    settings = context.settings()
    with context.database(settings, create=True) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        chosen = chosen_companies(Repository(db), company)[0]
        figures = fetch_revenue(chosen, page_fetcher(Runtime(settings=settings, now=now)))
        with transaction(db):
            rows = [records.revenue_row(replace(figure, seen_at=now())) for figure in figures]
            revenue_rows.save_revenue(db, rows, entered_by="fetch")
    say_in(settings.language, "figures_fetched", count=len(figures))


def _row(figure: Revenue, form: Format, language: str) -> dict[str, object]:
    return {
        "company": figure.company,
        "label": figure.label,
        "segment": figure.segment,
        "from": figure.start,
        "to": figure.end,
        "amount": str(figure.amount),
        "currency": figure.amount.currency,
        "published": figure.published,
        "source": figure.source,
        "printed_share": figure.printed_share,
        "marks": list(figure.marks) if form is Format.JSON else "; ".join(map(report_words(language).mark, figure.marks)),
    }
