"""Several figures under one label: the price among them where the words say which, and a mark where they do not."""

from __future__ import annotations

import pytest

from scrapers.notice import Award, Mark, Pricing, VatBasis
from scrapers.reading import read_notice

WINNER = "北京明示科技有限公司"


def award(price: str, label: str = "中标金额") -> Award:
    """The award of a synthetic page with that price."""
    page = f"<html><body><h1>某项目中标结果公告</h1><p>中标人：{WINNER}</p><p>{label}：{price}</p></body></html>"
    (found,) = read_notice(page).awards
    return found


@pytest.mark.parametrize(
    ("price", "minor"),
    [
        ("预算120万元，成交100万元", 100_000_000),
        ("原报价120万元，最终报价98万元", 98_000_000),
        ("98万元（其中设备50万元，服务48万元）", 98_000_000),
        ("设备50万元，服务48万元，合计98万元", 98_000_000),
        ("100万元（大写：壹佰万元整）", 100_000_000),
        ("100万元，税率6%，税额6万元", 100_000_000),
        ("128,000.00元，折合人民币128,000.00元", 12_800_000),
    ],
)
def test_the_price_is_the_figure_that_its_words_say(price: str, minor: int) -> None:
    """Neither a budget, an earlier offer, a part nor a tax beside it."""
    found = award(price)
    assert (found.amount and found.amount.minor, found.marks) == (minor, ())


@pytest.mark.parametrize(
    "price",
    [
        "软件部分50万元，硬件部分60万元",
        "第一年50万元，第二年60万元，第三年70万元",
        "1-2标段各100万元",
        "100万元或200万元",
        "500万比索",
        "首年50万元，后两年每年40万元",
    ],
)
def test_of_prices_side_by_side_none_is_the_whole(price: str) -> None:
    """The first of them is not the price; the award is marked."""
    found = award(price)
    assert (found.amount, Mark.UNREADABLE_AMOUNT in found.marks) == (None, True)


def test_a_label_in_money_that_several_countries_have_makes_no_yuan() -> None:
    """中标金额（比索） and a bare figure."""
    found = award("500000", "中标金额（比索）")
    assert (found.amount, Mark.UNREADABLE_AMOUNT in found.marks) == (None, True)


@pytest.mark.parametrize(
    "price", ["106万元（含税），100万元（不含税）", "100万元（不含税），106万元（含税）", "含税价106万元，不含税价100万元"]
)
def test_each_price_has_the_note_behind_or_before_it(price: str) -> None:
    """The gross price is taken, and said to include its tax."""
    found = award(price)
    assert (found.amount and found.amount.minor, found.vat) == (106_000_000, VatBasis.INCLUDED)


@pytest.mark.parametrize("label", ["中标价格", "中标费率", "投标报价（%）"])
@pytest.mark.parametrize(
    ("price", "rate"),
    [
        ("施工费：93.20% 设计费：51.40%", "93.20%；51.40%"),
        ("施工费93.20%、设计费51.40%", "93.20%；51.40%"),
        ("施工费下浮率3.2% 设计费下浮率41.4%", "3.2%；41.4%"),
        ("屋顶收益的3.15%/年、其他收益的8.2%/年", "3.15%；8.2%"),
        ("下浮率12%，税率6%", "12%"),
        ("12%（含税，税率6%）", "12%"),
    ],
)
def test_rates_of_several_parts_are_kept_together(label: str, price: str, rate: str) -> None:
    """Each stands behind what it is of; that of the tax is none of them."""
    found = award(price, label)
    assert (found.amount, found.rate, found.marks) == (None, rate, ())


@pytest.mark.parametrize("price", ["下浮率12%，结算率88%", "12%（其中设计费5%）"])
def test_a_rate_told_twice_or_of_a_part_is_not_joined(price: str) -> None:
    """What is left of a hundred, and a part in brackets, are the first one's."""
    assert award(price).rate == "12%"


@pytest.mark.parametrize("price", ["设计费：41.58%；施工费：1200000元", "施工费：1200000元；设计费：41.58%"])
def test_a_rate_and_a_sum_of_parts_are_no_price(price: str) -> None:
    """Neither of them is the whole; the award is marked."""
    found = award(price)
    assert (found.amount, found.rate, Mark.UNREADABLE_AMOUNT in found.marks) == (None, None, True)


