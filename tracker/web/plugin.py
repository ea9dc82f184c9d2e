"""Datasette plugin: our routes before Datasette's own, our words in every template, our search in its SQL."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from datasette import Response, hookimpl
from datasette.app import Datasette
from datasette.utils import tilde_encode
from datasette.utils.asgi import Request
from datasette.views.database import DatabaseView
from markupsafe import Markup

from db.engine.errors import DatabaseProblem
from db.search import match_expression
from scrapers.errors import ScraperError
from tracker.errors import BadInput, TrackerError
from tracker.storage.repository import Repository
from tracker.web.company_pages import chosen_days, company_page, overview
from tracker.web.downloads import downloads
from tracker.web.list_pages import alerts_page, inbox_rows, search_page, sources_page
from tracker.web.metadata import cell, listed
from tracker.web.page_context import PageContext, Values
from tracker.web.record_pages import notice_page, order_page
from tracker.web.words import LANGUAGES, PageWords, page_words

# what each served application reads from; Datasette hands its plugins only itself
CONTEXTS: WeakKeyDictionary[Datasette, PageContext] = WeakKeyDictionary()
_Work = Callable[[Repository, PageContext, PageWords, Request], Values]
_Answer = Callable[[Datasette, Request], Awaitable[Response]]


class _NotFound(BadInput):
    """An address names something that the file does not have."""


def overview_values(repository: Repository, context: PageContext, language: str) -> Values:
    """Contents of the overview, from memory while the file has not been written."""
    # each company's own day may begin at any hour
    key = ("overview", language, context.now().replace(minute=0, second=0, microsecond=0))
    return context.file.kept(key, lambda: overview(repository, context, page_words(language)))


def begin(context: PageContext) -> None:
    """Work out the overview and each company's page ahead of the first reader, one after another, in the reading thread.

    First as they are without a language in the address, then as they are in each language; the sites are loaded last.
    """
    for asked in ("", *LANGUAGES):
        say, keep = page_words(asked or context.settings.language), _ending(asked)
        context.begin(partial(overview_values, context=context, language=say.language))
        for company in context.settings.companies:
            context.begin(partial(_shown_company, context=context, say=say, ident=company.id, keep=keep))
    context.begin(partial(sources_page, context=context, language=context.settings.language))


def _overview(repository: Repository, context: PageContext, say: PageWords, _request: Request) -> Values:
    return overview_values(repository, context, say.language)


def _company(repository: Repository, context: PageContext, say: PageWords, request: Request) -> Values:
    return _shown_company(repository, context, say, request.url_vars["id"], request.args, _kept(request))


def _shown_company(
    repository: Repository,
    context: PageContext,
    say: PageWords,
    ident: str,
    args: Mapping[str, str] | None = None,
    keep: str = "",
) -> Values:
    chosen = next((each for each in repository.companies() if each.id == ident), None)
    if chosen is None:
        raise _NotFound(f"no company {ident!r} is watched here")
    return company_page(repository, chosen, context, say, chosen_days(args or {}, context.day_of(chosen)), keep)


def _order(repository: Repository, context: PageContext, say: PageWords, request: Request) -> Values:
    return order_page(repository, context, request.url_vars["id"], say.language)


def _notice(repository: Repository, context: PageContext, _say: PageWords, request: Request) -> Values:
    return notice_page(repository, context, request.url_vars["id"])


def _sources(repository: Repository, context: PageContext, say: PageWords, _request: Request) -> Values:
    return sources_page(repository, context, say.language)


def _inbox(repository: Repository, context: PageContext, say: PageWords, _request: Request) -> Values:
    return {"rows": inbox_rows(repository, context, say.language)}


def _alerts(repository: Repository, _context: PageContext, _say: PageWords, request: Request) -> Values:
    return alerts_page(repository, request.args.get("company"))


def _search(repository: Repository, _context: PageContext, _say: PageWords, request: Request) -> Values:
    return search_page(repository, request.args.get("q") or "")


def _tables(_repository: Repository, _context: PageContext, say: PageWords, _request: Request) -> Values:
    return dict(listed(say.language))


_PAGES: tuple[tuple[str, str, _Work], ...] = (
    (r"^/$", "overview", _overview),
    (r"^/company/(?P<id>[^/]+)$", "company", _company),
    (r"^/order/(?P<id>[^/]+)$", "order", _order),
    (r"^/notice/(?P<id>[^/]+)$", "notice", _notice),
    (r"^/sources$", "sources", _sources),
    (r"^/inbox$", "inbox", _inbox),
    (r"^/alerts$", "alerts", _alerts),
    (r"^/search$", "search", _search),
)


def _page(name: str, work: _Work) -> _Answer:
    async def answer(datasette: Datasette, request: Request) -> Response:
        context = CONTEXTS[datasette]
        say = page_words(_language(request, context))
        try:
            values = await context.read(lambda repository: work(repository, context, say, request))
            status, template = 200, f"tracker_{name}.html"
        except (TrackerError, ScraperError, DatabaseProblem) as problem:
            status, template = (404 if isinstance(problem, BadInput) else 503), "tracker_problem.html"
            values = {"problem": say.problem(str(problem)), "status": status}
        text = await datasette.render_template(template, values | {"page": name}, request=request)
        return Response.html(text, status=status)

    return answer


def _table_list(database: str) -> tuple[str, Callable[..., Awaitable[Response]]]:
    """The list of tables in place of Datasette's, which counts the rows of each; anybody's SQL, and JSON, are still its own."""
    shown = _page("tables", _tables)

    async def answer(datasette: Datasette, request: Request, send: Any) -> Response:
        if request.args.get("sql") or request.url_vars["format"]:
            asked: Response = await DatabaseView.as_view(datasette)(request, send)
            return asked
        return await shown(datasette, request)

    return rf"^/(?P<database>{re.escape(tilde_encode(database))})(\.(?P<format>\w+))?$", answer


def _language(request: Request, context: PageContext) -> str:
    asked = _chosen(request)
    return asked or context.settings.language


def _chosen(request: Request) -> str | None:
    """The language that the address names; on Datasette's own pages under another name (see `server.for_tables`)."""
    asked = request.args.get("lang") or request.args.get("_lang")
    return asked if asked in LANGUAGES else None


