"""Publishers whose open contracting data is files: packages, arrays or JSON lines at known addresses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scrapers.base import Fetch, Listing, ListItem, Request
from scrapers.families.ocds_api import OcdsSite
from scrapers.toolkit.lists import each_channel


class OcdsFiles(OcdsSite):
    """Whole files, each read at every run."""

    facts: ClassVar[tuple[str, ...]] = ("files",)
    # addresses relative to the base_url; one empty name is the base_url itself
    files: ClassVar[tuple[str, ...]] = ("",)

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Every release of every file; a file that fails yields a ListIssue and the others go on."""
        wanted = [name for name in self.files if not listing.channels or _channel(name) in listing.channels]
        return each_channel((_channel(name), self._file(name, fetch, listing)) for name in wanted)

    def _file(self, name: str, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        request = Request(url=f"{self.root}/{name}" if name else self.root)
        yield from self.references(fetch(request), request, listing, _channel(name))


def _channel(name: str) -> str:
    return name or "file"
