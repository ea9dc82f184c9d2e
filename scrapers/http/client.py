"""One request, one whole answer: the only module that knows httpx."""

from __future__ import annotations

import functools
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpcore
import httpx

from scrapers.errors import Refused
from scrapers.http.body import ACCEPTED, whole_body
from scrapers.http.guard import GuardedBackend, Resolve, Watch, check_url, resolve
from scrapers.http.retry import Transient
from scrapers.http.wire import Sending

# RFC 9309 product token, and the start of the User-Agent
PRODUCT = "award-tracker"
# Headers that speak of the connection or the packing, not of the page, and the session's secret.
_NOT_KEPT = {"set-cookie", "content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one answer: decoded bytes, seconds in all, seconds of silence, seconds to connect, redirects."""

    max_bytes: int = 20_000_000
    max_seconds: float = 60.0
    silent_seconds: float = 20.0
    connect_seconds: float = 8.0
    max_redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, whole and unpacked; header names are lower case."""

    url: str
    # the address for messages and logs
    shown: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """The connections and cookies of one source. Used by one thread at a time."""

    def __init__(self, http: httpx.Client, watch: Watch) -> None:
        self._http = http
        self._watch = watch

    def exchange(self, sending: Sending, limits: Limits, is_stopped: Callable[[], bool]) -> Answer:
        """Sends and reads to the end; follows nothing.

        Raises Transient for a failure of the connection, Refused for an answer or address we do not take,
        Stopped when `is_stopped` turns true meanwhile.
        """
        check_url(sending.url)
        self._watch.start(limits.max_seconds, is_stopped)
        timeout = httpx.Timeout(limits.silent_seconds, connect=limits.connect_seconds)
        try:
            with self._http.stream(
                sending.method, sending.url, headers=self._headers(sending), content=sending.content, timeout=timeout
            ) as response:
                body = whole_body(
                    response.iter_raw(), response.headers.get("content-encoding", ""), limits.max_bytes, sending.shown
                )
                headers = {name: value for name, value in response.headers.items() if name not in _NOT_KEPT}
                return Answer(url=str(response.url), shown=sending.shown, status=response.status_code, headers=headers, body=body)
        except httpx.TransportError as error:
            if "CERTIFICATE_VERIFY_FAILED" in str(error):
                raise Refused(f"a certificate that does not verify ({error}) at {sending.shown}") from error
            # httpx looks at where a redirect leads even when it does not follow
            if "location header" in str(error):
                raise Refused(f"a redirect to no address ({error}) from {sending.shown}") from error
            raise Transient(f"{type(error).__name__}: {error}") from error
        except (httpx.InvalidURL, UnicodeError) as error:
            raise Refused(f"an address or header that cannot be sent ({error}) at {sending.shown}") from error

    def _headers(self, sending: Sending) -> dict[str, str]:
        """The request's own; a site that calls itself something else says who asks all the same."""
        headers = dict(sending.headers)
        if "user-agent" in headers:
            headers["user-agent"] += f" {self._http.headers['user-agent']}"
        return headers

    def close(self) -> None:
        """Closes every connection."""
        self._http.close()


class _GuardedTransport(httpx.HTTPTransport):
    """httpx's transport with its connection pool on our backend; httpx has no argument for that."""

    def __init__(self, context: ssl.SSLContext, backend: httpcore.NetworkBackend) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.ConnectionPool(ssl_context=context, max_connections=4, keepalive_expiry=30, network_backend=backend)


def make_client(base_url: str, contact: str, tls_exception: str | None = None, resolve: Resolve = resolve) -> Client:
    """A client for one source, whose `contact` (an address or URL) portals read in the User-Agent.

    `tls_exception` is the reason why this source's certificate is not verified and old TLS is accepted; None verifies.
    Proxies and other settings of the environment are not used: they would connect on their own. Raises Refused for a base_url
    that is no http(s) address, ValueError for a contact that does not fit a header.
    """
    parts = check_url(base_url)
    watch = Watch()
    backend = GuardedBackend(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80), watch, resolve)
    http = httpx.Client(
        transport=_GuardedTransport(_verifying() if tls_exception is None else _trusting(), backend),
        headers={"user-agent": user_agent(contact), "accept-encoding": ACCEPTED, "accept": "*/*"},
        follow_redirects=False,
        trust_env=False,
    )
    return Client(http, watch)


def user_agent(contact: str) -> str:
    """Product and where to reach the people who run it. Raises ValueError for characters a header cannot hold."""
    if not contact.isascii() or not contact.isprintable() or set(contact) & set("()"):
        raise ValueError(f"a contact address is printable ASCII without brackets, got {contact!r}")
    return f"{PRODUCT} (+{contact})" if contact else PRODUCT


@functools.cache
def _verifying() -> ssl.SSLContext:
    """Shared by every client: reading the certificates takes longer than a request."""
    return httpx.create_ssl_context(trust_env=False)


def _trusting() -> ssl.SSLContext:
    context = httpx.create_ssl_context(verify=False, trust_env=False)
    # OP_LEGACY_SERVER_CONNECT, which Python names from 3.12 on
    context.options |= 0x4
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    return context
