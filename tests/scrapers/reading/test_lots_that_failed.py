"""Lots that failed: in lists, behind winners, in cells on lines; candidates who stand by. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeMark, NoticeType
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C, read, table, told

_D = "湖州庚辛建设有限公司"


@pytest.mark.parametrize("said", ["2、3包：废标", "2-3包因投标人不足三家流标", "2、3包流标。"])
def test_lots_are_listed_by_their_numbers(said: str) -> None:
    """The noun stands behind the last of them."""
    notice = read(f"1包：{A}，中标金额675608.00元\n{said}")
    assert (told(notice), notice.failed_lots) == ([("1包", A, 67_560_800)], ("2包", "3包"))


def test_a_label_lists_lots_by_their_numbers_alone() -> None:
    """废标包：2、3、4."""
    assert read(f"1包：{A}，中标金额675608.00元\n废标包：2、3、4").failed_lots == ("2", "3", "4")


def test_a_clause_behind_the_price_tells_of_another_lot() -> None:
    """In the line of the winner."""
    notice = read(f"第一标段中标人：{A}，中标价：675608.00元。第二标段无人投标，流标。")
    assert (told(notice), notice.failed_lots) == ([("第一标段", A, 67_560_800)], ("第二标段",))


def test_a_lot_that_was_won_in_the_same_sentence_has_not_failed() -> None:
    """第1包流标，第2包由某某公司中标."""
    notice = read(f"第1包流标，第2包由{A}中标，中标金额568000元。")
    assert notice.failed_lots == ("第1包",)


@pytest.mark.parametrize("filled", ["/\n废标", "流标\n/"])
def test_a_failed_row_in_cells_on_lines_parts_the_rows(filled: str) -> None:
    """Its cells are no part of the next lot's name, and its neighbour's price stays there."""
    notice = read(f"标段\n中标人\n中标价（元）\nSG-1\n{A}\n18226310.00\nSG-2\n{filled}\nJL-1\n{C}\n1850000.00")
    assert told(notice) == [("SG-1", A, 1_822_631_000), ("JL-1", C, 185_000_000)]
    assert notice.failed_lots == ("SG-2",)


def test_a_candidate_may_stand_by() -> None:
    """备选 as the remark of the last."""
    rows = (("1", A, "35%", ""), ("2", C, "34%", ""), ("3", _D, "33%", "备选"))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    head = "<tr><td>排名</td><td>中标候选人</td><td>下浮率</td><td>备注</td></tr>"
    notice = read_notice(f"<h1>青溪维修工程中标候选人公示</h1><table>{head}{cells}</table>")
    assert [(award.rank, award.supplier.name) for award in notice.awards] == [(1, A), (2, C), (3, _D)]


def test_each_ranked_venture_keeps_its_own_members() -> None:
    """第二中标候选人：联合体：…, below the first."""
    notice = read_notice(
        f"青溪工程中标候选人公示\n第一中标候选人：联合体：{A}、{C}\n投标报价：100000.00元\n"
        f"第二中标候选人：联合体：{_D}、台州壬癸设计院有限公司\n投标报价：200000.00元\n",
        kind="text",
    )
    assert [(a.rank, a.supplier.name, [m.name for m in a.members]) for a in notice.awards] == [
        (1, A, [C]),
        (2, _D, ["台州壬癸设计院有限公司"]),
    ]


def test_the_name_begins_behind_who_says_it_won() -> None:
    """施工Ⅰ标中标人为某某公司, in a line of its own."""
    notice = read(f"依法确定中标人如下：\n施工Ⅰ标中标人为{A}，中标价格126405899.12元；\n施工Ⅱ标中标人为{C}，中标价格1000.00元；")
    assert [award.supplier.name for award in notice.awards] == [A, C]


def test_lots_counted_in_the_head_of_a_sideways_table_are_lots() -> None:
    """包号 | 1 | 2, and no ranks."""
    rows = (("包号", "1", "2"), ("中标人", A, C), ("中标金额（元）", "568000", "230000"))
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p><table>{cells}</table>")
    assert told(notice) == [("1", A, 56_800_000), ("2", C, 23_000_000)]


@pytest.mark.parametrize(
    "said", ["/（因投标人不足三家，采购失败）", "——（流标）", "- 采购失败", "待重新招标", "因投标人不足三家重新采购", "无中标人"]
)
def test_a_lot_failed_where_the_winners_label_says_so(said: str) -> None:
    """Behind a dash or a stroke in place of a name, or as what is done now."""
    notice = read(f"子包1\n中标单位名称：{A}\n中标金额：675608.00元\n子包2\n中标单位名称：{said}\n中标金额：/")
    assert (told(notice), notice.failed_lots) == ([("子包1", A, 67_560_800)], ("子包2",))


@pytest.mark.parametrize("head", ["包名", "包名称", "品目"])
def test_a_row_of_a_failed_lot_is_called_by_its_name(head: str) -> None:
    """Where the table gives lots names and no numbers."""
    notice = table(f"{head}|成交单位|成交价（元）", f"彩超|{A}|198000", "打印机|废标|", f"氧舱|{C}|32600")
    assert (told(notice), notice.failed_lots) == ([("彩超", A, 19_800_000), ("氧舱", C, 3_260_000)], ("打印机",))


@pytest.mark.parametrize("cells", ["氧舱|流标||", "氧舱||流标|", "氧舱|||流标", "流标|||", "流标|/||", "/|采购失败|/|/"])
def test_a_row_fails_in_whatever_cell_it_says_so(cells: str) -> None:
    """Under the bidders of a table that says beside each who has won, too, and in place of the lot's name."""
    notice = table("包号|包名称|供应商|成交金额（元）|状态", f"包1|彩超|{A}|10000|成交", f"包2|{cells}")
    assert (told(notice), notice.failed_lots) == ([("包1", A, 1_000_000)], ("包2",))


