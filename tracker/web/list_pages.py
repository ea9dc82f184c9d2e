"""Pages that are lists: sources, inbox, alerts, search, and the wins of the overview."""

from __future__ import annotations

from db import alerts as alert_rows
from db import search
from db import sources as source_rows
from db.engine.connection import Database
from db.engine.rows import Row, select
from tracker.judging.decisions import items_of
from tracker.storage.repository import Repository
from tracker.web.page_context import PageContext, Values

MOST = 50


def wins(db: Database, *, limit: int) -> list[Row]:
    """The newest wins of watched companies, each once."""
    return select(
        db,
        """SELECT company, company_name, order_id, dated, buyer, project_name, title, amount_minor, amount, currency, counts_as
        FROM wins ORDER BY dated DESC, order_id LIMIT ?""",
        (limit,),
    )


def sources_page(repository: Repository, _context: PageContext) -> Values:
    """Every source that has ever run: health, when it last spoke, looks and gaps."""
    return {"sources": source_rows.source_health(repository.db), "gaps": source_rows.open_gaps(repository.db)}


def inbox_rows(repository: Repository, context: PageContext) -> list[Values]:
    """Open questions, the most money first, each with what accepts and rejects it."""
    items = context.file.kept("inbox", lambda: items_of(repository, context.now()))
    return [
        {
            "id": item.id,
            "kind": item.kind.value,
            "company": getattr(item.asked, "company", None),
            "subject": getattr(item.asked, "name", None) or item.asked.subject,
            "near": item.near,
            "reason": item.reason,
            "money": str(item.money) if item.money else None,
            "currency": item.money.currency if item.money else None,
        }
        for item in items
    ]


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
