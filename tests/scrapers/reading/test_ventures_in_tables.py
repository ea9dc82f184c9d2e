"""Joint ventures whose parties stand in the cells and rows of tables."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.plain_notice import read, told
from tests.scrapers.reading.ventures import HEAD, A, B, C, ventures

_COLUMNS = "<tr><td>序号</td><td>中标单位</td><td>中标金额（元）</td></tr>"


@pytest.mark.parametrize(
    "rows",
    [
        f"<tr><td>1</td><td>{A}（牵头人）</td><td>12345678.90</td></tr><tr><td></td><td>{B}（成员）</td><td></td></tr>",
        f"<tr><td rowspan=2>1</td><td>{A}（牵头人）</td><td rowspan=2>12345678.90</td></tr><tr><td>{B}（成员）</td></tr>",
        f"<tr><td>1</td><td>（主）{A}</td><td>12345678.90</td></tr><tr><td>2</td><td>（成）{B}</td><td>/</td></tr>",
    ],
)
def test_a_member_in_a_row_of_its_own_is_no_second_winner(rows: str) -> None:
    """A row whose party is called a member belongs to the row above it, price and all."""
    page = f"{HEAD}<table>{_COLUMNS}{rows}</table></body></html>"
    assert ventures(page, "html") == [[A, B]]
    amount = read_notice(page, kind="html").awards[0].amount
    assert amount is not None
    assert amount.minor == 1234567890


def test_of_a_venture_with_a_price_for_each_party_neither_is_the_whole() -> None:
    """Two prices of one venture are marked, not chosen between."""
    rows = f"<tr><td>1</td><td>{A}（牵头人）</td><td>100.00</td></tr><tr><td>2</td><td>{B}（成员）</td><td>200.00</td></tr>"
    notice = read_notice(f"{HEAD}<table>{_COLUMNS}{rows}</table></body></html>", kind="html")
    assert [(award.amount, [mark.value for mark in award.marks]) for award in notice.awards] == [(None, ["unreadable_amount"])]


@pytest.mark.parametrize(
    "rows",
    [
        f"<tr><td rowspan=2>中标人</td><td>牵头人</td><td>{A}</td></tr><tr><td>成员</td><td>{B}</td></tr>",
        f"<tr><td rowspan=2>中标人</td><td>{A}（牵头人）</td></tr><tr><td>{B}（成员）</td></tr>",
        f"<tr><td>中标人</td><td>{A}（主）<br>{B}（成）</td></tr>",
    ],
)
def test_pairs_of_cells_name_one_venture(rows: str) -> None:
    """A label over two rows names the lead in one and the member in the other."""
    page = f"{HEAD}<table>{rows}<tr><td>中标价</td><td>100万元</td></tr></table></body></html>"
    assert ventures(page, "html") == [[A, B]]
    amount = read_notice(page, kind="html").awards[0].amount
    assert amount is not None
    assert amount.minor == 100000000


def test_a_venture_in_a_column_of_candidates_takes_no_price_of_the_next_one() -> None:
    """Parties marked 主 and 成 alone are one candidate."""
    heads = "<tr><td>排名</td><td>第一中标候选人</td><td>第二中标候选人</td></tr>"
    rows = f"{heads}<tr><td>单位名称</td><td>（主）{A}；（成）{B}</td><td>{C}</td></tr>"
    prices = "<tr><td>投标报价（元）</td><td>12345678.90</td><td>22345678.90</td></tr>"
    page = f"<html><body><h1>某某道路工程中标候选人公示</h1><table>{rows}{prices}</table></body></html>"
    assert ventures(page, "html") == [[A, B], [C]]


def test_a_row_that_tells_of_a_person_is_no_result() -> None:
    """Labels below a table of winners and what they say of who is in charge begin another block."""
    heads = "<tr><td>标段编号</td><td>中标单位名称</td><td>中标金额（元）</td></tr>"
    row = f"<tr><td>ZB202605008001001</td><td>{A}(联合体单位：{B})</td><td>16901400.21元</td></tr>"
    person = "<tr><td>项目负责人</td><td>商某</td><td>证书编号</td><td>鲁2372010202404839</td></tr>"
    assert ventures(f"{HEAD}<table>{heads}{row}{person}</table></body></html>", "html") == [[A, B]]


def test_a_flattened_table_keeps_a_venture_over_two_lines_in_one_row() -> None:
    """The member's line is no second result, and the price behind it is the venture's."""
    heads = "排序\n中标候选人名称\n投标报价（元）\n"
    page = f"某某道路工程中标候选人公示\n{heads}1\n{C}\n15299223.23\n2\n（牵头人）{A}\n（成员）{B}\n15281300.71\n"
    notice = read_notice(page, kind="text")
    assert ventures(page) == [[C], [A, B]]
    assert [award.amount.minor if award.amount else 0 for award in notice.awards] == [1529922323, 1528130071]


@pytest.mark.parametrize("end", ["联合体", ""])
def test_who_stands_behind_the_last_and_of_a_cell_is_a_partner_whatever_he_is_called(end: str) -> None:
    """某某公司与某某工程队联合体."""
    rows = f"<tr><td>1</td><td>{A}与青溪市建筑安装队{end}</td><td>12345678.90</td></tr>"
    assert ventures(f"{HEAD}<table>{_COLUMNS}{rows}</table></body></html>", "html") == [[A, "青溪市建筑安装队"]]


@pytest.mark.parametrize("cell", ["\n", "\t"])
def test_a_price_before_the_parties_of_a_venture_is_a_cell_of_its_own(cell: str) -> None:
    """Each in a labelled line: 投标报价, 牵头供应商, 投标联合体; in a row of tabs the parties' cell is broken over two lines."""
    rows = (
        ("序号", "中标（成交）金额(元)", "中标供应商名称", "中标供应商地址"),
        ("1", "投标报价:4986300(元)", f"牵头供应商：{A}\n投标联合体：{A}、{B}", "北河路"),
        ("2", "投标报价:1203000(元)", C, "南河路"),
    )
    notice = read("\n".join(map(cell.join, rows)))
    assert [(*one, len(award.members)) for one, award in zip(told(notice), notice.awards, strict=True)] == [
        (None, A, 498_630_000, 1),
        (None, C, 120_300_000, 0),
    ]


