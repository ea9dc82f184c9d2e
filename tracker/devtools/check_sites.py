"""Lints the sites: facts, names, pages with goldens, docs in step.

`python -m tracker.devtools.check_sites --write-docs` writes the docs.
"""

from __future__ import annotations

import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scrapers.base import Filters, Scraper
from scrapers.errors import RegistryError
from scrapers.registry import discover
from tracker.config.durations import parse_every
from tracker.devtools.portal_facts import facts_section
from tracker.errors import ConfigError

PAGES = Path("tests/scrapers/sites/pages")
DOCS = Path("docs/sources.md")
_ID = re.compile(r"[a-z]{2,5}_[a-z0-9]+(_[a-z0-9]+)*")
_VERIFIED = re.compile(r"described structure|recorded page \d{4}-\d{2}-\d{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SECRET = re.compile(r"[A-Z][A-Z0-9_]+")

_HEAD = """# Sources

This page is generated from the sites themselves: `python -m tracker.devtools.check_sites --write-docs`.

A source is a site as configured to be read; each site below is a source of its own name until the configuration says more.
*Recorded page* means that a page of that portal, saved on that day, is read by the tests.
*Described structure* means that the site follows what others wrote about the portal: nothing was checked against it, and a wrong
assumption is to show itself at the first live run as a named error, never as an empty list.
A preset is a site narrowed to one buyer; its filters can be replaced in the configuration.
"""


def problems(root: Path) -> list[str]:
    """Everything wrong with the sites of the project at `root`, one line each; none when all is well."""
    try:
        registry = discover()
    except RegistryError as error:
        return [str(error)]
    found = [line for site in registry.values() for line in site_problems(site, root)]
    written = root / DOCS
    if not written.exists() or written.read_text(encoding="utf-8") != sources_page(registry):
        found.append(f"{DOCS}: not in step with the sites; `python -m tracker.devtools.check_sites --write-docs` writes it")
    return found


def write_docs(root: Path) -> Path:
    """Writes docs/sources.md of the project at `root`."""
    page = root / DOCS
    page.write_text(sources_page(discover()), encoding="utf-8")
    return page


def sources_page(registry: Mapping[str, type[Scraper]]) -> str:
    """docs/sources.md: a table of all sites, and how each was verified."""
    sites = list(registry.values())
    recorded = sum(1 for site in sites if site.verified != "described structure")
    lines = [
        _HEAD,
        f"{len(sites)} sources, {recorded} of them read a recorded page of their portal.",
        "",
        "| id | name | country | verified | every | needs | narrowed to |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(_row(site) for site in sites),
        "",
        "## How each was verified",
        "",
        *(f"- `{site.id}` ({site.base_url}): {site.verified_how}" for site in sites),
        "",
        facts_section(),
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """`--write-docs` writes docs/sources.md; otherwise every problem is a line and the exit code 1."""
    if arguments == ["--write-docs"]:
        write_docs(Path())
        return 0
    found = problems(Path())
    sys.stdout.writelines(f"{line}\n" for line in found)
    return 1 if found else 0


def site_problems(site: type[Scraper], root: Path) -> Iterator[str]:
    """Problems of one site of the project at `root`, one line each."""
    where = site.id
    if not _ID.fullmatch(site.id):
        yield f"{where}: an id is country, underscore, portal in lower case, like cn_ccgp"
    if not _COUNTRY.fullmatch(site.country):
        yield f"{where}: country is {site.country!r}, expected two capital letters"
    if not _VERIFIED.fullmatch(site.verified):
        yield f"{where}: verified is {site.verified!r}, expected 'described structure' or 'recorded page YYYY-MM-DD'"
    if not site.verified_how.rstrip().endswith("."):
        yield f"{where}: verified_how is no sentence"
    if not site.base_url.startswith(("http://", "https://")):
        yield f"{where}: base_url is {site.base_url!r}, expected an http(s) address"
    yield from (
        f"{where}: secret {name!r} is no name of an environment variable" for name in site.secrets if not _SECRET.fullmatch(name)
    )
    if not (inspect.getmodule(site) or site).__doc__:
        yield f"{where}: its module has no docstring"
    yield from _of_times(site)
    yield from _of_pages(site.id, root)


def _of_times(site: type[Scraper]) -> Iterator[str]:
    try:
        ZoneInfo(site.zone)
    except (ZoneInfoNotFoundError, ValueError):
        yield f"{site.id}: zone {site.zone!r} is unknown"
    try:
        parse_every(site.every)
    except (ValueError, ConfigError) as error:
        yield f"{site.id}: every: {error}"
    if site.pace <= 0:
        yield f"{site.id}: pace is {site.pace}, expected seconds between two requests"


def _of_pages(site: str, root: Path) -> Iterator[str]:
    for name in ("case.json", "golden.json"):
        file = root / PAGES / site / name
        if not file.exists():
            yield f"{site}: no {PAGES / site / name}; `tracker new` shows its shape"
        elif json.loads(file.read_text(encoding="utf-8")).get("synthetic") is not True:
            yield f"{site}: {PAGES / site / name} does not say that it is synthetic"


def _row(site: type[Scraper]) -> str:
    needs = ", ".join(f"`{name}`" for name in site.secrets)
    kind = "leads; " if site.leads else ""
    cells = (f"`{site.id}`", site.name, site.country, site.verified, site.every, f"{kind}{needs or '–'}", _words(site.preset))
    return f"| {' | '.join(cells)} |"


def _words(preset: Filters) -> str:
    asked = (("buyer", preset.buyer), ("supplier", preset.supplier), ("keyword", preset.keyword), ("region", preset.region))
    return "; ".join(f"{name} {' / '.join(words)}" for name, words in asked if words) or "–"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
