"""Serving of the pages: one file, read-only, on this machine unless a token guards it."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from db.engine.connection import open_file
from tracker.briefing import charts
from tracker.config.runtime import Runtime
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.judging.configuration import prepare
from tracker.web import plugin, problems
from tracker.web.held_file import HeldFile
from tracker.web.metadata import metadata
from tracker.web.page_context import PageContext
from tracker.web.security import Application, Receive, Scope, Send, guarded, is_loopback

# one page of rows, and how long one query may take in milliseconds
_SETTINGS = {"default_page_size": 50, "sql_time_limit_ms": 2000, "allow_download": False, "suggest_facets": False}

# views whose count alone takes longer than a page may
_UNCOUNTED = ("evidence", "order_history")


def application(settings: Settings, now: Callable[[], datetime], *, token: str | None = None) -> Application:
    """The pages of the configured file as an ASGI application. Raises DatabaseProblem when there is no such file."""
    return _application(_context(settings, now), token)


def _context(settings: Settings, now: Callable[[], datetime]) -> PageContext:
    """The file, migrated, its views current and its companies the configuration's before anything reads it read-only."""
    with open_file(settings.db_path, create=False):
        prepare(Runtime(settings=settings, now=now))
    return PageContext(settings=settings, now=now, file=HeldFile(settings.db_path))


def _application(context: PageContext, token: str | None) -> Application:
    if not pm.is_registered(plugin):
        pm.unregister(name="datasette.handle_exception")
        pm.register(plugin, name="award-tracker")
        pm.register(problems, name="award-tracker-problems")
    path = context.settings.db_path
    served = Datasette(
        [str(path)],
        metadata=metadata(path),
        template_dir=str(Path(__file__).parent / "templates"),
        settings=_SETTINGS,
    )
    plugin.CONTEXTS[served] = context
    return guarded(for_tables(served.app(), path.stem), token)


def for_tables(application: Application, database: str) -> Application:
    """The application with the addresses of tables as Datasette takes them: our language is no filter on a column.

    The rows of views that are long and wide are left uncounted: their pages need but the first.
    """
    uncounted = {f"/{database}/{view}" for view in _UNCOUNTED}

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if path == f"/{database}" or path.startswith(f"/{database}/"):
            query = scope.get("query_string", b"")
            args = [b"_" + each if each.startswith(b"lang=") else each for each in query.split(b"&") if each]
            if path in uncounted and b"_nocount" not in query:
                args.append(b"_nocount=1")
            scope = {**scope, "query_string": b"&".join(args)}
        await application(scope, receive, send)

    return asked


def bound(host: str, port: int, token: str | None) -> socket.socket:
    """A socket at the address, port 0 being any free one.

    Raises ConfigError when others could reach it and no token guards it, and when it cannot be had.
    """
    if not is_loopback(host) and not token:
        raise ConfigError(f"--host {host} can be reached by others: set a token in $TRACKER_WEB_TOKEN, or serve on 127.0.0.1")
    name = host.strip("[]")
    try:
        return socket.create_server((name, port), family=socket.AF_INET6 if ":" in name else socket.AF_INET)
    except OSError as error:
        # the library's own text repeats the address
        why = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise ConfigError(f"cannot listen on port {port} of {host}: {why}; expected a free one, by --port") from None


def serve_pages(
    settings: Settings, now: Callable[[], datetime], *, at: socket.socket, token: str | None, ready: Callable[[], None]
) -> None:
    """Serve at a bound socket until stopped; `ready` is called once the file is open. Raises DatabaseProblem."""
    import uvicorn

    context = _context(settings, now)
    charts.warm_up()
    # whoever comes first need not wait for the ledgers to be built
    plugin.begin(context)
    served = _application(context, token)
    ready()
    config = uvicorn.Config(served, log_level="warning", lifespan="on", server_header=False)
    uvicorn.Server(config).run(sockets=[at])