@pytest.mark.parametrize("rates", ["屋顶收益的3.15%/年、其他收益的8.2%/年", "屋顶收益的3.15%", "3.15%/年", "下浮3.15%"])
def test_a_spaced_row_may_say_what_its_rate_is_of(rates: str) -> None:
    """A cell under a head of rates that holds words and their rates."""
    heads = "<p>排序 中标候选人名称 费率报价（%） 质量 服务期</p>"
    page = f"<h1>某某项目中标候选人公示</h1><p>1、中标候选人基本情况</p>{heads}<p>1 {WINNER} {rates} 合格 五年</p>"
    (found,) = read_notice(page, kind="html").awards
    assert (found.pricing, (found.rate or "").split("；")[0]) == (Pricing.RATE, "3.15%")


@pytest.mark.parametrize("label", ["总合计(元)", "总计（元）", "共计(元)", "合计金额（元）"])
@pytest.mark.parametrize("form", ["中标人\n{0}\n预计用电量\n{1}\n2345678\n", "中标人：{0}\n{1}：2345678\n"])
def test_a_sum_by_its_words_and_its_unit_is_a_price(label: str, form: str) -> None:
    """Whether the cells stand one in a line or behind their labels."""
    page = f"某某电力服务项目中标结果公示\n一、中标人信息：\n{form.format(WINNER, label)}"
    (found,) = read_notice(page, kind="text").awards
    assert found.amount
    assert found.amount.minor == 234_567_800


@pytest.mark.parametrize("label", ["合计（元）", "总计（元）", "总合计（元）"])
@pytest.mark.parametrize("first", ["\n中标价：1000000元", ""])
def test_a_sum_below_several_winners_may_be_that_of_all(label: str, first: str) -> None:
    """It is not the price of the last of them, who is marked."""
    lots = f"包1：中标人：{WINNER}{first}\n包2：中标人：宁波丙丁信息技术有限公司"
    awards = read_notice(f"某某项目中标结果公告\n{lots}\n{label}：3000000\n", kind="text").awards
    assert (awards[1].amount, Mark.UNREADABLE_AMOUNT in awards[1].marks) == (None, True)


def test_each_winners_own_sum_is_his_price() -> None:
    """The same label stands below each of them."""
    lots = f"包1：中标人：{WINNER}\n合计（元）：1000000\n包2：中标人：宁波丙丁信息技术有限公司\n合计（元）：2000000\n"
    awards = read_notice(f"某某项目中标结果公告\n{lots}", kind="text").awards
    assert [award.amount and award.amount.minor for award in awards] == [100_000_000, 200_000_000]


@pytest.mark.parametrize(
    "price",
    [
        "设计费报价（不含模型费）：设计费折扣率70%；模型费报价：模型费为12元/㎡，总金额为133200元；展陈费（两厅）报价350000元。",
        "勘察费：109.95元/米，总金额为133200元；设计费：580000元",
        "1、“1.设计服务费”报价为人民币 叁拾叁万元整（￥：330000.00 元）；2、勘察费的折扣为58%（最终总价不得超过 35 万元）",
        "1、设计服务费按第五条“2、1 设计费基准价”计算后的基准价×56%计取。2、建安工程费：94060079.91元",
        "报价1：340.17万元，报价2：107.8元/延米，报价3：39.3%",
        "设计服务费报价承诺：￥446000.00元；勘察费报价承诺：折扣率为58%，且最终结算总价不超过17.4万元",
        "设计服务费按收费标准文件(2023)规定计取，报价为（￥446000.00）；勘察费用按收费标准文件(2023)规定计费标准*59.6%",
    ],
)
def test_the_sum_of_a_part_in_its_clause_is_no_price(price: str) -> None:
    """Each clause tells the price of another part, one of them with a sum of its own; nobody tells the whole."""
    found = award(price, "中标价(报价承诺)")
    assert (found.amount, Mark.UNREADABLE_AMOUNT in found.marks) == (None, True)


@pytest.mark.parametrize(
    "price",
    [
        "勘察费：10万元；设计费：20万元；总报价：30万元",
        "30万元，其中：勘察费：10万元；设计费：20万元",
        "300000元（勘察费：100000元；设计费：200000元）",
    ],
)
def test_the_whole_beside_clauses_of_parts_is_the_price(price: str) -> None:
    """Before them or behind them."""
    found = award(price)
    assert found.amount is not None
    assert found.amount.minor == 30_000_000


