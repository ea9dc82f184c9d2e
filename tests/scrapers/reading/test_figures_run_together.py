"""Tables of one line whose lots are counted in Chinese, or whose scores stand before rates. Every page is synthetic."""

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import read, told

A, B = "北川天盾安防技术有限公司", "江州科技工程有限公司"
_OPENING = (
    "青溪银行北川分行设备维保项目中标结果公告北川招标有限公司受青溪银行北川分行的委托，"
    "就设备维保项目（招标编号：QX-26）进行公开招标："
)
_CLOSING = "二、联系方式招标人：青溪银行北川分行2026年4月22日"


def _glued(table: str) -> Notice:
    return read_notice(f"{_OPENING}一、中标人情况：{table}{_CLOSING}", kind="text")


@pytest.mark.parametrize("head", ["包件", "包件号", "标段", "标段号"])
def test_lots_counted_in_chinese_begin_rows(head: str) -> None:
    """包件一某某公司368,000.00包件二…: no lot is called 0包件, whose nought ends the price before it."""
    lot = head.removesuffix("号")
    notice = _glued(f"{head}中标人中标总价（元）{lot}一{A}368,000.00{lot}二{B}295,600.00")
    told = [(a.lot, a.supplier.name, str(a.amount)) for a in notice.awards]
    assert told == [(f"{lot}一", A, "368000.00"), (f"{lot}二", B, "295600.00")]


def test_a_score_before_a_rate_has_its_two_decimals() -> None:
    """94.5562% is 94.55 and 62%, 91.2055% is 91.20 and 55%."""
    notice = _glued(f"序号中标人名称综合得分折扣率1{A}94.5562%2{B}91.2055%")
    assert [(a.supplier.name, a.rate) for a in notice.awards] == [(A, "62%"), (B, "55%")]


def test_a_score_before_a_price_in_groups_of_thousands() -> None:
    """94.55368,000.00 is 94.55 and 368,000.00, for 5368,000.00 is no figure."""
    notice = _glued(f"序号中标人得分中标总价（元）1{A}94.55368,000.002{B}91.20295,600.00")
    assert [str(a.amount) for a in notice.awards] == ["368000.00", "295600.00"]


def test_a_rate_that_two_ways_tell_otherwise_is_marked() -> None:
    """88.115% is 88.1 and 15%, or 88.11 and 5%."""
    notice = _glued(f"序号中标人名称综合得分折扣率1{A}88.115%")
    (award,) = notice.awards
    assert award.rate is None
    assert [mark.value for mark in award.marks] == ["unreadable_amount"]


@pytest.mark.parametrize("house", ["1号楼22层", "1号楼2201", "大道122号"])
def test_the_number_of_a_row_is_no_figure_of_the_address_before_it(house: str) -> None:
    """号楼22层2电梯维保 begins the row of 电梯维保."""
    heads = "序号标项名称中标（成交）金额(元)中标供应商名称中标供应商地址"
    first = f"1电梯更新投标总价:2368000.00(元){A}贵阳市南明区花果园{house}"
    notice = read(f"1.中标结果：\n{heads}{first}2电梯维保投标总价:168000.00(元){B}凯里市清江路86号\n四、主要标的信息")
    assert told(notice) == [("电梯更新", A, 236_800_000), ("电梯维保", B, 16_800_000)]
