"""`tracker probe` before a portal that matches, has renamed a channel, moved its body, challenges, or wants a login."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from scrapers.http.retry import RetryPolicy
from tests.support.fault_server import Portal, Reply, Route
from tests.tracker.cli.conftest import Answer, Tracker
from tests.tracker.cli.test_complaints import english_of
from tracker.collecting import fetchers

NAMES = {
    "1ywgg3": "中标候选人公示",
    "1ywgg4": "中标结果公告",
    "2ywgg3": "采购结果公告",
    "1ywgg2": "澄清变更公告",
    "2ywgg2": "变更公告",
}
MENU = "".join(f'<a href="/cms/channel/{code}/index.htm">{name}</a>' for code, name in NAMES.items())
NOTICE = (
    "<html><body><h1>智能问答平台采购项目中标结果公告</h1><div class='{body}'><p>项目编号：SYN-2026-001</p>"
    "<p>中标人：北京云岭智能科技有限公司</p><p>中标金额：116万元</p><p>联系人：李某某</p>"
    "<p>电话：0571-88776655 13812345678</p></div></body></html>"
)
WAF = "<html><script>var arg1='x';document.cookie='acw_sc__v2='+arg1;location.reload()</script></html>"
LOGIN = "<html><head><title>用户登录</title></head><body><form><input type='password'></form></body></html>"


def listed(code: str, heading: str, menu: str = MENU) -> str:
    """A list page of a channel with one notice of today."""
    link = f'<a href="/cms/channel/{code}/1.htm" title="智能问答平台采购项目中标结果公告">'
    row = f"<li>{link}<span>…</span><em>2099-01-27</em></a></li>"
    return f"<html><head><title>{heading}</title></head><body>{menu}<h2>{heading}</h2><ul id='list1'>{row}</ul></body></html>"


def matching() -> dict[str, Route]:
    """Every page as the module expects it."""
    lists: dict[str, Route] = {f"/cms/channel/{code}/index.htm": listed(code, name) for code, name in NAMES.items()}
    return {**lists, **{f"/cms/channel/{code}/1.htm": NOTICE.replace("{body}", "article-content") for code in (*NAMES, "1ywgg7")}}


@pytest.fixture
def portal() -> Iterator[Portal]:
    """A portal that matches until its routes are changed."""
    with Portal(matching()) as started:
        yield started


def probed(tracker: Tracker, portal: Portal, folder: Path, facts: str = "", *options: str) -> Answer:
    """The answer of `tracker probe cn_ctg` about the portal."""
    table = f'[source.cn_ctg]\nbase_url = "{portal.url}"\npace = 0\n\n[source.cn_ctg.facts]\n{facts}\n'
    (folder / "tracker.toml").write_text(table, encoding="utf-8")
    return tracker("probe", "cn_ctg", "--bundle", "found.zip", *options)


def verdicts(answer: Answer) -> dict[str, str]:
    """Each channel's verdict, and the notice's."""
    return {each["name"]: each["verdict"] for each in json.loads(answer.out)["probed"]}


def test_a_portal_as_expected_matches(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Each expectation stands beside what was found, the notice's fields with their passages; exit 0, one page a list."""
    answer = probed(tracker, portal, tmp_path)
    assert answer.code == 0, answer.out
    assert "1ywgg4: matches" in answer.out
    assert "✓ heading: expected 中标结果公告 or 中标结果 or 中标公告; found" in answer.out
    assert "supplier: expected as printed; found 北京云岭智能科技有限公司  ← " in answer.out
    assert "list_at: expected #list1; found 5 elements in 5 of 6 pages" in answer.out
    assert [seen.path for seen in portal.log if seen.path != "/robots.txt"].count("/cms/channel/1ywgg4/index.htm") == 1


