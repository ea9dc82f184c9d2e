"""Downloads beside the pages: the report as JSON, the ledger as CSV, the alerts of a company as an Atom feed, the style sheet."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

from datasette import Response
from datasette.utils.asgi import NotFound, Request

from db.alerts import Wanted, load_alerts
from tracker.alerts.body import Voice
from tracker.alerts.channels.atom import feed, feed_entry
from tracker.alerts.message import compose
from tracker.exporting.csv_table import ledger_csv
from tracker.model.company import Company
from tracker.model.view import View
from tracker.reporting.report import build_report
from tracker.storage.companies import flag_of
from tracker.storage.repository import Repository
from tracker.web.page_context import PageContext

Route = tuple[str, Callable[..., Awaitable[Response]]]
# entries of a feed, the newest first
_ENTRIES = 50


def downloads(context: PageContext) -> list[Route]:
    """Routes of what is not a page."""

    async def as_json(request: Request) -> Response:
        entry = await context.read(lambda repository: _report(repository, context, request))
        return Response.text(json.dumps(entry, ensure_ascii=False), headers={"content-type": "application/json; charset=utf-8"})

    async def as_csv(request: Request) -> Response:
        entry = await context.read(lambda repository: _report(repository, context, request))
        name = request.url_vars["id"]
        headers = {"content-type": "text/csv; charset=utf-8", "content-disposition": f'attachment; filename="{name}.csv"'}
        return Response.text(ledger_csv(entry), headers=headers)

    async def as_feed(request: Request) -> Response:
        text = await context.read(lambda repository: _feed(repository, context, _company(repository, request)))
        return Response(text, headers={}, content_type="application/atom+xml; charset=utf-8")

    async def style() -> Response:
        text = (files("tracker.web") / "static" / "tracker.css").read_text(encoding="utf-8")
        return Response(text, headers={"cache-control": "max-age=3600"}, content_type="text/css; charset=utf-8")

    return [
        (r"^/company/(?P<id>[^/]+)/report\.json$", as_json),
        (r"^/company/(?P<id>[^/]+)/ledger\.csv$", as_csv),
        (r"^/company/(?P<id>[^/]+)/alerts\.atom$", as_feed),
        (r"^/tracker\.css$", style),
    ]


def _company(repository: Repository, request: Request) -> Company:
    ident = request.url_vars["id"]
    for company in repository.companies():
        if company.id == ident:
            return company
    raise NotFound(f"no company {ident!r} is watched here")


def _report(repository: Repository, context: PageContext, request: Request) -> dict[str, Any]:
    company = _company(repository, request)
    ledger = repository.ledger_then(company, repository.orders(company), View())
    return dict(build_report(ledger, repository.rates, context.today).as_json(context.settings.language))


def _feed(repository: Repository, context: PageContext, company: Company) -> bytes:
    voice = Voice(channel="feed", language=context.settings.language)
    newest = load_alerts(repository.db, Wanted(company=company.id), limit=_ENTRIES * 4)
    by_message: dict[str, list[Any]] = {}
    for row in reversed(newest):
        if row["message_id"]:
            by_message.setdefault(row["message_id"], []).append(row)
    entries: list[Element] = []
    for name, rows in list(by_message.items())[:_ENTRIES]:
        message = compose([flag_of(row) for row in reversed(rows)], voice, name)
        entries.append(feed_entry(message, datetime.fromisoformat(rows[0]["created_at"])))
    return feed(company.name(context.settings.language), entries, context.now())
