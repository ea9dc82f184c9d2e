"""`tracker new`, `tracker record`, `tracker probe`, `tracker check`: for those who add sites, or mend one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from scrapers.registry import discover
from tracker.cli.context import context_of, found_config, now
from tracker.cli.language import language_of
from tracker.cli.man_page import PAGE, man_page
from tracker.cli.output import Format, FormatOption, print_json, print_line, say
from tracker.collecting.fetchers import page_fetcher
from tracker.config.runtime import Runtime
from tracker.config.schema import SHIPPED, schema_text
from tracker.config.settings import Settings
from tracker.devtools import tables_page
from tracker.devtools.check_sites import problems
from tracker.devtools.new_site import new_site
from tracker.devtools.probe import probe_source
from tracker.devtools.probe_bundle import as_json, lines, write_bundle
from tracker.devtools.record_page import record as record_page
from tracker.errors import BadInput, ConfigError
from tracker.sources.source import all_sources, chosen_sources
from tracker.wording.complaints import complaint

_TABLES = Path("docs/tables.md")


def new(site: Annotated[str, typer.Argument(help="the new site's id, such as cn_something")]) -> None:
    """Write a module, a synthetic page and a failing test to start a site from; run it in the project's folder."""
    for path in new_site(Path(), site):
        print_line(str(path))


def _settings(ctx: typer.Context) -> Settings:
    """The configuration; a portal can be looked at without one, never past a broken one."""
    own = context_of(ctx)
    return Settings() if own.config is None and found_config() is None else own.settings()


def _check_live(ctx: typer.Context) -> None:
    settings = context_of(ctx).settings()
    chosen = chosen_sources(all_sources(settings, discover()), [])
    if not chosen:
        raise ConfigError(f"{settings.file}: no source is enabled; add a [source.…] table, or name one: `tracker probe SOURCE`")
    runtime = Runtime(settings=settings, now=now)
    differs = False
    for source in chosen:
        findings = probe_source(source, runtime, None)
        differs = differs or not findings.matches
        for each in findings.all:
            print_line(f"{source.name} {each.name}: {each.verdict.value}{': ' if each.reason else ''}{each.reason}")
    if differs:
        raise typer.Exit(1)


def record(
    ctx: typer.Context,
    url: Annotated[str, typer.Argument(help="the page's address")],
    folder: Annotated[Path, typer.Option("--dir", help="where the page is kept")] = Path(),
) -> None:
    """Save a live page with its headers as a fixture; cookies are left out, and nothing is overwritten unasked."""
    page = page_fetcher(Runtime(settings=_settings(ctx), now=now))(url)
    for path in record_page(page, folder, lambda path: typer.confirm(f"{path} is there already; overwrite it?")):
        print_line(str(path))


def probe(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="a source, as `tracker sources` lists them")],
    url: Annotated[str | None, typer.Option(help="the notice to read; the first listed result when left out")] = None,
    bundle: Annotated[Path | None, typer.Option(help="where the bundle is written; PROBE-SOURCE-DAY.zip when left out")] = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Ask a live portal for one list page a channel and one notice, and compare them with what its module expects.

    Writes a bundle that can be sent to whoever maintains the module; personal data in it is masked. Exit 1 when anything differs.
    """
    settings, language = _settings(ctx), language_of(context_of(ctx).config)
    (chosen,) = chosen_sources(all_sources(settings, discover()), [source])
    findings = probe_source(chosen, Runtime(settings=settings, now=now), url)
    if form is Format.JSON:
        print_json(as_json(findings))
    else:
        for line in lines(findings):
            print_line(complaint(line, language))
    written = write_bundle(findings, bundle or Path(f"probe-{source}-{now():%Y-%m-%d}.zip"))
    say(complaint(f"bundle: {written}", language))
    if not findings.matches:
        raise typer.Exit(1)


def check(
    ctx: typer.Context,
    live: Annotated[bool, typer.Option("--live", help="probe every enabled source's portal instead")] = False,
) -> None:
    """Lint every site and the generated docs; run it in the project's folder. Exit 1 when anything is wrong."""
    if live:
        _check_live(ctx)
        return
    if not Path("scrapers/sites").is_dir():
        raise BadInput("no scrapers/sites here; run this in the project's folder")
    found = problems(Path())
    if _TABLES.exists() and tables_page.current(text := _TABLES.read_text(encoding="utf-8")) != text:
        found.append(f"{_TABLES}: not in step with the schema")
    if SHIPPED.exists() and SHIPPED.read_text(encoding="utf-8") != schema_text():
        found.append(f"{SHIPPED}: not in step with the configuration; `make schema` writes it")
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") != man_page():
        found.append(f"{PAGE}: not in step with the commands; `make man` writes it")
    for line in found:
        print_line(line)
    if found:
        raise typer.Exit(1)
    say("sites and docs are in step")
