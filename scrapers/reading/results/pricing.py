"""Price of a result as printed: a total, a unit price, a rate, or nothing."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.lexicon.decisions import WON
from scrapers.reading.lexicon.figures import MONEY_RANGE, TENS
from scrapers.reading.lexicon.labels import Word, unit_in
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.taxes import is_other_side
from scrapers.reading.values.amounts import Figure, figures, worded
from scrapers.reading.values.chosen import (
    AGREED,
    OF_PART,
    WHOLE_OF_PARTS,
    beside_rate,
    chosen,
    in_parts,
    is_later,
    is_unsure,
    joint_rate,
    leading,
    taxed_of,
)
from scrapers.reading.values.rates_in_words import rates_in_words
from scrapers.reading.values.several import (
    are_of_parts,
    before,
    is_of_tax,
    is_tier,
    is_undecided,
    own_figures,
    sum_behind_rate,
    vat_in,
    vat_of,
    without_most,
    without_numbers,
)
from scrapers.reading.values.units import is_by_piece, label_of, unit_of

_PRODUCT = re.compile(r"\d[^=;。\n]{0,12}?[×xX*✖]\s?\d[^=;。\n]{0,24}=\s?(?=[¥$]?\s?\d)")
_UNREADABLE = re.compile(
    rf"[{FORMAL}]{{2,}}|\d[,.]\d+[,.]\d|\d{{11,}}|{MONEY_RANGE}|\d(?:{TENS})|\d\s?[万亿]\s?\d+\s?[千百]|\d\s?[万亿]?{any_of('unknown_money')}|[{COUNTING}百千两]{{2,12}}[万亿]"
)
_SUM = re.compile(any_of("whole_words"))
_AGREED, _OF_WINNER = re.compile(AGREED), re.compile(any_of("won"))
_WON_OR_SIGNED = re.compile(rf"{any_of('at_last', 'won')}|合同|签约|总|总?{any_of('whole_words')}")
_FIRST, _LAST = re.compile(any_of("first_rounds")), re.compile(any_of("last_rounds"))
# 折扣率78%，份额50%
_SHARE = re.compile(rf"{any_of('shares')}(?:比例|占比)?[为:]?\s?$")
_SAME_LINE = 120
# 中标价为…, 报价：…, 合同价按报价下浮2%即… in a sentence
_NAMED = re.compile(
    rf"(?<!代理)(?<!代理服务)(?<!预算|[估概]算)(?:(?P<won>{WON})(?:{any_of('price_words')}|(?P<unit>(?:综合)?单价))"
    rf"|{any_of('contract_prices', 'offered_prices')}|(?<![\u4e00-\u9fff]){any_of('bare_prices')})"
    rf"\s?(?:暂定|{any_of('is')}|:)?\s?:?\s?(?:按[^,。;:\n\d]{{1,12}}\d[\d.]*\s?%\s?(?:,?即|,)\s?)?"
    rf"(?=(?:{any_of('yuan_signs')}|\([大小]写\)|[(:\s])*(?!\d[\d.]*\s?%的)[¥$]?\s?[\d{FORMAL}]|[{COUNTING}两零百千万]{{2,14}}元)"
)
_SENTENCE_ENDS = re.compile(r"[。\n;]")
# 中选折扣率86.5%, 工时费折扣率为78%
_NAMED_RATE = re.compile(
    rf"(?:{WON}|(?<![\u4e00-\u9fff]))(?P<label>(?!比例|代理|招标|[^\d,。;:]{{0,4}}税)(?:[\u4e00-\u9fff]{{1,6}}费|综合|整体|统一|平均|服务|管理)?{any_of('rate_labels')})\s?(?:{any_of('is')}|:)?\s?(?=\d[\d.]*\s?[%‰折])"
)
_NAMED_SUM, _NAMED_UNIT = Word("amount", "中标金额", ""), Word("unit_price", "中标单价", "")
_NAMED_REACH, _LONGEST_RATE, _EITHER = 60, 12, "元/费率"


def read_price(page: Page, finding: Finding, word: Word, start: int, end: int) -> None:
    """Read a value as the price of a draft, unless it has a better one already."""
    folded, label = page.folded, label_of(word)
    if is_other_side(folded, finding, label, start, end):
        return
    summed = _sums_up(folded, finding, word, start)
    if not (summed or _is_better(finding, word, label) or is_later(folded, finding.price, label)):
        _take_beside(folded, finding, word, start, end)
        return
    taxed = taxed_of(folded, start, end, label)
    start, end = taxed or (beside_rate(folded, start, end) if _EITHER in word.qualifier else None) or (start, end)
    hint, rated = unit_of(folded, word, start, end, finding.pricing_note)
    # 7275元/套×20套=145500元: behind the sign of equality stands the whole
    product = _PRODUCT.search(folded, start, end) if folded.find("=", start, end) >= 0 else None
    start = product.end() if product else start
    stated = figures(folded, start, end, hint=hint) or rates_in_words(folded, start, end)
    words = worded(folded, start, end)
    found = _telling(folded, start, owed := without_most(folded, start, stated))
    printed = [figure for figure in found if figure.kind == "percent" and not folded[figure.end - 1].isdigit()]
    if are_of_parts(folded, start, end, found):
        # 工时费折扣率:80，配件折扣率:85 under a head of %
        rated, printed = True, [figure for figure in found if figure.kind == "percent"]
    found = own_figures(folded, start, end, found)
    if hint == "?" or in_parts(folded, start, end, found) or (not finding.members and is_undecided(folded, start, found)):
        finding.unreadable = True
        return
    rate = sum_behind_rate(folded, found) or joint_rate(printed) if rated and printed else None
    figure = rate or chosen(leading(folded, start, found, label), words, word)
    if figure is None:
        unitless = word.kind == "amount" and any(figure.kind == "plain" and figure.value for figure in found)
        finding.unreadable = finding.unreadable or unitless or (owed == stated and bool(_UNREADABLE.search(folded, start, end)))
    elif is_unsure(folded, start, end, figure):
        finding.unreadable = True
    elif not (summed and finding.price and figure.value < finding.price.value) and not _is_no_better(finding, figure):
        said = before(folded, start, figure)
        finding.price = _as_unit_price(folded, figure, word, f"{label} {finding.pricing_note} {said}")
        finding.price_label, finding.price_key = word.kind, word.key
        finding.words = words[0] if words and finding.price is not words[0] else None
        finding.vat = "included" if taxed else vat_of(folded, start, figure) or vat_in(label) or vat_in(folded[start:end])


def _take_beside(folded: str, finding: Finding, word: Word, start: int, end: int) -> None:
    """Takes what another price than the draft's own tells: that this was a part, its sum in words, a rival."""
    if _is_another_part(finding, word):
        # of rates both are told
        joint = _joined(folded, finding.price, start, end) if finding.price and finding.price.kind == "percent" else None
        finding.price, finding.unreadable = joint, joint is None
        return
    finding.words = finding.words or _in_words(folded, finding, word, start, end)
    finding.rival = finding.rival or _rival(folded, finding, word, start, end)


