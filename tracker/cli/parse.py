"""`tracker parse`: files to fields, touching nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrapers.base import Page, Reference
from scrapers.decoding import decode
from scrapers.errors import ScraperError, UnreadablePage
from scrapers.http.client import Limits
from scrapers.notice import Notice, NoticeType
from scrapers.reading import read_notice
from scrapers.reading.corpus import as_label
from scrapers.registry import discover
from tracker.cli.output import Format, FormatOption, print_json, print_line, print_rows, progress, say
from tracker.errors import BadInput, ConfigError

# what the first bytes of files that are no pages say
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"\x1f\x8b": "gzip",
}
# news and policy pages of portals are kept as `other`; what has none of these words, or nothing but a head, is no page of theirs
_PROCUREMENT = re.compile("采购|招标|投标|中标|成交|供应商|政府购买")
_HEAD = 40
# what the fetcher takes of a portal, too
_LARGEST = Limits().max_bytes
_COLUMNS = {
    "file": "file",
    "notice_type": "type",
    "published_date": "date",
    "buyer": "buyer",
    "lot": "lot",
    "supplier": "supplier",
    "amount": "amount",
    "pricing": "pricing",
}


def parse(
    # readable=False: a file that cannot be read is this command's to tell, and stops none of the others
    files: Annotated[list[Path], typer.Argument(readable=False, help="pages, bodies or plain text of notices")],
    site: Annotated[str | None, typer.Option(help="read the files with this site's own parser")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="one JSON object a file")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Read files and print their fields; one bad file never stops the rest."""
    labels: list[dict[str, object]] = []
    failed = False
    with progress() as bar:
        for path in bar.track(files, description="reading"):
            read = _labels(path, site)
            failed = failed or read is None
            if jsonl:
                _print_lines(read or [])
            else:
                labels += read or []
    if form is Format.JSON and not jsonl:
        print_json(labels)
    elif not jsonl:
        print_rows(list(_rows(labels)), _COLUMNS, form)
    if failed:
        raise typer.Exit(1)


def _labels(path: Path, site: str | None) -> list[dict[str, object]] | None:
    """The fields of a file's notices; None, and a line that says why, when it cannot be taken."""
    try:
        return [as_label(notice, str(path)) for notice in read_file(path, site)]
    except (BadInput, ScraperError) as error:
        say(f"{path}: {error}".replace("\n", " "))
        return None


def _print_lines(labels: list[dict[str, object]]) -> None:
    for label in labels:
        print_line(json.dumps(label, ensure_ascii=False))


def _rows(labels: list[dict[str, object]]) -> Iterator[dict[str, object]]:
    for label in labels:
        awards = label["awards"]
        for award in awards if isinstance(awards, list) and awards else [{}]:
            yield {**label, **award, "file": Path(str(label["file"])).name}


def read_file(path: Path, site: str | None) -> list[Notice]:
    """The notices of one file. Raises BadInput (no such file, empty, too large, binary, a PDF, no notice) or ScraperError."""
    try:
        with path.open("rb") as file:
            body = file.read(_LARGEST + 1)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}") from error
    if len(body) > _LARGEST:
        raise BadInput(f"is larger than {_LARGEST} bytes; expected the page of a notice")
    if not body.strip():
        raise BadInput("is empty; expected the page of a notice")
    for start, kind in _SIGNATURES.items():
        if body.startswith(start):
            raise BadInput(f"is {kind}; expected a page (.html), a body or plain text (.txt)")
    if site is not None:
        return _read_with(site, path, body)
    if b"\0" in body[:4096] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput("is binary; expected a page (.html), a body or plain text (.txt)")
    return [_read_plain(path, body)]


def _read_with(site: str, path: Path, body: bytes) -> list[Notice]:
    registry = discover()
    if site not in registry:
        raise ConfigError(f"no such site {site!r}; `tracker sources` lists them")
    scraper = registry[site]()
    url = f"{scraper.root}/{path.name}"
    kind = {".txt": "text/plain", ".json": "application/json", ".xml": "application/xml"}.get(path.suffix.lower(), "text/html")
    page = Page(url=url, body=body, fetched_at=datetime.fromtimestamp(path.stat().st_mtime, UTC), headers={"content-type": kind})
    return list(scraper.parse(page, Reference(key=path.name, url=url)))


def _read_plain(path: Path, body: bytes) -> Notice:
    text = decode(body, None)
    if text.lstrip().startswith(("{", "[")) and path.suffix.lower() in (".json", ".jsonl"):
        raise UnreadablePage("is JSON; name the site whose API it is from with --site")
    notice = read_notice(text, kind="text" if path.suffix.lower() == ".txt" else None)
    facts = (notice.awards, notice.failed_lots, notice.published_date, notice.project_number, notice.project_name, notice.buyer)
    if notice.notice_type is NoticeType.OTHER and not any(facts) and not _PROCUREMENT.search(notice.text[_HEAD:]):
        raise BadInput("is not a notice: no date, project, buyer or result found in it, nor a word of procurement")
    return notice
