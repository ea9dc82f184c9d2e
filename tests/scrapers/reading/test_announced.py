"""Announcements of a winner whose lines were broken by a printer."""

from __future__ import annotations

import pytest

from scrapers.reading import read_notice
from scrapers.reading.page.announced import joined

A, B = "杭州甲乙信息技术有限公司", "云岭环保科技（香港）国际有限公司"
PAIR = [A, B]


def parties(body: str) -> list[list[str]]:
    """The parties of each result of a plain text."""
    return [[party.name for party in (award.supplier, *award.members)] for award in read_notice(body, kind="text").awards]


@pytest.mark.parametrize(
    "sentence",
    [
        f"招标人确定{A}（联合体牵头人）、\n{B}（联合体成员）为该项目的中标人。",
        f"招标人确定{A}、云岭环保科\n技（香港）国际有限公司（联合体）为本项目的中标人，现予以公示：",
        f"公示期结束后招标人确定\n{A}（牵头人）、{B}（联合体成员）\n为该项目\n的\n中标人，现予以公示。",
        f"招标人确定{A}（牵头人）、{B}（成员）为该项目的中标\n人。",
    ],
)
def test_a_broken_announcement_names_whole_parties(sentence: str) -> None:
    """Wherever the lines end, the lead wins and no piece of a name does."""
    assert parties(f"某某道路工程中标结果公示\n招标人：青溪市某某局\n{sentence}\n中标价：100万元") == [PAIR]


def test_a_broken_announcement_without_a_title_is_an_award() -> None:
    """The sentence says what the notice is, and the broken label of the price is one."""
    price = "投标报\n价：\n191.52万元\n"
    page = f"公示期结束后招标人确定\n{A}（牵头人）、{B}（联合体成员）\n为该项目\n的\n中标人，现予以公示。\n{price}"
    notice = read_notice(page, kind="text")
    assert parties(page) == [PAIR]
    assert notice.awards[0].amount is not None
    assert notice.awards[0].amount.minor == 191520000


@pytest.mark.parametrize(
    "text",
    [
        f"经评审确定\n{A}\n{A}\n为中标人。",
        "评审委员会确定\n中标候选人\n为中标人。",
        f"推荐{A}。\n为中标人。",
        "项目\n负责人：某某\n质量\n要求：合格",
    ],
)
def test_what_is_no_broken_announcement_keeps_its_lines(text: str) -> None:
    """Names that would run together, what is no name, and sentences of their own stay apart."""
    assert joined(text) == text


def test_a_list_of_parties_goes_on_in_the_next_line() -> None:
    """A comma between names at the end of a line says that the list goes on."""
    assert parties(f"某某道路工程中标结果公示\n中标人：{A}（牵头人）、\n{B}（成员）\n中标价：100万元") == [PAIR]
    assert parties(f"某某道路工程中标结果公示\n中标人：{A}（牵头人）、{B}（成员）联\n合体\n中标价：100万元") == [PAIR]
