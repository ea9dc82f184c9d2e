"""Labels that come again and again in one order are the heads of a table: who won, who stands where, which offer was the last."""

from __future__ import annotations

import pytest

from scrapers.notice import Notice
from scrapers.reading import read_notice

A, B, C = "青溪鼓风机有限公司", "云岭机电有限公司", "白石风机有限公司"
PARTERS = ["\n", "；", "，", "  "]


def notice_of(title: str, heads: str, *rows: str, parter: str = "\n", behind: str = "") -> Notice:
    """A notice whose rows stand as labelled records, one after the other."""
    told = [
        "".join(f"{head}：{cell}{parter}" for head, cell in zip(heads.split("|"), row.split("|"), strict=True)) for row in rows
    ]
    return read_notice("\n".join([title, "项目名称：鼓风机备件采购", *(each.rstrip() for each in told), behind]), kind="text")


def results(notice: Notice) -> list[tuple[str, str | None]]:
    """Names and printed amounts, as one reads them."""
    return [(award.supplier.name, str(award.amount) if award.amount is not None else None) for award in notice.awards]


@pytest.mark.parametrize("parter", PARTERS)
def test_who_did_not_win_says_so_in_a_record(parter: str) -> None:
    """是否成交：否 is of its record's bidder alone; the price with tax is the price."""
    heads = "序号|供应商名称|不含税总价（元）|税率|含税总价（元）|排名|是否成交"
    rows = [f"1|{A}|318584.07|13%|360000.00|1|是", f"2|{B}|327433.63|13%|370000.00|2|否"]
    assert results(notice_of("成交结果公示", heads, *rows, parter=parter)) == [(A, "360000.00")]


@pytest.mark.parametrize("parter", PARTERS)
def test_who_stands_second_is_no_winner(parter: str) -> None:
    """A place under 排序 and a word under 定标结果 say who won."""
    placed = notice_of(
        "中标公告", "排序|中标供应商名称|中标金额（万元）", f"第一名|{A}|113.2", f"第二名|{B}|111.63", parter=parter
    )
    assert results(placed) == [(A, "1132000.00")]
    decided = notice_of(
        "中标结果公告", "候选人|单位名称|投标报价（元）|定标结果",
        f"第一中标候选人|{A}|3344000.00|中标人", f"第二中标候选人|{B}|3350000.00|备选", parter=parter,
    )  # fmt: skip
    assert results(decided) == [(A, "3344000.00")]


@pytest.mark.parametrize("parter", PARTERS)
def test_the_last_offer_of_a_record_is_the_price(parter: str) -> None:
    """Offers of several rounds stand in one record."""
    heads, rows = (
        "名次|供应商名称|首次报价（元）|第二轮报价（元）|最终报价（元）",
        [f"第一成交候选人|{A}|1980000|1920000|1880000"],
    )
    rows.append(f"第二成交候选人|{B}|1966000|1930000|1899000")
    notice = notice_of("成交候选人公示", heads, *rows, parter=parter)
    assert results(notice) == [(A, "1880000.00"), (B, "1899000.00")]


@pytest.mark.parametrize("parter", PARTERS)
def test_bids_in_records_are_the_candidates_prices(parter: str) -> None:
    """Candidates named below have the price of their own bid."""
    rows = [f"{A}|58,236,541.00|96.2", f"{B}|58,100,200.00|95.1", f"{C}|59,012,000.00|92.4"]
    behind = f"二、推荐的中标候选人\n第一名：{A}\n第二名：{C}\n公示期：2026年8月7日至8月10日"
    notice = notice_of("施工评标报告公示", "投标人|投标报价（元）|评标价得分", *rows, parter=parter, behind=behind)
    assert results(notice) == [(A, "58236541.00"), (C, "59012000.00")]


def test_records_of_one_name_and_one_price_are_labels() -> None:
    """Lots that stand above their records keep them apart."""
    page = f"中标公告\n包1\n供应商名称：{A}\n中标金额：360000元\n包2\n供应商名称：{B}\n中标金额：370000元\n"
    assert [(award.lot, award.supplier.name) for award in read_notice(page, kind="text").awards] == [("包1", A), ("包2", B)]


def _pairs(heads: str, *rows: str, wide: int = 2) -> list[str]:
    """For each record the rows of a table of labels and values, `wide` cells in a row."""
    cells = [
        f"<td>{head}</td><td>{cell}</td>" for row in rows for head, cell in zip(heads.split("|"), row.split("|"), strict=True)
    ]
    length = len(heads.split("|")) * 2 // wide
    lines = [f"<tr>{''.join(cells[at : at + wide // 2])}</tr>" for at in range(0, len(cells), wide // 2)]
    return ["".join(lines[at : at + length]) for at in range(0, len(lines), length)]


@pytest.mark.parametrize("wide", [2, 4])
@pytest.mark.parametrize("whole", [True, False])
def test_tables_of_pairs_are_records(whole: bool, wide: int) -> None:
    """One table for each bidder, or all of them in one, with other pairs above and below."""
    heads = "排名|投标人名称|投标报价（元）|得 分"
    records = _pairs(heads, f"1|{A}|360000.00|92.17", f"2|{B}|370000.00|91.88", wide=wide)
    joint = "".join(records) if whole else "</table><table>".join(records)
    page = f"<h1>鼓风机备件采购中标候选人公示</h1><p>中标候选人</p><table>{joint}</table><p>招标人：青溪水泥有限公司</p>"
    notice = read_notice(page)
    assert [(award.rank, *told) for award, told in zip(notice.awards, results(notice), strict=True)] == [
        (1, A, "360000.00"),
        (2, B, "370000.00"),
    ]


def test_what_stands_beside_records_in_their_table_is_kept() -> None:
    """Who buys above them, and the day below."""
    lost, won = _pairs("供应商名称|报价（元）|是否成交", f"{A}|370000.00|否", f"{B}|360000.00|是")
    above, below = "<tr><td>采购人</td><td>青溪水泥有限公司</td></tr>", "<tr><td>公告日期</td><td>2026年6月2日</td></tr>"
    notice = read_notice(f"<h1>鼓风机备件采购成交公告</h1><table>{above}{lost}{won}{below}</table>")
    assert (results(notice), notice.buyer and notice.buyer.name) == ([(B, "360000.00")], "青溪水泥有限公司")
    assert notice.published_date is not None
