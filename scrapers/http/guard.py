"""Addresses that may be asked: http(s), public addresses or the source's own, checked at the address actually connected to."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

import httpcore

from scrapers.errors import Refused, Stopped

# name and port → addresses, as the system resolves them
Resolve = Callable[[str, int], list[str]]

# IPv6 ranges that carry an IPv4 address in them: NAT64 (RFC 6052, RFC 8215) in the last 32 bits
_NAT64 = (ip_network("64:ff9b::/96"), ip_network("64:ff9b:1::/48"))
# seconds between two looks at the stop signal while a server says nothing
_SLICE = 0.5


def check_url(url: str) -> SplitResult:
    """The parts of an address we would ask for. Raises Refused for any scheme but http(s), credentials in it, or no host."""
    # what follows the ? may hold a key
    shown = url.partition("?")[0]
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise Refused(f"{shown!r} is no address: {error}") from error
    if parts.scheme not in ("http", "https"):
        raise Refused(f"scheme {parts.scheme!r}, expected http or https, at {shown}")
    if not host or port == 0:
        raise Refused(f"{shown!r} names no host or port")
    if parts.username is not None:
        raise Refused(f"an address that carries credentials for {host}")
    return parts


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, looking through every way to write an IPv4 address in IPv6."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: IPv6Address) -> IPv4Address | None:
    if ip.ipv4_mapped or ip.sixtofour:
        return ip.ipv4_mapped or ip.sixtofour
    if ip.teredo:
        return ip.teredo[1]
    # the deprecated IPv4-compatible ::a.b.c.d, and NAT64
    if int(ip) >> 32 == 0 or any(ip in network for network in _NAT64):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return None


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, in the system's order; decimal, octal and hex spellings of an IPv4 address resolve to it too."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Watch:
    """Watch over the request under way, which must end at its deadline, or as soon as a stop is asked for."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.monotonic = monotonic
        self._deadline = float("inf")
        self._is_stopped: Callable[[], bool] = lambda: False

    def start(self, seconds: float, is_stopped: Callable[[], bool]) -> None:
        """A request begins that may take so many seconds in all."""
        self._deadline = self.monotonic() + seconds
        self._is_stopped = is_stopped

    def left(self) -> float:
        """Seconds left. Raises Stopped, or httpcore's ReadTimeout when none are."""
        if self._is_stopped():
            raise Stopped("asked to stop while waiting for an answer")
        left = self._deadline - self.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole time allowed for one request is over")
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the very address it has checked, so that a name that changes its answer between check and use gains nothing.

    Not public addresses are open only where the source's own host was when first asked: same address, same port.
    """

    def __init__(self, own_host: str, own_port: int, watch: Watch, resolve: Resolve) -> None:
        self._own_host = own_host
        self._own_port = own_port
        self._watch = watch
        self._resolve = resolve
        self._own: frozenset[tuple[str, int]] | None = None
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolves, checks every address the name has, connects to the first that answers. Raises Refused when one is private."""
        last: httpcore.ConnectError | httpcore.ConnectTimeout = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            within = min(timeout or _SLICE, self._watch.left())
            try:
                stream = self._system.connect_tcp(address, port, within, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
            else:
                return WatchedStream(stream, self._watch)
        raise last

    def _checked(self, host: str, port: int) -> list[str]:
        if self._own is None:
            stood = self._addresses(self._own_host, self._own_port)
            self._own = frozenset((address, self._own_port) for address in stood if not is_public(address))
        addresses = self._addresses(host, port)
        for address in addresses:
            if not is_public(address) and (address, port) not in self._own:
                raise Refused(f"{host}:{port} is {address}, not a public address nor the source's own host")
        return addresses

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            return self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} cannot be resolved: {error}") from error


class WatchedStream(httpcore.NetworkStream):
    """A connection whose reading ends at the request's deadline or a stop, however slowly the server drips."""

    def __init__(self, stream: httpcore.NetworkStream, watch: Watch) -> None:
        self._stream = stream
        self._watch = watch

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Bytes as they come. Raises httpcore's ReadTimeout after `timeout` seconds of silence or at the deadline."""
        silent_until = self._watch.monotonic() + (timeout or _SLICE)
        while True:
            within = min(_SLICE, timeout or _SLICE, self._watch.left())
            try:
                return self._stream.read(max_bytes, within)
            except httpcore.ReadTimeout:
                if self._watch.monotonic() >= silent_until:
                    raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of it."""
        self._stream.write(buffer, min(timeout or _SLICE, self._watch.left()))

    def close(self) -> None:
        """Closes the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection under TLS, watched as before."""
        within = min(timeout or _SLICE, self._watch.left())
        return WatchedStream(self._stream.start_tls(ssl_context, server_hostname, within), self._watch)

    def get_extra_info(self, info: str) -> object:
        """Facts that the connection knows of itself."""
        return self._stream.get_extra_info(info)
