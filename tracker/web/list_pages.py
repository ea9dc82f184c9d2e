"""Pages that are lists: sources, inbox, alerts, search, and the wins of the overview."""

from __future__ import annotations

import json
from functools import cache

from db import alerts as alert_rows
from db import search
from db import sources as source_rows
from db.engine.connection import Database
from db.engine.rows import Row, select
from scrapers.base import Scraper
from scrapers.money import Money
from scrapers.registry import discover
from tracker.collecting.looks import due_at
from tracker.judging.decisions import items_of
from tracker.model.decision import JoinDecision, MarkDecision, UnreadDecision
from tracker.review.doubts import doubt
from tracker.review.inbox import InboxItem
from tracker.sources.health import said, symptom_of
from tracker.sources.source import all_sources
from tracker.storage.repository import Repository
from tracker.web.page_context import PageContext, Values
from tracker.wording.complaints import complaint
from tracker.wording.screens import term

MOST = 50
# the newest pages shown of each source
_PAGES = 3


def wins(db: Database, *, limit: int) -> list[Row]:
    """The newest wins of watched companies, each once."""
    rows = select(
        db,
        """SELECT company, company_name, order_id, dated, buyer, project_name, title, amount_minor, currency, counts_as
        FROM wins ORDER BY dated DESC, order_id LIMIT ?""",
        (limit,),
    )
    return [row | {"amount": exact(row["amount_minor"], row["currency"])} for row in rows]


def exact(minor: int | None, currency: str | None) -> str | None:
    """An amount in major units with its currency's decimals; None where none is printed."""
    return None if minor is None or currency is None else str(Money(minor=minor, currency=currency))


def sources_page(repository: Repository, context: PageContext, language: str) -> Values:
    """Every source that has ever run: health and why, when it last spoke, looks due, gaps, its last pages."""
    states = source_rows.source_states(repository.db)
    due = _looks_due(repository.db, context)
    rows = [
        row
        | {
            "reason": said_of(states[row["source"]], language),
            "last_run_reason": complaint(row["last_run_reason"] or "", language),
            "looks_due": due.get(row["source"]),
            "pages": source_rows.last_pages(repository.db, row["source"], _PAGES),
        }
        for row in source_rows.source_health(repository.db)
    ]
    return {"sources": rows, "gaps": source_rows.open_gaps(repository.db)}


def _looks_due(db: Database, context: PageContext) -> dict[str, int]:
    """How many looks at stored pages are due at each source that is read."""
    now = context.now()
    read = [each for each in all_sources(context.settings, _registry()).values() if each.enabled]
    return {each.name: len(due_at(db, each, now.astimezone(each.zone).date(), now)) for each in read}


@cache
def _registry() -> dict[str, type[Scraper]]:
    return discover()


def said_of(state: Row, language: str) -> str | None:
    """Why a source stands as it does; as it was written down where only that is kept."""
    if state["symptoms"] is None:
        return complaint(str(state["reason"]), language) if state["reason"] else None
    return said([symptom_of(each) for each in json.loads(state["symptoms"])], language)


def inbox_rows(repository: Repository, context: PageContext, language: str) -> list[Row]:
    """Open questions, the most money first, each with what it is about in words, its pages, and what accepts and rejects it."""
    items = context.file.kept("inbox", lambda: items_of(repository, context.now()))
    return [
        {
            "id": item.id,
            "kind": term(item.kind.value, "kind", language),
            "company": getattr(item.asked, "company", None),
            "name": getattr(item.asked, "name", None),
            "near": item.near,
            "orders": _orders(item),
            # an unread page's reason begins with its id
            "notice": item.reason.partition(":")[0] if isinstance(item.asked, UnreadDecision) else None,
            "reason": doubt(item, language),
            "money": str(item.money) if item.money else None,
            "currency": item.money.currency if item.money else None,
        }
        for item in items
    ]


def _orders(item: InboxItem) -> list[str]:
    """The ids of the orders that a question is about."""
    asked = item.asked
    if isinstance(asked, JoinDecision):
        return [asked.left, asked.right]
    return [asked.order] if isinstance(asked, MarkDecision) else []


def alerts_page(repository: Repository, company: str | None) -> Values:
    """The newest alerts, of one company or all, and the companies that have a feed."""
    rows = alert_rows.load_alerts(repository.db, alert_rows.Wanted(company=company), limit=MOST)[::-1]
    total = alert_rows.count_alerts(repository.db, alert_rows.Wanted(company=company))
    return {"rows": rows, "total": total, "companies": repository.companies(), "company": company}


def search_page(repository: Repository, words: str) -> Values:
    """Notices that hold every word, the best hits first, the hit in each marked."""
    rows, total = search.search_notices(repository.db, words, limit=MOST) if words.strip() else ([], 0)
    for row in rows:
        row["passages"] = search.passages_of(row, words)[:2]
    return {"words": words, "rows": rows, "total": total}
