"""Days that a portal's pager no longer reaches have a name until somebody has read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from db.connection import open_database
from scrapers.sites.cn_ccgp import CnCcgp
from tests.fault_server import Reply, Seen
from tests.faults.town import CENTRAL, LOCAL, OTHERS, award
from tests.flow.ccgp_portal import Item, list_page
from tests.running.place import OURS, SOURCE, Place, states

SEARCH = """
[source.cn_ccgp_search]
base_url = "{search}"
pace = 0
"""
Told = tuple[str, Item]


def day_of(day: date, count: int, channel: str = CENTRAL) -> list[Told]:
    """A day's notices of others."""
    stem = day.toordinal() * 100 + (50 if channel == LOCAL else 0)
    return [dated(award(stem + number, 1, "甲县财政局", OTHERS, "10", channel=channel), day) for number in range(count)]


def dated(told: Told, day: date) -> Told:
    """The notice, on another day."""
    channel, item = told
    path = f"/{channel}/{day:%Y%m}/t{day:%Y%m%d}_{item.path.rpartition('_')[2]}"
    body = item.body.replace("2026年01月01日".encode(), f"{day:%Y年%m月%d日}".encode())
    return channel, Item(path, item.title, day, body, item.content_type, item.buyer, item.region)


def days(first: date, last: date, count: int, channel: str = CENTRAL) -> list[Told]:
    """Several days' notices, newest first."""
    span = [last - timedelta(days=back) for back in range((last - first).days + 1)]
    return [told for day in span for told in day_of(day, count, channel)]


def after_outage(place: Place) -> date:
    """Ten days a day's work each were published while nobody read; the list holds the newest forty. Today."""
    start = date(2026, 1, 27)
    place.publish(*days(start - timedelta(days=9), start, 4))
    assert states(place.run("cn_ccgp")) == ["done"]
    place.clock.forward(days=10)
    today = place.clock.now.date()
    place.publish(*days(start, today, 10)[:40])
    return today


def test_days_out_of_reach_are_a_gap_until_they_are_read(place: Place) -> None:
    """Report, status, sources and metrics name it; a run that reaches back to its start closes it."""
    today = after_outage(place)
    (report,) = place.run("cn_ccgp")
    assert (report.state, report.cut) == ("done", (CENTRAL,))
    (gap,) = place.rows("SELECT channel, start_date, end_date, reason FROM gap WHERE closed_at IS NULL")
    assert (gap["channel"], gap["start_date"], gap["end_date"]) == (CENTRAL, "2026-01-28", str(today - timedelta(days=3)))
    line = f"gap: cn_ccgp {CENTRAL}, 2026-01-28 to {today - timedelta(days=3)} could not be listed"
    assert line in place.call("report").out
    assert json.loads(place.call("report", "--format", "json").out)["gaps"] == [{"source": "cn_ccgp", **gap}]
    assert line in place.call("status").out
    (row,) = json.loads(place.call("status", "--format", "json").out)["sources"]
    assert row["gaps"] == 1
    listed = json.loads(place.call("sources", "--format", "json").out)
    assert [source["gaps"] for source in listed if source["id"] == "cn_ccgp"] == [1]
    assert place.column("SELECT open_gaps FROM source_health") == [1]

    place.publish(*days(date(2026, 1, 18), today, 10))
    assert states(place.run("cn_ccgp", hours=6)) == ["done"]
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [1]
    answer = place.call("run", "cn_ccgp", "--since", "2026-01-20")
    assert answer.code == 0
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [0]
    assert "gap:" not in place.call("report").out
    assert place.column("SELECT count(DISTINCT published_date) FROM notice WHERE published_date > '2026-01-27'") == [11]


@pytest.mark.parametrize("trouble", ["empty lists", "the channel is gone", "the list ends early again"])
def test_a_run_that_read_nothing_of_a_gap_leaves_it_open(place: Place, trouble: str) -> None:
    """Whatever else it listed well, and from however early."""
    today = after_outage(place)
    place.run("cn_ccgp")
    if trouble == "empty lists":
        place.publish()
    elif trouble == "the channel is gone":
        place.publish(*days(today, today, 5, LOCAL))
        place.portal.routes.pop(f"/{CENTRAL}/index.htm")
    place.call("run", "cn_ccgp", "--since", "2026-01-01")
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [1]


def test_an_optional_channel_that_is_gone_keeps_its_gap(place: Place) -> None:
    """A 404 of corrections does not fail a run, and closes nothing."""
    channel = "cggg/zygg/gzgg"
    place.publish(*day_of(date(2026, 1, 27), 3))
    place.run("cn_ccgp")
    db = open_database(place.folder / "tracker.db")
    db.conn.execute(
        "INSERT INTO gap (source, channel, start_date, end_date, reason, opened_at) VALUES ('cn_ccgp', ?, ?, ?, 'x', ?)",
        (channel, "2026-01-26", "2026-01-27", "2026-01-28T00:00:00+00:00"),
    )
    db.close()
    place.portal.routes.pop(f"/{channel}/index.htm")
    assert states(place.run("cn_ccgp", hours=6)) == ["done"]
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [1]
    place.publish(*day_of(date(2026, 1, 27), 3))
    place.run("cn_ccgp", hours=6)
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [0]


