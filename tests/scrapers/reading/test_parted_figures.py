"""Figures with blanks round their commas and points, and things counted by ten thousands. Every figure is synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from scrapers.reading.values.amounts import figures

A = "杭州甲乙信息技术有限公司"


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1 , 478 , 000 . 00", "1478000.00"),
        ("632 , 500 . 00", "632500.00"),
        ("632,500 . 00", "632500.00"),
        ("1 ,478 ,000.00元", "1478000.00"),
        ("1 , 478,000.00", "1478000.00"),
        ("2 , 300 , 000元整", "2300000"),
        ("1,234,567 .89元", "1234567.89"),
        ("1,234,567.891", "1234567.891"),
        ("1,478,000.00", "1478000.00"),
    ],
)
def test_blanks_round_commas_and_points_part_no_figure(printed: str, value: str) -> None:
    """A page that sets every sign apart prints one figure."""
    assert [str(figure.value) for figure in figures(printed, 0, len(printed), hint="元")] == [value]


@pytest.mark.parametrize("printed", ["100元 , 200元", "500 ,600", "3,500 ,4,200", "1,478,000.00 2,300,000.00"])
def test_two_figures_in_a_list_stay_two(printed: str) -> None:
    """What may be two is not made one."""
    assert len(figures(printed, 0, len(printed), hint="元")) == 2


@pytest.mark.parametrize("counted", ["150万页", "3.5万吨", "2万人次", "12万平方米", "1.2万册"])
def test_what_is_counted_by_ten_thousands_is_no_money(counted: str) -> None:
    """0.38（元/页）, and how many pages there will be."""
    told = f"供应商名称：{A}   中标（成交）金额： 0.38（元/页）   预计总量：{counted}"
    (award,) = read_notice(f"档案馆数字化加工中标公告\n三、中标（成交）信息\n{told}\n").awards
    assert award.amount is None
    assert award.pricing == "unit_price"
