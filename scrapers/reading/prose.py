"""Results told in a sentence: 确定某某公司为中标人，中标金额为…"""

from __future__ import annotations

import re

from scrapers.reading.drafts import Draft
from scrapers.reading.entries import LOT_ANYWHERE
from scrapers.reading.names import first_name, is_legal, tidy
from scrapers.reading.page import Page
from scrapers.reading.pricing import read_price
from scrapers.reading.vocabulary import Word

_WON = r"(?:预|拟)?(?:中标|成交|中选|入围|定标)"
_NAMED_BEFORE = re.compile(
    rf"(?:确定|选定|推荐|评定|公布|最终由|决定|授予)\s?(?P<name>[^,。;:\n]{{4,50}}?)\s?(?:为|成为)\s?[^,。;:\n]{{0,16}}?{_WON}(?:供应商|人|单位|候选人|公司|方)"
)
_NAMED_AFTER = re.compile(rf"{_WON}(?:供应商|人|单位|公司)(?:名称)?\s?(?:为|是)\s?(?=[\u4e00-\u9fffA-Z(])")
_PRICED = re.compile(
    rf"(?:{_WON}|合同|总)(?:总)?(?:金额|价格|价|总价|报价)\s?(?:为|是|:)?\s?(?=[¥$￥]?\s?(?:人民币|RMB)?\s?[¥￥]?[\d壹贰叁肆伍陆柒捌玖拾])"
)
_SENTENCE = re.compile(r"[为是].{0,18}?(?:中标|成交|中选|入围|定标)|(?:供应商|人|单位|公司|名称)[为是]")
_HYPOTHETICAL = re.compile(r"如果|若|将(?:确定|推荐)|应当|方可|的,")


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
