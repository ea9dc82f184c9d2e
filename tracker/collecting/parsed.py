"""Parsed pages: notices as rows of the file, with what a run counts; a pure function of bytes, wherever it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from scrapers.base import Page, Reference
from scrapers.notice import Notice, NoticeMark
from scrapers.reading import READER_VERSION
from tracker import storage as records
from tracker.collecting.attachments import with_files
from tracker.sources.source import Source

# fields whose sudden emptiness tells of a changed layout
FILLED = ("title", "published_date", "project_number", "project_name", "buyer", "awards")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedNotice:
    """One notice as it goes into the file; small enough to come back from another process."""

    key: str
    url: str
    # for `db.notices.save_notice`
    row: records.Row
    published: date | None
    # False where the source's filters leave it out
    is_wanted: bool = True
    issues: tuple[str, ...] = ()
    # the page's text, kept only where a mark of the notice makes somebody look for names in it
    marked_text: str = ""
    filled: tuple[str, ...] = ()
    has_result: bool = False
    is_result_unread: bool = False

    @property
    def page_sha256(self) -> str | None:
        """The archived page it was read from."""
        found: str | None = self.row["page_sha256"]
        return found


def parsed_notice(notice: Notice, *, site: str, page_sha256: str | None = None, is_wanted: bool = True) -> ParsedNotice:
    """A notice as it goes into the file."""
    return ParsedNotice(
        key=notice.key,
        url=notice.url,
        row=records.notice_row(notice, site=site, page_sha256=page_sha256, reader_version=READER_VERSION),
        published=notice.published_date,
        is_wanted=is_wanted,
        issues=notice.issues,
        marked_text=notice.text if notice.marks else "",
        filled=tuple(name for name in FILLED if getattr(notice, name)),
        has_result=bool(notice.awards or notice.marks),
        is_result_unread=NoticeMark.RESULT_NOT_READ in notice.marks,
    )


def parse_page(source: Source, page: Page, reference: Reference, ask: Callable[[str], Page]) -> list[ParsedNotice]:
    """Notices of a page, with what their attachments say where the source wants them; `ask` gets those.

    Raises ScraperError as the site's `parse` does, and what ends a run as `ask` does.
    """
    sha256 = page.sha256
    found = []
    for parsed in source.scraper.parse(page, reference):
        notice = with_files(parsed, ask) if source.settings.attachments else parsed
        is_wanted = source.scraper.wants_notice(notice, source.filters)
        found.append(parsed_notice(notice, site=source.site, page_sha256=sha256, is_wanted=is_wanted))
    return found
