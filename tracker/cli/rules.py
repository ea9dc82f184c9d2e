"""`tracker rules` and `tracker replay`: what the rules are, what they would have said, and what a change of them would do."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from db.engine.connection import transaction
from scrapers.money import Money
from tracker.cli.context import chosen_companies, config_path, context_of, now, read_text
from tracker.cli.groups import Listing
from tracker.cli.limits import FromOption, ToOption
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows, say_in
from tracker.config.runtime import ZONE, Runtime
from tracker.config.settings import Settings, parse_settings
from tracker.devtools.fact_lines import toml_value
from tracker.errors import ConfigError
from tracker.judging.configuration import sync_configuration
from tracker.judging.replay import apply, would_fire
from tracker.judging.replay import replay as compare
from tracker.ledger.ledger import Totals
from tracker.model.flag import Flag
from tracker.rules import RULES, settings_for
from tracker.rules.backtest import Difference
from tracker.rules.base import RuleSettings
from tracker.storage.repository import Repository

_RULES = {"rule": "rule", "name": "name", "settings": "settings"}
_FLAGS = {"rule": "rule", "company": "company", "date": "date", "order": "order", "occasion": "occasion"}


app = typer.Typer(cls=Listing, help="The rules: list, test. Without a command the list, with its options.")
CompanyOption = Annotated[str | None, typer.Option(help="a company; all when left out")]


@app.command("list")
def rules(ctx: typer.Context, company: CompanyOption = None, form: FormatOption = Format.TABLE) -> None:
    """The rules with their settings, of one company or as they are for all."""
    context = context_of(ctx)
    settings = context.settings() if config_exists(ctx) else Settings()
    chosen = settings_for(settings.rules, company or "")
    rows = [
        {
            "rule": each.code,
            "name": getattr(each.name, settings.language),
            "settings": chosen[each.code].model_dump(mode="json"),
        }
        for each in RULES.values()
    ]
    written = [", ".join(_written(chosen[each.code])) for each in RULES.values()]
    shown = rows if form is Format.JSON else [row | {"settings": text} for row, text in zip(rows, written, strict=True)]
    print_rows(shown, _RULES, form, language=settings.language)


@app.command("test")
def try_rule(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar="CODE", help="the rule's code, such as W002")],
    company: CompanyOption = None,
    start: FromOption = None,
    end: ToOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show what one rule would have flagged in what is stored."""
    context = context_of(ctx)
    if code not in RULES:
        raise ConfigError(f"no such rule {code!r}; expected one of {', '.join(RULES)}")
    settings = context.settings()
    with context.reading(settings) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository = Repository(db)
        today = now().astimezone(ZONE).date()
        names = [each.id for each in chosen_companies(repository, company)]
        until = min(end.date(), today) if end else today
        found = would_fire(repository, settings, names, code, start=start.date() if start else None, until=until)
    print_rows([_row(flag, form) for flag in found], _FLAGS, form, language=settings.language)


def replay(
    ctx: typer.Context,
    rules_file: Annotated[Path | None, typer.Option("--rules", help="TOML with the [rules.…] tables to try")] = None,
    companies_file: Annotated[Path | None, typer.Option("--companies", help="TOML with the [company.…] tables to try")] = None,
    apply_it: Annotated[bool, typer.Option("--apply", help="store the difference; without it nothing is changed")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show flags and totals under other rules or perimeters, over everything stored; changes nothing without --apply."""
    context = context_of(ctx)
    old = context.settings()
    new = _changed(ctx, old, rules_file, companies_file)
    with context.database(old) if apply_it else context.reading(old) as db:
        found = compare(Repository(db), old, new, now().astimezone(ZONE).date())
        _print_difference(found, {each.id: each.currency for each in (*old.companies, *new.companies)}, form, new.language)
        if apply_it:
            added, taken = apply(db, Runtime(settings=new, now=now), found)
            say_in(new.language, "replayed", added=added, taken=taken, file=old.file)


def _print_difference(found: Difference, currencies: Mapping[str, str], form: Format, language: str) -> None:
    moved = {name: _moved(pair, currencies[name]) for name, pair in found.totals.items()}
    if form is Format.JSON:
        appear, disappear = ([_row(flag, form) for flag in flags] for flags in (found.appear, found.disappear))
        print_json({"appear": appear, "disappear": disappear, "totals": moved})
        return
    rows = [("would appear", flag) for flag in found.appear] + [("would disappear", flag) for flag in found.disappear]
    print_rows(
        [{"change": change, **_row(flag, form)} for change, flag in rows], {"change": "change", **_FLAGS}, form, language=language
    )
    for name, kinds in moved.items():
        print_line(f"{name} ({currencies[name]}): " + ", ".join(f"{kind} {was} → {will}" for kind, (was, will) in kinds.items()))
    if not rows and not moved:
        say_in(language, "replay_same")


def _moved(pair: tuple[Totals, Totals], currency: str) -> dict[str, list[object]]:
    """What each total was and will be: a count, or major units as text."""
    moved: dict[str, list[object]] = {"orders": [each.orders for each in pair]}
    for kind in ("floor", "stated", "ceiling"):
        moved[kind] = [str(Money(minor=getattr(each, kind), currency=currency)) for each in pair]
    return moved


def config_exists(ctx: typer.Context) -> bool:
    """Whether a configuration can be found."""
    try:
        return config_path(context_of(ctx)).exists()
    except ConfigError:
        return False


def _changed(ctx: typer.Context, old: Settings, rules_file: Path | None, companies_file: Path | None) -> Settings:
    path = config_path(context_of(ctx))
    table: dict[str, Any] = tomllib.loads(read_text(path))
    for file, key in ((rules_file, "rules"), (companies_file, "company")):
        if file is not None:
            table[key] = _table(file, key)
    changed = parse_settings(table, path)
    return changed.model_copy(update={"db": old.db})


def _table(file: Path, key: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: not readable as TOML: {error}") from error
    if set(found) != {key} or not isinstance(found[key], dict):
        raise ConfigError(f"{file}: found {', '.join(found) or 'nothing'}, expected only [{key}.…] tables")
    table: dict[str, Any] = found[key]
    return table


def _written(settings: RuleSettings) -> Iterator[str]:
    """Settings as tracker.toml writes them."""
    return (f"{key} = {toml_value(value)}" for key, value in settings.model_dump(exclude_none=True).items())


def _row(flag: Flag, form: Format) -> dict[str, object]:
    row: dict[str, object] = {
        "rule": flag.rule,
        "company": flag.company,
        "date": flag.on.isoformat(),
        "order": flag.order,
        "occasion": flag.occasion,
    }
    return row | {"evidence": flag.evidence} if form is Format.JSON else row
