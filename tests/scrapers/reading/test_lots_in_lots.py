"""Lots numbered anew in each part of a campaign (分标 001 包1), and lots with codes for numbers. Every page is synthetic."""

import pytest

from scrapers.notice import Mark, NoticeMark
from scrapers.reading import read_notice

_A, _B, _C = "杭州甲乙信息技术有限公司", "绍兴丙丁机电厂", "宁波戊己设备有限公司"


def _table(*rows: tuple[str, ...]) -> str:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><h1>青溪电网物资采购中标公告</h1><table>{cells}</table></body></html>"


@pytest.mark.parametrize("outer", [("分标编号", "分标名称"), ("标段编号", "标段名称"), ("标项编号", "标项名称")])
@pytest.mark.parametrize(("inner", "one", "two"), [("包号", "包1", "包2"), ("包号", "1", "2"), ("包件号", "包件1", "包件2")])
def test_a_package_that_failed_is_told_from_the_one_won_elsewhere(outer: tuple[str, str], inner: str, one: str, two: str) -> None:
    """包2 of the first part is won, 包2 of the second has failed."""
    first, second = ("QX-001", "变压器"), ("QX-002", "电缆")
    notice = read_notice(
        _table((*outer, inner, "中标人"), (*first, one, _A), (*first, two, _B), (*second, one, _C), (*second, two, "本包流标"))
    )
    told = [(award.lot_group, award.lot) for award in notice.awards]
    assert told == [("QX-001", one), ("QX-001", two), ("QX-002", one)]
    assert (notice.failed_lots, notice.marks) == ((f"QX-002 {two}",), ())


def test_a_part_without_a_number_is_told_by_its_name() -> None:
    """A column of names parts the packages as well."""
    notice = read_notice(
        _table(("分标名称", "包号", "中标人"), ("变压器", "包1", _A), ("变压器", "包2", "流标"), ("电缆", "包1", "流标"))
    )
    assert [(award.lot_group, award.lot) for award in notice.awards] == [("变压器", "包1")]
    assert notice.failed_lots == ("包2", "电缆 包1")


def test_packages_that_fail_in_two_parts_are_two() -> None:
    """One number, two lots."""
    rows = [
        ("001", "变压器", "包1", _A),
        ("001", "变压器", "包2", "流标"),
        ("002", "电缆", "包2", "流标"),
        ("002", "电缆", "包1", _B),
    ]
    assert read_notice(_table(("分标编号", "分标名称", "包号", "中标人"), *rows)).failed_lots == ("001 包2", "002 包2")


def test_the_name_of_a_package_is_no_part() -> None:
    """A column of names beside the numbers of the same lots tells nothing apart."""
    notice = read_notice(_table(("包号", "分包名称", "中标人"), ("1", "变压器", _A), ("2", "电缆", _B)))
    assert [(award.lot_group, award.lot) for award in notice.awards] == [(None, "1"), (None, "2")]


def test_a_lot_that_is_won_and_failed_alike_is_marked() -> None:
    """Without a column that tells them apart only one of them can be."""
    notice = read_notice(_table(("包号", "中标人"), ("包1", _A), ("包2", _B), ("包2", "流标")))
    assert notice.marks == (NoticeMark.RESULT_NOT_READ,)


@pytest.mark.parametrize("lot", ["A01包", "包A01", "包件A01", "A1标段", "JL01标段", "SG-1标", "CG-02包件", "第A01包", "标段SG-1"])
@pytest.mark.parametrize("behind", ["：", "（湘西线）："])
def test_a_lot_called_by_a_code_is_read_whole(lot: str, behind: str) -> None:
    """Letters before the figures belong to it."""
    page = (
        f"青溪桥梁大修中标候选人公示\n一、评标结果\n{lot}{behind}\n第一中标候选人：{_A}，投标报价：100000元\n"
        f"第二中标候选人：{_B}，投标报价：120000元\nB02包：\n第一中标候选人：{_C}，投标报价：220000元\n"
    )
    assert [(award.lot, award.rank) for award in read_notice(page).awards] == [(lot, 1), (lot, 2), ("B02包", 1)]


