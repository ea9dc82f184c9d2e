"""Orders are written cluster by cluster; an id once shown keeps resolving; flags move with their order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from db import flags, orders
from db.engine.connection import Database, open_database
from db.engine.rows import column
from scrapers.notice import Party
from tests.db.samples import NOW, company, notice, order, save, save_orders, watch
from tests.support.strategies import orders as any_order
from tracker import storage as records
from tracker.model.flag import Flag
from tracker.model.order import Order

A, B, C = "O0000000001", "O0000000002", "O0000000003"


def loaded(db: Database, *ids: str) -> list[Order]:
    """Orders as values."""
    return [records.order_of(row) for row in orders.load_orders(db, ids or None)]


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_any_order_comes_back_as_it_was(data: st.DataObject) -> None:
    """Events, notices, parties and former ids are stored without loss."""
    db = open_database(Path(":memory:"))
    ids = tuple(save(db, notice(str(n)))[1] for n in range(2))
    what = data.draw(any_order(ids))
    save_orders(db, list(ids), what)
    assert loaded(db) == [what]
    assert save_orders(db, list(ids), what) == []
    db.close()


def test_only_what_changed_is_written(db: Database) -> None:
    """Saving the same orders again writes nothing."""
    save(db, notice("1"))
    one, two = order(A, 1), order(B, 1, supplier="乙公司")
    assert save_orders(db, [1], one, two) == [A, B]
    assert save_orders(db, [1], one, two) == []
    assert save_orders(db, [1], one, order(B, 1, supplier="乙公司", amount="90.00")) == [B]


def test_an_earlier_notice_renames_an_order(db: Database) -> None:
    """The id shown first leads to the order under its new id, over any number of renamings."""
    save(db, notice("1"))
    save_orders(db, [1], order(A, 1))
    save_orders(db, [1], order(B, 1, former_ids=(A,)))
    save_orders(db, [1], order(C, 1, former_ids=(A, B)))
    assert [orders.resolve(db, ident) for ident in (A, B, C, "O9")] == [C, C, C, None]
    assert [o.former_ids for o in loaded(db)] == [(A, B)]


def test_an_order_that_gets_its_old_id_back_keeps_the_other(db: Database) -> None:
    """An id is either an order's or a former one, never both."""
    save(db, notice("1"))
    save_orders(db, [1], order(A, 1))
    save_orders(db, [1], order(B, 1))
    save_orders(db, [1], order(A, 1))
    assert [orders.resolve(db, ident) for ident in (A, B)] == [A, A]
    assert column(db, "SELECT former_id FROM order_alias") == [B]


def test_an_order_that_is_no_more_leads_to_what_took_its_place(db: Database) -> None:
    """Without a word from the ordering, the order of the same award is the successor, else one of the same notice."""
    save(db, notice("1"))
    save_orders(db, [1], order(A, 1), order(B, 1, supplier="乙公司"))
    save_orders(db, [1], order(B, 1, supplier="乙公司"))
    assert orders.resolve(db, A) == B
    save_orders(db, [1])
    assert [orders.resolve(db, ident) for ident in (A, B)] == [None, None]
    assert column(db, "SELECT former_id FROM order_alias ORDER BY former_id") == [A, B]


def test_orders_of_other_clusters_are_left_alone(db: Database) -> None:
    """Only orders of the cluster's notices can go."""
    save(db, notice("1"))
    save(db, notice("2"))
    save_orders(db, [1], order(A, 1))
    save_orders(db, [2], order(B, 2))
    save_orders(db, [1])
    assert [o.id for o in loaded(db)] == [B]


def test_a_flag_moves_with_its_order_and_is_not_raised_again(db: Database) -> None:
    """Renaming an order neither loses its flags nor lets them be raised twice."""
    save(db, notice("1"))
    watch(db, company())
    save_orders(db, [1], order(A, 1))
    flag = Flag(rule="W001", company="example", order=A, occasion="won", on=date(2026, 1, 13))
    assert flags.add_flag(db, records.flag_row(flag), created_at=NOW.isoformat(), run_id=None) == 1
    save_orders(db, [1], order(B, 1, former_ids=(A,)))
    again = Flag(rule="W001", company="example", order=B, occasion="won", on=date(2026, 1, 13))
    assert flags.add_flag(db, records.flag_row(again), created_at=NOW.isoformat(), run_id=None) is None
    assert [(row["id"], row["order_id"]) for row in flags.load_flags(db)] == [(1, B)]


def test_orders_are_found_by_name_and_code_of_their_suppliers(db: Database) -> None:
    """Members count, buyers do not; a code counts when its check digit holds."""
    save(db, notice("1"))
    member = Party(name="乙公司", code="91110000 MA0000001L")
    wrong = Party(name="丁公司", code="91110000MA00000010")
    save_orders(db, [1], order(A, 1, members=(member, wrong)), order(B, 1, supplier="丙公司"))
    found = orders.orders_with_suppliers
    assert found(db, ["乙公司"], []) == [A]
    assert found(db, [], ["91110000MA0000001L"]) == [A]
    assert found(db, [], ["91110000MA00000010"]) == []
    assert found(db, ["示例采购中心"], []) == []
    assert found(db, ["乙公司", "丙公司"], []) == [A, B]


def test_notices_and_orders_lead_to_each_other(db: Database) -> None:
    """From a notice to its orders and back."""
    save(db, notice("1"))
    save_orders(db, [1], order(A, 1), order(B, 1, supplier="乙公司"))
    assert orders.order_ids_of_notices(db, [1, 2]) == [A, B]
    assert orders.notice_ids_of_orders(db, [A]) == {1}
