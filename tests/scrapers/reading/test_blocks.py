"""Results told apart by their project or 分标, shares of joint ventures, numbers of frameworks and contracts: synthetic pages."""

# ruff: noqa: E501 (the pages are kept in one piece)

from decimal import Decimal
from typing import Literal

import pytest

from scrapers.notice import LinkKind
from scrapers.reading import read_notice

_BLOCKS = """2026年信息化项目成交公告
一、项目编号：ZB-2026-0101
项目名称：数据平台
中标人：甲方智能科技有限公司
中标金额：116万元
二、项目编号：ZB-2026-0102
项目名称：算力平台
中标人：乙方科技有限公司
中标金额：216万元
三、项目编号：ZB-2026-0103
项目名称：存储平台
中标人：甲方智能科技有限公司
中标金额：116万元
"""
_TABLE = """<h1>2026年信息化项目中标结果公告</h1><p>采购人：某市数据局</p>
<table><tr><th>项目编号</th><th>项目名称</th><th>中标人</th><th>中标金额（元）</th></tr>
<tr><td>ZB-2026-0101</td><td>数据平台</td><td>甲方智能科技有限公司</td><td>1160000</td></tr>
<tr><td>ZB-2026-0102</td><td>算力平台</td><td>甲方智能科技有限公司</td><td>1160000</td></tr></table>"""
_GROUPS = """<h1>某电网公司2026年第一批物资招标中标公告</h1><p>项目编号：ZB-2026-0101</p>
<table><tr><th>分标编号</th><th>分标名称</th><th>包号</th><th>中标人</th><th>中标金额（元）</th></tr>
<tr><td>AA-01</td><td>数据平台</td><td>包1</td><td>甲方智能科技有限公司</td><td>1160000</td></tr>
<tr><td>AA-02</td><td>算力</td><td>包1</td><td>甲方智能科技有限公司</td><td>1160000</td></tr></table>"""
_GROUPS_IN_LINES = """某电网公司2026年第一批物资招标中标公告
项目编号：ZB-2026-0101
分标编号：AA-01
包1：中标人：甲方智能科技有限公司，中标金额：1160000元
分标编号：AA-02
包1：中标人：甲方智能科技有限公司，中标金额：1160000元
"""


def test_numbered_blocks_are_projects_of_their_own() -> None:
    """Each result has the number and name of its block; the notice links to the other projects."""
    notice = read_notice(_BLOCKS, kind="text")
    assert [(a.project_number, a.project_name, str(a.amount)) for a in notice.awards] == [
        ("ZB-2026-0101", "数据平台", "1160000.00"),
        ("ZB-2026-0102", "算力平台", "2160000.00"),
        ("ZB-2026-0103", "存储平台", "1160000.00"),
    ]
    assert [(link.kind, link.project_number) for link in notice.links] == [
        (LinkKind.SAME_PROJECT, "ZB-2026-0102"),
        (LinkKind.SAME_PROJECT, "ZB-2026-0103"),
    ]


def test_rows_with_numbers_are_projects_of_their_own() -> None:
    """Two rows of one supplier at one price under two numbers are two results."""
    notice = read_notice(_TABLE)
    assert [(a.project_number, a.project_name) for a in notice.awards] == [
        ("ZB-2026-0101", "数据平台"),
        ("ZB-2026-0102", "算力平台"),
    ]


@pytest.mark.parametrize(("page", "kind"), [(_GROUPS, "html"), (_GROUPS_IN_LINES, "text")])
def test_lots_of_two_groups_are_told_apart(page: str, kind: str) -> None:
    """包1 of 分标 AA-01 and 包1 of AA-02 are two lots."""
    notice = read_notice(page, kind="html" if kind == "html" else "text")
    assert [(a.lot_group, a.lot, str(a.amount)) for a in notice.awards] == [
        ("AA-01", "包1", "1160000.00"),
        ("AA-02", "包1", "1160000.00"),
    ]


