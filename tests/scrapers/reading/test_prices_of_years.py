"""Prices by the year, by kinds and in words with blanks: the whole where it is printed, else a mark. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Mark, Pricing
from tests.scrapers.reading.plain_notice import A, read


@pytest.mark.parametrize(
    ("price", "minor"),
    [
        ("报价95万元（一年），三年共285万元", 285_000_000),
        ("95万元（三年共285万元）", 285_000_000),
        ("950000元×3年，共2850000元", 285_000_000),
        ("月租金1万元，年租金12万元，三年总租金36万元", 36_000_000),
        ("95万元，其中暂列金5万元", 95_000_000),
        ("95万元，履约保证金4.75万元", 95_000_000),
    ],
)
def test_the_whole_is_taken_and_no_year(price: str, minor: int) -> None:
    """Behind 共 and 总租金 stands the whole; a part of it and a deposit are no second price."""
    (award,) = read(f"中标人：{A}\n中标金额：{price}").awards
    assert (award.amount and award.amount.minor, award.marks) == (minor, ())


@pytest.mark.parametrize(
    "price", ["2026年95万元，2027年95万元", "A类95万元、B类85万元", "①95万元②85万元", "月租金1万元，年租金12万元", "九十五万"]
)
def test_a_year_or_a_kind_is_not_the_whole(price: str) -> None:
    """None of them is the price, and the award is marked."""
    (award,) = read(f"中标人：{A}\n中标金额：{price}").awards
    assert (award.amount, Mark.UNREADABLE_AMOUNT in award.marks) == (None, True)


@pytest.mark.parametrize(
    ("words", "minor"),
    [
        ("八十九万七千 六百元整", 89_760_000),
        ("叁 拾 万 伍 仟 元整", 30_500_000),
        ("叁佰 陆拾 捌万元", 368_000_000),
        ("壹拾万元整 贰拾万元整", 10_000_000),
    ],
)
def test_blanks_part_no_words_of_a_sum(words: str, minor: int) -> None:
    """A blank beside what multiplies leaves the sum whole; what is left of a sum cut there is none."""
    (award,) = read(f"中标人：{A}\n中标金额：{words}").awards
    assert award.amount
    assert award.amount.minor == minor


@pytest.mark.parametrize("price", ["年可用性服务费1,560.00万元，运营期15年", "年服务费30万元", "年运维费30万元"])
def test_what_is_paid_by_the_year_is_not_the_whole(price: str) -> None:
    """年服务费 before a figure, of an award that prints no other."""
    (award,) = read(f"中标人：{A}\n中标金额：{price}").awards
    assert (award.amount, award.pricing) == (None, Pricing.UNIT_PRICE)


def test_the_fee_of_a_named_year_may_be_the_whole() -> None:
    """2026年服务费30万元 is of that year."""
    (award,) = read(f"中标人：{A}\n中标金额：2026年服务费30万元").awards
    assert str(award.amount) == "300000.00"
