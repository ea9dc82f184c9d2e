"""Serving of the pages: one file, read-only, on this machine unless a token guards it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from datasette.app import Datasette
from datasette.plugins import pm

from db.engine.connection import open_file
from tracker.briefing import charts
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.web import plugin
from tracker.web.metadata import metadata
from tracker.web.page_context import PageContext
from tracker.web.security import Application, guarded, is_loopback

# one page of rows, and how long one query may take in milliseconds
_SETTINGS = {"default_page_size": 50, "sql_time_limit_ms": 2000, "allow_download": False, "suggest_facets": False}


def application(settings: Settings, now: Callable[[], datetime], *, token: str | None = None) -> Application:
    """The pages of the configured file as an ASGI application. Raises DatabaseProblem when there is no such file."""
    # migrated and its views current before anything reads it read-only
    with open_file(settings.db_path, create=False):
        pass
    if not pm.is_registered(plugin):
        pm.register(plugin, name="award-tracker")
    served = Datasette(
        [str(settings.db_path)],
        metadata=metadata(settings.db_path),
        template_dir=str(Path(__file__).parent / "templates"),
        settings=_SETTINGS,
    )
    plugin.CONTEXTS[served] = PageContext(settings=settings, now=now)
    return guarded(served.app(), token)


def serve(settings: Settings, now: Callable[[], datetime], *, host: str, port: int, token: str | None) -> None:
    """Serve until stopped. Raises ConfigError when others could reach the port and no token guards it."""
    import uvicorn

    if not is_loopback(host) and not token:
        raise ConfigError(f"--host {host} can be reached by others: set a token in $TRACKER_WEB_TOKEN, or serve on 127.0.0.1")
    served = application(settings, now, token=token)
    charts.warm_up()
    uvicorn.run(served, host=host, port=port, log_level="warning", lifespan="on", server_header=False)
