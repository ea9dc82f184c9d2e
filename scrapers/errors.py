"""Every error the scrapers raise, in one tree.

ScraperError
├─ FetchError            the page could not be had
│  ├─ Blocked            a challenge or a refusal came instead of the page
│  ├─ Unavailable        still failing after the last retry
│  │  └─ HostDown        the host answers nothing, or asked to be left alone: this run asks it no more
│  ├─ Refused            the address, size or kind of the answer is one we do not take
│  ├─ NotModified        the server says the stored copy is still current
│  └─ Stopped            the run was asked to stop while it waited
│     └─ Spent           the host's requests of the day are spent
├─ LayoutChanged         the page no longer has the shape the scraper was written for
├─ UnreadablePage        the bytes are no notice: empty, binary, too deep, too large
├─ UnreadableValue       one printed value could not be read; the notice is kept, marked
└─ RegistryError         two scrapers share an id, or a scraper lacks a fact
"""

from datetime import datetime


class ScraperError(Exception):
    """Base of everything raised in `scrapers`: found, expected, where."""


class FetchError(ScraperError):
    """The page could not be had."""


class Blocked(FetchError):
    """The portal answered with a challenge, a login or a "too frequent" page, often with HTTP 200."""


class Unavailable(FetchError):
    """The page was still failing after the last retry; `status` is the last HTTP status, if there was one.

    `until` is when the server wants to be asked again, where it said so and it is too far off to wait for.
    """

    def __init__(self, message: str, status: int | None = None, until: datetime | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.until = until


class HostDown(Unavailable):
    """The host has not answered several requests in a row, or named a time before which it is not to be asked."""


class Refused(FetchError):
    """The answer was refused by us: a private address, a scheme other than http(s), a body over the cap."""


class NotModified(FetchError):
    """The server answered 304: the archived copy is current and need not be read again."""


class Stopped(FetchError):
    """The run was asked to stop while it waited for its turn or for an answer; nothing is wrong with the portal."""


class Spent(Stopped):
    """The host may not be asked again today: the budget of requests is spent; what is left is for another day."""


class LayoutChanged(ScraperError):
    """The page no longer has the shape the scraper was written for."""


class UnreadablePage(ScraperError):
    """The bytes cannot be read as a notice: empty, binary, nested too deep or too large."""


class UnreadableValue(ScraperError):
    """One printed value could not be read; raised by value readers, kept as an issue by sites."""


class RegistryError(ScraperError):
    """Two scrapers claim one id, or a scraper lacks a required fact."""
