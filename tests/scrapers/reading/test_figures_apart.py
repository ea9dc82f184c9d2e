"""Figures whose unit, label or address stands apart from them or runs into them. Every page is synthetic."""

from __future__ import annotations

from itertools import product

import pytest

from scrapers.marks import Mark, NoticeMark
from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, told


@pytest.mark.parametrize(
    "lines",
    [
        f"单位：万元\n中标人：{A}\n中标价：5780",
        f"中标人：{A}\n中标价：5780\n（万元）",
        f"中标人：{A}\n中标价：5780\n注：以上金额单位为万元",
        f"中标人\t{A}\n中标价\t5780\t万元",
        f"中标人 | {A}\n中标价 | 5780 | 万元",
        f"中标结果一览表（单位：万元）\n序号 | 中标供应商 | 中标金额\n1 | {A} | 5780",
        f"供应商名称\t中标金额\t币种及单位\n{A}\t5780\t人民币万元",
        f"中标供应商 中标金额 备注\n{A} 5780 以万元为单位",
    ],
)
def test_a_unit_apart_from_its_figure_counts(lines: str) -> None:
    """Above, below, beside, in a note or a remark: 5780 is 57.8 million."""
    assert told(read(lines)) == [(None, A, 5_780_000_000)]


def test_a_unit_of_another_part_counts_nothing() -> None:
    """What stands above 二、 is of what stands there; a sum that is too large in a unit is in doubt."""
    apart = f"一、投标情况\n金额单位：人民币万元\n二、中标结果\n中标人：{A}\n中标价：1234500.00"
    assert told(read_notice(f"青溪中标公告\n{apart}\n", kind="text")) == [(None, A, 123_450_000)]
    large = read(f"金额单位：万元\n中标人：{A}\n中标价：1234500.00")
    assert [(a.amount, a.marks) for a in large.awards] == [(None, (Mark.UNREADABLE_AMOUNT,))]


@pytest.mark.parametrize(
    "behind", [" / 工期：20日历天", "/含税", "/预算：750000.00元", "/大写：柒拾肆万玖仟捌佰零捌元整", "/三年"]
)
def test_a_slash_may_part_a_sum_from_what_follows(behind: str) -> None:
    """元/ is so much a piece only before a piece."""
    assert told(read(f"中标人：{A}\n成交金额：749808.00元{behind}")) == [(None, A, 74_980_800)]


@pytest.mark.parametrize("before", ["控制价654217.77元 ", "预算654217.77元，", "最高限价654217.77元，"])
def test_the_price_beside_a_budget_is_the_winners(before: str) -> None:
    """The word right before each figure says whose it is."""
    assert told(read(f"中标人：{A}\n{before}中标价642217.77元")) == [(None, A, 64_221_777)]


def test_a_price_nobody_calls_one_beside_a_budget_is_marked() -> None:
    """成交486900.00元 is no label known, and a figure stands there."""
    notice = read(f"中标人：{A}\n预算498900.00元，成交486900.00元")
    assert NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize("value", ["7275.00元/套×20套=145500.00元", "7275.00元*20=145500.00元"])
def test_a_product_ends_with_the_price(value: str) -> None:
    """Behind the sign of equality stands what the whole costs."""
    assert told(read(f"中标供应商：{A}\n中标金额：{value}")) == [(None, A, 14_550_000)]


