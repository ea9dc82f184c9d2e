"""Rows without gaps between their cells, cut by what each column can hold. Every page is synthetic."""

from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.notice import Mark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, told

_HEADS = "排名中标候选人名称投标报价（元）工期（日历天）质量标准综合得分\n"
_ROWS = (
    "1云南甲乙土地开发工程有限公司6,523,418.90240合格92.15\n"
    "2昆明丙丁土地整理工程有限责任公司6,610,002.37240合格90.88\n"
    "3红河州某某工程队6,588,871.00240合格87.30\n"
)
_READ = [
    ("云南甲乙土地开发工程有限公司", "6523418.90", 1),
    ("昆明丙丁土地整理工程有限责任公司", "6610002.37", 2),
    ("红河州某某工程队", "6588871.00", 3),
]


def _page(rows: str, heads: str = _HEADS) -> str:
    lots = (f"标段{lot}：甲乙县{lot}镇土地整治项目\n{heads}{rows}" for lot in "一二")
    return f"甲乙县土地整治项目中标候选人公示\n项目编号：WS-2026-1219\n{''.join(lots)}公示期：2026年1月22日至2026年1月24日。\n"


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (_HEADS, _ROWS),
        (_HEADS, _ROWS.replace("240合", "60合")),
        (_HEADS, _ROWS.replace("240合", " 240合")),
        (_HEADS.replace("工期（日历天）", ""), _ROWS.replace("240合", "合")),
    ],
)
def test_a_price_ends_with_its_fen(heads: str, rows: str) -> None:
    """Whatever figure runs on behind it."""
    read = read_notice(_page(rows, heads))
    assert [(a.lot, a.supplier.name, str(a.amount), a.rank) for a in read.awards] == [
        (lot, *each) for lot in ("标段一", "标段二") for each in _READ
    ]
    assert not read.marks


@pytest.mark.parametrize(
    "rows", [_ROWS.replace(",", ""), _ROWS.replace(",", "").replace(".90240", "240").replace(".37240", "240")]
)
def test_a_price_that_may_end_elsewhere_is_marked(rows: str) -> None:
    """Without commas and fen nobody can say."""
    awards = read_notice(_page(rows)).awards
    assert awards
    assert all(a.marks == (Mark.UNREADABLE_AMOUNT,) for a in awards if a.amount is None)
    assert {str(a.amount) for a in awards if a.amount is not None} <= {amount for _, amount, _ in _READ}


def test_groups_of_thousands_end_a_price() -> None:
    """6,523,418|240合格: a group has three digits."""
    awards = read_notice(_page(_ROWS.replace(".90240", "240").replace(".37240", "240"))).awards
    assert [str(a.amount) for a in awards[:3]] == ["6523418.00", "6610002.00", "6588871.00"]


@pytest.mark.parametrize(
    ("heads", "rows", "results"),
    [
        # no points behind the price: the next row's number stands right behind its unit
        (
            "序号供应商名称供应商地址中标（成交）金额",
            f"1{A}重庆市南岸区南滨路22号1栋27-4报价:322313.52(元)2{B}长春市朝阳区育民路报价:391160.1(元)",
            [(None, A, 32_231_352), (None, B, 39_116_010)],
        ),
        # the number of the lot that failed is left out
        (
            "序号中标（成交）金额（元）中标供应商名称中标供应商地址评审总得分",
            f"1报价：3268000（元）{A}杭州市滨江区1203室92.43报价：479680（元）{B}安吉县竹产业园区85.07",
            [(None, A, 326_800_000), (None, B, 47_968_000)],
        ),
        (
            "序号供应商名称供应商地址中标（成交）金额评审总得分",
            f"1{A}焉耆县牧场单价：62.8（元/公斤）91.62{B}库尔勒市3号投标报价：1186450.5（元）80.02",
            [(None, A, None), (None, B, 118_645_050)],
        ),
        # a name by its place alone
        (
            "序号供应商名称供应商地址中标（成交）金额评审总得分",
            f"1{A}广州市番禺区238号701房报价:322436(元)97.562青溪煤炭宾馆北京市门头沟区20号209室报价:61000(元)61.55",
            [(None, A, 32_243_600), (None, "青溪煤炭宾馆", 6_100_000)],
        ),
        # who bids in brackets behind a name
        (
            "序号中标（成交）金额（元）中标供应商名称中标供应商地址",
            f"1576361.44青溪太重宾馆（有限公司）长春市朝阳区育民路8号2798000{B}青溪市二路2号",
            [(None, "青溪太重宾馆（有限公司）", 57_636_144), (None, B, 79_800_000)],
        ),
        ("包号中标供应商中标金额（元）", f"一包四川甲乙建设有限公司4979520.36\n二包{B}3037507.00", None),
        (
            "中标金额（元）中标供应商标段",
            f"21000.00{A}第一包\n57837.00{B}第二包",
            [("第一包", A, 2_100_000), ("第二包", B, 5_783_700)],
        ),
        (
            "标段中标人中标金额（元）份额",
            f"1标段{A}2133900.0060%\n2标段{B}663100.0040%",
            [("1标段", A, 213_390_000), ("2标段", B, 66_310_000)],
        ),
        # the lot of the row above, of which the cell spans two rows
        ("包号中标供应商中标金额（元）", f"1包{A}2133900.00\n{B}663100.00", [("1包", A, 213_390_000), ("1包", B, 66_310_000)]),
        ("包号中标供应商中标金额（元）开标时间", f"1包{A}1216143.002026-07-08 09:30", [("1包", A, 121_614_300)]),
    ],
)
def test_each_cell_is_what_its_column_holds(
    heads: str, rows: str, results: list[tuple[str | None, str, int | None]] | None
) -> None:
    """The rows are cut where every cell can stand in its column, and no other way is as good."""
    expected = results or [("一包", "四川甲乙建设有限公司", 497_952_036), ("二包", B, 303_750_700)]
    assert told(read(f"{heads}\n{rows}")) == expected


