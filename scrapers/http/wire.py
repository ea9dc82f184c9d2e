"""A site's Request as it goes over the wire, and as the archive names it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode, urljoin, urlsplit

from scrapers.base import Request
from scrapers.errors import Refused
from scrapers.http.guard import check_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One request as it goes out; header names are lower case. `keep` as in `Request`."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    keep: bool = True

    @property
    def shown(self) -> str:
        """The address for messages and logs."""
        return self.url if self.keep else self.url.partition("?")[0]


def sending_of(request: Request | str, base_url: str) -> Sending:
    """The request with its address made whole and its form or JSON encoded (UTF-8)."""
    if isinstance(request, str):
        request = Request(url=request)
    url = _absolute(request.url, base_url)
    if request.params:
        url += ("&" if urlsplit(url).query else "?") + urlencode(request.params)
    headers = {name.lower(): value for name, value in request.headers.items()}
    if request.json is not None:
        content, kind = json.dumps(request.json, ensure_ascii=False).encode(), "application/json"
    elif request.form is not None:
        content, kind = urlencode(request.form).encode(), "application/x-www-form-urlencoded"
    else:
        return Sending(method="GET", url=url, headers=headers, keep=request.keep)
    return Sending(method="POST", url=url, headers={"content-type": kind, **headers}, content=content, keep=request.keep)


def request_key(sending: Sending) -> str:
    """The archive's name of a request: method, address, and a hash of the body where there is one."""
    body = f" {hashlib.sha256(sending.content).hexdigest()}" if sending.content is not None else ""
    return f"{sending.method} {sending.url}{body}"


def redirected(sending: Sending, status: int, location: str) -> Sending:
    """The request a redirect leads to: 307 and 308 send the same again, the others GET.

    Headers of the site's own (a key, a referer) stay with the origin they were meant for. Raises Refused for an address we
    do not ask, and for a request with a secret in it that is led elsewhere.
    """
    try:
        url = urljoin(sending.url, location)
    except ValueError as error:
        raise Refused(f"a redirect to no address ({error}) from {sending.shown}") from error
    after, before = check_url(url), check_url(sending.url)
    is_elsewhere = (after.scheme, after.netloc) != (before.scheme, before.netloc)
    if is_elsewhere and not sending.keep:
        raise Refused(f"a redirect of a request with a key to {after.netloc} from {sending.shown}")
    headers = {name: value for name, value in sending.headers.items() if name == "content-type" or not is_elsewhere}
    if status in (307, 308):
        return replace(sending, url=url, headers=headers)
    headers.pop("content-type", None)
    return Sending(method="GET", url=url, headers=headers, keep=sending.keep)


def _absolute(url: str, base_url: str) -> str:
    if url.startswith("/") and not url.startswith("//"):
        # a base_url may have a path of its own, which a join would drop
        return base_url.rstrip("/") + url
    try:
        return urljoin(f"{base_url}/", url)
    except ValueError as error:
        raise Refused(f"{url.partition('?')[0]!r} is no address: {error}") from error
