"""Starts a site: its module, synthetic pages, and a test that fails until they are the portal's own."""

from __future__ import annotations

import re
from pathlib import Path

from tracker.errors import BadInput

_ID = re.compile(r"[a-z]{2,5}_[a-z0-9]+(_[a-z0-9]+)*")

_MODULE = '''"""{name}: say here in one sentence which portal it is and which of its lists are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from scrapers.base import Fetch, Listing, ListItem, Page, Reference, Scraper
from scrapers.errors import LayoutChanged
from scrapers.notice import Notice
from scrapers.toolkit.detail import notice_of
from scrapers.toolkit.html import link, one, parse_html, text
from scrapers.toolkit.lists import ListPage, day_of, each_channel, each_item, headings_of, key_of, walk

_HEADING = "中标公告"


class {name}(Scraper):
    """Say here what is peculiar about the portal's lists."""

    id = "{site}"
    name = "{site}"
    country = "{country}"
    base_url = "https://portal.invalid"
    verified = "described structure"
    verified_how = "Written from a description of the portal; no page was recorded."

    def list_notices(self, fetch: Fetch, listing: Listing) -> Iterator[ListItem]:
        """Each channel page by page; raises when none could be read."""

        def read_page(number: int) -> ListPage:
            return read_list(fetch(f"{{self.root}}/awards/index_{{number + 1}}.html"))

        return each_channel([("awards", walk(self, "awards", read_page, listing))])

    def parse(self, page: Page, reference: Reference) -> Iterable[Notice]:
        """The notice's block; raises LayoutChanged where there is none."""
        body = one(parse_html(page), "div.notice", page.url)
        return [notice_of(body.html or "", page, reference, title=reference.title, published=reference.published)]


def read_list(page: Page) -> ListPage:
    """One page of the list. Raises LayoutChanged when heading, list or pager are not the portal's."""
    root = parse_html(page)
    if not any(_HEADING in heading for heading in headings_of(root)):
        raise LayoutChanged(f"the headings are {{headings_of(root)[:8]}}, expected {{_HEADING!r}}, at {{page.url}}")
    one(root, "ul.notices", page.url)
    pages = int(text(one(root, "span.pages", page.url)))
    return replace(each_item(root.css("ul.notices li"), lambda node: _item(node, page.url), "awards", page.url), pages=pages)


def _item(node: LexborNode, url: str) -> Reference:
    anchor = one(node, "a", url)
    address = link(anchor, url)
    return Reference(key=key_of(address), url=address, title=text(anchor), published=day_of(text(one(node, "time", url)), url))
'''

_LIST = """<!doctype html>
<html><head><meta charset="utf-8"><title>[[heading]]</title></head><body>
<!-- synthetic: made for the tests, no notice of any portal -->
<ul class="notices">
{items}</ul>
<span class="pages">{pages}</span>
</body></html>
"""
_NEW = """<li><a href="/awards/3.html">智能问答平台采购项目中标公告</a><time>2026-01-27</time></li>
<li><a href="/awards/2.html">算力租赁项目中标公告</a><time>2026-01-20</time></li>
"""
_OLD = """<li><a href="/awards/1.html">办公家具采购项目中标公告</a><time>2026-01-05</time></li>
"""

_DETAIL = """<!doctype html>
<html><head><meta charset="utf-8"><title>智能问答平台采购项目中标公告</title></head><body>
<!-- synthetic: made for the tests, no notice of any portal -->
<div class="notice">
<p>一、项目编号：SYN-2026-001</p>
<p>二、项目名称：智能问答平台采购项目</p>
<p>三、中标（成交）信息</p>
<p>供应商名称：北京云岭智能科技有限公司</p>
<p>中标（成交）金额：116.000000（万元）</p>
<p>四、采购人信息</p>
<p>名 称：江北市水利局</p>
</div>
</body></html>
"""

_CASE = """{
 "synthetic": true,
 "listing": {"since": "2026-01-10", "today": "2026-01-28"},
 "routes": [
  {"role": "list", "path": "/awards/index_1.html", "file": "list-1.html", "replace": {"heading": "中标公告"}},
  {"role": "list", "path": "/awards/index_2.html", "file": "list-2.html", "replace": {"heading": "中标公告"}},
  {"role": "detail", "path": "/awards/3.html", "file": "detail-1.html"}
 ],
 "empty": "empty.html",
 "pager": "<span class=\\"pages\\">.*?</span>",
 "broken": ["<time>2026-01-20</time>", ""],
 "later": "2026-01-25",
 "channels": 1
}
"""

_TEST = '''"""{site} reads its portal's own pages: replace the synthetic ones by their shape, then this."""

from tests.scrapers.sites.cases import case_of
from tests.scrapers.sites.telling import references_of


def test_the_first_notice_is_the_portals_own() -> None:
    """The first listed notice has the title that the portal's page prints."""
    items, _ = case_of("{site}").listed()
    assert references_of(items)[0].title == "the title on the portal's own page"
'''


def new_site(root: Path, site: str) -> list[Path]:
    """Writes module, pages and a failing test for `site` into the project at `root`; returns what was written.

    Raises BadInput for an id that is none, or one that is taken.
    """
    if not _ID.fullmatch(site):
        raise BadInput(f"{site!r} is no id of a site; expected country, underscore, portal in lower case, like cn_ccgp")
    files = _files(root, site)
    taken = [path for path in files if path.exists()]
    if taken:
        raise BadInput(f"{taken[0]} exists already; choose another id or remove it")
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(files)


def _files(root: Path, site: str) -> dict[Path, str]:
    name = "".join(part.capitalize() for part in site.split("_"))
    pages = root / "tests" / "scrapers" / "sites" / "pages" / site
    country = site.partition("_")[0].upper() if site.index("_") == 2 else "XX"
    return {
        root / "scrapers" / "sites" / f"{site}.py": _MODULE.format(name=name, site=site, country=country),
        pages / "case.json": _CASE,
        pages / "list-1.html": _LIST.format(items=_NEW, pages=2),
        pages / "list-2.html": _LIST.format(items=_OLD, pages=2),
        pages / "empty.html": _LIST.format(items="", pages=1),
        pages / "detail-1.html": _DETAIL,
        root / "tests" / "scrapers" / "sites" / f"test_{site}.py": _TEST.format(site=site),
    }
