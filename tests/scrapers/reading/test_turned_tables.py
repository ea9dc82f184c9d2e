"""Tables flattened to a cell a line: on their side, values for each lot or rank below labels; lots under 序号; synthetic."""

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

A, B, C = "杭州甲乙信息技术有限公司", "湖州丙丁设备厂", "宁波戊己工程有限公司"


def lines(title: str, *told: str) -> Notice:
    """The notice of a page's lines below a title."""
    return read_notice(f"青溪区设备采购{title}\n项目编号：QX-1\n采购人：青溪区教育局\n" + "\n".join(told) + "\n", kind="text")


def awards(notice: Notice) -> list[tuple[object, ...]]:
    """Lots, ranks, winners and amounts."""
    return [(a.lot, a.rank, a.supplier.name, str(a.amount) if a.amount else None) for a in notice.awards]


def test_lots_side_by_side_have_winners_and_prices_of_their_own() -> None:
    """A name of the lots between them and the winners, and a lot that failed."""
    notice = lines(
        "中标结果公告",
        *("标段", "标段1", "标段2", "标段3", "标段名称", "机耕路", "沟渠", "配套", "供应商名称", A, B, "流标"),
        *("供应商地址", "文澜街道1号", "金湖东路98号", "/", "中标（成交）金额（元）", "2137680.40", "1896003.75", "/"),
        *("工期（日历天）", "150", "120", "/", "四、评审专家", "白文祥"),
    )
    assert awards(notice) == [("标段1", None, A, "2137680.40"), ("标段2", None, B, "1896003.75")]
    assert notice.failed_lots == ("标段3",)


def test_candidates_side_by_side_keep_figures_parted_by_blanks() -> None:
    """7 965 486.73 is one figure of the first, and no figure each of three."""
    notice = lines(
        "中标候选人公示",
        *("一、评标情况", "中标候选人第1名", "中标候选人第2名", "中标候选人第3名", "单位名称", A, B, C),
        *("投标报价（不含税，元）", "7 965 486.73", "8 100 000.00", "8 207 964.60"),
        *("投标报价（含税，元）", "9 001 000.00", "9 153 000.00", "9 275 000.00", "得分", "96.31", "92.08", "90.77"),
        *("二、异议", "书面提出"),
    )
    assert awards(notice) == [(None, 1, A, "9001000.00"), (None, 2, B, "9153000.00"), (None, 3, C, "9275000.00")]


def test_names_below_one_label_are_no_table_on_its_side() -> None:
    """Without ranks, lots or prices below them nothing says that they are columns."""
    notice = lines("入围结果公告", "入围供应商", A, B, C, "公示期", "三天")
    assert [award.supplier.name for award in notice.awards] == [A, B, C]


@pytest.mark.parametrize("form", ["{}分标", "标项{}", "分标{}"])
@pytest.mark.parametrize("price", ["投标报价:{}(元)", "{}"])
def test_lots_under_the_head_of_numbers_are_lots(form: str, price: str) -> None:
    """序号 over 1分标, the form of one province: its rows are read, and the page is no failure though another lot failed."""
    rows = [(form.format(number), price.format(sum_), name, "文苑路") for number, sum_, name in ((1, 798000, A), (2, 1256000, B))]
    notice = lines(
        "中标结果公告",
        *("三、中标（成交）信息", "1.中标结果：", "序号", "中标（成交）金额(元)", "中标供应商名称", "中标供应商地址"),
        *(cell for row in rows for cell in row),
        *(
            "2.废标结果：",
            "序号",
            "标项名称",
            "废标理由",
            "其他事项",
            "1",
            form.format(3),
            "有效投标人不足3家",
            "/",
            "四、其他",
            "无",
        ),
    )
    assert (notice.notice_type, notice.failed_lots) == (NoticeType.AWARD, (form.format(3),))
    assert awards(notice) == [(form.format(1), None, A, "798000.00"), (form.format(2), None, B, "1256000.00")]


def test_heads_that_nobody_knows_are_told_by_their_nouns() -> None:
    """服务响应时间（小时） and 其他要求 are heads, and no cells of the first row."""
    heads = ("包号", "中标供应商", "中标金额(元)", "服务响应时间（小时）", "报价时间")
    others = ("配送区域：青溪市",)
    rows = ("1", A, "￥39,600.00", "2", "2016/11/18 17:52:49", "2", A, "￥70,080.00", "2", "2016/11/18 17:53:29")
    assert awards(lines("成交公告", *heads, *rows, *others)) == [
        ("1", None, A, "39600.00"),
        ("2", None, A, "70080.00"),
    ]
    heads = ("分包内容", "金额（元）", "成交供应商", "地址", "单价、数量及规格型号", "其他要求")
    notice = lines(
        "结果公告", "六、成交结果", "分包号：1", *heads, "商学院设备一批", "￥746,300.00", A, "七、谈判小组成员名单", "陈应清"
    )
    assert awards(notice) == [("1", None, A, "746300.00")]


