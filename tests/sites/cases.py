"""The pages of one site as a portal would serve them: routes, a fetch that only knows them, and what must come out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from scrapers.base import Filters, Gap, Listing, ListIssue, ListItem, Page, Reference, Request, Scraper, StatedTotal
from scrapers.errors import Unavailable
from scrapers.notice import Notice
from scrapers.registry import discover

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 1, 28, 4, 0, tzinfo=UTC)
Change = Callable[[bytes, "Route"], bytes]
_TYPES = {".html": "text/html; charset=utf-8", ".json": "application/json; charset=utf-8", ".xml": "application/xml"}


@dataclass(frozen=True, kw_only=True)
class Route:
    """One request the portal knows and what it answers."""

    role: str
    method: str
    path: str
    params: Mapping[str, str]
    form: Mapping[str, str] | None
    json: object | None
    headers: Mapping[str, str]
    file: Path
    replace: Mapping[str, str]
    moves: Mapping[str, str]

    @property
    def content_type(self) -> str:
        """What the portal says it sends."""
        return _TYPES[self.file.suffix]

    def body(self, file: Path | None = None, replace: Mapping[str, str] | None = None) -> bytes:
        """The page, its placeholders filled."""
        text = (file or self.file).read_text(encoding="utf-8")
        for name, value in (self.replace if replace is None else replace).items():
            text = text.replace(f"[[{name}]]", value)
        for old, new in self.moves.items():
            text = text.replace(old, new)
        return text.encode()

    def matches(self, asked: Asked) -> bool:
        """Whether this is the request, to the last parameter, and the headers the portal insists on are there."""
        same = (self.method, self.path, self.params, self.form, self.json) == (
            asked.method,
            asked.path,
            asked.params,
            asked.form,
            asked.json,
        )
        return same and all(asked.headers.get(name) == value for name, value in self.headers.items())

    def likeness(self, asked: Asked) -> int:
        """How many values agree, where method and path do; -1 where they do not."""
        if (self.method, self.path) != (asked.method, asked.path):
            return -1
        mine, theirs = (({**one.params, **(one.form or {}), **_flat(one.json)}) for one in (self, asked))
        return sum(mine.get(name) == value for name, value in theirs.items())


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A request as a portal sees it."""

    method: str
    path: str
    params: Mapping[str, str]
    form: Mapping[str, str] | None = None
    json: object | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        told = self.form if self.form is not None else self.json
        return " ".join(filter(None, (self.method, self.path, _shown(self.params), _shown(told))))


def asked_of(request: Request | str, root: str, named: str | None = None) -> Asked:
    """What a portal at `root` sees of a request, its own address written as `named` in headers."""
    request = Request(url=request) if isinstance(request, str) else request
    assert request.url.startswith((root, "/")), f"{request.url} leaves {root}"
    parts = urlsplit(request.url.removeprefix(root))
    method = "GET" if request.form is None and request.json is None else "POST"
    params = {**dict(parse_qsl(parts.query, keep_blank_values=True)), **request.params}
    headers = {name.lower(): value.replace(root, named or root) for name, value in request.headers.items()}
    return Asked(method=method, path=parts.path, params=params, form=request.form, json=request.json, headers=headers)


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
    routes = tuple(_route(item, folder, root, facts.get("move", {})) for item in facts["routes"])
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


def references_of(items: Iterable[ListItem]) -> list[Reference]:
    """The references among listed items."""
    return [item for item in items if isinstance(item, Reference)]


def issues_of(items: Iterable[ListItem]) -> list[ListIssue]:
    """The issues among listed items."""
    return [item for item in items if isinstance(item, ListIssue)]


def item_told(item: ListItem, root: str) -> dict[str, Any]:
    """A listed item as the golden file tells it, addresses without their host."""
    if isinstance(item, Gap):
        return {"gap": item.channel, "start": str(item.start), "end": str(item.end)}
    if isinstance(item, StatedTotal):
        return {"total": item.total, "channel": item.channel}
    if isinstance(item, ListIssue):
        return {"issue": item.kind, "channel": item.channel}
    told = {"key": item.key, "url": item.url, "title": item.title, "published": item.published and str(item.published)}
    extra = {"buyer": item.buyer, "region": item.region, "channel": item.channel, "context": item.context}
    request = None if item.request is None else str(asked_of(item.request, root))
    return _without_root({**told, **{k: v for k, v in extra.items() if v}, **({"request": request} if request else {})}, root)


def notice_told(notice: Notice, root: str) -> dict[str, Any]:
    """A notice as the golden file tells it: its facts, without text and evidence."""
    awards = [
        {
            "lot": award.lot,
            "supplier": award.supplier.name,
            "amount": None if award.amount is None else f"{award.amount} {award.amount.currency}",
            "pricing": award.pricing,
            "status": award.status,
            **({"marks": list(award.marks)} if award.marks else {}),
        }
        for award in notice.awards
    ]
    told = {
        "notice_type": notice.notice_type,
        "title": notice.title,
        "key": notice.key,
        "url": notice.url,
        "published_date": notice.published_date and str(notice.published_date),
        "published_at": notice.published_at,
        "project_number": notice.project_number,
        "project_name": notice.project_name,
        "buyer": notice.buyer and notice.buyer.name,
        "region": notice.region,
        "awards": awards,
        "attachments": list(notice.attachments),
        "links": [link.key or link.url or link.title for link in notice.links],
        "lead": notice.lead,
    }
    return _without_root({name: value for name, value in told.items() if value not in (None, [], False)}, root)


def reshaped(body: bytes, _route: Route | None = None) -> bytes:
    """The page after a redesign: every class, id and JSON key has another name."""
    text = body.decode()
    if text.lstrip().startswith("{"):
        return re.sub(r'"(\w+)"(\s*:)', r'"new_\1"\2', text).encode()
    return re.sub(r"\b(class|id)=([\"']?)", r"\1=\2new-", text).encode()


def _route(item: Mapping[str, Any], folder: Path, root: str, moves: Mapping[str, str]) -> Route:
    path = item["path"]
    for old, new in moves.items():
        path = path.replace(old, new)
    posts = "form" in item or "json" in item
    return Route(
        role=item["role"],
        method="POST" if posts else "GET",
        path=path,
        params=item.get("params", {}),
        form=item.get("form"),
        json=item.get("json"),
        headers={name: value.replace("{root}", root) for name, value in item.get("headers", {}).items()},
        file=folder / item["file"],
        replace=item.get("replace", {}),
        moves=moves,
    )


def _without_root(told: dict[str, Any], root: str) -> dict[str, Any]:
    text = json.dumps(told, ensure_ascii=False)
    value: dict[str, Any] = json.loads(text.replace(root, ""))
    return value


def _flat(value: object) -> Mapping[str, str]:
    return {name: str(item) for name, item in value.items()} if isinstance(value, dict) else {}


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
