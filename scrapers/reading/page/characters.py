"""Parts of a source that are none of its text: invisible characters, escapes, what a browser hides or strikes through."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from scrapers.reading.lexicon.words import words_of

_INVISIBLE = [*map(chr, (*range(0x200B, 0x2010), 0xFEFF, 0x2060, *range(0x202A, 0x202F), 0xAD, 0))]
_NAME = r"(?:[a-zA-Z]{2,8}|#\d{2,6});"
# &amp;nbsp;
_TWICE = re.compile(rf"&amp;(?={_NAME})")
_ENTITY = re.compile(f"&{_NAME}")

# 供应商名称：_某某公司_, which marks what is filled in
_FILLED_IN = re.compile(r"(?<=[:：\s])_+(?=[^\s_])|(?<=[^\s_:：])_+(?=\s|$)")
# 標(biāo): how a character is read, which some mirrors print behind every one that is not simplified
READINGS = re.compile(r"[(（](?<=[\u4e00-\u9fff].)[a-zü]{0,5}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,5}[)）]")
# radicals, which the text of a PDF may hold for the letters they look like; those of the first block say which
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_SUPPLEMENT = dict(
    zip("⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻬⻮⻰", "母民西见角贝车长门青韦页风飞食马鬼鱼鸟麦黄齐齿龙", strict=True)
)
_LETTERS = str.maketrans(_KANGXI | _SUPPLEMENT)
RADICALS = re.compile(r"[\u2e9f-\u2fd5]")
_READ_LIGHTLY = re.compile(r"(?<=[們個麼])[(（](?:men|ge|me)[)）]")
# DISPLAY: none in pages of old; the colon comes first, for a search leaps to it
_HIDES_BY_STYLE = re.compile(
    r":(?:(?:(?<=display.)|(?<=display\s.))\s*none|(?:(?<=visibility.)|(?<=visibility\s.))\s*hidden)", re.IGNORECASE
)
_HIDES = re.compile(r"hidden(?<=\shidden)[\s>=/]|<select[\s>]")
_STRIKES = re.compile(r"<(?:del|s|strike|DEL|S|STRIKE)[ >]")
# hidden text longer than this is the page's own, behind a tab
_LONGEST_HIDDEN = 2_000
# the summary box, which a button opens
_KEPT = tuple(words_of("summary_box"))


def without_readings(text: str) -> str:
    """A text without the pinyin that stands in brackets behind single characters."""
    return _READ_LIGHTLY.sub("", READINGS.sub("", text)) if READINGS.search(text) else text


def as_letters(text: str) -> str:
    """A text with the letters that its radicals stand for: ⼈ (U+2F08) as 人."""
    return text.translate(_LETTERS) if RADICALS.search(text) else text


# — 1 —, 第1页 共3页 in a line of its own
_PAGE_NUMBER = re.compile(
    r"\n[ \t]*(?:[-—–－][ \t]?\d{1,3}[ \t]?[-—–－]|第[ \t]?\d{1,3}[ \t]?页"
    r"(?:[ \t]?[,，/]?[ \t]?共[ \t]?\d{1,3}[ \t]?页)?)[ \t]*(?=\n|\Z)"
)


# | 某某公司, of whose row the other cells stand in lines of their own
_LONE_PIPE = re.compile(r"^[ \t]*\|[ \t]*(?=[^|\s][^|\n]*$)", re.MULTILINE)


def without_page_numbers(text: str) -> str:
    """A text without the lines that number the pages it was printed on."""
    return _PAGE_NUMBER.sub("", text)


def without_rules(text: str) -> str:
    """A text without the rules that stand round what is filled in, or emphasised, or are all that a line has left of a table."""
    text = _FILLED_IN.sub("", text) if "_" in text else text
    return _LONE_PIPE.sub("", text) if "|" in text else text


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


def drop_hidden(tree: LexborHTMLParser, source: str) -> None:
    """Take out the elements that a browser does not show; a box of the whole notice that a button opens stays."""
    hides = _HIDES_BY_STYLE.search(source) or (("hidden" in source or "<select" in source) and _HIDES.search(source))
    if tree.body is None or not hides:
        return
    # the innermost first: an element taken out takes those in it along; what a menu offers is shown when it is opened
    for node in reversed(tree.body.css('[hidden], [style*="none" i], [style*="hidden" i], select')):
        attributes = node.attributes
        if not (node.tag == "select" or "hidden" in attributes or _HIDES_BY_STYLE.search(attributes.get("style") or "")):
            continue
        text = node.text()
        if len(text) <= _LONGEST_HIDDEN and not any(word in text for word in _KEPT):
            node.decompose()


def drop_struck(tree: LexborHTMLParser, source: str) -> None:
    """Take out what a page strikes through: it no longer holds."""
    if tree.body is not None and (_STRIKES.search(source) or "line-through" in source):
        for node in reversed(tree.body.css('del, s, strike, [style*="line-through" i]')):
            node.decompose()
