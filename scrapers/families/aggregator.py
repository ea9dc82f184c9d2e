"""Commercial aggregators: interfaces that are asked by a supplier's name and answer with rows, each of them a lead."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Scraper
from scrapers.errors import Blocked
from scrapers.notice import Award, Notice, NoticeType, Party
from scrapers.toolkit.aggregators import NOTHING_ASKED, lead_page
from scrapers.toolkit.lists import ListPage, each_channel, each_item, walk
from scrapers.toolkit.paging import whole_list
from scrapers.toolkit.replies import Row, count_of, reply, rows_of


class Aggregator(Scraper):
    """An aggregator states where total and rows stand in its reply and which fields of a row are kept; contacts never are."""

    country = "CN"
    pace = 1.0
    every = "1d"
    leads = True
    verified = "described structure"
    facts: ClassVar[tuple[str, ...]] = ("page_size", "total_at", "rows_at")
    page_size: ClassVar[int] = 20
    total_at: ClassVar[str]
    rows_at: ClassVar[str]
    kept: ClassVar[frozenset[str]]

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """One channel per watched name; raises when none could be read."""
        names = listing.filters.supplier or listing.names
        if not names:
            return iter([NOTHING_ASKED])
        wanted = [name for name in names if not listing.channels or name in listing.channels]
        return each_channel(((name, self._channel(name, fetch, listing)) for name in wanted), stop_when_blocked=True)

    @abstractmethod
    def ask(self, fetch: Fetch, name: str, number: int, listing: Listing) -> Page:
        """The reply about a name, pages counted from 1; its address holds no secret."""

    @abstractmethod
    def is_empty(self, answer: Row) -> bool:
        """Whether the reply says that there is no result."""

    @abstractmethod
    def refusal(self, answer: Row) -> str | None:
        """Words of a reply without rows; None where it has rows."""

    @abstractmethod
    def item(self, row: Row, name: str, page: Page) -> Reference:
        """One row. Raises LayoutChanged."""

    def lead_page(self, row: Row, url: str, page: Page) -> Page:
        """Page of a notice: the fields that are kept of a row."""
        return lead_page(row, self.kept, url, page)

    def _channel(self, name: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        return walk(self, name, lambda number: self._read_list(self.ask(fetch, name, number + 1, listing), name), listing)

    def _read_list(self, page: Page, name: str) -> ListPage:
        answer = reply(page)
        if self.is_empty(answer):
            return ListPage(references=(), pages=1, total=0, whole=True)
        refused = self.refusal(answer)
        if refused is not None:
            raise Blocked(f"{refused} instead of rows at {page.url}")
        total = count_of(answer, self.total_at, page.url)
        rows = rows_of(answer, self.rows_at, page.url)
        read = each_item(rows, lambda row: self.item(row, name, page), name, page.url)
        return whole_list(read, total, self.page_size, called=name, url=page.url)


def lead(reference: Reference, awards: tuple[Award, ...], buyer: str | None, number: str | None, region: str | None) -> Notice:
    """A row as a notice of hearsay."""
    return Notice(
        notice_type=NoticeType.AWARD,
        title=reference.title,
        key=reference.key,
        url=reference.url,
        published_date=reference.published,
        project_number=number,
        buyer=Party(name=buyer) if buyer else None,
        region=region,
        awards=awards,
        lead=True,
    )
