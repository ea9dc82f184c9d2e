"""Figures, names and lots of others beside those of a result, which none of the newer forms may take. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, read, told

B, C = "成都市伟业建设有限公司", "武汉启明设备有限公司"
_CORRECTION = "青溪县第一中学设备采购项目中标结果更正公告\n二、更正信息\n更正事项：采购结果\n更正内容：\n"


@pytest.mark.parametrize("other", ["预算金额（元）", "控制价金额（元）", "保证金金额（元）", "投标报价（元）"])
def test_of_several_rows_of_money_in_one_line_the_winners_is_the_price(other: str) -> None:
    """A budget, a ceiling, a deposit and an offer stand before 中标金额 in a table on its side."""
    names = f"包号包1包2中标供应商{A}{B}".replace("绍兴丙丁机电厂", B)
    found = told(read(f"{names}{other}300000.00400000.00中标金额（元）100000.00200000.00"))
    assert found == [("包1", A, 10_000_000), ("包2", B, 20_000_000)]


def test_a_label_of_two_letters_below_a_budget_is_no_price() -> None:
    """预算 / 金额 500000元."""
    assert told(read(f"预算\n金额 500000元\n中标人：{A}")) == [(None, A, None)]


@pytest.mark.parametrize("price", ["三年服务费30万元", "两年物业服务费：300000元"])
def test_the_fee_of_some_years_is_the_whole(price: str) -> None:
    """三年服务费 is no fee by the year."""
    assert told(read(f"中标人：{A}\n中标金额：{price}")) == [(None, A, 30_000_000)]


@pytest.mark.parametrize(
    "said",
    [
        "公示期满无异议后，采购人将确定第一名为成交供应商。",
        "采购人应当在5日内确定第一名为成交供应商。",
        "评审小组拟确定第一名为成交供应商。",
    ],
)
def test_who_is_to_be_decided_on_has_not_won(said: str) -> None:
    """将确定第一名为成交供应商 leaves candidates."""
    page = f"青溪区河道整治工程评审结果公示\n第一名：{A}，报价235000元；\n第二名：{C}，报价250000元。\n{said}"
    notice = read_notice(page, kind="text")
    assert (notice.notice_type, [a.rank for a in notice.awards]) == (NoticeType.CANDIDATE, [1, 2])


def test_two_winners_with_one_unit_are_two() -> None:
    """10.5万元；20.3: the unit of the first is that of the second."""
    assert told(read(f"中标人：{A}；{B}\n中标金额：10.5万元；20.3")) == [(None, A, 10_500_000), (None, B, 20_300_000)]


@pytest.mark.parametrize(
    "body",
    [
        "单价有误，由2000元更正为1800元，中标总金额不变。",
        "投标分项报价表中，第3项由2000元更正为1800元，总金额不变。",
    ],
)
def test_the_price_of_an_item_changes_no_total(body: str) -> None:
    """The item stands in the clause before, and the total stays."""
    assert read_notice(f"{_CORRECTION}{body}", kind="text").changes == ()


@pytest.mark.parametrize(
    "words", ["<b>招标人</b>不再另行通知", "<span>采购人</span>信用评价系统", "<span>中标金额</span>1%的服务费1000元"]
)
def test_a_sentence_that_begins_with_an_element_names_nobody(words: str) -> None:
    """A label in an element is parted only from a value that its kind may have."""
    page = f"<h1>青溪区河道整治工程中标公告</h1><p>{words}</p><p>中标人：{A}</p>"
    notice = read_notice(page, kind="html")
    assert (notice.buyer, told(notice)) == (None, [(None, A, None)])


def test_numbers_spelt_beside_winners_are_no_ranks() -> None:
    """序号 over 第一, 第二 beside 中标人: both have won."""
    rows = "".join(
        f"<tr><td>{n}</td><td>{name}</td><td>{price}</td></tr>" for n, name, price in (("第一", A, 100000), ("第二", B, 110000))
    )
    page = f"<h1>青溪区设备采购中标公告</h1><table><tr><td>序号</td><td>中标人</td><td>中标金额（元）</td></tr>{rows}</table>"
    assert [name for _, name, _ in told(read_notice(page, kind="html"))] == [A, B]
