"""Rehearsals on the terminal: what a reading of archived pages would change, as tables or as one JSON object."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

import typer

from scrapers.money import Money
from scrapers.registry import discover
from tracker.cli.output import Format, print_json, print_line, print_rows, say, say_in
from tracker.collecting.rereading.rehearsal import Changes, CompanyTotals, MovedOrder, changes, rehearsed
from tracker.collecting.rereading.reread import Request
from tracker.collecting.rounds import read_archives
from tracker.config.runtime import Runtime
from tracker.sources.source import Source
from tracker.storage.archive import open_archive
from tracker.storage.archive_reader import ArchivedPages
from tracker.wording.complaints import complaint
from tracker.wording.terminal import plain

_KINDS = {"what": "change", "count": "count"}
_COMPANIES = {
    "company": "company",
    "currency": "currency",
    "before_stated": "stated before",
    "after_stated": "stated after",
    "before_floor": "firm before",
    "after_floor": "firm after",
}
_ORDERS = {"order": "order", "kinds": "change", "supplier": "supplier", "before": "before", "after": "after"}


def show_rehearsal(runtime: Runtime, chosen: list[Source], request: Request, form: Format) -> None:
    """Apply a reading to a copy of the file, and print what that changed. Exit 1 when a source failed."""
    pages = request.pages or runtime.settings.pages_path
    with rehearsed(runtime) as (rehearsal, old), open_archive(pages, create=False, read_only=True) as archive:
        reports = list(read_archives(chosen, rehearsal, request))
        found = changes(rehearsal, old, ArchivedPages(archive.store, runtime.settings.pages_path.parent), discover())
    _print(found, form, runtime.settings.language)
    for report in reports:
        if report.reason:
            say(complaint(f"{report.source}: {report.reason}", runtime.settings.language))
    if any(report.failed for report in reports):
        raise typer.Exit(1)


def _print(found: Changes, form: Format, language: str) -> None:
    companies = [_company(each) for each in found.companies]
    if form is Format.JSON:
        largest = [asdict(each) for each in found.largest]
        print_json({"notices": found.notices, "orders": found.orders, "companies": companies, "largest": largest})
        return
    for title, counts in (("notices", found.notices), ("orders", found.orders)):
        print_rows(
            [{"what": kind, "count": count} for kind, count in counts.items()], _KINDS, form, title=title, language=language
        )
    print_rows(companies, _COMPANIES, form, title="companies", language=language)
    print_rows([_order(each) for each in found.largest], _ORDERS, form, title="the largest changes", language=language)
    for line in _passages(found.largest):
        print_line(line)
    say_in(language, "rehearsed")


def _company(totals: CompanyTotals) -> dict[str, object]:
    def major(minor: int) -> str:
        return str(Money(minor=minor, currency=totals.currency).major)

    sides = (("before", totals.before), ("after", totals.after))
    sums = {f"{side}_{name}": major(getattr(of, name)) for side, of in sides for name in ("floor", "stated", "ceiling")}
    orders = {f"{side}_orders": of.orders for side, of in sides}
    return {"company": totals.company, "currency": totals.currency, **sums, **orders}


def _order(moved: MovedOrder) -> dict[str, object]:
    return {
        "order": moved.id,
        "kinds": ", ".join(moved.kinds),
        "supplier": moved.after["supplier"] or moved.before["supplier"],
        **{
            name: " ".join(str(side[key]) for key in ("status", "currency", "amount") if side[key])
            for name, side in (("before", moved.before), ("after", moved.after))
        },
    }


def _passages(orders: Iterable[MovedOrder]) -> Iterator[str]:
    for order in orders:
        for passage in order.passages:
            yield f"{order.id}  {passage['notice']}  {passage['field']}: {plain(passage['passage'])}"
