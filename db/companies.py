"""Watched companies and their perimeters, as the configuration and decisions have them."""

from __future__ import annotations

from collections.abc import Sequence

from db.engine.rows import Row, execute, insert_all, select
from db.library import Database
from db.organizations import organization_ids

_PERIMETER = (
    "company", "place", "organization_id", "name", "code", "code_key", "start_date", "end_date", "share", "treatment",
    "decided_by",
)  # fmt: skip


def sync_companies(db: Database, companies: Sequence[Row]) -> None:
    """Make companies and perimeters what `companies` say; one no longer named stays, unwatched and without a perimeter."""
    execute(db, "UPDATE company SET watched = 0")
    execute(db, "DELETE FROM perimeter")
    for row in companies:
        execute(
            db,
            """INSERT INTO company (id, name, names, ticker, exchange, currency, joint_venture, vat_category, zone,
                watched)
            VALUES (:id, :name, :names, :ticker, :exchange, :currency, :joint_venture, :vat_category, :zone, 1)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, names = excluded.names, ticker = excluded.ticker,
                exchange = excluded.exchange, currency = excluded.currency, joint_venture = excluded.joint_venture,
                vat_category = excluded.vat_category, zone = excluded.zone, watched = 1""",
            {name: value for name, value in row.items() if name != "perimeter"},
        )
        ids = organization_ids(db, row["perimeter"])
        owners = (
            item | {"company": row["id"], "place": place, "organization_id": ids[item["name_key"]]}
            for place, item in enumerate(row["perimeter"])
        )
        insert_all(db, "perimeter", _PERIMETER, owners)


def load_companies(db: Database) -> list[Row]:
    """Watched companies with their `perimeter`, in the order of their ids."""
    companies = select(db, "SELECT * FROM company WHERE watched = 1 ORDER BY id")
    by_id: dict[str, Row] = {row["id"]: row | {"perimeter": []} for row in companies}
    for item in select(db, "SELECT * FROM perimeter ORDER BY company, place"):
        by_id[item["company"]]["perimeter"].append(item)
    return list(by_id.values())
