"""Downloads beside the pages: report as JSON and workbook, ledger as CSV, alerts as a feed; and the style sheet."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from importlib.resources import files
from typing import Any

from datasette import Response
from datasette.utils.asgi import NotFound, Request

from db.engine.errors import DatabaseProblem
from db.sources import source_health
from tracker.alerts.body import Voice
from tracker.briefing.load import load_report
from tracker.errors import BadInput
from tracker.exporting.book import Book
from tracker.exporting.csv_table import ledger_csv
from tracker.exporting.feed import company_feed
from tracker.exporting.sheets import sheets
from tracker.exporting.workbook import workbook
from tracker.model.company import Company
from tracker.storage.repository import Repository
from tracker.web.company_pages import chosen_days
from tracker.web.page_context import PageContext
from tracker.web.words import LANGUAGES

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Route = tuple[str, Callable[..., Awaitable[Response]]]


def downloads(context: PageContext) -> list[Route]:
    """Routes of what is not a page."""

    voice = Voice(channel="feed", language=context.settings.language, pages=context.settings.serve.address)

    async def as_json(request: Request) -> Response:
        entry = await context.read(lambda repository: _report(repository, context, request))
        return Response.text(json.dumps(entry, ensure_ascii=False), headers={"content-type": "application/json; charset=utf-8"})

    async def as_csv(request: Request) -> Response:
        entry = await context.read(lambda repository: _report(repository, context, request))
        name = request.url_vars["id"]
        headers = {"content-type": "text/csv; charset=utf-8", "content-disposition": f'attachment; filename="{name}.csv"'}
        return Response.text(ledger_csv([entry]), headers=headers)

    async def as_workbook(request: Request) -> Response:
        book = await context.read(lambda repository: _book(repository, context, request))
        body = await asyncio.to_thread(_workbook, book, context.now())
        disposition = f'attachment; filename="{book.reports[0].company.id}.xlsx"'
        return Response(body, headers={"content-disposition": disposition}, content_type=_XLSX)

    async def as_feed(request: Request) -> Response:
        text = await context.read(
            lambda repository: company_feed(repository, _company(repository, request), context.now(), voice)
        )
        return Response(text, headers={}, content_type="application/atom+xml; charset=utf-8")

    async def style() -> Response:
        text = (files("tracker.web") / "static" / "tracker.css").read_text(encoding="utf-8")
        return Response(text, headers={"cache-control": "max-age=3600"}, content_type="text/css; charset=utf-8")

    return [
        (r"^/company/(?P<id>[^/]+)/report\.json$", _answered(as_json)),
        (r"^/company/(?P<id>[^/]+)/ledger\.csv$", _answered(as_csv)),
        (r"^/company/(?P<id>[^/]+)/workbook\.xlsx$", _answered(as_workbook)),
        (r"^/company/(?P<id>[^/]+)/alerts\.atom$", _answered(as_feed)),
        (r"^/tracker\.css$", style),
    ]


def _answered(work: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The download, or in one line why there is none: not a mistake of the server that it would log."""

    async def answer(request: Request) -> Response:
        try:
            return await work(request)
        except (NotFound, BadInput) as problem:
            return Response.text(f"404: {problem}\n", status=404)
        except DatabaseProblem as problem:
            return Response.text(f"503: {problem}\n", status=503)

    return answer


def _company(repository: Repository, request: Request) -> Company:
    ident = request.url_vars["id"]
    for company in repository.companies():
        if company.id == ident:
            return company
    raise NotFound(f"no company {ident!r} is watched here")


def _book(repository: Repository, context: PageContext, request: Request) -> Book:
    """The company's page as the contents of a workbook: the bridge between the days that it shows, and the sources."""
    company, language = _company(repository, request), _language(context, request)
    days = chosen_days(request.args, context.day_of(company))
    report = load_report(repository, company, context.now(), language, days=days)
    pages = context.settings.serve.address
    return Book(reports=[report], sources=source_health(repository.db), language=language, pages=pages)


def _workbook(book: Book, made: datetime) -> bytes:
    return workbook(sheets(book), title=book.reports[0].company.name(book.language), made=made)


def _language(context: PageContext, request: Request) -> str:
    asked = request.args.get("lang")
    return asked if asked in LANGUAGES else context.settings.language


def _report(repository: Repository, context: PageContext, request: Request) -> dict[str, Any]:
    """The report, with the bridge between the days that the address names, where it names any."""
    named = request.args.get("from") or request.args.get("to")
    company, language = _company(repository, request), _language(context, request)
    days = chosen_days(request.args, context.day_of(company)) if named else None
    return dict(load_report(repository, company, context.now(), language, days=days).as_json(language))
