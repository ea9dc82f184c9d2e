"""`tracker watch`: the companies of tracker.toml, listed, added and removed, with the file's comments kept."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.context import config_path, context_of, read_text
from tracker.cli.output import Format, FormatOption, print_rows, say_in
from tracker.config.edit import CompanyChange, change_companies
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.imports.companies import WatchedCompany, parse_companies, several
from tracker.model.keys import supplier_key

app = typer.Typer(invoke_without_command=True, help="Watched companies: list, add, remove; tracker.toml keeps its comments.")
_COLUMNS = {
    "id": "id",
    "ticker": "ticker",
    "name": "name",
    "organizations": "organizations",
    "currency": "currency",
    "revenue": "revenue figures",
}
# what stays where a terminal has no room for all
_KEPT = ("id", "name", "organizations")


@app.callback()
def default(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Without a command: the list."""
    if ctx.invoked_subcommand is None:
        list_companies(ctx, form=form)
    elif form is not Format.TABLE:
        raise ConfigError(f"--format stands behind the command: `tracker watch {ctx.invoked_subcommand} --format {form.value}`")


@app.command("list")
def list_companies(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Show the watched companies of the configuration, each with the legal names that count for it."""
    settings = context_of(ctx).settings()
    if not settings.company:
        say_in(settings.language, "nobody_watched")
    print_rows([_row(settings, name, form) for name in settings.company], _COLUMNS, form, language=settings.language, keep=_KEPT)


@app.command("add")
def add(
    ctx: typer.Context,
    ticker: Annotated[str | None, typer.Argument(help="with the exchange's suffix, such as 02513.HK")] = None,
    name: Annotated[str, typer.Option(help="the name it is shown under")] = "",
    org: Annotated[
        list[str] | None, typer.Option(help="a legal name that counts for it, as notices print it; repeatable")
    ] = None,
    ident: Annotated[str, typer.Option("--id", help="what commands call it; the ticker in small letters when left out")] = "",
    name_en: Annotated[str, typer.Option(help="its English name")] = "",
    exchange: Annotated[str, typer.Option(help="its exchange; known by the ticker's suffix for most")] = "",
    currency: Annotated[str, typer.Option(help="the currency it reports in (CNY when left out)")] = "",
    from_file: Annotated[Path | None, typer.Option(help="a CSV with the columns ticker, name, org; or TOML")] = None,
) -> None:
    """Watch a company, or the companies of a file; one that is watched already gains the organizations it has not yet."""
    if from_file is not None:
        if ticker or name or org or ident or name_en or exchange or currency:
            raise ConfigError("--from-file names the companies; it takes no ticker and no other option")
        wanted = parse_companies(read_text(from_file), from_file.name)
    else:
        asked = WatchedCompany(
            ticker=(ticker or "").strip(),
            name=name.strip(),
            organizations=several(each.strip() for each in org or ()),
            id=ident.strip(),
            name_en=name_en,
            exchange=exchange,
            currency=currency,
        )
        wanted = (asked,)
    context = context_of(ctx)
    path, settings = config_path(context), context.settings()
    change = _plan(settings, wanted)
    change_companies(path, change)
    for company, table in change.new.items():
        say_in(settings.language, "watching", company=company, name=table["name"], ticker=table["ticker"])
    for company, names in change.more.items():
        say_in(settings.language, "watched_already", company=company, names=", ".join(names) or "—")
    say_in(settings.language, "watched_next")


@app.command("remove")
def remove(
    ctx: typer.Context,
    company: Annotated[str, typer.Argument(help="a company's id, ticker or name, as `tracker watch` lists it")],
) -> None:
    """Watch a company no longer: its tables leave tracker.toml, its notices and orders stay in the file."""
    context = context_of(ctx)
    path, settings = config_path(context), context.settings()
    found = _found(settings, company)
    if found is None:
        known = ", ".join(settings.company) or "none is watched"
        raise ConfigError(f"no such company {company!r}; expected one of {known}")
    named = [f"channel.{name}.companies" for name, channel in settings.channel.items() if found in channel.companies]
    named += [f"rules.{code}.company.{found}" for code, table in settings.rules.items() if found in table.get("company", {})]
    if named:
        raise ConfigError(f"{path}: {found} is named by {', '.join(named)}; take it out there first")
    change_companies(path, CompanyChange(gone=(found,)))
    say_in(settings.language, "unwatched", company=found)


def _plan(settings: Settings, wanted: Iterable[WatchedCompany]) -> CompanyChange:
    """What the configuration lacks of the companies asked for. Raises ConfigError where it says otherwise."""
    new: dict[str, dict[str, object]] = {}
    more: dict[str, tuple[str, ...]] = {}
    for company in wanted:
        found = _found(settings, company.ticker) or _found(settings, company.key)
        if found is None:
            _check(company)
            new[company.key] = company.table()
            continue
        watched = settings.company[found]
        if (company.name and company.name != watched.name) or company.ticker.casefold() != watched.ticker.casefold():
            raise ConfigError(
                f"{company.ticker} {company.name}: {found} is watched already as {watched.ticker} {watched.name}; "
                f"edit {settings.file} to change it"
            )
        known = {supplier_key(each.name) for each in watched.organizations}
        more[found] = tuple(name for name in company.organizations if supplier_key(name) not in known)
    return CompanyChange(new=new, more=more)


def _check(company: WatchedCompany) -> None:
    missing = [what for what, value in (("a ticker", company.ticker), ("--name", company.name)) if not value]
    if not company.organizations:
        missing.append("--org, a legal name as notices print it")
    if missing:
        raise ConfigError(f"expected {' and '.join(missing)}: tracker watch add 02513.HK --name NAME --org LEGAL-NAME")
    if not re.fullmatch(r"[\w-]+", company.key):
        raise ConfigError(f"--id: found {company.key!r}, expected letters, digits, _ and -")


def _found(settings: Settings, asked: str) -> str | None:
    """The id of the company that is meant by an id, a ticker or a name."""
    wanted = asked.casefold()
    for name, company in settings.company.items():
        if wanted in {each.casefold() for each in (name, company.ticker, company.name, company.name_en or company.name)}:
            return name
    return None


def _row(settings: Settings, name: str, form: Format) -> dict[str, object]:
    company = settings.company[name]
    organizations = [each.name for each in company.organizations]
    return {
        "id": name,
        "ticker": company.ticker,
        "name": company.name,
        "organizations": organizations if form is Format.JSON else "\n".join(organizations),
        "currency": company.currency,
        "revenue": len(company.revenue),
    }
