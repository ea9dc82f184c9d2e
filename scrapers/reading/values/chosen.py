"""The figure of a value that is its price: behind which words, whether it is whole, and which of several stands for all."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from scrapers.reading.lexicon.figures import PARTED_FIGURE, TWO_PIECES
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.values.amounts import Figure
from scrapers.reading.values.several import before, is_rounded, vat_in, vat_of

_LEAST = 1_000
# hardly a price in 万元 whose unit stands elsewhere
_TOO_MUCH = 10_000_000_000
# 三年共285万元, 三年总租金36万元
_WHOLE = re.compile(
    rf"(?:{any_of('whole_words')}|(?:^|[,;(年月期季])\s?共|总[\u4e00-\u9fff]?[租金费价]|总计?为)(?:\([^()]*\))?(?:{any_of('is')})?[\s:]*$"
)
# a figure and another label behind it: 0.68，成交份额：60%
_LABEL_AFTER = re.compile(
    rf"\d[^,;:]{{0,12}}[,;]\s?(?!{any_of('yuan_signs', 'vat_included')}|(?:暂[定估])?{any_of('whole_words')})"
    r"[\u4e00-\u9fff()/]{2,12}:"
)
# 6 873405.50, 2100 000 .00: pieces of a figure, each of which looks like one
_GROUP_BEHIND = re.compile(r" \d{3}(?!\d)")
_PIECE_BEFORE = re.compile(r"(?<![包段标项号组件第\d.,])\d[\d.,]*[ \t\n]{1,3}$")
_TWO_PIECES, _PARTED = re.compile(TWO_PIECES), re.compile(PARTED_FIGURE)
# 设计费：12万元；施工费：90万元
_PART_LABEL = re.compile(
    rf"(?P<part>[\u4e00-\u9fff]{{1,8}}?{any_of('parts_of_prices')})(?:\([^()]*\))?\s?[:为是]?\s?{any_of('yuan_signs')}?¥?$"
)
# 设计费报价(不含软件费)：70%；软件费报价：12元/㎡，总金额为1332000元: each part in a clause, some with sums of their own
_FEE = re.compile(rf"(?P<agent>代理)?(?P<fee>(?:(?!代理)[\u4e00-\u9fff]){{1,3}}{any_of('parts_of_prices')})")
_FIRST_FIGURE = re.compile(r"\d[\d,.]*\s?(?:[亿万]?元|%)|(?!20\d\d[\])〕年]|\d+\s?号)\d{4,}")
_CLAUSE_OF_WHOLE = re.compile(rf"(?:^|[;。])\s?[^;:\d]{{0,4}}{any_of('whole_words')}|其中")
# 投标报价1：340万元，投标报价2：107元/延米
_NUMBERED = re.compile(r"[价额](?P<number>[1-3一二三])\s?[:为]")
# 设计费：12万元；建安工程费, whose own price is a rate
_ANOTHER_PART = re.compile(rf"\s?[;,、]\s?[\u4e00-\u9fff]{{1,8}}?{any_of('parts_of_prices')}")
# 施工投标报价, 设计部分中标价, 勘察设计费: what a price is of that is no whole
OF_PART = re.compile(
    r"(?:设计|勘察|勘测|建安|安装|施工|工程|监理|设备|材料|采购|暂[列估])[\u4e00-\u9fff]{0,4}费"
    r"|^(?:勘察|设计|施工|土建|安装|建安|装修|装饰|监理|设备|运营)+(?:工程)?(?:部分)?的?(?:投标|中标|成交|响应)?(?:报价|价格|价)$"
    # 建设费用 beside 运维费用, 首年 beside 第二年
    r"|[\u4e00-\u9fff]{2}费用?$|(?:第[一二三四五1-5]|[首次])年"
)
WHOLE_OF_PARTS = re.compile("总|合计")
_FIRST, _LAST, _NEAR = re.compile(any_of("first_rounds")), re.compile(any_of("last_rounds")), 14
# 成交金额（第一年）：10万元, and below it 成交金额合计
_OF_ONE_YEAR = re.compile(r"\(第[一二三1-3]年度?\)")
_EITHER_VAT = re.compile(
    rf"(?<!不){any_of('vat_included')}\s?[/、]\s?{any_of('vat_excluded')}|{any_of('vat_excluded')}\s?[/、]\s?{any_of('vat_included')}"
)
_PAIR = re.compile(r"\s?[¥]?(?P<one>[\d,]+(?:\.\d+)?)\s?(?:[万亿]?元)?\s?/\s?[¥]?(?P<other>[\d,]+(?:\.\d+)?)\s?(?:[万亿]?元)?\s?")
_WITH_RATE = re.compile(r"\s?[¥]?(?P<money>\d[\d,]{3,}(?:\.\d+)?)\s?/\s?\d{1,2}(?:\.\d+)?\s?%?\s?")
# what was agreed on behind an offer
AGREED = r"(?:谈判|磋商|优惠|澄清|下浮|让利|议价|协商)之?后"
_LATER = re.compile(
    rf"{AGREED}的?(?:最终)?(?:成交|中标)?(?:报价|价格|金额|价|总价)?\s?[为是:]{{0,2}}\s?[¥]?$|最终(?:成交|中标)?(?:报价|价格|金额|价)\s?[为是:]{{0,2}}\s?[¥]?$"
)
# 区前进路16栋1单元603室, 广场写字楼2103
_IN_ADDRESS = re.compile(r"[\u4e00-\u9fff]{2}(?:[省市县区镇乡村路街巷楼园苑厦场期]|大道)\Z")
_OF_HOUSE = re.compile(r"\s?(?:[栋幢座室号层楼]|单元)")
_NEAR = 14


def is_unsure(folded: str, start: int, end: int, figure: Figure) -> bool:
    """Whether a figure is yuan under a head that says 万元, a piece of one that is broken over two lines, or of an address."""
    if figure.unit == "万元" and figure.value >= _TOO_MUCH and "万" not in folded[figure.start : figure.end]:
        return True
    if (
        figure.kind in ("money", "plain")
        and _PARTED.fullmatch(folded, start, end)
        and " " not in folded[figure.start : figure.end].strip()
    ):
        return True
    beside = _PIECE_BEFORE.search(folded, max(start, figure.start - _NEAR), figure.start) or (
        _GROUP_BEHIND.match(folded, figure.end, end) and folded[figure.start : figure.end].isdecimal()
    )
    bare = folded[figure.start : figure.end].strip().isdecimal()
    if beside or (
        bare
        and (
            _IN_ADDRESS.search(folded, max(start, figure.start - _NEAR), figure.start) or _OF_HOUSE.match(folded, figure.end, end)
        )
    ):
        return True
    broken = _TWO_PIECES.finditer(folded, start, end) if folded.find("\n", start, end) >= 0 else ()
    return any(piece.start() < figure.end < piece.end() or piece.start() < figure.start < piece.end() for piece in broken)


def taxed_of(folded: str, start: int, end: int, label: str) -> tuple[int, int] | None:
    """The larger of two figures that a slash parts under 含税/不含税: the taxed one; None elsewhere."""
    pair = _PAIR.fullmatch(folded, start, end) if _EITHER_VAT.search(label) else None
    if pair is None:
        return None
    one, other = (Decimal(pair[name].replace(",", "")) for name in ("one", "other"))
    return pair.span("one" if one > other else "other")


def beside_rate(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The sum of a cell that holds it and a rate: 5233100.90/4.85 under 投标报价（元）/下浮率（%）."""
    both = _WITH_RATE.fullmatch(folded, start, end)
    return both.span("money") if both else None


