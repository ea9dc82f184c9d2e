"""Several figures of one value: the words of each, and whether anybody says which of them is the price."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.values.amounts import Figure, figures

_LEAST_TAX, _MOST_TAX = Decimal("1.005"), Decimal("1.2")

# what a figure stands behind: its own words, not those of the figure before it
_FIGURE_ENDS = re.compile(r"\d[^\u4e00-\u9fff]*(?:[亿万]?元)?")
_REACH = 30
_NOTE = re.compile(r"\s?\((?P<note>[^()\n]{1,16})\)")
# 服务费率0.98%，年服务费不超过150万元
_AT_MOST = re.compile(rf"{any_of('at_most')}|最高(?:金额|结算价?|支付)?[为是]?\s?[¥￥]?\s?$")
# 不得超过700万元，超过700万元的按700万元计取
_MOST_AGAIN = re.compile(r"(?:超过|的?按)\s?[¥￥]?\s?$")
# 1200000.00元（上限控制额）, 120万元（年度预算）
_MOST_NOTED = re.compile(
    r"(?:年度?|采购|项目|支付|结算|最高|合同|协议|框架|总|暂定){0,3}"
    r"(?:预算(?:[价金总]?额|价)?|限[价额]|控制[价额]|上限(?:[价额]|金额|控制[价额])?|封顶价?|最高[金总]?额)"
)
# 预算120万元，成交100万元; 原报价120万元，最终报价98万元; 节约资金22万元
_OF_CEILING = re.compile(r"(?:预算|限价|控制价)[\u4e00-\u9fff]{0,4}\s?[:为是]?\s?$")
_TOTAL = re.compile(any_of("total_words"))
_OF_ANOTHER = re.compile(
    rf"{_OF_CEILING.pattern}|{any_of('before_correction', 'first_rounds')}[\u4e00-\u9fff]{{0,4}}\s?[:为是]?\s?$"
    # 投标报价120万元，评标价118万元
    r"|(?:评标|评审|经评审的?)(?:后的?|总)?(?:投标)?(?:报价|价格|价|总价)\s?[:为是]?\s?$"
    r"|(?:节[约省支]|结余)[\u4e00-\u9fff]{0,4}\s?[:为是了]?\s?$"
    # 95万元，履约保证金4.75万元; 其中暂列金5万元
    rf"|(?:保证金|代理服务?费|其中[\u4e00-\u9fff]{{0,10}})\s?[:为是]?\s?$"
)
# what is between two prices of which nobody says that they are one: 软件部分50万元，硬件部分60万元; 100万元或200万元
_BETWEEN = re.compile(
    r"\s?(?:\([^()]{0,12}\))?\s?(?:[,;、或和及与]\s?[A-Z\u4e00-\u9fff\d]{0,8}?(?:部分)?|[①-⑳])\s?[:为是]?\s?[¥￥]?\s?"
)
# parts of a price, the first behind a label of its own too
_PART = re.compile(r"(?P<label>[\u4e00-\u9fff]{1,8}):\s?[¥￥]?\s?")
_NEXT_PART = re.compile(rf"(?:[亿万]?元)?\s{{0,3}}{_PART.pattern}(?=\d[\d,.]*\s?[亿万]?元|\d{{4}})")
_ONE_PRICE = re.compile(rf"税|{any_of('whole_words', 'total_words', 'at_most', 'last_rounds')}")
_DECIMALS = re.compile(r"\.(?P<digits>\d{2,6})")
_TAXED = re.compile(f"(?P<excluded>{any_of('vat_excluded')})|{any_of('vat_included')}")
_TAX_RATE = re.compile(r"税[率点]\s?[:为是]?\s?\Z")
# 设计费下浮率: what a rate is of, which ends alike for each of several; none in a bracket behind the first
_RATE_OF = re.compile(r"(?<![(\u4e00-\u9fff])(?P<of>[\u4e00-\u9fff]{2,14}(?:[”\"]\s?[\u4e00-\u9fff]{1,6})?)[:为是\s]{0,2}\Z")
# 工程勘察：按某文的45.69%计取；工程设计：按某文的47.60%计取
_CLAUSES_OF_RATES = re.compile(r"(?:[\u4e00-\u9fff]{2,12}:[^;:%元]{0,60}?\d\s?%[^;:%元]{0,12}(?:;\s?|\Z)){2,}")
# 初步设计按某规定收费标准的47.55%计取，施工图按某规定收费标准的57.8%计取
_RATE_BY = re.compile(r"[按照][^按照,;。%]{2,60}\d\s?%(?:计[取收费]|收取|执行|结算)")
_PARTS = tuple(words_of("parts_of_prices"))
_HUNDRED, _LONGEST_NUMBER = 100, 2
# no sum beside figures that print their units
_BARE, _PRICE_BEFORE = re.compile(r"\d{1,3}(?:\.\d)?|20\d\d"), re.compile(r"[价额税]\s?[:为是]?\s?$")
# 中标金额:100-500万元部分, 100万元及以下部分: tiers of a schedule of fees
_TIER = re.compile(r"(?:\([^()]{0,4}\))? ?(?:部分|[及含]?以[下上])| ?[-—~～至] ?[\d.,]+ ?[亿万]?元? ?(?:部分|[及含]?以[下上])")
_OF_YEAR = re.compile(r"(?:(?:首|第[一1])年|20\d\d年)(?:度)?(?:金额|费用|价格|报价)?\s?[:为是]?\s?[¥￥]?\s?$")
_EACH = re.compile(r"各(?:为|是)?\s?[¥￥]?\s?$")
# 勘察设计费 / 2120300.00 / 建安工程费 / 86000000.00 / 总价
_SUM_BELOW = re.compile(
    r"\s+\d[\d.,]*\s+[^\d\n]{0,20}费\s[\d.,\s]{1,24}(?:[^\d\n]{0,20}费\s[\d.,\s]{1,24}){0,3}(?:总价|合计|总计|总报价)"
)


def before(folded: str, start: int, figure: Figure) -> str:
    """The words a figure stands behind: not those of the figure before it."""
    words = folded[max(start, figure.start - _REACH) : figure.start]
    return _FIGURE_ENDS.split(words)[-1]


def _behind(folded: str, figure: Figure) -> str:
    """The note in brackets right behind a figure; empty where there is none."""
    note = _NOTE.match(folded, figure.end)
    return note["note"] if note else ""


def without_most(folded: str, start: int, found: list[Figure]) -> list[Figure]:
    """The figures without the most that is paid: 不超过150万元, 120万元（上限控制额）."""
    most = [figure for figure in found if figure.kind == "money" and _AT_MOST.search(before(folded, start, figure))]
    again = [f for f in found if most and f.value == most[0].value and _MOST_AGAIN.search(before(folded, start, f))]
    noted = [figure for figure in found if _MOST_NOTED.fullmatch(_behind(folded, figure))]
    gone = {figure.start for figure in (*most, *again, *noted)}
    return [figure for figure in found if figure.start not in gone]


def own_figures(folded: str, start: int, end: int, found: list[Figure]) -> list[Figure]:
    """The figures without budgets, without an earlier offer beside the price and sums of parts; one that stands alone is kept."""
    if found and found[0].kind == "unit_price" and not _TOTAL.search(folded, start, end):
        # 地勘:73.80元/米,检测:4600元 are prices of parts
        found = [figure for figure in found if figure.kind != "money"]
    own = [figure for figure in found if not _OF_ANOTHER.search(before(folded, start, figure))]
    if any(figure.kind == "money" for figure in own):
        return own
    # 控制价下浮2%: a part of the ceiling is no ceiling
    return [figure for figure in found if figure.kind == "percent" or not _OF_CEILING.search(before(folded, start, figure))]


def without_numbers(folded: str, start: int, found: list[Figure]) -> list[Figure]:
    """The figures without those that are no price: numbers of provisions (按“2、1 基准价”的56%), coefficients (系数均为1)."""
    bare = [figure for figure in found if figure.kind != "percent" and _BARE.fullmatch(figure.text) and figure.unit in ("", "元")]
    if len(bare) == len(found):
        return [figure for figure in found if not _is_counted(folded, figure)]
    small = {f.start for f in bare if f.start > start and not _PRICE_BEFORE.search(before(folded, start, f))}
    return [figure for figure in found if figure.start not in small]


def _is_counted(folded: str, figure: Figure) -> bool:
    """Whether a figure of one or two digits is one of a list of numbers, as of provisions: 第2、1条."""
    beside = folded.startswith("、", figure.end) or folded.endswith("、", 0, figure.start)
    return beside and len(figure.text) <= _LONGEST_NUMBER


def is_tier(folded: str, figure: Figure) -> bool:
    """Whether a figure bounds a tier, of which a schedule tells the fee, and is nobody's price."""
    return figure.kind != "percent" and _TIER.match(folded, figure.end) is not None


