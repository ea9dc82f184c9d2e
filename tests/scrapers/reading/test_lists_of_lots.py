"""Winners and prices that stand in lists of their own, lot by lot, and lines of a name, a place and a sum. Synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, told

_BOTH = [("一包", A, 12_300_000), ("二包", B, 45_000_000)]


@pytest.mark.parametrize(
    "lines",
    [
        f"中标供应商：\n一包：{A}\n二包：{B}\n中标金额：\n一包：123000元\n二包：450000元",
        f"中标供应商：\n一包：{A}，地址：青溪市\n二包：{B}，地址：白石市\n中标金额：\n一包：123000元\n二包：450000元（大写：肆拾伍万元整）",
        f"中标供应商：一包：{A}\n二包：{B}\n中标金额：一包：123000元\n二包：450000元",
    ],
)
def test_each_lot_of_a_list_of_prices_has_its_own(lines: str) -> None:
    """The first of a list may stand right behind its label, and the sum's words in brackets behind it."""
    assert told(read(lines)) == _BOTH


@pytest.mark.parametrize(
    "lines",
    [
        f"中标供应商名称、联系地址及中标金额：\n一包 {A} 青溪市高新路1号 123000.00元\n二包 {B} 白石市 450000.00元",
        f"中标供应商名称、联系地址及中标金额：\n一包：{A}，青溪市高新路1号，12.3万元\n二包：{B}，白石市，45万元",
        f"中标供应商名称、联系地址及中标金额：\n一包：{A}，青溪市高新路1号，12.3万元；二包：{B}，白石市，45万元。",
    ],
)
def test_a_place_may_stand_between_a_name_and_its_sum(lines: str) -> None:
    """As the label over them says."""
    assert told(read(lines)) == _BOTH


def test_what_was_saved_is_no_price() -> None:
    """节约资金77000元 behind the price."""
    lines = (
        f"一包：采购预算20万元，成交供应商：{A}，成交价格：123000元，节约资金77000元。\n"
        f"二包：采购预算50万元，成交供应商：{B}，成交价格：450000元，节约资金50000元。"
    )
    assert told(read(lines)) == _BOTH


@pytest.mark.parametrize("placeholder", ["见其它补充事宜", "见附件", "请见公告正文", "见下表"])
def test_where_a_label_points_elsewhere_the_winner_is_named_there(placeholder: str) -> None:
    """What stands behind it is no name."""
    lines = f"成交供应商名称：\n{placeholder}\n七、其它补充事宜\n成交供应商：{A}，成交金额：123000元"
    assert told(read(lines)) == [(None, A, 12_300_000)]


@pytest.mark.parametrize("lot", ["{}包", "第{}包"])
def test_a_price_before_its_winner_is_none_of_the_winner_of_another_lot(lot: str) -> None:
    """第一包成交金额 over 第一包成交供应商, and the second lot below them."""
    first, second = lot.format("一"), lot.format("二")
    lines = f"{first}成交金额：123000元\n{first}成交供应商：{A}\n{second}成交金额：450000元\n{second}成交供应商：{B}"
    assert told(read(lines)) == [(first, A, 12_300_000), (second, B, 45_000_000)]


@pytest.mark.parametrize("between", ["\n", ""])
def test_classes_of_a_list_are_its_lots(between: str) -> None:
    """诉讼类： over names, or before them in their line."""
    notice = read(f"入围结果如下：\n诉讼类：{between}{A}\n非诉类：{between}{C}")
    assert told(notice) == [("诉讼类", A, None), ("非诉类", C, None)]


@pytest.mark.parametrize("second", ["；第二中标人：绍兴丙丁机电厂，优惠率5%", ""])
def test_a_class_before_the_first_who_won_it_is_a_lot(second: str) -> None:
    """米面类：第一中标人：某某公司, in lines with one winner and in such with two."""
    lines = (f"米面类：第一中标人：{A}，优惠率8%{second}。", f"猪肉类：第一中标人：{C}，优惠率6%。")
    found = [(award.lot, award.supplier.name) for award in read("\n".join(lines)).awards]
    assert (found[0], found[-1]) == (("米面类", A), ("猪肉类", C))


def test_lots_below_a_head_of_whom_a_deal_was_made_with_and_for_how_much() -> None:
    """三、成交单位及成交价格."""
    lines = "三、成交单位及成交价格\n标段1：青溪区检验所，1,350,000元\n标段2：江苏甲乙检测有限公司，1,120,000元\n"
    notice = read_notice(f"抽检服务成交结果公告\n{lines}四、评审时间：2026年9月23日\n", kind="text")
    assert [(a.lot, str(a.amount)) for a in notice.awards] == [("标段1", "1350000.00"), ("标段2", "1120000.00")]
