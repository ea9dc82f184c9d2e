"""Days a pager no longer reaches are asked of a search of the same portal, which closes the gap only when it could say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from db.engine.connection import open_database
from tests.support.ccgp_portal import Item
from tests.support.fault_server import Reply, Seen
from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import LOCAL, award
from tests.system.running.days import after_outage, dated, day_of, days

SEARCH = """
[source.cn_ccgp_search]
base_url = "{search}"
pace = 0
"""


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
