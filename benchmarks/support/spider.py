"""A plain Scrapy spider over the benchmarks' portal: two fields of each page into lines of JSON, the baseline of a crawl."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import scrapy


class Plain(scrapy.Spider):
    """Follows the list and yields a title and a day of each page."""

    name = "plain"

    def __init__(self, base: str, **options: Any) -> None:
        super().__init__(**options)
        self.start_urls = [f"{base}/cggg/zygg/zbgg/index.htm"]
        self.read = 0

    def parse(self, response: Any) -> Iterator[Any]:
        """One page of the list."""
        for address in response.css("ul.c_list_bid a::attr(href)").getall():
            yield response.follow(address, self.parse_notice)
        self.read += 1
        if self.read < int(response.css("script").re_first(r"size:(\d+)")):
            yield response.follow(f"/cggg/zygg/zbgg/index_{self.read}.htm", self.parse)

    def parse_notice(self, response: Any) -> Iterator[dict[str, str]]:
        """One notice."""
        yield {"title": response.css("h2.tc::text").get(), "published": response.css("#pubTime::text").get()}
