"""Joint ventures whose parties are named with their roles: in brackets, as labels, over several lines."""

from __future__ import annotations

from typing import Literal

import pytest

from scrapers.reading import read_notice
from scrapers.reading.lexicon.parties import split_parties

A, B, C = "杭州甲乙信息技术有限公司", "云岭明河勘测设计研究院", "青溪长风市政工程有限公司"


@pytest.mark.parametrize(
    "printed",
    [
        f"{A}（主）、{B}（成）",
        f"{A}（主）\n{B}（成）",
        f"牵头方：{A}\n成员方：{B}",
        f"牵头方：{A}成员方：{B}",
        f"牵头单位：{A}联合体单位：{B}",
        f"联合体主体：{A}，联合体参与方：{B}",
        f"牵头单位{A}、成员单位{B}",
        f"{A}（主办方）、{B}（协办方）",
        f"{A}(联合体单位：{B})",
        f"{A}（联合体：{B}）",
        f"{A}（联合体成员 {B}）",
        f"{A}（与{B}组成联合体）",
        f"{A}（联合体牵头人）（成员：{B}）",
        f"{A}（牵头人）60%、{B}（成员）40%",
        f"（1）{A}（牵头人）（2）{B}（成员）",
        f"【牵头人】{A}【成员】{B}",
        f"{A}[牵头人]、{B}[成员]",
        f"{A}（施工单位、联合体牵头人）、{B}（设计单位）",
        f"施工：{A}；设计：{B}（联合体）",
        f"{A}（施工）、{B}（设计）",
        f"{A}、{B}联合体投标",
        f"{A}为联合体牵头人，{B}为联合体成员",
    ],
)
def test_roles_part_the_names_of_a_venture_and_stand_in_none(printed: str) -> None:
    """However a cell tells who leads and who is a member, both are named and nothing of their roles is."""
    assert split_parties(printed) == [A, B]


@pytest.mark.parametrize(
    "printed",
    [
        f"{B}（成员）、{A}（牵头人）",
        f"（成员）{B}（牵头人）{A}",
        f"成员单位：{B}；牵头单位：{A}",
    ],
)
def test_the_lead_is_the_party_that_is_called_so(printed: str) -> None:
    """A lead printed behind a member is the lead all the same."""
    assert split_parties(printed) == [A, B]


@pytest.mark.parametrize("printed", [f"{A}（联合体成员1：{B}；联合体成员2：{C}）", f"（主）{A}、（成1）{B}、（成2）{C}"])
def test_members_may_be_numbered(printed: str) -> None:
    """The number of a member is no part of its name."""
    assert split_parties(printed) == [A, B, C]


@pytest.mark.parametrize("name", [f"{A}（牵头人）", f"成员单位{A}", f"{A}（主）"])
def test_a_role_is_no_part_of_a_lone_name(name: str) -> None:
    """A name alone loses its role, too."""
    assert split_parties(name) == [A]


def ventures(source: str, kind: Literal["html", "text"] = "text") -> list[list[str]]:
    """The parties of each result of a notice."""
    return [[party.name for party in (award.supplier, *award.members)] for award in read_notice(source, kind=kind).awards]


@pytest.mark.parametrize(
    "told",
    [
        f"确定（主）{A}；（成）{B}为该项目的中标人",
        f"确定{A}（牵头人），{B}（成员）为该项目的中标人",
        f"确定{A}，{B}（联合体）为该项目的中标人",
        f"确定{A}（牵头人，60%）、{B}（成员，40%）为该项目的中标人",
        f"确定{A}（联合体成员单位为{B}）为该项目的中标人",
    ],
)
def test_a_sentence_names_the_lead_and_not_its_last_member(told: str) -> None:
    """The commas and brackets between the parties of one venture end no name."""
    assert ventures(f"某某道路工程中标结果公示\n经评审，{told}，中标价：100万元。") == [[A, B]]