def is_undecided(folded: str, start: int, found: Sequence[Figure]) -> bool:
    """Whether a value tells different prices side by side, or one for each of several, and none as the whole."""
    money = [figure for figure in found if figure.kind == "money" and figure.value]
    if money and (_EACH.search(before(folded, start, money[0])) or _begins_parts(folded, start, money[0])):
        return True
    # 首年50万元，后两年每年40万元; 2026年95万元，2027年95万元
    of_year = money and len(found) > 1 and _OF_YEAR.search(folded, max(start, money[0].start - _REACH), money[0].start)
    if of_year and not _ONE_PRICE.search(folded, start, found[-1].end):
        return True
    if len({figure.value for figure in money}) < 2 or _ONE_PRICE.search(folded, start, money[-1].end):
        return False
    total = sum(figure.value for figure in money)
    if any(figure.value * 2 == total for figure in money) and len(money) > 2:
        return False
    return all(_BETWEEN.fullmatch(folded, one.end, other.start) for one, other in pairwise(money))


def _begins_parts(folded: str, start: int, first: Figure) -> bool:
    """Whether the first price stands behind the name of a part of what was bought, and that of another part behind it."""
    part, following = _PART.fullmatch(folded, start, first.start), _NEXT_PART.match(folded, first.end)
    if part is None or following is None or label(part["label"]) is not None:
        return False
    return _ONE_PRICE.search(folded, start, following.end() + _REACH * 3) is None


