"""Columns in which the cells of flattened rows stand: lots printed once, things named as companies are, rows that failed.

Every page is synthetic.
"""

import pytest

from scrapers.marks import NoticeMark
from tests.scrapers.reading.plain_notice import A, B, C, read, table, told


@pytest.mark.parametrize("cell", ["\n", " ", "      "])
@pytest.mark.parametrize(
    ("rows", "results", "failed"),
    [
        # the lot stands in the first of its rows, its name behind it
        (
            [
                "标段|中标供应商|地址|中标金额（元）",
                f"第一标段 北片区|{A}|北河路|5000.00",
                f"{B}|南河路|6000.00",
                f"第二标段 南片区|{C}|东河路|7000.00",
            ],
            [("第一标段", A, 500_000), ("第一标段", B, 600_000), ("第二标段", C, 700_000)],
            (),
        ),
        # a thing that is called as some companies are
        (
            [
                "包号|采购内容|中标供应商|中标金额（元）|规模",
                f"1|数控车床实训室|{A}|5000.00|微型",
                f"2|学校图书馆|{B}|6000.00|小型",
            ],
            [("1", A, 500_000), ("2", B, 600_000)],
            (),
        ),
        # the cells behind a lot that failed are lost, and the next row begins with its number
        (
            [
                "包号|包名称|中标供应商|地址|中标金额（万元）",
                f"1|呼吸机|{A}|北河路|38.6",
                "2|血压计|废标",
                f"3|病床|{B}|南河路|92.35",
            ],
            [("1", A, 38_600_000), ("3", B, 92_350_000)],
            ("2",),
        ),
        # a price is no answer to 是否价格扣除, and the last cell is empty
        (
            ["中标供应商|地址|评审方法|是否价格扣除|中标金额（元）|评审得分", f"{A}|北河路|最低评标价法|是|5000.00"],
            [(None, A, 500_000)],
            (),
        ),
    ],
)
def test_cells_stand_in_their_columns(
    cell: str, rows: list[str], results: list[tuple[str | None, str, int]], failed: tuple[str, ...]
) -> None:
    """One cell a line, rows in lines of their own, or wide gaps."""
    ends = "\n" if cell != "      " else "          "
    notice = read(ends.join(row.replace("|", cell) for row in rows))
    assert (told(notice), notice.failed_lots, notice.marks) == (results, failed, ())


@pytest.mark.parametrize("cells", ["\t", "|"])
def test_a_winner_whose_span_was_left_out_stands_in_the_row_above(cells: str) -> None:
    """His price stands in the column of winners then, and none in its own."""
    rows = [
        "包件|名称|中标人|中标金额（元）|备注",
        f"1|电脑|{A}|5000.00|",
        "2|投影机|6000.00|",
        f"3|音响|{B}|7000.00|",
        "4|幕布|无|另行采购",
    ]
    notice = read("\n".join(row.replace("|", cells) for row in rows))
    assert told(notice) == [("1", A, 500_000), ("2", A, 600_000), ("3", B, 700_000)]


def test_a_head_that_comes_again_begins_the_first_row() -> None:
    """标段 … 份额标段1: the lot of the first row is glued to the heads."""
    notice = read(f"标段成交供应商成交金额（元）份额标段1{A}1,286,500.00100%标段2{B}368,000.00100%")
    assert told(notice) == [("标段1", A, 128_650_000), ("标段2", B, 36_800_000)]


@pytest.mark.parametrize(
    "rows",
    [
        # a rank within a name
        f"标段排序中标供应商地址单价（元/人）\n第一标段 北片区1{A}北河路68.5\n2{B}南河路69",
        # other rows within a cell
        f"标的名称标包号中标人下浮率份额甲线路1{A}8.5%60%甲线路1{B}7.9%40%乙线路1{C}6.35%100%",
        f"包号供应商名称资格审查最终报价(元)得分推荐顺序1{A}合格968000.0088.6511{B}合格972500.0084.3122{C}合格355000.0090.221",
    ],
)
def test_a_row_whose_cells_stand_astray_is_none(rows: str) -> None:
    """Nobody who has not won is named, and the passage is marked."""
    notice = read(rows)
    assert [award.supplier.name for award in notice.awards if award.supplier.name not in (A, B, C)] == []
    assert NoticeMark.RESULT_NOT_READ in notice.marks


def test_rows_unread_beside_lots_that_failed_are_marked() -> None:
    """A row that failed is read out of a table that runs together, and the winners in it are not: the page tells of them."""
    notice = read(
        f"包号包名称供应商名称供应商地址中标（成交）金额（万元）1呼吸机{A}北河路38号38.62血压计废标3病床{B}南河路5号92.35"
    )
    assert notice.awards or NoticeMark.RESULT_NOT_READ in notice.marks


def test_a_head_is_nobodys_name() -> None:
    """供应商名称 地址 are two heads, and two names that run together are none."""
    notice = read("供应商名称 地址\n序号成交人\n1青溪供电公司带电检测杭州甲乙信息技术有限公司")
    assert notice.awards == ()


def test_the_result_of_a_winner_may_be_his_sum() -> None:
    """中标结果 over figures to the fen beside the names, and 废标 where nobody won."""
    notice = table("标包|供应商名称|中标结果", f"A|{A}|868500.000000", f"B|{C}|213,600.00", "C||废标")
    assert told(notice) == [("A", A, 86_850_000), ("B", C, 21_360_000)]
    assert notice.failed_lots == ("C",)
    assert [award.supplier.name for award in table("标包|中标结果", f"A|{A}", f"B|{C}").awards] == [A, C]
