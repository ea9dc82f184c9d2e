"""Corrections whose sides stand in tables, in cells or under heads of a form. Every page is synthetic."""

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import Notice, NoticeMark
from scrapers.reading import read_notice
from tests.scrapers.reading.test_contract_ends import OTHERS, OURS, in_form, in_none
from tests.scrapers.reading.test_forms_of_corrections import told

REPLACED, ENDED = ChangeAction.SUPPLIER_REPLACED, ChangeAction.TERMINATED


def table_of(heads: str, *rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in (heads, *rows))
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def in_cells(table: str) -> Notice:
    return read_notice(
        f"<h1>数据平台项目中标结果变更公告</h1><p>项目编号：ZB-2026-0101</p><p>采购人：某市数据局</p>{table}<p>2026年5月6日</p>",
        kind="html",
    )


@pytest.mark.parametrize("now", ["更正内容", "变更内容"])
@pytest.mark.parametrize("head", ["二、更正信息\n1、更正事项：采购结果\n", ""])
@pytest.mark.parametrize("lot", [None, "B包"])
def test_what_holds_now_stands_under_the_content_of_the_correction(head: str, now: str, lot: str | None) -> None:
    """Behind the main content of what was announced."""
    of = f"{lot}：" if lot else ""
    notice = read_notice(
        "数据平台项目变更公告\n一、项目基本情况\n1、采购项目编号：ZB-2026-0101\n2、采购项目名称：数据平台项目\n"
        "3、首次公告日期及发布媒介：2026年3月25日、《某省政府采购网》 4、原投标截止时间：2026年3月20日\n"
        f"{head}2、原公告主要内容：{of}中标人：{OTHERS}；中标价：478000元\n3、{now}：{of}中标人：{OURS}；中标价：485600元\n4、更正日期：2026年4月2日\n",
        kind="text",
    )
    assert told(notice) == [(lot, REPLACED, OTHERS, 47_800_000, OURS, 48_560_000)]
    assert notice.project_name == "数据平台项目"
    assert notice.published_date is not None


@pytest.mark.parametrize(
    ("heads", "row", "amounts"),
    [
        ("包号|原中标人|现中标人|中标金额（元）|备注", f"1|{OTHERS}|{OURS}|450000|原中标人自愿放弃中标资格", (None, 45_000_000)),
        ("包号|原中标人|中标金额（元）|现中标人|中标金额（元）", f"1|{OTHERS}|440000|{OURS}|450000", (44_000_000, 45_000_000)),
        (
            "包号|变更前|变更前|变更后|变更后",
            f"包号|中标人|中标金额（元）|中标人|中标金额（元）#1|{OTHERS}|440000|{OURS}|450000",
            (44_000_000, 45_000_000),
        ),
        ("包号|原中标人|现中标人|预算金额（元）|代理服务费（元）", f"1|{OTHERS}|{OURS}|460000|4500", (None, None)),
    ],
)
def test_a_row_of_two_sides_says_all_of_its_result(heads: str, row: str, amounts: tuple[int | None, int | None]) -> None:
    """A reason in its last cell takes nothing from who has it now, and a price belongs to the supplier before it."""
    old, new = amounts
    assert told(in_cells(table_of(heads, *row.split("#")))) == [("1", REPLACED, OTHERS, old, OURS, new)]


def _records(*sides: str) -> str:
    return "".join(
        f"<p>{lot}变更{side}：</p>{table_of('供应商名称|成交金额（元）', f'{name}|{price}')}"
        for lot, side, name, price in (each.split("|") for each in sides)
    )


def test_each_lot_may_have_its_own_tables_before_and_after() -> None:
    """The table that was is no result, whichever lot follows."""
    notice = in_cells(
        _records(
            f"A包|前|{OTHERS}|186,500.00", f"A包|后|{OURS}|189,000.00", f"B包|前|{OURS}|1,000.00", f"B包|后|{OTHERS}|2,000.00"
        )
    )
    assert told(notice) == [
        ("A包", REPLACED, OTHERS, 18_650_000, OURS, 18_900_000),
        ("B包", REPLACED, OURS, 100_000, OTHERS, 200_000),
    ]
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [("A包", OURS), ("B包", OTHERS)]