def is_of_tax(folded: str, start: int, figure: Figure) -> bool:
    """Whether a rate is that of the tax: 税率6%."""
    return _TAX_RATE.search(before(folded, start, figure)) is not None


def are_of_parts(folded: str, start: int, end: int, found: Sequence[Figure]) -> bool:
    """Whether a value is rates, each behind the part of the price that it is of: 工程费：96.60% 设计费：49.58%."""
    rates = [figure for figure in found if figure.kind == "percent"]
    if len(rates) < 2 or sum(figure.value for figure in rates) == _HUNDRED:
        # 下浮率10%，结算率90% are one rate
        return False
    if _CLAUSES_OF_RATES.fullmatch(folded, start, end) or len(_RATE_BY.findall(folded, start, end)) == len(rates):
        return True
    said = [match for figure in rates if (match := _RATE_OF.search(before(folded, start, figure)))]
    told = {match["of"]: _PARTS if match["of"].endswith(_PARTS) else match["of"][-2:] for match in said}
    return len(told) == len(found) and len({*told.values()}) == 1


def vat_of(folded: str, start: int, figure: Figure) -> str:
    """Tax as the words right behind a figure tell it (included, excluded, or nothing), else those before it."""
    return vat_in(_behind(folded, figure)) or vat_in(before(folded, start, figure))


def vat_in(text: str) -> str:
    """Tax as the last word about it in a text tells it: included, excluded, or nothing."""
    said = ""
    for match in _TAXED.finditer(text) if "税" in text else ():
        said = "excluded" if match["excluded"] else "included"
    return said


def is_rounded(one: Figure, other: Figure) -> bool:
    """Whether a figure in 万元 is another one in yuan, rounded to hundredths or less: 719.55万元 of 7195480元."""
    decimals = _DECIMALS.search(one.text)
    if not one.unit.startswith("万") or other.unit.startswith("万") or decimals is None:
        return False
    return 0 < abs(one.value - other.value) <= Decimal(5_000) / int(10 ** len(decimals["digits"]))


def is_part_of_sum(folded: str, start: int, end: int) -> bool:
    """Whether a text names the fee of a part whose figure stands below it, and the sum of the parts further below."""
    return folded[start:end].rstrip().endswith("费") and _SUM_BELOW.match(folded, end) is not None


def sum_behind_rate(folded: str, found: list[Figure]) -> Figure | None:
    """The one sum of a value that a stroke parts from the rate before it: 下浮率 0.26%/4214214.48 元."""
    sums = [figure for figure in found if figure.kind == "money"]
    led = [one for one, other in pairwise(found) if one.kind == "percent" and folded[one.end : other.start].strip() == "/"]
    return sums[0] if len(sums) == len(led) == 1 and led[0].end <= sums[0].start else None


def with_tax(folded: str, net: Figure, end: int) -> Figure:
    """Returns the price with tax where one follows that without (不含税100万元，税率9%，含税109万元), else the price given."""
    if not net.value or vat_of(folded, 0, net) != "excluded":
        return net
    behind = (f for f in figures(folded, net.end, end, hint=net.unit) if f.kind == net.kind)
    taxed = (f for f in behind if _LEAST_TAX <= f.value / net.value <= _MOST_TAX)
    return next((f for f in taxed if vat_of(folded, net.end, f) == "included"), net)
