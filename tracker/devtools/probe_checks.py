"""Expectations of a module beside what a portal's pages hold: of a list page, and of one notice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from scrapers.base import ListIssue, ListItem, Page, Reference, Scraper, StatedTotal
from scrapers.errors import UnreadablePage
from scrapers.notice import Notice
from scrapers.toolkit.html import parse_html, text
from scrapers.toolkit.lists import headings_of
from scrapers.toolkit.titles import looks_like_result

_REFRESH = re.compile(r"<meta\b[^<>]{0,200}?refresh[^<>]{0,200}?url\s*=\s*['\"]?([^'\"<>\s]+)", re.IGNORECASE)
_LOCATION = re.compile(r"\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*['\"]([^'\"]+)['\"]")


class Check(NamedTuple):
    """One expectation beside what was found; `holds` is None where nothing is demanded."""

    of: str
    expected: str
    found: str
    holds: bool | None


def page_checks(scraper: Scraper, name: str, pages: list[Page]) -> Iterator[Check]:
    """Address of a channel's first page, where it is another host's, and its heading, where its list carries one."""
    for page in pages[:1]:
        asked, answered = urlsplit(scraper.root), urlsplit(page.url)
        if answered.netloc and answered.netloc != asked.netloc:
            new = f"{answered.scheme}://{answered.netloc}"
            yield Check("address", scraper.root, f'{new}; where that is the portal now: base_url = "{new}"', None)
        words = scraper.channel_words().get(name, ())
        # a page that is none of HTML says so by itself
        with suppress(UnreadablePage):
            root = parse_html(page)
            if words:
                printed = headings_of(root)
                found = " / ".join(printed[:6]) or f"none{_leads_on(page)}"
                yield Check("heading", " or ".join(words), found, any(word in each for word in words for each in printed))


def _leads_on(page: Page) -> str:
    """Where a page that shows nothing sends its reader, in words; empty for any other page."""
    if text(parse_html(page)):
        return ""
    found = _REFRESH.search(page.text) or _LOCATION.search(page.text)
    return f", a page that shows nothing and leads on to {found[1][:200]}" if found else ", a page that shows nothing by itself"


def list_checks(items: list[ListItem], references: tuple[Reference, ...], *, wants_more: bool) -> Iterator[Check]:
    """Rows, days, links, titles and pager of one list page."""
    issues = [item for item in items if isinstance(item, ListIssue)]
    rows = f"{len(references)} read" + (f", {len(issues)} not: {issues[0].message}" if issues else "")
    yield Check("rows", "each row of the list read", rows, not issues)
    if not references:
        return
    days = sorted(item.published for item in references if item.published)
    spread = f"{len(days)} of {len(references)}" + (f", {days[0]} to {days[-1]}" if days else "")
    yield Check("date", "a day on each row", spread, len(days) == len(references) or None)
    addresses = {item.url for item in references}
    yield Check("link", "an address of its own on each row", f"{len(addresses)} of {len(references)}", len(addresses) > 0)
    titled = sum(1 for item in references if item.title)
    yield Check("title", "a title on each row", f"{titled} of {len(references)}", titled == len(references) or None)
    stated = next((item.total for item in items if isinstance(item, StatedTotal)), None)
    goes_on = "a next page" if wants_more else "one page holds the days asked for"
    yield Check(
        "pager", "a next page, or the end", goes_on + (f", {stated} by its own count" if stated is not None else ""), None
    )


def notice_checks(notice: Notice, listed: Reference) -> Iterator[Check]:
    """Body, type and fields of a notice, each with its passage."""
    yield Check("body", "the notice's block", f"{len(notice.text)} characters", bool(notice.text) or None)
    is_result = looks_like_result(listed.title)
    expected = "a result, a correction or an end" if is_result else "any"
    yield Check("type", expected, notice.notice_type.value, not is_result or notice.notice_type.value not in ("tender", "other"))
    award = next(iter(notice.awards), None)
    buyer = notice.buyer.name if notice.buyer else None
    amount = f"{award.amount.major} {award.amount.currency}" if award and award.amount else award.rate if award else None
    found = (
        ("title", notice.title),
        ("published_date", str(notice.published_date) if notice.published_date else None),
        ("project_number", notice.project_number),
        ("project_name", notice.project_name),
        ("buyer", buyer),
        ("supplier", award.supplier.name if award else None),
        ("amount", amount),
    )
    for field, value in found:
        yield Check(field, "as printed", f"{value}{_passage(notice, field)}" if value else "not read", None)


def _passage(notice: Notice, field: str) -> str:
    spans = [item for item in notice.evidence if item.field == field and item.award in (None, 0)]
    if not spans:
        return ""
    start, end = max(0, spans[0].start - 20), min(len(notice.text), spans[0].end + 12)
    return f"  ← {' '.join(notice.text[start:end].split())}"
