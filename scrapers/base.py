"""The contract of a site: facts as class attributes, a list generator, a pure parse."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Annotated, ClassVar, Protocol

from scrapers.decoding import decode
from scrapers.notice import Notice

# facts that pick elements of a page, and that say how a day is printed (empty: year first)
Selector = Annotated[str, "CSS selector"]
DayForm = Annotated[str, "form of a day, such as %d/%m/%Y"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request of a page; `form` and `json` make it a POST. Relative `url`s are joined to the source's base_url."""

    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    json: object | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    # False where address or answer hold a key or personal data: neither is archived or shown in messages
    keep: bool = True


@dataclass(frozen=True, kw_only=True)  # without slots: hash and text are kept once made
class Page:
    """Bytes fetched from a URL at a time, and how they are archived."""

    url: str
    body: bytes
    fetched_at: datetime
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def sha256(self) -> str:
        """The archive's key of the body."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def text(self) -> str:
        """The body as text, by the label it carries, then by looking (never by the label alone)."""
        return decode(self.body, self.headers.get("content-type"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One item of a list: where its notice stands and what the list says of it.

    `key` names the notice within the site for ever. `page` is set where the list itself carries the whole notice
    (an API's rows): nothing more is fetched then. `request` is set where a plain GET of `url` is not the way.
    """

    key: str
    url: str
    title: str | None = None
    published: date | None = None
    # when the list says the notice last changed: a later look than ours is worth another
    modified: datetime | None = None
    buyer: str | None = None
    region: str | None = None
    channel: str | None = None
    request: Request | None = None
    page: Page | None = None
    # what the list knows and the page does not, for parse (JSON text)
    context: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListIssue:
    """Something wrong with one item or one channel of a list; the others go on."""

    kind: str
    message: str
    url: str | None = None
    channel: str | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTotal:
    """The portal's own count of what a list holds; `found` is what was read there, where the list was read to its end."""

    channel: str
    total: int
    found: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days a list could not reach back to (its pager ends first): both ends inclusive."""

    channel: str
    start: date
    end: date
    reason: str


ListItem = Reference | ListIssue | StatedTotal | Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Filters of a source; every source understands them. Empty means all; any word of a field suffices."""

    buyer: tuple[str, ...] = ()
    supplier: tuple[str, ...] = ()
    keyword: tuple[str, ...] = ()
    region: tuple[str, ...] = ()

    def wants_reference(self, reference: Reference) -> bool:
        """False only where the list already shows that the notice is not wanted."""
        return not (
            (self.buyer and reference.buyer and not _any_in(self.buyer, reference.buyer))
            or (self.region and reference.region and not _any_in(self.region, reference.region))
        )

    def wants_notice(self, notice: Notice) -> bool:
        """Whether a read notice is wanted; what it does not print (a correction's supplier) does not make it unwanted."""
        suppliers = " ".join(p.name for a in notice.awards for p in (a.supplier, *a.members)) or None
        asked = (
            (self.buyer, notice.buyer.name if notice.buyer else notice.title),
            (self.supplier, suppliers),
            (self.keyword, f"{notice.title} {notice.project_name}"),
            (self.region, notice.region),
        )
        return all(not words or text is None or _any_in(words, text) for words, text in asked)