def test_a_winner_behind_the_word_for_the_buyer_is_not_the_buyer() -> None:
    """招标人确定某某公司 says who decided, and names nobody who buys."""
    notice = read_notice(
        f"某某道路工程中标结果公示\n招标人确定{A}（联合体牵头人）、{B}（联合体成员）为该项目的中标人。", kind="text"
    )
    assert notice.buyer is None
    assert [award.supplier.name for award in notice.awards] == [A]


@pytest.mark.parametrize(
    "lines",
    [
        f"（主）{A}\n（成）{B}",
        f"牵头人：{A}\n成员1：{B}",
        f"牵头单位{A}\n成员单位{B}",
        f"{B}（联合体成员）\n{A}（联合体牵头人）",
        f"成员单位：{B}；牵头单位：{A}",
    ],
)
def test_partners_in_lines_of_their_own_join_the_winner(lines: str) -> None:
    """A line that calls its party a member is one of the venture named above it."""
    assert ventures(f"某某道路工程中标结果公示\n中标人：{lines}\n中标价：100万元") == [[A, B]]


def test_a_name_under_the_members_label_is_a_member_where_the_price_follows() -> None:
    """Members are listed one in a line; a name at the end of the page signs it."""
    page = f"某某道路工程中标结果公示\n中标人：{A}\n联合体成员：{B}\n{C}\n"
    assert ventures(f"{page}中标价：100万元") == [[A, B, C]]
    assert ventures(page) == [[A, B]]


def test_a_flattened_table_keeps_a_venture_over_two_lines_in_one_row() -> None:
    """The member's line is no second result, and the price behind it is the venture's."""
    heads = "排序\n中标候选人名称\n投标报价（元）\n"
    page = f"某某道路工程中标候选人公示\n{heads}1\n{C}\n15299223.23\n2\n（牵头人）{A}\n（成员）{B}\n15281300.71\n"
    notice = read_notice(page, kind="text")
    assert ventures(page) == [[C], [A, B]]
    assert [award.amount.minor if award.amount else 0 for award in notice.awards] == [1529922323, 1528130071]


def test_a_venture_among_several_winners_is_no_partner_of_the_one_above_it() -> None:
    """联合体 alone behind a name of a list does not join it to the name before."""
    assert [parties[0] for parties in ventures(f"某某服务入围结果公告\n入围供应商如下：\n{A}\n{B}（联合体）\n{C}\n")] == [A, B, C]


def test_the_hint_of_a_form_is_no_part_of_a_name() -> None:
    """(中标人名称) says what to write before it."""
    assert ventures(f"某某道路工程中标结果公示\n{A}(中标人名称)：\n你单位的投标文件已被接受，被确定为中标人。") == [[A]]


@pytest.mark.parametrize(
    "printed",
    [
        "甲建筑有限公司和乙设计有限公司联合体",
        "甲建筑有限公司/乙设计有限公司（联合体）",
        "甲建筑有限公司（牵头人）、乙设计有限公司（成员）",
    ],
)
def test_names_of_one_letter_are_parted_and_marked(printed: str) -> None:
    """Two companies are never one name, however short theirs are; such names are doubted."""
    page = f"某某道路工程中标结果公示\n中标人：{printed}\n中标价：100万元"
    assert ventures(page) == [["甲建筑有限公司", "乙设计有限公司"]]
    assert [mark.value for mark in read_notice(page, kind="text").awards[0].marks] == ["not_a_name"]


def test_a_short_ending_below_a_name_is_the_rest_of_it() -> None:
    """A name broken within a word of its trade stays one."""
    assert split_parties("青溪某某园\n林绿化有限公司") == ["青溪某某园林绿化有限公司"]


