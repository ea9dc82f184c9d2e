"""What the tests of vanished notices share: three notices read once, and what was noted and asked for since."""

from __future__ import annotations

import pytest

from tests.support.place import OURS, SOURCE, Place, states
from tests.support.town import LOCAL, OTHERS, award

LOOKING = SOURCE + 'recheck = "1d"\nrelook = "20d"\nfirst_run = "alert"\n'
OUR_ORDER = award(102, 26, "甲县气象局", OURS, "300")
REST = (award(103, 27, "甲县图书馆", OTHERS, "88.2"), award(101, 25, "甲县财政局", OTHERS, "120", channel=LOCAL))
GONE = OUR_ORDER[1].path
DETAIL = "/t2026"


@pytest.fixture
def read(place: Place) -> Place:
    """Three notices are read once; what was asked so far is forgotten."""
    place.configure(LOOKING)
    place.publish(OUR_ORDER, *REST)
    assert states(place.run("cn_ccgp")) == ["done"]
    place.portal.log.clear()
    return place


def noted(place: Place) -> list[tuple[str, str]]:
    """What the orders say of notices that came and went, with the day."""
    rows = place.rows("SELECT kind, on_date FROM order_event WHERE kind IN ('vanished', 'returned') ORDER BY order_id, place")
    return [(row["kind"], row["on_date"]) for row in rows]


def vanished(place: Place) -> list[object]:
    """The keys of notices that are gone."""
    return place.column("SELECT key FROM notice WHERE vanished_on IS NOT NULL")


def looks(place: Place) -> list[str]:
    """The notices' pages that were asked for, in order; the list is then begun anew."""
    found = [seen.path for seen in place.portal.log if DETAIL in seen.path]
    place.portal.log.clear()
    return found


def look_thrice(place: Place) -> None:
    """A day later, and as soon as a failed look is due again."""
    for hours in (24, 1, 2):
        assert states(place.run("cn_ccgp", hours=hours)) == ["done"]
