"""Units of figures in cells: the cell's own label before the head, and figures that a head's unit makes too small; synthetic."""

import pytest

from scrapers.notice import Mark
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, C

HEAD = "<p>青溪区设备采购中标结果公告</p><p>项目编号：QX-1</p><p>采购人：青溪区教育局</p>"


def awards(*rows: str) -> list[tuple[str | None, tuple[Mark, ...]]]:
    """The amounts and marks that a table's rows give."""
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    found = read_notice(f"{HEAD}<table>{cells}</table>").awards
    return [(str(award.amount) if award.amount else None, award.marks) for award in found]


@pytest.mark.parametrize("label", ["投标报价（万元）", "最终报价(万元)", "成交金额（单位：万元）"])
def test_a_label_within_a_cell_gives_the_unit(label: str) -> None:
    """投标报价（万元）：498.63 under 中标金额（元） is no 498 yuan."""
    assert awards("序号|中标金额(元)|中标供应商名称", f"1|{label}：498.63|{A}") == [("4986300.00", ())]


def test_a_price_dwarfed_by_its_column_may_count_another_unit() -> None:
    """488.30 beside 4869000.00 is marked, for the head may be wrong for it."""
    small, large = awards("标段|中标人|中标金额（元）", f"一标段|{A}|488.30", f"二标段|{C}|4869000.00")
    assert (small, large) == (("488.30", (Mark.UNIT_SLIP,)), ("4869000.00", ()))


def test_a_price_that_towers_over_its_column_may_count_yuan() -> None:
    """443700.00 under 万元 beside 44.37 is hardly four thousand million."""
    small, large = awards("标段|中标人|中标金额（万元）", f"一标段|{A}|44.37", f"二标段|{C}|443700.00")
    assert (small, large[1]) == (("443700.00", ()), (Mark.UNIT_SLIP,))


def test_lots_of_unlike_sizes_are_no_doubt() -> None:
    """12800.00 beside 4869000.00 may well be."""
    assert [marks for _, marks in awards("标段|中标人|中标金额（元）", f"一标段|{A}|12800.00", f"二标段|{C}|4869000.00")] == [
        (),
        (),
    ]


@pytest.mark.parametrize("unit", ["元，万", "单位：万，人民币", "人民币：万"])
def test_ten_thousands_are_told_behind_a_comma_too(unit: str) -> None:
    """中标金额（元，万） over 45.6."""
    assert awards(f"序号|中标金额（{unit}）|中标供应商名称", f"1|45.6|{A}") == [("456000.00", ())]
