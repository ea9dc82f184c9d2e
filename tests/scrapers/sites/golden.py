"""Writes golden.json of sites: `python -m tests.scrapers.sites.golden ID…`; read it against the pages before you keep it."""

from __future__ import annotations

import json
import sys

from tests.scrapers.sites.cases import case_of
from tests.scrapers.sites.telling import item_told, notice_told, references_of


def write_golden(site: str) -> None:
    """What the site lists and parses today becomes what it must list and parse."""
    case = case_of(site)
    items, fetch = case.listed()
    pages = [(item, case.page_of(item)) for item in references_of(items)]
    told = {
        "synthetic": True,
        "requests": fetch.log,
        "items": [item_told(item, case.root) for item in items],
        "notices": {
            item.key: [notice_told(notice, case.root) for notice in case.site().parse(page, item)]
            for item, page in pages
            if page is not None
        },
    }
    case.golden.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_golden(name)
