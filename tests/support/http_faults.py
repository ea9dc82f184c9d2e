"""Every way a server can misbehave, as replies of a Portal: reset, stall, drip, lie about lengths and packings, pour for ever."""

from __future__ import annotations

import functools
import gzip
import socket
import struct
import threading
import zlib

from tests.support.fault_server import Reply, Wire


def closed_port() -> int:
    """A port on 127.0.0.1 where nobody listens: connections are refused."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def raw(content: bytes, *, then: Wire | None = None) -> Reply:
    """Exactly these bytes on the wire, then whatever follows, then the end of the connection."""

    def speak(connection: socket.socket, closing: threading.Event) -> None:
        connection.sendall(content)
        if then is not None:
            then(connection, closing)

    return Reply(wire=speak)


def page_head(*headers: str) -> bytes:
    """The head of a 200 answer of HTML with these further header lines."""
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *headers, "", ""]).encode()


def gzipped(page: bytes) -> Reply:
    """A page packed with gzip."""
    return Reply(body=gzip.compress(page), headers={"Content-Encoding": "gzip"})


def reset() -> Reply:
    """Half a page, then the connection is reset."""

    def hang_up(connection: socket.socket, closing: threading.Event) -> None:
        # lingering for zero seconds makes the close a reset
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()

    return raw(page_head("Content-Length: 1000") + b"<html>half", then=hang_up)


def stall() -> Reply:
    """Half a page, then silence."""
    return raw(page_head("Content-Length: 1000") + b"<html>half", then=lambda _, closing: _wait(closing))


def mute() -> Reply:
    """Not a byte, ever."""
    return raw(b"", then=lambda _, closing: _wait(closing))


def slow_drip(every: float = 0.02) -> Reply:
    """A body that comes a byte at a time and never ends."""
    return raw(page_head("Content-Length: 1000000"), then=_dripping(b"x", every))


def slow_head(every: float = 0.02) -> Reply:
    """Headers that come one after another and never end."""
    return raw(b"HTTP/1.1 200 OK\r\n", then=_dripping(b"x", every))


def short_length() -> Reply:
    """A body that ends before the length it promised."""
    return raw(page_head("Content-Length: 1000") + b"<html>half")


def truncated_gzip() -> Reply:
    """A gzip body cut in half, with the length of the half."""
    packed = gzip.compress(bytes(range(256)) * 64)
    return Reply(body=packed[: len(packed) // 2], headers={"Content-Encoding": "gzip"})


def damaged_gzip() -> Reply:
    """A body labelled gzip that is none."""
    return Reply(body=b"<html>not packed at all</html>", headers={"Content-Encoding": "gzip"})


@functools.cache
def gzip_bomb(megabytes: int = 100) -> Reply:
    """A small body that unpacks to very much."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()
    return Reply(body=packed, headers={"Content-Encoding": "gzip"})


def brotli_bomb() -> Reply:
    """A body packed in a way nobody asked for."""
    return Reply(body=b"\x5b\xff\xff\xff" * 100, headers={"Content-Encoding": "br"})


def huge_body(megabytes: int = 200, *, announced: bool = True) -> Reply:
    """A body far over any cap, with or without saying so first."""

    def pour(connection: socket.socket, closing: threading.Event) -> None:
        for _ in range(megabytes):
            if closing.is_set():
                return
            connection.sendall(b" " * 1_000_000)

    return raw(page_head(f"Content-Length: {megabytes * 1_000_000}" if announced else "Connection: close"), then=pour)


def endless_chunked() -> Reply:
    """Chunk after chunk, for ever."""
    return raw(page_head("Transfer-Encoding: chunked"), then=_dripping(b"2000\r\n" + b" " * 0x2000 + b"\r\n", 0))


def too_many(retry_after: str | None = None, status: int = 429) -> Reply:
    """Come back later, with or without saying when."""
    return Reply(status=status, body="later", headers={"Retry-After": retry_after} if retry_after else {})


CHALLENGE = """<html><head><title>频繁访问!示例网</title></head><body>
<p>您的访问过于频繁,请稍后再试。</p><p>IP: 192.0.2.1</p></body></html>"""
WAF = (
    "<html><script>var arg1='0123456789ABCDEF';"
    "function x(){document.cookie='acw_sc__v2='+arg1;location.reload()}x()</script></html>"
)
LOGIN = (
    "<html><head><title>用户登录</title></head><body><form action='/login'><input name='u'>"
    "<input type='password' name='p'><button>登录</button></form></body></html>"
)


def _wait(closing: threading.Event) -> None:
    closing.wait(30)


def _dripping(drop: bytes, every: float) -> Wire:
    def drip(connection: socket.socket, closing: threading.Event) -> None:
        while not closing.wait(every):
            connection.sendall(drop)

    return drip
