"""Receivers on 127.0.0.1 that tests send to: an HTTP server that can misbehave, and an SMTP server."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from email import message_from_bytes
from email.message import Message as Mail
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from typing import Any

from aiosmtpd.controller import Controller


class HttpReceiver:
    """Keeps what it is sent. `mood`: ok, error (500), too large (413), drop (reads, then hangs up), slow (waits for `patience`).

    hold: reads, and does not answer until `patience` is set. A message that is `poisoned` is never taken (422).
    """

    def __init__(self) -> None:
        self.mood = "ok"
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.raw: list[bytes] = []
        self.patience = threading.Event()
        self.on_body: Callable[[], None] = lambda: None
        self.poisoned: Callable[[dict[str, Any]], bool] = lambda _: False
        self.port = 0

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/hook/s3cr3t-path"

    @property
    def ids(self) -> Counter[str]:
        """How often each message id came."""
        return Counter(body["message_id"] for body in self.bodies)

    def keep(self, raw: bytes, headers: dict[str, str]) -> None:
        """Notes a message, and calls `on_body`."""
        self.raw.append(raw)
        self.headers.append(headers)
        self.bodies.append(json.loads(raw))
        self.on_body()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is part of the tests."""


@contextmanager
def http_receiver(port: int = 0) -> Iterator[HttpReceiver]:
    """A running receiver; its port is free again afterwards."""
    receiver = HttpReceiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            if receiver.poisoned(json.loads(raw)):
                self._answer(422)
                return
            if receiver.mood == "slow":
                receiver.patience.wait(10)
            if receiver.mood in ("ok", "drop", "slow", "hold"):
                receiver.keep(raw, dict(self.headers.items()))
            if receiver.mood == "hold":
                receiver.patience.wait(60)
            if receiver.mood == "drop":
                self.connection.close()
                return
            self._answer({"error": 500, "too large": 413}.get(receiver.mood, 200))

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", port), Handler)
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.patience.set()
        server.shutdown()
        server.server_close()


def free_port() -> int:
    """A port on 127.0.0.1 that nobody listens on."""
    with closing(socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


class Mailbox:
    """Keeps the mails it is handed; refuses the first `refusals` of them."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.refusals = 0
        self.port = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the name aiosmtpd calls
        """Take one mail."""
        if self.refusals:
            self.refusals -= 1
            return "451 come back later"
        self.mails.append(message_from_bytes(envelope.content))
        return "250 OK"

    @property
    def url(self) -> str:
        """The Apprise URL that reaches it."""
        return f"mailto://127.0.0.1:{self.port}?from=tracker@example.com&to=analyst@example.com&mode=insecure"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A running SMTP server."""
    box = Mailbox()
    box.port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    try:
        yield box
    finally:
        controller.stop()