@pytest.mark.parametrize("said", ["每包A4纸500张", "采购包A4复印纸", "B20包装", "型号：GB-12标准件", "符合GB50标准"])
def test_a_code_of_goods_is_no_lot(said: str) -> None:
    """What is bought and how it is packed."""
    page = f"青溪纸张采购中标结果公告\n三、中标结果\n{said}\n中标人：{_A}\n中标金额：100000元\n"
    assert [award.lot for award in read_notice(page).awards] == [None]


def test_two_that_are_first_in_no_lot_are_marked() -> None:
    """The lots that they are first in were not read."""
    page = (
        f"青溪桥梁大修中标候选人公示\n一、评标结果\n湘西线\n第一中标候选人：{_A}，投标报价：100000元\n"
        f"第二中标候选人：{_B}，投标报价：120000元\n湘东线\n第一中标候选人：{_C}，投标报价：220000元\n"
    )
    assert read_notice(page).marks == (NoticeMark.RESULT_NOT_READ,)


def test_lots_of_a_table_are_told_by_their_codes() -> None:
    """Each lot is identified by its code, not by its name; so is the one that failed."""
    head = ("标段编号", "标段名称", "中标人", "中标价（万元）")
    rows = [("QX-2026-11-214-01", "制氢槽采购", _A, "6880"), ("QX-2026-11-214-02", "变压器采购", _B, "1,206.4")]
    notice = read_notice(_table(head, *rows, ("QX-2026-11-215", "皮带采购", "流标", "流标")))
    assert [award.lot for award in notice.awards] == ["QX-2026-11-214-01", "QX-2026-11-214-02"]
    assert notice.failed_lots == ("QX-2026-11-215",)


def test_a_lot_that_failed_is_told_by_its_name_where_it_has_no_number() -> None:
    """Of two lots one is won."""
    notice = read_notice(_table(("标段名称", "中标人", "中标价（元）"), ("制氢槽采购", _A, "1000"), ("皮带采购", "流标", "流标")))
    assert (len(notice.awards), notice.failed_lots) == (1, ("皮带采购",))


def test_names_run_together_below_lots_are_read_one_by_one() -> None:
    """The label has no value, and a paragraph's lines were joined by blanks."""
    lots = f"<p>一标段：\n{_A}\n{_B}</p><p>二标段：\n{_C}\n{_A}</p>"
    notice = read_notice(f"<h1>青溪医院地板采购评标报告</h1><p>1、评标过程略。\n2、评标委员会推荐的入围单位：</p>{lots}")
    told = [(award.lot, award.supplier.name) for award in notice.awards]
    assert told == [("一标段", _A), ("一标段", _B), ("二标段", _C), ("二标段", _A)]


_TABLE = (
    "<table><tr><td>排名</td><td>投标人</td><td>投标报价（元）</td></tr>"
    "<tr><td>第一名</td><td>{}</td><td>100.00</td></tr></table>"
)


@pytest.mark.parametrize(
    ("lines", "lots"),
    [
        (("<p>青溪区堤防工程施工一标段</p>", "<p>青溪区堤防工程施工二标段</p>"), ["一标段", "二标段"]),
        (("<p>标包1-电缆</p>", "<p>标包2-开关</p>"), ["标包1", "标包2"]),
        (("<p>标段名称：东区</p>", "<p>标段名称：西区</p>"), ["东区", "西区"]),
        (("<p>标段名称：青溪区堤防</p>", "<p>标段名称：青溪区堤防</p>"), [None, None]),
    ],
)
def test_tables_have_the_lots_of_the_lines_above_them(lines: tuple[str, str], lots: list[str | None]) -> None:
    """A lot before or behind its name, and one that is called by a name where the page labels several."""
    names = ("杭州甲乙建设有限公司", "绍兴丙丁建设有限公司")
    body = "".join(line + _TABLE.format(name) for line, name in zip(lines, names, strict=True))
    notice = read_notice(f"<h1>青溪区堤防中标候选人公示</h1>{body}", kind="html")
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [*zip(lots, names, strict=True)]


