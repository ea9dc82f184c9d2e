"""Labels of winners, prices and buyers by words that few portals use. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.changes import ChangeAction
from scrapers.marks import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, told


@pytest.mark.parametrize("winner", ["签约供应商", "中标厂家", "胜出供应商名称", "得标人", "承包商", "最终供应商"])
@pytest.mark.parametrize("price", ["中标数额", "实际成交价", "得标总额", "投标价款", "投标函报价"])
def test_winners_and_prices_have_many_names(winner: str, price: str) -> None:
    """In lines and in columns."""
    assert told(read(f"{winner}：{A}\n{price}：568000元")) == [(None, A, 56_800_000)]


@pytest.mark.parametrize("label", ["采购实施主体", "采购需求方"])
def test_buyers_have_many_names(label: str) -> None:
    """And a sentence behind a blank is no part of theirs."""
    notice = read_notice(
        f"青溪区设备采购结果公告\n{label}：青溪区水务局 经公开比选，确定以下单位中选：\n中选单位：{A}\n", kind="text"
    )
    assert notice.buyer is not None
    assert notice.buyer.name == "青溪区水务局"


@pytest.mark.parametrize(("winner", "price"), [("中标厂家", "中标总额"), ("得标单位", "中标数额"), ("中标承包商", "成交额")])
def test_corrections_know_the_same_labels(winner: str, price: str) -> None:
    """Both sides are read, and nothing is lost."""
    lines = f"原公告：{winner}：{A}，{price}：568000元\n现更正为：{winner}：{C}，{price}：574000元\n"
    notice = read_notice(
        f"青溪区设备采购结果更正公告\n首次公告日期：2026年5月6日\n更正内容：\n{lines}采购人：青溪区水务局\n", kind="text"
    )
    (change,) = notice.changes
    assert (change.action, change.before.supplier, change.after.supplier) == (ChangeAction.SUPPLIER_REPLACED, A, C)
    assert told(notice) == [(None, C, 57_400_000)]


@pytest.mark.parametrize("label", ["中标值", "最终价"])
@pytest.mark.parametrize("sum_told", ["15.6万元", "壹拾伍万陆仟元整（¥156000.00）"])
def test_a_sum_under_a_label_nobody_knows_is_marked(label: str, sum_told: str) -> None:
    """In a numbered field of its own behind the winner's."""
    page = f"车辆租赁成交公告\n一、项目名称：车辆租赁\n二、成交供应商：{A}\n三、{label}：{sum_told}\n四、采购人：青溪区水务局\n"
    notice = read_notice(page, kind="text")
    assert (told(notice), NoticeMark.RESULT_NOT_READ in notice.marks) == ([(None, A, None)], True)


def test_the_limit_in_a_field_of_its_own_is_no_sum_unread() -> None:
    """A known label tells what it is."""
    page = f"车辆租赁成交公告\n一、项目名称：车辆租赁\n二、成交供应商：{A}\n三、最高限价：15.6万元\n四、采购人：青溪区水务局\n"
    assert read_notice(page, kind="text").marks == ()


def test_a_lot_that_a_sentence_calls_by_another_word_is_the_same() -> None:
    """标段一 over labels and 包件1 over a sentence are one, and its price counts once."""
    labels = f"标段一：\n中标人：{A}　中标价格：56.8万元\n标段二：\n中标人：{C}　中标价格：23万元\n"
    again = (
        f"包件1：设备\n本项目由{A}中标，中标价为人民币568,000.00元。\n包件2：备件\n本项目由{C}中标，中标价为人民币230,000.00元。"
    )
    notice = read(f"{labels}四、中标（成交）信息\n{again}")
    assert told(notice) == [("标段一", A, 56_800_000), ("标段二", C, 23_000_000)]
