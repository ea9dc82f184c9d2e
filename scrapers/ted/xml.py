"""XML of TED: opened without entities, and read by local names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from scrapers.errors import UnreadablePage, UnreadableValue
from scrapers.money import Money

# the number of a notice in the Official Journal (2021/S 071-182289), and its own (00182289-2021)
_JOURNAL = re.compile(r"(\d{4})/S \d{3}-0*(\d+)")
_NUMBER = re.compile(r"0*(\d+)-(\d{4})")
# a notice is some fifteen elements deep
_DEEPEST = 100


def parse_xml(body: bytes, url: str) -> Element:
    """The root of a notice. Raises UnreadablePage for what is no XML, declares a DTD or entities, or is nested too deep."""
    try:
        root: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadablePage(f"no readable XML: {type(error).__name__} {error}, at {url}") from error
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for parent in level for child in parent]
        if not level:
            return root
    raise UnreadablePage(f"XML nested deeper than {_DEEPEST}, at {url}")


def local(node: Element) -> str:
    """An element's name without its namespace."""
    return node.tag.rpartition("}")[2]


def first(node: Element | None, *names: str) -> Element | None:
    """The first element down a path of local names."""
    return next(every(node, *names), None)


def every(node: Element | None, *names: str) -> Iterator[Element]:
    """Every element down a path of local names."""
    if node is not None:
        yield from node.iterfind("/".join(f"{{*}}{name}" for name in names))


def said(node: Element | None, *names: str) -> str | None:
    """The text at the end of a path, paragraphs joined by spaces; None for nothing."""
    found = first(node, *names) if names else node
    if found is None:
        return None
    return " ".join(" ".join(found.itertext()).split()) or None


def in_language(root: Element, node: Element | None, *names: str) -> str | None:
    """A text that is given in several languages, in the notice's own where it is there."""
    wanted = said(root, "NoticeLanguageCode")
    texts = list(every(node, *names))
    texts.sort(key=lambda item: item.get("languageID") != wanted)
    return next((text for item in texts if (text := said(item))), None)


def money_of(node: Element | None, attribute: str = "currencyID") -> Money | None:
    """An amount element; None where it is missing, or 0 or -1, which say "not disclosed". Raises UnreadableValue."""
    text = said(node)
    if node is None or text is None:
        return None
    try:
        amount = Decimal(text.replace(" ", ""))
        money = Money.of(amount, node.get(attribute, "")) if amount > 0 else None
    except (InvalidOperation, ValueError) as error:
        raise UnreadableValue(f"{text[:40]!r} {node.get(attribute)} is no amount") from error
    return money if money and money.minor else None


def publication_number(text: str) -> str:
    """The one way a notice's number is written here, 182289-2021; anything else as it is."""
    if found := _JOURNAL.fullmatch(text):
        return f"{found[2]}-{found[1]}"
    found = _NUMBER.fullmatch(text)
    return f"{found[1]}-{found[2]}" if found else text