def joint_rate(printed: list[Figure]) -> Figure:
    """Several rates printed for one result are kept together, as text."""
    return printed[0]._replace(
        text="；".join(figure.text for figure in printed[:6]), end=printed[-1].end if len(printed) < 7 else printed[0].end
    )


def chosen(found: list[Figure], words: list[Figure], word: Word) -> Figure | None:
    for figure in found:
        signed = figure.end - figure.start > len(figure.text)
        if figure.kind == "money" and figure.value and not (word.kind == "tail" and figure.unit == "" and not signed):
            return figure
    telling = [figure for figure in found if figure.value] if word.kind != "tail" else []
    pieces = [figure for figure in telling if figure.kind == "unit_price"]
    if len({figure.value for figure in pieces}) > 1:
        # 床单2.6元/件、被套3.1元/件
        return joint_rate(pieces)
    # 玖拾捌万陆仟元整（含税，税率6%）: the rate is of the tax
    if first := next(iter((*pieces, *words, *(figure for figure in telling if figure.kind == "percent"))), None):
        return first
    if word.kind == "tail":
        return None
    # more than two decimals without a unit, or very little: hardly yuan, and which unit it is nobody says
    plain = (figure for figure in found if figure.kind == "plain" and figure.value)
    least = 0 if word.kind == "unit_price" else _LEAST
    return next((figure for figure in plain if figure.value == round(figure.value, 2) and figure.value >= least), None)


