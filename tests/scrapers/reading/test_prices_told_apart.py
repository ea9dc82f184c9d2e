"""Which of several figures is the price: no part, offer, saving, tax, earlier round or point. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import VatBasis
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, table, told, written

_D = "湖州庚辛建设有限公司"


@pytest.mark.parametrize(
    "heads",
    [
        "施工投标报价（元）|设计投标报价（元）|投标总报价（元）",
        "设计部分中标价（元）|施工部分中标价（元）|中标总价（元）",
        "勘察设计费投标报价（元）|建安工程费投标报价（元）|投标报价（元）",
        "土建报价（元）|安装报价（元）|总价（元）",
    ],
)
def test_the_total_is_the_price_beside_parts(heads: str) -> None:
    """Though it stands last."""
    assert told(table(f"中标人|{heads}", f"{A}|2263100|180000000|182263100")) == [(None, A, 18_226_310_000)]


def test_parts_under_labels_give_way_to_their_total() -> None:
    """In lines, before the winner or behind him; without a total none of them is the price."""
    parts = "设计报价：2263100元\n施工报价：180000000元\n"
    assert told(read(f"中标人：{A}\n{parts}投标总报价：182263100元")) == [(None, A, 18_226_310_000)]
    assert told(read(f"中标人：{A}\n{parts}")) == [(None, A, None)]


def test_a_part_beside_a_rate_is_not_the_whole() -> None:
    """设计费报价 and 建安费下浮率; a 1 that a form asks for neither."""
    assert [a.rate for a in table("中标人|设计费报价（元）|建安费下浮率（%）", f"{A}|2263100|5.1").awards] == ["5.1%"]
    assert [a.rate for a in table("中标人|投标报价（元）|下浮率（%）", f"{A}|1|5.00").awards] == ["5.00%"]


def test_a_figure_says_which_of_two_units_it_has() -> None:
    """元/万元/% in the head."""
    assert told(table("中标人|投标报价（元/万元/%）", f"{A}|182263100.00元")) == [(None, A, 18_226_310_000)]
    assert told(table("中标人|投标报价（元/万元/%）", f"{A}|182263100.00")) == [(None, A, None)]


@pytest.mark.parametrize("heads", ["不含税价（元）|税额（元）|价税合计（元）", "不含税金额（元）|税额（元）|含税合计（元）"])
def test_the_sum_with_tax_is_the_price(heads: str) -> None:
    """Whatever it is called."""
    assert told(table(f"中标人|{heads}", f"{A}|2411094.34|144665.66|2555760.00")) == [(None, A, 255_576_000)]


def test_the_larger_of_two_sums_is_the_taxed_one() -> None:
    """含税/不含税 in the head, a slash between them."""
    (award,) = table("中标人|中标价（含税/不含税）（元）", f"{A}|2555760.00/2411094.34").awards
    assert (award.amount and award.amount.minor, award.vat) == (255_576_000, VatBasis.INCLUDED)


@pytest.mark.parametrize("saved", ["节约金额", "节约资金（元）", "节支额"])
def test_what_was_saved_is_no_price(saved: str) -> None:
    """It stands behind the price, or before it."""
    assert told(table(f"中标人|成交价|{saved}", f"{A}|450328.50|44971.50")) == [(None, A, 45_032_850)]
    assert told(table(f"中标人|{saved}|成交价（元）", f"{A}|44971.50|450328.50")) == [(None, A, 45_032_850)]


@pytest.mark.parametrize(
    "price",
    [
        "中标价：530000.00元（澄清后528000.00元）",
        "投标报价：530000.00元\n谈判后价格：528000.00元",
        "投标报价530000.00元，经谈判最终成交价528000.00元",
        "成交金额：530000元下浮后为528000元",
    ],
)
def test_what_was_agreed_on_is_the_price(price: str) -> None:
    """The offer before it no longer holds."""
    assert told(read(f"中标人：{A}\n{price}")) == [(None, A, 52_800_000)]


@pytest.mark.parametrize("heads", ["首次报价|最后报价", "首轮报价|二轮报价"])
def test_a_table_of_rounds_beside_the_result_adds_none(heads: str) -> None:
    """The winner's last offer is the price told above the table, and is read once."""
    rows = (f"供应商名称|{heads}", f"{A}|743168.80|675608.00", f"{C}|1459312.00|729656.00")
    notice = read(f"中标供应商：{A}\n中标金额：675608.00元\n" + "\n".join(row.replace("|", "\t") for row in rows))
    assert told(notice) == [(None, A, 67_560_800)]


def test_offers_of_several_before_the_winner_are_each_ones_own() -> None:
    """The first is not the price of who is named next."""
    offers = f"{C} 2383558.00元；{A} 2314134.00元；{_D} 2499264.00元"
    assert told(read(f"参加磋商的供应商及最后报价：{offers}。\n成交供应商：{A}")) == [(None, A, 231_413_400)]


