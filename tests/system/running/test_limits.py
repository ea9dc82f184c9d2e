"""How little a portal is asked: budgets, hours, rests after a block, and nothing twice for sources that share it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.support.fault_server import Reply, as_json
from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import CENTRAL, OTHERS, award

BLOCK = Reply(body="<html><head><title>频繁访问</title></head><body>您的访问过于频繁，请稍后再试</body></html>")
MANY = tuple(award(300 + number, 27, f"甲县第{number}小学", OTHERS, "10") for number in range(15))


def requests(place: Place) -> int:
    """What the portal was asked so far."""
    return len(place.portal.log)


def test_a_spent_budget_ends_the_run_and_the_next_day_goes_on(place: Place) -> None:
    """Interrupted, with until when; no page counts as broken, nothing is lost, and no day has more requests than allowed."""
    place.configure(SOURCE + "budget = 20\n")
    place.publish(*MANY)
    (first,) = place.run("cn_ccgp")
    assert (first.state, requests(place)) == ("interrupted", 20)
    assert "budget of 20 requests a day" in str(first.reason)
    assert place.column("SELECT count(*) FROM issue") == [0]
    assert states(place.run("cn_ccgp", hours=6)) == ["interrupted"]
    assert requests(place) == 20
    assert place.column("SELECT state FROM source_state") == ["never_run"]
    for _ in range(3):
        place.run("cn_ccgp", hours=24)
    assert place.column("SELECT count(*) FROM notice") == [15]
    assert place.column("SELECT state FROM run ORDER BY id DESC LIMIT 1") == ["done"]


def test_a_budget_is_the_hosts_whoever_asks(place: Place) -> None:
    """Two sources of one host share it."""
    place.configure(SOURCE + 'budget = 20\n\n[source.cn_cma]\nbase_url = "{url}"\npace = 0\nbudget = 20\n')
    place.publish(*MANY)
    place.run()
    assert requests(place) == 20


def test_hours_are_kept_to(place: Place) -> None:
    """Outside its hours, in its own zone, a source is skipped; a run that is still busy at closing time goes on another day."""
    place.configure(SOURCE.replace("pace = 0", "pace = 1200") + 'hours = "08:00-14:00"\n')
    place.publish(*MANY)
    place.clock.now = datetime(2026, 1, 27, 23, 59, tzinfo=UTC)
    assert states(place.run("cn_ccgp")) == ["skipped"]
    assert requests(place) == 0
    (report,) = place.run("cn_ccgp", minutes=2)
    assert report.state == "interrupted"
    assert "08:00-14:00" in str(report.reason)
    assert place.clock.now < datetime(2026, 1, 28, 6, 21, tzinfo=UTC)
    assert 0 < requests(place) <= 19
    assert "outside its hours" in str(place.run("cn_ccgp")[0].reason)


def test_a_portal_that_names_a_time_is_left_alone_until_then(place: Place) -> None:
    """By every source of the host and by hand; status says when it is due, and then all is read."""
    place.configure(SOURCE + '\n[source.cn_cma]\nbase_url = "{url}"\npace = 0\n')
    place.publish(*MANY)
    good = place.portal.routes[f"/{CENTRAL}/index.htm"]
    place.portal.routes[f"/{CENTRAL}/index.htm"] = Reply(status=503, headers={"Retry-After": "86400"})
    first, second = place.run()
    assert (first.state, second.state) == ("failed", "skipped")
    asked, until = requests(place), place.clock.now + timedelta(days=1)
    assert asked <= 2
    for _ in range(3):
        assert "is resting until" in str(place.run("cn_ccgp", hours=6)[0].reason)
    assert requests(place) == asked
    listed = json.loads(place.call("status", "--format", "json").out)["sources"]
    assert [datetime.fromisoformat(row["due"]) for row in listed] == [until, until]
    place.portal.routes[f"/{CENTRAL}/index.htm"] = good
    place.clock.now = until
    assert states(place.run("cn_ccgp")) == ["done"]
    assert place.column("SELECT count(*) FROM notice") == [15]
    assert place.column("SELECT count(*) FROM resting_host") == [0]


def test_a_rest_that_a_portal_asks_for_ends_after_days_at_most(place: Place) -> None:
    """A Retry-After of a year is a mistake or a wish; after three days the portal is asked again."""
    place.publish(*MANY)
    place.portal.routes[f"/{CENTRAL}/index.htm"] = Reply(status=503, headers={"Retry-After": "31000000"})
    assert states(place.run("cn_ccgp")) == ["failed"]
    assert states(place.run("cn_ccgp", hours=71)) == ["skipped"]
    assert states(place.run("cn_ccgp", hours=1)) == ["failed"]


def test_a_block_rests_the_source_longer_each_time(place: Place) -> None:
    """An hour, doubled to three days at most; by hand too nothing is asked meanwhile, and a good run ends it."""
    place.publish(*MANY)
    place.portal.routes = dict.fromkeys(place.portal.routes, BLOCK)
    rests = []
    for _ in range(9):
        (report,) = place.run("cn_ccgp")
        assert report.state == "failed"
        asked = requests(place)
        assert place.call("run", "cn_ccgp").code == 0
        assert requests(place) == asked
        until = datetime.fromisoformat(str(place.column("SELECT blocked_until FROM source_state")[0]))
        rests.append((until - place.clock.now) / timedelta(hours=1))
        place.clock.now = until
    assert rests == [1, 2, 4, 8, 16, 32, 64, 72, 72]
    (row,) = json.loads(place.call("status", "--format", "json").out)["sources"]
    assert row["state"] == "dark"
    place.publish(*MANY)
    assert states(place.run("cn_ccgp")) == ["done"]
    assert place.column("SELECT blocked_times || coalesce(blocked_until, '') FROM source_state") == ["0"]


def test_a_guard_of_a_portal_of_its_own_is_a_block_once_and_rests_for_days(place: Place) -> None:
    """The Postal Savings Bank's guard answers 400: one request, one issue, and three days without another."""
    place.configure('[source.cn_psbc]\nbase_url = "{url}"\npace = 0\nstart = 2026-01-01\n')
    place.portal.routes["/cms/api/dynamicData/queryContentPage"] = Reply(status=400, body="")
    (report,) = place.run("cn_psbc")
    assert (report.state, [seen.path for seen in place.portal.log]) == (
        "failed",
        ["/robots.txt", "/cms/api/dynamicData/queryContentPage"],
    )
    assert "HTTP 400 instead of the page" in str(report.reason)
    assert states(place.run("cn_psbc", hours=71)) == ["skipped"]
    assert requests(place) == 2
    assert states(place.run("cn_psbc", hours=1)) == ["failed"]


