"""The pages of one site as a portal would serve them: routes, a fetch that only knows them, and what must come out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from scrapers.base import Filters, Listing, ListItem, Page, Reference, Request, Scraper
from scrapers.errors import Unavailable
from scrapers.registry import discover
from tests.scrapers.sites.routes import Route, asked_of, route_of

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 1, 28, 4, 0, tzinfo=UTC)
Change = Callable[[bytes, Route], bytes]


class FakeFetch:
    """Answers from a case's routes, logs what was asked, and raises for anything else."""

    def __init__(self, case: Case, change: Change | None = None, *, loose: bool = False, root: str | None = None) -> None:
        self.case = case
        self.root = root or case.root
        self.change = change
        self.loose = loose
        self.log: list[str] = []

    def __call__(self, request: Request | str) -> Page:
        asked = asked_of(request, self.root, self.case.root)
        self.log.append(str(asked))
        found = [route for route in self.case.routes if route.matches(asked)]
        if self.loose and not found:
            found = sorted(self.case.routes, key=lambda route: -route.likeness(asked))[:1]
        if not found:
            raise Unavailable(f"HTTP 404 at {asked}", 404)
        body = found[0].body()
        if self.change:
            body = self.change(body, found[0])
        url = request if isinstance(request, str) else request.url
        return Page(url=url, body=body, fetched_at=NOW, headers={"content-type": found[0].content_type})


@dataclass(frozen=True, kw_only=True)
class Case:
    """One site's pages and what is known of them."""

    id: str
    scraper: type[Scraper]
    facts: Mapping[str, Any]
    listing: Listing
    routes: tuple[Route, ...]
    folder: Path

    @property
    def root(self) -> str:
        """Where the portal stands."""
        return self.scraper.base_url.rstrip("/")

    @property
    def golden(self) -> Path:
        """What listing and parsing must give."""
        return PAGES / self.id / "golden.json"

    def site(self, root: str | None = None) -> Scraper:
        """The scraper, reading the portal at `root`."""
        return self.scraper(root)

    def listed(self, change: Change | None = None, **asked: Any) -> tuple[list[ListItem], FakeFetch]:
        """Everything the site lists from its pages, and the fetch that answered."""
        fetch = FakeFetch(self, change, loose="listing" in asked)
        return list(self.site().list_notices(fetch, asked.get("listing", self.listing))), fetch

    def page_of(self, reference: Reference, change: Change | None = None) -> Page | None:
        """The page of a listed notice; None where the case holds none."""
        if reference.page is not None:
            return reference.page
        try:
            return FakeFetch(self, change)(reference.request or reference.url)
        except Unavailable:
            return None


def cases() -> dict[str, Case]:
    """A case for every registered site."""
    return {site: case_of(site) for site in discover()}


@cache
def case_of(site: str) -> Case:
    """The case of one site; a preset or a portal of a family may share another one's pages."""
    own = json.loads((PAGES / site / "case.json").read_text(encoding="utf-8"))
    folder = PAGES / own.get("same_as", site)
    facts = {**json.loads((folder / "case.json").read_text(encoding="utf-8")), **own}
    scraper = discover()[site]
    root = scraper.base_url.rstrip("/")
    routes = tuple(route_of(item, folder, root, facts.get("move", {})) for item in facts["routes"])
    listing = facts["listing"]
    filters = Filters(**{name: tuple(words) for name, words in listing.get("filters", {}).items()})
    return Case(
        id=site,
        scraper=scraper,
        facts=facts,
        listing=Listing(
            since=date.fromisoformat(listing["since"]),
            today=date.fromisoformat(listing["today"]),
            filters=filters,
            names=tuple(listing.get("names", ())),
            secrets=listing.get("secrets", {}),
            clock=lambda: NOW,
        ),
        routes=routes,
        folder=folder,
    )
