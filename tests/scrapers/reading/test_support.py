"""How well a page's other places support an award's amount. Every page is synthetic."""

import pytest

from scrapers.marks import Mark, Support
from scrapers.notice import Award
from scrapers.reading import read_notice

_BOX = (
    "公告概要：公告信息：采购项目名称甲项目采购单位某某局公告时间2026年08月05日 13:03总中标金额￥{total} 万元（人民币）"
    "联系人及联系方式：项目联系人张某\n"
)
_BODY = """一、项目编号：AB-2026-01
二、项目名称：甲项目
三、中标（成交）信息
供应商名称：杭州甲乙信息技术有限公司
供应商地址：杭州市
中标（成交）金额：{amount}
四、主要标的信息
{items}
五、评审专家名单：张某
"""


def _awards(body: str, box: str | None = None, items: str = "服务要求：详见文件") -> list[Award]:
    page = "甲项目中标结果公告\n" + (_BOX.format(total=box) if box else "") + _BODY.format(amount=body, items=items)
    return list(read_notice(page, kind="text").awards)


@pytest.mark.parametrize(
    ("body", "box", "support"),
    [
        ("1160000.00元", "116.000000", Support.CONFIRMED),
        ("394828.8元", "39.480000", Support.CONFIRMED),
        ("1160000.00元", None, Support.SINGLE),
        ("1160000.00元", "0.000000", Support.SINGLE),
        ("1160000.00元", "98.000000", Support.CONTRADICTED),
        ("1160000.00元（大写：壹佰壹拾万元整）", "116.000000", Support.CONTRADICTED),
        ("1160000.00元（大写：壹佰壹拾陆万元整）", None, Support.SINGLE),
    ],
)
def test_a_box_that_says_the_same_confirms_a_body_and_another_figure_contradicts_it(
    body: str, box: str | None, support: Support
) -> None:
    """Two places make an amount confirmed, one leaves it single, digits and words of one value are one place."""
    (award,) = _awards(body, box)
    assert (str(award.amount), award.support) == (("394828.80" if "39" in body else "1160000.00"), support)


@pytest.mark.parametrize("body", ["116000000", "1160.0000"])
def test_the_box_settles_a_lost_point_and_a_missing_unit(body: str) -> None:
    """A figure without a unit of its own is what the box says it is; no other."""
    total = "116.000000" if body == "116000000" else "1160.000000"
    (award,) = _awards(body, total)
    assert str(award.amount) == ("1160000.00" if body == "116000000" else "11600000.00")


def test_a_contradicted_amount_is_the_bodys_and_marked() -> None:
    """The box never overrules a body that is plain: the body's amount stays, marked."""
    (award,) = _awards("1160000.00元", "98.000000")
    assert str(award.amount) == "1160000.00"
    assert Mark.CONTRADICTED in award.marks


def test_what_agrees_and_what_contradicts_has_its_passage() -> None:
    """The evidence of an award holds the other places, each with its text."""
    notice = read_notice(
        "甲项目中标结果公告\n" + _BOX.format(total="116.000000") + _BODY.format(amount="116万元", items="无"), kind="text"
    )
    assert [item.text for item in notice.evidence if item.field == "agrees"] == ["￥116.000000 万元"]


def test_a_rate_has_no_support() -> None:
    """Where no amount is printed there is nothing to support."""
    (award,) = _awards("66.50%", "0.000000")
    assert (award.amount, award.support) == (None, None)


def test_two_prices_under_one_label_contradict_each_other() -> None:
    """中标金额 twice, each time with another figure and no other winner between: nobody says which holds."""
    page = """甲项目中标公告
中标供应商：杭州甲乙信息技术有限公司
中标金额：1200000元
质量要求：合格
中标金额：2200000元
"""
    (award,) = read_notice(page, kind="text").awards
    assert (award.support, award.marks) == (Support.CONTRADICTED, (Mark.CONTRADICTED,))
    (same,) = read_notice(page.replace("2200000", "1,200,000.00"), kind="text").awards
    assert (same.support, same.marks) == (Support.SINGLE, ())


@pytest.mark.parametrize(
    ("head", "printed", "box", "amount"),
    [
        ("万元", "42.8", "0.004280", "428000.00"),
        ("元", "428000", "428000.000000", "428000.00"),
        ("元", "42.8", "42.800000", "428000.00"),
        ("万元", "428000", "42.800000", "428000.00"),
    ],
)
def test_the_box_gives_no_unlikely_price_to_a_figure_under_a_likely_unit(head: str, printed: str, box: str, amount: str) -> None:
    """A portal that takes 万元 for 元 makes 42.80 yuan of 428,000; its box is marked, and settles only what is unlikely."""
    page = (
        f"<h1>甲项目成交公告</h1><h5>公告概要：</h5><table><tr><td>公告信息：</td></tr><tr><td>采购项目名称</td><td>甲项目</td></tr>"
        f"<tr><td>总成交金额</td><td>￥{box} 万元（人民币）</td></tr></table><p>三、成交信息</p><table><tr><td>供应商名称</td>"
        f"<td>成交金额（{head}）</td></tr><tr><td>杭州甲乙信息技术有限公司</td><td>{printed}</td></tr></table>"
    )
    (award,) = read_notice(page).awards
    assert (str(award.amount), award.support is Support.CONTRADICTED) == (amount, box.startswith(("0.", "428000")))
