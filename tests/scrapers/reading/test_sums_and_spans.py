"""Sums of items and of lots in tables of results, and rows of those who did not pass. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, table, told


@pytest.mark.parametrize("head", ["小计（元）", "金额（元）", "总价（元）"])
def test_what_the_items_of_one_winner_come_to_is_his_price(head: str) -> None:
    """设备名称 | 中标单位 | 单价 | 数量 | 小计, and 合计 below: one result, not one for each piece of equipment."""
    rows = (f"彩超|{A}|450000|2|900000", f"监护仪|{A}|10000|3|30000", "合计||||930000")
    assert told(table(f"设备名称|中标单位|单价（元）|数量|{head}", *rows)) == [(None, A, 93_000_000)]


def test_a_sum_that_is_none_of_the_items_changes_nothing() -> None:
    """Nor does one of several winners."""
    heads = "设备名称|中标单位|单价（元）|数量|金额（元）"
    rows = (f"彩超|{A}|450000|2|900000", f"监护仪|{A}|10000|3|30000")
    assert len(told(table(heads, *rows, "合计||||940000"))) == 2
    assert len(told(table(heads, *rows, f"床|{B}|1000|2|2000", "合计||||932000"))) == 3


def test_winners_with_prices_of_their_own_stay_apart_over_a_sum() -> None:
    """中标金额 is a winner's price, whatever 合计 says."""
    rows = (f"车|{A}|123000", f"船|{A}|450000", "合计||573000")
    assert told(table("采购内容|中标单位|中标金额（元）", *rows)) == [(None, A, 12_300_000), (None, A, 45_000_000)]


def test_a_sum_that_spans_the_rows_of_lots_is_the_price_of_none() -> None:
    """包号 | 中标供应商 | 中标金额 | 合计 over two rows."""
    rows = (
        "<tr><td>包号</td><td>中标供应商</td><td>中标金额（元）</td><td>合计</td></tr>"
        f"<tr><td>1</td><td>{A}</td><td>123000</td><td rowspan=2>573000</td></tr><tr><td>2</td><td>{B}</td><td>450000</td></tr>"
    )
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><table>{rows}</table>")
    assert told(notice) == [("1", A, 12_300_000), ("2", B, 45_000_000)]


@pytest.mark.parametrize("said", ["不通过", "未通过", "不合格", "无效投标"])
def test_who_did_not_pass_has_won_nothing(said: str) -> None:
    """资格性审查 is a column of its own."""
    heads = "采购包|供应商|资格性审查|最终报价（元）|推荐排名"
    rows = (f"1|{A}|通过|123000|1", f"1|{B}|通过|130000|2", f"1|{C}|{said}||")
    notice = table(heads, *rows)
    assert (told(notice), notice.marks) == ([("1", A, 12_300_000)], ())


def test_who_stands_by_in_the_place_of_a_number_has_won_nothing() -> None:
    """序号 1, 2, 备选."""
    notice = table("序号|入围单位|报价费率", f"1|{A}|0.9%", f"2|{B}|1.0%", f"备选|{C}|1.1%")
    assert [name for _, name, _ in told(notice)] == [A, B]