def test_a_guard_that_comes_with_the_first_page_ends_the_run(place: Place) -> None:
    """Where the list was had and a notice's page is refused, no other page is asked for, and the source rests as well."""
    place.configure('[source.cn_psbc]\nbase_url = "{url}"\npace = 0\nstart = 2026-01-01\n')
    rows = [
        {"title": f"甲{i}项目中标公告", "url": f"/1ywgg7/20260127/90{i}.html", "publishDate": "2026-01-27 10:00:00"}
        for i in range(3)
    ]
    place.portal.routes["/cms/api/dynamicData/queryContentPage"] = as_json({"res": {"total": 3, "rows": rows}})
    place.portal.routes["/cms/api/dynamicData/queryContentInfo"] = Reply(status=400, body="")
    (report,) = place.run("cn_psbc")
    assert (report.state, len(place.portal.asked("/cms/api/dynamicData/queryContentInfo"))) == ("failed", 1)
    assert states(place.run("cn_psbc", hours=71)) == ["skipped"]


def test_a_blocked_host_is_left_alone_by_every_source(place: Place) -> None:
    """The sources of one host rest together."""
    place.configure(SOURCE + '\n[source.cn_cma]\nbase_url = "{url}"\npace = 0\n')
    place.publish(*MANY)
    place.portal.routes[f"/{CENTRAL}/index.htm"] = BLOCK
    assert states(place.run()) == ["failed", "skipped"]
    assert "resting" in str(place.run("cn_cma")[0].reason)
    place.publish(*MANY)
    assert states(place.run(hours=1)) == ["done", "done"]


