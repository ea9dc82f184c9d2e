"""Parquet for analysts: orders, and ledger lines of watched companies, partitioned by year and country."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from db.engine.rows import Row
from db.order_list import every_order
from tracker.errors import BadInput
from tracker.ledger.line import Line
from tracker.storage.repository import Repository

# rows written at once
_BATCH = 100_000
# minor units as integers, as in the file; a price that is not printed is NULL
_ORDERS = {
    "order": "string",
    "dated": "date32",
    "status": "string",
    "supplier": "string",
    "buyer": "string",
    "project_number": "string",
    "project_name": "string",
    "lot": "string",
    "pricing": "string",
    "currency": "string",
    "amount_minor": "int64",
    "ceiling_minor": "int64",
    "ceiling_currency": "string",
    "framework": "bool_",
    "marks": "string",
    "accepted": "bool_",
    "standing": "string",
    "url": "string",
}
_LINES = {
    "company": "string",
    "order": "string",
    "dated": "date32",
    "status": "string",
    "counts_as": "string",
    "supplier": "string",
    "buyer": "string",
    "project_name": "string",
    "currency": "string",
    "floor_minor": "int64",
    "stated_minor": "int64",
    "ceiling_minor": "int64",
    "error": "string",
}
_PARTITIONS = {"year": "int32", "country": "string"}


def write_parquet(repository: Repository, folder: Path) -> dict[str, int]:
    """Write `orders` and `lines` into a new folder, there only once it is whole; how many rows of each.

    Raises BadInput when the extra is not installed, or the folder is there already or cannot be written.
    """
    try:
        import pyarrow.dataset  # noqa: F401  asked for before anything is written
    except ImportError as error:
        raise BadInput("export parquet needs the `parquet` extra: pip install 'award-tracker[parquet]'") from error
    if folder.exists():
        raise BadInput(f"{folder} is there already; name a new folder")
    part = folder.with_name(folder.name + ".part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        counts = {
            "orders": _write(part / "orders", _ORDERS, _orders(repository)),
            "lines": _write(part / "lines", _LINES, _lines(repository)),
        }
        part.replace(folder)
    except OSError as error:
        raise BadInput(f"{folder} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return counts


def _orders(repository: Repository) -> Iterator[Row]:
    for row in every_order(repository.db):
        day = date.fromisoformat(row["dated"]) if row["dated"] else None
        flags = {"framework": bool(row["framework"]), "accepted": bool(row["accepted"])}
        yield {**row, **flags, "order": row["id"], "dated": day, "year": day.year if day else None}


def _lines(repository: Repository) -> Iterator[Row]:
    for company in repository.companies():
        for line in repository.ledger(company).lines:
            yield {"company": company.id, "currency": company.currency, **_line(line)}


def _line(line: Line) -> Row:
    order = line.order
    return {
        "order": order.id,
        "dated": line.dated,
        "year": line.dated.year,
        "country": order.country,
        "status": line.state.status.value,
        "counts_as": line.kind or None,
        "supplier": order.supplier.name,
        "buyer": order.buyer.name if order.buyer else None,
        "project_name": order.project_name,
        "floor_minor": line.floor,
        "stated_minor": line.stated,
        "ceiling_minor": line.ceiling,
        "error": line.error,
    }


def _write(folder: Path, columns: dict[str, str], rows: Iterable[Row]) -> int:
    """Write a dataset; how many rows."""
    import pyarrow as pa
    import pyarrow.parquet
    from pyarrow import dataset

    kinds = {name: getattr(pa, kind)() for name, kind in {**columns, **_PARTITIONS}.items()}
    schema = pa.schema(list(kinds.items()))
    partitioning = dataset.partitioning(pa.schema([(name, kinds[name]) for name in _PARTITIONS]), flavor="hive")
    waiting, count = iter(rows), 0
    # one batch after the other: the library reads a generator in a thread of its own, and rows come from this one's connection
    while batch := [{name: row.get(name) for name in kinds} for row in islice(waiting, _BATCH)]:
        dataset.write_dataset(
            pa.Table.from_pylist(batch, schema=schema),
            folder,
            format="parquet",
            partitioning=partitioning,
            basename_template=f"part-{count // _BATCH}-{{i}}.parquet",
            existing_data_behavior="overwrite_or_ignore",
        )
        count += len(batch)
    if not count:
        # an empty dataset still says what its columns are
        folder.mkdir()
        pyarrow.parquet.write_table(schema.empty_table(), folder / "part-0-0.parquet")
    return count