@pytest.mark.parametrize("said", ["现将中标结果公告如下", "入围结果如下：", "中标（入围）单位："])
@pytest.mark.parametrize(
    "heads", [("第一包（勘察设计）", "第二包（测绘）"), ("第一包：勘察设计类（1家）", "第二包：测绘类（1家）")]
)
def test_lists_of_lots_follow_words_about_results(said: str, heads: tuple[str, str]) -> None:
    """Headings of lots begin no title."""
    lists = "".join(
        f"<h3>{head}</h3><ol><li>{name}；</li></ol>" for head, name in zip(heads, ("甲乙设计院", "丙丁测绘院"), strict=True)
    )
    notice = read_notice(f"<p>青溪区技术服务库入围结果公告</p><p>{said}</p>{lists}<p>采购人：青溪区水利局</p>", kind="html")
    assert notice.title == "青溪区技术服务库入围结果公告"
    assert [(a.lot, a.supplier.name) for a in notice.awards] == [("第一包", "甲乙设计院"), ("第二包", "丙丁测绘院")]


def test_a_list_of_lots_goes_on_behind_one_that_failed_and_figures_nothing_names_are_marked() -> None:
    notice = read_notice(
        "某县2026年管材采购成交结果公告\n采购单位：某县供水服务中心\n成交结果（金额单位：万元）\n"
        "采购包1（PE管）：成交 | 广东合成塑料有限公司 | 326.55\n采购包2（阀门）：废标 | 有效投标不足三家\n"
        "采购包3（水表）：成交 | 某县河田镇合成五金商行 | 27.90\n评审委员会：甲、乙\n",
        kind="text",
    )
    assert [(award.lot, award.supplier.name if award.supplier else "", award.marks) for award in notice.awards] == [
        ("采购包1", "广东合成塑料有限公司", (Mark.UNREADABLE_AMOUNT,)),
        ("采购包3", "某县河田镇合成五金商行", (Mark.UNREADABLE_AMOUNT,)),
    ]
    assert notice.failed_lots == ("采购包2",)


def test_the_name_of_a_lot_that_has_a_number_stands_behind_it_and_is_not_the_lot() -> None:
    notice = read_notice(
        "某博物馆修复项目成交公告\n采购人：某市博物馆\n三、成交信息\n包号：HB-2026-01\n包名称：青铜器修复\n供应商名称：甲方修复有限公司\n"
        "成交金额：47.6(万元)\n包号：HB-2026-02\n包名称：影像记录\n供应商名称：乙方文化有限公司\n成交金额：8.95(万元)\n",
        kind="text",
    )
    assert [award.lot for award in notice.awards] == ["HB-2026-01", "HB-2026-02"]


def test_packages_of_several_things_are_told_apart_by_these() -> None:
    """标的名称 | 标包: 1 of the cables is not 1 of the cabinets; lots of several things each are one."""
    heads = ("标的名称", "标包", "推荐排序", "中标候选人")
    cables, cabinets = "电缆附件", "开关柜"
    rows = [
        (cables, "1", "1", _A),
        (cables, "1", "2", _B),
        (cables, "2", "1", _C),
        (cabinets, "1", "1", _B),
        (cabinets, "1", "2", _C),
    ]
    notice = read_notice(_table(heads, *rows).replace("中标公告", "中标候选人公示"))
    told = [(award.lot_group, award.lot, award.rank) for award in notice.awards]
    assert told == [(thing, lot, int(rank)) for thing, lot, rank, _ in rows]
    assert notice.marks == ()
    of_lots = read_notice(_table(("包号", "标的名称", "中标人"), ("1", cables, _A), ("1", cabinets, _A), ("2", cables, _B)))
    assert {award.lot_group for award in of_lots.awards} == {None}
