"""Commands of the programme by name: where each is defined and its line of help, so that only the one asked for is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple


class Command(NamedTuple):
    """Entry of the command table; `where` is `module:attribute`, a function or a Typer application of sub-commands."""

    name: str
    where: str
    help: str

    def load(self) -> Any:
        """Function or application behind the name; its libraries are imported only now."""
        module, _, attribute = self.where.partition(":")
        return getattr(import_module(module), attribute)


# in the order of the help: first what the tool is for
COMMANDS = (
    Command("report", "tracker.cli.report:report", "What a company's orders add up to, and their share of its reported revenue"),
    Command(
        "orders",
        "tracker.cli.orders:app",
        "Orders, one deal each: list, import leads, remove one",
    ),
    Command("notices", "tracker.cli.lookup:notices", "Notices in the file, newest first; searched with --search"),
    Command("show", "tracker.cli.lookup:show", "One order or notice, down to the passage in the archived page"),
    Command("inbox", "tracker.cli.inbox:app", "Questions for a person: near names, weak joins, marked awards"),
    Command("alerts", "tracker.cli.alerts:app", "Alerts: list, show, send, test a channel, mute"),
    Command("serve", "tracker.cli.serve:serve", "Show the file in a browser: overview, companies, orders, alerts"),
    Command("shell", "tracker.cli.shell:shell", "A read-only SQL prompt on the file, with queries to try"),
    Command("export", "tracker.cli.export:app", "Files to take along: workbook, CSV, feed, OCDS, Parquet"),
    Command("run", "tracker.cli.run:run", "Read every enabled source once, then send what is new"),
    Command("backfill", "tracker.cli.backfill:backfill", "Read past days of sources; the plan says first how long that takes"),
    Command("reread", "tracker.cli.reread:reread", "Read the archived pages again, with any number of workers; ask no portal"),
    Command("daemon", "tracker.cli.daemon:daemon", "Read each source on its schedule until stopped"),
    Command("status", "tracker.cli.status:show_status", "How things stand: sources due, last success, errors, channels"),
    Command("sources", "tracker.cli.sources:app", "Sites and sources, their health; show NAME has the facts of one"),
    Command("watch", "tracker.cli.watch:app", "Watched companies: list, add, remove; tracker.toml keeps its comments"),
    Command("doctor", "tracker.cli.doctor:doctor", "Whether everything is in place, and what to do, in order"),
    Command("init", "tracker.cli.init:init", "Write a commented tracker.toml"),
    Command("demo", "tracker.cli.demo:demo", "The whole flow on a small portal of its own on 127.0.0.1"),
    Command("revenue", "tracker.cli.revenue:app", "Reported revenue: list, import, fetch, remove"),
    Command("fx", "tracker.cli.imports:fx", "Exchange rates of your own: list, import"),
    Command("filings", "tracker.cli.imports:filings", "A company's own announcements of orders: list, import"),
    Command("rules", "tracker.cli.rules:app", "The rules and their settings: list, test one"),
    Command("replay", "tracker.cli.rules:replay", "What a change of rules or perimeters would do"),
    Command("verify", "tracker.cli.upkeep:verify", "Check that the files are sound and agree"),
    Command("backup", "tracker.cli.upkeep:backup", "Copy both files while they are in use"),
    Command("archive", "tracker.cli.upkeep:archive", "The page archive: move old pages to WARC files"),
    Command("parse", "tracker.cli.parse:parse", "Files to fields, touching nothing"),
    Command("probe", "tracker.cli.sites:probe", "Compare a live portal with what its module expects; a bundle to send"),
    Command("new", "tracker.cli.sites:new", "A skeleton to start a site from"),
    Command("record", "tracker.cli.sites:record", "Save a live page as a fixture"),
    Command("check", "tracker.cli.sites:check", "Lint every site and the generated docs; --live probes the portals"),
)