def test_a_head_that_no_list_holds_ends_where_the_first_row_begins() -> None:
    """入围名次1某某公司."""
    line = f"四、中标人情况：序号中标人名称综合下浮率评审得分入围名次1{A}18.5%93.2012{B}16.0%91.562五、公示期：2026年8月3日起"
    awards = read_notice(f"某银行维修服务入围项目中标结果公示\n{line}\n", kind="text").awards
    assert [(award.supplier.name, award.rate) for award in awards] == [(A, "18.5%"), (B, "16.0%")]


def test_lots_of_what_was_bought_are_those_of_the_rows_with_their_numbers() -> None:
    """1采购包1…2采购包2… below: the second winner's is 采购包2."""
    heads = "序号供应商名称供应商地址中标（成交）金额评审总得分"
    rows = f"{heads}1{A}太原市西路51号报价：1860000（元）90.223{B}朔州市东路报价：213900（元）88.1"
    items = "序号标项名称标的名称品牌数量单价1采购包1摄影系统万东3台6200003采购包3心电图机理邦23台9300"
    assert told(read(f"{rows}\n四、主要标的信息\n{items}")) == [("采购包1", A, 186_000_000), ("采购包3", B, 21_390_000)]


def test_points_before_prices_are_told_apart_by_the_total() -> None:
    """Of two rows each of which may begin elsewhere, those are right whose sum the page tells; lots begin with their names."""
    heads = "序号标项名称中标供应商名称中标供应商地址评审总得分中标（成交金额）备注"
    second = "上海丙丁检测技术有限公司"
    rows = f"1包件1：河道养护{A}上海市松江区945弄18号91.23868000.00元无2包件2：水质监测{second}上海市闵行区34幢87.75496800.00元无"
    notice = read(f"{heads}{rows}\n包件3因响应供应商不足三家，采购失败。\n总中标金额：￥436.48万元")
    assert told(notice) == [("包件1", A, 386_800_000), ("包件2", second, 49_680_000)]
    assert notice.failed_lots == ("包件3",)


def test_a_bracket_about_points_stands_between_a_name_and_its_place() -> None:
    """青海某某公司（评审总得分：90.15分，综合排名第一）青海省…"""
    heads = "序号中标（成交）金额（元）中标供应商名称中标供应商地址"
    rows = f"11998400{A}（评审总得分：90.15分，综合排名第一）青海省西宁市1室2876500{B}（评审总得分：88分，综合排名第一）西宁市2室"
    assert told(read(f"{heads}{rows}")) == [(None, A, 199_840_000), (None, B, 87_650_000)]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("中标人注册资本（万元）中标价（元）", f"{A}50003729460.36"),
        ("供应商名称供应商地址中标金额", f"{A}重庆市南岸区南滨路22号1栋27-4210667.00元"),
        ("标包中标供应商中标金额（万元）税率", f"第1包{A}181.4513%"),
        # the price without tax is plain, and not the one asked for
        ("投标人名称投标总价(不含增值税)(元)增值税税率(%)投标总价(含增值税)(元)", f"{A}452408.3291538121.80"),
    ],
)
def test_a_price_of_two_readings_is_no_amount(heads: str, rows: str) -> None:
    """Where a column ends that another figure follows nobody can say: there is no amount, and a mark."""
    award = read(f"{heads}\n{rows}").awards[0]
    assert (award.supplier.name, award.amount, award.marks) == (A, None, (Mark.UNREADABLE_AMOUNT,))