@pytest.mark.parametrize(
    "heads",
    [("最终报价（元）", "首轮报价（元）"), ("最后报价（元）", "磋商报价（元）"), ("谈判后报价（元）", "谈判前报价（元）")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_last_round_is_the_price_in_any_order(heads: tuple[str, str], turned: bool) -> None:
    """Whichever column comes first."""
    cells = [*zip(heads, ("145500.00", "150500.00"), strict=True)]
    columns = cells[::-1] if turned else cells
    rows = "\t".join(("成交供应商", *(head for head, _ in columns))) + "\n" + "\t".join((A, *(cell for _, cell in columns)))
    assert told(read(rows)) == [(None, A, 14_550_000)]


# whether a 2 behind 1516室- is the address's nobody can say where the sum stands bare
@pytest.mark.parametrize(
    ("price", "place"),
    [
        *product(["报价:{}(元)", "标项{n}：{}（元）"], ["温州市瓯海区", "南宁市五象大道", "杭州市文三路9号1516室-"]),
        *product(["{}"], ["温州市瓯海区", "南宁市五象大道"]),
    ],
)
def test_no_row_begins_within_a_figure(price: str, place: str) -> None:
    """Rows run together, the price first: the second row's number stands behind any address, and 1256000 holds no 2."""
    heads = "序号中标（成交）金额(元)中标供应商名称中标供应商地址"
    first, second = (f"{n}{price.format(sum_, n=n)}" for n, sum_ in ((1, "798000"), (2, "1256000")))
    notice = read(f"{heads}{first}{A}{place}{second}{C}宁波市")
    assert [amount for *_, amount in told(notice)] == [79_800_000, 125_600_000]


def test_a_rate_and_a_unit_price_begin_glued_rows() -> None:
    """1优惠率12.5%某某公司, 1350元/吨某某公司."""
    heads = "序号中标（成交）金额(元)中标供应商名称中标供应商地址"
    rated, priced = (read(f"{heads}1{cell}{A}南宁市").awards[0] for cell in ("优惠率12.5%", "350元/吨"))
    assert (rated.supplier.name, rated.rate) == (A, "12.5%")
    assert (priced.supplier.name, priced.pricing.value) == (A, "unit_price")


@pytest.mark.parametrize("glued", ["大街262,468,800.00元", "1号楼11032468800.00元", "B座122468800.00元"])
def test_a_house_number_is_no_part_of_a_sum(glued: str) -> None:
    """Where it ends only another figure of the page can say; without one the sum is in doubt."""
    heads = "供应商名称供应商地址中标（成交）金额"
    doubtful = read(f"{heads}\n{A}呼和浩特市成吉思汗{glued}")
    assert [(a.amount, a.marks) for a in doubtful.awards] == [(None, (Mark.UNREADABLE_AMOUNT,))]
    printed = read(f"{heads}\n{A}呼和浩特市成吉思汗大街262,468,800.00元\n合计：2,468,800.00元")
    assert told(printed) == [(None, A, 246_880_000)]


@pytest.mark.parametrize("glued", ["91.252,468,800.00元", "91.25868,800.00元", "952468800.00元"])
def test_points_before_a_sum_are_no_part_of_it(glued: str) -> None:
    """Points may have two decimals, one or none: where the sum begins another figure of the page says, or nobody."""
    heads = "供应商名称供应商地址评审得分中标（成交）金额"
    doubtful = read(f"{heads}\n{A}呼和浩特市开发区{glued}").awards[0]
    assert (doubtful.amount, doubtful.marks) == (None, (Mark.UNREADABLE_AMOUNT,))
    row = f"{heads}\n{A}呼和浩特市开发区91.252468800.00元\n总中标金额：￥246.88万元"
    assert told(read(row)) == [(None, A, 246_880_000)]


def test_prices_by_the_day_and_of_both_taxes_are_unit_prices() -> None:
    """人天报价, 元/人天 in 备注, 注：…为人天单价, 不含税单价 | 税率 | 含税单价."""
    tables = (
        f"中选供应商\t人天报价（元）\n{A}\t1650.00",
        f"中选供应商\t中选价（元）\t备注\n{A}\t1650.00\t元/人天",
        f"中选供应商\t中选价（元）\n{A}\t1650.00\n注：中选价为人天单价。",
        f"中选供应商\t不含税单价（元）\t税率\t含税单价（元）\n{A}\t1.65\t13%\t1.86",
    )
    assert [read(table).awards[0].pricing.value for table in tables] == ["unit_price"] * 4


def test_an_estimate_is_no_amount_and_who_stands_by_has_not_won() -> None:
    """预估采购金额 beside a share; 备选 in 备注."""
    shares = read(f"中选供应商\t份额\t预估采购金额（万元，含税）\n{A}\t60%\t600\n{C}\t40%\t400")
    assert [(name, amount) for _, name, amount in told(shares)] == [(A, None), (C, None)]
    standing_by = read(f"中选供应商\t中选价（元）\t备注\n{A}\t880000\t\n{C}\t900000\t备选")
    assert [name for _, name, _ in told(standing_by)] == [A]


def test_rows_under_a_head_nobody_knows_give_no_figure_of_another_column() -> None:
    """Where the first column has no role the row of days, points and further names is no price."""
    row = f"1    {A}    568000    90    92.31     2    {C}    551528    90    88.60"
    notice = read(f"评议位    投标人名称    投标报价（元）    工期（日历天）    评标得分     {row}")
    assert all(a.amount is None and a.marks for a in notice.awards)


def test_tiers_of_fees_are_no_price() -> None:
    """They stand under the same label where the price itself is not printed."""
    tiers = "代理费标准：（中标金额：100万元及以下部分，费率：1.5%；中标金额：100-500万元部分，费率：0.8%）向中标供应商收取。"
    (award,) = read(f"中标供应商：{A}\n中标金额：详见中标通知书\n六、代理服务收费标准及金额：\n{tiers}").awards
    assert award.amount is None


def test_an_address_below_a_name_is_no_price() -> None:
    """The number of a house stands between a name and its sum, in a table without a column of addresses."""
    address = "地址：成都市高新区天府大道1480号6栋4单元1203"
    assert told(read(f"中标供应商\n中标金额（元）\n{A}\n{address}\n528000.00")) == [(None, A, 52_800_000)]


def test_a_column_headed_by_who_won_and_a_unit_holds_the_price() -> None:
    """预算（万元） beside 成交（万元）."""
    assert told(read(f"序号\t中标供应商\t预算（万元）\t成交（万元）\n1\t{A}\t49.1\t48.2")) == [(None, A, 48_200_000)]


def _table(*rows: str, title: str = "中标公告") -> Notice:
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return read_notice(
        f"<h1>青溪教学楼项目{title}</h1><p>三、中标信息</p><table>{body}</table><p>四、采购人：青溪中学</p>", kind="html"
    )


@pytest.mark.parametrize("second", [f"<td>2</td><td>{A}</td>", "<td>2</td>"])
def test_a_sum_that_spans_lots_counts_once(second: str) -> None:
    """It is what the winner of both gets for both."""
    span = "" if A in second else " rowspan=2"
    first = f"<td>1</td><td{span}>{A}</td><td rowspan=2>588000</td>"
    notice = _table("<td>包号</td><td>供应商名称</td><td>中标金额（元）</td>", first, second)
    assert told(notice) == [("1、2", A, 58_800_000)]


def test_a_sum_that_spans_several_winners_is_nobodys() -> None:
    """Nor is it taken from the table of bids, which is the same one."""
    heads = "<td>排名</td><td>投标人</td><td>得分</td><td>报价（元）</td>"
    first = f"<td rowspan=2>1</td><td>{A}</td><td rowspan=2>92.3</td><td rowspan=2>580000</td>"
    notice = _table(heads, first, f"<td>{C}</td>", title="中标候选人公示")
    assert [(a.supplier.name, a.amount, a.marks) for a in notice.awards] == [
        (A, None, (Mark.UNREADABLE_AMOUNT,)),
        (C, None, (Mark.UNREADABLE_AMOUNT,)),
    ]


@pytest.mark.parametrize("parts", ["软件：120000元 硬件：230000元", "软件：120000元\n硬件：230000元"])
def test_a_part_of_a_price_is_not_the_price(parts: str) -> None:
    """Nobody prints their sum."""
    (award,) = read(f"中标供应商：{A}\n中标金额：{parts}").awards
    assert (award.amount, award.marks) == (None, (Mark.UNREADABLE_AMOUNT,))


@pytest.mark.parametrize("said", ["见附件，预算580000元", "0.00元（据实结算，最高580000元）"])
def test_neither_a_budget_nor_the_most_that_is_paid_is_the_price(said: str) -> None:
    """Also where no other sum is printed."""
    (award,) = read(f"中标供应商：{A}\n中标金额：{said}").awards
    assert award.amount is None


def test_a_sum_under_a_head_nobody_knows_is_not_passed_over() -> None:
    """年费用（元） beside a fee by the month may be the price."""
    notice = read(f"成交供应商\t服务费（元/月）\t年费用（元）\n{A}\t5000\t60000")
    assert notice.awards[0].amount is None
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_of_a_rounded_figure_and_the_exact_one_the_exact_is_the_price() -> None:
    """61.89万元（618878元）, and a list of winners with rounded sums above the table of their lots."""
    assert told(read(f"中标供应商：{A}\n中标金额：61.89万元（618878元）")) == [(None, A, 61_887_800)]
    listed = f"中标结果：{A}（719.55万元）、{C}（438.92万元）\n"
    table = f"包号\t中标人\t中标金额（元）\n1\t{A}\t7195480.00\n2\t{C}\t4389242.00"
    assert told(read(f"{listed}{table}")) == [("1", A, 719_548_000), ("2", C, 438_924_200)]


def test_the_sum_behind_the_prices_of_lots_is_none_of_them() -> None:
    """1包328000元，2包200000元，合计528000元."""
    value = read(f"中标供应商：{A}（原{C}）\n中标金额：1包328000元，2包200000元，合计528000元")
    assert told(value) == [("1包", A, 32_800_000), ("2包", A, 20_000_000)]


def test_other_money_behind_a_name_is_no_price() -> None:
    """某某公司 中标通知书编号：QX2026 税金：107191.02元 成交金额：…"""
    line = f"成交供应商：{A} 中标通知书编号：QX20260710001 税金：107191.02元 成交金额：1893708.00元"
    assert told(read(line)) == [(None, A, 189_370_800)]


def test_several_lots_are_won_together() -> None:
    """1-3包：某某公司."""
    lines = f"1-3包：{A}，中标金额合计528000元\n4包：{C}，中标金额630000元"
    assert told(read(lines)) == [("1-3包", A, 52_800_000), ("4包", C, 63_000_000)]


@pytest.mark.parametrize("price", ["¥ 1 23 000.00 元", "￥1 23456元", "￥ 12 3000元"])
def test_the_first_digits_of_a_figure_in_pieces_are_no_price(price: str) -> None:
    """One yuan, behind which the rest of the digits follow."""
    notice = read(f"中标供应商：{A}\n中标金额：{price}")
    assert [award.amount for award in notice.awards] == [None]
    assert notice.marks or notice.awards[0].marks
