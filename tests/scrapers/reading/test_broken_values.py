"""Figures, names and lots that a re-printed page broke: whole again, or marked. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.marks import Mark, NoticeMark
from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, table, told


@pytest.mark.parametrize("price", ["报价:798 000(元)", "报价：798 000（元）", "总价:798&nbsp;000(元)"])
def test_thousands_parted_by_a_blank_are_one_figure_behind_a_colon(price: str) -> None:
    """Before it and behind it nothing else stands."""
    assert told(table("供应商名称|中标金额", f"{A}|{price}")) == [(None, A, 79_800_000)]


@pytest.mark.parametrize(
    "price",
    [
        "总价:6 873405.50(元)",
        "687.34 0550万元",
        "6873 405.5（元）",
        "2100 000 .00",
        "2218.66<br>7392万元",
        "报价:6,8 73,405.50元",
    ],
)
def test_a_piece_of_a_figure_is_no_price(price: str) -> None:
    """Digits that stand beside it in its value may be its beginning, or its end."""
    (award,) = table("供应商名称|中标金额", f"{A}|{price}").awards
    assert award.amount is None
    assert Mark.UNREADABLE_AMOUNT in award.marks


@pytest.mark.parametrize("lines", ["68\n73405.50元", "687.34\n0550万元"])
def test_a_figure_below_digits_under_the_label_of_a_price_is_its_end(lines: str) -> None:
    """The label has no colon, and the value two lines."""
    (award,) = read(f"中标供应商\n{A}\n中标（成交）金额\n{lines}").awards
    assert award.amount is None
    assert Mark.UNREADABLE_AMOUNT in award.marks


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("中标供应商：甲乙工程有限责任公司\n惠水分公司", "甲乙工程有限责任公司惠水分公司"),
        ("中标供应商：北京中瑞会计师事务所\n（普通合伙）", "北京中瑞会计师事务所（普通合伙）"),
    ],
)
def test_the_end_of_a_name_stands_below_it(lines: str, whole: str) -> None:
    """A branch, and the kind of a partnership."""
    assert told(read(f"{lines}\n中标金额：568000元")) == [(None, whole, 56_800_000)]


@pytest.mark.parametrize("ending", ["股份有限公司", "有限责任公司"])
def test_a_break_before_the_ending_of_a_name_is_none(ending: str) -> None:
    """In an element that holds a line break, too."""
    page = f"<h1>青溪区设备采购中标公告</h1><p>中标供应商：甲水安建设集团<br>{ending}</p><p>中标金额：568000元</p>"
    assert told(read_notice(page)) == [(None, f"甲水安建设集团{ending}", 56_800_000)]


def test_a_branch_below_a_name_in_an_element_is_marked() -> None:
    """Whether it belongs to the name nobody says."""
    page = "<h1>青溪区设备采购中标公告</h1><p>中标供应商：甲乙工程有限责任公司<br>惠水分公司</p><p>中标金额：568000元</p>"
    assert NoticeMark.RESULT_NOT_READ in read_notice(page).marks


@pytest.mark.parametrize("piece", ["设计研究院", "设备经营部"])
def test_trades_alone_are_no_name_but_the_end_of_the_one_above(piece: str) -> None:
    """A line break left them below it."""
    notice = read(f"供应商名称\n供应商地址\n中标（成交）金额\n陕西省水利勘测\n{piece}\n西安市友谊路1号\n6873405.50元")
    assert told(notice) == [(None, f"陕西省水利勘测{piece}", 687_340_550)]


def test_lots_stand_in_the_column_of_numbers() -> None:
    """A分标 under 序号 is the lot of its row."""
    rows = (f"A分标|1,386,090.5元|{A}|南宁市", f"C分标|下浮率：9.80%|{C}|柳州市")
    items = "<table><tr><td>分标</td></tr><tr><td>A分标</td></tr><tr><td>C分标</td></tr></table>"
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    heads = "<tr><td>序号</td><td>中标（成交）金额</td><td>中标供应商名称</td><td>地址</td></tr>"
    notice = read_notice(
        f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p><table>{heads}{cells}</table><p>四、主要标的信息</p>{items}"
    )
    assert told(notice) == [("A分标", A, 138_609_050), ("C分标", C, None)]


def _items(last: str) -> Notice:
    winner = "<table><tr><td>供应商名称</td><td>供应商地址</td></tr><tr><td>{}</td><td>青溪</td></tr></table>"
    heads = "<tr><td>名称</td><td>数量</td><td>单价（元）</td><td>总价（元）</td></tr>"
    one = "<tr><td>电脑</td><td>10</td><td>5000</td><td>50000</td></tr>"
    two = "<tr><td>桌</td><td>10</td><td>500</td><td>5000</td></tr><tr><td>椅</td><td>5</td><td>200</td><td>1000</td></tr>"
    return read_notice(
        "<h1>青溪区设备采购中标公告</h1><p>三、中标（成交）信息</p>"
        f"<p>1包</p>{winner.format(A)}<p>2包</p>{winner.format(C)}<p>四、主要标的信息</p>"
        f"<p>1包</p><table>{heads}{one}</table><p>2包</p><table>{heads}{two}{last}</table>"
    )


def test_the_sum_of_a_lots_items_is_its_price() -> None:
    """The only item, or the row of their sum, under the head of the lot."""
    notice = _items("<tr><td>合计</td><td></td><td></td><td>6000</td></tr>")
    assert told(notice) == [("1包", A, 5_000_000), ("2包", C, 600_000)]
    assert not notice.marks


def test_items_whose_sum_nobody_prints_are_marked() -> None:
    """The result of their lot has no price."""
    notice = _items("")
    assert told(notice) == [("1包", A, 5_000_000), ("2包", C, None)]
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_a_second_winner_that_is_nobody_fails_no_lot() -> None:
    """成交人2：无 below the first."""
    notice = read(
        f"第1标段：设备\n成交人1：{A}\n成交价格：88.9万元\n成交人2：无\n第2标段：安装\n成交人1：{C}\n成交价格：6万元\n成交人2：无"
    )
    assert (told(notice), notice.failed_lots) == ([("第1标段", A, 88_900_000), ("第2标段", C, 6_000_000)], ())


def test_kinds_of_notices_glued_in_a_line_are_a_menu() -> None:
    """None of them is the title, and none says the type."""
    menu = "<div><span>青溪采购服务平台</span><a>采购公告</a><a>变更公告</a><a>中标/成交公告</a><a>终止公告</a></div>"
    page = f"<title>成交公告_青溪采购服务平台</title>{menu}<div>青溪铁路局机械配件谈判成交公告</div><p>成交供应商：{A}</p>"
    notice = read_notice(f"<html><body>{page}<p>成交金额：568000元</p></body></html>")
    assert notice.title == "青溪铁路局机械配件谈判成交公告"
    assert told(notice) == [(None, A, 56_800_000)]


def test_a_cell_headed_result_may_hold_a_sum_or_a_rate() -> None:
    """With its label in it, or without."""
    notice = table("标包|供应商|中标（成交）结果", f"A包|{A}|中标金额：1,687,250.00元", f"B包|{C}|折扣率：88.5%")
    assert told(notice) == [("A包", A, 168_725_000), ("B包", C, None)]
    assert notice.awards[1].rate == "88.5%"


def test_the_unit_of_a_sum_stands_below_it() -> None:
    """In brackets, in a cell of text; the row is not lost."""
    notice = read(
        f"序号\n中标金额(元)\n中标供应商名称\n地址\n1\n总价:\n568000\n(元)\n{A}\n杭州市\n2\n总价:\n230000\n(元)\n{C}\n宁波市"
    )
    assert told(notice) == [(None, A, 56_800_000), (None, C, 23_000_000)]


def test_a_lots_name_glued_before_its_winners_is_not_part_of_it() -> None:
    """Elsewhere the lot has that name, and what follows is nobody's."""
    first = "1标项1 检验外送乌鲁木齐金域医学检验所有限公司新疆乌鲁木齐高新区蓝天路216号折扣率:62.5（%）94.1"
    second = "2标项2 试剂配送喀什健坤医药有限责任公司新疆喀什市世纪大道88号折扣率:89（%）90.3"
    notice = read(
        f"序号标项名称供应商名称供应商地址中标（成交）金额评审总得分{first}{second}\n四、主要标的信息\n"
        "序号标项名称标的名称服务范围1标项1 检验外送检验外送详见文件2标项2 试剂配送试剂详见清单"
    )
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [
        ("标项1", "乌鲁木齐金域医学检验所有限公司"),
        ("标项2", "喀什健坤医药有限责任公司"),
    ]