@pytest.mark.parametrize("kind", ["html", "text"])
def test_an_empty_cell_goes_on_in_the_group_above(kind: Literal["html", "text"]) -> None:
    """Lots are counted anew in each 分标, and one that failed in the second is none that was won in the first."""
    rows = (
        ("分标编号", "分标名称", "包号", "成交供应商", "状态"),
        ("AA-01", "数据平台", "包1", "甲方智能科技有限公司", "成交"),
        (" ", " ", "包2", "乙方智能科技有限公司", "成交"),
        ("AA-02", "算力", "包1", "甲方智能科技有限公司", "成交"),
        (" ", " ", "包2", "/", "流标"),
        ("AA-03", "存储", "包1", "丙方智能科技有限公司", "成交"),
    )
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    table = f"<table>{cells}</table>" if kind == "html" else "\n".join("\t".join(row) for row in rows)
    notice = read_notice(f"某电网公司2026年第一批服务采购成交结果公告\n{table}\n采购人：某电网公司", kind=kind)
    told = [(award.lot_group, award.lot) for award in notice.awards]
    assert told == [("AA-01", "包1"), ("AA-01", "包2"), ("AA-02", "包1"), ("AA-03", "包1")]
    assert (notice.failed_lots, notice.marks) == (("AA-02 包2",), ())


def test_a_page_of_one_project_says_nothing_of_the_kind() -> None:
    """One number printed in two places makes no second project."""
    notice = read_notice(_BLOCKS.partition("二、")[0] + "项目编号：ZB-2026-0101\n", kind="text")
    assert [(a.project_number, a.lot_group) for a in notice.awards] == [(None, None)]
    assert notice.links == ()


@pytest.mark.parametrize(
    ("parties", "shares"),
    [
        (
            "中标人：甲方智能科技有限公司（牵头方，占比60%）、乙方科技有限公司（成员，占比40%）",
            {"甲方智能科技有限公司": "0.6", "乙方科技有限公司": "0.4"},
        ),
        ("中标人：甲方智能科技有限公司（联合体牵头方）\n联合体成员：乙方科技有限公司，占比40%", {"乙方科技有限公司": "0.4"}),
    ],
)
def test_printed_shares_of_a_venture_are_read(parties: str, shares: dict[str, str]) -> None:
    """Each party has the share printed behind its name, and nobody's is made up."""
    (award,) = read_notice(f"数据平台项目中标公告\n项目编号：ZB-2026-0101\n{parties}\n中标金额：116万元\n", kind="text").awards
    found = {party.name: party.share for party in (award.supplier, *award.members) if party.share is not None}
    assert found == {name: Decimal(share) for name, share in shares.items()}
    assert [award.supplier.name, *(member.name for member in award.members)] == ["甲方智能科技有限公司", "乙方科技有限公司"]


_PAIR = "中标人：甲方智能科技有限公司（联合体牵头方）、乙方科技有限公司（联合体成员）"


@pytest.mark.parametrize(
    ("printed", "amount", "shares"),
    [
        (
            f"{_PAIR}\n中标金额：1000万元\n份额：甲方智能科技有限公司 700万元，乙方科技有限公司 300万元\n",
            "10000000.00",
            ["0.7", "0.3"],
        ),
        (
            f"{_PAIR}\n中标金额：10000000元\n甲方智能科技有限公司承担软件开发，金额6505000元；乙方科技有限公司承担供货，金额3495000元\n",
            "10000000.00",
            ["0.6505", "0.3495"],
        ),
        (f"{_PAIR}\n中标金额：甲方智能科技有限公司：7000000元；乙方科技有限公司：3000000元\n", "10000000.00", ["0.7", "0.3"]),
        (
            f"{_PAIR}\n中标金额：1000万元\n份额：甲方智能科技有限公司 700万元，乙方科技有限公司 200万元\n",
            "10000000.00",
            [None, None],
        ),
        (f"{_PAIR}\n中标金额：1000万元\n其中甲方智能科技有限公司700万元\n", "10000000.00", [None, None]),
    ],
)
def test_shares_printed_as_amounts_are_shares(printed: str, amount: str, shares: list[str | None]) -> None:
    """Amounts of all parties that add up to the price are their shares; amounts that do not are nobody's."""
    (award,) = read_notice(f"数据平台项目中标公告\n项目编号：ZB-2026-0101\n{printed}", kind="text").awards
    assert str(award.amount) == amount
    assert [party.share for party in (award.supplier, *award.members)] == [share and Decimal(share) for share in shares]


