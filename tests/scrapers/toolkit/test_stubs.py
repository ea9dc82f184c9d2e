"""Short bodies: which of them are notices all the same."""

from __future__ import annotations

import pytest

from scrapers.notice import NoticeType
from scrapers.reading import read_notice
from scrapers.toolkit.stubs import stub_in

SHORT = {
    "因电子交易系统异常，本项目终止采购。": NoticeType.TERMINATION,
    "因平台无法访问，开标时间延期至2026年3月2日。项目编号：ZB-2026-011": NoticeType.CORRECTION,
    "有效投标人不足三家，本项目流标。项目编号：ZB-2026-012": NoticeType.FAILED,
    "供应商名称：甲方智能科技有限公司；中标金额：12万元": NoticeType.AWARD,
}
TITLES = {
    NoticeType.TERMINATION: "甲县医院设备采购终止公告",
    NoticeType.CORRECTION: "甲县医院设备采购延期公告",
    NoticeType.FAILED: "甲县医院设备采购流标公告",
    NoticeType.AWARD: "甲县医院设备采购中标公告",
}


@pytest.mark.parametrize(("body", "kind"), SHORT.items())
def test_a_short_notice_is_a_notice(body: str, kind: NoticeType) -> None:
    """A body of one sentence that speaks of the procurement is no stub, also where a system's trouble is its reason."""
    notice = read_notice(f"<html><body><h1>{TITLES[kind]}</h1><div><p>{body}</p></div></body></html>")
    assert stub_in(notice) is None


@pytest.mark.parametrize("kind", TITLES)
@pytest.mark.parametrize("body", ["", "来源：甲省政府采购网", "公告内容加载失败", "该公告暂时无法访问，请稍后再试。"])
def test_a_title_alone_is_no_notice(kind: NoticeType, body: str) -> None:
    """Whatever its title announces, a page without a body is a stub."""
    notice = read_notice(f"<html><body><h1>{TITLES[kind]}</h1><div><p>{body}</p></div></body></html>")
    assert stub_in(notice) is not None
