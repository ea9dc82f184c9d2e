"""Lots distinguished by their works (施工1标段, 监理标段) or by the things they are of (标的1), and kinds of services."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import A, B, C, told


@pytest.mark.parametrize("join", ["：中标人：", "中标人：", "：\n中标人："])
def test_lots_of_works_are_named_before_their_winners(join: str) -> None:
    """The first lot of the works and the first of their supervision are two."""
    lines = [
        f"施工1标段{join}{A}；中标价：100万元",
        f"监理1标段{join}{B}；中标价：2万元",
        f"勘察设计标段{join}{C}；中标价：3万元",
    ]
    notice = read_notice("青溪灌区工程中标结果公示\n" + "\n".join(lines) + "\n招标人：青溪区水利局\n", kind="text")
    assert told(notice) == [("施工1标段", A, 100000000), ("监理1标段", B, 2000000), ("勘察设计标段", C, 3000000)]


def test_lots_of_works_stand_in_their_column() -> None:
    """A cell that is a lot of some works is that lot, and not the one of its number; the failed one keeps its works, too."""
    heads = "<tr><td>标段</td><td>中标人</td><td>中标价（元）</td></tr>"
    rows = f"<tr><td>施工1标段</td><td>{A}</td><td>7312200.00</td></tr><tr><td>监理1标段</td><td>{B}</td><td>312200.00</td></tr>"
    failed = "<tr><td>施工2标段</td><td colspan=2>流标</td></tr><tr><td>监理2标段</td><td colspan=2>流标</td></tr>"
    notice = read_notice(f"<h1>青溪灌区工程中标结果公示</h1><table>{heads}{rows}{failed}</table>", kind="html")
    assert told(notice) == [("施工1标段", A, 731220000), ("监理1标段", B, 31220000)]
    assert notice.failed_lots == ("施工2标段", "监理2标段")


def test_kinds_part_a_shortlist() -> None:
    """The column of kinds says for what each was shortlisted; who is shortlisted for two kinds is named for both."""
    heads = "<tr><td>类别</td><td>序号</td><td>入围单位名称</td></tr>"
    first = f"<tr><td rowspan=2>房建类</td><td>1</td><td>{A}</td></tr><tr><td>2</td><td>{B}</td></tr>"
    rows = f"{first}<tr><td>市政类</td><td>1</td><td>{B}</td></tr>"
    notice = read_notice(f"<h1>青溪区施工单位库入围结果公示</h1><table>{heads}{rows}</table>", kind="html")
    assert told(notice) == [("房建类", A, None), ("房建类", B, None), ("市政类", B, None)]


@pytest.mark.parametrize("lots", ["标的1 标的2 标的3", "标的一 标的二 标的三"])
def test_counted_things_are_lots(lots: str) -> None:
    """标的1：, 标的3 that failed, and 标的1 in brackets behind a name."""
    one, two, three = lots.split()
    title, winner = "青溪船厂门窗成交公告\n", "：成交供应商："
    page = f"{title}{one}{winner}{A}，成交价109.26万元\n{two}{winner}{B}，成交价35.8万元\n{three}：流标\n"
    notice = read_notice(page, kind="text")
    assert [(award.lot, award.supplier.name) for award in notice.awards] == [(one, A), (two, B)]
    assert notice.failed_lots == (three,)
    behind = read_notice(f"{title}成交供应商：{A}（{one}）\n成交金额：109.26万元\n", kind="text")
    assert [award.supplier.name for award in behind.awards] == [A]


def test_what_is_bought_is_no_number_of_a_lot() -> None:
    """标的：0#柴油 and 标的三轮车 say what is bought."""
    goods = read_notice(
        f"青溪车辆成交公告\n标的三轮车：{A}，成交金额：1.2万元\n标的二手车：{C}，成交金额：8.2万元\n", kind="text"
    )
    assert not any(award.lot for award in goods.awards)
    notice = read_notice(f"青溪油料成交公告\n标的：0#车用柴油\n成交供应商：{A}\n成交金额：109.26万元\n", kind="text")
    assert [award.lot for award in notice.awards] == ["0#车用柴油"]
