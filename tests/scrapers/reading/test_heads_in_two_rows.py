"""Heads of tables in two rows, one part of them below a head of the first. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

_HEAD = "青溪道路养护项目中标公告\n三、中标信息\n"
_FOOT = "\n四、评审专家：甲、乙\n"
_A, _B = "青溪园林有限公司", "青溪市政有限公司"
# a head and below it its parts; ^ is a cell that a span takes
_PARTS = (
    "序号|中标人|中标金额（万元）|^|^|工期",
    "^|^|设计费|施工费|总价|^",
    f"1|{_A}|20.5|100|120.5|60天",
    f"2|{_B}|10|90.25|100.25|50天",
)
_NAMES = (
    "标包|中标人|^|中标金额（元）|^|得分",
    "^|名称|地址|小写|大写|^",
    f"A|{_A}|河东路|1205000|壹佰贰拾万零伍仟元整|90.1",
    f"B|{_B}|河西路|1002500|壹佰万贰仟伍佰元整|88",
)
_SCORES = (
    "序号|中标人|得分|^|^|中标金额（万元）",
    "^|^|商务|技术|合计|^",
    f"1|{_A}|20|60.5|80.5|120.5",
    f"2|{_B}|10|62|72|100.25",
)


def _amounts(source: str) -> list[str]:
    return [str(award.amount) for award in read_notice(source, kind="text").awards]


@pytest.mark.parametrize("rows", [_PARTS, _NAMES, _SCORES])
@pytest.mark.parametrize(
    ("cells", "ends"), [("\t", "\n"), ("|", "\n"), (" ", "\n"), (" ", " "), ("\n", "\n"), ("      ", "     ")]
)
def test_spans_that_a_text_lost_are_filled_in(rows: tuple[str, ...], cells: str, ends: str) -> None:
    """The rows below tell which heads the second row parts: tabs, pipes, spaces or lines between the cells."""
    written = ends.join(cells.join(cell for cell in row.split("|") if cell != "^") for row in rows)
    assert _amounts(f"{_HEAD}{written}{_FOOT}") == ["1205000.00", "1002500.00"]


@pytest.mark.parametrize("cells", ["\t", "|"])
def test_spans_written_as_empty_cells_are_filled_in(cells: str) -> None:
    """The parts stand below a head and the empty cells behind it; those at a line's beginning may be lost."""
    written = "\n".join(row.replace("^", "").replace("|", cells) for row in _PARTS)
    assert _amounts(f"{_HEAD}{written}{_FOOT}") == ["1205000.00", "1002500.00"]


def test_a_price_below_a_head_is_in_its_unit() -> None:
    """投标报价（万元） over 总报价, which prints none itself."""
    heads = "<tr><td rowspan=2>中标人</td><td colspan=2>中标金额（万元）</td></tr><tr><td>设计费</td><td>总报价</td></tr>"
    row = f"<tr><td>{_A}</td><td>20.5</td><td>120.5</td></tr>"
    (award,) = read_notice(f"<h1>青溪项目中标公告</h1><table>{heads}{row}</table>").awards
    assert str(award.amount) == "1205000.00"


def test_a_row_of_words_below_heads_is_no_second_row_of_them() -> None:
    """The first cells of a row may be words as heads are: where the row fits the heads, they part none."""
    rows = f"标段\n标段名称\n中标人\n中标金额（元）\n一标段\n土建\n{_A}\n1205000.00\n二标段\n水电\n{_B}\n1002500.00"
    assert [award.lot for award in read_notice(f"{_HEAD}{rows}{_FOOT}", kind="text").awards] == ["一标段", "二标段"]
