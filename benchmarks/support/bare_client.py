"""Bare clients, without anything the programme adds: `python -m benchmarks.support.bare_client lists|crawl|parse …`.

`lists URL N` asks for a portal's lists so often; `crawl URL` reads two fields of every page into lines of JSON, where there is no
Scrapy; `parse N FILE …` parses files so often and takes their text.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
from selectolax.lexbor import LexborHTMLParser

from scrapers.sites.cn_ccgp import CnCcgp


def lists(base: str) -> Iterator[str]:
    """Every page of every list, one after another."""
    with httpx.Client(base_url=base, trust_env=False) as client:
        for channel in CnCcgp.channels:
            last, number = 1, 0
            while number < last:
                page = client.get(f"/{channel.path}/index{f'_{number}' if number else ''}.htm").text
                last, number = int(re.search(r"size:(\d+)", page)[1]), number + 1  # type: ignore[index]  # our own portal's
                yield page


def crawl(base: str) -> None:
    """Two fields of every page, printed."""
    with httpx.Client(base_url=base, trust_env=False) as client:
        for page in lists(base):
            for link in LexborHTMLParser(page).css("ul.c_list_bid a"):
                notice = LexborHTMLParser(client.get(link.attributes["href"] or "").content)
                found = (notice.css_first("h2.tc"), notice.css_first("#pubTime"))
                print(json.dumps([node.text() if node else None for node in found]))


def main(what: str, arguments: Sequence[str]) -> None:
    """Do one of the three."""
    if what == "lists":
        print(sum(len(page) for _ in range(int(arguments[1])) for page in lists(arguments[0])))
    elif what == "crawl":
        crawl(arguments[0])
    else:
        for name in arguments[1:] * int(arguments[0]):
            body = LexborHTMLParser(Path(name).read_bytes()).body
            print(body.text() if body else "")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