def _telling(folded: str, start: int, found: list[Figure]) -> list[Figure]:
    """The figures without bounds of tiers, numbers of provisions, rates of tax and shares of the work."""
    found = [figure for figure in without_numbers(folded, start, found) if not is_tier(folded, figure)]
    found = [figure for figure in found if figure.kind != "percent" or not is_of_tax(folded, start, figure)]
    shares = {figure.start for figure in found if figure.kind == "percent" and _SHARE.search(before(folded, start, figure))}
    return [figure for figure in found if figure.start not in shares] if len(shares) < len(found) else found


def read_named_price(page: Page, finding: Finding, start: int, limit: int) -> None:
    """Read the first price that a passage names in words (中标价为…), else the first rate, as the price of a finding."""
    price = _NAMED.search(page.folded, start, limit)
    if price and (price["unit"] or not price["won"]):
        # 报价530000元，最终成交价528000元; 中标单价1.86元/条，总价446400元
        ends = _SENTENCE_ENDS.search(page.folded, price.end(), limit)
        told = _NAMED.finditer(page.folded, price.end(), ends.start() if ends else limit)
        price = next((other for other in told if not other["unit"] and (other["won"] or price["unit"])), price)
    rate = _NAMED_RATE.search(page.folded, start, limit) if price is None else None
    stops = _SENTENCE_ENDS.search(page.folded, rate.end(), limit) if rate else None
    for one in _NAMED_RATE.finditer(page.folded, rate.start(), stops.start() if stops else limit) if rate else ():
        stop = min(limit, one.end() + _LONGEST_RATE)
        if finding.price and finding.price.kind == "percent" and finding.price_key != one["label"]:
            # 工时费折扣率为78%，材料费折扣率为85%
            finding.price = _joined(page.folded, finding.price, one.end(), stop)
            continue
        read_price(page, finding, Word("rate", one["label"], ""), one.end(), stop)
    if price:
        full_stop = page.folded.find("。", price.end(), limit)
        word = _NAMED_UNIT if price["unit"] else _NAMED_SUM
        stop = min(full_stop if full_stop >= 0 else limit, price.end() + _NAMED_REACH)
        read_price(page, finding, word, price.end(), stop)


