"""Several figures under one label: the price among them where the words say which, and a mark where they do not."""

from __future__ import annotations

import pytest

from scrapers.notice import Award, Mark, VatBasis
from scrapers.reading import read_notice

WINNER = "北京明示科技有限公司"


def award(price: str, label: str = "中标金额") -> Award:
    """The award of a synthetic page with that price."""
    page = f"<html><body><h1>某项目中标结果公告</h1><p>中标人：{WINNER}</p><p>{label}：{price}</p></body></html>"
    (found,) = read_notice(page).awards
    return found


@pytest.mark.parametrize(
    ("price", "minor"),
    [
        ("预算120万元，成交100万元", 100_000_000),
        ("原报价120万元，最终报价98万元", 98_000_000),
        ("98万元（其中设备50万元，服务48万元）", 98_000_000),
        ("设备50万元，服务48万元，合计98万元", 98_000_000),
        ("100万元（大写：壹佰万元整）", 100_000_000),
        ("100万元，税率6%，税额6万元", 100_000_000),
        ("128,000.00元，折合人民币128,000.00元", 12_800_000),
    ],
)
def test_the_price_is_the_figure_that_its_words_say(price: str, minor: int) -> None:
    """Neither a budget, an earlier offer, a part nor a tax beside it."""
    found = award(price)
    assert (found.amount and found.amount.minor, found.marks) == (minor, ())


@pytest.mark.parametrize(
    "price",
    [
        "软件部分50万元，硬件部分60万元",
        "第一年50万元，第二年60万元，第三年70万元",
        "第1包50万元，第2包60万元",
        "1-2标段各100万元",
        "100万元或200万元",
        "500万比索",
    ],
)
def test_of_prices_side_by_side_none_is_the_whole(price: str) -> None:
    """The first of them is not the price; the award is marked."""
    found = award(price)
    assert (found.amount, Mark.UNREADABLE_AMOUNT in found.marks) == (None, True)


def test_a_label_in_money_that_several_countries_have_makes_no_yuan() -> None:
    """中标金额（比索） and a bare figure."""
    found = award("500000", "中标金额（比索）")
    assert (found.amount, Mark.UNREADABLE_AMOUNT in found.marks) == (None, True)


@pytest.mark.parametrize(
    "price", ["106万元（含税），100万元（不含税）", "100万元（不含税），106万元（含税）", "含税价106万元，不含税价100万元"]
)
def test_each_price_has_the_note_behind_or_before_it(price: str) -> None:
    """The gross price is taken, and said to include its tax."""
    found = award(price)
    assert (found.amount and found.amount.minor, found.vat) == (106_000_000, VatBasis.INCLUDED)