def test_tables_may_stand_in_the_cells_of_a_correction() -> None:
    """One of what was announced beside one of what holds now."""
    heads = "序号|标项名称|中标供应商名称|中标金额"
    before, after = (
        table_of(heads, f"1|标项1|{OURS}|总价:{price}(元)", f"2|标项2|{OTHERS}|总价:936000.00(元)")
        for price in (1_865_000, 1_856_000)
    )
    notice = in_cells(
        "<table><tr><td>序号</td><td>更正项</td><td>更正前内容</td><td>更正后内容</td></tr>"
        f"<tr><td>1</td><td>三、中标（成交）信息</td><td>{before}</td><td>{after}</td></tr></table>"
    )
    assert told(notice) == [("标项1", ChangeAction.AMOUNT_CHANGED, OURS, 186_500_000, OURS, 185_600_000)]


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        ("包号|更正前成交人|更正后成交人", (f"包2|{OURS}|{OTHERS}", f"包7|{OTHERS}|{OURS}")),
        ("序号|包号|原成交人|现成交人|备注", (f"1|包2|{OURS}|{OTHERS}|笔误", f"2|包7|{OTHERS}|{OURS}|放弃")),
        ("包号|更正前成交人|更正后成交人", (f"包1|{OURS}|不变", f"包2|{OURS}|{OTHERS}", f"包7|{OTHERS}|{OURS}")),
    ],
)
def test_cells_of_two_sides_may_stand_on_lines_of_their_own(heads: str, rows: tuple[str, ...]) -> None:
    """As a stripped page has them."""
    cells = "|".join((heads, *rows)).replace("|", "\n")
    notice = in_none("成交结果更正公告", f"现对部分包成交人更正如下：\n{cells}\n其余内容不变。")
    assert told(notice) == [("包2", REPLACED, OURS, None, OTHERS, None), ("包7", REPLACED, OTHERS, None, OURS, None)]


def test_cells_that_make_no_rows_are_marked() -> None:
    """Where a name is left behind those that do."""
    cells = f"包号\n更正前成交人\n更正后成交人\n包2\n{OURS}\n{OTHERS}\n包7\n包8\n{OURS}"
    assert NoticeMark.CORRECTION_NOT_UNDERSTOOD in in_none("成交结果更正公告", f"现更正如下：\n{cells}\n其余内容不变。").marks


def test_lines_of_two_sides_are_no_heads_of_cells() -> None:
    """Each lot has its own below its number."""
    lots = (("第一包", OTHERS, OURS, 3_120_000), ("第二包", OURS, OTHERS, 2_045_600))
    lines = "".join(
        f"{lot}\n原公告：中标供应商：{old}　中标金额：{price}元\n更正为：中标供应商：{new}　中标金额：{price}元\n"
        for lot, old, new, price in lots
    )
    assert told(in_form("更正公告", lines)) == [
        (lot, REPLACED, old, price * 100, new, price * 100) for lot, old, new, price in lots
    ]


def test_the_piece_that_a_head_prices_is_told_with_its_price() -> None:
    """单价（元/吨）."""
    heads = "标包|变更前中标人|变更前单价（元/吨）|变更后中标人|变更后单价（元/吨）"
    (change,) = in_cells(table_of(heads, f"1|{OURS}|680|{OURS}|668")).changes
    assert (change.action, change.before.rate, change.after.rate) == (ChangeAction.PRICING_CHANGED, "680元/吨", "668元/吨")


def test_the_price_of_a_thing_that_was_bought_is_no_result_s() -> None:
    """Whatever stands before 更正为."""
    notice = in_form("更正公告", "原公告的合同包1(设备)主要标的信息单价：3,000.00，更正为：2,900.00")
    assert notice.changes == ()


def test_who_lost_a_lot_is_followed_by_who_is_stated_for_it() -> None:
    """With the price of that lot, and not of the one before it."""
    table = table_of("包号|中标人|中标价（元）", "1包|青溪设备公司|100000", f"2包|{OURS}|125000")
    notice = in_cells(f"<p>因2包原中标人{OTHERS}放弃中标资格，现将中标结果变更如下：</p>{table}")
    assert told(notice) == [("2包", REPLACED, OTHERS, None, OURS, 12_500_000)]
