"""Characters of a source that are none of its text: invisible ones, and entities that were escaped twice."""

from __future__ import annotations

import re
from html import unescape

_INVISIBLE = [*map(chr, (*range(0x200B, 0x2010), 0xFEFF, 0x2060, *range(0x202A, 0x202F), 0xAD, 0))]
_NAME = r"(?:[a-zA-Z]{2,8}|#\d{2,6});"
# &amp;nbsp;
_TWICE = re.compile(rf"&amp;(?={_NAME})")
_ENTITY = re.compile(f"&{_NAME}")


# 標(biāo): how a character is read, which some mirrors print behind every one that is not simplified
READINGS = re.compile(r"[(（](?<=[\u4e00-\u9fff].)[a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,5}[)）]")
_READ_LIGHTLY = re.compile(r"(?<=[們個麼])[(（](?:men|ge|me)[)）]")


def without_readings(text: str) -> str:
    """A text without the pinyin that stands in brackets behind single characters."""
    return _READ_LIGHTLY.sub("", READINGS.sub("", text)) if READINGS.search(text) else text


def visible(source: str) -> str:
    """A source without the characters that nobody sees."""
    for char in _INVISIBLE:
        if char in source:
            source = source.replace(char, "")
    return source


def escaped_once(source: str) -> str:
    """Markup whose entities stand for what they stand for, and not for themselves as written."""
    return _TWICE.sub("&", source) if "&amp;" in source else source


def unescaped(text: str) -> str:
    """Plain text with its entities as the characters they stand for."""
    return visible(_ENTITY.sub(lambda entity: unescape(entity.group()), text)) if "&" in text else text