@pytest.mark.parametrize(
    ("price", "rates"),
    [
        ("工程勘察：按某建〔2023〕936号的45.69%计取；工程设计：按某建〔2023〕936号的47.60%计取。", "45.69%；47.60%"),
        ("“工程设计费” 的下浮率为40.20%，“测量、勘察费”的下浮率为 1.90%。", "40.20%；1.90%"),
        ("监理费：下浮率10%；结算率：90%", "10%"),
        ("监理费按某规定计算后的价格×  76 %计取，不得超过700万元，超过700万元的按700万元计取。", "76%"),
        ("服务费按第五条“2、1 设计费基准价”计算后的基准价的56%计取", "56%"),
        ("监理费按某规定（发改价格【2007】670号）标准收费的40.00%计取。（专业调整系数及复杂调整系数均按1计算）", "40.00%"),
        ("初步设计按某规定(计价格[2002]10号)的47.55%计取，施工图按某规定的57.8%计取，调整系数均为1。", "47.55%；57.8%"),
    ],
)
def test_the_rates_of_parts_are_told_all(price: str, rates: str) -> None:
    """In clauses of their own, behind what is quoted; a rate and its rest are one; provisions and coefficients are none."""
    found = award(price, "中标价(元/%)")
    assert (found.pricing, found.rate) == (Pricing.RATE, rates)


@pytest.mark.parametrize(
    ("told", "amount"),
    [
        ("成交金额：物业服务费：240000元", 24_000_000),
        ("成交金额：物业服务费240000元", 24_000_000),
        ("成交金额：服务费：240000元", 24_000_000),
        ("成交金额：设计费报价：240000元；代理服务费：3000元", 24_000_000),
        ("成交金额：设计服务费报价：240000元；勘察费报价：58%", None),
        ("成交金额：代理服务费：3000元", None),
        ("成交金额：中标服务费：3000元", None),
        ("成交金额：\n服务费：3000元", None),
        ("成交金额： 服务费：3000元", None),
    ],
)
def test_a_fee_that_was_bought_is_the_price(told: str, amount: int | None) -> None:
    """It begins the value of the price; the agency's stands below, behind a gap, or is called so."""
    (found,) = read_notice(f"某某项目成交结果公告\n成交供应商：{WINNER}\n{told}\n", kind="text").awards
    assert (found.amount and found.amount.minor) == amount


@pytest.mark.parametrize("price", ["800（下浮率5%）", "报价800，下浮率5%", "含税800，不含税764.60元", "800.00（其中运费50元）"])
def test_a_small_sum_without_its_unit_may_be_the_price(price: str) -> None:
    """In front, behind its own word, or with its fen."""
    found = award(price, "中标金额（元）")
    assert found.amount is not None
    assert found.amount.minor == 80_000


def test_parts_in_the_line_below_the_label_of_the_price_are_no_whole() -> None:
    """A label of a part within the sentence (…；勘察费报价承诺：…) ends no price."""
    told = "本项目“1.咨询及设计服务费”报价为（￥：330000.00 元）；勘察费报价承诺：折扣率为58%，且总价不超过14万元"
    (found,) = read_notice(f"某项目中标结果公告\n中标人：\n{WINNER}\n中标价(报价承诺):\n{told}\n", kind="text").awards
    assert (found.amount, Mark.UNREADABLE_AMOUNT in found.marks) == (None, True)


@pytest.mark.parametrize(
    "most", ["1,200,000.00元（上限控制额）", "120万元（最高限价）", "120万元（年度预算）", "1200000元（采购预算金额）"]
)
def test_a_budget_noted_behind_a_figure_is_no_price(most: str) -> None:
    """The rate beside it is; a note of anything else takes nothing away."""
    rated = read_notice(f"<h1>维修服务成交公告</h1><p>成交人：{WINNER}</p><p>成交金额：{most}</p><p>折扣率：78%</p>").awards[0]
    assert (rated.amount, rated.rate) == (None, "78%")
    plain = award("1,200,000.00元（低于预算）")
    assert plain.amount is not None
    assert plain.amount.minor == 120_000_000


def test_prices_of_several_pieces_are_all_told() -> None:
    """床单2.6元/件、被套3.1元/件."""
    found = award("床单2.6元/件、被套3.1元/件、工作服2.9元/件", "中标单价")
    assert (found.amount, found.pricing, found.rate) == (None, Pricing.UNIT_PRICE, "2.6元/件；3.1元/件；2.9元/件")
    assert award("含税单价3.20元/吨，不含税单价2.83元/吨", "成交金额").rate == "3.20元/吨"


def test_the_sum_of_years_takes_the_place_of_the_first() -> None:
    """成交金额（第一年）, 成交金额（第二年）, and below them 成交金额合计."""
    years = "<p>成交金额（第一年）：368,000.00元</p><p>成交金额（第二年）：368,000.00元</p><p>成交金额合计：736,000.00元</p>"
    (found,) = read_notice(f"<h1>运维服务成交公告</h1><p>供应商名称：{WINNER}</p>{years}").awards
    assert found.amount is not None
    assert found.amount.minor == 73_600_000
