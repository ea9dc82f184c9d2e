"""`tracker orders`, `tracker notices`, `tracker show`: what is in the file, down to the passage in the archived page."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer

from db import notices as notice_rows
from db import orders as order_rows
from db import search
from db.engine.connection import Database, transaction
from db.order_list import OrderSort, Wanted, list_notices, list_orders
from db.pages import PageStore
from scrapers.notice import Notice
from tracker import storage as records
from tracker.cli.context import chosen_companies, context_of, now
from tracker.cli.limits import BuyerOption, LimitOption, SinceOption, UntilOption, day_text, say_cut
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows, say
from tracker.config.runtime import Runtime
from tracker.errors import BadInput, ConfigError
from tracker.judging.configuration import sync_configuration
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order
from tracker.storage.lookup import find, notice_entry, order_entries, passages, passages_of_award, reread_text
from tracker.storage.repository import Repository
from tracker.wording.screens import head, term
from tracker.wording.terminal import plain

_ORDER_COLUMNS = {
    "order": "order",
    "date": "date",
    "status": "status",
    "supplier": "supplier",
    "buyer": "buyer",
    "project": "project",
    "lot": "lot",
    "amount": "amount",
    "currency": "currency",
    "marks": "marks",
}
# what stays where a terminal has no room for all
_ORDER_KEPT = ("order", "date", "supplier", "amount", "status", "currency", "marks", "buyer", "project")
_NOTICE_COLUMNS = {
    "notice": "notice",
    "published_date": "date",
    "notice_type": "type",
    "source": "source",
    "buyer": "buyer",
    "title": "title",
    "url": "url",
}
_FOUND_COLUMNS = {
    "notice": "notice",
    "published_date": "date",
    "notice_type": "type",
    "passage": "found",
    "buyer": "buyer",
    "project_number": "number",
    "url": "url",
}
# columns of tables whose words the codes of an entry have
_CODES = dict.fromkeys(("support", "joined_by", "vat", "reason", "detail"), "status") | {"type": "notice_type"}


def orders(
    ctx: typer.Context,
    company: Annotated[str | None, typer.Argument(metavar="[COMPANY]", help="a company's id; all when left out")] = None,
    limit: LimitOption = 50,
    since: SinceOption = None,
    until: UntilOption = None,
    min_amount: Annotated[str | None, typer.Option(help="of at least so much, in major units of the order's currency")] = None,
    buyer: BuyerOption = None,
    sort: Annotated[OrderSort, typer.Option(help="newest, largest, or by name")] = "date",
    form: FormatOption = Format.TABLE,
) -> None:
    """Orders, newest first: one deal each, however many notices speak of it."""
    context = context_of(ctx)
    settings = context.settings()
    wanted = Wanted(since=day_text(since), until=day_text(until), buyer=buyer, limit=limit)
    with context.reading(settings) as db:
        with transaction(db):
            sync_configuration(db, Runtime(settings=settings, now=now))
        repository = Repository(db)
        of = repository.order_ids(chosen_companies(repository, company)[0]) if company is not None else None
        ids, total = list_orders(db, wanted, ids=of, min_amount=_amount(min_amount), sort=sort)
        by_id = {order.id: order for order in repository.orders_by_id(ids)}
        entries = order_entries(db, [by_id[each] for each in ids])
    if form is Format.TABLE:
        entries = [entry | {"marks": ", ".join(_marks_of(entry))} for entry in entries]
    print_rows(entries, _ORDER_COLUMNS, form, language=settings.language, keep=_ORDER_KEPT)
    say_cut(len(entries), total, settings.language)


def _amount(text: str | None) -> Decimal | None:
    """An amount as typed on the command line, in major units. Raises ConfigError."""
    if text is None:
        return None
    try:
        amount = Decimal(text.replace(",", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise ConfigError(f"--min-amount: {text!r} is no amount, expected a number such as 1000000")
    return amount


def _marks_of(entry: Mapping[str, Any]) -> list[str]:
    """The doubts of an order's entry, with a word when they were accepted."""
    marks: list[str] = entry["marks"]
    return [*marks, "(accepted)"] if marks and entry["accepted"] else marks


