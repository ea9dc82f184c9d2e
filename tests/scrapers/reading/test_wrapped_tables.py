"""Tables in text whose cells are wrapped over lines, or whose heads are not those of their rows."""

import pytest

from scrapers.notice import Award
from scrapers.reading import read_notice

TITLE = "石桥县道路工程监理中标候选人公示\n"
HEADS = "排序 中标候选人名称 投标报价（元） 质量 工期\n"
END = "2、中标候选人按照招标文件要求承诺的项目负责人情况\n"


def _read(body: str, title: str = TITLE) -> list[tuple[int | None, str, str | None]]:
    return [(award.rank, award.supplier.name, _price(award)) for award in read_notice(title + body).awards]


def _price(award: Award) -> str | None:
    return str(award.amount) if award.amount is not None else award.rate


FIRST, SECOND = "云河甲乙建设工程项目管理有限公司", "白石工程建设咨询（石桥）有限公司"
BOTH = [(1, FIRST, "1295000.00"), (2, SECOND, "1230000.00")]


AROUND = """\
    云河甲乙建设工程项
1                1295000      符合要求
    目管理有限公司
    白石工程建设咨询（石
2                1230000      符合要求
    桥）有限公司
"""
BELOW = """\
1 云河甲乙建设工程项 1295000 合格 60天
目管理有限公司
2 白石工程建设咨询（石 1230000 合格 60天
桥）有限公司
公示期三天
"""
ABOVE = """\
云河甲乙建设工程项
1 目管理有限公司 1295000 合格 60天
白石工程建设咨询（石
2 桥）有限公司 1230000 合格 60天
"""
OF_THREE_LINES = """\
云河甲乙建设工
1 程项目管理有限 1295000 合格 60天
公司
2 白石工程建设咨询（石桥）有限公司 1230000 合格 60天
"""
BESIDE_ANOTHER_CELL = """\
云河甲乙建设工程项     满足招标文件
1            1295000              60天
目管理有限公司         要求
2 白石工程建设咨询（石桥）有限公司  1230000  合格  60天
"""
WHOLE_ABOVE = """\
云河甲乙建设工程项目管理有限公司
1 1295000 合格 60天
白石工程建设咨询（石桥）有限公司
2 1230000 合格 60天
"""
OF_LOTS = """\
道路工程一标
1 1295000 合格 60天
云河甲乙项目管理有限公司
道路工程二标
2 1230000 合格 60天
白石工程建设咨询有限公司
"""
BEFORE_ANOTHER = """\
1 云河甲乙建设工程 1295000 合格 60天
2 白石咨询有限公司 1230000 合格 60天
白石招标代理有限公司
招标代理：白石招标代理有限公司
"""


@pytest.mark.parametrize("rows", [AROUND, BELOW, ABOVE, OF_THREE_LINES, BESIDE_ANOTHER_CELL, WHOLE_ABOVE])
def test_a_name_wrapped_round_its_row_is_whole(rows: str) -> None:
    """The lines of a narrow column are one name, and the row keeps its number and its price."""
    assert _read(HEADS + rows + END) == BOTH


def test_a_joint_venture_wrapped_round_its_row_is_whole() -> None:
    """The line breaks of a narrow column stand anywhere in the names of a venture, and its rate is no number of a row."""
    heads = "排序 中标候选人名称 投标报价（%） 质量\n"
    rows = "云河市市政工程设计研究\n1 院；白石工程设计咨询集团 80 合格\n有限公司\n2 石桥建筑设计研究院（集团）有限公司 81 合格\n"
    first, second = read_notice(TITLE + heads + rows + END).awards
    assert (first.supplier.name, [member.name for member in first.members]) == (
        "云河市市政工程设计研究院",
        ["白石工程设计咨询集团有限公司"],
    )
    assert [(award.rank, award.rate) for award in (first, second)] == [(1, "80%"), (2, "81%")]


