"""Bids at an opening, which win nothing, whatever the title says. Every page is synthetic."""

import pytest

from scrapers.notice import Notice, NoticeMark, NoticeType
from scrapers.reading import read_notice

NAMES = ("杭州甲乙建设有限公司", "宁波丙丁建设有限公司", "绍兴戊己建设有限公司")
_HEADS = ("序号", "投标单位", "投标报价（元）", "工期", "保证金")
_OPENED = "<p>开标时间：2026-08-06 09:30</p>"


def _read(title: str, heads: tuple[str, ...] = _HEADS, before: str = _OPENED, behind: str = "") -> Notice:
    rows = [(str(i + 1), name, f"2,78{i},300.00", "120", "已缴纳")[: len(heads)] for i, name in enumerate(NAMES)]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (heads, *rows))
    return read_notice(
        f"<h1>甲乙镇某某项目施工{title}</h1><p>招标人：甲乙县古镇开发有限公司</p>{before}<table>{table}</table>{behind}"
    )


@pytest.mark.parametrize("title", ["开标记录公示", "开标公示", "开标情况公示", "投标人及报价公示", "投标单位及投标报价公示"])
def test_a_title_of_an_opening_is_no_award(title: str) -> None:
    """It says so itself, and is cut off the project's name."""
    read = _read(title)
    assert (read.notice_type, read.awards, read.marks) == (NoticeType.OTHER, (), ())
    assert read.project_name == "甲乙镇某某项目施工"


@pytest.mark.parametrize(("heads", "before"), [(_HEADS, _OPENED), (_HEADS, ""), (_HEADS[:4], _OPENED)])
@pytest.mark.parametrize("title", ["公示", "评标结果公示"])
def test_offers_at_an_opening_are_no_awards_and_are_marked(title: str, heads: tuple[str, ...], before: str) -> None:
    """A guarantee's column or the hour of the opening tells that nobody was chosen."""
    read = _read(title, heads, before)
    assert (read.notice_type, read.awards, read.marks) == (NoticeType.OTHER, (), (NoticeMark.RESULT_NOT_READ,))


def test_ranks_and_decisions_are_read_beside_an_opening() -> None:
    """A page that tells who was chosen, or in which order they stand, is one of results."""
    ranked = _read("公示", ("排名", *_HEADS[1:4]))
    assert [(award.supplier.name, award.rank) for award in ranked.awards] == list(zip(NAMES, (1, 2, 3), strict=True))
    decided = _read("公示", behind=f"<p>经评审，{NAMES[1]}中标。</p>")
    assert [award.supplier.name for award in decided.awards] == [NAMES[1]]
