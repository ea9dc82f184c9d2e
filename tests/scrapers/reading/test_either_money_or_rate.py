"""Prices that may be money, so much a piece or a rate, and numbers of documents beside them. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Award, Mark, Pricing
from scrapers.reading import read_notice

WINNER = "杭州甲乙信息技术有限公司"


def told(price: str, label: str = "中标金额") -> Award:
    """The award of a page that tells a price behind its label."""
    (found,) = read_notice(f"某某项目中标结果公告\n中标供应商：{WINNER}\n{label}：{price}\n", kind="text").awards
    return found


def tabled(price: str, head: str) -> Award:
    """The award of a page that tells a price in a column."""
    head_row = f"<tr><td>序号</td><td>中标单位名称</td><td>{head}</td></tr>"
    page = f"<h1>某某项目中标结果公告</h1><table>{head_row}<tr><td>1</td><td>{WINNER}</td><td>{price}</td></tr></table>"
    (found,) = read_notice(page, kind="html").awards
    return found


@pytest.mark.parametrize(
    ("price", "rate"),
    [
        ("58.00元/吨（建筑垃圾清运服务费首年单价）", "58.00元/吨"),
        ("58.00元/吨（含税，税率9%）", "58.00元/吨"),
        ("58.00元/吨【建筑垃圾清运服务费首年单价】", "58.00元/吨"),
        ("58元每吨（建筑垃圾清运服务费首年单价）", "58元每吨"),
        ("￥58.00/吨（建筑垃圾清运服务费首年单价）", "58.00/吨"),
        ("900元/人·天（含食宿及往返交通等费用）", "900元/人·天"),
        ("900元/（人·天，含食宿）", "900元/(人·天"),
        ("0.41元/1000千瓦时", "0.41元/1000千瓦时"),
        ("58.00元/吨，含税", "58.00元/吨"),
        ("58.00元/吨（含税）", "58.00元/吨(含税)"),
    ],
)
def test_a_unit_price_stays_one_whatever_stands_behind_its_unit(price: str, rate: str) -> None:
    """No remark in brackets makes a total of so much a piece."""
    found = told(price)
    assert (found.amount, found.pricing, found.marks) == (None, Pricing.UNIT_PRICE, ())
    assert (found.rate or "").startswith(rate)


@pytest.mark.parametrize("price", ["100万元（每月8.33万元）", "120万元【每月10万元】", "900000元/3年"])
def test_a_total_stays_one_whatever_its_bracket_tells(price: str) -> None:
    """What is paid each month, or for how many years the whole is."""
    assert told(price).pricing is Pricing.TOTAL


@pytest.mark.parametrize(
    "head",
    [
        "中标金额（元/优惠率）",
        "中标价（元/折扣率）",
        "投标报价（元/下浮率%）",
        "中标价（费率/元）",
        "中标价（元或费率）",
        "中标价（元）/费率",
    ],
)
@pytest.mark.parametrize(
    ("price", "minor", "rate"),
    [
        ("23405600.50元", 2_340_560_050, None),
        ("23405600.50", 2_340_560_050, None),
        ("93.5", None, "93.5%"),
        ("93.5%", None, "93.5%"),
    ],
)
def test_a_head_of_money_or_a_rate_leaves_it_to_the_figure(head: str, price: str, minor: int | None, rate: str | None) -> None:
    """A sum is money, a figure up to a hundred a rate, as under 元/%."""
    found = tabled(price, head)
    assert (found.amount and found.amount.minor, found.rate, found.marks) == (minor, rate, ())


@pytest.mark.parametrize("label", ["中标金额（元/优惠率）", "投标报价（元/下浮率）", "中标价（元/折扣系数）"])
def test_a_label_of_money_or_a_rate_does_so_before_its_colon(label: str) -> None:
    """元/优惠率 counts no pieces."""
    found = told("23405600.50元", label)
    assert (found.amount and found.amount.minor, found.rate) == (2_340_560_050, None)


def test_under_a_head_of_ten_thousands_or_a_rate_a_small_figure_may_be_either() -> None:
    """93.5 may be so many 万元: nothing is read, and the award is marked."""
    found = tabled("93.5", "中标价（万元/费率）")
    assert (found.amount, found.rate, found.marks) == (None, None, (Mark.UNREADABLE_AMOUNT,))


@pytest.mark.parametrize("head", ["投标报价(元/%)", "投标报价（元）", "投标报价", "中标费率（%）"])
@pytest.mark.parametrize(
    "document",
    [
        "某发价格[2005]31 号",
        "某发价格〔2005〕31号",
        "某发价格（2005）3100号",
        "某发价格【2005】第31号",
        "某发价格[2005]310文",
        "GB 50999-2013",
    ],
)
def test_a_number_of_a_document_is_no_price(head: str, document: str) -> None:
    """Neither its year nor its number is; the rate of what it prescribes is."""
    found = tabled(f"按《勘察收费办法》（{document}）收费标准的45%计取", head)
    assert (found.amount, found.rate, found.marks) == (None, "45%", ())


@pytest.mark.parametrize("document", ["某发价格[2005]31号", "某发价格（2005）31号"])
def test_a_document_alone_tells_no_price(document: str) -> None:
    """What it prescribes stands in it, not here."""
    found = tabled(f"按{document}文计取", "投标报价（元）")
    assert (found.amount, found.rate) == (None, None)


@pytest.mark.parametrize("head", ["中标（成交）金额（元）/费率", "中标（成交）金额（元）/下浮率（%）", "成交金额/优惠率"])
@pytest.mark.parametrize(("gap", "price"), [(" ", "4862000.00"), ("\n", "4862000.00"), ("", "4862000.00"), ("\n", "92%")])
def test_flattened_heads_leave_it_to_the_figure(head: str, gap: str, price: str) -> None:
    """In lines, between spaces and run together, behind the code of who is registered."""
    rows = (head, "01包", WINNER, "青溪县东街9号", "91370521MA3N0TQ62X", price)
    page = gap.join(("标包名称", "供应商名称", "供应商地址", "统一社会信用代码", *rows))
    (found,) = read_notice(f"某某项目中标结果公告\n三、中标信息\n{page}\n四、其他\n", kind="text").awards
    assert (found.lot, found.supplier.name, found.marks) == ("01包", WINNER, ())
    assert (found.rate, found.amount and found.amount.minor) == ((price, None) if "%" in price else (None, 486_200_000))


def test_the_sum_behind_a_stroke_and_a_rate_is_the_price() -> None:
    """勘察费下浮率 0.26%，设计费下浮率 0.26%/4214214.48 元, under a head for both."""
    head = "经评审，评标委员会推荐无排序的定标候选人名单：\n定标候选人名称 投标下浮率及投标报价 项目负责人姓名及资格证书 编号"
    names = (("青溪建筑设计院", "青溪勘测院"), ("白石设计研究院", "白石勘测"))
    rows = "".join(
        f"(主){lead}有限公司;(成){member}有限公司 勘察费下浮率 0.26%，设计费下浮率 0.35%/421421{number}.48 元 甲某/20114410000\n"
        for number, (lead, member) in enumerate(names)
    )
    awards = read_notice(f"住院楼项目勘察设计评标报告\n{head}\n{rows}", kind="text").awards
    assert [award.amount and award.amount.minor for award in awards] == [421_421_048, 421_421_148]


@pytest.mark.parametrize("price", ["下浮率(%):57(元)", "下浮系数(%)：57（元）", "折扣率:57（元）", "结算系数(%)：57（元）"])
def test_the_unit_of_a_form_behind_a_rate_makes_no_money_of_it(price: str) -> None:
    """The form prints its own 元 behind whatever was filled in."""
    award = tabled(price, "中标（成交）金额(元)")
    assert (award.amount, award.pricing) == (None, Pricing.RATE)
    assert (award.rate or "").startswith("57")


def test_a_stroke_set_apart_before_a_remark_makes_no_unit_price() -> None:
    """128万元 / 满足采购文件要求 is a sum; 128元 / 立方米 stays the price of one."""
    assert str(told("1286000.00元 / 满足采购文件要求").amount) == "1286000.00"
    assert told("128.00元 / 立方米").pricing is Pricing.UNIT_PRICE


@pytest.mark.parametrize("piece", ["标准课时", "立方混凝土", "每人每月", "专业技术岗位"])
def test_a_stroke_set_apart_before_a_piece_nobody_listed_makes_a_unit_price(piece: str) -> None:
    """85 元 / 标准课时 is no sum of 85 yuan."""
    assert told(f"85 元 / {piece}").pricing is Pricing.UNIT_PRICE
