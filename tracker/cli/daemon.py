"""`tracker daemon`: every source on its schedule until stopped."""

from __future__ import annotations

import threading
from typing import Annotated

import typer

from scrapers.registry import discover
from tracker.cli.context import config_path, context_of, now
from tracker.config.runtime import Runtime
from tracker.ops.daemon import GRACE, Daemon, end_process, listen_to_signals
from tracker.ops.logs import Log
from tracker.ops.monitor import serve_monitor


def daemon(
    ctx: typer.Context,
    listen: Annotated[str | None, typer.Option(help="serve /healthz and /metrics here, such as 127.0.0.1:9464")] = None,
    json_logs: Annotated[bool, typer.Option("--json-logs", help="one JSON object a line")] = False,
) -> None:
    """Read every enabled source on its schedule until stopped (SIGTERM); SIGHUP or a changed file reloads the configuration."""
    path = config_path(context_of(ctx))
    settings = context_of(ctx).settings()
    runtime = Runtime(settings=settings, now=now)
    reload = threading.Event()
    restore = listen_to_signals(runtime.stop, reload)
    running = Daemon(path, runtime, discover(), Log(now, as_json=json_logs), reload)
    monitor = serve_monitor(listen, running) if listen else None
    try:
        running.run()
    finally:
        restore()
        if monitor is not None:
            monitor.shutdown()
    end_process(GRACE)
