"""What the reader refuses before parsing: pages too large, too deep or too tangled to be read in linear time."""

from __future__ import annotations

import re

from scrapers.errors import UnreadablePage

MAX_CHARACTERS = 6_000_000
MAX_TEXT = 3_000_000
MAX_TAGS = 150_000
# lexbor's time grows with the square of the depth and of the formatting elements left open
MAX_DEPTH = 600
MAX_OPEN_FORMATTING = 200
_FORMATTING = frozenset(("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "a"))
_CLOSED_BY_KIN = frozenset(
    ("p", "li", "td", "tr", "th", "tbody", "thead", "option", "dd", "dt", "br", "img", "input", "hr", "meta", "link", "col")
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffd]")
_FEW_TAGS = 400


def refuse_hostile_text(source: str) -> None:
    """Raises UnreadablePage when a plain text is empty, binary or too large."""
    if not source.strip():
        raise UnreadablePage("an empty page, expected a notice")
    if len(source) > MAX_TEXT:
        raise UnreadablePage(f"{len(source)} characters of text, at most {MAX_TEXT} are read")
    if source.lstrip()[:5] in ("%PDF-", "PK\x03\x04") or len(_CONTROL.findall(source[:20_000])) * 10 > len(source[:20_000]):
        raise UnreadablePage("binary content, expected a notice")


def refuse_hostile_html(source: str) -> None:
    """Raises UnreadablePage when markup is empty, binary, too large, or nested deeper than any notice."""
    if not source.strip():
        raise UnreadablePage("an empty page, expected a notice")
    if len(source) > MAX_CHARACTERS:
        raise UnreadablePage(f"{len(source)} characters, at most {MAX_CHARACTERS} are read")
    tags = source.count("<")
    if tags > 2 * MAX_TAGS:
        raise UnreadablePage(f"about {tags // 2} elements, at most {MAX_TAGS} are read")
    if len(_CONTROL.findall(source[:20_000])) * 10 > len(source[:20_000]):
        raise UnreadablePage("binary content, expected a notice")
    if tags > _FEW_TAGS:
        _refuse_deep(source)


def _refuse_deep(source: str) -> None:
    """Count open elements by name: the sum of what is open at once bounds the depth of the tree from above."""
    depth = formatting = 0
    for closing, written in _TAG.findall(source):
        name = written.lower()
        if name in _FORMATTING:
            formatting = max(0, formatting - 1) if closing else formatting + 1
            if formatting > MAX_OPEN_FORMATTING:
                raise UnreadablePage(f"more than {MAX_OPEN_FORMATTING} formatting elements open at once")
        elif name not in _CLOSED_BY_KIN:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > MAX_DEPTH:
                raise UnreadablePage(f"elements nested deeper than {MAX_DEPTH}")
