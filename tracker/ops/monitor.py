"""/healthz and /metrics of a running daemon, on a loopback address."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from db.engine.connection import open_file
from tracker.errors import ConfigError
from tracker.ops.daemon import Daemon
from tracker.ops.metrics import holdings, metrics
from tracker.ops.status import Status, is_healthy, status


def serve_monitor(listen: str, daemon: Daemon) -> ThreadingHTTPServer:
    """Serve in a thread of its own until shut down. Raises ConfigError for an address that is not loopback."""
    host, _, port = listen.rpartition(":")
    try:
        loopback = ip_address(host.strip("[]")).is_loopback
        number = int(port)
    except ValueError as error:
        raise ConfigError(f"--listen {listen}: expected an address and port such as 127.0.0.1:9464") from error
    if not loopback:
        raise ConfigError(f"--listen {listen}: expected a loopback address; put a proxy in front to let others in")
    server = ThreadingHTTPServer((host.strip("[]"), number), _handler(daemon))
    threading.Thread(target=server.serve_forever, args=(0.2,), daemon=True, name="monitor").start()
    return server


def _handler(daemon: Daemon) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            entry = _entry(daemon)
            if self.path == "/healthz":
                healthy = is_healthy(entry)
                self._answer(
                    200 if healthy else 503, "application/json", json.dumps(entry, ensure_ascii=False, default=str).encode()
                )
            elif self.path == "/metrics":
                self._answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics(entry, holdings(daemon.runtime)))
            else:
                self._answer(404, "text/plain; charset=utf-8", b"/healthz or /metrics\n")

        def log_message(self, *_: object) -> None:
            """The daemon's own log is enough."""

        def _answer(self, code: int, kind: str, body: bytes) -> None:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


def _entry(daemon: Daemon) -> Status:
    with open_file(daemon.runtime.settings.db_path) as db:
        return status(db, daemon.runtime, daemon.registry, daemon.next_runs())
