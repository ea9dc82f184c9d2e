"""A portal on 127.0.0.1 that answers as it is told, and remembers what it was asked; its ways to misbehave: `http_faults`."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qsl, urlsplit

# A conversation with the client over the bare connection: what to send, and an event set when the portal closes.
Wire = Callable[[socket.socket, threading.Event], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A request as it reached the portal; header names are lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer; with `wire` everything else is ignored and the connection is spoken to directly, then closed."""

    status: int = 200
    body: bytes | str = b""
    content_type: str | None = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    wire: Wire | None = None


# A list is answered one after another, its last for ever; text is an HTML page.
Route = Reply | str | Callable[[Seen], Reply] | Sequence[Reply | str]


class Portal:
    """A server of `routes` (path → what to answer); anything else is 404. `log` holds what was asked; close it, or use `with`."""

    def __init__(self, routes: Mapping[str, Route] | None = None, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.routes: dict[str, Route] = dict(routes or {})
        self.log: list[Seen] = []
        self.closing = threading.Event()
        self._turns: dict[str, int] = {}
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.portal = self
        self.port: int = self._server.server_address[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        if tls is not None:
            # the handshake is left to the thread of the connection
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Starts answering."""
        self._thread.start()

    def close(self) -> None:
        """Stops answering: from now on connections are refused."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def asked(self, path: str) -> list[Seen]:
        """The requests of one path, in order."""
        return [seen for seen in self.log if seen.path == path]

    def answer(self, seen: Seen) -> Reply:
        """What the routes say to a request, which is logged."""
        with self._lock:
            self.log.append(seen)
            route = self.routes.get(seen.path, Reply(status=404, body="<h1>404</h1>"))
            if isinstance(route, Sequence) and not isinstance(route, str):
                turn = self._turns.get(seen.path, 0)
                self._turns[seen.path] = turn + 1
                route = route[min(turn, len(route) - 1)]
        if isinstance(route, str):
            return Reply(body=route)
        return route if isinstance(route, Reply) else route(seen)


class Closed:
    """A port where nobody listens and that nobody else is given: connections to it are refused until it is let go."""

    def __init__(self, port: int) -> None:
        self._held = socket.socket()
        self._held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._held.bind(("127.0.0.1", port))

    def let_go(self) -> None:
        """The port is free."""
        self._held.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    portal: Portal

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a fault is what the fault is for."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # head and body go out in two writes, and the second would wait for the client's acknowledgement
    disable_nagle_algorithm = True
    # an idle connection does not keep its thread for ever
    timeout = 20
    server: _Server

    def __getattr__(self, name: str) -> Callable[[], None]:
        # the base class looks for do_GET, do_POST and so on
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)

    def _serve(self) -> None:
        if self.server.portal.closing.is_set():
            # a connection that was kept open is closed as well
            self.close_connection = True
            return
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        reply = self.server.portal.answer(
            Seen(
                method=self.command,
                path=parts.path,
                query=dict(parse_qsl(parts.query, keep_blank_values=True)),
                headers={name.lower(): value for name, value in self.headers.items()},
                body=body,
            )
        )
        if reply.wire is None:
            self._send(reply)
            return
        self.close_connection = True
        with contextlib.suppress(OSError):
            reply.wire(self.connection, self.server.portal.closing)

    def _send(self, reply: Reply) -> None:
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.send_response(reply.status)
        if reply.content_type is not None:
            self.send_header("Content-Type", reply.content_type)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status == 304:
            body = b""
        else:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


def as_json(value: object, status: int = 200) -> Reply:
    """A JSON answer."""
    return Reply(status=status, body=json.dumps(value, ensure_ascii=False), content_type="application/json;charset=utf-8")


def redirect(location: str, status: int = 302) -> Reply:
    """A redirect."""
    return Reply(status=status, headers={"Location": location})
