"""Results in a sentence: 确定某某公司为中标人，中标金额为…; 某某公司为第一中标候选人，报价…"""

from __future__ import annotations

import re
from itertools import chain, islice

from scrapers.reading.lexicon.forms import LOT_ANYWHERE, rank_of
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import first_name, is_legal, tidy
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.pricing import read_price
from scrapers.reading.results.sentences import NO_PRICE, Mention, names_listed, told_with_price

# the bracket of 中标（成交）供应商 is looked through
_WON = rf"{any_of('won_of')}(?:\({any_of('won')}\))?"
_RANK = r"(?P<rank>第\s?[一二三四五1-5]\s?(?:名)?)?"
_ROLE = rf"{_RANK}{_WON}{any_of('winner_words')}"
# 某某公司 为本项目(第一)中标(候选)人
# 某某公司为中标人; 某某公司中标，
_NAMED_BEFORE = re.compile(rf"{any_of('is')}\s?[^,。;:\n]{{0,16}}?{_ROLE}|(?<=[司院所厂社行店])\s?{any_of('won')}(?=[,;。])")
# 某某公司中标，
_WINS = re.compile(rf"(?<=[司院所厂行社部心局队]){_WON}\s?[,。;]")
_NAMED_AFTER = re.compile(rf"{_ROLE}{any_of('name_or_none')}\s?{any_of('is_named')}\s?:?\s?(?=[\u4e00-\u9fffA-Z(])")
_BEFORE_NAME = re.compile(rf"[,。;:\n]|{any_of('undertaken_by')}|(?<![\u4e00-\u9fff])由|{any_of('leading_to_names', 'decides')}")
_LONGEST_HEAD = 60
_MOST_TOLD = 500
_PRICED = re.compile(
    rf"(?:{_WON}{any_of('price_words')}|{any_of('contract_prices', 'offered_prices')}"
    rf"|(?<![\u4e00-\u9fff]){any_of('bare_prices')})"
    rf"\s?(?:{any_of('is')}|:)?\s?:?\s?(?=(?:{any_of('yuan_signs')}|[(:\s])*[¥$]?\s?[\d壹贰叁肆伍陆柒捌玖拾])"
)
_TELLS = re.compile(any_of("won", "undertaken"))
_PRICE = Word("amount", "中标金额", "")
_HYPOTHETICAL = re.compile(any_of("hypothetical"))
_GAVE_UP = re.compile(any_of("gave_up"))
_FORMER = re.compile(any_of("former"))


def results_in(page: Page, start: int, end: int) -> list[Finding]:
    """The results that a passage announces in sentences, each with the price after it; candidates have their rank."""
    if not _TELLS.search(page.folded, start, end):
        return []
    priced = told_with_price(page.folded, start, end)
    taken = {name.stop for name in priced}
    told = [*_named_before(page.folded, start, end), *_named_after(page.folded, start, end)]
    told = sorted([*priced, *(name for name in told if name.stop not in taken)], key=lambda name: name[:3])[:_MOST_TOLD]
    found: list[Finding] = []
    for i, name in enumerate(told):
        supplier = tidy(page.text[name.start : name.stop])
        before = page.folded[max(start, name.start - 20) : name.start]
        # who gave up is told in a clause of its own
        if not is_legal(supplier) or _HYPOTHETICAL.search(before) or _GAVE_UP.search(before.rpartition(",")[2]):
            continue
        begin = max(name.start, page.text.find(supplier, name.start, name.stop))
        finding = Finding("prose", supplier, (begin, min(name.stop, begin + len(supplier))), rank=name.rank)
        lot = LOT_ANYWHERE.search(page.folded, max(start, name.start - 30), name.start)
        if lot:
            finding.lot, finding.lot_span = lot["lot"], lot.span("lot")
        limit = told[i + 1].start if i + 1 < len(told) else end
        _read_price(page, finding, name, limit)
        if name.price not in (None, NO_PRICE) and finding.price is None:
            continue
        found.append(finding)
    return found


def _read_price(page: Page, finding: Finding, name: Mention, limit: int) -> None:
    if name.price is None:
        read_price_told(page, finding, name.stop, limit)
    elif 0 <= name.price[0] < name.after:
        read_price(page, finding, _PRICE, *name.price)
    elif name.price is not NO_PRICE:
        read_price_told(page, finding, *name.price)


def _named_before(folded: str, start: int, end: int) -> list[Mention]:
    found: list[Mention] = []
    for match in islice(chain(_NAMED_BEFORE.finditer(folded, start, end), _WINS.finditer(folded, start, end)), _MOST_TOLD):
        if _FORMER.search(match.group()):
            continue
        listed = names_listed(folded, start, match.start())
        found.extend(Mention(*span, match.end(), None, NO_PRICE) for span in listed)
        if listed:
            continue
        low = max(start, match.start() - _LONGEST_HEAD)
        head = folded[low : match.start()].rstrip()
        opened = head.rfind("(") if head.endswith(")") else -1
        cuts = [cut.end() for cut in _BEFORE_NAME.finditer(head, 0, opened if opened > 0 else len(head))]
        begin = cuts[-1] if cuts else 0
        stop = opened if opened > begin and not is_legal(head[begin:]) else len(head)
        if stop - begin > 3:
            found.append(Mention(low + begin, low + stop, match.end(), _rank(match)))
    return found


def _rank(match: re.Match[str]) -> int | None:
    numeral = match.groupdict().get("rank")
    return rank_of(numeral) if numeral else None


def _named_after(folded: str, start: int, end: int) -> list[Mention]:
    found = []
    for match in _NAMED_AFTER.finditer(folded, start, end):
        name = first_name(folded, match.end(), min(end, match.end() + 60))
        if name:
            found.append(Mention(*name, name[1], _rank(match)))
    return found


def read_price_told(page: Page, finding: Finding, start: int, limit: int) -> None:
    """Reads the first price that a passage tells in words (中标价为…) as the price of a draft."""
    price = _PRICED.search(page.folded, start, limit)
    if price:
        read_price(page, finding, _PRICE, price.end(), min(limit, price.end() + 60))
