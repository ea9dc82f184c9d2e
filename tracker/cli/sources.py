"""`tracker sources`: every source, how it was verified, and when it last spoke."""

from __future__ import annotations

from collections import Counter

import typer

from db import list_items
from db import sources as source_rows
from scrapers.registry import discover
from tracker.cli.context import context_of
from tracker.cli.output import Format, FormatOption, print_rows
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.model.states import SourceState
from tracker.sources.source import Source, all_sources

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


def sources(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Every source, configured or shipped: its health, when it last spoke, how it was verified."""
    context = context_of(ctx)
    try:
        settings = context.settings()
    except ConfigError:
        if context.config is not None:
            raise
        # without a configuration the shipped sites can still be listed
        settings = Settings()
    known: dict[str, dict[str, object]] = {}
    unread: dict[str, int] = {}
    gaps: Counter[str] = Counter()
    if settings.db_path.exists():
        with context.database(settings) as db:
            known = source_rows.source_states(db)
            unread = list_items.count_unread(db)
            gaps = Counter(gap["source"] for gap in source_rows.open_gaps(db))
    rows = [source_row(source, known.get(source.name, {}), unread, gaps) for source in all_sources(settings, discover()).values()]
    print_rows(rows, _COLUMNS, form)


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
        "enabled": enabled,
        "configured": source.configured,
        "last_success": state.get("last_success"),
        "last_notice": state.get("last_notice"),
        "state": state.get("state", SourceState.NEVER_RUN.value) if enabled else SourceState.DISABLED.value,
        "unread": unread.get(source.name, 0),
        "gaps": gaps[source.name],
        "reason": state.get("reason"),
    }
