"""A detail page to its notice: what every Chinese site does once it has found the block the notice stands in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from scrapers.base import Page, Reference
from scrapers.errors import LayoutChanged, UnreadablePage
from scrapers.notice import AwardStatus, Notice, NoticeType, Party
from scrapers.toolkit.stubs import stub_in

_MARKUP = re.compile(r"<(!doctype|html|body|div|p|table|span|br|h\d)\b", re.IGNORECASE)
_WHOLE = re.compile(r"<(!doctype|html|body)\b", re.IGNORECASE)
_INSTANT = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T\xa0]+(\d{1,2}):(\d{2})(?::(\d{2}))?")


def is_markup(source: str) -> bool:
    """Whether the text is HTML at all."""
    return bool(_MARKUP.search(source))


def is_whole_page(source: str) -> bool:
    """Whether the HTML is a whole document and not a body saved or served alone."""
    return bool(_WHOLE.search(source[:5000]))


def notice_of(
    source: str,
    page: Page,
    reference: Reference,
    *,
    title: str | None = None,
    published: date | None = None,
    at: str | None = None,
) -> Notice:
    """The notice read from `source`, with the reference's key and address and what the list alone knows.

    `title`, `published` and `at` (an ISO instant) are the page's own facts and go before what the reader found.
    Raises LayoutChanged when nothing of a notice could be read, UnreadablePage as the reader does and for a stub.
    """
    # loaded when a page is first read
    from scrapers.reading import read_notice

    notice = read_notice(source, url=page.url, title=title or reference.title)
    if stub := stub_in(notice):
        raise UnreadablePage(f"{stub}, expected a notice, at {page.url}")
    if not _says_something(notice):
        raise LayoutChanged(f"nothing of a notice in {len(source)} characters, expected one, at {page.url}")
    return _completed(notice, reference, title=title, published=published, at=at)


def notice_with_file(source: str, page: Page, reference: Reference, file: str) -> Notice:
    """The notice of a page that shows a file: what its text or title says, the result being in the file where it is not there."""
    from scrapers.reading import read_notice

    notice = _completed(
        read_notice(source, url=page.url, title=reference.title),
        reference,
        title=reference.title,
        published=reference.published,
        at=None,
    )
    return replace(notice, attachments=(*notice.attachments, file), result_in_attachment=not notice.awards)


def as_contract(notice: Notice) -> Notice:
    """The notice as the contract its portal lists it as: tables of buyer, supplier and amount alone do not say what they are."""
    if notice.notice_type not in (NoticeType.AWARD, NoticeType.CONTRACT, NoticeType.OTHER):
        return notice
    awards = tuple(replace(award, status=AwardStatus.CONTRACTED) for award in notice.awards)
    return replace(notice, notice_type=NoticeType.CONTRACT, awards=awards)


def instant_of(text: str) -> str | None:
    """A printed local time of day in China as an ISO instant, or None where only a day or nothing is printed."""
    found = _INSTANT.search(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}+08:00"


def _completed(notice: Notice, reference: Reference, *, title: str | None, published: date | None, at: str | None) -> Notice:
    return replace(
        notice,
        key=reference.key,
        url=reference.url,
        title=title or notice.title or reference.title,
        published_date=published or notice.published_date or reference.published,
        published_at=at or notice.published_at,
        buyer=notice.buyer or (Party(name=reference.buyer) if reference.buyer else None),
        region=_both(reference.region, notice.region),
    )


def _says_something(notice: Notice) -> bool:
    facts = (notice.awards, notice.failed_lots, notice.project_name, notice.project_number, notice.buyer)
    return notice.notice_type is not NoticeType.OTHER or any(facts)


def _both(listed: str | None, printed: str | None) -> str | None:
    """Lists name the province, pages the district: filters on either should hold."""
    if not listed or not printed or listed in printed:
        return printed or listed
    return f"{listed} {printed}"
