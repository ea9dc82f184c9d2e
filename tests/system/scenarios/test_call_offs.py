"""Call-offs of a framework as portals print them: of any buyer, the number before or behind its word. Synthetic."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.notice import NoticeType
from scrapers.reading.reader import read_notice
from tests.support.town import OURS
from tests.system.scenarios.test_corrections_elsewhere import stored
from tracker.orders.build import build_orders

FRAMEWORK = (
    f"甲县信息化框架协议采购入围结果公告\n项目编号：KJXY-2026-0007\n项目名称：甲县信息化框架协议\n最高限价：5000000元\n"
    f"入围供应商：{OURS}\n采购人：甲县财政局\n"
)
ORDER = "甲县数据服务{kind}公告\n项目编号：DD-2026-0002\n{named}\n成交供应商：{supplier}\n成交金额：20万元\n采购人：{buyer}\n"
NAMED = ["框架协议编号：KJXY-2026-0007", "框架协议项目编号：KJXY-2026-0007", "本项目系KJXY-2026-0007号框架协议项下订单"]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize("buyer", ["甲县财政局", "甲县卫生院"])
@pytest.mark.parametrize("kind", ["成交", "直接选定", "订单"])
def test_a_call_off_finds_its_framework(kind: str, buyer: str, named: str) -> None:
    """Another buyer than the one that concluded it may call it off, under a title that does not speak of a result."""
    text = ORDER.format(kind=kind, named=named, supplier=OURS, buyer=buyer)
    notices = [stored(1, "cn_a", FRAMEWORK, date(2026, 1, 5), "https://cn-a.example/1/1")]
    notices.append(stored(2, "cn_b", text, date(2026, 2, 5), "https://cn-b.example/2/2"))
    framework, order = build_orders(notices).orders
    assert (framework.state.framework, str(framework.state.ceiling)) == (True, "5000000.00")
    assert (order.call_off_of, str(order.state.amount)) == (framework.id, "200000.00")


@pytest.mark.parametrize(("title", "kind"), [("直接选定公告", NoticeType.AWARD), ("采购公告", NoticeType.TENDER)])
def test_a_title_that_calls_for_nothing_over_a_winner_is_an_award(title: str, kind: NoticeType) -> None:
    """Only a title that calls for bids keeps a body that names a winner in doubt."""
    text = f"甲县数据服务{title}\n项目编号：DD-2026-0002\n成交供应商：{OURS}\n成交金额：20万元\n采购人：甲县卫生院\n"
    assert read_notice(text, kind="text").notice_type is kind
