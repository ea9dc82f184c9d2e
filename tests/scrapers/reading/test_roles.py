"""Joint ventures whose parties are named with their roles in one cell: in brackets, as labels, by commas."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from scrapers.reading.lexicon.parties import split_parties
from tests.scrapers.reading.ventures import A, B, C, ventures


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


def test_a_short_ending_below_a_name_is_the_rest_of_it() -> None:
    """A name broken within a word of its trade stays one."""
    assert split_parties("青溪某某园\n林绿化有限公司") == ["青溪某某园林绿化有限公司"]


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


def test_the_hint_of_a_form_is_no_part_of_a_name() -> None:
    """(中标人名称) says what to write before it."""
    assert ventures(f"某某道路工程中标结果公示\n{A}(中标人名称)：\n你单位的投标文件已被接受，被确定为中标人。") == [[A]]
