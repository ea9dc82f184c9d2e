"""Heads that stand several times side by side: a block for each rank or lot, or a folded list. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, table, told

_D = "湖州庚辛建设有限公司"


def _ranked(over: str, heads: str, rows: str) -> Notice:
    """The notice of candidates read from the rows of a table below cells that span two columns each."""
    return read_notice(
        f"<h1>青溪区道路中标候选人公示</h1><table><tr>{over}</tr><tr>{heads * 2}</tr>{rows}</table><p>招标人：青溪区交通局</p>"
    )


def _ranks(notice: Notice) -> list[tuple[str | None, str, int | None, int | None]]:
    return [(a.lot, a.supplier.name, a.amount.minor if a.amount else None, a.rank) for a in notice.awards]


def test_each_rank_has_columns_of_its_own() -> None:
    """Lots are rows, and a cell over all columns says that one of them failed."""
    over = "<td rowspan=2>标段</td><td colspan=2>第一中标候选人</td><td colspan=2>第二中标候选人</td>"
    rows = (
        f"<tr><td>一标段</td><td>{A}</td><td>12.5</td><td>{B}</td><td>13.5</td></tr>"
        "<tr><td>二标段</td><td colspan=4>投标人不足三家，流标</td></tr>"
        f"<tr><td>三标段</td><td>{C}</td><td>22.5</td><td>{_D}</td><td>23.5</td></tr>"
    )
    notice = _ranked(over, "<td>单位名称</td><td>投标报价（万元）</td>", rows)
    assert _ranks(notice) == [
        ("一标段", A, 12_500_000, 1),
        ("一标段", B, 13_500_000, 2),
        ("三标段", C, 22_500_000, 1),
        ("三标段", _D, 23_500_000, 2),
    ]
    assert notice.failed_lots == ("二标段",)


def test_each_lot_has_columns_of_its_own() -> None:
    """Ranks are rows, and the lots' cells print the unit of the prices below them."""
    over = "<td rowspan=2>排名</td><td colspan=2>SG-1标（万元）</td><td colspan=2>SG-2标（万元）</td>"
    rows = f"<tr><td>第一名</td><td>{A}</td><td>12.5</td><td>{B}</td><td>22.5</td></tr>"
    rows += f"<tr><td>第二名</td><td>{C}</td><td>13.5</td><td>{_D}</td><td>23.5</td></tr>"
    assert _ranks(_ranked(over, "<td>单位名称</td><td>投标报价</td>", rows)) == [
        ("SG-1标", A, 12_500_000, 1),
        ("SG-2标", B, 22_500_000, 1),
        ("SG-1标", C, 13_500_000, 2),
        ("SG-2标", _D, 23_500_000, 2),
    ]


@pytest.mark.parametrize("head", ["入围供应商名称", "入围单位"])
def test_a_long_list_is_folded(head: str) -> None:
    """The last block may be empty in the last row."""
    notice = table(f"序号|{head}|序号|{head}", f"1|{A}|2|{B}", f"3|{C}||")
    assert told(notice) == [(None, A, None), (None, B, None), (None, C, None)]


@pytest.mark.parametrize(("first", "second"), [("第一名", "第二名"), ("1", "2")])
def test_all_of_a_list_of_the_chosen_have_won_whatever_their_ranks(first: str, second: str) -> None:
    """入选机构 are several; of 供应商 with ranks the first has won."""
    rows = f"<tr><td>{{}}</td><td>结算比例</td><td>名次</td></tr><tr><td>{A}</td><td>42%</td><td>{first}</td></tr>"
    rows += f"<tr><td>{B}</td><td>44%</td><td>{second}</td></tr>"
    page = "<h1>检验外送服务遴选结果公示</h1><p>结果如下：</p><table>{}</table>"
    assert [a.supplier.name for a in read_notice(page.format(rows.format("入选机构"))).awards] == [A, B]


def test_of_those_admitted_who_are_priced_and_ranked_not_all_have_won() -> None:
    """入围供应商 | 最终报价 | 排名, where the page names the winner below."""
    rows = "".join(
        f"<tr><td>{name}</td><td>{price}</td><td>{rank}</td></tr>"
        for rank, (name, price) in enumerate(((A, 100000), (B, 110000)), 1)
    )
    head = "<tr><td>入围供应商名称</td><td>最终报价（元）</td><td>排名</td></tr>"
    page = f"<h1>青溪区设备采购成交公告</h1><p>三、成交信息</p><table>{head}{rows}</table><p>成交供应商：{A}</p>"
    assert [award.supplier.name for award in read_notice(page).awards] == [A]
