"""The European Union's Tenders Electronic Daily: results found by the search API, each read as XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from scrapers.base import Fetch, Filters, Listing, ListIssue, ListItem, Page, Reference, Request, Scraper, StatedTotal
from scrapers.errors import LayoutChanged
from scrapers.families.ocds_feed import feed_object, feed_rows
from scrapers.notice import Notice
from scrapers.structured.documents import Json, Object, child, text_of
from scrapers.structured.values import day_of
from scrapers.ted.eforms import read_eforms
from scrapers.ted.export import read_ted_export
from scrapers.ted.xml import local, parse_xml, publication_number
from scrapers.toolkit.lists import each_channel

_COUNTRY = re.compile(r"[A-Z]{3}")
_CPV = re.compile(r"\d{8}")
# results, direct awards made known before their contract, and modifications of contracts
_KINDS = "can-standard can-social can-desg can-tran veat can-modif"


@dataclass(frozen=True, slots=True)
class Search:
    """One expert search; `channel` is the name or the filter it asks for."""

    channel: str
    query: str


class EuTed(Scraper):
    """Search API v3: one search a watched name, or one by buyer's country and CPV code; results newest first."""

    id = "eu_ted"
    name = "TED"
    country = "EU"
    language = "en"
    base_url = "https://api.ted.europa.eu"
    zone = "Europe/Luxembourg"
    pace = 2.0
    every = "1d"
    lists_changes = True
    by_days = True
    verified = "recorded page 2024-09-23"
    verified_how = (
        "Recorded eForms notices (Doffin and the official examples) and TED_EXPORT notices are read by the tests; "
        "the search's parameters and answers follow its documentation, its queries have not been tried."
    )
    facts: ClassVar[tuple[str, ...]] = ("fields", "limit")
    fields: ClassVar[tuple[str, ...]] = ("publication-number", "publication-date", "notice-type", "notice-title", "buyer-name")
    # limit × (fields + 1) must stay within 10,000, the links being counted too
    limit: ClassVar[int] = 250

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """The results of every search; without names, countries or codes to ask for, nothing is asked."""
        asked = searches(listing)
        if not asked:
            message = "no company is watched and no country (DEU) or CPV code is configured: nothing was asked"
            return iter([ListIssue(kind="nothing_asked", message=message)])
        wanted = [search for search in asked if not listing.channels or search.channel in listing.channels]
        seen: set[str] = set()
        return each_channel((search.channel, self._search(search, fetch, listing, seen)) for search in wanted)

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """One notice of eForms or TED_EXPORT. Raises UnreadablePage, or LayoutChanged for XML of another kind."""
        root = parse_xml(page.body, page.url)
        name = local(root)
        if name == "TED_EXPORT":
            notice = read_ted_export(root, page.url)
        elif name in ("ContractAwardNotice", "ContractNotice", "PriorInformationNotice"):
            notice = read_eforms(root)
        else:
            raise LayoutChanged(f"XML of {name}, expected an eForms notice or TED_EXPORT, at {page.url}")
        return [replace(notice, key=reference.key or notice.key, url=reference.url)]

    def wants_notice(self, notice: Notice, filters: Filters) -> bool:
        """Countries and CPV codes were asked of the search; the notice prints neither as such."""
        asked = replace(
            filters,
            region=tuple(word for word in filters.region if not _COUNTRY.fullmatch(word)),
            keyword=tuple(word for word in filters.keyword if not _CPV.fullmatch(word)),
        )
        return asked.wants_notice(notice)

    def _search(self, search: Search, fetch: Fetch, listing: Listing, seen: set[str]) -> Iterator[ListItem]:
        """Pages by iteration token, which has no end at 15,000 notices as page numbers have."""
        token: str | None = None
        tokens: set[str] = set()
        while True:
            page = fetch(self._request(search.query, token))
            answer, broken = feed_object(page)
            yield from broken
            rows = feed_rows(answer, "notices", page.url)
            total = answer.get("totalNoticeCount")
            if not isinstance(total, int):
                raise LayoutChanged(f"'totalNoticeCount' is {total!r:.40}, expected a count, at {page.url}")
            if token is None:
                yield StatedTotal(channel=search.channel, total=total)
            if answer.get("timedOut") is True:
                yield ListIssue(kind="incomplete", message="the search timed out: not all notices are there", url=page.url)
            items = [_reference(row, page.url) for row in rows]
            for item in items:
                if isinstance(item, ListIssue) or (item.key not in seen and self.wants(item, listing)):
                    yield item
            seen |= {item.key for item in items if isinstance(item, Reference)}
            days = [item.published for item in items if isinstance(item, Reference) and item.published]
            token = text_of(answer.get("iterationNextToken"))
            if not rows or token is None or token in tokens or (days and days[-1] < listing.since):
                return
            tokens.add(token)

    def _request(self, query: str, token: str | None) -> Request:
        body: dict[str, object] = {
            "query": query,
            "fields": list(self.fields),
            "limit": self.limit,
            "scope": "ALL",
            "paginationMode": "ITERATION",
            "onlyLatestVersions": True,
        }
        if token is not None:
            body["iterationNextToken"] = token
        return Request(url=f"{self.root}/v3/notices/search", json=body)


def searches(listing: Listing) -> list[Search]:
    """Searches to ask: one a name, narrowed by the countries and codes of the filters, or these alone.

    Days are yyyymmdd: in another order the search answers with no hits and no error.
    """
    days = f"publication-date >= {listing.since:%Y%m%d} AND publication-date <= {(listing.until or listing.today):%Y%m%d}"
    countries = [word for word in listing.filters.region if _COUNTRY.fullmatch(word)]
    codes = [word for word in listing.filters.keyword if _CPV.fullmatch(word)]
    narrowed = [f"notice-type IN ({_KINDS})", days]
    if countries:
        narrowed.append(f"buyer-country IN ({' '.join(countries)})")
    if codes:
        narrowed.append(f"classification-cpv IN ({' '.join(codes)})")
    names = list(dict.fromkeys(name for name in (*listing.filters.supplier, *listing.names) if _phrase(name)))
    asked = [(name, [*narrowed, f'winner-name ~ ("{_phrase(name)}")']) for name in names]
    if not names and (countries or codes):
        asked = [(" ".join((*countries, *codes)), narrowed)]
    return [Search(name, f"{' AND '.join(parts)} SORT BY publication-date DESC") for name, parts in asked]


def _phrase(name: str) -> str:
    """A name that can stand in quotes: a quote would end them, and with a wildcard a phrase never matches."""
    return " ".join(re.sub(r'["*?()\\]', " ", name).split())


def _reference(row: Object, url: str) -> Reference | ListIssue:
    number = text_of(row.get("publication-number"))
    xml = text_of(child(row, "links", "xml").get("MUL"))
    if number is None or xml is None:
        return ListIssue(kind="broken_item", message=f"a notice without number or XML: {list(row)}", url=url)
    return Reference(
        key=publication_number(number),
        url=f"https://ted.europa.eu/en/notice/-/detail/{number}",
        title=_spoken(row.get("notice-title")),
        published=day_of(row.get("publication-date")),
        buyer=_spoken(row.get("buyer-name")),
        request=Request(url=xml),
    )


def _spoken(value: Json) -> str | None:
    """A text keyed by language (ISO 639-2), in English where there is any; lists of it joined."""
    if not isinstance(value, dict):
        return text_of(value)
    texts = value.get("eng") or next(iter(value.values()), None)
    if isinstance(texts, list):
        return " / ".join(dict.fromkeys(text for item in texts if (text := text_of(item)))) or None
    return text_of(texts)