def test_hundreds_of_yuan_are_a_unit() -> None:
    """百元, as 千元 and 万元 are."""
    assert told(read(f"中标人：{A}\n中标金额（单位：百元）：5680")) == [(None, A, 56_800_000)]


@pytest.mark.parametrize("price", ["投标报价 单位:万元：578", "预算/成交：60万元/57.8万元"])
def test_a_price_in_a_form_nobody_knows_is_marked(price: str) -> None:
    """The result has none, and figures stand where one would."""
    notice = read(f"中标人：{A}\n{price}")
    assert told(notice) == [(None, A, None)]
    assert NoticeMark.RESULT_NOT_READ in notice.marks


@pytest.mark.parametrize(("price", "rate"), [("折扣率：0.68", "0.68"), ("折扣率（%）：0.68", "0.68%"), ("下浮率：12", "12%")])
def test_a_discount_below_one_without_a_sign_is_a_fraction(price: str, rate: str) -> None:
    """0.68 of the price, and no 0.68 per cent of it."""
    assert [award.rate for award in read(f"中标人：{A}\n{price}").awards] == [rate]


@pytest.mark.parametrize(
    ("above", "name", "marked"),
    [
        ("南京秦淮自动化仪", "表厂", True),
        ("青溪县保宁街道鑫", "旺电器门市", True),
        ("青溪县保宁街道8号", "鑫旺电器门市", False),
        ("青溪县保宁街道", "鑫旺电器门市", False),
        ("青溪县片区水表采购", "杭州甲乙仪表厂", False),
        ("水表采购", "鑫旺电器门市", False),
    ],
)
def test_a_short_name_below_the_beginning_of_one_is_in_doubt(above: str, name: str, marked: bool) -> None:
    """A line that begins with a place, and is no address and no name by itself."""
    notice = read(f"序号\n标段名称\n中标供应商\n中标金额（元）\n1\n{above}\n{name}\n978000.00")
    assert (NoticeMark.RESULT_NOT_READ in notice.marks) is marked


def test_a_sum_in_words_goes_on_over_a_line() -> None:
    """壹佰 / 贰拾捌万陆仟伍佰元整: a piece of it is marked."""
    price = "￥1286500.\n00元（大写：壹佰\n贰拾捌万陆仟伍佰元\n整）"
    notice = read(f"供应商名称\n供应商地址\n中标（成交）金额\n{A}\n青溪县蓉城镇\n九华西路12号\n{price}")
    assert NoticeMark.RESULT_NOT_READ in notice.marks or told(notice) == [(None, A, 128_650_000)]


def test_no_name_stands_in_the_column_of_lots() -> None:
    """包号 over the first of two names of a venture that a narrow column broke."""
    heads = ("包号", "供应商名称", "供应商地址", "中标（成交）金额（万元）", "评审总得分")
    rows = ("01", "北京绿卫士生物防治站", "昌平区沙河镇", "64.225", "92.14", "02", f"{A}、宁", "波戊己设备有限公司（联", "合体）")
    notice = read("\n".join((*heads, *rows, "保定市清苑区", "118.9", "90.4")))
    assert all(lot in (None, "01", "02") for lot, _, _ in told(notice))