def test_hours_out_of_reach_are_a_gap_as_well(place: Place) -> None:
    """A list that begins on the day of the last run, but names nothing read then, does not join it."""
    today = place.clock.now.date()
    morning, evening = day_of(today, 40)[:15], day_of(today, 90)[40:80]
    place.publish(*morning, *days(today - timedelta(days=3), today - timedelta(days=1), 2))
    place.run("cn_ccgp")
    place.publish(*evening)
    place.run("cn_ccgp", hours=8)
    assert place.rows("SELECT start_date, end_date FROM gap") == [{"start_date": str(today), "end_date": str(today)}]


def test_a_busy_list_that_joins_the_last_run_is_no_gap(place: Place) -> None:
    """It reaches back hours only, but names what was read last."""
    today = place.clock.now.date()
    place.publish(*day_of(today, 40))
    place.run("cn_ccgp")
    place.publish(*day_of(today, 60)[40:], *day_of(today, 20))
    place.run("cn_ccgp", hours=6)
    assert place.column("SELECT count(*) FROM gap") == [0]


def test_a_gap_grows_instead_of_being_told_anew(place: Place) -> None:
    """While another channel fails the watermark stays; the same gap is met again and again, and is one."""
    today = after_outage(place)
    del place.portal.routes[f"/{LOCAL}/index.htm"]
    for hours in (0, 24, 24):
        assert states(place.run("cn_ccgp", hours=hours)) == ["failed"]
        today = place.clock.now.date()
        place.publish(*days(today - timedelta(days=5), today, 10)[:40])
        place.portal.routes.pop(f"/{LOCAL}/index.htm")
    (gap,) = place.rows("SELECT start_date, end_date FROM gap WHERE closed_at IS NULL")
    assert gap["start_date"] == "2026-01-28"
    assert place.column("SELECT watermark FROM source_state") == ["2026-01-28"]


def search_page(items: list[Item], total: int | None = None) -> str:
    """A page of the search's results; synthetic."""
    rows = "".join(
        f'<li><a href="http://www.ccgp.gov.cn{item.path}">{item.title}</a><p>…</p>'
        f"<span>{item.published:%Y.%m.%d} 10:00:00 | 采购人：{item.buyer} | 代理机构：某公司</span></li>"
        for item in items
    )
    count = len(items) if total is None else total
    pager = f"<script>Pager({{size:{-(-count // 20)}, current:0}})</script>" if count > 20 else ""
    return (
        f"<html><head><title>搜索</title></head><body><p>共找到 <span>{count}</span> 条</p>"
        f'<ul class="vT-srch-result-list-bid">{rows}</ul>{pager}</body></html>'
    )


def searching(place: Place, found: list[Item]) -> Callable[[Seen], Reply]:
    """A search that knows these awards by the watched company's name."""

    def answer(seen: Seen) -> Reply:
        first, last = (date.fromisoformat(seen.query[name].replace(":", "-")) for name in ("start_time", "end_time"))
        mine = [each for each in found if first <= each.published <= last] if seen.query["bidType"] == "7" else []
        return Reply(body=search_page(mine).replace("http://www.ccgp.gov.cn", place.portal.url))

    return answer


def searched(place: Place) -> str:
    """The search's table: on a host of its own, as it is."""
    return SEARCH.replace("{search}", place.portal.url.replace("127.0.0.1", "localhost"))


def with_search(place: Place) -> Item:
    """The outage once more, and a search that knows the watched company's award of the lost days."""
    today = after_outage(place)
    place.configure(SOURCE + searched(place))
    lost = dated(award(7, 1, "乙县民政局", OURS, "900"), today - timedelta(days=6))[1]
    place.portal.routes |= {"/bxsearch": searching(place, [lost]), lost.path: Reply(body=lost.body)}
    place.portal.log.clear()
    return lost


def test_a_gap_is_filled_through_the_search(place: Place) -> None:
    """Asked for the lost days alone, by the watched names; what it finds is known under the portal, and told."""
    lost = with_search(place)
    assert states(place.run("cn_ccgp")) == ["done"]
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [0]
    asked = place.portal.asked("/bxsearch")
    assert {(seen.query["kw"], seen.query["start_time"]) for seen in asked} == {(OURS, "2026:01:28")}
    assert sorted(seen.query["bidType"] for seen in asked) == ["11", "12", "7", "8"]
    assert place.rows("SELECT site, source, key FROM notice WHERE source <> 'cn_ccgp'") == [
        {"site": "cn_ccgp", "source": "cn_ccgp_search", "key": lost.path}
    ]
    assert OURS[:4] in place.call("report").out
    assert place.column("SELECT watermark FROM source_state WHERE source = 'cn_ccgp_search'") == [None]


