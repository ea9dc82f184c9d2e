"""/healthz and /metrics of a running daemon, on a loopback address."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from ipaddress import ip_address

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from db.engine.connection import open_file
from tracker.config.settings import Settings
from tracker.errors import ConfigError
from tracker.ops.daemon import Daemon
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
                self._answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics(entry, _sizes(daemon.runtime.settings)))
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


def metrics(entry: Status, sizes: Mapping[str, int] | None = None) -> bytes:
    """The status, and the sizes of the files in bytes, in Prometheus' text format."""
    registry = CollectorRegistry()
    gauges = {
        "healthy": Gauge("tracker_source_healthy", "1 when the source is healthy", ["source"], registry=registry),
        "unread": Gauge("tracker_source_unread", "listed items that could not be read yet", ["source"], registry=registry),
        "unjudged": Gauge("tracker_source_unjudged", "notices saved that wait to be judged", ["source"], registry=registry),
        "looks_due": Gauge("tracker_source_looks_due", "looks at stored notices that are due", ["source"], registry=registry),
        "requests_today": Gauge("tracker_source_requests_today", "requests sent today", ["source"], registry=registry),
        "notices_per_day": Gauge("tracker_source_notices_per_day", "new notices a day, of a week", ["source"], registry=registry),
        "gaps": Gauge("tracker_source_gaps", "spans of days that could not be listed", ["source"], registry=registry),
    }
    for source in entry["sources"]:
        for name, gauge in gauges.items():
            value = source["state"] == "healthy" if name == "healthy" else source[name]
            gauge.labels(source["id"]).set(float(value or 0))
    waiting = Gauge("tracker_alerts", "alerts by state", ["state"], registry=registry)
    for state, count in entry["alerts"].items():
        waiting.labels(state).set(count)
    _add_standing(registry, entry, sizes or {})
    return generate_latest(registry)


def _add_standing(registry: CollectorRegistry, entry: Status, sizes: Mapping[str, int]) -> None:
    """When each source was last read, which channels are dead, how large the files are, and which version this is."""
    last = Gauge("tracker_source_last_success_timestamp_seconds", "instant a source was last read", ["source"], registry=registry)
    for source in entry["sources"]:
        if source["last_success"]:
            last.labels(source["id"]).set(datetime.fromisoformat(str(source["last_success"])).timestamp())
    dead = Gauge("tracker_channel_dead", "1 while a channel takes no messages", ["channel"], registry=registry)
    for channel in entry["channels"]:
        dead.labels(channel["channel"]).set(float(channel["dead_since"] is not None))
    size = Gauge("tracker_file_size_bytes", "size of a file", ["file"], registry=registry)
    for name, content in sizes.items():
        size.labels(name).set(content)
    Gauge("tracker_build_info", "1, with the version", ["version"], registry=registry).labels(version("award-tracker")).set(1)


def _sizes(settings: Settings) -> dict[str, int]:
    paths = {"tracker": settings.db_path, "pages": settings.pages_path}
    return {name: path.stat().st_size for name, path in paths.items() if path.is_file()}


def _entry(daemon: Daemon) -> Status:
    with open_file(daemon.runtime.settings.db_path) as db:
        return status(db, daemon.runtime, daemon.registry, daemon.next_runs())
