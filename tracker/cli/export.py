"""`tracker export`: files to take along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from db.engine.connection import transaction
from tracker.briefing.load import load_report
from tracker.cli.context import chosen_companies, context_of, now
from tracker.cli.output import say_in
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.judging.configuration import sync_configuration
from tracker.model.company import Company
from tracker.reporting.report import Report
from tracker.storage.new_file import new_file
from tracker.storage.repository import Repository
from tracker.wording.words import words

app = typer.Typer(no_args_is_help=True, help="Files to take along: a company's figures, open contracting data.")
CompanyArgument = Annotated[str | None, typer.Argument(metavar="[COMPANY]", help="a company's id, ticker or name")]
AllOption = Annotated[bool, typer.Option("--all", help="every watched company")]
OutOption = Annotated[Path, typer.Option("--out", help="the file to write; one that is there already is left alone")]


@app.command()
def xlsx(ctx: typer.Context, out: OutOption, company: CompanyArgument = None, everyone: AllOption = False) -> None:
    """A workbook: overview with a chart, intake, ledger, notices, ratios, customers, the year's bridge, sources."""
    from db.sources import source_health
    from tracker.exporting.book import Book
    from tracker.exporting.sheets import sheets
    from tracker.exporting.workbook import workbook

    with _opened(ctx) as (settings, repository):
        reports = _reports(repository, _chosen(repository, company, everyone=everyone), settings.language)
        sources = source_health(repository.db)
    book = Book(reports=reports, sources=sources, language=settings.language, pages=settings.serve.address)
    title = ", ".join(each.company.name(settings.language) for each in reports)
    body = workbook(sheets(book), title=title, made=now())
    with new_file(out) as file:
        file.write(body)
    _say_written(out, reports, settings.language)


@app.command()
def csv(
    ctx: typer.Context,
    out: OutOption,
    company: CompanyArgument = None,
    everyone: AllOption = False,
    bom: Annotated[bool, typer.Option("--bom", help="with a byte order mark, by which Excel knows UTF-8")] = False,
) -> None:
    """The ledger as CSV in UTF-8, one row an order."""
    from tracker.exporting.csv_table import ledger_csv

    with _opened(ctx) as (settings, repository):
        reports = _reports(repository, _chosen(repository, company, everyone=everyone), settings.language)
    text = ledger_csv(each.as_json(settings.language) for each in reports)
    with new_file(out) as file:
        file.write(text.encode("utf-8-sig" if bom else "utf-8"))
    _say_written(out, reports, settings.language)


@app.command()
def atom(
    ctx: typer.Context,
    company: Annotated[str, typer.Argument(metavar="COMPANY", help="a company's id, ticker or name")],
    out: OutOption,
) -> None:
    """The messages about a company as an Atom feed, the newest 50."""
    from tracker.alerts.body import Voice
    from tracker.exporting.feed import company_feed

    with _opened(ctx) as (settings, repository):
        (chosen,) = chosen_companies(repository, company)
        feed = company_feed(
            repository, chosen, now(), Voice(channel="feed", language=settings.language, pages=settings.serve.address)
        )
    with new_file(out) as file:
        file.write(feed)
    say_in(settings.language, "feed_written", out=out, company=chosen.id)


@app.command()
def ocds(
    ctx: typer.Context,
    out: OutOption,
    company: CompanyArgument = None,
    everything: Annotated[bool, typer.Option("--all", help="everything that was read, watched or not")] = False,
    as_records: Annotated[bool, typer.Option("--records", help="one record a process, with its releases merged")] = False,
) -> None:
    """Open contracting data (OCDS 1.1): one release a notice, one award an order; docs/ocds.md says how each is mapped."""
    from scrapers.registry import discover
    from tracker.exporting.ocds.awards import Terms
    from tracker.exporting.ocds.package import Publication, write_package

    if company and everything:
        raise ConfigError("a company and --all exclude each other")
    context = context_of(ctx)
    settings = context.settings()
    zones = {name: ZoneInfo(site.zone) for name, site in discover().items()}
    with context.reading(settings) as db, new_file(out) as file:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository = Repository(db)
        terms = Terms(zone=lambda site: zones.get(site, ZoneInfo("UTC")), words=words(settings.language), orders=repository.terms)
        publication = Publication(publisher=settings.ocds.publisher, prefix=settings.ocds.prefix, at=now(), terms=terms)
        chosen = () if everything else chosen_companies(repository, company)
        orders = None if everything else {name for each in chosen for name in repository.order_ids(each)}
        written = write_package(file, repository, publication, orders=orders, as_records=as_records)
    say_in(settings.language, "ocds_written", out=out, releases=written.releases, processes=written.processes)
    for count, what in ((written.leads, "ocds_leads"), (written.others, "ocds_others")):
        if count:
            say_in(settings.language, what, count=count)


@app.command()
def parquet(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="the folder to write; one that is there already is left alone")],
) -> None:
    """Every order, and the ledger lines of watched companies, as Parquet by year and country (extra `parquet`)."""
    from tracker.exporting.parquet import write_parquet

    with _opened(ctx) as (settings, repository):
        counts = write_parquet(repository, out)
    say_in(settings.language, "parquet_written", out=out, orders=counts["orders"], lines=counts["lines"])


@contextmanager
def _opened(ctx: typer.Context) -> Iterator[tuple[Settings, Repository]]:
    """The configuration, and the file as it has it."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        yield settings, Repository(db)


def _chosen(repository: Repository, company: str | None, *, everyone: bool) -> list[Company]:
    if everyone == (company is not None):
        raise ConfigError("name a company or say --all" if company is None else f"either {company} or --all, not both")
    return chosen_companies(repository, company)


def _reports(repository: Repository, companies: list[Company], language: str) -> list[Report]:
    """The reports as they stand, each with the bridge of the year so far."""
    moment, found = now(), []
    for company in companies:
        today = moment.astimezone(ZoneInfo(company.zone)).date()
        days = (today.replace(month=1, day=1), today)
        found.append(load_report(repository, company, moment, language, days=days))
    return found


def _say_written(out: Path, reports: list[Report], language: str) -> None:
    orders = sum(len(each.lines) for each in reports)
    say_in(language, "reports_written", out=out, companies=", ".join(each.company.id for each in reports), orders=orders)