@pytest.mark.parametrize("trouble", ["blocked", "down", "cut off", "narrowed", "disabled", "no award channel"])
def test_a_search_that_cannot_say_leaves_the_gap(place: Place, trouble: str) -> None:
    """Blocked, down, its own list cut off, narrowed to other words, switched off, or asked for what it has not."""
    with_search(place)
    if trouble == "blocked":
        place.portal.routes["/bxsearch"] = Reply(body="<html><body>您的访问过于频繁</body></html>")
    elif trouble == "down":
        place.portal.routes["/bxsearch"] = Reply(status=404)
    elif trouble == "cut off":
        items = [told[1] for told in day_of(place.clock.now.date() - timedelta(days=5), 20)]
        place.portal.routes["/bxsearch"] = Reply(body=search_page(items, 900).replace("size:45", "size:1"))
    elif trouble == "narrowed":
        place.configure(SOURCE + searched(place) + 'buyer = ["气象"]\n')
    elif trouble == "disabled":
        place.configure(SOURCE + searched(place) + "enabled = false\n")
    place.run("cn_ccgp")
    if trouble == "no award channel":
        db = open_database(place.folder / "tracker.db")
        db.conn.execute("UPDATE gap SET channel = 'cggg/dfgg/htgg', closed_at = NULL")
        db.close()
        place.run("cn_ccgp_search", hours=6)
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [1]


def test_a_blocked_search_is_left_alone_and_asked_again_later(place: Place) -> None:
    """The gap is filled by a later round, after the search's rest."""
    with_search(place)
    answer = place.portal.routes["/bxsearch"]
    place.portal.routes["/bxsearch"] = Reply(body="<html><body>您的访问过于频繁</body></html>")
    assert states(place.run("cn_ccgp")) == ["done"]
    assert len(place.portal.asked("/bxsearch")) == 1
    place.run("cn_ccgp", hours=3)
    assert len(place.portal.asked("/bxsearch")) == 1
    place.portal.routes["/bxsearch"] = answer
    place.run("cn_ccgp", hours=4)
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NULL") == [0]


def test_channels_lost_on_the_same_days_are_asked_for_once(place: Place) -> None:
    """One search of the days serves all their gaps."""
    with_search(place)
    today = place.clock.now.date()
    routes = {path: place.portal.routes[path] for path in place.portal.routes if "cggg" not in path}
    place.publish(*days(today - timedelta(days=5), today, 10)[:40], *days(today - timedelta(days=5), today, 10, LOCAL)[:40])
    place.portal.routes |= routes
    place.run("cn_ccgp")
    assert place.column("SELECT count(*) FROM gap WHERE closed_at IS NOT NULL") == [2]
    assert len(place.portal.asked("/bxsearch")) == 4


def test_a_long_catch_up_goes_in_steps(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run reads so much and ends interrupted; the watermark moves when all is read, and nothing is fetched twice."""
    monkeypatch.setattr("tracker.reading_run.STEP", 30)
    today = place.clock.now.date()
    place.publish(*days(today - timedelta(days=9), today, 8))
    ended = []
    for _ in range(4):
        ended += states(place.run("cn_ccgp", hours=6))
        ended += place.column("SELECT watermark FROM source_state")
    assert ended == ["interrupted", None, "interrupted", None, "done", "2026-01-29", "done", "2026-01-29"]
    details = [seen.path for seen in place.portal.log if "/t2" in seen.path]
    assert (len(details), len(set(details))) == (80, 80)
    assert place.column("SELECT count(*) FROM notice") == [80]


def test_old_archive_pages_past_the_pagers_end_are_not_read(place: Place) -> None:
    """A page that falls back by half a year ends the list with an issue, and its items are not taken."""
    today = place.clock.now.date()
    now, old = day_of(today, 20), day_of(today - timedelta(days=400), 20)
    place.publish(*now)
    channel = next(each for each in CnCcgp.channels if each.path == CENTRAL)
    for number, items in enumerate((now, old)):
        suffix = f"_{number}" if number else ""
        place.portal.routes[f"/{CENTRAL}/index{suffix}.htm"] = Reply(body=list_page(channel, [t[1] for t in items], number, 2))
    place.configure(SOURCE.replace("2026-01-01", "2020-01-01"))
    place.run("cn_ccgp")
    assert place.column("SELECT count(*) FROM notice") == [20]
    assert "old_archive" in place.column("SELECT kind FROM issue")
