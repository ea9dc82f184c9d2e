"""Saves a fetched page with its headers as a fixture, cookies and keys left out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from scrapers.base import Page
from tracker.errors import BadInput

_SECRET = re.compile(r"cookie|authorization|token|secret|session|api-?key", re.IGNORECASE)
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_SUFFIXES = (("json", ".json"), ("xml", ".xml"), ("html", ".html"), ("text/plain", ".txt"))


def record(page: Page, folder: Path, may_overwrite: Callable[[Path], bool]) -> list[Path]:
    """Writes body and headers under a name made from the address; returns both paths.

    Asks `may_overwrite` before a file is replaced. Raises BadInput when it says no; then nothing is written.
    """
    body = folder / f"{_name(page)}{_suffix(page)}"
    headers = body.with_name(f"{body.name}.headers.json")
    for path in (body, headers):
        if path.exists() and not may_overwrite(path):
            raise BadInput(f"{path} exists already and is kept")
    kept = {name: value for name, value in sorted(page.headers.items()) if not _SECRET.search(name)}
    facts = {"url": _address(page.url), "status": page.status, "fetched_at": page.fetched_at.isoformat(), "headers": kept}
    folder.mkdir(parents=True, exist_ok=True)
    body.write_bytes(page.body)
    headers.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [body, headers]


def _name(page: Page) -> str:
    """Host, path and day, of characters that mean nothing to a file system; queries, which may hold keys, are left out."""
    parts = urlsplit(page.url)
    stem = _UNSAFE.sub("-", f"{parts.hostname or ''}{parts.path}").strip("-.")
    stem = re.sub(r"\.(html?|json|xml|txt|jsp|do|action)$", "", stem)
    return f"{stem[:100].strip('-.') or 'page'}-{page.fetched_at:%Y-%m-%d}"


def _suffix(page: Page) -> str:
    kind = page.headers.get("content-type", "").lower()
    return next((suffix for word, suffix in _SUFFIXES if word in kind), ".bin" if kind else ".html")


def _address(url: str) -> str:
    parts = urlsplit(url)
    kept = [part for part in parts.query.split("&") if part and not re.match(r"(?i)(key|token|secret|sign|session)", part)]
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}{'?' if kept else ''}{'&'.join(kept)}"
