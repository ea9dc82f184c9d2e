"""Lines that name a party with what it won: its price, its item or its rank beside the name, or its lot before it."""

from __future__ import annotations

from scrapers.reading.labels.entries import Plain
from scrapers.reading.lexicon import loose_lines
from scrapers.reading.lexicon.forms import rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word, column
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.prices import take_behind_name, told_price
from scrapers.reading.results.collecting.signers import is_numbered
from scrapers.reading.results.parties import party_span

_PRICE = Word("amount", "", "")
_SENTENCE_END = 60


def _price_follows(into: Gathering, end: int) -> bool:
    """Whether the label of a price stands right behind a name, in its line."""
    follows = loose_lines.PRICE_LABEL.match(into.page.folded, end, end + _SENTENCE_END)
    return follows is not None and column(follows["label"]).kind in PRICES


def ranked_behind(into: Gathering, plain: Plain, text: str) -> bool:
    """某某公司，投标报价100万元，排名第一 in a part about candidates: a name, its price, and its rank behind both."""
    ranked = loose_lines.RANK_BEHIND.search(text)
    span = party_span(into.page, plain.start, plain.end) if ranked else None
    if ranked is None or span is None or not is_legal(span.names[0]) or told_price(into.page, span.end, plain.end) is None:
        return False
    into.add("candidate", span).rank = rank_of(ranked["rank"])
    take_behind_name(into, span.end, plain.end)
    into.close()
    return True


def priced_alone(into: Gathering, plain: Plain) -> bool:
    """某某公司 100万元 in a part about winners: a line of a name and money, and of nothing else."""
    name = first_name(into.page.folded, plain.start, plain.end)
    if name is None or name[0] != plain.start or not loose_lines.MONEY_ALONE.fullmatch(into.page.folded, name[1], plain.end):
        return False
    span = party_span(into.page, *name)
    if span is None or not is_legal(span.names[0]):
        return False
    into.add("award", span)
    into.read(_PRICE, name[1], plain.end)
    into.close()
    return True


def of_item(into: Gathering, plain: Plain) -> bool:
    """1、医用口罩：某某公司 in a part about winners: what is bought, who won; numbered, in a list, or before a price's label."""
    item = loose_lines.ITEM.match(into.page.folded, plain.start, plain.end)
    name = first_name(into.page.folded, item.end(), plain.end) if item and column(item["item"]).kind == "other" else None
    if (
        item is None
        or name is None
        or name[0] != item.end()
        or not loose_lines.MONEY_OR_END.fullmatch(into.page.folded, name[1], plain.end)
    ):
        return False
    listing, labelled = into.listing, _price_follows(into, name[1])
    numbered = is_numbered(into.page, plain.start)
    span = party_span(into.page, *name) if numbered or listing or labelled else None
    if span is None or not is_legal(span.names[0]):
        return False
    into.add("award", span)
    into.read(_PRICE, name[1], plain.end)
    if not labelled:
        into.close()
    into.listing = listing
    return True


def lot_and_winner(into: Gathering, plain: Plain) -> bool:
    """第1包：某某公司 in a part about winners: the lot is taken already, the name is its winner's."""
    if into.cursor.section not in ("award", "") or into.cursor.lot is None or not plain.start <= into.cursor.lot[1] < plain.end:
        return False
    start = into.cursor.after_lot(into.page, plain.start, plain.end)
    span = party_span(into.page, start, plain.end) if start > plain.start else None
    if span is None or not is_legal(span.names[0]):
        return False
    alone = loose_lines.MONEY_ALONE.fullmatch(into.page.folded, span.end, plain.end)
    priced = alone or told_price(into.page, span.end, plain.end) is not None or _price_follows(into, span.end)
    if not priced and (not into.cursor.section or plain.end - span.end > len("，中标金额")):
        return False
    into.add("award", span)
    if alone:
        into.read(_PRICE, span.end, plain.end)
    else:
        take_behind_name(into, span.end, plain.end)
    return True
