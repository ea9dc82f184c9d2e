"""`tracker orders`: the orders of the file listed, leads imported and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.groups import Listing
from tracker.cli.lookup import orders

app = typer.Typer(
    cls=Listing,
    help="""Orders: list, import, remove. Without a command the list, with its company and options.

`tracker orders list --help` names them: --limit, --since, --until, --min-amount, --buyer, --sort.""",
)
app.command("list")(orders)


@app.command("import")
def import_orders(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV or TOML, as docs/ledger.md says")],
) -> None:
    """Import orders known from news items or filings as leads; official notices confirm them later."""
    # what an import needs is not loaded for a list
    from tracker.cli.imports import import_leads

    import_leads(ctx, file)


@app.command("remove")
def remove(
    ctx: typer.Context, order: Annotated[str, typer.Argument(metavar="ID", help="the order whose lead is to be taken back")]
) -> None:
    """Take a lead back: its order counts no more unless an official notice states it; its history says so."""
    from tracker.cli.imports import remove_lead

    remove_lead(ctx, order)
