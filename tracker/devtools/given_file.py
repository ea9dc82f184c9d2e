"""A file that somebody holds, to its notices: what kind of page, package or answer it is shows from its own first bytes."""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from scrapers.base import Page, Reference
from scrapers.decoding import decode
from scrapers.errors import UnreadablePage
from scrapers.http.client import Limits
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice
from scrapers.registry import discover
from scrapers.structured.documents import Json, documents
from tracker.errors import BadInput, ConfigError

# what the first bytes of files that are no pages say
_SIGNATURES = {b"%PDF": "a PDF", b"\x89PNG": "an image", b"\xff\xd8\xff": "an image"}
# news and policy pages of portals are kept as `other`; what has none of these words, or nothing but a head, is no page of theirs
# in simplified and traditional characters
_PROCUREMENT = re.compile(
    "[采採][购購]|[招投中开開评評][标標]|成交|供[应應]商|政府[购購][买買]|合同|[订訂][单單]|[签簽][约約]|[项項]目|工程|[入被][选選]|[选選]聘|遴[选選]|比[选選]"
)
_HEAD = 40
# what the fetcher takes of a portal, too
_LARGEST = Limits().max_bytes
_MOST_FILES = 10_000
_EXPECTED = "expected a page (.html), a body or plain text (.txt), open contracting data, an eForms or TED notice"
# the root element of European notices, behind a prolog and comments
_EUROPEAN = re.compile(rb"<(?:\w+:)?(TED_EXPORT|ContractAwardNotice|ContractNotice|PriorInformationNotice)[\s>]")
_OPEN_CONTRACTING = {"releases", "records", "ocid", "compiledRelease"}
_KINDS = {".txt": "text/plain", ".json": "application/json", ".xml": "application/xml"}


class Given(NamedTuple):
    """One file as given, or one of an archive's: its name, its bytes, and when it was last changed."""

    name: str
    body: bytes
    changed: datetime


def opened(path: Path) -> list[Given]:
    """The file at `path` unpacked, of a ZIP archive every file. Raises BadInput: no such file, empty, too large, broken."""
    try:
        with path.open("rb") as file:
            told = os.fstat(file.fileno())
            # room for what it holds, not for the largest; a pipe tells no size
            body = file.read(min(told.st_size or _LARGEST, _LARGEST) + 1)
        changed = datetime.fromtimestamp(told.st_mtime, UTC)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}") from error
    return [Given(name, each, changed) for name, each in _unpacked(path.name, body)]


def read_given(given: Given, site: str | None = None) -> list[Notice]:
    """The notices of a file. `site` names whose page it is; without it that shows from the file.

    Raises BadInput (binary, a PDF, no notice), ConfigError for an unknown site, or ScraperError.
    """
    for start, kind in _SIGNATURES.items():
        if given.body.startswith(start):
            raise BadInput(f"is {kind}; {_EXPECTED}")
    if site is not None:
        return _read_with(site, given, given.name)
    known = _site_of(given.body)
    if known is not None:
        return _read_with(known, given, "")
    if b"\0" in given.body[:4096] and not given.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput(f"is binary; {_EXPECTED}")
    return [_read_plain(given)]


def _unpacked(name: str, body: bytes) -> Iterator[tuple[str, bytes]]:
    if len(body) > _LARGEST:
        raise BadInput(f"is larger than {_LARGEST} bytes; expected the page of a notice")
    if not body.strip():
        raise BadInput("is empty; expected the page of a notice")
    if body.startswith(b"\x1f\x8b"):
        yield name.removesuffix(".gz"), _inflated(body)
    elif body.startswith(b"PK\x03\x04"):
        yield from _members(body)
    else:
        yield name, body


def _inflated(body: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            found = packed.read(_LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"is gzip that cannot be unpacked: {error}") from error
    if len(found) > _LARGEST:
        raise BadInput(f"unpacks to more than {_LARGEST} bytes; expected the page of a notice")
    return found


def _members(body: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            files = [each for each in packed.infolist() if not each.is_dir()]
            if not files or len(files) > _MOST_FILES or sum(each.file_size for each in files) > _LARGEST:
                raise BadInput(f"is a ZIP archive of {len(files)} files; expected 1 to {_MOST_FILES}, {_LARGEST} bytes in all")
            for each in files:
                with packed.open(each) as member:
                    yield each.filename, member.read(_LARGEST)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BadInput(f"is a ZIP archive that cannot be unpacked: {error}") from error


def _site_of(body: bytes) -> str | None:
    """Site whose parser takes a body, by what it is; None for pages and text. Raises UnreadablePage for other JSON."""
    start = body[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _EUROPEAN.search(start):
        return "eu_ted"
    if not start.startswith((b"{", b"[")):
        return None
    try:
        found, _ = documents(body)
    except UnreadablePage:
        # text may begin with a bracket: a title in 【】 as ASCII
        return None
    return _site_of_json(found)


def _site_of_json(found: list[Json]) -> str:
    rows = [row for each in found for row in (each if isinstance(each, list) else [each])]
    first = next((row for row in rows if isinstance(row, dict)), {})
    if _OPEN_CONTRACTING & first.keys():
        return "world_ocds_file"
    if "generated_unique_award_id" in first or ("results" in first and isinstance(first["results"], list)):
        return "us_usaspending"
    keys = ", ".join(list(first)[:6]) or "nothing"
    raise UnreadablePage(f"is JSON with {keys}, no open contracting data; name the site whose API it is from with --site")


def _read_with(site: str, given: Given, key: str) -> list[Notice]:
    registry = discover()
    if site not in registry:
        raise ConfigError(f"no such site {site!r}; `tracker sources` lists them")
    scraper = registry[site]()
    url = f"{scraper.root}/{key}"
    kind = _KINDS.get(Path(given.name).suffix.lower(), "text/html")
    page = Page(url=url, body=given.body, fetched_at=given.changed, headers={"content-type": kind})
    return list(scraper.parse(page, Reference(key=key, url=url)))


def _read_plain(given: Given) -> Notice:
    notice = read_notice(decode(given.body, None), kind="text" if given.name.lower().endswith(".txt") else None)
    told = (notice.awards, notice.failed_lots, notice.marks)
    facts = (*told, notice.published_date, notice.project_number, notice.project_name, notice.buyer)
    if notice.notice_type is NoticeType.OTHER and not any(facts) and not _PROCUREMENT.search(notice.text[_HEAD:]):
        raise BadInput("is not a notice: no date, project, buyer or result found in it, nor a word of procurement")
    return notice
