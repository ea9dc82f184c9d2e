"""Attachments of a notice that leaves its result to them: fetched, archived, and read into the notice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from scrapers.base import Page
from scrapers.errors import Blocked, FetchError, Stopped
from scrapers.notice import Notice

# a result stands in one file, sometimes with an annex; tender documents behind it are not ours to fetch
MOST_FILES = 3


def with_files(notice: Notice, fetch: Callable[[str], Page]) -> Notice:
    """The notice with what its attachments say; a file that cannot be had or read is an issue of the notice.

    Raises Blocked and Stopped, which end the run.
    """
    if not notice.result_in_attachment or not notice.attachments:
        return notice
    # loaded when a file is first read
    from scrapers.reading import with_attachments

    files: list[tuple[str, bytes]] = []
    troubles: list[str] = []
    for url in notice.attachments[:MOST_FILES]:
        try:
            page = fetch(url)
        except (Blocked, Stopped):
            raise
        except FetchError as error:
            troubles.append(f"attachment {url}: {error}")
            continue
        files.append((file_name(page), page.body))
    return with_attachments(replace(notice, issues=(*notice.issues, *troubles)), files)


def file_name(page: Page) -> str:
    """The last part of the address: a name for people and for its ending, never a path to write to."""
    name = PurePosixPath(unquote(urlsplit(page.url).path).replace("\\", "/")).name
    return name if name.strip(".") else "attachment"
