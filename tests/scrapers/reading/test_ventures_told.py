"""Joint ventures whose parties stand in sentences, in several lines or under labels of their own."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from tests.scrapers.reading.ventures import HEAD, A, B, C, ventures


@pytest.mark.parametrize(
    "told",
    [
        f"确定（主）{A}；（成）{B}为该项目的中标人",
        f"确定{A}（牵头人），{B}（成员）为该项目的中标人",
        f"确定{A}，{B}（联合体）为该项目的中标人",
        f"确定{A}（牵头人，60%）、{B}（成员，40%）为该项目的中标人",
        f"确定{A}（联合体成员单位为{B}）为该项目的中标人",
        f"确定以{A}为牵头人、{B}为成员的联合体为该项目的中标人",
        f"确定{A}为联合体牵头人，{B}为联合体成员组成的联合体为该项目的中标人",
        f"确定{A}为联合体牵头人，{B}为联合体成员为该项目的中标人",
        f"{A}（牵头人）、{B}（成员）联合体中标",
    ],
)
def test_a_sentence_names_the_lead_and_not_its_last_member(told: str) -> None:
    """The commas and brackets between the parties of one venture end no name."""
    assert ventures(f"某某道路工程中标结果公示\n经评审，{told}，中标价：100万元。") == [[A, B]]


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
    assert ventures(f"{HEAD}{body}</body></html>", "html") == [[A, B]]


def test_a_name_under_the_members_label_is_a_member_where_the_price_follows() -> None:
    """Members are listed one in a line; a name at the end of the page signs it."""
    page = f"某某道路工程中标结果公示\n中标人：{A}\n联合体成员：{B}\n{C}\n"
    assert ventures(f"{page}中标价：100万元") == [[A, B, C]]
    assert ventures(page) == [[A, B]]


def test_a_member_under_a_label_of_its_own_joins_the_lead() -> None:
    """施工单位 labels a member where its value says so."""
    page = f"某某道路工程中标结果公示\n中标人：设计单位：{A}（牵头人）；施工单位：{B}（成员）\n中标价：100万元"
    assert ventures(page) == [[A, B]]


def test_a_venture_among_several_winners_is_no_partner_of_the_one_above_it() -> None:
    """联合体 alone behind a name of a list does not join it to the name before."""
    assert [parties[0] for parties in ventures(f"某某服务入围结果公告\n入围供应商如下：\n{A}\n{B}（联合体）\n{C}\n")] == [A, B, C]


@pytest.mark.parametrize("behind", [f"参与单位：{B}、{C}", f"参与单位\n{B}\n{C}", f"主办单位：{B}"])
def test_who_took_part_in_the_bidding_is_no_partner(behind: str) -> None:
    """参与单位 under a winner are those who bid with or against it: nobody can say, and they join nobody."""
    assert ventures(f"某某道路工程中标结果公示\n中标人：{A}\n中标价：100万元\n{behind}") == [[A]]


@pytest.mark.parametrize(
    "told",
    [
        f"中标人：设计单位：{A}\n施工单位：{B}\n勘察单位：{C}\n",
        f"中标人：\n设计单位：{A}\n施工单位：{B}\n勘察单位：{C}\n",
    ],
)
def test_who_designs_and_who_builds_under_one_label_is_one_venture(told: str) -> None:
    """Labels of works below that of the winner name its parties."""
    assert ventures(f"某某道路工程中标结果公告\n{told}中标价：3200000.00元") == [[A, B, C]]


def test_who_designs_joins_nobody_where_no_label_of_winners_stands_above() -> None:
    """建设单位, 设计单位 and 施工单位 below each other are the roles of three, and one of them won."""
    page = f"某某道路工程中标结果公告\n建设单位：青溪县交通局\n设计单位：{B}\n施工单位：{A}\n中标价：3200000.00元"
    assert ventures(page) == [[A]]


@pytest.mark.parametrize("label", ["中标候选人（排名不分先后）为：", "推荐的中标候选人为："])
def test_a_list_of_those_who_have_results_of_their_own_is_no_venture(label: str) -> None:
    """Told below a table whose columns are the candidates."""
    names = ["青溪规划设计研究院", "赤水建筑设计有限公司", "白河空间规划有限公司"]
    cells = "".join(f"<td>{name}</td>" for name in names)
    prices = "<td>546500</td><td>535000</td><td>551000</td>"
    table = f"<table><tr><td>中标候选人名称</td>{cells}</tr><tr><td>投标报价(元)</td>{prices}</tr></table>"
    page = f"<h1>某某项目中标候选人公示</h1>{table}<p>4、评审结果：{label}{'、'.join(names)}。</p>"
    found = read_notice(page, kind="html").awards
    assert [(one.supplier.name, len(one.members)) for one in found] == [(name, 0) for name in names]


@pytest.mark.parametrize(
    ("told", "members"),
    [
        ("中标人（排名不分先后）：青溪律师事务所、赤水律师事务所", [0, 0]),
        ("入围单位：青溪建设有限公司、赤水设计有限公司联合体；白河建设有限公司；黑山建设有限公司", [1, 0, 0]),
        ("入围单位：青溪建设有限公司、赤水设计有限公司联合体；白河建设有限公司、黑山设计有限公司联合体。", [1, 1]),
        ("中标人：青溪建设有限公司、赤水设计有限公司联合体", [1]),
        ("中标人：牵头人：青溪建设有限公司；成员：赤水设计有限公司、白河设计有限公司联合体", [2]),
    ],
)
def test_lists_of_winners_and_ventures_are_told_apart(told: str, members: list[int]) -> None:
    """By what their label says of their order, and by the ends of ventures."""
    found = read_notice(f"某某项目中标结果公告\n{told}\n", kind="text").awards
    assert [len(one.members) for one in found] == members


@pytest.mark.parametrize(
    "told",
    [
        f"联合体：设计单位：{B}；施工单位：{A}",
        f"联合体\n设计单位：{B}\n施工单位：{A}",
        f"\n设计单位：{B}\n施工单位：{A}",
        f"由{B}牵头，{A}参与组成的联合体",
        f"{B}牵头，联合{A}组成联合体",
        f"由{B}（牵头人）与{A}组建的联合体",
    ],
)
def test_parties_behind_their_works_and_behind_who_leads_are_one_venture(told: str) -> None:
    """Neither the word for a venture nor what each does takes the place of a party, and none is lost."""
    assert ventures(f"某某道路工程中标结果公示\n中标人：{told}\n中标金额：100万元") == [[B, A]]
