"""Guard of the pages: headers that keep anything foreign out, and a token where others can reach the port."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
# no script at all; Datasette's own pages style some elements in place
POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def guarded(application: Application, token: str | None) -> Application:
    """The application behind our headers, and behind `token` (as bearer, or as the password of basic authentication) if any."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
            return
        if token is not None and not _may(scope, token):
            await _refuse(send)
            return

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() != b"content-security-policy"]
                message = {**message, "headers": [*kept, *_HEADERS]}
            await send(message)

        await application(scope, receive, send_with_headers)

    return guard


def _may(scope: Scope, token: str) -> bool:
    given = dict(scope.get("headers", [])).get(b"authorization", b"").decode("latin-1")
    kind, _, value = given.partition(" ")
    if kind.lower() == "basic":
        try:
            value = base64.b64decode(value, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif kind.lower() != "bearer":
        return False
    return hmac.compare_digest(value.encode(), token.encode())


async def _refuse(send: Send) -> None:
    headers = [
        (b"www-authenticate", b'Basic realm="award tracker", charset="UTF-8"'),
        (b"content-type", b"text/plain; charset=utf-8"),
    ]
    await send({"type": "http.response.start", "status": 401, "headers": [*headers, *_HEADERS]})
    await send({"type": "http.response.body", "body": b"401: token expected (bearer, or as password)\n"})
