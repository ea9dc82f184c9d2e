"""Limits of the reader, checked before parsing: pages too large, too deep or too tangled to be read in linear time."""

from __future__ import annotations

import re

from scrapers.errors import UnreadablePage

MAX_CHARACTERS = 4_000_000
MAX_TEXT = 250_000
MAX_LINES = 20_000
# a list of more winners is no notice, and takes the time of many
MAX_RESULTS = 3_000
MAX_TAGS = 60_000
# lexbor's time grows with the square of the depth, and of the formatting elements left open, which every block opens anew
MAX_DEPTH = 600
MAX_OPEN_FORMATTING = 200
MAX_REOPENED = 300_000
_FORMATTING = re.compile(r"<(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u|a)(?![a-zA-Z0-9:])", re.IGNORECASE)
# elements that can pile up: not void ones, and not those that their next kin closes
_NESTING = re.compile(
    r"<(?!(?:p|li|td|tr|th|tbody|thead|option|dd|dt|br|img|input|hr|meta|link|col|wbr|area|base|embed|param|source)"
    r"(?![a-zA-Z0-9:]))[a-zA-Z]",
    re.IGNORECASE,
)
# an element that holds nothing but text and is closed by its own end tag
_CLOSED = re.compile(
    r"<([a-zA-Z][^\s<>/]*)(?=[\s>])[^<>]*>[^<]*</\1\s*>|<(?:br|img|input|hr|meta|link|col|wbr)(?![a-zA-Z0-9:])[^<>]*>"
)
_MOST_ROUNDS = 12
# lexbor compares every attribute of a tag with every other one: the squares of the tags' lengths, images in them left out
_TAG = re.compile(r"""<[a-zA-Z](?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+')?|["'])*+""")
_IMAGE = re.compile(r"base64,[A-Za-z0-9+/=]+")
_LONG_TAG = 1_000
MAX_SQUARES = 400_000_000
# every attribute has one of these before or in it; of so few, all may stand in one tag
_BEFORE_ATTRIBUTES, MOST_ATTRIBUTES = b" \n\t\r\f/=", 10_000
_CONTROL = bytes((*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F))
# beginnings of tags that cannot pile up, and of tags that format nothing, counted to spare most pages the slower check
_FLAT = ("<td", "<tr", "<p>", "<p ", "<br", "<li", "<meta", "<img")
_NO_FORMATTING = ("<td", "<span", "<p", "<d", "<tr", "<l", "<m", "<br")
_SAMPLE = 5_000
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
    if len(source) ** 2 > MAX_SQUARES and _counted(source, _BEFORE_ATTRIBUTES) > MOST_ATTRIBUTES:
        _refuse_attributes(source)
    # each of the elements left open is opened anew by each of the others at most
    if tags * tags > 4 * MAX_REOPENED and _may_pile_up(source, tags):
        _refuse_piled_up(source, tags)


def _refuse_attributes(source: str) -> None:
    """Raises UnreadablePage where tags carry more attributes than can be compared in time."""
    long = [tag for tag in _TAG.findall(source) if len(tag) > _LONG_TAG]
    if sum(len(_IMAGE.sub("", tag)) ** 2 for tag in long) > MAX_SQUARES:
        raise UnreadablePage("tags with more attributes than any notice's")


def _may_pile_up(source: str, tags: int) -> bool:
    """Whether elements can be left open or nested beyond the caps, as far as a glance tells."""
    opened = tags - source.count("</")
    most = min(MAX_OPEN_FORMATTING, MAX_REOPENED // tags)
    return _more(source, opened, _FLAT, MAX_DEPTH) or _more(source, opened, _NO_FORMATTING, most)


def _more(source: str, opened: int, beginnings: tuple[str, ...], most: int) -> bool:
    """Whether more than so many of the tags have other beginnings; counted no further once they are few enough."""
    for beginning in beginnings:
        if opened <= most:
            break
        opened -= source.count(beginning)
    return opened > most


def _refuse_piled_up(source: str, tags: int) -> None:
    """Raises UnreadablePage where elements are left open, or nested, beyond what is parsed in linear time."""
    left = source
    for _ in range(_MOST_ROUNDS):
        left, closed = _CLOSED.subn("", left)
        if not closed or left.count("<") <= 1:
            break
    formatting = len(_FORMATTING.findall(left))
    if formatting > MAX_OPEN_FORMATTING or formatting * tags > MAX_REOPENED:
        raise UnreadablePage(f"{formatting} formatting elements left open, at most {MAX_OPEN_FORMATTING} are read")
    if len(_NESTING.findall(left)) > MAX_DEPTH:
        raise UnreadablePage(f"elements nested deeper than {MAX_DEPTH}")


def _refuse_binary(source: str) -> None:
    head = source[:_SAMPLE]
    if not source or source.isspace():
        raise UnreadablePage("an empty page, expected a notice")
    control = _counted(head, _CONTROL) + head.count("\ufffd")
    if head.lstrip().startswith(_FILE_HEADS) or control * 10 > len(head):
        raise UnreadablePage("binary content, expected a notice")


def _counted(source: str, letters: bytes) -> int:
    """How many characters of a source are one of some ASCII letters."""
    encoded = source.encode("utf-8", "replace")
    return len(encoded) - len(encoded.translate(None, letters))
