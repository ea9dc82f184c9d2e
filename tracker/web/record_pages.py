"""Order and notice pages: one record with its events, its notices, and the archived passages behind every value."""

from __future__ import annotations

from typing import NamedTuple

from db import notices as notice_rows
from db import orders as order_rows
from db.engine.rows import select
from db.pages import PageStore
from scrapers.notice import Evidence, Notice
from tracker.errors import BadInput
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order
from tracker.storage.lookup import find, notice_entry, order_entries, reread_text
from tracker.storage.notices import stored_notice
from tracker.storage.repository import Repository
from tracker.web.list_pages import exact, inbox_rows
from tracker.web.page_context import PageContext, Values
from tracker.web.passages import Piece, pieces

# characters of the archived text that an order's page shows around its values
_AROUND = 60


class Archived(NamedTuple):
    """Text of a notice's archived page with what was read from it, or why there is none."""

    text: str
    evidence: tuple[Evidence, ...]
    problem: str | None = None


def order_page(repository: Repository, context: PageContext, shown_id: str, language: str) -> Values:
    """One order: what is counted and why, its events in time, every notice with its passages, what a person may decide.

    Raises BadInput for an id that nothing has.
    """
    order = find(repository.db, shown_id)
    if not isinstance(order, Order):
        raise BadInput(f"nothing in the file is called {shown_id!r} among the orders; ids look like O4K7Q2M9XBA")
    credited = select(
        repository.db,
        """SELECT company, company_name, counts_as, treatment, share, credited_minor, currency
        FROM order_book WHERE order_id = ? ORDER BY company""",
        (order.id,),
    )
    credited = [row | {"credited": exact(row["credited_minor"], row["currency"])} for row in credited]
    rows = {row["id"]: row for row in notice_rows.load_notices(repository.db, [each.id for each in order.notices])}
    spoken = []
    for each in order.notices:
        archived = archived_text(context, stored_notice(rows[each.id]), rows[each.id]["page_sha256"])
        mine = [item for item in archived.evidence if item.award is None or item.award == each.award]
        spoken.append({"notice": each, "passages": [_around(archived.text, item) for item in mine], "problem": archived.problem})
    names, notices = {party.name for party in order.parties}, {f"N{each.id}" for each in order.notices}
    questions = [
        row
        for row in inbox_rows(repository, context, language)
        if order.id in row["orders"] or row["name"] in names or row["notice"] in notices
    ]
    return {
        "order": order,
        "entry": order_entries(repository.db, [order])[0],
        "credited": credited,
        "spoken": spoken,
        "questions": questions,
    }


def notice_page(repository: Repository, context: PageContext, shown_id: str) -> Values:
    """One notice: what was read beside the archived page's text. Raises BadInput for an id that nothing has."""
    stored = find(repository.db, shown_id)
    if not isinstance(stored, StoredNotice):
        raise BadInput(f"nothing in the file is called {shown_id!r} among the notices; ids look like N12")
    row = notice_rows.load_notices(repository.db, [stored.id])[0]
    archived = archived_text(context, stored, row["page_sha256"])
    cut: list[Piece] = pieces(archived.text, archived.evidence)
    return {
        "stored": stored,
        "entry": notice_entry(stored, [], order_rows.order_ids_of_notices(repository.db, [stored.id])),
        "evidence": list(enumerate(archived.evidence)),
        "pieces": cut,
        "firsts": _firsts(cut),
        "problem": archived.problem,
    }


def archived_text(context: PageContext, stored: StoredNotice, page_sha256: str | None) -> Archived:
    """The archived page of a notice as text, read again for its passages."""
    # the sites and their reader are loaded when a page is first shown
    from scrapers.registry import discover
    from tracker.storage.archive_reader import ArchivedPages

    path = context.settings.pages_path
    if not path.exists():
        return Archived("", (), f"{path.name} is not there")
    store = PageStore.open(path, create=False)
    try:
        again: Notice | None = reread_text(stored, page_sha256, ArchivedPages(store, path.parent), discover())
    except BadInput as problem:
        return Archived("", (), str(problem))
    finally:
        store.close()
    return Archived(again.text, again.evidence) if again else Archived("", (), None)


def _around(text: str, item: Evidence) -> Values:
    return {
        "field": item.field,
        "before": text[max(0, item.start - _AROUND) : item.start],
        "value": text[item.start : item.end],
        "after": text[item.end : item.end + _AROUND],
    }


def _firsts(cut: list[Piece]) -> dict[int, int]:
    """Where each value's first piece stands: the place its link leads to."""
    found: dict[int, int] = {}
    for place, piece in enumerate(cut):
        for mark in piece.marks:
            found.setdefault(mark, place)
    return found
