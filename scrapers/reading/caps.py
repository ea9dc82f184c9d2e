"""What the reader refuses before parsing: pages too large, too deep or too tangled to be read in linear time."""

from __future__ import annotations

import re
from itertools import accumulate

from scrapers.errors import UnreadablePage

MAX_CHARACTERS = 4_000_000
MAX_TEXT = 400_000
MAX_LINES = 30_000
MAX_TAGS = 120_000
# lexbor's time grows with the square of the depth and of the formatting elements left open
MAX_DEPTH = 600
MAX_OPEN_FORMATTING = 200
_OPEN_OR_CLOSED = re.compile(r"<(/?)(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u|a)(?![a-zA-Z0-9:])", re.IGNORECASE)
# elements that can pile up: not void ones, and not those that their next kin closes
_NESTING = re.compile(
    r"<(/?)(?!(?:p|li|td|tr|th|tbody|thead|option|dd|dt|br|img|input|hr|meta|link|col|wbr|area|base|embed|param|source)"
    r"(?![a-zA-Z0-9:]))[a-zA-Z]",
    re.IGNORECASE,
)
_CONTROL = bytes((*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F))
# beginnings of tags that cannot pile up, counted to spare most pages the slower check
_COMMON_AND_FLAT = ("<td", "<tr", "<p>", "<p ", "<br", "<li", "<meta", "<img")
_SAMPLE = 20_000
_FILE_HEADS = ("%PDF-", "PK\x03\x04", "\x89PNG", "GIF8", "Rar!")


def refuse_hostile_text(source: str) -> None:
    """Raises UnreadablePage when a plain text is empty, binary or too large."""
    _refuse_binary(source)
    refuse_long(source)


def refuse_long(text: str) -> None:
    """Raises UnreadablePage when a page's text is longer than any notice's."""
    if len(text) > MAX_TEXT:
        raise UnreadablePage(f"{len(text)} characters of text, at most {MAX_TEXT} are read")
    lines = text.count("\n")
    if lines > MAX_LINES:
        raise UnreadablePage(f"{lines} lines of text, at most {MAX_LINES} are read")


def refuse_hostile_html(source: str) -> None:
    """Raises UnreadablePage when markup is empty, binary, too large, or nested deeper than any notice."""
    _refuse_binary(source)
    if len(source) > MAX_CHARACTERS:
        raise UnreadablePage(f"{len(source)} characters, at most {MAX_CHARACTERS} are read")
    tags = source.count("<")
    if tags > 2 * MAX_TAGS:
        raise UnreadablePage(f"about {tags // 2} elements, at most {MAX_TAGS} are read")
    open_at_most = _open_at_most(source, tags)
    formatting_at_most = open_at_most - source.count("<span") - source.count("<div") if open_at_most > MAX_OPEN_FORMATTING else 0
    if formatting_at_most > MAX_OPEN_FORMATTING and _rise(_OPEN_OR_CLOSED.findall(source)) > MAX_OPEN_FORMATTING:
        raise UnreadablePage(f"more than {MAX_OPEN_FORMATTING} formatting elements open at once")
    if open_at_most > MAX_DEPTH and _rise(_NESTING.findall(source)) > MAX_DEPTH:
        raise UnreadablePage(f"elements nested deeper than {MAX_DEPTH}")


def _open_at_most(source: str, tags: int) -> int:
    """How many elements can be open at once, as far as a glance tells; counted no further once they are few enough."""
    left = tags - source.count("</")
    for beginning in _COMMON_AND_FLAT:
        if left <= MAX_OPEN_FORMATTING:
            break
        left -= source.count(beginning)
    return left


def _refuse_binary(source: str) -> None:
    head = source[:_SAMPLE]
    if not head.strip() and not source.strip():
        raise UnreadablePage("an empty page, expected a notice")
    encoded = head.encode("utf-8", "replace")
    control = len(encoded) - len(encoded.translate(None, _CONTROL)) + head.count("\ufffd")
    if head.lstrip().startswith(_FILE_HEADS) or control * 10 > len(head):
        raise UnreadablePage("binary content, expected a notice")


def _rise(slashes: list[str]) -> int:
    """The greatest number of elements open at once beyond any earlier low, which bounds the depth of the tree from above."""
    if slashes.count("") <= MAX_OPEN_FORMATTING:
        return 0
    steps = list(accumulate((-1 if slash else 1 for slash in slashes), initial=0))
    return max(step - low for step, low in zip(steps, accumulate(steps, min), strict=True))
