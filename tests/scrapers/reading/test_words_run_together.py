"""Cells of words in tables whose cells run together, and lots that failed in them. Every page is synthetic."""

from __future__ import annotations

import time

import pytest

from scrapers.marks import Mark, NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, read, told

_LONG = ("安徽甲乙水利建筑工程有限公司", "阜阳市丙丁市政园林有限公司", "安徽省戊己水利水电工程有限公司")
_HEADS = "标段中标人中标价（元）工期项目经理注册编号"
_ROWS = (
    f"一标段{_LONG[0]}18,625,413.27180日历天王某皖234121200456二标段{_LONG[1]}16,980,022.50180日历天张某皖134111100781"
    f"三标段{_LONG[2]}21,003,866.18180日历天刘某皖134060700012"
)


def test_columns_of_words_need_not_be_told_apart() -> None:
    """Whose manager ends where is nobody's question; which lot's price is whose is."""
    prices = (1_862_541_327, 1_698_002_250, 2_100_386_618)
    assert told(read(f"{_HEADS}{_ROWS}\n")) == [*zip(("一标段", "二标段", "三标段"), _LONG, prices, strict=True)]


def test_items_run_together_are_given_up_in_time() -> None:
    """Six columns of words over many rows."""
    items = "".join(
        f"{i % 7 + 1}{A}监护仪型号{i}某牌规格{i * 3}{i % 5 + 1}台某厂生产质保{i % 3 + 1}年{i * 731}00.00" for i in range(1, 40)
    )
    begun = time.process_time()
    notice = read(f"中标供应商：{A}\n中标金额：98000元\n标段供应商名称货物名称品牌规格型号数量服务要求单价（元）{items}\n")
    assert time.process_time() - begun < 2
    assert told(notice)[0] == (None, A, 9_800_000)


@pytest.mark.parametrize("place", ["桂林市", "百色市"])
def test_a_lot_called_by_its_place_ends_before_the_next_place(place: str) -> None:
    """东片区, and no 片区桂林市某某公司."""
    heads = "序号标项名称供应商名称供应商地址中标（成交）金额评审总得分"
    rows = (
        f"1东片区{place}甲乙农产品配送有限公司{place}榕山路18号报价：680000（元）94.5"
        f"2西片区{place}丙丁供应链管理有限公司{place}漓江路28号报价：72000（元）92.18"
    )
    notice = read(f"1.中标结果：\n{heads}{rows}\n")
    assert told(notice) == [
        ("东片区", f"{place}甲乙农产品配送有限公司", 68_000_000),
        ("西片区", f"{place}丙丁供应链管理有限公司", 7_200_000),
    ]


_WON = f"1.中标结果：\n序号中标（成交）金额(元)中标供应商名称中标供应商地址评审总得分1报价：186500(元){A}青溪县东街9号91.2\n"


@pytest.mark.parametrize(
    ("lost", "failed"),
    [
        ("1等保测评服务实质性响应的供应商不足3家", ("等保测评服务",)),
        ("3骨科耗材参加本标项投标的供应商不足三家无5透析耗材有效供应商不足三家无", ("骨科耗材", "透析耗材")),
        ("2标项2至投标截止时间递交投标文件的供应商不足三家", ("标项2",)),
        (f"1青溪县检测服务{C}未按要求响应无", ()),
        ("", ()),
    ],
)
def test_a_table_run_together_tells_which_lots_failed(lost: str, failed: tuple[str, ...]) -> None:
    """By the words before the reason; who is named there was only rejected."""
    notice = read(f"{_WON}2.废标结果：\n序号标项名称废标理由其他事项{lost}\n")
    assert (told(notice), notice.failed_lots) == ([(None, A, 18_650_000)], failed)


@pytest.mark.parametrize(
    ("said", "failed"),
    [
        ("D包因有效投标人不足三家，按废标处理。", ("D包",)),
        ("D包因有效投标人不足三家，废标。", ("D包",)),
        ("D包有效投标人不足三家的，按废标处理。", ()),
        ("无", ()),
    ],
)
def test_a_label_of_what_failed_tells_a_lot(said: str, failed: tuple[str, ...]) -> None:
    """In a sentence of its own behind the winners; a rule tells none."""
    notice = read(f"A包：\n中标供应商：{A}\n中标金额：98000元\n废标情况：{said}\n")
    assert (told(notice), notice.failed_lots) == ([("A包", A, 9_800_000)], failed)


