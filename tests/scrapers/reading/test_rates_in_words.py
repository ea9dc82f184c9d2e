"""Rates printed in words, and that none of them is an amount. Every page is synthetic."""

from decimal import Decimal

import pytest

from scrapers.notice import Pricing
from scrapers.reading import read_notice
from scrapers.reading.values.rates_in_words import rates_in_words
from tests.scrapers.reading.plain_notice import A, table


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("八五折", "8.5", "折"),
        ("八点五折", "8.5", "折"),
        ("国家收费标准的七折", "7", "折"),
        ("百分之九十二点五", "92.5", "%"),
        ("按信息价下浮百分之八", "8", "%"),
        ("千分之三", "3", "‰"),
        ("百分之一百", "100", "%"),
    ],
)
def test_a_rate_in_words_has_its_value_in_the_unit_it_names(text: str, value: str, unit: str) -> None:
    """Tenths, hundredths and thousandths, as they are printed."""
    (rate,) = rates_in_words(text, 0, len(text))
    assert (rate.kind, rate.value, rate.unit) == ("percent", Decimal(value), unit)
    assert text.endswith(rate.text)


@pytest.mark.parametrize("text", ["三折页宣传册", "曲折", "百分之百努力", "第三折"])
def test_words_that_only_hold_such_letters_are_no_rate(text: str) -> None:
    """A fold of a leaflet is no discount."""
    assert [rate.text for rate in rates_in_words(text, 0, len(text))] == []


@pytest.mark.parametrize("printed", ["八五折", "百分之九十二", "下浮8个百分点"])
def test_a_price_in_words_that_is_a_rate_is_read_as_one(printed: str) -> None:
    """The pricing is a rate, the amount stays empty, the rate is kept as printed."""
    page = f"甲项目中标公告\n中标供应商：杭州甲乙信息技术有限公司\n中标报价：{printed}\n"
    (award,) = read_notice(page, kind="text").awards
    assert (award.amount, award.pricing) == (None, Pricing.RATE)
    assert award.rate
    assert award.rate in printed


def test_a_rate_within_words_is_the_result_of_its_class() -> None:
    """按挂网价的72%结算 below 中选结果; the class for which too few bid has failed."""
    rows = (
        "分类|中选企业|中选结果",
        "A类 生化试剂|杭州甲乙诊断有限公司|按挂网价的72%结算",
        "B类 免疫试剂|绍兴丙丁诊断有限公司|按挂网价的68%结算",
        "C类 血型试剂|无|有效报价不足",
    )
    cells = "".join(f"<tr><td>{row}</td></tr>".replace("|", "</td><td>") for row in rows)
    notice = read_notice(f"<h1>青溪医院检验试剂采购结果公示</h1><table>{cells}</table>")
    told = [(award.lot, award.supplier.name, award.pricing, award.rate) for award in notice.awards]
    assert told == [
        ("A类 生化试剂", "杭州甲乙诊断有限公司", Pricing.RATE, "72%"),
        ("B类 免疫试剂", "绍兴丙丁诊断有限公司", Pricing.RATE, "68%"),
    ]
    assert notice.failed_lots == ("C类 血型试剂",)


def test_kinds_of_food_are_lots_in_flattened_tables_too() -> None:
    """品类 | 成交人 | 成交折扣, a cell a line, and who signs right below the last row."""
    told = "\n".join(
        f"{kind}\n{name}\n市场均价的{rate}"
        for kind, name, rate in (("蔬菜水果", "杭州甲乙配送有限公司", "85%"), ("肉禽蛋", "绍兴丙丁食品有限公司", "90%"))
    )
    text = f"食堂食材配送服务成交结果公示\n品类\n成交人\n成交折扣\n{told}\n青溪监狱管理处\n2026年4月28日\n"
    notice = read_notice(text, kind="text")
    assert [(award.lot, award.supplier.name, award.rate) for award in notice.awards] == [
        ("蔬菜水果", "杭州甲乙配送有限公司", "85%"),
        ("肉禽蛋", "绍兴丙丁食品有限公司", "90%"),
    ]
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪监狱管理处"


@pytest.mark.parametrize("note", ["小微企业价格扣除10%", "价格权重30%", "报价排名前20%"])
def test_what_is_taken_off_for_the_judges_is_no_rate(note: str) -> None:
    """Beside a winner, below 评审结果."""
    notice = table("包号|中标供应商|评审结果", f"1包|{A}|{note}")
    assert [award.rate for award in notice.awards] == [None]
