"""Results told in a sentence: 确定某某公司为中标人，中标金额为…"""

from __future__ import annotations

import re

from scrapers.reading.drafts import Draft
from scrapers.reading.entries import LOT_ANYWHERE
from scrapers.reading.names import first_name, is_legal, tidy
from scrapers.reading.page import Page
from scrapers.reading.pricing import read_price
from scrapers.reading.vocabulary import Word
from scrapers.reading.words import any_of

_WON = any_of("won_of")
_NAMED_BEFORE = re.compile(
    rf"{any_of('decides')}\s?(?P<name>[^,。;:\n]{{4,50}}?)\s?{any_of('becomes')}\s?[^,。;:\n]{{0,16}}?{_WON}{any_of('winner_words')}"
)
_NAMED_AFTER = re.compile(rf"{_WON}{any_of('named_winner')}\s?{any_of('is')}\s?(?=[\u4e00-\u9fffA-Z(])")
_PRICED = re.compile(
    rf"(?:{_WON}{any_of('price_words')}|{any_of('contract_prices')})\s?(?:{any_of('is')}|:)?\s?(?=[¥$￥]?\s?(?:人民币|RMB)?\s?[¥￥]?[\d壹贰叁肆伍陆柒捌玖拾])"
)
_SENTENCE = re.compile(rf"{any_of('is')}.{{0,18}}?{any_of('won')}|{any_of('said_of_party')}")
_HYPOTHETICAL = re.compile(any_of("hypothetical"))


def results_in(page: Page, start: int, end: int) -> list[Draft]:
    """The results a passage tells in sentences, each with the price told after it."""
    found: list[Draft] = []
    if not _SENTENCE.search(page.folded, start, end):
        return found
    named = [match.span("name") for match in _NAMED_BEFORE.finditer(page.folded, start, end)]
    for match in _NAMED_AFTER.finditer(page.folded, start, end):
        name = first_name(page.folded, match.end(), min(end, match.end() + 60))
        if name:
            named.append(name)
    named.sort()
    for i, (start_of, stop) in enumerate(named):
        supplier = tidy(page.text[start_of:stop])
        if not is_legal(supplier) or _HYPOTHETICAL.search(page.folded, max(start, start_of - 20), start_of):
            continue
        begin = max(start_of, page.text.find(supplier, start_of, stop))
        draft = Draft("prose", supplier, (begin, min(stop, begin + len(supplier))))
        lot = LOT_ANYWHERE.search(page.folded, max(start, start_of - 30), start_of)
        if lot:
            draft.lot, draft.lot_span = lot["lot"], lot.span("lot")
        limit = named[i + 1][0] if i + 1 < len(named) else end
        price = _PRICED.search(page.folded, stop, limit)
        if price:
            read_price(page, draft, Word("amount", "中标金额", ""), price.end(), min(limit, price.end() + 60))
        found.append(draft)
    return found
