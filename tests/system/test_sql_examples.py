"""Every SQL example of README and docs answers, and every view has one; every money view says its amounts in both units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine.connection import Database
from db.engine.schema_text import views
from db.queries import answer, opened_for_queries, split
from tests.conftest import ROOT
from tests.support.demo_file import played_demo

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
# views that the demo has nothing for
EMPTY = ("inbox", "implausible_orders")


def statements(page: Path) -> list[str]:
    """The statements of a page's blocks of SQL, and those it hands to a tool in quotes."""
    text = page.read_text(encoding="utf-8")
    # DuckDB's over Parquet is run where Parquet is tested
    blocks = [block for block in re.findall(r"```sql\n(.*?)```", text, re.DOTALL) if "read_parquet(" not in block]
    quoted = re.findall(r'sqlite3 \S+ "(SELECT [^"]+)"', text)
    return [statement for block in blocks for statement in split(block)[0]] + quoted


EXAMPLES = [(page.name, statement) for page in PAGES for statement in statements(page)]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The file of a demo that has been played, for reading."""
    settings = played_demo(tmp_path_factory.mktemp("examples") / "demo")
    with opened_for_queries(settings.db_path) as opened:
        yield opened


@pytest.mark.parametrize(("page", "statement"), EXAMPLES, ids=[f"{page}-{place}" for place, (page, _) in enumerate(EXAMPLES)])
def test_every_example_answers(db: Database, page: str, statement: str) -> None:
    """Each statement that a page shows can be asked of the file."""
    found = answer(db, statement, {})
    assert found is not None, page
    assert len(found.columns) >= 1
    list(found.rows)


def test_every_view_has_its_example() -> None:
    """docs/tables.md asks each view something."""
    asked = " ".join(statements(ROOT / "docs" / "tables.md"))
    assert [view.name for view in views() if not re.search(rf"\b(?:FROM|JOIN) {view.name}\b", asked)] == []


@pytest.mark.parametrize("name", [view.name for view in views()])
def test_amounts_are_in_both_units(db: Database, name: str) -> None:
    """Every integer of minor units has its amount in major units beside it, and both are one amount."""
    found = answer(db, f"SELECT * FROM {name}", {})
    assert found is not None
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
    minor = [column for column in found.columns if column.endswith("_minor")]
    majors = {column: _major(column, found.columns) for column in minor}
    assert None not in majors.values()
    for row in rows:
        for column, major in majors.items():
            assert (row[column] is None) == (row[str(major)] is None)
            assert row[column] is None or row[column] == round(row[str(major)] * 100)
    assert rows or name in EMPTY


def _major(column: str, columns: object) -> str | None:
    name = column.removesuffix("_minor")
    return next((each for each in (name, f"{name}_amount") if each in list(columns)), None)  # type: ignore[call-overload]
