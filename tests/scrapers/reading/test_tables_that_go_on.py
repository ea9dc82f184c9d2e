"""Tables that a page break parts: the rest, without heads or under the same ones again, is the upper table's; synthetic."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from scrapers.reading.page.build import from_html

A, B, C = "青溪路桥建设有限公司", "云岭交通建设有限公司", "白石水利工程有限公司"


def markup(*rows: str) -> str:
    """A table of rows whose cells a stroke parts."""
    cells = [row.replace("|", "</td><td>") for row in rows]
    return "<table>" + "".join(f"<tr><td>{each}</td></tr>" for each in cells) + "</table>"


def results(title: str, *tables: str, between: str = "") -> list[tuple[str, str | None]]:
    """Names and printed amounts of a page of tables."""
    notice = read_notice(f"<html><body><h1>青溪县道路工程{title}</h1>{between.join(tables)}</body></html>", kind="html")
    return [(award.supplier.name, str(award.amount) if award.amount is not None else None) for award in notice.awards]


@pytest.mark.parametrize(
    ("heads", "last", "rest"),
    [
        ("标段|中标人|中标价（元）", f"一标段|{A}|5566001.00", f"二标段|{B}|5588000.00"),
        (
            "标段|中标人|中标价",
            f"①|{A}\n(统一社会信用代码：91110000000000000X)|¥5566001.00",
            f"②|{B}\n(统一社会信用代码：91110000000000000X)|¥5588000.00",
        ),
        (
            "检测内容|中标人|计费基数|中标价（元）",
            f"监理|{A}|建安工程费|5566001.00",
            f"检测|{B}|川价发[2008]141号标准|5588000.00",
        ),
    ],
)
def test_a_table_without_heads_goes_on_with_the_one_above_it(heads: str, last: str, rest: str) -> None:
    """Each cell is such as the one above it: a name, a figure, words."""
    assert results("中标结果公告", markup(heads, last), markup(rest)) == [(A, "5566001.00"), (B, "5588000.00")]


@pytest.mark.parametrize("between", ["", "<p>续表</p>"])
@pytest.mark.parametrize("again", [True, False])
def test_places_go_on_below_a_break(between: str, again: bool) -> None:
    """第二名 behind 第一名 has not won in another table, whether its heads come again or not."""
    heads = "排序|中标供应商名称|中标金额（元）"
    rest = [heads, f"第二名|{B}|5588000.00"] if again else [f"第二名|{B}|5588000.00"]
    parts = markup(heads, f"第一名|{A}|5566001.00"), markup(*rest)
    assert results("中标公告", *parts, between=between) == [(A, "5566001.00")]


def test_labels_below_a_table_are_no_rows_of_it() -> None:
    """A table of labels and values stays a table of its own, even where it has as many columns as the one above it."""
    page = from_html(markup("序号|中标人|中标价（元）|工期", f"1|{A}|5566001.00|90天") + markup(f"招标人|{B}|地址|云岭路1号"))
    assert len(page.grids) == 2


def test_a_count_that_begins_anew_is_another_table() -> None:
    """Two lists of the same form are not one."""
    page = from_html(markup("序号|投标人|报价（元）", f"1|{A}|5566001.00") + markup(f"1|{B}|5588000.00"))
    assert len(page.grids) == 2


def test_a_column_of_losers_alone_tells_who_lost() -> None:
    """Nobody of a part without a winner has won, whatever its head."""
    heads = "排名|投标人名称|开标价格（元）|投标结果"
    parts = markup(heads, f"1|{A}|5566001.00|推荐中标"), markup(heads, f"2|{B}|5588000.00|未中标", f"3|{C}|5599000.00|未中标")
    assert results("评标结果公示", *parts) == [(A, "5566001.00")]
