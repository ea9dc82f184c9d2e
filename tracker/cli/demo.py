"""`tracker demo`: the whole flow on a small portal it serves itself on 127.0.0.1."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import which
from typing import Annotated

import typer

from db.engine.connection import open_file
from db.engine.rows import select
from tracker.cli.context import DEFAULT_CONFIG
from tracker.cli.output import Format, console, print_line, print_rows
from tracker.cli.run import COLUMNS, KEPT, run_row
from tracker.collecting.report import RunReport
from tracker.demo.script import CLOCK, QUERIES, Demo, play
from tracker.reporting.report import build_report
from tracker.reporting.terminal import render
from tracker.storage.repository import Repository

_WINS = {
    "company": "company",
    "ticker": "ticker",
    "published_date": "date",
    "buyer": "buyer",
    "lot": "lot",
    "credited": "amount",
    "currency": "",
    "counts_as": "counts as",
}


def demo(
    folder: Annotated[Path, typer.Option("--dir", help="where tracker.toml and tracker.db are kept")] = Path("demo"),
) -> None:
    """Publish notices on a portal of our own, read them with the real scrapers, and show wins, report and alerts."""
    played = play(folder, print_line, _show)
    path = played.settings.db_path
    print_line(f"\nEverything is in {path}. Three queries to try (sqlite3 {path}):")
    for query in QUERIES:
        print_line(f"  {query}")
    print_line("And from here, with an id from above:")
    called = "tracker" if which("tracker") else sys.argv[0]
    for words in ("report zhipu", "alerts list", "show ID"):
        print_line(f"  {called} --config {folder / DEFAULT_CONFIG} {words}")
    print_line("Or look at it in a browser (http://127.0.0.1:8017/):")
    print_line(f"  {called} --config {folder / DEFAULT_CONFIG} serve")


def _show(demo: Demo, reports: list[RunReport]) -> None:
    print_rows([run_row(report) for report in reports], COLUMNS, Format.TABLE, title="What was read", keep=KEPT)
    with open_file(demo.settings.db_path) as db:
        wins = select(
            db,
            """SELECT company, ticker, published_date, buyer, lot, credited, currency, counts_as FROM wins
            ORDER BY published_date, buyer""",
        )
        repository = Repository(db)
        zhipu = next(company for company in repository.companies() if company.id == "zhipu")
        ledger = repository.ledger(zhipu)
        report = build_report(ledger, repository.rates, CLOCK.date())
    wins = [win | {"credited": f"{win['credited']:,.2f}"} for win in wins]
    print_rows(wins, _WINS, Format.TABLE, title="Wins of watched companies")
    console().print(render(report, demo.settings.language))