def test_a_copy_rounded_to_ten_thousands_is_no_second_result() -> None:
    """719.55万元 of 7195480.00元, above or below."""
    assert told(read(f"中标人：{A}，中标价约719.55万元。\n中标详情\n中标人：{A}\n中标价：7195480.00元")) == [
        (None, A, 719_548_000)
    ]


def test_a_subtotal_of_a_winner_is_none_of_his_results() -> None:
    """小计 with his name between the lots."""
    notice = table("包号|中标供应商|中标金额（元）", f"1|{A}|100000", f"3|{A}|200000", f"小计|{A}|300000", f"2|{C}|50000")
    assert told(notice) == [("1", A, 10_000_000), ("3", A, 20_000_000), ("2", C, 5_000_000)]


def test_the_contract_of_a_past_work_is_no_price() -> None:
    """合同金额 behind 业绩名称."""
    assert told(table("中标人|业绩名称|合同金额（万元）", f"{A}|青山小学工程|968")) == [(None, A, None)]


def test_a_rent_of_a_year_behind_the_name_is_not_the_price() -> None:
    """The winner's own label tells it."""
    notice = read(f"中选人：{A} 年租金：720362.00元 中选金额：2161086.00元")
    assert told(notice) == [(None, A, 216_108_600)]


def test_what_is_struck_through_no_longer_holds() -> None:
    """A price, and a row."""
    page = "<h1>青溪区设备采购中标公告</h1>"
    price = f"<p>中标人：{A}</p><p>中标价：<del>530000.00元</del>528000.00元</p>"
    assert told(read_notice(page + price)) == [(None, A, 52_800_000)]
    row = f"<tr style='text-decoration: line-through'><td>{C}</td><td>530000.00</td></tr>"
    rows = f"<tr><td>中标人</td><td>中标价（元）</td></tr>{row}<tr><td>{A}</td><td>528000.00</td></tr>"
    assert told(read_notice(f"{page}<table>{rows}</table>")) == [(None, A, 52_800_000)]


def test_a_sentence_behind_candidates_decides_among_them() -> None:
    """The first of them has not won because it stands first."""
    notice = read(f"候选供应商：{C}（530000元）、{A}（528000元）。采购人确定{A}为成交供应商。")
    assert told(notice) == [(None, A, 52_800_000)]


def test_who_does_a_part_for_the_winner_has_not_won() -> None:
    """中标人拟将部分工作分包给某某公司."""
    notice = read(f"中标供应商：{A}\n合同金额：3140.47元\n分包情况：中标人拟将部分工作分包给{C}，分包金额248226.00元")
    assert told(notice) == [(None, A, 314_047)]


def test_figures_of_columns_run_together_are_nobodys() -> None:
    """A fee and a price with nothing between them."""
    (award,) = read(f"供应商名称代理服务费（元）中标（成交）金额（元）\n{A}8600973161.50").awards
    assert award.amount is None


@pytest.mark.parametrize("head", ["同类项目中标信息", "附：同批次其他项目中标结果"])
def test_results_of_other_projects_below_are_none_of_the_page(head: str) -> None:
    """A table of them at its foot."""
    rows = f"项目名称\t中标供应商\t中标金额（元）\n南山小学操场改造工程\t{C}\t525983.00"
    notice = read_notice(f"青溪区设备采购中标公告\n中标人：{A}\n中标价：510664.36元\n{head}\n{rows}\n", kind="text")
    assert told(notice) == [(None, A, 51_066_436)]


def test_the_winner_of_the_year_before_has_not_won() -> None:
    """上一年度中标单位 above this year's."""
    notice = read(f"上一年度中标单位：{C}\n上一年度中标价：525983.00元\n中标人：{A}\n中标价：510664.36元")
    assert told(notice) == [(None, A, 51_066_436)]


def test_prices_in_a_table_of_their_own_may_stand_beside_budgets() -> None:
    """Winners in one table, what was planned and what they cost in the next, by lot."""
    rows = (f"<tr><td>包{i}</td><td>{name}</td></tr>" for i, name in enumerate((A, C), 1))
    names = f"<table><tr><td>包号</td><td>中标人</td></tr>{''.join(rows)}</table>"
    rows = (f"<tr><td>包{i}</td><td>{i}50.00</td><td>{i}00.00</td></tr>" for i in (1, 2))
    prices = f"<table><tr><td>包号</td><td>预算金额（元）</td><td>中标金额（元）</td></tr>{''.join(rows)}</table>"
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>一、中标人</p>{names}<p>二、中标金额</p>{prices}", kind="html")
    assert told(notice) == [("包1", A, 10_000), ("包2", C, 20_000)]