def test_a_member_in_a_row_that_holds_nothing_else_is_of_the_party_above_it() -> None:
    """Whom no word calls the lead, in a table of candidates: 第二 | 某某公司 | 100, below it | 某某院（联合体成员） |."""
    rows = f"<tr><td>第二</td><td>{A}</td><td>100.00</td></tr><tr><td></td><td>{B}（联合体成员）</td><td></td></tr>"
    heads = "<tr><td>排序</td><td>投标人</td><td>投标总价（元）</td></tr>"
    page = f"<h1>法庭工程中标候选人公示</h1><table>{heads}<tr><td>第一</td><td>{C}</td><td>90.00</td></tr>{rows}</table>"
    notice = read_notice(page, kind="html")
    told_of = [(award.rank, award.supplier.name, [member.name for member in award.members]) for award in notice.awards]
    assert told_of == [(1, C, []), (2, A, [B])]


def test_the_members_of_candidates_side_by_side_stand_below_their_leads() -> None:
    """牵头人 over one name for each rank, 成员 alone over as many."""
    rows = ("|第一候选人|第二候选人", f"牵头人|{A}|{C}", f"成员|{B}|云岭壬癸勘察院", "投标总报价|1856万元|1868万元")
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row.split('|'))}</tr>" for row in rows)
    notice = read_notice(f"<h1>消防站EPC中标候选人公示</h1><table>{table}</table>", kind="html")
    told_of = [(award.supplier.name, [member.name for member in award.members]) for award in notice.awards]
    assert told_of == [(A, [B]), (C, ["云岭壬癸勘察院"])]