def test_candidates_stand_behind_their_ranks_in_a_cell() -> None:
    """第一中标候选人：某某公司 under 中标候选人名称."""
    cells = "\n".join(
        f"第{rank}中标候选人：{name}\n{price}.46\n合格\n150日历天"
        for rank, name, price in zip("一二三", (A, B, C), (15_863_211, 15_790_032, 15_901_477), strict=True)
    )
    heads = "中标候选人名称\n投标报价（元）\n质量\n工期"
    notice = read_notice(
        f"青溪县公路养护中标候选人公示\n第一标段\n{heads}\n{cells}\n公示期：2026年8月4日至2026年8月6日\n", kind="text"
    )
    assert [(a.lot, a.supplier.name, a.rank, str(a.amount)) for a in notice.awards] == [
        ("第一标段", A, 1, "15863211.46"),
        ("第一标段", B, 2, "15790032.46"),
        ("第一标段", C, 3, "15901477.46"),
    ]
    assert NoticeMark.RESULT_NOT_READ not in notice.marks


def test_a_part_begins_behind_a_telephone_number() -> None:
    """联系方式：0571-86543212.采购代理机构信息, in a page of one line."""
    line = (
        f"一、项目编号：QX-2026-018 二、项目名称：青溪县设备采购 三、中标信息 中标供应商：{A} 中标金额：98000元 "
        "四、联系方式 1.采购人信息名称：青溪县教育局地址：东街9号联系方式：0571-86543212.采购代理机构信息（如有）"
        "名称：青溪招标代理有限公司地址：西街1号联系方式：0571-81234563.项目联系方式项目联系人：王工电话：0571-8123456"
    )
    notice = read_notice(f"青溪县设备采购中标公告\n{line}\n", kind="text")
    assert (notice.buyer and notice.buyer.name, notice.agency and notice.agency.name) == ("青溪县教育局", "青溪招标代理有限公司")


def test_the_head_of_a_unit_runs_into_that_of_the_price() -> None:
    """中标金额单位 over 198.6万元, where no other head tells a price."""
    heads = "包号供应商名称供应商地址中标金额单位评审得分"
    notice = read(f"{heads}第1包{A}杭州市东街9号198.600000万元91.20第2包{C}宁波市西街11号188.500000万元93.50\n")
    assert told(notice) == [("第1包", A, 198_600_000), ("第2包", C, 188_500_000)]


@pytest.mark.parametrize("gap", [" ", "：", ""])
def test_a_lot_and_what_it_buys_stand_behind_one_label(gap: str) -> None:
    """第1包 数据库 is lot 第1包."""
    lots = "".join(
        f"供应商名称：{name}\n包组或产品名称：第{n}包{gap}{'数据库' * bool(gap)}\n中标（成交）金额：{n}.0000000（万元）\n"
        for n, name in ((1, A), (2, C))
    )
    assert told(read(lots)) == [("第1包", A, 1_000_000), ("第2包", C, 2_000_000)]


@pytest.mark.parametrize("rest", ["（暂定价56314200元）", ""])
def test_a_part_beside_a_rate_of_another_is_no_price(rest: str) -> None:
    """设计费 is not what the whole costs."""
    (award,) = read(f"中标人：{A}\n中标价：设计费：1286000元；建安工程费：下浮率9.8%{rest}\n").awards
    assert award.amount is None
    assert award.marks or award.rate


def test_a_part_of_a_tender_begins_behind_the_fen_of_another() -> None:
    """685,300.002分标 is no count of points, nor 002分标; telephone numbers are words."""
    rows = (
        f"1分标{A}韦工13977201234来宾市桂中大道89号685,300.002分标柳州市甲乙家具厂覃工0772-3851234柳州市航鹰大道6号412,000.00"
        f"3分标{C}莫工18677112345宁波市星光大道42号98,650.00"
    )
    notice = read(f"分标号成交供应商联系人联系电话地址成交金额（元）{rows}\n")
    assert told(notice) == [("1分标", A, 68_530_000), ("2分标", "柳州市甲乙家具厂", 41_200_000), ("3分标", C, 9_865_000)]


