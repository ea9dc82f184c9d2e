"""News, circulars and announcements of an office tell of no project. Every page is synthetic."""

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice

_NEWS = (
    "会议通报了上年度采购情况，全年完成招标项目120个，及时发布中标公告、更正公告，加强中标、成交结果管理。"
    "供应商应当按照采购文件要求履约，中标供应商应当依法签订合同。"
)


@pytest.mark.parametrize(
    "title",
    [
        "青溪县召开政府采购工作会议",
        "关于电子交易平台系统升级的公告",
        "关于公布政府采购评审专家名单的公告",
        "关于规范政府采购合同公告的通知",
        "关于举办招标投标业务培训班的通知",
        "政府采购信用评价结果公示",
        "2026年面向中小企业预留项目执行情况公告",
        "中标通知书领取须知",
    ],
)
def test_a_page_that_tells_of_no_project_is_none_of_its_notices(title: str) -> None:
    """Neither 公告 at the end of a title nor words of notices in the text call for bids or announce a winner."""
    notice = read_notice(f"{title}\n{_NEWS}\n青溪县财政局")
    assert (notice.notice_type, notice.awards) == (NoticeType.OTHER, ())


@pytest.mark.parametrize(
    ("title", "line", "notice_type"),
    [
        ("青溪县绿化养护项目公告", "项目编号：QX-2026-0117", NoticeType.TENDER),
        ("青溪县绿化养护项目公告", "投标人资格要求：无。招标文件的获取：网上。", NoticeType.TENDER),
        ("青溪县绿化养护项目招标公告", "详见附件。", NoticeType.TENDER),
        ("青溪县绿化养护项目中标结果公告", "详见附件。", NoticeType.AWARD),
    ],
)
def test_a_projects_own_notice_is_what_its_title_says(title: str, line: str, notice_type: NoticeType) -> None:
    """A label of a project, a call's parts, or an ending that leaves no doubt."""
    assert read_notice(f"{title}\n{line}").notice_type is notice_type