def _kept(request: Request) -> str:
    """The end of every link's address that keeps the language an address names."""
    return _ending(_chosen(request))


def _ending(asked: str | None) -> str:
    return f"?lang={asked}" if asked else ""


@hookimpl  # type: ignore[untyped-decorator] # pluggy's marker has no types
def register_routes(datasette: Datasette) -> list[tuple[str, Any]]:
    """Our pages, and the downloads beside them."""
    if datasette not in CONTEXTS:
        return []
    context = CONTEXTS[datasette]
    pages = ((pattern, _page(name, work)) for pattern, name, work in _PAGES)
    # the list's address with an ending is JSON or CSV of Datasette, but for our style sheet
    return [*pages, *downloads(context), _table_list(context.settings.db_path.stem)]


@hookimpl  # type: ignore[untyped-decorator] # pluggy's marker has no types
def extra_template_vars(datasette: Datasette, request: Request | None) -> dict[str, Any]:
    """Words and links for every template, Datasette's own too."""
    context = CONTEXTS.get(datasette)
    if context is None or request is None:
        return {}
    say = page_words(_language(request, context))
    other = LANGUAGES[1 - LANGUAGES.index(say.language)]
    args = [(key, value) for key in request.args for value in request.args.getlist(key) if key not in ("lang", "_lang")]
    return {
        "say": say,
        "names": {each.id: each.name(say.language) for each in context.settings.companies},
        "database_name": context.settings.db_path.stem,
        "here": request.path,
        "switch": f"{request.path}?{urlencode([*args, ('lang', other)])}",
        # carried along in every link of ours, so that a reader stays in the language chosen
        "keep": _kept(request),
        "kept_language": _chosen(request) or "",
        "facet_address": _facet_address(request, args),
    }


def _facet_address(request: Request, args: list[tuple[str, str]]) -> Callable[[str], str]:
    """The address of the rows shown, counted by a column."""
    chosen = _chosen(request)
    others = [pair for pair in args if pair[0] != "_facet"] + ([("_lang", chosen)] if chosen else [])
    return lambda column: f"{request.path}?{urlencode([*others, ('_facet', column)])}"


@hookimpl  # type: ignore[untyped-decorator] # pluggy's marker has no types
def render_cell(datasette: Datasette, value: Any, column: str) -> Markup | None:
    """Cells of tables, views and queries; None leaves a cell to Datasette."""
    return cell(value, column) if datasette in CONTEXTS else None


@hookimpl  # type: ignore[untyped-decorator] # pluggy's marker has no types
def prepare_connection(conn: Any) -> None:
    """`search_expression('智谱 医院')` for MATCH on notice_search, as every search of ours makes it."""
    # nothing asked for is nothing found
    conn.create_function("search_expression", 1, lambda words: match_expression(words or "") or '""', deterministic=True)


@hookimpl  # type: ignore[untyped-decorator] # pluggy's marker has no types
def prepare_jinja2_environment(env: Any) -> None:
    """`spans`: a searched passage cut into plain and marked stretches."""
    env.filters["spans"] = _stretches
    env.filters["slug"] = lambda text: re.sub(r"\W+", "-", str(text))


def _stretches(passage: Any) -> list[tuple[str, bool]]:
    done, cut = 0, []
    for start, end in passage.spans:
        cut += [(passage.text[done:start], False), (passage.text[start:end], True)]
        done = end
    return [*cut, (passage.text[done:], False)]