@pytest.mark.parametrize("printed", ["联合体：{}（主体）+{}", "投标联合体：{}、{}", "联合体：{}（主体）、{}（成员）"])
def test_a_venture_under_its_own_label_is_one_result(printed: str) -> None:
    """The first of the parties leads, and the price is whole; whose share is what is not said."""
    parties = printed.format("甲方智能科技有限公司", "乙方科技有限公司")
    page = f"数据平台项目中标公告\n项目编号：ZB-2026-0101\n供应商名称：{parties}\n中标金额：1000万元\n"
    (award,) = read_notice(page, kind="text").awards
    assert [award.supplier.name, *(member.name for member in award.members)] == ["甲方智能科技有限公司", "乙方科技有限公司"]
    assert {party.share for party in (award.supplier, *award.members)} == {None}


@pytest.mark.parametrize("label", ["框架协议编号", "入围项目编号", "框架协议项目编号"])
def test_a_call_off_links_to_the_framework_it_names(label: str) -> None:
    """The framework's number is a link and not the project's number."""
    page = f"数据平台订单成交公告\n项目编号：DD-2026-0001\n{label}：KJ-2026-0007\n成交供应商：甲方智能科技有限公司\n成交金额：116万元\n"
    notice = read_notice(page, kind="text")
    assert notice.project_number == "DD-2026-0001"
    assert [(link.kind, link.project_number) for link in notice.links] == [(LinkKind.FRAMEWORK, "KJ-2026-0007")]


def test_a_contract_s_own_number_is_no_project_number() -> None:
    """合同编号 names the contract."""
    page = "合同公告\n合同编号：HT-2026-00881\n合同名称：数据平台\n采购人：某市数据局\n供应商：甲方智能科技有限公司\n合同金额：116万元\n"
    assert read_notice(page, kind="text").project_number is None
    named = read_notice(page.replace("合同名称", "项目编号：ZB-2026-0101\n合同名称"), kind="text")
    assert named.project_number == "ZB-2026-0101"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("合同编号：HT-2026-00881\n合同名称：数据平台\n", "HT-2026-00881"),
        ("政府采购合同编号：〔2026〕采字 第12号   合同名称：数据平台\n", "〔2026〕采字 第12号"),
        ("合同号：CG2026甲字第2号。\n", "CG2026甲字第2号"),
        ("合同编号：/\n", None),
        ("", None),
    ],
)
def test_a_contract_keeps_its_own_number(printed: str, number: str | None) -> None:
    """The number of the contract is kept as printed, with its passage; a placeholder is none."""
    page = f"数据平台合同公告\n{printed}项目编号：ZB-2026-0101\n采购人：某市数据局\n供应商：甲方智能科技有限公司\n合同金额：116万元\n"
    notice = read_notice(page, kind="text")
    assert [award.contract_number for award in notice.awards] == [number]
    assert [item.text for item in notice.evidence if item.field == "contract_number"] == ([number] if number else [])


def test_rows_of_contracts_are_told_apart_by_their_numbers() -> None:
    """Two contracts of one supplier and price in one table are two, each with its number."""
    heads, one = ("合同编号", "供应商名称", "合同金额（元）"), ("甲方智能科技有限公司", "1160000")
    rows = (heads, ("HT-1", *one), ("HT-2", *one))
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    notice = read_notice(f"<h1>数据平台合同公告</h1><p>项目编号：ZB-2026-0101</p><table>{table}</table>", kind="html")
    assert [(award.contract_number, str(award.amount)) for award in notice.awards] == [
        ("HT-1", "1160000.00"),
        ("HT-2", "1160000.00"),
    ]


def test_an_award_has_no_number_of_a_contract() -> None:
    """A number that an award prints for a contract to come is not kept."""
    page = "数据平台中标公告\n合同编号：HT-2026-00881\n项目编号：ZB-2026-0101\n中标人：甲方智能科技有限公司\n中标金额：116万元\n"
    assert [award.contract_number for award in read_notice(page, kind="text").awards] == [None]


def test_who_arranges_tenders_has_won_where_a_row_says_so() -> None:
    """The last cell of a table of winners, over the page's day, is no signature."""
    rows = "".join(
        f"<tr><td>{lot}</td><td>{name}</td></tr>"
        for lot, name in (("包1", "青溪电力建设有限公司"), ("包2", "白石监理咨询有限公司"))
    )
    page = f"<h1>服务采购中标公告</h1><table><tr><th>包号</th><th>中标人</th></tr>{rows}</table><p>2026年6月12日</p>"
    assert [award.lot for award in read_notice(page).awards] == ["包1", "包2"]
