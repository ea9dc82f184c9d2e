"""A played demo and its pages, for tests that look at them."""

from __future__ import annotations

import atexit
import base64
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Thread
from time import monotonic

import httpx
import uvicorn

from tracker.config.settings import Settings, load_settings
from tracker.demo.script import play
from tracker.web.security import Application
from tracker.web.server import application

# a day of the demo's own year, so that its wins are this year's
NOW = datetime(2026, 2, 3, 4, 0, tzinfo=UTC)


@cache
def _played() -> Path:
    """A demo played once for all tests of the process, gone with it."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    play(Path(folder) / "demo", lambda _: None, lambda *_: None)
    return Path(folder) / "demo"


def played_demo(folder: Path) -> Settings:
    """The settings of a demo that has been played, copied into the folder."""
    shutil.copytree(_played(), folder)
    return load_settings(folder / "tracker.toml")


def pages_of(settings: Settings, *, now: datetime = NOW, token: str | None = None) -> Application:
    """The pages of a file at a fixed time."""
    return application(settings, lambda: now, token=token)


async def asked(served: Application, path: str, *, token: str | None = None, basic: bool = False) -> httpx.Response:
    """One answer of the pages, without a socket."""
    headers = {}
    if token is not None:
        text = base64.b64encode(f"analyst:{token}".encode()).decode() if basic else token
        headers["authorization"] = f"{'Basic' if basic else 'Bearer'} {text}"
    transport = httpx.ASGITransport(app=served)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get(path, headers=headers)


@contextmanager
def serving(served: Application) -> Iterator[str]:
    """The pages on a free port of 127.0.0.1, for a browser."""
    server = uvicorn.Server(uvicorn.Config(served, host="127.0.0.1", port=0, log_level="error"))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    begun = monotonic()
    while not server.started and thread.is_alive() and monotonic() - begun < 60:
        thread.join(0.05)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(20)
