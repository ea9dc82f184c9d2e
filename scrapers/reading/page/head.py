"""Title and day that a page's head states, and the files that it links to."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scrapers.reading.page.aside import heads_site, own_heading
from scrapers.reading.page.characters import without_readings
from scrapers.reading.page.markup import Walk

_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|zip|rar|wps|et|7z)(?:$|[?&#])", re.IGNORECASE)
# what holds no meta and no title, or is one
_PLAIN = frozenset(("meta", "title", "link", "script", "style", "base", "-comment"))


def read_head(tree: LexborHTMLParser, walk: Walk) -> tuple[str | None, str | None]:
    """The page's own title, and the day of publication as its head states them."""
    named, titled = _in_head(tree, walk)
    metas = {}
    for node in named:
        attributes = node.attributes
        metas[(attributes.get("name") or "").lower()] = (attributes.get("content") or "").strip()
    head = titled.text(strip=True) if titled else None
    heading = own_heading(walk.headings, head or "")
    title = metas.get("articletitle") or heading
    if not title or (head and title == heading and heads_site(title, head)):
        title = head
    return without_readings(title) if title else None, metas.get("pubdate") or None


def _in_head(tree: LexborHTMLParser, walk: Walk) -> tuple[list[LexborNode], LexborNode | None]:
    """The metas and the title of a page; its elements are walked where all of them stand in its head, and selected elsewhere."""
    head = tree.head
    within = [*head.iter()] if head else []
    if head is None or walk.has_meta or walk.has_title or any(node.tag not in _PLAIN for node in within):
        return (tree if walk.has_meta else head or tree).css("meta[name]"), tree.css_first("title")
    metas = [node for node in within if node.tag == "meta"]
    return metas, next((node for node in within if node.tag == "title"), None)


def _is_frame(tag: str, attributes: dict[str, str | None]) -> bool:
    """Whether an element shows a PDF within the page."""
    if tag == "a":
        return False
    shown = attributes.get("data" if tag == "object" else "src") or ""
    return ".pdf" in shown or (tag == "iframe" and attributes.get("id") == "pdfContainer")


def attached(tree: LexborHTMLParser, url: str) -> tuple[tuple[str, ...], bool]:
    """The addresses of the files that the page links to, and whether it shows a PDF within itself."""
    framed = False
    found: dict[str, None] = {}
    for node in tree.css("a[href], iframe[src], embed[src], object[data], iframe#pdfContainer"):
        tag, attributes = node.tag or "", node.attributes
        framed = framed or _is_frame(tag, attributes)
        href = (attributes.get("href") or attributes.get("src") or attributes.get("data") or "").strip()
        named = _FILE.search(href) or (href and tag == "a" and _FILE.search(node.text(strip=True)[:300]))
        if not named or href.lower().startswith(("javascript:", "#")):
            continue
        try:
            found[urljoin(url, href)] = None
        except ValueError:
            continue
    return tuple(list(found)[:200]), framed
