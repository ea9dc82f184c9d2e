"""Winners side by side with a price or a share each, prices for a whole term, rates in sentences. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told

_D = "湖州庚辛建设有限公司"


@pytest.mark.parametrize("between", ["<br>", "、", "；"])
@pytest.mark.parametrize("numbers", [("", ""), ("1.", "2."), ("1、", "2、")])
def test_each_winner_of_a_cell_has_the_rate_behind_his_name(between: str, numbers: tuple[str, str]) -> None:
    """Parties of a joint venture have no price of their own: these are two winners."""
    notice = table("分包|成交供应商", f"A包|{numbers[0]}{A}（折扣率92%）{between}{numbers[1]}{C}（折扣率94.5%）", f"B包|{_D}")
    assert [(a.lot, a.supplier.name, a.rate, a.members) for a in notice.awards[:2]] == [
        ("A包", A, "92%", ()),
        ("A包", C, "94.5%", ()),
    ]


@pytest.mark.parametrize("said", ["{0}（成交金额568000元）<br>{1}（成交金额23万元）", "{0}，568000元；{1}，230000元"])
def test_each_winner_of_a_cell_has_the_sum_behind_his_name(said: str) -> None:
    """The second is not lost."""
    assert told(table("分包|成交供应商", f"A包|{said.format(A, C)}")) == [("A包", A, 56_800_000), ("A包", C, 23_000_000)]


def test_numbered_winners_of_a_value_have_their_sums() -> None:
    """Behind one label in a line."""
    assert told(read(f"中标供应商：1、{A}，568000元；2、{C}，230000元")) == [(None, A, 56_800_000), (None, C, 23_000_000)]


def test_shares_behind_the_names_of_a_venture_are_no_prices_of_winners() -> None:
    """占比60% and 占比40% are of one result."""
    (award,) = read(f"中标联合体：{A}（占比60%）、{C}（占比40%）\n中标金额：568000元").awards
    assert [party.name for party in award.members] == [C]


@pytest.mark.parametrize("head", ["中标比例", "供货比例", "比例", "承接比例"])
def test_proportions_that_add_up_to_a_lot_are_shares_of_it(head: str) -> None:
    """They are no rates of a price; lots of one name may follow one another."""
    rows = [f"1|{A}|60%", f"1|{C}|40%", f"2|{_D}|100%"]
    assert [award.pricing.value for award in table(f"包|中标人|{head}", *rows).awards] == ["none"] * 3


def test_a_proportion_that_is_no_whole_is_a_rate() -> None:
    """85% of what nobody shares."""
    assert [award.rate for award in table("包|中标人|中标比例", f"1|{A}|85%").awards] == ["85%"]


@pytest.mark.parametrize("unit", ["元/两年", "元/三年", "元/服务期", "元/3年"])
def test_a_price_for_all_of_the_term_is_the_whole(unit: str) -> None:
    """As against 元/年."""
    assert told(table(f"包|中标人|中标价({unit})", f"1|{A}|7936000")) == [("1", A, 793_600_000)]
    assert told(table("包|中标人|中标价(元/年)", f"1|{A}|7936000")) == [("1", A, None)]


@pytest.mark.parametrize("rate", ["中选折扣率86.5%", "折扣率为86.5%", "中标下浮率13.5%"])
def test_a_sentence_tells_the_rate_of_its_winner(rate: str) -> None:
    """Without a colon, as it may a sum; not where it is the share of a lot."""
    (award,) = read(f"标段一（西区）：中选单位为{A}，{rate}，服务期一年；").awards
    assert award.rate == rate.lstrip("中选折扣率为标下浮")


def test_heads_stand_in_a_table_of_their_own() -> None:
    """A table that scrolls below its heads is printed as two."""
    head = "<table><tr><th>序号</th><th>标的名称</th><th>中标单位</th><th>中标金额（元）</th><th></th></tr></table>"
    body = f"<div><table><tr><td>1</td><td>托辊</td><td>{A}</td><td>568000</td></tr></table></div>"
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1>{head}{body}")
    assert [(a.supplier.name, a.amount and a.amount.minor) for a in notice.awards] == [(A, 56_800_000)]


@pytest.mark.parametrize("head", ["（入围2家）", "入围单位：", "入围单位"])
def test_names_below_the_heads_of_kinds_of_works_are_winners(head: str) -> None:
    """Though what is bought is somebody's agency: 诉讼代理类; who has won in two kinds has a result in each."""
    notice = read(f"一、法律顾问类{head}\n1、{A}\n2、{C}\n二、诉讼代理类{head}\n1、{A}\n2、{_D}")
    told = [(award.lot, award.supplier.name) for award in notice.awards]
    assert told == [("法律顾问类", A), ("法律顾问类", C), ("诉讼代理类", A), ("诉讼代理类", _D)]


@pytest.mark.parametrize("label", ["询比编号", "招募编号", "遴选项目编号", "方案编号"])
def test_numbers_are_called_after_the_way_of_buying(label: str) -> None:
    """Whatever that is."""
    notice = read_notice(f"青溪区设备采购中标公告\n{label}：YMGD-XB-2026-22\n中标供应商：{A}\n中标金额：1000.00元\n", kind="text")
    assert notice.project_number == "YMGD-XB-2026-22"


def test_a_head_that_says_the_kind_alone_is_not_the_title() -> None:
    """The line below it says of what."""
    page = "<html><head><title>采购终止公告</title></head><body><div>青溪港集团钢板竞争性谈判终止公告</div><p>予以终止。</p>"
    assert read_notice(page).title == "青溪港集团钢板竞争性谈判终止公告"