def test_a_table_that_names_nobody_is_of_the_lot_above_it() -> None:
    """A table for each lot, under its head."""
    heads = "<tr><td>供应商名称</td><td>中标（成交）金额</td></tr>"
    lots = "".join(
        f"<p>采购包{i}：</p><table>{heads}<tr><td>{name}</td><td>{price}</td></tr></table>"
        for i, name, price in ((1, A, "438,600.00元"), (2, "废标", ""))
    )
    notice = read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p>{lots}<p>采购人：青溪区教育局</p>")
    assert (told(notice), notice.failed_lots) == ([("采购包1", A, 43_860_000)], ("采购包2",))


@pytest.mark.parametrize(
    "told",
    [
        "一标段中标单位为杭州甲乙信息技术有限公司，中标价7888110.00元；二标段因有效投标人不足三家废标。",
        "一标段：杭州甲乙信息技术有限公司，7888110.00元\n二标段：取消",
        "中标供应商：杭州甲乙信息技术有限公司（一标段）\n中标金额：7888110.00元\n其中二标段因故取消采购。",
    ],
)
def test_a_lot_failed_beside_one_that_was_won_in_the_same_words(told: str) -> None:
    """In the clause behind the winner, by the one word 取消, in a sentence of its own."""
    notice = read_notice(f"青溪区改造项目中标公告\n{told}\n采购人：青溪区教育局", kind="text")
    assert [(a.lot, a.amount and a.amount.minor) for a in notice.awards] == [("一标段", 788_811_000)]
    assert notice.failed_lots == ("二标段",)


def test_a_page_whose_box_prints_a_total_did_not_fail() -> None:
    """Whatever of its results was not read: one lot that failed is not all of them."""
    page = (
        "青溪区设备采购中标结果公告\n公告概要：\n总中标金额 ￥118.650000 万元（人民币）\n"
        "三、中标信息\n详见附件\n四、其他\n包2因有效供应商不足三家，采购失败。\n"
    )
    notice = read_notice(page, kind="text")
    assert notice.notice_type is NoticeType.AWARD
    assert notice.marks == (NoticeMark.RESULT_NOT_READ,)


