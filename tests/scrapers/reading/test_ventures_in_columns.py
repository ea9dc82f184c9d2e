"""Joint ventures whose leads and members have columns of their own, and bids that name them as their results do."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.ventures import A, B, C, ventures

_TITLE = "某某道路工程中标候选人公示\n"


@pytest.mark.parametrize("gap", ["\n", " "])
@pytest.mark.parametrize("head", ["中标候选人名称", "牵头单位"])
def test_members_of_a_flattened_table_stand_in_their_column(head: str, gap: str) -> None:
    """A name under the head of members joins the one before it, and the column may be headed by the leads alone."""
    rows = [
        ["排名", head, "联合体成员单位", "投标报价（元）", "得分"],
        ["1", A, B, "7312200.00", "93.55"],
        ["2", C, "/", "7366100.50", "92.08"],
    ]
    page = _TITLE + "\n".join(gap.join(row) for row in rows) + "\n招标人：青溪市某某局\n"
    assert ventures(page) == [[A, B], [C]]
    assert [award.rank for award in read_notice(page, kind="text").awards] == [1, 2]


def test_the_column_of_leads_names_who_bids() -> None:
    """A table whose heads know leads and members alone names its candidates by their leads."""
    heads = "<tr><td>排名</td><td>牵头单位</td><td>成员单位</td><td>投标报价（元）</td></tr>"
    first = f"<tr><td>1</td><td>{A}</td><td>{B}</td><td>7312200.00</td></tr>"
    rows = f"{first}<tr><td>2</td><td>{C}</td><td>无</td><td>7366100.50</td></tr>"
    assert ventures(f"<h1>{_TITLE}</h1><table>{heads}{rows}</table>", "html") == [[A, B], [C]]


@pytest.mark.parametrize(("title", "head", "order"), [(_TITLE, "名次", "第一名"), ("某某工程中标结果公示", "标段", "一标段")])
def test_a_column_of_parts_names_the_lead_whichever_row_is_his(title: str, head: str, order: str) -> None:
    """Of parties that share a rank, or a lot, and a price the one called the lead leads."""
    heads = f"<tr><td>{head}</td><td>投标人</td><td>联合体分工</td><td>投标报价（元）</td></tr>"
    first = f"<tr><td rowspan=2>{order}</td><td>{B}</td><td>成员（施工）</td><td rowspan=2>12345678.90</td></tr>"
    rest = f"<tr><td>{A}</td><td>牵头人（设计）</td></tr>"
    last = f"<tr><td>{order.replace('一', '二')}</td><td>{C}</td><td>/</td><td>22345678.90</td></tr>"
    page = f"<h1>{title}</h1><p>中标结果</p><table>{heads}{first}{rest}{last}</table>"
    assert ventures(page, "html") == [[A, B], [C]]


def test_the_offer_of_a_venture_stands_in_the_record_of_the_opening() -> None:
    """Candidates without prices have those of the rows that name the same venture where bids were opened."""
    ranked = (
        f"<tr><td>排序</td><td>候选人名称</td></tr><tr><td>1</td><td>{A}、{B}（联合体）</td></tr><tr><td>2</td><td>{C}</td></tr>"
    )
    opened = (
        "<tr><td>序号</td><td>投标人</td><td>投标报价（元）</td></tr>"
        f"<tr><td>1</td><td>{C}</td><td>9088200</td></tr><tr><td>2</td><td>{A}、{B}（联合体）</td><td>9033100</td></tr>"
    )
    page = f"<h1>{_TITLE}</h1><p>一、中标候选人</p><table>{ranked}</table><p>二、开标记录</p><table>{opened}</table>"
    awards = read_notice(page, kind="html").awards
    assert [award.amount and award.amount.minor for award in awards] == [903310000, 908820000]


def test_rows_of_members_repeat_what_their_lead_bid() -> None:
    """Each party in a row of its own with the rank and the price of all: the column of parts says who joins whom."""
    heads = "<tr><td>排序</td><td>投标人名称</td><td>联合体分工</td><td>投标报价（元）</td></tr>"
    rows = (
        f"<tr><td>第一名</td><td>{A}</td><td>牵头人</td><td>31220100.00</td></tr>"
        f"<tr><td>第一名</td><td>{B}</td><td>成员（设计）</td><td>31220100.00</td></tr>"
        f"<tr><td>第二名</td><td>{C}</td><td>牵头人</td><td>31330980.70</td></tr>"
    )
    page = f"<h1>{_TITLE}</h1><table>{heads}{rows}</table>"
    assert ventures(page, "html") == [[A, B], [C]]
    assert [str(award.amount) for award in read_notice(page).awards] == ["31220100.00", "31330980.70"]


def test_columns_of_members_are_counted() -> None:
    """联合体成员1（勘察） and 联合体成员2（设计） beside the lead; a sign in one of them names nobody."""
    members = "<td>联合体成员1（勘察）</td><td>联合体成员2（设计）</td>"
    heads = f"<tr><td>名次</td><td>牵头人（施工）</td>{members}<td>投标报价（元）</td></tr>"
    first = f"<tr><td>1</td><td>{A}</td><td>{B}</td><td>{C}</td><td>188210000.00</td></tr>"
    second = f"<tr><td>2</td><td>{B}</td><td>{C}</td><td>/</td><td>189330000.00</td></tr>"
    assert ventures(f"<h1>{_TITLE}</h1><table>{heads}{first}{second}</table>", "html") == [[A, B, C], [B, C]]