@pytest.mark.parametrize(
    ("names", "prices"),
    [
        ("{0}（1包）；{1}（2包）", "1包568000元，2包230000元"),
        ("{0}（1包）、{1}（2包）", "1包：568000元；2包：230000元"),
        ("{0}（1包），{1}（2包）", "568000元（1包），230000元（2包）"),
    ],
)
def test_winners_with_their_lots_in_brackets_are_no_venture(names: str, prices: str) -> None:
    """The lot behind a name has its price from the other line, where the lot stands before the sum or behind it."""
    assert told(read(f"中标人：{names.format(A, C)}\n中标金额：{prices}")) == [("1包", A, 56_800_000), ("2包", C, 23_000_000)]


def test_a_winner_of_several_lots_has_the_price_of_each() -> None:
    """（1、3包） behind his name, in a line or a cell."""
    prices = "1包568000元，2包230000元，3包100000元"
    assert told(read(f"中标人：{A}（1、3包），{C}（2包）\n中标金额：{prices}")) == [
        ("1包", A, 56_800_000),
        ("3包", A, 10_000_000),
        ("2包", C, 23_000_000),
    ]
    cell = table("中标人|中标金额", f"{A}（1包）<br>{C}（2包）|1包：568000元<br>2包：230000元")
    assert told(cell) == [("1包", A, 56_800_000), ("2包", C, 23_000_000)]


def test_lots_that_share_a_price_are_one() -> None:
    """包1-包3 behind the only winner."""
    assert told(read(f"中标人：{A}（包1-包3）\n中标金额：568000元")) == [("包1-包3", A, 56_800_000)]


def test_one_price_behind_winners_of_several_lots_is_nobodys() -> None:
    """It is not the last one's."""
    notice = read(f"中标人：{A}（1包），{C}（2包）\n中标金额：568000元")
    assert told(notice) == [("1包", A, None), ("2包", C, None)]
    assert NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize("prices", ["第1包50万元，第2包60万元", "第1包：50万元，第2包：60万元"])
def test_a_winner_without_lots_has_those_of_his_prices(prices: str) -> None:
    """With a colon behind the lot, or without."""
    assert told(read(f"中标人：{A}\n中标金额：{prices}")) == [("第1包", A, 50_000_000), ("第2包", A, 60_000_000)]


@pytest.mark.parametrize("nobody", ["无", "/", "流标"])
def test_a_lot_of_a_cell_that_has_no_winner_failed(nobody: str) -> None:
    """Between lots that have one."""
    cells = f"1包：{A}<br>2包：{nobody}<br>3包：{C}|1包：568000元<br>2包：/<br>3包：230000元"
    notice = table("中标人|中标金额", cells)
    assert told(notice) == [("1包", A, 56_800_000), ("3包", C, 23_000_000)]
    assert notice.failed_lots == ("2包",)


def test_the_kind_of_a_lots_price_is_not_the_next_lots() -> None:
    """中标类型 is said of the lot it stands under."""
    first = f"分包名称：第1包：校服\n供应商名称：{A}\n中标类型：折扣率中标\n中标（成交）金额（元）\\（%）：66.50\n"
    second = f"分包名称：第2包：物业\n供应商名称：{B}\n中标（成交）金额（元）\\（%）：1986600.00\n"
    notice = read(f"{first}{second}")
    assert [(a.lot, a.supplier.name, a.rate, a.amount and a.amount.minor) for a in notice.awards] == [
        ("第1包", A, "66.50%", None),
        ("第2包", B, None, 198_660_000),
    ]


def test_each_candidate_of_a_lot_has_the_price_listed_for_that_rank_of_it() -> None:
    """Offers first, names below; 2、02标段 counts the lots and is no end of the figure above it."""
    page = (
        "青溪区房屋维修及物资供应中标候选人公示\n一、中标候选人：\n"
        "1、01标段（房屋维修）\n第一名：投标报价（元）：2865100\n第二名：投标报价（元）：2879932.5\n"
        "2、02标段（物资供应）\n第一名：投标报价（元）：1130460\n第二名：投标报价（元）：1141000\n"
        f"二、中标候选人情况：\n01标段\n第一名：{A}\n第二名：{C}\n02标段\n第一名：{_D}\n第二名：{C}\n"
    )
    notice = read_notice(page)
    assert told(notice) == [
        ("01标段", A, 286_510_000),
        ("01标段", C, 287_993_250),
        ("02标段", _D, 113_046_000),
        ("02标段", C, 114_100_000),
    ]
    assert notice.marks == ()


def test_items_of_one_winner_in_one_table_each_have_their_sum() -> None:
    """Each item keeps its own sum and no lot is lost; a total printed outside the table is the sum of all items."""
    heads, first, second = "{}|货物名称|规格型号|数量|单位|成交供应商|金额（元）", "口罩|甲型|200|个", "手套|乙型|30|双"
    rows = (f"1|{first}|{A}|6400", f"2|{second}|{A}|2940", f"3|{second}|{B}|6300")
    assert told(table(heads.format("序号"), *rows)) == [(None, A, 640_000), (None, A, 294_000), (None, B, 630_000)]
    assert [lot for lot, _, _ in told(table(heads.format("包号"), *rows))] == ["1", "2", "3"]
    cells = "".join(f"<tr><td>{'</td><td>'.join(row.split('|'))}</td></tr>" for row in (heads.format("序号"), *rows[:2]))
    page = (
        f"<h1>青溪区采购成交公告</h1><p>成交供应商：{A}</p><p>成交金额：9340元</p><p>四、主要标的信息</p><table>{cells}</table>"
    )
    assert told(read_notice(page)) == [(None, A, 934_000)]