@pytest.mark.parametrize("said", ["本分包因投标人不足三家，终止采购", "因供应商不足三家，终止采购"])
def test_a_row_that_tells_why_its_lot_failed_is_no_head(said: str) -> None:
    """投标人 in the reason heads no column; the rows below keep their heads and lots."""
    source = (
        "<h1>青溪区设备采购中标公告</h1><table><tr><td>包号</td><td>中标供应商</td><td>中标金额（元）</td></tr>"
        f"<tr><td>分包1</td><td>{A}</td><td>100.00</td></tr><tr><td>分包2</td><td colspan=2>{said}</td></tr>"
        f"<tr><td>分包3</td><td>{C}</td><td>300.00</td></tr></table>"
    )
    notice = read_notice(source, kind="html")
    assert (told(notice), notice.failed_lots) == ([("分包1", A, 10_000), ("分包3", C, 30_000)], ("分包2",))


def test_a_label_of_failed_lots_heads_their_table() -> None:
    """废标标项： over a table in which a reason names a bidder; the table above it holds the winners."""
    source = (
        "<h1>青溪区设备采购中标公告</h1><table><tr><td>标项</td><td>中标供应商</td><td>中标金额（元）</td></tr>"
        f"<tr><td>标项1</td><td>{A}</td><td>100.00</td></tr></table><p>废标标项：</p><table><tr><td>标项</td><td>废标理由</td></tr>"
        f"<tr><td>标项2</td><td>{C}投标文件未响应，有效投标人不足三家</td></tr></table>"
    )
    notice = read_notice(source, kind="html")
    assert (told(notice), notice.failed_lots) == ([("标项1", A, 10_000)], ("标项2",))


@pytest.mark.parametrize(
    "said",
    [
        "3包：因有效投标人不足3家，作废标处理。",
        "3包 阻垢剂：投标人少于3个，重新招标。",
        "3包：有效供应商不足三家，本包废标。",
        "3包（阻垢剂）：废标，有效供应商不足三家",
    ],
)
@pytest.mark.parametrize("heads", ["包号\n中标人\n中标金额（元）", "包号\n中标人\n中标金额（元）\n备注"])
def test_a_line_below_a_table_is_of_its_own_lot(said: str, heads: str) -> None:
    """It is no cell of the last row, which may lack one, and what the lot is called may stand before the colon."""
    notice = read(f"{heads}\n1\n{A}\n5000.00\n2\n{C}\n6000.00\n{said}")
    assert (told(notice), notice.failed_lots, notice.marks) == ([("1", A, 500_000), ("2", C, 600_000)], ("3包",), ())


@pytest.mark.parametrize("said", ["有效供应商不足三家，废标", "投标人不足三家，流标"])
def test_an_outcome_in_a_row_of_nobody_says_that_its_lot_failed(said: str) -> None:
    """The winner's cell is empty, and the reason stands before the outcome."""
    notice = table(
        "标段|中标供应商|中标金额（元）|评审结果", f"1标段|{A}|5000.00|成交", f"2标段|||{said}", f"3标段|{C}|6000.00|成交"
    )
    assert (told(notice), notice.failed_lots) == ([("1标段", A, 500_000), ("3标段", C, 600_000)], ("2标段",))


def test_a_failed_lot_has_not_the_winner_above_and_its_budget() -> None:
    """废标 in the winner's cell is no place of the winner above, whose span was lost."""
    notice = table("包号|供应商名称|预算金额（元）|中标价（元）", f"1包|{A}|7000|5000", "2包|废标|9000|", f"3包|{C}|8000|6000")
    assert (told(notice), notice.failed_lots) == ([("1包", A, 500_000), ("3包", C, 600_000)], ("2包",))


