"""Paraguay's DNCP: processes by day of release, each a record; a key is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from scrapers.base import Fetch, Listing, ListIssue, ListItem, Page, Reference, Request
from scrapers.errors import Blocked, FetchError, LayoutChanged, Stopped
from scrapers.families.ocds_feed import CHANNEL, FeedPage, OcdsFeed, feed_object, feed_rows, json_object
from scrapers.structured.documents import Object, child, text_of
from scrapers.toolkit.lists import kind_of

_KEY = "PY_DNCP_REQUEST_TOKEN"


class PyDncp(OcdsFeed):
    """A search of processes, page after page, behind a token that lives for a quarter of an hour."""

    id = "py_dncp"
    name = "DNCP"
    country = "PY"
    language = "es"
    base_url = "https://contrataciones.gov.py"
    zone = "America/Asuncion"
    pace = 2.0
    every = "1d"
    by_days = True
    secrets = (_KEY,)
    verified = "recorded page 2017-08-08"
    verified_how = (
        "Recorded record packages of 2017 and 2018 are read by the tests; the token, the search and its pages are as described "
        "by those who use them and have not been tried."
    )
    prefixes = ("ocds-03ad3f",)

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Every process with its page: a reference is kept in the database, and may not carry the token to fetch it later."""
        for item in super().list_notices(fetch, listing):
            if not isinstance(item, Reference) or item.request is None:
                yield item
                continue
            try:
                yield replace(item, page=fetch(item.request), request=None)
            except (Blocked, Stopped):
                raise
            except FetchError as error:
                yield ListIssue(kind=kind_of(error), message=str(error), url=item.url, channel=item.channel)

    def first_request(self, fetch: Fetch, listing: Listing) -> Request:
        """The first page of the search, with a token bought with the key. Raises LayoutChanged when none comes."""
        form = {"request_token": listing.secrets[_KEY]}
        answer = json_object(fetch(Request(url=f"{self._api}/oauth/token", json=form, keep=False)))
        token = text_of(answer.get("access_token"))
        if token is None:
            raise LayoutChanged(f"a token answer with {', '.join(answer)}, expected 'access_token'")
        until = listing.until or listing.today
        params = {
            "tipo_fecha": "fecha_release",
            "fecha_desde": f"{listing.since:%Y-%m-%d}",
            "fecha_hasta": f"{until:%Y-%m-%d}",
            "page": "1",
        }
        return Request(url=f"{self._api}/search/processes", params=params, headers={"Authorization": token})

    def read_feed(self, page: Page, request: Request) -> FeedPage:
        """One page of the search. Raises LayoutChanged."""
        feed, issues = feed_object(page)
        references = []
        for row in feed_rows(feed, "records", page.url):
            name = text_of(row.get("ocid"))
            if name is None:
                issues.append(ListIssue(kind="broken_item", message=f"a process without ocid: {list(row)[:6]}", url=page.url))
                continue
            url = f"{self._api}/ocds/record/{quote(name, safe='')}"
            detail = Request(url=url, headers=request.headers)
            references.append(Reference(key=name, url=url, channel=CHANNEL, request=detail))
        return FeedPage(tuple(references), self._next(feed, request, page.url), tuple(issues))

    @property
    def _api(self) -> str:
        return f"{self.root}/datos/api/v3/doc"

    @staticmethod
    def _next(feed: Object, request: Request, url: str) -> Request | None:
        pagination = child(feed, "pagination")
        number, last = (text_of(pagination.get(name)) for name in ("current_page", "total_pages"))
        if number is None or last is None or not (number.isdigit() and last.isdigit()):
            raise LayoutChanged(f"pagination is {pagination!r:.60}, expected current_page and total_pages, at {url}")
        if int(number) >= int(last):
            return None
        return Request(url=request.url, params={**request.params, "page": str(int(number) + 1)}, headers=request.headers)
