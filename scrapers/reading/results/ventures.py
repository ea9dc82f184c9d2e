"""Several names printed as one winner: a joint venture where the page speaks of one, else winners each of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from scrapers.reading.lexicon.names import is_legal, split_parties, tidy
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.drafts import Draft
from scrapers.reading.values.amounts import Figure, figures

_VENTURE = re.compile(any_of("venture", "venture_leads"))
# 某公司（联合体成员：某院、某所）, 某公司（某院）
_MEMBERS_IN_BRACKETS = re.compile(rf"^(?P<lead>[^()]+)\((?:{any_of('partners')}\d?\s?:\s?)?(?P<names>[^:]{{6,160}})\)$")
_LEAD_BEFORE_BRACKET = re.compile(r"\s?\(")
_LONGEST = 240


def settle_parties(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the members that stand in brackets, and with lists of winners as a draft each."""
    spoken = bool(_VENTURE.search(page.folded))
    settled: list[Draft] = []
    for draft in drafts:
        if spoken:
            _take_bracketed(page, draft)
        settled.extend([draft] if spoken or draft.led or not draft.members else _each(page, draft))
    return settled


def _take_bracketed(page: Page, draft: Draft) -> None:
    """The members in brackets behind the lead's name become members; where they stood in its name, it ends before them."""
    start, end = draft.span
    if draft.members:
        return
    stop = page.folded.find(")", start, start + _LONGEST)
    while stop >= 0 and page.folded.count("(", start, stop) > page.folded.count(")", start, stop + 1):
        stop = page.folded.find(")", stop + 1, start + _LONGEST)
    if stop < 0 or "\n" in page.folded[start:stop] or (stop > end and not _LEAD_BEFORE_BRACKET.match(page.folded, end)):
        return
    match = _MEMBERS_IN_BRACKETS.match(page.folded[start : stop + 1])
    if match is None or not is_legal(match["lead"].strip()):
        return
    low, high = match.span("names")
    names = [name for name in split_parties(page.text[start + low : start + high]) if is_legal(name)]
    if names:
        draft.supplier = tidy(page.text[start : start + match.end("lead")])
        draft.span = (start, start + match.end("lead"))
        draft.members = [name for name in names if name != draft.supplier]


def _each(page: Page, draft: Draft) -> list[Draft]:
    """A draft for each name of a list; with a price where as many prices are printed as names, or none at all."""
    names = [draft.supplier, *draft.members]
    prices: list[Figure | None] = [None] * len(names)
    if draft.price is not None:
        stop = page.folded.find("\n", draft.price.start, draft.price.start + _LONGEST)
        found = figures(page.folded, draft.price.start, stop if stop > 0 else min(len(page.folded), draft.price.start + _LONGEST))
        money = [figure for figure in found if figure.kind == draft.price.kind and figure.unit == draft.price.unit]
        if len(money) != len(names):
            return [draft]
        prices = [*money]
    drafts = []
    at = draft.span[0]
    for name, price in zip(names, prices, strict=True):
        begin = page.text.find(name, at)
        at = begin + len(name) if begin >= 0 else at
        span = (begin, at) if begin >= 0 else draft.span
        drafts.append(replace(draft, supplier=name, members=[], span=span, price=price, listed=True))
    return drafts