@pytest.mark.parametrize(("number", "behind"), [("{}、", ""), ("{}、", "（编号：LX-{}）"), ("项目{}：", "")])
def test_a_numbered_item_fails_by_the_line_below_it(number: str, behind: str) -> None:
    """2、某某采购 over 有效报价不足三家，本项目流标, between items that were won."""
    things = ("音响设备采购", "绿化苗木采购", "空调清洗服务")
    heads = [number.format(n) + thing + behind.format(n) for n, thing in enumerate(things, 1)]
    won, also = f"成交单位：{A}，成交价：86500元", f"成交单位：{C}，成交价：23800元"
    lines = f"{heads[0]}\n{won}\n{heads[1]}\n有效报价不足三家，本项目流标。\n{heads[2]}\n{also}\n公示期三天。"
    notice = read_notice(f"零星采购结果公示\n现将以下项目的采购结果公示如下：\n{lines}", kind="text")
    assert (told(notice), notice.failed_lots) == ([(None, A, 8_650_000), (None, C, 2_380_000)], ("绿化苗木采购",))


@pytest.mark.parametrize("said", ["第三包：投标人不足三家，废标。", "第三包：有效供应商不足三家，流标"])
def test_what_a_notice_adds_tells_of_a_lot_that_failed(said: str) -> None:
    """其他补充事宜 behind a table of winners."""
    rows = "".join(f"<tr><td>{n}</td><td>{name}</td><td>29.8</td></tr>" for n, name in enumerate((A, C), 1))
    table_ = f"<table><tr><td>序号</td><td>中标供应商名称</td><td>中标金额（万元）</td></tr>{rows}</table>"
    notice = read_notice(f"<h1>仪器采购中标公告</h1><p>二、中标信息</p>{table_}<p>三、其他补充事宜</p><p>{said}</p>")
    assert (notice.failed_lots, len(notice.awards)) == (("第三包",), 2)


def test_a_lot_among_those_under_one_label_has_failed() -> None:
    """中标结果 | 第1标段：某某公司 …, 第2标段：流标 in one cell."""
    cell = f"<p>第1标段：{A}，中标价：58万元</p><p>第2标段：{C}，中标价：60.5万元</p><p>第3标段：流标</p>"
    notice = read_notice(
        f"<h1>检测服务中标公告</h1><table><tr><td>项目编号</td><td>QX-1</td></tr><tr><td>中标结果</td><td>{cell}</td></tr></table>"
    )
    assert (told(notice), notice.failed_lots) == ([("第1标段", A, 58_000_000), ("第2标段", C, 60_500_000)], ("第3标段",))


def test_lots_with_a_price_of_their_own_have_not_failed() -> None:
    """1标段 某某公司 3,216,540.00 2标段 流标 / in one line."""
    rows = f"标段 中标人 中标价（元） 1标段 {A} 3,216,540.00 2标段 {C} 987,600.50 3标段 流标 / 4标段 {A} 2,418,765.00"
    notice = read_notice(f"造林工程中标公告 项目编号：QX-1 招标人：青溪林业局 中标结果： {rows} 公示期：三天", kind="text")
    assert (len(notice.awards), notice.failed_lots) == (3, ("3标段",))
    assert read(f"1包（预算15万元）、2包（预算30万元）流标。\n3包中标供应商：{A}，中标金额：26万元").failed_lots == ("1包", "2包")


@pytest.mark.parametrize("said", ["报名单位不足，另行组织。", "有效投标人不足三家，择期重新组织招标。"])
def test_what_is_done_anew_later_has_failed(said: str) -> None:
    """Behind the lot it is said of."""
    notice = read(f"第一标段中选单位：{A}，中选价：58万元\n第二标段：{said}")
    assert (told(notice), notice.failed_lots) == ([("第一标段", A, 58_000_000)], ("第二标段",))


@pytest.mark.parametrize("said", ["流标", "响应供应商不足三家，本船另行采购"])
def test_a_row_that_failed_is_called_by_its_first_cell_whatever_the_head(said: str) -> None:
    """船名 is no head that anybody knows; a sign alone fails nothing there."""
    rows = (f"航标1201轮|{A}|386000|25天", f"航标1211轮|{C}|415800|30天")
    notice = table("船名|成交单位|成交价（元）|工期", *rows, f"绞滩船3号|{said}||")
    assert (len(notice.awards), notice.failed_lots) == (2, ("绞滩船3号",))
    assert table("船名|成交单位|成交价（元）|工期", *rows, "绞滩船3号|/||").failed_lots == ()
