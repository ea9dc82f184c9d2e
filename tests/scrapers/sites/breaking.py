"""Ways to break a portal's pages, and to see whether a site noticed."""

from __future__ import annotations

from scrapers.base import Page, Reference, Request
from scrapers.errors import ScraperError, Unavailable
from tests.scrapers.sites.cases import Case, Change, FakeFetch
from tests.scrapers.sites.telling import issues_of, references_of

CHALLENGE = (
    "<!doctype html><html><head><title>频繁访问</title></head>"
    "<body><script>var arg1='synthetic';</script>您的访问过于频繁</body></html>"
).encode()
ERROR = b"<html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>"
SPOILT = {
    "a challenge": CHALLENGE,
    "an error page": ERROR,
    "nothing": b"",
    "JSON of another kind": b'{"code": 500, "msg": "error"}',
}


def on(role: str, change: Change) -> Change:
    """The change, for routes of one role."""
    return lambda body, route: change(body, route) if route.role == role else body


def details(case: Case) -> list[tuple[Reference, Page]]:
    """Every listed notice whose page the case holds."""
    found = [(item, case.page_of(item)) for item in references_of(case.listed()[0])]
    return [(item, page) for item, page in found if page is not None]


def is_refused(case: Case, change: Change) -> bool:
    """Whether nothing is listed and somebody says why."""
    try:
        items, _ = case.listed(change)
    except ScraperError:
        return True
    return not references_of(items) and any(issue.error for issue in issues_of(items))


def is_api(case: Case) -> bool:
    """Whether the lists are data, not pages."""
    return all(route.file.suffix != ".html" for route in case.routes if route.role == "list")


class Failing(FakeFetch):
    """Answers as the case does, but fails where the request is `failing` (everywhere when empty)."""

    def __init__(self, case: Case, failing: str) -> None:
        super().__init__(case)
        self.failing = failing

    def __call__(self, request: Request | str) -> Page:
        page = super().__call__(request)
        if self.failing in ("", self.log[-1]):
            raise Unavailable(f"HTTP 503 at {self.log[-1]}", 503)
        return page
