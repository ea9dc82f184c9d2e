"""Lists of orders and notices: the newest of those asked for, and how many there are in all."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from db.engine.rows import Row, column, select, stream, where
from db.library import Database

OrderSort = Literal["date", "amount", "buyer", "supplier"]
# newest first, largest first, names in their own order; the id makes every list the same twice
_SORTS: dict[OrderSort, str] = {
    "date": "o.dated DESC, o.id DESC",
    "amount": "o.amount_minor * 1.0 / coalesce(c.per_major, 100) DESC, o.id",
    "buyer": "o.buyer IS NULL, o.buyer, o.id",
    "supplier": "o.supplier, o.id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Conditions of a list; None leaves one open, `limit` 0 leaves nothing out.

    `since` and `until` are ISO days, both inside; `buyer` is a part of the buyer's name.
    """

    since: str | None = None
    until: str | None = None
    buyer: str | None = None
    limit: int = 50


def every_order(db: Database) -> Iterator[Row]:
    """Every order without its parties, notices and events, oldest first, one by one."""
    return stream(db, 'SELECT * FROM "order" ORDER BY dated, id')


def list_orders(
    db: Database,
    wanted: Wanted,
    *,
    ids: Collection[str] | None = None,
    min_amount: Decimal | None = None,
    sort: OrderSort = "date",
) -> tuple[list[str], int]:
    """The ids of the orders wanted, sorted and cut, and how many there are uncut.

    `ids` restricts them to some orders; `min_amount` is in major units of each order's own currency and leaves out those
    whose amount is not printed.
    """
    asked = _conditions("o.dated", "o.buyer", wanted) | {
        "o.id IN (SELECT value FROM json_each(?))": None if ids is None else json.dumps(list(ids)),
        # in thousandths, so that no binary fraction decides
        "o.amount_minor * 1000 >= ? * coalesce(c.per_major, 100)": None if min_amount is None else int(min_amount * 1000),
    }
    condition, values = where(asked)
    table = f'"order" o LEFT JOIN currency c ON c.code = o.currency {condition}'
    total = int(column(db, f"SELECT count(*) FROM {table}", values)[0])
    extra = _SORTS[sort]
    # a negative LIMIT is none
    found = column(db, f"SELECT o.id FROM {table} ORDER BY {extra} LIMIT ?", [*values, wanted.limit or -1])
    return [str(name) for name in found], total


def list_notices(db: Database, wanted: Wanted) -> tuple[list[Row], int]:
    """The newest notices wanted, each with its suppliers, and how many there are uncut."""
    condition, values = where(_conditions("n.published_date", "n.buyer", wanted))
    rows = select(
        db,
        f"""SELECT n.id, n.site, n.source, n.key, n.url, n.notice_type, n.title, n.published_date, n.buyer, n.project_number,
            n.project_name, (SELECT group_concat(supplier, '、') FROM award WHERE notice_id = n.id) AS suppliers
        FROM notice n {condition} ORDER BY n.published_date DESC, n.id DESC LIMIT ?""",
        [*values, wanted.limit or -1],
    )
    return rows, int(column(db, f"SELECT count(*) FROM notice n {condition}", values)[0])


def _conditions(day: str, buyer: str, wanted: Wanted) -> Row:
    return {f"{day} >= ?": wanted.since, f"{day} <= ?": wanted.until, f"instr({buyer}, ?)": wanted.buyer}