def test_the_bundle_holds_the_pages_without_personal_data(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Report, versions and pages are in the bundle; names behind their labels and telephones are not."""
    probed(tracker, portal, tmp_path)
    with zipfile.ZipFile(tmp_path / "found.zip") as bundle:
        names = bundle.namelist()
        whole = "".join(bundle.read(name).decode() for name in names)
    assert {"report.txt", "report.json", "versions.json"} <= set(names)
    assert sum(name.startswith("pages/") and name.endswith(".txt") for name in names) == 6
    assert "北京云岭智能科技有限公司" in whole
    assert not any(private in whole for private in ("李某某", "13812345678", "88776655"))


def test_a_renamed_channel_is_found_and_the_line_that_mends_it(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Where a channel's heading stands under another code, the fact to add is printed; with it the portal matches again."""
    menu = MENU.replace("/1ywgg4/", "/1ywgg7/")
    portal.routes["/cms/channel/1ywgg4/index.htm"] = listed("1ywgg4", "招标公告", menu)
    portal.routes["/cms/channel/1ywgg7/index.htm"] = listed("1ywgg7", "中标结果公告", menu)
    answer = probed(tracker, portal, tmp_path)
    assert answer.code == 1
    assert "1ywgg4: differs: heading: 招标公告" in answer.out
    table = answer.out[answer.out.index("[source.cn_ctg.facts]\n") :]
    mended = table[len("[source.cn_ctg.facts]\n") : table.index("\n]") + 2]
    assert '{ code = "1ywgg7", names = ["中标结果公告", "中标结果", "中标公告"] }' in mended
    assert verdicts(probed(tracker, portal, tmp_path, mended, "--format", "json"))["1ywgg7"] == "matches"


def suggested(answer: Answer) -> set[str]:
    """The facts suggested for any channel."""
    return {each["suggestion"] for each in json.loads(answer.out)["probed"] if each["suggestion"]}


def test_a_channel_under_its_own_heading_has_not_moved(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Where lists differ in something else, are empty, or are named by a menu alone, no other channel is suggested."""
    for code, name in NAMES.items():
        portal.routes[f"/cms/channel/{code}/index.htm"] = listed(code, name).replace("list1", "list2")
    answer = probed(tracker, portal, tmp_path, "", "--format", "json")
    assert set(verdicts(answer).values()) == {"differs", "not read"}
    assert suggested(answer) == set()
    for code in NAMES:
        portal.routes[f"/cms/channel/{code}/index.htm"] = listed(code, "公告")
    answer = probed(tracker, portal, tmp_path, "", "--format", "json")
    assert suggested(answer) == set()
    for code, name in NAMES.items():
        portal.routes[f"/cms/channel/{code}/index.htm"] = listed(code, name).replace("2099-01-27", "2019-01-27")
    answer = probed(tracker, portal, tmp_path, "", "--format", "json")
    assert verdicts(answer) == {**dict.fromkeys(NAMES, "empty"), "notice": "matches"}
    assert "; the newest of 1 rows is of 2019-01-27: look whether" in answer.out
    assert suggested(answer) == set()


def test_a_channel_that_is_gone_stops_no_other_and_is_found_in_a_menu(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """A 404 under the old code is an answer: the others are probed, and a menu on theirs says where the channel is."""
    menu = MENU.replace("/1ywgg4/", "/1ywgg7/")
    for code, name in NAMES.items():
        portal.routes[f"/cms/channel/{code}/index.htm"] = listed(code, name, menu)
    del portal.routes["/cms/channel/1ywgg4/index.htm"]
    answer = probed(tracker, portal, tmp_path, "", "--format", "json")
    assert verdicts(answer) == {**dict.fromkeys((*NAMES, "notice"), "matches"), "1ywgg4": "differs"}
    (fact,) = suggested(answer)
    assert '{ code = "1ywgg7", names = ["中标结果公告", "中标结果", "中标公告"] }' in fact
    assert '{ code = "2ywgg3", ' in fact


def test_channels_that_changed_places_are_one_fact(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Two channels under each other's code are mended by one line that can be pasted as it is, each code once."""
    changed = {**NAMES, "1ywgg3": NAMES["1ywgg4"], "1ywgg4": NAMES["1ywgg3"]}
    for code, name in changed.items():
        portal.routes[f"/cms/channel/{code}/index.htm"] = listed(code, name, "")
    (fact,) = suggested(probed(tracker, portal, tmp_path, "", "--format", "json"))
    assert [fact.count(f'"{code}"') for code in NAMES] == [1] * len(NAMES)
    assert verdicts(probed(tracker, portal, tmp_path, fact, "--format", "json"))["1ywgg4"] == "matches"
    assert probed(tracker, portal, tmp_path).out.count("[source.cn_ctg.facts]") == 1


SHELL = "<html><head>{0}</head><body></body></html>"


def test_a_challenge_ends_the_probe(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """A challenge in place of a list is said by its name, and nothing more is asked of the portal."""
    portal.routes["/cms/channel/1ywgg3/index.htm"] = WAF
    answer = probed(tracker, portal, tmp_path, "", "--format", "json")
    assert verdicts(answer) == {"1ywgg3": "blocked", **dict.fromkeys((*list(NAMES)[1:], "notice"), "not read")}
    assert "Aliyun WAF" in answer.out
    assert [seen.path for seen in portal.log] == ["/robots.txt", "/cms/channel/1ywgg3/index.htm"]


def test_a_redirect_to_a_login_is_a_block(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """A portal that sends its lists' readers to a login is blocked, in words."""
    portal.routes["/cms/channel/1ywgg3/index.htm"] = Reply(status=302, headers={"Location": "/login"})
    portal.routes["/login"] = LOGIN
    answer = probed(tracker, portal, tmp_path)
    assert answer.code == 1
    assert "1ywgg3: blocked: a login page (用户登录)" in answer.out


def test_robots_that_forbid_the_lists_are_said(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """Where robots.txt keeps programmes out, the probe asks nothing else and says so."""
    portal.routes["/robots.txt"] = Reply(body="User-agent: *\nDisallow: /cms/", content_type="text/plain")
    answer = probed(tracker, portal, tmp_path)
    assert answer.code == 1
    assert "1ywgg3: refused: " in answer.out
    assert "robots" in answer.out
    assert [seen.path for seen in portal.log] == ["/robots.txt"]


def test_a_notice_of_ones_own_choice_is_read(tracker: Tracker, portal: Portal, tmp_path: Path) -> None:
    """With --url that notice is read and no other."""
    portal.routes["/cms/channel/old/9.htm"] = NOTICE.replace("{body}", "main-text")
    answer = probed(tracker, portal, tmp_path, "", "--url", f"{portal.url}/cms/channel/old/9.htm")
    assert answer.code == 0, answer.out
    assert portal.log[-1].path == "/cms/channel/old/9.htm"


def test_every_enabled_source_is_checked_live(
    tracker: Tracker, portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`tracker check --live` gives a verdict a channel of each enabled source, and exit 1 where one differs."""
    monkeypatch.setattr(fetchers, "RetryPolicy", partial(RetryPolicy, first_wait=0))
    probed(tracker, portal, tmp_path)
    answer = tracker("check", "--live")
    assert (answer.code, "cn_ctg 1ywgg4: matches" in answer.out) == (0, True)
    portal.routes["/cms/channel/2ywgg2/index.htm"] = Reply(status=500)
    answer = tracker("check", "--live")
    assert (answer.code, "cn_ctg 2ywgg2: unreachable" in answer.out) == (1, True)


@pytest.mark.parametrize("command", [("probe", "cn_ctg"), ("record", "http://127.0.0.1:9/x")])
def test_a_broken_configuration_is_said_and_no_portal_is_asked(
    tracker: Tracker, portal: Portal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """A tracker.toml that cannot be read is one line, exit 2: its base_url and facts are never passed over in silence."""
    table = f'[source.cn_ctg]\nbase_url = "{portal.url}"\n'
    (tmp_path / "tracker.toml").write_text(table + table, encoding="utf-8")
    answer = tracker(*command)
    assert (answer.code, portal.log) == (2, [])
    assert answer.err.startswith("tracker: tracker.toml: not readable as TOML: ")


def test_an_unknown_source_and_a_bundle_that_cannot_be_written_are_one_line(
    tracker: Tracker, portal: Portal, tmp_path: Path
) -> None:
    """Neither is a traceback: exit 2 for what is asked wrongly, the path for what cannot be written."""
    assert tracker("probe", "cn_nowhere").code == 2
    answer = probed(tracker, portal, tmp_path, "", "--bundle", "missing/found.zip")
    assert answer.err.splitlines()[-1].startswith("tracker: missing/found.zip: cannot be written")


def test_findings_are_said_in_the_readers_language(
    tracker: Tracker, tmp_path: Path, portal: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the portal matches or not; names of channels, checks and facts stay, and so does what the bundle says."""
    monkeypatch.setattr(fetchers, "RetryPolicy", partial(RetryPolicy, first_wait=0))
    shown = []
    for code in (None, "1ywgg4"):
        if code:
            portal.routes[f"/cms/channel/{code}/index.htm"] = Reply(status=503)
            del portal.routes["/cms/channel/2ywgg3/index.htm"]
        (tmp_path / "tracker.toml").write_text(
            f'language = "zh"\n[source.cn_ctg]\nbase_url = "{portal.url}"\npace = 0\n', encoding="utf-8"
        )
        answer = tracker("probe", "cn_ctg", "--bundle", f"found{code}.zip")
        shown.append(answer.out + answer.err)
    assert "1ywgg4：相符" in shown[0]
    assert "连接不上：HTTP 503，应有回答" in shown[1]
    assert "没有询问：网站连接不上" in shown[1]
    assert "list_at：应为 #list1；实为 1 页中 1 页共 1 个元素" in shown[1]
    assert [line for text in shown for line in text.splitlines() if english_of(re.sub(r"https?://\S+", "", line))] == []
    with zipfile.ZipFile(tmp_path / "found1ywgg4.zip") as made:
        assert "unreachable" in "".join(made.read(name).decode() for name in made.namelist())