@pytest.mark.parametrize("told_so", ["金额：1包：38400.00元；2包：18200.00元", "金额：\n1包：38400.00元\n2包：18200.00元"])
def test_what_the_agency_is_paid_for_each_lot_is_no_price(told_so: str) -> None:
    """收费标准：…；金额：… in the part about fees."""
    notice = read(f"1包：\n供应商名称：{A}\n2包：\n供应商名称：{C}\n四、代理服务收费标准及金额：\n收费标准：定额；{told_so}")
    assert told(notice) == [("1包", A, None), ("2包", C, None)]


@pytest.mark.parametrize("told", ["每月20000元，全年240000元", "20000元/月（全年240000元）", "20000元/月，全年共240000元"])
def test_the_sum_of_a_year_beside_that_of_a_month_is_the_price(told: str) -> None:
    """全年 says whole as 合计 does."""
    (award,) = read_notice(f"青溪区保洁服务成交公告\n成交供应商：杭州甲乙物业有限公司\n成交金额：{told}\n", kind="text").awards
    assert (str(award.amount), award.pricing.value) == ("240000.00", "total")


def test_a_price_that_was_agreed_on_is_told_in_the_sentence_about_it() -> None:
    """首次报价58.6万元，经协商，最后成交价格为…, in another part than the winner; two such sentences tell none."""
    said = "协商情况：首次报价为58.6万元，经协商，最后成交价格为人民币伍拾陆万玖仟元整（56.9万元），价格合理。\n"
    assert told(read(f"{said}五、成交供应商：{A}")) == [(None, A, 56_900_000)]
    twice = said.replace("56.9", "57.9").replace("陆万玖", "柒万玖")
    (award,) = read(f"{said}{twice}五、成交供应商：{A}").awards
    assert award.amount is None


def test_a_contract_at_less_than_the_offer_has_the_sum_it_comes_to() -> None:
    """合同价按报价下浮2%即263,130元 holds, not the offer in the list of bids."""
    bids = f"1、{A}，报价 268,500 元；\n2、{C}，报价 271,000 元。\n"
    page = f"{bids}经表决，选定报价最低的{A}承建，合同价按报价下浮2%即263,130元执行。"
    assert told(read(page)) == [(None, A, 26_313_000)]


@pytest.mark.parametrize(
    "told_of",
    [
        "中标单价1.86元/条，中标总价446400元",
        "中标单价1.86元/条，总价446400元",
        "中选价446400元/年，服务期一年，合计446400元",
        "中选价：446400.00元/年，共一年，总计：446400.00元",
    ],
)
def test_the_whole_behind_a_price_of_one_is_the_price(told_of: str) -> None:
    """In one sentence, also where both are the same."""
    assert told(read(f"结果公示\n经评审，中标单位为{A}，{told_of}。")) == [(None, A, 44_640_000)]


def test_a_budget_behind_a_price_of_one_is_no_price() -> None:
    """预算总价 is nobody's offer."""
    assert told(read(f"结果公示\n经评审，中标单位为{A}，中标单价1.86元/条，预算总价446400元。")) == [(None, A, None)]


@pytest.mark.parametrize(
    "heads", ["首次报价（元）|第二轮报价（元）|最后报价（元）", "首次报价（元）|最后报价（元）|第二轮报价（元）"]
)
def test_the_last_offer_holds_and_no_numbered_round(heads: str) -> None:
    """The column of 最后报价 may stand before or behind that of 第二轮报价."""
    offers = {"首": "498000", "第": "476000", "最": "462800"}
    row = "|".join(offers[head[0]] for head in heads.split("|"))
    assert told(table(f"供应商|{heads}|是否成交", f"{A}|{row}|是", f"{C}|489000|480000|475500|否")) == [(None, A, 46_280_000)]


@pytest.mark.parametrize("more", ["供应商地址|中标金额（元）", "中标价（元）|项目经理|得分"])
def test_prices_of_lots_stand_in_a_table_of_their_own(more: str) -> None:
    """A second table tells prices by lot, with addresses or managers, and names no winner."""
    lots = (("1", A, "568000"), ("2", C, "230000"))
    rows = ("|".join((lot, *(price if "元" in head else "略" for head in more.split("|")))) for lot, _, price in lots)
    winners = written("包号|供应商名称", *(f"{lot}|{name}" for lot, name, _ in lots))
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p>{winners}{written(f'包号|{more}', *rows)}")
    assert told(notice) == [(lot, name, int(price) * 100) for lot, name, price in lots]


@pytest.mark.parametrize("heads", ["采购内容|数量|投标保证金（元）|总价（元）", "建设内容|工期|最高限价（元）|金额（元）"])
def test_what_is_bought_for_lots_is_listed_with_no_prices_of_theirs(heads: str) -> None:
    """A list of what is bought, or of what it may cost, in a table beside that of the winners."""
    winners = written("标段|中标人", f"一标段|{A}", f"二标段|{C}")
    items = written(f"标段|{heads}", "一标段|路灯|90|500|4800", "二标段|桥灯|90|600|5900")
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p>{winners}{items}")
    assert [award.amount for award in notice.awards] == [None, None]
    assert notice.marks == ("result_not_read",)
