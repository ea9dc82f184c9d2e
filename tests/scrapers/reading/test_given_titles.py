"""The title that a list or a portal gives for a page. Every page is synthetic."""

import pytest

from scrapers.marks import NoticeMark
from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_BODY = (
    "<p>一、项目编号：AB-2026-01</p><p>三、中标（成交）信息</p><p>供应商名称：青溪园林有限公司</p>"
    "<p>中标（成交）金额：80万元</p><p>采购人：青溪县园林局</p>"
)
_TITLED = f"<h1>甲项目成交公告</h1>{_BODY}"


@pytest.mark.parametrize(
    ("title", "notice_type", "awards"),
    [
        (None, NoticeType.AWARD, 1),
        ("甲项目中标结果更正公告", NoticeType.CORRECTION, 1),
        ("甲项目成交结果变更公告", NoticeType.CORRECTION, 1),
        ("甲项目终止公告", NoticeType.TERMINATION, 0),
        ("甲项目中标候选人公示", NoticeType.CANDIDATE, 1),
        # how the purchase was called for says nothing of a result, nor does a title that is cut off
        ("甲项目竞争性磋商公告", NoticeType.AWARD, 1),
        ("甲项目中标候选人公...", NoticeType.AWARD, 1),
    ],
)
def test_a_given_title_says_what_a_page_without_one_is(title: str | None, notice_type: NoticeType, awards: int) -> None:
    """A portal's body comes without its heading: the list's title decides then, and the body is read as before."""
    notice = read_notice(_BODY, title=title)
    assert (notice.notice_type, len(notice.awards), notice.marks) == (notice_type, awards, ())


@pytest.mark.parametrize("title", ["甲项目中标结果更正公告", "甲项目废标公告", "甲项目终止公告", "甲项目结果更正公..."])
def test_a_given_title_that_undoes_what_the_page_says_is_a_doubt(title: str) -> None:
    """The page's own title holds; the notice is marked."""
    notice = read_notice(_TITLED, title=title)
    assert (notice.notice_type, notice.marks) == (NoticeType.AWARD, (NoticeMark.TYPE_IN_DOUBT,))


@pytest.mark.parametrize("title", [None, "甲项目成交公告", "甲项目成交…", "甲项目竞争性磋商公告", "甲项目"])
def test_a_given_title_that_agrees_or_says_nothing_is_none(title: str | None) -> None:
    """No mark, and the same type."""
    notice = read_notice(_TITLED, title=title)
    assert (notice.notice_type, notice.marks) == (NoticeType.AWARD, ())