def test_a_row_ends_before_the_next_lot() -> None:
    """Its last cell holds neither that lot nor its price; the one in between failed."""
    notice = read(f"标段中标人中标价（元）工期一标段{A}6286500.00180日历天二标段///三标段{B}978000.0090日历天\n四、其他\n")
    assert (told(notice), notice.failed_lots) == ([("一标段", A, 628_650_000), ("三标段", B, 97_800_000)], ("二标段",))


def test_a_reason_with_a_figure_is_no_name() -> None:
    """因有效投标人不足3家，本标项废标, before the next lot."""
    rows = f"标项1{A}1286500.00标项2因有效投标人不足3家，本标项废标标项3{C}200000.00"
    notice = read(f"标项中标人中标价（元）{rows}\n四、其他\n")
    assert (told(notice), notice.failed_lots) == ([("标项1", A, 128_650_000), ("标项3", C, 20_000_000)], ("标项2",))


def test_who_has_not_won_is_told_by_yes_and_no() -> None:
    """是否中标 before the reason."""
    rows = f"1{A}1286500.00是/2{B}1250000.00否得分较低3{C}1199000.00否符合性审查未通过"
    assert told(read(f"序号供应商名称投标报价（元）是否中标未中标原因{rows}\n四、其他\n")) == [(None, A, 128_650_000)]


@pytest.mark.parametrize(("lead", "member"), [("（牵头人）", "（成员）"), ("（联合体牵头方）", "（联合体成员）")])
def test_roles_stand_behind_the_names_of_a_venture(lead: str, member: str) -> None:
    """In brackets, the last before the price."""
    rows = f"一标段{A}{lead}、{C}{member}6286500.00180日历天"
    (award,) = read(f"标段中标人中标价（元）工期{rows}\n四、其他\n").awards
    assert (award.supplier.name, [m.name for m in award.members], str(award.amount)) == (A, [C], "6286500.00")


@pytest.mark.parametrize("gap", ["", " ", "     ", "\n"])
def test_the_names_of_a_venture_stand_behind_their_labels(gap: str) -> None:
    """牵头供应商：某某公司 投标联合体：某某公司、某某厂, with blanks or a line between them."""
    rows = f"1牵头供应商：{gap}{A}{gap}投标联合体：{A}、{B}长春市净月区总价：1886000（元）90.2"
    (award,) = read(f"序号供应商名称供应商地址中标（成交）金额评审总得分{rows}\n四、其他\n").awards
    assert (award.supplier.name, [m.name for m in award.members], str(award.amount)) == (A, [B], "1886000.00")


def test_the_sum_in_words_is_of_the_prices_cell() -> None:
    """100元（大写：壹佰元整）."""
    rows = f"包1{A}青溪县东街￥1286500.00元（大写：壹佰贰拾捌万陆仟伍佰元整）"
    assert told(read(f"包号供应商名称供应商地址中标（成交）金额{rows}\n四、其他\n")) == [("包1", A, 128_650_000)]


_PLACES = (
    "重庆市南岸区南滨路22号1栋27-4",
    "长春市朝阳区育民路",
    "南宁市五象大道9号",
    "广州市番禺区兴南大道238号701房",
    "徐闻县徐城一层",
)
_row = st.tuples(
    st.sampled_from([A, B, C, "青溪煤炭宾馆"]),
    st.sampled_from(_PLACES),
    st.integers(8_000, 99_999_999),
    st.sampled_from(["", ".00", ".5", ".35"]),
    st.sampled_from(["88", "91.5", "97.56"]),
)


@settings(max_examples=150)
@given(
    rows=st.lists(_row, min_size=1, max_size=4, unique_by=itemgetter(0)),
    label=st.sampled_from(["", "报价:", "投标总报价(元):"]),
    priced_first=st.booleans(),
    scored=st.booleans(),
)
def test_what_is_not_marked_is_right(
    rows: list[tuple[str, str, int, str, str]], label: str, priced_first: bool, scored: bool
) -> None:
    """Whatever names, places, prices and points stand in a table that runs together, no wrong or missing result is unmarked."""
    columns = ["中标（成交）金额（元）", "中标供应商名称", "中标供应商地址"]
    heads = "".join(["序号", *(columns if priced_first else [*columns[1:], columns[0]]), "评审总得分" if scored else ""])
    data = ""
    for number, (name, place, sum_, decimals, points) in enumerate(rows, 1):
        price = f"{label}{sum_}{decimals}(元)"
        cells = [price, name, place] if priced_first else [name, place, price]
        data += "".join([str(number), *cells, points if scored else ""])
    notice = read(f"{heads}{data}\n四、其他\n无")
    if not notice.marks and not any(award.marks for award in notice.awards):
        sums = [round(float(f"{sum_}{decimals}") * 100) for _, _, sum_, decimals, _ in rows]
        assert [(supplier, amount) for _, supplier, amount in told(notice)] == [
            (name, amount) for (name, *_), amount in zip(rows, sums, strict=True)
        ]
