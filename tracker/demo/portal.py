"""The demo's portal: an HTTP server on 127.0.0.1 that serves synthetic pages and takes new notices while it runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tracker.demo.notices import DemoNotice
from tracker.demo.pages import PORTALS, portal_pages


class Portal:
    """Several portals, each a server with its own base address."""

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}
        self._notices: list[DemoNotice] = []

    def publish(self, *notices: DemoNotice) -> None:
        """Put notices on their portals' lists."""
        self._notices += notices
        pages: dict[str, str] = {}
        for portal in PORTALS:
            pages |= {f"{portal}{path}": html for path, html in portal_pages(portal, self._notices).items()}
        self._pages = pages

    def page(self, portal: str, target: str) -> str | None:
        """The page at a path; the second page of any list is an empty list of the same heading."""
        split = urlsplit(target)
        if parse_qs(split.query).get("pageNo", ["1"])[0] != "1":
            return portal_pages(portal, []).get(split.path)
        return self._pages.get(f"{portal}{split.path}")

    @contextmanager
    def serving(self) -> Iterator[dict[str, str]]:
        """Serve on 127.0.0.1; yields each portal's base address."""
        servers = {portal: _server(self, portal) for portal in PORTALS}
        threads = [threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True) for server in servers.values()]
        for thread in threads:
            thread.start()
        try:
            yield {portal: f"http://127.0.0.1:{server.server_port}" for portal, server in servers.items()}
        finally:
            for server in servers.values():
                server.shutdown()
                server.server_close()
            for thread in threads:
                thread.join()


def _server(portal: Portal, name: str) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            html = portal.page(name, self.path)
            body = (html or "<html><body>404</body></html>").encode()
            self.send_response(200 if html else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """The demo's own output is what matters."""

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)