def is_later(folded: str, price: Figure | None, label: str) -> bool:
    """Whether a label tells the last of several offers or the sum of years, and a price is the first of them."""
    said = folded[max(0, price.start - _NEAR) : price.start] if price else ""
    summed = _OF_ONE_YEAR.search(said) is not None and WHOLE_OF_PARTS.search(label) is not None
    return summed or (_LAST.match(label) is not None and _FIRST.search(said) is not None)


def in_parts(folded: str, start: int, end: int, found: list[Figure]) -> bool:
    """Whether a value prints the parts of a price and no whole: of none of them it can be said that it is the price."""
    money = [figure for figure in found if figure.kind in ("money", "plain") and figure.value]
    if money and _has_clauses_of_parts(folded[start:end]):
        return True
    labels = [before(folded, start, figure) for figure in money]
    parts = {match["part"] for before in labels if (match := _PART_LABEL.search(before))}
    begun = bool(labels) and _PART_LABEL.search(labels[0]) and _ANOTHER_PART.match(folded, money[0].end, end)
    if begun and any(figure.kind == "percent" for figure in found) and not WHOLE_OF_PARTS.search(folded, start, end):
        # 设计费：12万元；建安工程费：下浮率9.8%（暂定价563万元）
        return True
    if len(parts) != len(money) or not parts:
        return False
    rated = any(figure.kind == "percent" and _PART_LABEL.search(before(folded, start, figure)) for figure in found)
    return len(parts) > 1 or rated or _ANOTHER_PART.match(folded, money[-1].end, end) is not None


def _has_clauses_of_parts(value: str) -> bool:
    """Whether clauses of a value each tell the price of another part, and none the whole."""
    if len({match["number"] for match in _NUMBERED.finditer(value)}) > 1:
        return True
    if not (";" in value or "。" in value) or _CLAUSE_OF_WHOLE.search(value):
        return False
    told: list[set[str]] = []
    for clause in re.split("[;。]", value):
        figure = _FIRST_FIGURE.search(clause)
        fees = {fee["fee"] for fee in _FEE.finditer(clause, 0, figure.start()) if not fee["agent"]} if figure else set()
        if figure and not fees and not told:
            # 1000000元(含设计费100000元;施工费900000元)
            return False
        told += [fees] if fees else []
    return any(_lacks(one, other) and _lacks(other, one) for one, other in pairwise(told))


def _lacks(fees: set[str], others: set[str]) -> bool:
    """Whether one of some fees is none of others: 设计服务费, not 工程监理费 beside 监理费."""
    return any(not any(fee.endswith(other) or other.endswith(fee) for other in others) for fee in fees)


def leading(folded: str, start: int, found: list[Figure], label: str) -> list[Figure]:
    """The figures with the one in front that stands for all: the taxed one, the whole among its parts."""
    money = [figure for figure in found if figure.kind == "money" and figure.value]
    later = [figure for figure in money[1:] if _LATER.search(before(folded, start, figure))]
    if later:
        # 530000元，谈判后528000元
        return [later[-1], *found]
    exact = next((figure for figure in money[1:] if is_rounded(money[0], figure)), None)
    if exact:
        # 61.89万元（618878元）
        return [exact, *found]
    if len(money) > 1 and (vat_of(folded, start, money[0]) or vat_in(label)) == "excluded":
        taxed = [figure for figure in money[1:] if vat_of(folded, start, figure) == "included"]
        return [*taxed[:1], *found]
    basis = [vat_of(folded, start, figure) for figure in found]
    if {"included", "excluded"} <= {vat for vat, figure in zip(basis, found, strict=True) if figure.kind == "unit_price"}:
        # 含税单价3.20元/吨，不含税单价2.83元/吨
        found = [figure for vat, figure in zip(basis, found, strict=True) if vat != "excluded"]
    parts = Decimal(0)
    for i, figure in enumerate(money):
        whole = i and figure.value >= money[0].value and _WHOLE.search(before(folded, start, figure))
        if (i > 1 and parts == figure.value) or whole:
            return [figure, *found]
        parts += figure.value
    cut = _LABEL_AFTER.search(folded, start, found[-1].end) if found else None
    return [figure for figure in found if not cut or figure.start < cut.end()]
