"""Facts about portals found in public sources since their modules were written: what each says, where it stands, and its date."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_suffix(".toml")
_HEAD = """## Found in public sources since

Read in stored copies of public repositories by 2026-11-29. An *index file* is one whose repository its index does not name.

| site | fact | source | its date |
| --- | --- | --- | --- |"""


class PortalFact(NamedTuple):
    """One fact: the site it is about, what it is, where it was found, and the date that source carries."""

    site: str
    fact: str
    source: str
    date: str


def portal_facts() -> list[PortalFact]:
    """Every fact, as its file states them."""
    return [PortalFact(**each) for each in tomllib.loads(_FILE.read_text(encoding="utf-8"))["fact"]]


def facts_section() -> str:
    """The sections of docs/sources.md that hold the facts, and what was looked for in vain."""
    rows = [f"| `{each.site}` | {each.fact} | {each.source} | {each.date} |" for each in portal_facts()]
    missing = tomllib.loads(_FILE.read_text(encoding="utf-8"))["missing"]
    return "\n".join([_HEAD, *rows, "", "## Looked for and left out", "", *(f"- {each}" for each in missing)])
