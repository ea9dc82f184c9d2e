"""/healthz and /metrics of a running daemon: open on loopback, behind a token on any other address."""

from __future__ import annotations

import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

from db.engine.connection import open_file
from tracker.errors import ConfigError
from tracker.ops.daemon import Daemon
from tracker.ops.metrics import holdings, metrics
from tracker.ops.status import Status, is_healthy, status

# the variable that holds what others than this machine must show
TOKEN = "TRACKER_METRICS_TOKEN"  # noqa: S105 # the variable's name, no secret


def serve_monitor(listen: str, daemon: Daemon) -> ThreadingHTTPServer:
    """Serve in a thread of its own until shut down. Raises ConfigError for an address that others reach without a token."""
    host, _, port = listen.rpartition(":")
    try:
        loopback = ip_address(host.strip("[]")).is_loopback
        number = int(port)
    except ValueError as error:
        raise ConfigError(f"--listen {listen}: expected an address and port such as 127.0.0.1:9464") from error
    token = daemon.runtime.environ.get(TOKEN, "")
    if not loopback and not token:
        raise ConfigError(f"--listen {listen}: expected a loopback address, or a token for all others in ${TOKEN}")
    server = ThreadingHTTPServer((host.strip("[]"), number), _handler(daemon, token))
    threading.Thread(target=server.serve_forever, args=(0.2,), daemon=True, name="monitor").start()
    return server


def _handler(daemon: Daemon, token: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            if not self._may_ask():
                self._answer(401, "text/plain; charset=utf-8", b"a bearer token is needed\n")
                return
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

        def _may_ask(self) -> bool:
            """Whether the caller is on this machine, or shows the token."""
            shown = self.headers.get("Authorization", "").encode()
            return ip_address(self.client_address[0]).is_loopback or hmac.compare_digest(shown, f"Bearer {token}".encode())

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