def test_heads_that_go_on_in_the_next_line_are_whole() -> None:
    """排 / 序 is one head, and a unit below belongs to the head of the prices."""
    heads = "排 中标候选人名称 投标报价 质量 工期\n序 （万元）\n"
    rows = "云河甲乙建设工程项\n1 129.5000 合格 60天\n目管理有限公司\n2 白石工程建设咨询（石桥）有限公司 123.00 合格 60天\n"
    assert _read(heads + rows + END) == BOTH


@pytest.mark.parametrize("rows", [OF_LOTS, BEFORE_ANOTHER])
def test_lines_that_are_no_pieces_of_a_name_are_joined_to_none(rows: str) -> None:
    """Where lines are no lines of one column nothing is joined, no number is a price, and the notice is marked."""
    notice = read_notice(TITLE + HEADS + rows + END)
    assert "result_not_read" in notice.marks
    assert all(award.amount is None or award.amount.minor > 100_00 for award in notice.awards)
    assert not any(award.supplier.name.startswith(("道路工程", "云河甲乙建设工程白石")) for award in notice.awards)


def test_a_rank_before_the_name_needs_no_head() -> None:
    """Rows that begin with a rank are read under heads that do not tell of one."""
    heads = "中标候选人单位 投标报价（元） 项目经理姓名\n"
    rows = f"第一中标候选人 {FIRST} 1295000.00 张三\n第二中标候选人 {SECOND} 1230000.00 李四\n"
    assert _read(heads + rows) == BOTH


def test_many_heads_nobody_knows_stand_over_a_row_with_a_name_and_a_price() -> None:
    """A dozen heads are those of a table where the line below them names a party and prints a sum."""
    heads = "序号 中标候选人名称 候选人代码 排名 投标报价 监理质量标准 监理服务期限 "
    heads += "候选人资格情况 候选人业绩情况 拟派负责人 负责人资质\n"
    code = "91330106MA2XXXXX0T"
    rows = "".join(f"{rank} {name} {code} {rank} {price}元 合格 60天 详见公开 详见公开 张三 甲级\n" for rank, name, price in BOTH)
    assert _read(heads + rows) == BOTH


BROKEN_HEADS = """\
推荐中标候选人
序
号 分标编号 分标名
称 包号 推荐中标人
投标总价
(万元人民
币)/投标折
扣率
"""
BROKEN_CELLS = """\
1 112610-900
1002-0001
电网工
程施工
包 1 云河变电工程有
限公司
10452.4907
12
满足要
求
2 112610-900
1002-0001
电网工
程施工
包 2 白石实业有限公
司
2872.41300
0
满足要
求
"""


def test_cells_and_heads_that_are_all_wrapped_are_whole() -> None:
    """Each head and each cell of a narrow table goes on below it, and so do the decimals of its prices."""
    notice = read_notice("石桥电力2026年服务招标采购中标候选人名单公示\n" + BROKEN_HEADS + BROKEN_CELLS)
    found = [(award.lot, award.supplier.name, str(award.amount)) for award in notice.awards]
    assert found == [("包 1", "云河变电工程有限公司", "104524907.12"), ("包 2", "白石实业有限公司", "28724130.00")]
    assert notice.marks == ()


def test_a_price_that_may_be_cut_at_its_line_is_none() -> None:
    """10452.49 / 0712 beside a price of six decimals is no sum to the fen: nothing is read, and the notice is marked."""
    cells = BROKEN_CELLS.replace("10452.4907\n12", "10452.49\n0712")
    notice = read_notice("石桥电力2026年服务招标采购中标候选人名单公示\n" + BROKEN_HEADS + cells)
    assert notice.awards == ()
    assert notice.marks == ("result_not_read",)


