"""What publishers of other countries have released comes back from our export as the same orders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from scrapers.notice import Notice
from scrapers.ocds.releases import read
from tests.scrapers.ted.test_eforms import read as read_ted
from tests.support.ocds_trip import lines, read_back, releases_of, stored_of
from tests.support.order_samples import award, stored
from tracker.orders.build import build_orders


@pytest.mark.corpus
@pytest.mark.parametrize("publisher", ["uk_find_a_tender", "uk_contracts_finder_2025", "eu_*", "[!esu]*", "*"])
def test_recorded_releases_come_back_as_the_same_orders(publisher: str, corpus: Path) -> None:
    """Suppliers, standing, firm money, frameworks and days, of one publisher and of all of them in one file."""
    notices = [notice for path in sorted((corpus / "ocds").glob(f"{publisher}/*.*")) for notice in _read(path)]
    told = stored_of(notices)
    orders = build_orders(told).orders
    assert len(orders) >= 1
    back = read_back(release for process in releases_of(orders, told) for release in process)
    assert lines(back) == lines(orders)


def _read(path: Path) -> Sequence[Notice]:
    """The notices of a recorded file; of one that is of another kind, none."""
    if path.parent.name in ("schema", "extensions", "us_usaspending", "us_sec_edgar"):
        return ()
    if path.suffix == ".xml":
        return (read_ted(path.read_bytes()),)
    return read(path.read_bytes()).notices


def test_a_framework_comes_back_as_one() -> None:
    """Its most is no price on the way out, and it is no order without a price on the way back."""
    told = [stored("b", 5, award(None, framework=True))]
    orders = build_orders(told).orders
    back = read_back(release for process in releases_of(orders, told) for release in process)
    assert [order.state.framework for order in back] == [True]
    assert [order.state.amount for order in back] == [None]
