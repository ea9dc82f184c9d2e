"""A long way back is read in one run, and ends where the list does."""

from __future__ import annotations

from datetime import timedelta

import pytest

from scrapers.sites.cn_ccgp import CnCcgp
from tests.support.ccgp_portal import list_page
from tests.support.fault_server import Reply
from tests.support.place import SOURCE, Place, states
from tests.support.town import CENTRAL
from tests.system.running.days import day_of, days


@pytest.mark.slow
def test_a_long_catch_up_is_one_run(place: Place) -> None:
    """However many notices there are, a run reads on to the end, and nothing is fetched twice."""
    today = place.clock.now.date()
    place.publish(*days(today - timedelta(days=25), today, 40))
    assert states(place.run("cn_ccgp", hours=6)) == ["done"]
    assert place.column("SELECT watermark FROM source_state") == [place.clock.now.date().isoformat()]
    details = [seen.path for seen in place.portal.log if "/t2" in seen.path]
    assert (len(details), len(set(details))) == (1040, 1040)
    assert place.column("SELECT count(*) FROM notice") == [1040]


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
