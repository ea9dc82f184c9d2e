"""Results that a listed company's notice tells clause by clause: 某某公司中标某某工程，中标金额1亿元；某某公司中标…."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from scrapers.reading.disclosures.form import Form
from scrapers.reading.disclosures.items import Item
from scrapers.reading.disclosures.winners import Winner, parties_in
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Page
from scrapers.reading.values.amounts import Figure, figures

_MONEY = r"(?:人民币|约|[¥￥])?\s?\d[\d,.]{0,24}\s?[百千万亿]{0,2}元"
_CLAUSE = re.compile(
    r"(?:^|(?<=[。;:,\n]))\s{0,8}(?:\(?\d{1,2}\)?\s?[、.)]\s?|[①-⑳]\s?)?(?P<who>[^,。;:\n\d]{2,60}?公司)(?:近日|分别|成功|已|共同)?"
    rf"(?:中标|中选|承接)(?:了|的)?(?P<name>[^,。;:\n]{{4,80}}?)(?:,\s?[^,。;:\n]{{0,12}}?|\([^()\d]{{0,12}}?)(?:金额|价|总价|价格|合同额)(?:约|为|:)*\s?(?P<price>{_MONEY})"
)
# 中标金额合计10亿元
_WHOLE = re.compile(r"(?:合计|总计|共计|总额)")
_MOST, _NEAR = 40, 16


class Clause(NamedTuple):
    """One win that a clause tells: who won, the name of what it won and where that stands, its price."""

    winner: Winner
    name: str
    price: Item


def wins_told(page: Page, form: Form) -> tuple[list[Clause], tuple[int, int] | None]:
    """The wins that clauses tell, and money among them that is none of theirs; nothing unless each names its winner."""
    found: list[Clause] = []
    told = list(islice(_CLAUSE.finditer(page.folded, form.begins), _MOST))
    for clause in told:
        names = parties_in(form, clause["who"])
        if len(names) != 1:
            return [], None
        price = Item("amount", Word("amount", "中标金额", ""), clause.start("price"), *clause.span("price"))
        at = page.folded.find(names[0], *clause.span("who"))
        span = (at, at + len(names[0])) if at >= 0 else clause.span("who")
        names = (page.text[slice(*span)],) if at >= 0 else names
        found.append(Clause(Winner(names, span), page.text[slice(*clause.span("name"))].strip("“”\"' "), price))
    return found, _other_money(page, found)


def _other_money(page: Page, found: list[Clause]) -> tuple[int, int] | None:
    """A sum in the sentences of the wins that is neither one of theirs nor what they come to."""
    if not found:
        return None
    stop = page.folded.find("。", found[-1].price.end)
    printed = figures(page.folded, found[0].price.start, stop if stop >= 0 else found[-1].price.end)
    own = [figure for figure in printed if any(one.price.start <= figure.start < one.price.end for one in found)]
    others = [figure for figure in printed if figure.kind == "money" and figure not in own]
    whole = sum(figure.value for figure in own)
    return next(((other.start, other.end) for other in others if not (_is_whole(page, other) and other.value == whole)), None)


def _is_whole(page: Page, figure: Figure) -> bool:
    return _WHOLE.search(page.folded, max(0, figure.start - _NEAR), figure.start) is not None