def test_one_portal_is_read_by_several_sources_under_one_name(place: Place) -> None:
    """A preset, and a source of other words: each keeps what it wants, and a notice wanted by all is there once."""
    place.configure(
        SOURCE
        + '\n[source.cn_cma]\nbase_url = "{url}"\npace = 0\nstart = 2026-01-01\n'
        + '\n[source.water]\nsite = "cn_ccgp"\nbase_url = "{url}"\npace = 0\nstart = 2026-01-01\nbuyer = ["水利"]\n'
    )
    place.publish(
        award(1, 27, "甲县气象局", OURS, "20"), award(2, 27, "乙县水利局", OURS, "30"), award(3, 27, "学校", OTHERS, "5")
    )
    assert states(place.run("cn_cma", "water")) == ["done", "done"]
    held = "SELECT n.site || ' ' || s.source FROM notice n JOIN notice_source s ON s.notice_id = n.id ORDER BY n.id, s.source"
    assert sorted(map(str, place.column(held))) == ["cn_ccgp cn_cma", "cn_ccgp water"]
    assert states(place.run(hours=6)) == ["done", "done", "done"]
    assert place.column("SELECT count(*) FROM notice") == [3]
    assert sorted(map(str, place.column(held))) == [
        "cn_ccgp cn_ccgp",
        "cn_ccgp cn_ccgp",
        "cn_ccgp cn_ccgp",
        "cn_ccgp cn_cma",
        "cn_ccgp water",
    ]
    details = [seen.path for seen in place.portal.log if "/t2" in seen.path]
    assert len(details) == len(set(details)) == 3
    listed = {row["id"]: row for row in json.loads(place.call("sources", "--format", "json").out)}
    assert (listed["water"]["site"], listed["cn_cma"]["enabled"]) == ("cn_ccgp", True)


def test_a_list_shorter_than_the_portal_says_makes_the_source_suspect(place: Place) -> None:
    """The portal's own total is compared with what stood in a list read to its end."""
    place.configure('[source.cn_psbc_cfcpn]\nbase_url = "{url}"\npace = 0\nstart = 2026-01-01\n')
    row = {
        "id": "n1",
        "noticeTitle": "邮储银行平台建设项目结果公告",
        "noticeType": "4",
        "publishTime": "2026-01-27 10:00:00.0",
        "userName": "中国邮政储蓄银行",
        "noticeContent": "",
    }
    said = {"result": True, "total": 3, "rows": [row]}
    path = "/jcw/noticeinfo/noticeInfo/dataNoticeList"
    place.portal.routes[path] = Reply(body=json.dumps(said), content_type="application/json")
    place.run("cn_psbc_cfcpn")
    (state,) = place.rows("SELECT state, reason FROM source_state")
    assert state["state"] == "suspect"
    assert "3" in str(state["reason"])


@pytest.mark.parametrize("source", ["cn_ccgp", "cn_cma"])
def test_everybody_is_told_whom_to_reach(place: Place, source: str) -> None:
    """Each request carries the contact of the configuration."""
    place.configure(SOURCE + '\n[source.cn_cma]\nbase_url = "{url}"\npace = 0\n')
    place.publish(*MANY)
    place.run(source)
    assert {seen.headers["user-agent"] for seen in place.portal.log} == {"award-tracker (+mailto:ops@example.com)"}
