"""Prices of one piece or one year, and rates, under labels that ask for a sum in yuan. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Award, NoticeMark, Pricing
from tests.scrapers.reading.plain_notice import A, read, table, told


def award(price: str) -> Award:
    """The award of a notice with that price under a label in yuan."""
    (found,) = read(f"供应商名称：{A}\n中标（成交）金额（元）：{price}").awards
    return found


@pytest.mark.parametrize(
    "price", ["下浮率 11.5", "下浮 11.5", "优惠率11.5", "费率 11.5", "11.5（费率）", "（下浮率）11.5", "折扣率为11.5"]
)
def test_a_bare_figure_beside_the_word_for_a_rate_is_no_yuan(price: str) -> None:
    """11.5 yuan is nobody's price."""
    found = award(price)
    assert (found.amount, found.pricing, found.rate) == (None, Pricing.RATE, "11.5%")


@pytest.mark.parametrize("price", ["费率 1150", "折扣后 98500", "优惠后98500"])
def test_more_than_all_is_no_rate(price: str) -> None:
    """A sum behind 优惠后 is a sum."""
    assert award(price).pricing is not Pricing.RATE


def test_a_discount_below_one_is_no_part_of_a_hundred() -> None:
    """折扣率 0.85 is no 0.85%."""
    assert award("折扣率 0.85").rate == "0.85"


@pytest.mark.parametrize(
    ("price", "rate"),
    [
        ("贰佰壹拾伍万元/年", "贰佰壹拾伍万元/年"),
        ("人民币贰佰壹拾伍万元整/年", "贰佰壹拾伍万元整/年"),
        ("每年贰佰壹拾伍万元", "贰佰壹拾伍万元"),
        ("叁佰捌拾元/人次", "叁佰捌拾元/人次"),
        ("2150000.00元（贰佰壹拾伍万元整）/年", "2150000.00元(贰佰壹拾伍万元整)/年"),
        ("2150000/年", "2150000/年"),
        ("380/人", "380/人"),
    ],
)
def test_a_sum_for_one_year_or_one_piece_is_a_unit_price(price: str, rate: str) -> None:
    """In words too, or with its words between the figure and 年."""
    found = award(price)
    assert (found.amount, found.pricing, found.rate) == (None, Pricing.UNIT_PRICE, rate)


@pytest.mark.parametrize("price", ["贰佰壹拾伍万元整（三年）", "贰佰壹拾伍万元/三年", "2150000/项", "2150000元/贰佰壹拾伍万元整"])
def test_a_sum_for_all_is_the_whole(price: str) -> None:
    """Three years are the whole term, 项 the whole project."""
    assert str(award(price).amount) == "2150000.00"


@pytest.mark.parametrize("label", ["小写（元/年）", "中标金额（元/年）"])
def test_the_words_of_a_years_price_are_no_total_beside_its_figure(label: str) -> None:
    """中标金额 | 贰佰万元/年 | 小写（元/年） | 2000000."""
    (found,) = table(f"中标供应商|{A}|排名|1", f"中标金额|贰佰万元/年|{label}|2000000").awards
    assert (found.amount, found.pricing) == (None, Pricing.UNIT_PRICE)


@pytest.mark.parametrize(
    ("price", "minor"),
    [
        ("428000.00元/年×3年=1284000.00元", 128_400_000),
        ("428000元/年*3=1284000元", 128_400_000),
        ("1284000.00元（428000.00元/年×3年）", 128_400_000),
        ("428000.00元/年，三年共计1284000.00元", 128_400_000),
        ("1.8元/张", None),
    ],
)
def test_a_column_of_results_holds_prices_that_go_on_behind_their_unit(price: str, minor: int | None) -> None:
    """标包 | 供应商名称 | 成交结果: a product with its whole, a sum with its years, a price of one."""
    notice = table("标包|供应商名称|成交结果", f"1|{A}|{price}")
    assert told(notice) == [("1", A, minor)]
    assert notice.awards[0].pricing is (Pricing.TOTAL if minor else Pricing.UNIT_PRICE)


def test_rates_of_parts_that_print_no_sign_are_all_told() -> None:
    """工时费折扣率:80，配件折扣率:85 under a head of %."""
    (found,) = table("标项|供应商名称|折扣率（%）", f"1|{A}|工时费折扣率:80，配件折扣率:85").awards
    assert (found.pricing, found.rate) == (Pricing.RATE, "80%；85%")


