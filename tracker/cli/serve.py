"""`tracker serve`: the pages of the file in a browser."""

from __future__ import annotations

import os
from functools import partial
from typing import Annotated

import typer

from tracker.cli.context import context_of, now, readable_file
from tracker.cli.output import say_in
from tracker.errors import ConfigError

# where the token stands that others must bring
TOKEN = "TRACKER_WEB_TOKEN"  # noqa: S105 # the variable's name, no secret


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="address to listen on; any but this machine's own needs a token")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="port to listen on")] = 8017,
) -> None:
    """Show the file in a browser: overview, companies, orders, notices, sources, inbox, alerts, search; read-only.

    A token in $TRACKER_WEB_TOKEN must then be given as bearer, or as the password of basic authentication.
    """
    settings = context_of(ctx).settings()
    try:
        from tracker.web.server import bound, serve_pages
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"{error.name} is not installed: the pages need the extra [web] (pip install 'award-tracker[web]')"
        ) from None
    token = os.environ.get(TOKEN) or None
    with bound(host, port, token) as at, readable_file(settings.db_path, settings.language) as path:
        name = f"[{host.strip('[]')}]" if ":" in host else host
        ready = partial(say_in, settings.language, "serving", host=name, port=at.getsockname()[1])
        # absolute: below the configuration's folder it would be another one where that is named from here
        served = settings.model_copy(update={"db": path.resolve()})
        serve_pages(served, now, at=at, token=token, ready=ready)
