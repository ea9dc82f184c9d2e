"""There and back: orders as an OCDS package, and the orders that its reader makes of that package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from scrapers.money import Money
from scrapers.notice import Notice
from scrapers.ocds.releases import read
from tests.scrapers.ocds.samples import package
from tracker.exporting.ocds.awards import Stated, Terms, firm_amount
from tracker.exporting.ocds.processes import Head, processes_of
from tracker.exporting.ocds.releases import ProcessReleases
from tracker.exporting.ocds.states import states_of
from tracker.exporting.ocds.values import Json
from tracker.model.keys import supplier_key
from tracker.model.notice_history import NoticeVersion, StoredNotice
from tracker.model.order import VOID, Order
from tracker.orders.build import build_orders
from tracker.wording.words import words

SHANGHAI = ZoneInfo("Asia/Shanghai")
TERMS = Terms(zone=lambda _: SHANGHAI, words=words("zh"), orders={})
SEEN = datetime(2030, 1, 1, tzinfo=UTC)
# an order's parties, where it stands, its firm money, its day
Line = tuple[tuple[str, ...], str, Money | None, str]


def releases_of(orders: Sequence[Order], notices: Sequence[StoredNotice], terms: Terms = TERMS) -> list[list[Json]]:
    """The releases of each process of some orders and notices."""
    by_id = {stored.id: stored for stored in notices}
    spoken = sorted((notice.id, order.id) for order in orders for notice in order.notices)
    heads = [Head(o.id, o.id, o.project_number, _buyer(o), o.notices[0].published.isoformat(), o.call_off_of) for o in orders]
    made = []
    for process in processes_of(heads, [], spoken, "ocds-000000"):
        mine = [order for order in orders if order.id in process.orders]
        ids = dict.fromkeys(notice.id for order in mine for notice in order.notices)
        made.append(list(ProcessReleases(process, mine, [by_id[each] for each in ids], terms).releases()))
    return made


def _buyer(order: Order) -> int | None:
    return hash(supplier_key(order.buyer.name)) if order.buyer else None


def read_back(releases: Iterable[Json]) -> tuple[Order, ...]:
    """The orders that the reader of OCDS makes of some releases."""
    notices = read(package(*releases)).notices
    return build_orders(stored_of(notices)).orders


def stored_of(notices: Iterable[Notice]) -> list[StoredNotice]:
    """Notices as a file has them that read them of one package."""
    return [_stored(place, notice) for place, notice in enumerate(notices, 1)]


def _stored(place: int, notice: Notice) -> StoredNotice:
    version = NoticeVersion(notice=notice, seen_at=SEEN)
    return StoredNotice(id=place, source="ocds", site="world_ocds_file", first_seen=SEEN, versions=(version,))


def lines(orders: Iterable[Order], terms: Terms = TERMS) -> list[Line]:
    """The orders that are exported, as both sides must have them."""
    last = [states[max(states)] for order in orders if (states := dict(enumerate(states_of(order).values())))]
    found = [
        (_parties(each.order), _status(each), firm_amount(each, terms), str(each.state.dated)) for each in last if each.is_award
    ]
    return sorted(found, key=str)


def _parties(order: Order) -> tuple[str, ...]:
    """The suppliers, one that is named twice under one registration code once."""
    return tuple(sorted({p.code or p.name: supplier_key(p.name) for p in reversed(order.parties)}.values()))


def _status(stated: Stated) -> str:
    """The order's status; one that came to nothing is out, however it is called; a framework is one."""
    if stated.state.status in VOID:
        return "out"
    return f"{stated.state.status.value}{' framework' if stated.state.framework else ''}"
