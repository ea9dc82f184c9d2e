"""Listed items and notices as golden files tell them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scrapers.base import Gap, ListIssue, ListItem, Reference, StatedTotal
from scrapers.notice import Notice
from tests.scrapers.sites.routes import asked_of


def references_of(items: Iterable[ListItem]) -> list[Reference]:
    """The references among listed items."""
    return [item for item in items if isinstance(item, Reference)]


def issues_of(items: Iterable[ListItem]) -> list[ListIssue]:
    """The issues among listed items."""
    return [item for item in items if isinstance(item, ListIssue)]


def item_told(item: ListItem, root: str) -> dict[str, Any]:
    """A listed item as the golden file tells it, addresses without their host."""
    if isinstance(item, Gap):
        return {"gap": item.channel, "start": str(item.start), "end": str(item.end)}
    if isinstance(item, StatedTotal):
        return {"total": item.total, "channel": item.channel, **({} if item.found is None else {"found": item.found})}
    if isinstance(item, ListIssue):
        return {"issue": item.kind, "channel": item.channel}
    told = {"key": item.key, "url": item.url, "title": item.title, "published": item.published and str(item.published)}
    extra = {"buyer": item.buyer, "region": item.region, "channel": item.channel, "context": item.context}
    request = None if item.request is None else str(asked_of(item.request, root))
    return _without_root({**told, **{k: v for k, v in extra.items() if v}, **({"request": request} if request else {})}, root)


def notice_told(notice: Notice, root: str) -> dict[str, Any]:
    """A notice as the golden file tells it: its facts, without text and evidence."""
    awards = [
        {
            "lot": award.lot,
            "supplier": award.supplier.name,
            "amount": None if award.amount is None else f"{award.amount} {award.amount.currency}",
            "pricing": award.pricing,
            "status": award.status,
            **({"marks": list(award.marks)} if award.marks else {}),
        }
        for award in notice.awards
    ]
    told = {
        "notice_type": notice.notice_type,
        "title": notice.title,
        "key": notice.key,
        "url": notice.url,
        "published_date": notice.published_date and str(notice.published_date),
        "published_at": notice.published_at,
        "project_number": notice.project_number,
        "project_name": notice.project_name,
        "buyer": notice.buyer and notice.buyer.name,
        "region": notice.region,
        "awards": awards,
        "attachments": list(notice.attachments),
        "links": [link.key or link.url or link.title for link in notice.links],
        "lead": notice.lead,
    }
    return _without_root({name: value for name, value in told.items() if value not in (None, [], False)}, root)


def _without_root(told: dict[str, Any], root: str) -> dict[str, Any]:
    text = json.dumps(told, ensure_ascii=False)
    value: dict[str, Any] = json.loads(text.replace(root, ""))
    return value
