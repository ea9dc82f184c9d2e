"""A page's HTML as a tree, and strict selectors over it: what is not there is an error that says so."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scrapers.base import Page
from scrapers.errors import LayoutChanged, UnreadablePage

# Lexbor needs quadratic time for deep trees and for formatting elements left open; below these caps it takes milliseconds.
MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 5_000
MAX_OPEN_FORMATTING = 300

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_FORMATTING = {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
# start tags of formatting elements: no more than these can be left open
_OPENS_FORMATTING = re.compile(rf"<(?:{'|'.join(sorted(_FORMATTING))})(?![a-zA-Z0-9:])", re.IGNORECASE | re.ASCII)
_KINDS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"Rar!": "a RAR archive",
    b"\x1f\x8b": "gzip without its label",
}
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffd]")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


def parse_html(page: Page) -> LexborNode:
    """The page's `<html>` node. Raises UnreadablePage when the page is empty, binary, JSON, too large or too deep."""
    body = bytes(page.body[:64]).lstrip()
    kind = next((name for start, name in _KINDS.items() if body.startswith(start)), None)
    if kind is None and body.startswith((b"{", b"[")) and _is_json(page.text):
        kind = "JSON"
    if kind is not None:
        raise UnreadablePage(f"{kind} instead of HTML at {page.url}")
    return parse_markup(page.text, page.url)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def parse_markup(markup: str, url: str) -> LexborNode:
    """The `<html>` node of markup that came inside something else (an API's field). Raises UnreadablePage as `parse_html`."""
    if not markup.strip():
        raise UnreadablePage(f"an empty page at {url}")
    if len(markup) > MAX_CHARACTERS:
        raise UnreadablePage(f"{len(markup)} characters, at most {MAX_CHARACTERS} are read, at {url}")
    spoilt = len(_CONTROL.findall(markup))
    if spoilt > 0.1 * len(markup):
        raise UnreadablePage(f"{spoilt} of {len(markup)} characters are binary at {url}")
    refuse_deep(markup, url)
    root = LexborHTMLParser(markup).root
    if root is None:
        raise UnreadablePage(f"no HTML element at {url}")
    return root


def refuse_deep(markup: str, url: str) -> None:
    """Raises UnreadablePage for markup whose tree would take the parser quadratic time, without building it.

    Elements left open are counted per name, for an end tag closes nothing but its own kind.
    """
    opened = markup.count("<")
    if opened < MAX_OPEN_FORMATTING or (opened <= MAX_DEPTH and len(_OPENS_FORMATTING.findall(markup)) <= MAX_OPEN_FORMATTING):
        return
    # within SVG and MathML no element is void
    ignored = set() if re.search(r"<(svg|math)\b", markup, re.IGNORECASE) else _VOID
    still_open: Counter[str] = Counter()
    depth = formatting = 0
    for closing, name in _TAG.findall(markup):
        tag = name.lower()
        if tag in ignored or (closing and not still_open[tag]):
            continue
        step = -1 if closing else 1
        still_open[tag] += step
        depth += step
        formatting += step if tag in _FORMATTING else 0
        if depth > MAX_DEPTH or formatting > MAX_OPEN_FORMATTING:
            raise UnreadablePage(f"{depth} elements left open, {formatting} of them formatting, at {url}")


def one(node: LexborNode, css: str, url: str) -> LexborNode:
    """The single node `css` matches. Raises LayoutChanged when none or several do."""
    found = node.css(css)
    if len(found) != 1:
        raise LayoutChanged(f"{css!r} matched {len(found)} nodes, expected 1, at {url}")
    return found[0]


def innermost(node: LexborNode, css: str, url: str) -> LexborNode:
    """The node `css` matches that holds no other one: portals put a newer block round an older one.

    Raises LayoutChanged when none or several are left.
    """
    found = node.css(css)
    holders = {holder.mem_id for each in found for holder in _ancestors(each)}
    left = [each for each in found if each.mem_id not in holders]
    if len(left) != 1:
        raise LayoutChanged(f"{css!r} matched {len(left)} nodes, expected 1, at {url}")
    return left[0]


def _ancestors(node: LexborNode) -> Iterator[LexborNode]:
    while node.parent is not None:
        node = node.parent
        yield node


def maybe(node: LexborNode, css: str, url: str) -> LexborNode | None:
    """The single node `css` matches, or None where none does. Raises LayoutChanged when several do."""
    found = node.css(css)
    if len(found) > 1:
        raise LayoutChanged(f"{css!r} matched {len(found)} nodes, expected at most 1, at {url}")
    return found[0] if found else None


def rows(node: LexborNode, css: str, url: str) -> list[LexborNode]:
    """Every node `css` matches. Raises LayoutChanged when there is none."""
    found = node.css(css)
    if not found:
        raise LayoutChanged(f"{css!r} matched 0 nodes, expected at least 1, at {url}")
    return found


def text(node: LexborNode) -> str:
    """The node's visible text on one line: scripts and styles left out, `<br>` and every run of white space one space."""
    parts: list[str] = []
    for item in node.traverse(include_text=True):
        if item.is_text_node:
            if item.parent is None or item.parent.tag not in ("script", "style"):
                parts.append(item.text_content or "")
        elif item.tag == "br":
            parts.append(" ")
    return _SPACE.sub(" ", "".join(parts)).strip()


def attribute(node: LexborNode, name: str, url: str) -> str:
    """The attribute's value, stripped. Raises LayoutChanged when it is missing or empty."""
    value = (node.attributes.get(name) or "").strip()
    if not value:
        raise LayoutChanged(f"<{node.tag}> has no {name!r}, expected one, at {url}")
    return value


def link(node: LexborNode, url: str, name: str = "href") -> str:
    """The absolute http(s) address an element points to. Raises LayoutChanged when there is none (javascript:, file:, empty)."""
    target = attribute(node, name, url)
    try:
        absolute = urljoin(url, target)
    except ValueError as error:
        raise LayoutChanged(f"{name}={target!r} is no address: {error}, at {url}") from error
    if not absolute.lower().startswith(("http://", "https://")):
        raise LayoutChanged(f"{name}={target!r} is no http(s) address, at {url}")
    return absolute
