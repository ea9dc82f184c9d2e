"""Parquet holds what the file holds: totals over it, by DuckDB and by Dask, are the ledger's to the fen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from db.engine.connection import open_file
from db.engine.rows import column
from tests.conftest import ROOT
from tests.support.archived_town import runtime_of, source_of, write_archive
from tracker.collecting.rereading.reread import Request, reread_source
from tracker.errors import BadInput
from tracker.exporting.parquet import write_parquet
from tracker.judging.configuration import prepare
from tracker.ledger.ledger import totals
from tracker.storage.repository import Repository

RIVAL = '\n[company.rival]\nname = "乙方"\nticker = "00002.HK"\nexchange = "HKEX"\ncurrency = "HKD"\n'
RIVALS = ", ".join(f'"乙方第{number}仪器设备有限公司"' for number in range(40))


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    """A file of some hundred orders: ours in yuan, a rival's in Hong Kong dollars."""
    write_archive(tmp_path, 300)
    config = tmp_path / "tracker.toml"
    config.write_text(f"{config.read_text(encoding='utf-8')}{RIVAL}organizations = [{RIVALS}]\n", encoding="utf-8")
    runtime = runtime_of(tmp_path)
    prepare(runtime)
    reread_source(source_of(runtime), runtime, Request())
    with open_file(tmp_path / "tracker.db") as db:
        yield Repository(db)


def ledgers(repository: Repository) -> dict[str, tuple[int, int, int]]:
    """Each company's floor, stated sum and ceiling, in minor units."""
    found = {}
    for company in repository.companies():
        sums = totals(repository.ledger(company), None, None)
        found[company.id] = (sums.floor, sums.stated, sums.ceiling)
    return found


def test_company_totals_from_duckdb_are_the_ledgers(repository: Repository, tmp_path: Path) -> None:
    """To the fen, over files that are partitioned by year and country."""
    counts = write_parquet(repository, tmp_path / "out")
    assert counts["orders"] == len(column(repository.db, 'SELECT id FROM "order"'))
    lines = f"read_parquet('{tmp_path}/out/lines/**/*.parquet', hive_partitioning = true)"
    sql = f"""SELECT company, sum(floor_minor)::BIGINT, sum(stated_minor)::BIGINT, sum(ceiling_minor)::BIGINT
        FROM {lines} WHERE year = 2026 AND country = 'CN' GROUP BY company"""
    with duckdb.connect() as connection:
        found = {row[0]: row[1:] for row in connection.execute(sql).fetchall()}
    assert len(found) == 2
    assert found == ledgers(repository)
    assert (tmp_path / "out" / "orders" / "year=2026" / "country=CN").is_dir()


def test_the_example_of_the_docs_is_the_ledgers(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB's example of `docs/scale.md`, run as it stands."""
    write_parquet(repository, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    (example,) = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    with duckdb.connect() as connection:
        assert {row[0]: row[2:] for row in connection.execute(example).fetchall()} == ledgers(repository)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:The inplace keyword:DeprecationWarning")  # what Dask itself asks of pandas
def test_company_totals_from_dask_are_the_ledgers(repository: Repository, tmp_path: Path) -> None:
    """The same from a data frame that a cluster could compute."""
    from dask import config
    from dask import dataframe as frames

    write_parquet(repository, tmp_path / "out")
    with config.set(scheduler="sync"):
        lines = frames.read_parquet(f"{tmp_path}/out/lines", columns=["company", "floor_minor", "stated_minor", "ceiling_minor"])
        sums = lines.groupby("company")[["floor_minor", "stated_minor", "ceiling_minor"]].sum().compute()
    assert {name: tuple(map(int, row)) for name, row in zip(sums.index, sums.to_numpy(), strict=True)} == ledgers(repository)


def test_a_price_that_is_not_printed_is_null(repository: Repository, tmp_path: Path) -> None:
    """Never 0, in orders and in lines."""
    sql = 'UPDATE "order" SET amount_minor = NULL, currency = NULL WHERE id IN (SELECT id FROM "order" ORDER BY id LIMIT 7)'
    repository.db.conn.execute(sql)
    write_parquet(repository, tmp_path / "out")
    with duckdb.connect() as connection:
        orders = f"read_parquet('{tmp_path}/out/orders/**/*.parquet')"
        found = connection.execute(f"SELECT count(*) FROM {orders} WHERE amount_minor IS NULL").fetchall()
    assert found == [(7,)]


def test_a_file_without_orders_has_empty_tables(tmp_path: Path) -> None:
    """Their columns are there."""
    with open_file(tmp_path / "tracker.db") as db:
        assert write_parquet(Repository(db), tmp_path / "out") == {"orders": 0, "lines": 0}
    with duckdb.connect() as connection:
        lines = f"read_parquet('{tmp_path}/out/lines/*.parquet')"
        assert connection.execute(f"SELECT count(floor_minor) FROM {lines}").fetchall() == [(0,)]


def test_a_folder_that_is_there_is_left_alone(repository: Repository, tmp_path: Path) -> None:
    """One line says so; nothing half-written stays."""
    (tmp_path / "out").mkdir()
    with pytest.raises(BadInput, match="is there already"):
        write_parquet(repository, tmp_path / "out")
    with pytest.raises(BadInput, match="cannot be written"):
        write_parquet(repository, tmp_path / "nowhere" / "out")
    assert list(tmp_path.glob("*.part")) == []