def notices(
    ctx: typer.Context,
    words: Annotated[
        str | None, typer.Option("--search", help="words in title, project, buyer or suppliers, or part of a project number")
    ] = None,
    limit: LimitOption = 50,
    since: SinceOption = None,
    until: UntilOption = None,
    buyer: BuyerOption = None,
    form: FormatOption = Format.TABLE,
) -> None:
    """Notices in the file, newest first; with --search the best hits first, each with the passage that was found."""
    context = context_of(ctx)
    wanted = Wanted(since=day_text(since), until=day_text(until), buyer=buyer, limit=limit)
    settings = context.settings()
    with context.reading(settings) as db:
        if words:
            rows, total = search.search_notices(
                db, words, since=wanted.since, until=wanted.until, buyer=wanted.buyer, limit=wanted.limit
            )
        else:
            rows, total = list_notices(db, wanted)
    columns = _FOUND_COLUMNS if words else _NOTICE_COLUMNS
    print_rows([{"notice": f"N{row['id']}", **row} for row in rows], columns, form, language=settings.language)
    say_cut(len(rows), total, settings.language)


def show(
    ctx: typer.Context,
    shown_id: Annotated[str, typer.Argument(metavar="ID", help="N… for a notice, O… for an order")],
    form: FormatOption = Format.TABLE,
) -> None:
    """One notice or order with everything behind it; a notice's values are marked in the passage of the archived page."""
    context = context_of(ctx)
    settings = context.settings()
    with context.reading(settings) as db:
        found = find(db, shown_id)
        if isinstance(found, Order):
            entry = order_entries(db, [found])[0] | {"passages": _order_passages(db, settings.pages_path, found)}
        else:
            shown = _notice_passages(settings.pages_path, notice_rows.load_notices(db, [found.id])[0])
            entry = notice_entry(found, shown, order_rows.order_ids_of_notices(db, [found.id]))
    if form is Format.JSON:
        print_json(entry)
    else:
        _print_entry(entry, settings.language)


def _order_passages(db: Database, pages: Path, order: Order) -> list[dict[str, object]]:
    """What each of the order's notices says of it, in its archived page."""
    rows = notice_rows.load_notices(db, list(dict.fromkeys(each.id for each in order.notices)))
    told = {row["id"]: _notice_passages(pages, row) for row in rows}
    return [
        {"notice": f"N{each.id}", **passage} for each in order.notices for passage in passages_of_award(told[each.id], each.award)
    ]


def _notice_passages(pages: Path, row: records.Row) -> list[dict[str, object]]:
    again = _reread(pages, records.stored_notice(row), row["page_sha256"])
    return list(passages(again.evidence, again.text)) if again else []


def _reread(path: Path, stored: StoredNotice, page_sha256: str | None) -> Notice | None:
    if not path.exists():
        return None
    # only what shows a passage needs the archive, the sites and their reader
    from scrapers.registry import discover
    from tracker.storage.archive_reader import ArchivedPages

    store = PageStore.open(path, create=False)
    try:
        return reread_text(stored, page_sha256, ArchivedPages(store, path.parent), discover())
    except BadInput as problem:
        # what is known of the notice can be shown without its page
        say(str(problem))
        return None
    finally:
        store.close()


def _print_entry(entry: dict[str, object], language: str) -> None:
    for key, value in entry.items():
        name = head(key, language)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            print_line(f"{name}:")
            for each in value:
                values = [f"{head(k, language)}={_told(k, v, language)}" for k, v in each.items() if v not in (None, [], "")]
                print_line("  " + "  ".join(values))
        elif value not in (None, "") and (not isinstance(value, list) or _flat(value)):
            print_line(f"{name}: {_told(key, value, language)}")


def _told(key: str, value: object, language: str) -> str:
    """A value of an entry; our own codes in Chinese words, in English as they are."""
    text = plain(", ".join(map(str, _flat(value))) if isinstance(value, list) else value)
    if language == "en":
        return text
    if isinstance(value, bool):
        return term("yes" if value else "no", "bool", language)
    return head(text, language) if key == "field" else term(text, _CODES.get(key, key), language)


def _flat(values: list[object]) -> list[object]:
    """Values without the lists that they stand in, as the marks of each award of a notice do."""
    return [inner for each in values for inner in (_flat(each) if isinstance(each, list) else [each])]