def test_a_rate_with_its_own_label_behind_one_in_yuan_is_no_sum() -> None:
    """中标金额（元）：工时费折扣率:80，配件折扣率:85."""
    found = award("工时费折扣率:80，配件折扣率:85")
    assert (found.amount, found.pricing) == (None, Pricing.RATE)


@pytest.mark.parametrize("label", ["年服务费报价", "成交年服务费", "每年中标金额", "中标金额（每年）"])
def test_a_price_by_the_year_is_no_whole(label: str) -> None:
    """The label says that it is paid more than once."""
    (found,) = read(f"中标人：{A}\n{label}：118000元\n服务期：三年").awards
    assert (found.amount, found.pricing, found.rate) == (None, Pricing.UNIT_PRICE, "118000元")


@pytest.mark.parametrize("label", ["三年费用报价（元）", "2026年费用报价（元）", "年度服务费报价（元）"])
def test_a_price_of_years_is_the_whole(label: str) -> None:
    """So many years, or the one, and not by the year."""
    assert told(table(f"中标人|{label}", f"{A}|118000")) == [(None, A, 11_800_000)]


def test_a_column_of_fees_that_were_offered_holds_prices() -> None:
    """服务费报价（元/年） is the bidder's, and no agency's fee."""
    (found,) = table("中标人|年服务费报价（元/年）", f"{A}|118000").awards
    assert (found.amount, found.pricing, found.rate) == (None, Pricing.UNIT_PRICE, "118000")


@pytest.mark.parametrize(
    ("told_of", "rate"),
    [
        ("工时费折扣率为78%", "78%"),
        ("综合下浮率12%", "12%"),
        ("服务费率为1.2%", "1.2%"),
        ("工时费折扣率为78%，材料费折扣率为85%", "78%；85%"),
        ("代理服务费率为1.2%", None),
    ],
)
def test_a_rate_of_a_part_in_a_sentence_is_told(told_of: str, rate: str | None) -> None:
    """Of the work, of all, of the service; two of them together; never the agent's."""
    (found,) = read(f"中选人为{A}，{told_of}。").awards
    assert (found.amount, found.rate) == (None, rate)


@pytest.mark.parametrize("fee", ["审计服务费", "三年服务费"])
def test_a_fee_for_what_was_bought_beside_a_winner_without_a_price_is_marked(fee: str) -> None:
    """In a line and in a column; never the agent's."""
    for notice in (read(f"中标人：{A}\n{fee}：118000元"), table(f"序号|中标单位|{fee}（元）", f"1|{A}|118000")):
        assert [mark.value for mark in notice.marks] == ["result_not_read"]
    for notice in (read(f"中标人：{A}\n代理服务费：118000元"), table("序号|中标单位|代理服务费（元）", f"1|{A}|118000")):
        assert notice.marks == ()


def test_a_fee_of_a_year_by_its_number_is_the_whole() -> None:
    """2026年服务费 is no fee by the year."""
    assert told(read(f"中标人：{A}\n2026年服务费：118000元")) == [(None, A, 11_800_000)]


@pytest.mark.parametrize("other", ["预算金额", "最高限价", "代理服务费", "履约保证金"])
def test_other_money_in_the_cell_behind_a_winner_is_no_price(other: str) -> None:
    """Its head says what it is; that the winner's price was not read is marked where no column is known to hold it."""
    for heads, cells in (
        (f"序号|中标单位|{other}", f"1|{A}|16,920.00元"),
        (f"中标单位|{other}|所需", f"{A}|16,920.00元|112.8万元"),
    ):
        notice = table(heads, cells)
        assert told(notice) == [(None, A, None)]
        assert NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize("price", ["112.8万元", "1128000", "￥1,128,000.00"])
@pytest.mark.parametrize("before", ["工期|90天", "下浮率|6%", "单价|详见附件", "最高限价|120万元"])
def test_a_label_known_by_what_it_speaks_of_holds_the_price_in_a_table_of_labels(price: str, before: str) -> None:
    """采购金额, whatever stands in the row above it."""
    assert told(table(f"中标人|{A}", before, f"采购金额|{price}")) == [(None, A, 112_800_000)]
