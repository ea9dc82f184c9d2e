"""Days that a portal's pager no longer reaches have a name until somebody has read them."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from db.engine.connection import open_database
from tests.support.place import Place, states
from tests.support.town import CENTRAL, LOCAL
from tests.system.running.days import after_outage, day_of, days


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
