"""Days of a portal's notices, and an outage after which its list no longer reaches back."""

from __future__ import annotations

from datetime import date, timedelta

from tests.support.ccgp_portal import Item
from tests.support.place import Place, states
from tests.support.town import CENTRAL, LOCAL, OTHERS, award

Told = tuple[str, Item]


def day_of(day: date, count: int, channel: str = CENTRAL) -> list[Told]:
    """A day's notices of others, each of a buyer of its own: what hangs together is ordered anew with each of them."""
    first = day.toordinal() * 100 + (50 if channel == LOCAL else 0)
    stems = range(first, first + count)
    return [dated(award(stem, 1, f"甲县第{stem}小学", OTHERS, "10", channel=channel), day) for stem in stems]


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
