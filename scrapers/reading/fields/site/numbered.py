"""Names of projects beside their numbers: in a line over the brackets of one, in the clause before them."""

from __future__ import annotations

import re

from scrapers.reading.fields.found import Found
from scrapers.reading.fields.site.menus import TITLE_END
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

# 中标公告 / 某某公司第二次服务招标采购 / （招标编号：…）
_OVER_NUMBER = re.compile(r"^[ \t]*(?P<name>[^\n:。;|]{8,100}?)[ \t]*\n\s{0,4}\((?:招标|采购)?(?:项目)?编号\s?:", re.MULTILINE)
_NUMBER_IN_BRACKETS = re.compile(
    r"[”\"]?\s?\((?:(?:招标|政府采购|采购|比选)?(?:项目)?编号\s?:|(?=[^()\n]{0,30}\d{2})[A-Z][A-Za-z\d]{1,11}[-_][A-Za-z\d\-_]{2,30}\))"
)
_CLAUSE_BEGINS, _OURS = '\n,。;:“"', re.compile(any_of("ourselves"))
_HEAD, _SHORTEST_PART, _OF_PROJECT = 600, 6, re.compile("(?<!工程)(?:(?:采购)?项目|采购)")


def name_over_number(page: Page) -> Found | None:
    """The name in a line of its own over the number in brackets, where it ends as no title does."""
    over = _OVER_NUMBER.search(page.folded, 0, _HEAD)
    name = page.text[slice(*over.span("name"))] if over else ""
    return Found(name, *over.span("name")) if over and not TITLE_END.search(over["name"]) and not is_legal(name) else None


def name_within(page: Page, titled: Found) -> Found | None:
    """A part of what a title names that a clause prints alone before the number in brackets: 某某工程（招标编号：…）.

    Or all of it with the word that the title leaves out: 某某设备采购项目（…）, in a title 某某设备结果公示.
    """
    words = fold(titled.value)
    for number in _NUMBER_IN_BRACKETS.finditer(page.folded, 0, _HEAD):
        begin = max(page.folded.rfind(sign, 0, number.start()) for sign in _CLAUSE_BEGINS) + 1
        name = page.folded[begin : number.start()].strip()
        begin = page.folded.find(name, begin)
        ours = _OURS.match(name)
        own = ours.end() if ours else 0
        if name.startswith(words, own) and _OF_PROJECT.fullmatch(name, own + len(words)):
            begin += own
        elif not (_SHORTEST_PART <= len(name) < len(words) and name in words):
            continue
        return Found(page.text[begin : number.start()].strip(), begin, number.start())
    return None