@pytest.mark.parametrize("place", ["包头市", "合肥市", "个旧市"])
def test_a_place_may_begin_as_a_lot_ends(place: str) -> None:
    """5包头市某某公司 is the fifth row, and no lot 5包."""
    names = [f"{place}甲乙{n}会计师事务所有限公司" for n in "丙丁戊己庚"]
    rows = "".join(f"{n}{name}9115060211690123{n}D9{n}.4{n}" for n, name in enumerate(names, 1))
    notice = read(f"序号入围供应商名称统一社会信用代码综合得分{rows}\n")
    assert [award.supplier.name for award in notice.awards] == names


def test_rows_of_nobody_stand_between_those_of_winners_that_run_together() -> None:
    """B包废标（有效供应商不足三家）// behind the fen of A包."""
    rows = f"A包{A}杭州市东街道9号1,268,000.00B包废标（有效供应商不足三家）//C包{C}宁波市西街7号386,500.00D包流标//"
    notice = read(f"包号供应商名称供应商地址中标（成交）金额（元）{rows}\n")
    assert (told(notice), notice.failed_lots) == ([("A包", A, 126_800_000), ("C包", C, 38_650_000)], ("B包", "D包"))


def test_a_unit_price_that_may_begin_elsewhere_is_marked() -> None:
    """街道18|6.00 or 街道|186.00."""
    rows = f"1标段{A}昆明市矣六街道186.002年2标段{C}文山市开化街道179.502年"
    notice = read(f"标段供应商名称供应商地址成交单价（元/套）质保期{rows}\n")
    assert [(a.lot, a.amount, a.marks) for a in notice.awards] == [
        ("1标段", None, (Mark.UNREADABLE_AMOUNT,)),
        ("2标段", None, (Mark.UNREADABLE_AMOUNT,)),
    ]


def test_two_heads_of_figures_with_a_blank_between_them_are_two() -> None:
    """最终得分 排名, before 是否中标, over lines of bids."""
    lines = (f"01 {A} 1698000 92.1 1 是", f"01 {B} 1720000 84.6 2 否", f"02 {C} 1310000 90.3 1 是", f"02 {A} 1330000 85.2 2 否")
    notice = read("包号 投标人名称 投标报价（元） 最终得分 排名 是否中标\n" + "\n".join(lines) + "\n")
    assert told(notice) == [("01", A, 169_800_000), ("02", C, 131_000_000)]


def test_what_is_counted_begins_no_name() -> None:
    """6艘 before 鹰潭市某某公司."""
    rows = "包一应急通信指挥车1辆江西甲乙专用车有限公司56,000.0056,000.00包二冲锋舟6艘鹰潭市丙丁器材有限公司6,433.33338,600.00"
    notice = read(f"包号货物名称数量中标供应商单价（元）总价（元）{rows}\n")
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [
        ("包一", "江西甲乙专用车有限公司"),
        ("包二", "鹰潭市丙丁器材有限公司"),
    ]


def test_a_lot_cancelled_behind_those_won_has_failed() -> None:
    """In a clause of its own in the line of the winners."""
    notice = read(f"第1包中标供应商：{A}，中标金额：1,860,000.00元；第2包：采购人取消采购。\n")
    assert (told(notice), notice.failed_lots) == ([("第1包", A, 186_000_000)], ("第2包",))


def test_a_rank_before_a_lot_is_none_of_its_number() -> None:
    """综合排名第一二包 is 第一, and 二包."""
    rows = f"一包{A}2,356,000.00综合排名第一二包{C}1,120,000.00综合排名第一；{A}排名第二三包//有效供应商不足三家，流标"
    notice = read(f"包号供应商中标价（元）备注{rows}\n")
    assert (told(notice), notice.failed_lots) == ([("一包", A, 235_600_000), ("二包", C, 112_000_000)], ("三包",))


def test_a_lot_stands_before_the_label_of_its_price() -> None:
    """水稻种子总报价：1268000.00(元)."""
    heads = "序号标项名称中标（成交）金额(元)中标供应商名称中标供应商地址评审总得分"
    rows = f"1水稻种子总报价:1268000.00(元){A}南宁市大学东路166号93.52玉米种子总报价:896000.00(元){C}南宁市沙井大道7号91.08"
    assert told(read(f"1.中标结果：\n{heads}{rows}\n")) == [("水稻种子", A, 126_800_000), ("玉米种子", C, 89_600_000)]