def _any_in(words: tuple[str, ...], text: str) -> bool:
    return any(word.casefold() in text.casefold() for word in words)


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Request of a run to a site's lists: everything published on or after `since`, as of `today` (the portal's own day)."""

    since: date
    today: date
    filters: Filters = Filters()
    # names of watched companies, for sites that can only be asked by name
    names: tuple[str, ...] = ()
    # the environment's values for the site's `secrets`, by name
    secrets: Mapping[str, str] = field(default_factory=dict)
    # channels to read, all when empty (backfill of one gap reads one channel)
    channels: tuple[str, ...] = ()
    # where channels that had moved were found before: the address of the list, by channel
    moved: Mapping[str, str] = field(default_factory=dict)
    # newest day wanted; None is today
    until: date | None = None
    # True where some of the days are not listed by any later run: a row that slides past the walk would be lost
    twice: bool = False
    # the time of a request, for sites that sign it
    clock: Callable[[], datetime] = _utc_now


class Fetch(Protocol):
    """Way in which a site gets a page. Raises FetchError and its kin; the page is archived before it is returned."""

    def __call__(self, request: Request | str) -> Page: ...


class Scraper(ABC):
    """One portal. Subclasses state facts, walk lists and parse pages; they never touch the network themselves."""

    id: ClassVar[str]
    name: ClassVar[str]
    country: ClassVar[str]
    language: ClassVar[str] = "zh"
    base_url: ClassVar[str]
    # seconds between two requests to the host
    pace: ClassVar[float] = 2.0
    # seconds the host is left alone after it answered with a block page
    cool_down: ClassVar[float] = 3600.0
    # HTTP statuses by which its guard turns programmes away, beside 401, 403 and 412
    refusing: ClassVar[frozenset[int]] = frozenset()
    # how often a source of this site is read unless configured: "6h", "1d", or a crontab line with named weekdays
    every: ClassVar[str] = "6h"
    # IANA zone of the portal's dates
    zone: ClassVar[str] = "Asia/Shanghai"
    # how the module was verified: "recorded page 2026-07-03" or "described structure"
    verified: ClassVar[str] = "described structure"
    # how that came about, in a sentence, for docs/sources.md
    verified_how: ClassVar[str] = ""
    # environment variables the site cannot work without
    secrets: ClassVar[tuple[str, ...]] = ()
    # fewest notices a week of a working source lists; None: no promise
    expects_weekly: ClassVar[int | None] = None
    # rows are hearsay until an official notice confirms them (aggregators)
    leads: ClassVar[bool] = False
    # what changes is listed anew, or nothing ever changes: stored pages are not looked at again on a schedule
    lists_changes: ClassVar[bool] = False
    # endings of its portal's channels that it can be asked for by single days, which a pager no longer reaches
    fills: ClassVar[tuple[str, ...]] = ()
    # whether its lists can be asked for some days alone; others are walked from the newest entry back
    by_days: ClassVar[bool] = False
    # filters that make a preset of another site (`cn_cma`)
    preset: ClassVar[Filters] = Filters()
    # attributes stated beside these that a portal may change overnight: its user can replace them in the configuration
    facts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, base_url: str | None = None, replaced: Mapping[str, object] | None = None) -> None:
        """A reader of the portal at `base_url`; `replaced` holds checked facts (`scrapers.facts`) that go before the module's."""
        self.root = (base_url or self.base_url).rstrip("/")
        for name, value in (replaced or {}).items():
            setattr(self, name, value)

    @classmethod
    def portal(cls) -> str:
        """The id under which the notices are known: a preset's are those of the site it narrows."""
        return next(str(vars(item)["id"]) for item in reversed(cls.__mro__) if "id" in vars(item))

    def channel_words(self) -> Mapping[str, tuple[str, ...]]:
        """Words of which a heading of a channel's list has one, by its name in a listing; no words where lists carry none."""
        return {}

    def wants(self, reference: Reference, listing: Listing) -> bool:
        """False where the list shows that a notice lies outside the days or the filters asked for."""
        published = reference.published
        if published and (published < listing.since or (listing.until and published > listing.until)):
            return False
        return listing.filters.wants_reference(reference)

    def wants_notice(self, notice: Notice, filters: Filters) -> bool:
        """Whether a read notice is wanted; what a portal was asked for in words of its own need not stand in the notice."""
        return filters.wants_notice(notice)

    @abstractmethod
    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """References newest first until behind `listing.since`; a broken channel yields a ListIssue and the others go on.

        Raises FetchError or LayoutChanged when nothing of the site could be listed.
        """

    @abstractmethod
    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The notices of one page; pure. Raises LayoutChanged or UnreadablePage when the page is not what it should be."""
