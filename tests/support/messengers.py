"""Chat and push services on 127.0.0.1 that answer as each of them documents, and the way of Apprise's requests to them."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest
import requests

from tests.support.receivers import _Server

# a status, headers and a body
Reply = tuple[int, dict[str, str], str]
URLS = {
    "wecom": "wecombot://s3cr3t-wecom-key",
    "dingtalk": "dingtalk://s3cr3tdingtalktoken",
    "feishu": "feishu://s3cr3tfeishutoken",
    "telegram": "tgram://123456789:s3cr3t_telegram_token_abcdefgh/12315544",
    "slack": "slack://T1JJ3T3L2/A1BRTD4JD/s3cr3tSlackTokenAbcdefgh",
    "discord": "discord://123456789012345678/s3cr3t-discord-webhook-token-abcdefghijklmnopqrstuvwxyz0123456789ABCDEF",
    "serverchan": "schan://s3cr3tserverchan",
    "pushplus": "pushplus://0123456789abcdef0123456789abcdef",
    "bark": "bark://api.day.app/s3cr3tbarkdevice",
}


def _json(status: int, headers: dict[str, str] | None = None, **body: object) -> Reply:
    return status, headers or {}, json.dumps(body, ensure_ascii=False)


TAKEN: dict[str, Reply] = {
    "wecom": _json(200, errcode=0, errmsg="ok"),
    "dingtalk": _json(200, errcode=0, errmsg="ok"),
    "feishu": _json(200, StatusCode=0, StatusMessage="success", code=0, data={}, msg="success"),
    "telegram": _json(200, ok=True, result={"message_id": 7}),
    "slack": (200, {}, "ok"),
    "discord": (204, {}, ""),
    "serverchan": _json(200, code=0, message="", data={"pushid": "1", "errno": 0, "error": "SUCCESS"}),
    "pushplus": _json(200, code=200, msg="请求成功", data="1"),
    "bark": _json(200, code=200, message="success", timestamp=1),
}
# the message can never be taken
REFUSED: dict[str, Reply] = {
    "wecom": _json(200, errcode=40058, errmsg="text.content exceed max length 2048. invalid Request Parameter"),
    "dingtalk": _json(200, errcode=310000, errmsg="keywords not in content"),
    "feishu": _json(200, code=19024, msg="Key Words Not Found", data={}),
    "telegram": _json(400, ok=False, error_code=400, description="Bad Request: message is too long"),
    "slack": (400, {}, "invalid_payload"),
    "discord": _json(400, message="Invalid Form Body", code=50035),
    "pushplus": _json(200, code=999, msg="服务端验证错误"),
}
# a wrong key or address: nothing gets through
LOCKED: dict[str, Reply] = {
    "wecom": _json(200, errcode=93000, errmsg="invalid webhook url"),
    "dingtalk": _json(200, errcode=300001, errmsg="token is not exist"),
    "feishu": _json(200, code=19001, msg="param invalid: incoming webhook access token invalid", data={}),
    "telegram": _json(400, ok=False, error_code=400, description="Bad Request: chat not found"),
    "slack": (404, {}, "no_service"),
    "discord": _json(404, message="Unknown Webhook", code=10015),
    "serverchan": _json(400, code=40001, message="[AUTH]错误的Key: bad pushtoken", data={}),
    "pushplus": _json(200, code=903, msg="无效的用户token"),
    "bark": _json(400, code=400, message="failed to get device token", timestamp=1),
}
# too often; the second value is the wait in seconds that is asked for
BUSY: dict[str, tuple[Reply, int | None]] = {
    "wecom": (_json(200, errcode=45009, errmsg="api freq out of limit"), None),
    "dingtalk": (_json(200, errcode=130101, errmsg="send too fast, exceed 20 times per minute"), None),
    "feishu": (_json(200, code=11232, msg="frequency limited psm[lark.oapi.app_platform_runtime]", data={}), None),
    "telegram": (
        _json(429, ok=False, error_code=429, description="Too Many Requests: retry after 700", parameters={"retry_after": 700}),
        700,
    ),
    "slack": ((429, {"Retry-After": "900"}, "rate_limited"), 900),
    "discord": (_json(429, {"Retry-After": "1200"}, message="You are being rate limited.", retry_after=1200.5), 1200),
}


@dataclass
class Messengers:
    """All services at once. `answer` gives the reply to a request of a host; what came is kept."""

    answer: Callable[[str, dict[str, Any]], Reply]
    port: int = 0
    hosts: list[str] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        """What each request said to its reader, wherever its service wants it."""
        return [text_of(body) for body in self.bodies]


def text_of(body: dict[str, Any]) -> str:
    """The text of one request."""
    for keys in (("text", "content"), ("markdown", "text"), ("content", "text"), ("text",), ("content",), ("desp",), ("body",)):
        found: Any = body
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found
    attachments = body.get("attachments")
    return str(attachments[0]["text"]) if attachments else ""


class _Forward(requests.adapters.HTTPAdapter):
    """Sends whatever was meant for a service to this machine, its host in the path."""

    port: ClassVar[int] = 0

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        parts = urlsplit(str(request.url))
        query = f"?{parts.query}" if parts.query else ""
        request.url = f"http://127.0.0.1:{self.port}/{parts.hostname}{parts.path}{query}"
        return super().send(request, *args, **options)


@contextmanager
def messengers(patch: pytest.MonkeyPatch, answer: Callable[[str, dict[str, Any]], Reply]) -> Iterator[Messengers]:
    """The services, running, and every request of the requests library led to them."""
    kept = Messengers(answer)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            body = _parsed(raw)
            host = self.path.split("/")[1]
            kept.paths.append(self.path)
            kept.hosts.append(host)
            kept.headers.append(dict(self.headers.items()))
            kept.bodies.append(body)
            status, headers, said = kept.answer(host, body)
            content = said.encode()
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    server: ThreadingHTTPServer = _Server(("127.0.0.1", 0), Handler)
    kept.port = server.server_address[1]
    forward = type("Forward", (_Forward,), {"port": kept.port})
    # Apprise rests between two requests to one service
    patch.setattr("apprise.url.URLBase.throttle", lambda *_, **__: None)
    patch.setattr(requests.Session, "get_adapter", lambda _session, url: forward())  # noqa: ARG005 - the method's shape
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()


def _parsed(raw: bytes) -> dict[str, Any]:
    from urllib.parse import parse_qs

    try:
        found = json.loads(raw)
    except ValueError:
        return {name: values[0] for name, values in parse_qs(raw.decode(errors="replace")).items()}
    return found if isinstance(found, dict) else {"list": found}
