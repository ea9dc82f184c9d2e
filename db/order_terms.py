"""Terms of single orders: the configured credit of a joint venture and tax, and amounts that cannot be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from db.engine.rows import Row, column, fetch, insert_all, select
from db.engine.view_files import view_texts
from db.library import Database

_COLUMNS = ("order_id", "joint_venture", "vat")
# of the view: what it rests on besides orders, and where the rest of it begins
_YEARLY, _WEIGHED = "yearly AS MATERIALIZED", "weighed AS MATERIALIZED"
# an order that is a bound for others, as in the view
_BOUNDS = "{x}.status IN ('awarded', 'contracted') AND ({x}.marks = '[]' OR {x}.accepted) AND {x}.dated IS NOT NULL"
SIDES = ("supplier_id", "buyer_id")


def sync_terms(db: Database, rows: Iterable[Row]) -> None:
    """Make the terms what `rows` say."""
    db.conn.execute("DELETE FROM order_terms")
    insert_all(db, "order_terms", _COLUMNS, rows)


def load_terms(db: Database) -> list[Row]:
    """The terms of every order that has some."""
    return select(db, "SELECT * FROM order_terms ORDER BY order_id")


def load_implausible(db: Database) -> list[Row]:
    """The orders of watched companies whose amount cannot be: `order_id`, `amount_minor`, `currency`."""
    return select(db, "SELECT DISTINCT order_id, amount_minor, currency FROM implausible_orders ORDER BY order_id")


def implausible_among(db: Database, ids: Iterable[str]) -> list[Row]:
    """Those of some orders, as `load_implausible` gives them."""
    return select(db, _among_sql(), {"ids": json.dumps(sorted(ids))})


def revenue_bounds(db: Database) -> list[tuple[str, str, int]]:
    """The bounds that revenue gives: company, currency, ten times its newest year in minor units."""
    return fetch(db, _revenue_sql())


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One order as a bound for others: who got and who paid how much, in minor units, on which day; None where it is none."""

    supplier_id: int
    buyer_id: int | None
    currency: str
    amount: int
    dated: str


def payments(db: Database, ids: Iterable[str]) -> dict[str, Payment]:
    """Those of some orders that bound others."""
    rows = fetch(
        db,
        f"""SELECT o.id, o.supplier_id, o.buyer_id, o.currency, o.amount_minor, o.dated FROM "order" o
        WHERE o.id IN (SELECT value FROM json_each(?)) AND o.amount_minor IS NOT NULL AND {_BOUNDS.format(x="o")}""",
        (json.dumps(list(ids)),),
    )
    return {
        name: Payment(supplier_id=supplier, buyer_id=buyer, currency=currency, amount=amount, dated=dated)
        for name, supplier, buyer, currency, amount, dated in rows
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Facts beside payments that moved: the orders that moved, those known to be implausible, the least revenue bounds."""

    moved: frozenset[str]
    implausible: frozenset[str]
    limits: dict[str, int]

    def values(self, payment: Payment, side: str) -> Row:
        """Values of the two queries below."""
        return {
            "party": getattr(payment, side),
            "currency": payment.currency,
            "amount": payment.amount,
            "dated": payment.dated,
            "limit": self.limits.get(payment.currency, (1 << 63) - 1),
            "moved": json.dumps(sorted(self.moved)),
            "implausible": json.dumps(sorted(self.implausible)),
        }


def bounded_no_more(db: Database, payment: Payment, bounds: Bounds) -> set[str]:
    """Orders whose amount that payment may have spoken for, or bounded, now that it is gone.

    None where another payment of the same party, as large and as early, still does.
    """
    return {name for side in SIDES for name in column(db, _lost_sql(side), bounds.values(payment, side))}


def bounded_anew(db: Database, payment: Payment, bounds: Bounds) -> set[str]:
    """Orders whose amount that payment speaks for now that it is there, or that had no such bound before."""
    return {name for side in SIDES for name in column(db, _gained_sql(side), bounds.values(payment, side))}


@cache
def _among_sql() -> str:
    rest = "".join(view_texts()["implausible_orders"].partition(_YEARLY)[1:])
    both = " UNION ".join(
        f"""SELECT e.company, p.order_id FROM json_each(:ids) i
        CROSS JOIN order_party p ON p.order_id = i.value AND p.role <> 'buyer'
        CROSS JOIN perimeter e ON e.{key} = p.{key}"""
        for key in ("organization_id", "code_key")
    )
    query = "WITH owned AS (" + both + "), " + rest.strip().removesuffix(";")
    return "SELECT DISTINCT order_id, amount_minor, currency FROM (" + query + ")"


@cache
def _revenue_sql() -> str:
    yearly = "".join(view_texts()["implausible_orders"].partition(_YEARLY)[1:]).partition(_WEIGHED)[0].rstrip().removesuffix(",")
    return "WITH " + yearly + " SELECT company, currency, amount_minor FROM yearly WHERE place = 1 ORDER BY company, currency"


@cache
def _lost_sql(key: str) -> str:
    condition = f"""x.{key} = :party AND x.dated <= :dated AND x.currency = :currency AND x.amount_minor >= :amount
        AND x.amount_minor <= :limit AND {_BOUNDS.format(x="x")}"""
    return f"""SELECT w.id FROM "order" w WHERE w.{key} = :party AND w.dated > :dated AND w.currency = :currency
            AND w.amount_minor <= 50 * :amount AND NOT EXISTS (SELECT 1 FROM "order" x WHERE {condition})
        UNION ALL SELECT w.id FROM "order" w WHERE w.{key} = :party AND w.dated IS NULL
        UNION ALL SELECT w.id FROM json_each(:implausible) i CROSS JOIN "order" w ON w.id = i.value WHERE w.{key} = :party"""


@cache
def _gained_sql(key: str) -> str:
    condition = f"""x.{key} = :party AND x.currency = :currency AND x.amount_minor <= :limit AND {_BOUNDS.format(x="x")}
        AND x.id NOT IN (SELECT value FROM json_each(:moved))"""
    return f"""SELECT w.id FROM "order" w WHERE w.{key} = :party AND w.dated > :dated AND w.currency = :currency
            AND w.amount_minor > 50 * :amount AND w.dated <= coalesce(
                (SELECT x.dated FROM "order" x WHERE {condition} ORDER BY x.dated LIMIT 1), '9999-12-31')
        UNION ALL SELECT w.id FROM "order" w WHERE w.{key} = :party AND w.dated IS NULL
        UNION ALL SELECT w.id FROM json_each(:implausible) i CROSS JOIN "order" w ON w.id = i.value
        WHERE w.{key} = :party AND w.amount_minor <= 50 * :amount"""