def test_a_rank_broken_over_two_lines_is_one() -> None:
    """第一中标 above 候选人, as a narrow cell breaks it."""
    told = [
        f"第{n}中标\n候选人\n单位名称\n{name}\n投标报价\n{sum_}元" for n, name, sum_ in (("一", A, 28293076), ("二", B, 28320604))
    ]
    assert awards(lines("中标候选人公示", "中标候选人情况", *told)) == [(None, 1, A, "28293076.00"), (None, 2, B, "28320604.00")]


def test_the_order_of_candidates_is_their_rank_beside_a_head_of_names() -> None:
    """中标候选人排序 over 第一, 投标人名称 beside it; the lot stands once for several rows."""
    heads = ("标段", "中标候选人排序", "投标人名称", "投标报价（元）", "备注")
    rows = ("1标段", "第一", A, "286331905", "/", "第二", B, "287902200", "/", "2标段", "第一", C, "311208766", "/")
    told = [("1标段", 1, A, "286331905.00"), ("1标段", 2, B, "287902200.00"), ("2标段", 1, C, "311208766.00")]
    assert awards(lines("中标候选人公示", *heads, *rows, "公示期：3天")) == told


def test_a_lot_behind_the_end_of_a_table_is_not_passed_over_in_silence() -> None:
    """第2标段 below the last row that was read: nobody read who won it."""
    told = ("序号", "标段", "中标单位", "中标价(元)", "1", "宣威片区有机肥", A, "264,785.42", "第2标段", "合计", "2,976,947.92")
    notice = read_notice("\n".join(("青溪区有机肥采购中标结果公示", *told)), kind="text")
    assert ([award.supplier.name for award in notice.awards], notice.marks) == ([A], (NoticeMark.RESULT_NOT_READ,))


def test_candidates_that_were_not_read_beside_a_lot_that_failed_are_marked() -> None:
    """A page that is titled by its candidates and read as a failure."""
    heads = ("标段", "第一中标候选人", "第二中标候选人", "第三中标候选人", *("单位名称", "投标报价") * 3)
    rows = ("第1标段", A, "2331190", B, "2352330", C, "2368140", "第2标段", "有效投标人不足三家，流标")
    notice = lines("中标候选人公示", *heads, *rows, "招标人：青溪区水务局")
    assert (notice.notice_type, notice.awards, notice.marks) == (NoticeType.FAILED, (), (NoticeMark.RESULT_NOT_READ,))


@pytest.mark.parametrize("price", ["中标人的中标价", "中标价"])
def test_heads_in_two_languages_are_one_each_and_who_has_no_winners_price_has_not_won(price: str) -> None:
    """序号 No. 投标人名称 Name of bidder, and 不适用 under the price of the winner."""
    heads = f"序号 No. 投标人名称 Name of bidder 开标价格 评标价格 拒标理由 {price}"
    rows = (f"1 {A} 1,750,000.00 1,526,548.67 评标价不为最低 不适用", f"2 {C} 1,663,100.00 1,469,115.04 无 1,663,100.00")
    notice = lines("中标结果公告", heads, *rows, f"中标人名称：{C}")
    assert awards(notice) == [(None, None, C, "1663100.00")]


@pytest.mark.parametrize(
    ("prices", "told"),
    [
        (["设计费下浮率：50.5%，建安费下浮率：8.1%", "设计费下浮率：51%，建安费下浮率：5.5%"], ["50.5%；8.1%", "51%；5.5%"]),
        (["按某规定（670 号）计算后的价格×21.8%计取", "按某规定（670 号）计算后的价格×26%计取"], ["21.8%", "26%"]),
        (["949338.71元（建安费：940633.71元、设计费：8705.00元）", "953245.53元"], ["949338.71", "953245.53"]),
    ],
)
def test_sentences_in_lines_of_candidates_side_by_side_are_their_prices(prices: list[str], told: list[str]) -> None:
    """Of a table that was flattened to a cell a line: the first one's price went to the last."""
    names = ["青溪建设有限公司", "赤水路桥工程有限公司"]
    lines = ["中标候选人名称", *names, "投标报价(元/%)", *prices, "质量目标", "合格", "合格", "三、公示时间"]
    found = read_notice("\n".join(["某某项目中标候选人公示", *lines]), kind="text").awards
    assert [one.supplier.name for one in found] == names
    assert [one.rate or str(one.amount) for one in found] == told


def test_ranks_stand_below_what_is_told_of_each_column() -> None:
    """排名 | 1 | 2 as the last row, over which stand names and prices."""
    rows = (f"中标候选人名称|{A}|{B}", "投标报价|300000.00元|310000.00元", "质量|合格|合格", "排名|1|2")
    cells = "".join(f"<tr><td>{row.replace('|', '</td><td>')}</td></tr>" for row in rows)
    notice = read_notice(f"<h1>青溪区设备采购中标候选人公示</h1><table>{cells}</table>")
    assert [(a.rank, a.supplier.name) for a in notice.awards] == [(1, A), (2, B)]
