"""Pages that hide what they print, that approve or take back, and that only add to a tender. Every page is synthetic."""

from __future__ import annotations

import pytest

from scrapers.changes import ChangeAction
from scrapers.notice import NoticeType
from scrapers.reading import read_notice

A, B = "青溪甲乙项目管理有限公司", "青溪丙丁建设有限公司"


@pytest.mark.parametrize("mask", ["点击登录查看", "登录后查看", "点击查看", "注册后查看", "(略)"])
def test_what_a_portal_hides_is_no_name(mask: str) -> None:
    """采购人：点击登录查看."""
    notice = read_notice(f"排洪沟工程造价咨询中选公告\n采购人：{mask}\n项目编号：{mask}\n中选机构：{A}\n")
    assert notice.buyer is None
    assert notice.project_number is None
    assert [award.supplier.name for award in notice.awards] == [A]


def test_a_number_of_which_letters_are_left_out_is_none() -> None:
    """E(略)0(略)**."""
    told = "由青溪能源集团对供电项目监理(招标项目编号为:E(略)0(略)**)进行公开招标。"
    page = f"供电项目监理招标异常公告\n{told}\n只有1家单位上传投标文件，本项目依法重新招标。"
    assert read_notice(page).project_number is None


def test_an_approval_is_no_award() -> None:
    """关于某某工程开工的批复 tells who builds, and announces nothing."""
    told = f"经研究，批复如下：确定工程监理单位为{A}，施工单位为{B}。现同意正式开工。"
    notice = read_notice(f"关于青溪县环山水库除险加固工程开工的批复\n青溪县水务局：\n{told}")
    assert notice.notice_type is NoticeType.OTHER
    assert not notice.awards


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("我司拟进行二次询价，最终确定一家合格的监理单位。", NoticeType.FAILED),
        ("本项目将重新招标。", NoticeType.FAILED),
        ("特此公告。", NoticeType.CORRECTION),
    ],
)
def test_who_gave_up_under_a_title_that_says_so_has_won_nothing(after: str, kind: NoticeType) -> None:
    """关于…放弃中标资格的公告 tells first who was to win."""
    told = f"询价结果公示已于2026年2月10日截止，确定{A}为中标单位。2026年3月1日，{A}主动提出放弃本项目中标资格。"
    notice = read_notice(f"关于盐河大桥加固工程监理单位放弃中标资格的公告\n{told}{after}\n青溪公路养护有限公司")
    assert notice.notice_type is kind
    assert not notice.awards
    assert {change.action for change in notice.changes} <= {ChangeAction.TERMINATED, ChangeAction.AWARD_WITHDRAWN}
    assert notice.changes


def test_a_numbered_supplement_to_the_papers_is_a_correction() -> None:
    """采购文件补充通知第(1)号."""
    body = "发表日期：2026-09-22 09:22:03\n1、监理服务期限：以实际工期另加二年。\n青溪公共交通有限责任公司"
    assert read_notice(f"公交场站监理采购文件补充通知第(1)号\n{body}").notice_type is NoticeType.CORRECTION


def test_an_office_that_only_its_own_people_know_is_no_buyer() -> None:
    """条件处 signs for somebody who is not named."""
    assert read_notice("地面修复工程成交公告\n成交供应商：青溪丙丁建设有限公司\n条件处\n二〇二六年三月三十日").buyer is None
