"""Tender of a release: the project, its lots as far as they have come, who manages it and what it may cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scrapers.notice import Notice, NoticeType
from tracker.exporting.ocds.awards import lot_id
from tracker.exporting.ocds.tags import ENDED
from tracker.exporting.ocds.values import Json, value_of
from tracker.model.order import Order

_ENDS = {NoticeType.FAILED: "unsuccessful", NoticeType.TERMINATION: "cancelled"}


def tender_of(ident: str, orders: Sequence[Order], notice: Notice, awards: Mapping[str, Json], failed: Iterable[str]) -> Json:
    """The tender after a notice; `awards` are all that stand by then, `failed` the lots that failed by then."""
    number = next((text for text in (*(order.project_number for order in orders), notice.project_number) if text), None)
    title = next((text for text in (notice.project_name, *(o.project_name for o in orders), notice.title) if text), None)
    lots = _lots(orders, awards, set(failed))
    value = value_of(notice.budget)
    return {
        "id": number or ident,
        **({"title": title} if title else {}),
        **({"status": status} if (status := _status(notice, awards)) else {}),
        **({"value": value} if value else {}),
        **({"lots": lots} if lots else {}),
    }


def _status(notice: Notice, awards: Mapping[str, Json]) -> str | None:
    """How far the tender is; a failure is the whole tender's only where nothing has been awarded beside it."""
    statuses = {award["status"] for award in awards.values()}
    if "active" in statuses:
        return "complete"
    if "pending" in statuses:
        return "active"
    if not statuses and not notice.failed_lots and notice.notice_type in _ENDS:
        return _ENDS[notice.notice_type]
    return "active" if not statuses and notice.notice_type is NoticeType.TENDER else None


def _lots(orders: Iterable[Order], awards: Mapping[str, Json], failed: set[str]) -> list[Json]:
    """Every lot that an order has or that failed, by its id; a lot is complete with an active award."""
    titles = {lot_id(order.lot): order.lot for order in reversed([*orders]) if order.lot} | {}
    titles = {name: name for name in sorted(failed)} | titles
    found: list[Json] = []
    for name, title in titles.items():
        statuses = {award["status"] for award in awards.values() if award.get("relatedLots") == [name]}
        status = "complete" if "active" in statuses else "unsuccessful" if name in failed and statuses <= set(ENDED) else None
        found.append({"id": name, "title": title, **({"status": status} if status else {})})
    return found