def test_a_lot_that_failed_among_wrapped_rows_is_one_of_them() -> None:
    """The word that nobody won ends a row of its own and says nothing of the others."""
    heads = "成交公告\n分标编号 分标名称 包号 中标状\n态 项目单位 成交人\n"
    won = "26QXY01-9000001 车辆服务 包 01 中标 国网石桥电力有限\n公司所属子公司\n云河租赁有限责任\n公司\n"
    notice = read_notice(f"石桥电力车辆服务采购成交公告\n{heads}{won}26QXY01-9000001 车辆服务 包 02 流标\n")
    assert notice.notice_type == "award"
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("包 01", "云河租赁有限责任公司")]
    assert notice.failed_lots == ("包 02",)


@pytest.mark.parametrize("figures", [("99.73%", "99.95%"), ("8360298.80", "8396434.29")])
@pytest.mark.parametrize("more", ["合格", "合格\n60天"])
def test_more_cells_in_a_row_than_heads_lose_no_row(figures: tuple[str, str], more: str) -> None:
    """Cells whose heads are not printed stand in no other column, and a name may go on in its next line."""
    heads = f"排序\n中标候选人名称\n{'下浮率' if '%' in figures[0] else '投标报价（元）'}\n"
    rows = f"1\n云河建设集团有限公司\n{figures[0]}\n{more}\n2\n白石城建集团第\n一工程有限公司\n{figures[1]}\n{more}\n"
    assert _read(heads + rows + END) == [
        (1, "云河建设集团有限公司", figures[0]),
        (2, "白石城建集团第一工程有限公司", figures[1]),
    ]


def test_a_row_that_is_not_read_for_a_wrapped_name_is_marked() -> None:
    """A second row whose name goes on below it and whose cells fit no column leaves the notice marked."""
    rows = "1\n云河建设集团有限公司\n99.73%\n2\n白石城建集团第\n一工程有限公司\n详见：附表\n99.95%\n"
    notice = read_notice(TITLE + "排序\n中标候选人名称\n下浮率\n" + rows)
    assert len(notice.awards) == 2 or "result_not_read" in notice.marks


GLUED = (
    "六、中标情况：标段采购内容拟中标单位单位地址投标报价（元）合同履行时间"
    "1球场建设石桥云河健康科技股份有限公司云河市白石区青山二路369号724200签订合同后90日内完成建设。2监理没有单位递交投标文件，废标"
    "七、评标委员会成员名单：张三、李四"
)


def test_what_was_bought_glued_to_a_name_is_parted_from_it_where_the_page_names_it_again() -> None:
    """A name begins where another place of the page begins it, and the figure behind a house's number is the price."""
    again = "八、评审结果：石桥云河健康科技股份有限公司（29.5、31.0）\n"
    notice = read_notice(f"石桥县体育局球场采购中标公告\n{GLUED}{again}")
    found = [(award.lot, award.supplier.name, str(award.amount)) for award in notice.awards]
    assert found == [("1", "石桥云河健康科技股份有限公司", "724200.00")]
    assert notice.failed_lots == ("2",)


def test_what_was_bought_glued_to_a_name_that_stands_nowhere_else_is_not_read() -> None:
    """Where nothing says where a name begins the notice is marked."""
    notice = read_notice(f"石桥县体育局球场采购中标公告\n{GLUED}")
    assert notice.awards == ()
    assert notice.marks == ("result_not_read",)


def test_a_lot_and_its_number_and_a_sum_and_its_unit_are_one_cell_each() -> None:
    """包 01 and 16.05 万元 in rows whose cells one space parts."""
    rows = "房屋维修 包 01 云河建设集团有限公司 112.3257\n食堂服务 包 02 白石餐饮管理有限公司 16.05 万元\n"
    notice = read_notice(TITLE + "分标名称 包号 成交人 成交价（万元）\n" + rows)
    assert [(award.lot, award.supplier.name, str(award.amount)) for award in notice.awards] == [
        ("包 01", "云河建设集团有限公司", "1123257.00"),
        ("包 02", "白石餐饮管理有限公司", "160500.00"),
    ]
