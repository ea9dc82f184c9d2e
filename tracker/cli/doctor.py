"""`tracker doctor`: whether everything is in place, and what to do, in order."""

from __future__ import annotations

from pathlib import Path

import typer

from scrapers.registry import discover
from tracker.cli.context import config_path, context_of, now
from tracker.cli.init import shipped_schema
from tracker.cli.language import language_of
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.ops import doctor as checks
from tracker.ops.doctor import Finding, Level
from tracker.ops.reach import examine_clock, reach_hosts
from tracker.sources.source import all_sources, chosen_sources
from tracker.wording.complaints import complaint
from tracker.wording.screens import screen

_COLUMNS = ("area", "level", "found")


def doctor(ctx: typer.Context, form: FormatOption = Format.TABLE) -> None:
    """Examine configuration, files, clock, network, channels, disk and versions; say what to do. Exit 1 for a problem.

    Each enabled source's host is asked once, for its robots.txt and at its pace; no channel is sent anything.
    """
    language = language_of(context_of(ctx).config)
    try:
        settings = context_of(ctx).settings()
        language = settings.language
        found = _examined(Runtime(settings=settings, now=now))
    except ConfigError as error:
        found = [_unconfigured(ctx, error), checks.examine_disk(Path()), checks.examine_versions()]
    _print(found, language, form)
    if any(each.level is Level.PROBLEM for each in found):
        raise typer.Exit(1)


def _unconfigured(ctx: typer.Context, error: ConfigError) -> Finding:
    """Nothing else can be examined before the configuration is right."""
    try:
        step = "correct" if config_path(context_of(ctx)).exists() else "init"
    except ConfigError:
        step = "init"
    return Finding(area="configuration", level=Level.PROBLEM, key="unconfigured", step=step, values={"reason": error})


def _examined(runtime: Runtime) -> list[Finding]:
    chosen = chosen_sources(all_sources(runtime.settings, discover()), ())
    schema = shipped_schema() if runtime.settings.file else None
    db, files = checks.open_if_there(runtime.settings.db_path)
    try:
        reached = reach_hosts(chosen, runtime, db)
        return [
            *checks.examine_configuration(runtime, chosen, db, schema),
            *files,
            *checks.examine_files(runtime),
            *examine_clock(reached, runtime, db),
            *(each.finding for each in reached),
            *checks.examine_channels(runtime, db),
            checks.examine_disk(runtime.settings.db_path.parent),
            checks.examine_versions(),
        ]
    finally:
        if db is not None:
            db.close()


def _print(found: list[Finding], language: str, form: Format) -> None:
    steps = dict.fromkeys(screen(language, "step", each.step, **each.values) for each in _urgent(found) if each.step)
    rows = [
        {
            "area": each.area,
            "level": each.level.value,
            "found": screen(language, "finding", each.key, **each.values),
            "step": screen(language, "step", each.step, **each.values) if each.step else None,
        }
        for each in found
    ]
    if form is Format.JSON:
        print_json(rows)
        return
    said = [row | {key: screen(language, "doctor", str(row[key])) for key in ("area", "level")} for row in rows]
    for row, each in zip(said, found, strict=True):
        values = {name: complaint(str(value), language) if name == "reason" else value for name, value in each.values.items()}
        row["found"] = screen(language, "finding", each.key, **values)
    print_rows(said, {key: screen(language, "doctor", key) for key in _COLUMNS}, form)
    print_line(screen(language, "doctor", "to_do" if steps else "nothing_to_do"))
    for number, step in enumerate(steps, start=1):
        print_line(f"  {number}. {step}")


def _urgent(found: list[Finding]) -> list[Finding]:
    """Problems before advice, each in the order looked at: what comes later often hangs on what comes first."""
    return sorted(found, key=lambda each: each.level is not Level.PROBLEM)
