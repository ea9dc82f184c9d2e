"""The cache of a long run keeps the watched companies' orders, and of all others only the newest."""

from __future__ import annotations

from tests.support.ledger_samples import company, order
from tracker.ledger.cache import LedgerCache
from tracker.ledger.line import Crediting
from tracker.model.order import Order
from tracker.model.rate import no_rates


def test_orders_of_nobody_watched_are_let_go() -> None:
    """After ten thousand orders of others, the newest and our own are still there; the others are read again when asked for."""
    cache = LedgerCache()
    ours = order(id="OURS")
    cache.keep(ours, "a")
    cache.ledger(Crediting(company=company(), rates=no_rates), [ours], ())
    others = [order(id=f"O{number}", supplier="丙方建设工程有限公司") for number in range(10_000)]
    for other in others:
        cache.keep(other, "a")
    read: list[str] = []

    def load(names: list[str]) -> list[Order]:
        read.extend(names)
        return [others[int(name[1:])] for name in names]

    wanted = [("OURS", "a", ()), ("O1", "a", ()), ("O9999", "a", ())]
    assert [each.id for each in cache.orders(wanted, load)] == ["OURS", "O1", "O9999"]
    assert read == ["O1"]
    assert len(cache) < 2_500
