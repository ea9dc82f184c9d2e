"""`tracker sources`: every source, how it was verified, and when it last spoke; `show` has the facts of one."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from db import list_items
from db import sources as source_rows
from scrapers.facts import facts_of
from scrapers.registry import discover
from tracker.cli.context import CommandContext, context_of
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows
from tracker.config.settings import Settings
from tracker.devtools.fact_lines import toml_value
from tracker.errors import ConfigError
from tracker.model.states import SourceState
from tracker.sources.source import Source, all_sources, chosen_sources
from tracker.wording.complaints import complaint
from tracker.wording.screens import head

app = typer.Typer(invoke_without_command=True, help="Sources and their health; show NAME has the facts of one.")

# labels whose values are sentences of ours
_SAID = ("verified", "verified_how")
_COLUMNS = {
    "id": "source",
    "name": "name",
    "country": "country",
    "verified": "verified",
    "enabled": "enabled",
    "state": "state",
    "last_success": "last success",
    "last_notice": "last notice",
    "unread": "unread",
    "gaps": "gaps",
    "reason": "reason",
}
# what stays where a terminal has no room for all
_KEPT = ("id", "state", "reason", "name", "country", "last_success")


@app.callback()
def default(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Without a command: every source."""
    if ctx.invoked_subcommand is None:
        list_sources(ctx, form=form)
    elif form is not Format.TABLE:
        raise ConfigError(f"--format stands behind the command: `tracker sources {ctx.invoked_subcommand} --format {form.value}`")


@app.command("list")
def list_sources(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Every source, configured or shipped: its health, when it last spoke, how it was verified."""
    context, settings = _settings(ctx)
    known: dict[str, dict[str, object]] = {}
    unread: dict[str, int] = {}
    gaps: Counter[str] = Counter()
    if settings.db_path.exists():
        with context.reading(settings) as db:
            known = source_rows.source_states(db)
            unread = list_items.count_unread(db)
            gaps = Counter(gap["source"] for gap in source_rows.open_gaps(db))
    rows = [source_row(source, known.get(source.name, {}), unread, gaps) for source in all_sources(settings, discover()).values()]
    print_rows(rows, _COLUMNS, form, language=settings.language, keep=_KEPT)


@app.command("show")
def show_source(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SOURCE", help="a source, as `tracker sources` lists them")],
    form: FormatOption = Format.TABLE,
) -> None:
    """One source: where it reads, how that was verified, and its facts as the configuration may replace them."""
    _, settings = _settings(ctx)
    (source,) = chosen_sources(all_sources(settings, discover()), [name])
    found = facts_of(source.scraper)
    if form is Format.JSON:
        print_json({**_about(source), "facts": found, "replaced": sorted(source.settings.facts)})
        return
    language = settings.language
    for label, value in _about(source).items():
        print_line(f"{head(label, language)}: {complaint(str(value), language) if label in _SAID else value}")
    replaced = f"  # {head('replaced', language)}"
    if found:
        print_line(f"\n[source.{source.name}.facts]")
    for fact, value in found.items():
        print_line(f"{fact} = {toml_value(value)}{replaced if fact in source.settings.facts else ''}")


def _about(source: Source) -> dict[str, object]:
    scraper = source.scraper
    return {
        "source": source.name,
        "site": source.site,
        "name": scraper.name,
        "address": scraper.root,
        "every": str(source.every),
        "pace": source.pace,
        "verified": scraper.verified,
        "verified_how": scraper.verified_how,
    }


def _settings(ctx: typer.Context) -> tuple[CommandContext, Settings]:
    """The configuration; without one the shipped sites can still be listed."""
    context = context_of(ctx)
    try:
        return context, context.settings()
    except ConfigError:
        if context.config is not None:
            raise
        return context, Settings()


def source_row(source: Source, state: dict[str, object], unread: dict[str, int], gaps: Counter[str]) -> dict[str, object]:
    """One source as the table and the JSON show it."""
    scraper = source.scraper
    enabled = source.enabled
    return {
        "id": source.name,
        "site": source.site,
        "name": scraper.name,
        "country": scraper.country,
        "verified": scraper.verified,
        "verified_how": scraper.verified_how,
        "enabled": enabled,
        "configured": source.configured,
        "last_success": state.get("last_success"),
        "last_notice": state.get("last_notice"),
        "state": state.get("state", SourceState.NEVER_RUN.value) if enabled else SourceState.DISABLED.value,
        "unread": unread.get(source.name, 0),
        "gaps": gaps[source.name],
        "reason": state.get("reason"),
    }
