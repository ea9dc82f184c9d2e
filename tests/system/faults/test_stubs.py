"""Stubs in a portal's own frame: title, day and navigation as ever, and in place of the notice an excuse or nothing."""

from __future__ import annotations

import pytest

from tests.support.ccgp_portal import detail_page
from tests.support.fault_server import Reply
from tests.support.town import NEWS, PAST, Town
from tests.system.faults.conftest import Chronicle

VICTIM = NEWS[1][1]
STUBS = {
    "an excuse": "<p>该公告暂时无法访问，请稍后再试</p>",
    "an excuse of a server": "<div>服务器繁忙，请稍候重新刷新</div>",
    "an excuse after fields of the frame": "<p>采购单位：乙县统计局</p><p>地区：北京</p><p>公告内容加载失败</p>",
    "nothing": "<p></p>",
    "a line of the frame": "<p>来源：中国政府采购网</p>",
    "a menu": "<p>招标公告 中标公告 更正公告</p>",
    "a page that is gone": "<p>您访问的页面不存在或已被删除</p><p>返回首页</p>",
    "a door": "<p>尊敬的用户，请登录后查看公告正文。</p><p>还没有账号？立即注册</p>",
    "a page that other pages fill": "<div id='content'>内容正在加载中</div>",
}


def stub(body: str) -> Reply:
    """The frame of the victim's page round another body."""
    return Reply(body=detail_page(VICTIM.title, VICTIM.published, body))


@pytest.mark.parametrize("body", STUBS.values(), ids=STUBS)
def test_a_stub_is_no_notice_and_is_tried_again(body: str, town: Town, chronicle: Chronicle) -> None:
    """A page without a notice on an award list is unread, said as an issue, and read when it is there."""
    town.publish(*NEWS, *PAST)
    town.portal.routes[VICTIM.path] = stub(body)
    town.round(hours=6)
    assert VICTIM.path not in {row["key"] for row in town.rows("SELECT key FROM notice")}
    assert town.rows("SELECT state FROM listed WHERE key = '" + VICTIM.path + "'") == [{"state": "unread"}]
    assert town.issues() == ["unreadable_page"]

    town.publish(*NEWS, *PAST)
    assert town.round(hours=2).state == "done"
    assert chronicle.after == town.holds()
    assert chronicle.messages == set(town.told())
    assert set(town.told().values()) == {1}


def test_a_stub_takes_nothing_from_a_stored_notice(town: Town, chronicle: Chronicle) -> None:
    """A look that finds a stub leaves the notice and its order as they are."""
    town.round(hours=6)
    town.portal.routes[VICTIM.path] = stub(STUBS["an excuse"])
    town.round(hours=26)
    assert town.issues() == ["unreadable_page"]
    held = town.holds()
    assert chronicle.after | {"unread": held["unread"]} == held
    assert chronicle.messages == set(town.told())
