"""Letters of award addressed to several: each is of the venture that won. Every page is synthetic."""

import pytest

from scrapers.reading import read_notice

A, B = "杭州甲乙建设集团股份有限公司", "宁波丙丁规划设计院有限责任公司"
_SENT = "你方于2026年3月26日所递交的甲乙镇产业园厂房投标文件已被我方接受，被确定为中标人。"


def _won(addressed: str, told: str = _SENT) -> list[tuple[str, list[str], str]]:
    read = read_notice(
        f"<h1>甲乙镇产业园厂房设计施工总承包中标通知书</h1><h3>中 标 通 知 书</h3><p><u>{addressed}</u>：</p><p>{told}</p>"
        "<p>中标价：126,400,500.00元。</p><p>招标人：甲乙经开区投资有限公司（盖章）</p>"
    )
    assert not any(award.marks for award in read.awards)
    return [(a.supplier.name, [member.name for member in a.members], str(a.amount)) for a in read.awards]


@pytest.mark.parametrize(
    "addressed",
    [
        f"{A}、{B}（联合体）",
        f"{A}、{B}",
        f"{A}（牵头人）、{B}（成员）",
        f"{A}（牵头人） {B}（成员）",
        f"{A}与{B}联合体",
        f"{A} &amp; {B}联合体",
        f"{A}/{B}联合体",
    ],
)
@pytest.mark.parametrize("told", [_SENT, "兹通知，贵单位被确定为甲乙镇产业园厂房项目的中标人。"])
def test_a_letter_to_several_names_a_venture(addressed: str, told: str) -> None:
    """The first or the lead with the other as its member, and no name of both."""
    assert _won(addressed, told) == [(A, [B], "126400500.00")]


@pytest.mark.parametrize(
    "told",
    [
        _SENT,
        "经竞价，贵公司为甲乙镇产业园厂房设计施工总承包（编号：QX-2026-0818）的成交供应商。",
        "产业园厂房于2026年5月28日开标后，经评审、招标人确认，你单位为中标人。",
    ],
)
def test_a_letter_to_one_names_one(told: str) -> None:
    """A comma may part who decided from what he did."""
    assert _won(A, told) == [(A, [], "126400500.00")]


def test_a_letter_to_all_bidders_names_nobody() -> None:
    """各投标人 have not won."""
    assert _won("各投标人") == []


def test_a_letter_without_a_colon_behind_the_name_is_read() -> None:
    """致：某某公司, and below it 你方."""
    page = f"中标通知书\n招标编号：JY-2026-022\n致：{A}\n{_SENT}\n中标价：4,325,618.00元。\n招标人：甲乙镇人民政府（盖章）\n"
    notice = read_notice(page, kind="text")
    assert [(a.supplier.name, str(a.amount)) for a in notice.awards] == [(A, "4325618.00")]
    assert notice.marks == ()
