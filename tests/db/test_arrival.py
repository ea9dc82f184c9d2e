"""Whatever order notices arrive in, the file ends with the same orders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db import notices, orders
from db.check import check_sums
from db.clusters import related_ids
from db.engine.connection import Database, open_database, transaction
from scrapers.notice import AwardStatus, Link, LinkKind, Notice, NoticeType, Party
from tests.db.samples import award, notice, save
from tracker import storage as records
from tracker.model.order import Order
from tracker.orders.build import build_orders

NUMBER = "SYN-2026-0042"


def told(key: str, kind: NoticeType, day: int, **more: object) -> tuple[str, Notice]:
    """A notice of the one project, on the site its key begins with."""
    plain = notice(key, notice_type=kind, published_date=date(2026, 1, day), project_number=NUMBER, title=f"示例项目公告{key}")
    return key.partition("/")[0], replace(plain, **more)  # type: ignore[arg-type] # fields by name


CANDIDATES = (
    award("甲公司", "90.00", status=AwardStatus.CANDIDATE, rank=1),
    award("乙公司", "95.00", status=AwardStatus.CANDIDATE, rank=2),
)
OTHER = award("丙公司", "80.00")
NOTICES = (
    told("cn_a/1", NoticeType.CANDIDATE, 1, awards=CANDIDATES),
    told("cn_a/2", NoticeType.AWARD, 5, awards=(award("甲公司", "90.00"),)),
    told("cn_b/1", NoticeType.AWARD, 6, awards=(award("甲公司", "90.00"),), buyer=Party(name="示例采购中心(本级)")),
    told(
        "cn_a/3",
        NoticeType.CORRECTION,
        9,
        project_number=None,
        awards=(award("甲公司", "80.00"),),
        links=(Link(kind=LinkKind.CORRECTS, url="http://portal.example/cn_a/2.html"),),
    ),
    told("cn_c/1", NoticeType.CONTRACT, 12, awards=(award("甲公司", "80.00", status=AwardStatus.CONTRACTED),)),
    told(
        "cn_a/9",
        NoticeType.AWARD,
        12,
        project_number="SYN-2026-0099",
        project_name="另一项目",
        awards=(award("丙公司", "80.00"),),
    ),
)


def arrive(db: Database, site: str, what: Notice) -> None:
    """What a run does with one notice, as far as orders go."""
    save(db, what, site=site)
    with transaction(db):
        (known,) = notices.known(db, site, [what.key]).values()
        cluster = related_ids(db, known["id"])
        stored = [records.stored_notice(row) for row in notices.load_notices(db, cluster)]
        found = build_orders(stored).orders
        orders.save_orders(db, orders.order_hashes(db, cluster), [records.order_row(order) for order in found], run_id=None)


def outcome(db: Database) -> list[Order]:
    """The file's orders with the numbers of notices, which follow arrival, left out."""
    found = [records.order_of(row) for row in orders.load_orders(db)]
    return [
        replace(
            order,
            former_ids=(),
            notices=tuple(replace(n, id=0) for n in order.notices),
            events=tuple(replace(e, notice_id=None) for e in order.events),
        )
        for order in found
    ]


def filled(arriving: tuple[tuple[str, Notice], ...]) -> Database:
    """A file that has taken in notices in that order."""
    db = open_database(Path(":memory:"))
    for site, what in arriving:
        arrive(db, site, what)
    return db


EXPECTED = outcome(filled(NOTICES))


@given(arriving=st.permutations(NOTICES))
@settings(max_examples=40, deadline=None)
def test_any_order_of_arrival_ends_in_the_same_orders(arriving: list[tuple[str, Notice]]) -> None:
    """The same notices make the same orders, and every id ever shown leads to one of them."""
    db = open_database(Path(":memory:"))
    shown: set[str] = set()
    for site, what in arriving:
        arrive(db, site, what)
        shown |= {order.id for order in outcome(db)}
    assert outcome(db) == EXPECTED
    ids = {order.id for order in EXPECTED}
    assert all(orders.resolve(db, ident) in ids for ident in shown)
    assert list(check_sums(db)) == []
    db.close()


def test_the_notices_make_the_deals_they_speak_of() -> None:
    """One deal won, corrected and signed for, one lost to it, one of another project."""
    found = {order.supplier.name: (order.state.status.value, str(order.state.amount), len(order.notices)) for order in EXPECTED}
    assert found["甲公司"] == ("contracted", "80.00", 5)
    assert found["乙公司"][0] == "failed"
    assert found["丙公司"] == ("awarded", "80.00", 1)


def test_reading_everything_again_writes_nothing() -> None:
    """The second time round no order is written."""
    db = filled(NOTICES)
    changes = db.conn.total_changes
    cluster = related_ids(db, *(row[0] for row in db.execute("SELECT id FROM notice")))
    stored = [records.stored_notice(row) for row in notices.load_notices(db, cluster)]
    rows = [records.order_row(order) for order in build_orders(stored).orders]
    assert orders.save_orders(db, orders.order_hashes(db, cluster), rows, run_id=None) == []
    assert db.conn.total_changes == changes
    db.close()
