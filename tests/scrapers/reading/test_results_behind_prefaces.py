"""Results behind an opening clause such as 经评审，or 评审结果：, and several lots in one line. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice as read_page
from tests.scrapers.reading.plain_notice import A, read, told

B, C = "成都市伟业建设有限公司", "青溪市启明会计师事务所（特殊普通合伙）"
_PREFACES = ["经评审，", "评审结果：", "经评标委员会评审，采购人确认，", "根据评审结果，", "现将结果公告如下："]


@pytest.mark.parametrize("preface", _PREFACES)
@pytest.mark.parametrize(
    "form",
    [
        "{lot}成交供应商：{name}；成交金额：{price}",
        "{lot}：成交供应商：{name}，成交金额：{price}",
        "{lot}：{name}（成交价：{price}）",
        "{lot}：{name}，{price}",
        "{lot}：{name}，报价{price}，综合得分95.12分",
        "{lot}：{name}成交，成交金额：{price}",
        "{lot}由{name}以{price}成交",
    ],
)
def test_the_first_of_several_lots_stands_behind_a_preface(preface: str, form: str) -> None:
    """The lot that the line begins with behind those words is read, and those in the clauses and lines behind it."""
    items = [form.format(lot=lot, name=name, price=f"{price}万元") for lot, name, price in (("1标段", A, 20), ("2标段", C, 30))]
    expected = [("1标段", A, 20_000_000), ("2标段", C, 30_000_000)]
    for sign in ("；", "。", "；\n", "\n"):
        assert told(read(f"{preface}{sign.join(items)}。")) == expected


@pytest.mark.parametrize("preface", ["", *_PREFACES])
@pytest.mark.parametrize(
    "said",
    [
        "{name}成交，成交金额：{price}。",
        "{name}为成交人，成交总价：{price}。",
        "成交单位{name}，成交金额：{price}，工期90日历天。",
        "{name}，{price}。",
        "{name}，报价{price}，综合得分90.12分。",
    ],
)
@pytest.mark.parametrize("name", [A, C])
def test_one_winner_stands_behind_a_preface(preface: str, said: str, name: str) -> None:
    """Also where nothing but his name and a price says that he has won, on a page that announces results."""
    page = f"青溪区设备采购成交结果公告\n{preface}{said.format(name=name, price='20万元')}\n采购人：青溪区教育局\n"
    assert told(read_page(page)) == [(None, name, 20_000_000)]


def test_of_several_names_with_prices_none_has_won_for_that() -> None:
    """A list of offers on a page that names no winner."""
    notice = read_page(f"青溪区设备采购成交结果公告\n{A}，20万元。\n{B}，30万元。\n采购人：青溪区教育局\n")
    assert notice.awards == ()
    assert notice.marks


def test_who_was_refused_beside_his_price_has_won_nothing() -> None:
    """响应无效 behind the price."""
    assert read_page(f"青溪区设备采购成交结果公告\n{A}，报价20万元，响应无效。\n采购人：青溪区教育局\n").awards == ()


def test_lots_that_begin_lines_as_wide_as_the_page_are_not_joined() -> None:
    """Lines without a stop at their end are parts of one sentence where a printer broke it; these are three."""
    lines = "\n".join(
        f"{lot}标段{name}以{price}万元的价格成交" for lot, name, price in ((1, A, "41"), (2, B, "52"), (3, A, "63"))
    )
    found = told(read(f"评审结果：{lines}"))
    assert found == [("1标段", A, 41_000_000), ("2标段", B, 52_000_000), ("3标段", A, 63_000_000)]