_HEAD = "<html><body><h1>某某道路工程中标结果公示</h1><p>招标人：青溪市某某局</p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>招标人确定{A}（联合体牵头人）、</p><p>{B}（联合体成员）为该项目的中标人。</p><p>中标价：100万元</p>",
        f"<p>招标人确定{A}、<br>{B}（联合体）为该项目的中标人。</p><p>中标价：100万元</p>",
        f"<p>中标人：{A}、</p><p>{B}（联合体）</p><p>中标价：100万元</p>",
    ],
)
def test_a_list_of_parties_goes_on_in_the_next_paragraph(body: str) -> None:
    """A comma between names at the end of a paragraph says that the list goes on."""
    assert ventures(f"{_HEAD}{body}</body></html>", "html") == [[A, B]]


def test_a_row_that_tells_of_a_person_is_no_result() -> None:
    """Labels below a table of winners and what they say of who is in charge begin another block."""
    heads = "<tr><td>标段编号</td><td>中标单位名称</td><td>中标金额（元）</td></tr>"
    row = f"<tr><td>ZB202605008001001</td><td>{A}(联合体单位：{B})</td><td>16901400.21元</td></tr>"
    person = "<tr><td>项目负责人</td><td>商某</td><td>证书编号</td><td>鲁2372010202404839</td></tr>"
    assert ventures(f"{_HEAD}<table>{heads}{row}{person}</table></body></html>", "html") == [[A, B]]


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
    page = f"{_HEAD}<table>{_COLUMNS}{rows}</table></body></html>"
    assert ventures(page, "html") == [[A, B]]
    amount = read_notice(page, kind="html").awards[0].amount
    assert amount is not None
    assert amount.minor == 1234567890


def test_of_a_venture_with_a_price_for_each_party_neither_is_the_whole() -> None:
    """Two prices of one venture are marked, not chosen between."""
    rows = f"<tr><td>1</td><td>{A}（牵头人）</td><td>100.00</td></tr><tr><td>2</td><td>{B}（成员）</td><td>200.00</td></tr>"
    notice = read_notice(f"{_HEAD}<table>{_COLUMNS}{rows}</table></body></html>", kind="html")
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
    page = f"{_HEAD}<table>{rows}<tr><td>中标价</td><td>100万元</td></tr></table></body></html>"
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


def test_a_member_under_a_label_of_its_own_joins_the_lead() -> None:
    """施工单位 labels a member where its value says so."""
    page = f"某某道路工程中标结果公示\n中标人：设计单位：{A}（牵头人）；施工单位：{B}（成员）\n中标价：100万元"
    assert ventures(page) == [[A, B]]


@pytest.mark.parametrize(
    "told",
    [
        f"确定中标人为{A}（牵头人）和{B}（成员）组成的联合体，中标金额100万元。",
        f"确定中标人为{A}（联合体成员：{B}），中标金额100万元。",
        f"推荐{A}（牵头人）、{B}（成员）为中标人，中标金额100万元。",
        f"中标人为：{A}（牵头人）、{B}（成员），中标金额100万元",
    ],
)
def test_a_venture_in_a_sentence_keeps_its_members(told: str) -> None:
    """Behind the first name of a venture the others go on, to the end of the clause."""
    assert ventures(f"某某道路工程中标结果公示\n{told}") == [[A, B]]


def test_a_candidate_of_several_parties_is_told_with_its_price() -> None:
    """What follows the parties in their line is no reason to lose one."""
    page = (
        f"某某道路工程中标候选人公示\n第一中标候选人为{A}（牵头人）、{B}（成员），报价100万元；第二中标候选人为{C}，报价200万元。"
    )
    assert ventures(page) == [[A, B], [C]]


@pytest.mark.parametrize("behind", [f"参与单位：{B}、{C}", f"参与单位\n{B}\n{C}", f"主办单位：{B}"])
def test_who_took_part_in_the_bidding_is_no_partner(behind: str) -> None:
    """参与单位 under a winner are those who bid with or against it: nobody can say, and they join nobody."""
    assert ventures(f"某某道路工程中标结果公示\n中标人：{A}\n中标价：100万元\n{behind}") == [[A]]