def _joined(folded: str, rate: Figure, start: int, end: int) -> Figure:
    """A rate with that of another part behind it, each once."""
    found = [figure for figure in figures(folded, start, end, hint="%") if figure.kind == "percent"]
    return joint_rate([rate, *found[:1]]) if found and found[0].text not in rate.text else rate


def _is_another_part(finding: Finding, word: Word) -> bool:
    """Whether a draft's price and that of another label are parts of a whole that nobody prints: 设计报价, 施工报价."""
    price, key = finding.price, finding.price_key
    if price is None or word.kind != finding.price_label or word.key == key:
        return False
    return bool(OF_PART.search(word.key) and OF_PART.search(key))


def _in_words(folded: str, finding: Finding, word: Word, start: int, end: int) -> Figure | None:
    """The price in words under a label of their own: 成交金额（大写）."""
    said = finding.price is not None and word.kind == finding.price_label and "大写" in f"{word.key}{word.qualifier}"
    return next(iter(worded(folded, start, end)), None) if said else None


def _rival(folded: str, finding: Finding, word: Word, start: int, end: int) -> Figure | None:
    """Another price under the very label of the one a draft has: nobody says which of them holds."""
    price = finding.price
    if price is None or word.key != finding.price_key or vat_in(label_of(word)):
        return None
    found = figures(folded, start, end, hint=unit_in(label_of(word)))
    same = [figure for figure in found if figure.kind == price.kind == "money" and figure.currency == price.currency]
    return same[0] if len(same) == 1 and same[0].value not in (0, price.value) else None


def _as_unit_price(folded: str, figure: Figure, word: Word, said: str) -> Figure:
    """The figure, a unit price where its label or the words before it say so."""
    if figure.kind not in ("money", "plain"):
        return figure
    per_piece = word.kind != "rate" and is_by_piece(folded, figure.start, said)
    return figure._replace(kind="unit_price") if word.kind == "unit_price" or per_piece else figure


def _sums_up(folded: str, finding: Finding, word: Word, start: int) -> bool:
    """Whether a label in the line of a draft's price gives the whole, of which that price was a part or that of one piece."""
    price = finding.price
    if (
        price is None
        or price.kind not in ("money", "unit_price")
        or not _SUM.fullmatch(word.key)
        or not price.end <= start < price.end + _SAME_LINE
    ):
        return False
    return "\n" not in folded[price.end : start]


def _is_better(finding: Finding, word: Word, label: str) -> bool:
    """Whether a price may take the place of the one a draft has: a winner's that of a bidder, a taxed that of an untaxed."""
    # 中标价, and behind it 不含税金额
    net = vat_in(label) == "excluded" != finding.vat
    if (
        finding.price is None
        # 二轮报价, and behind it 首轮报价
        or (finding.price.kind == "plain" and word.kind not in ("unit_price", "rate") and not _FIRST.search(word.key) and not net)
        or (word.kind == "amount" and finding.price_label in ("offer", "unit_price", "rate"))
        # 投标下浮率：5.12%, or 单价：1880元, and below it 投标总报价（元）
        or (word.kind == "offer" and finding.price_label in ("rate", "unit_price"))
        # 年租金, and behind it 中选金额
        or (
            word.kind == "amount" == finding.price_label
            and _OF_WINNER.match(word.key)
            and not _WON_OR_SIGNED.match(finding.price_key)
        )
        # 投标报价, and below it 谈判后价格
        or (finding.price_label == "offer" and _AGREED.search(word.key) and not _AGREED.search(finding.price_key))
        # 报价, and behind it 最终报价
        or (word.kind == "offer" == finding.price_label and _LAST.match(word.key) and not _LAST.match(finding.price_key))
        # 施工报价, and below it 投标总报价 or 投标报价
        or (word.kind == finding.price_label and _is_whole(word.key) and OF_PART.search(finding.price_key))
    ):
        return True
    return finding.vat == "excluded" and word.kind in (finding.price_label, "offer", "amount") and vat_in(label) == "included"


def _is_whole(key: str) -> bool:
    """Whether a price's label speaks of no part of the works, or of the sum of several."""
    return WHOLE_OF_PARTS.search(key) is not None or OF_PART.search(key) is None


def _is_no_better(finding: Finding, figure: Figure) -> bool:
    """Whether a draft keeps the rate or the price of a piece that it has: only a sum takes their place."""
    price = finding.price
    if price is None or price.kind not in ("percent", "unit_price") or figure.kind not in ("money", "plain"):
        return price is not None and price.kind == "percent"
    return price.kind == "unit_price" and figure.value <= price.value
