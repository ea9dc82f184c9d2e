"""The `tracker` application and its own options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import alerts, imports, inbox, revenue, upkeep
from tracker.cli.context import CommandContext
from tracker.cli.demo import demo
from tracker.cli.init import init
from tracker.cli.lookup import notices, orders, show
from tracker.cli.parse import parse
from tracker.cli.report import report
from tracker.cli.rules import replay, rules
from tracker.cli.run import run
from tracker.cli.sites import check, new, record
from tracker.cli.sources import sources

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, add_completion=False, help=__doc__)


@app.callback()
def programme(
    ctx: typer.Context,
    config: Annotated[Path | None, typer.Option(help="the configuration (default ./tracker.toml, then $TRACKER_CONFIG)")] = None,
    db: Annotated[Path | None, typer.Option(help="the SQLite file, instead of the configuration's")] = None,
) -> None:
    """Orders won by listed companies, read from public award notices and weighed against reported revenue."""
    ctx.obj = CommandContext(config, db)


for command in (init, demo, run, report, orders, notices, show, rules, replay, sources, parse, new, record, check):
    app.command()(command)
app.command()(upkeep.daemon)
app.command()(upkeep.backup)
app.command()(upkeep.verify)
app.command("status")(upkeep.show_status)
app.add_typer(revenue.app, name="revenue")
app.add_typer(alerts.app, name="alerts")
app.add_typer(inbox.app, name="inbox")
app.add_typer(imports.fx, name="fx")
app.add_typer(imports.filings, name="filings")
app.add_typer(upkeep.archive, name="archive")
