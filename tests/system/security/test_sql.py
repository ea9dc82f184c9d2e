"""SQL injection: whatever a notice says is a value, in every statement."""

from __future__ import annotations

import ast
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.connection import Database, open_database, transaction
from db.engine.rows import column, select
from db.notices import Sighting, known, load_notices, save_notice
from db.search import search_notices
from scrapers.money import Money
from scrapers.notice import Award, Link, LinkKind, Notice, NoticeType, Party, Pricing
from tests.support.code import trees
from tracker.storage.notices import notice_row, stored_notice

HOSTILE = (
    "'; DROP TABLE notice; --",
    '" OR 1=1 --',
    "x') UNION SELECT sql FROM sqlite_master --",
    "?1 :site @key $1 %s {0}",
    "\\'; ATTACH DATABASE 'elsewhere.db' AS y; --",
    "Robert'); DELETE FROM award;",
    '" NEAR/2 ("x") * AND NOT ^title : -',
    "; SELECT load_extension('x')",
    "[", "]", "'", '"', ";", "--", "/*", "*/", "|| char(65)",
)  # fmt: skip
NASTY = st.sampled_from(HOSTILE) | st.text(st.sampled_from("'\";-*/()[]%_\\?:@$ORandNULL0\n中"), min_size=1, max_size=20)
TEXT = NASTY.filter(lambda text: text.strip() != "")
SEEN = datetime(2026, 1, 28, tzinfo=UTC)


@pytest.fixture(scope="module")
def schema() -> list[str]:
    """The tables of an untouched file."""
    db = open_database(Path(":memory:"))
    try:
        return tables(db)
    finally:
        db.close()


def tables(db: Database) -> list[str]:
    """Everything the schema says."""
    return column(db, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")


def notice_of(words: list[str]) -> Notice:
    """A notice with these words in its fields."""
    key, url, title, number, name, buyer, agency, region, lot, supplier, code, member, linked = words
    award = Award(
        supplier=Party(name=supplier, code=code, scheme=code),
        members=(Party(name=member),),
        lot=lot,
        amount=Money(minor=100, currency="CNY"),
        pricing=Pricing.TOTAL,
        local_id=lot,
    )
    return Notice(
        notice_type=NoticeType.AWARD,
        key=key,
        url=url,
        title=title,
        published_date=date(2026, 1, 28),
        project_number=number,
        project_name=name,
        buyer=Party(name=buyer),
        agency=Party(name=agency),
        region=region,
        awards=(award,),
        links=(Link(kind=LinkKind.CORRECTS, url=linked, key=linked, title=linked, project_number=linked),),
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXT, min_size=14, max_size=14))
def test_every_field_is_a_value(words: list[str]) -> None:
    """A notice whose every field is SQL is stored as it is, found by its key alone, and the tables are what they were."""
    notice, searched = notice_of(words[:-1]), words[-1]
    key, title, buyer, supplier = words[0], words[2], words[5], words[9]
    db = open_database(Path(":memory:"))
    try:
        tables_before = tables(db)
        for each in (notice, replace(notice, title=f"{title} again")):
            with transaction(db):
                row = notice_row(each, site=key, page_sha256=None, reader_version=key)
                before = known(db, key, [key]).get(key)
                outcome, ident = save_notice(db, row, before, Sighting(source=key, at=SEEN.isoformat()))
        assert outcome == "changed"
        assert tables_before == tables(db)
        stored = stored_notice(load_notices(db, [ident])[0])
        assert replace(stored.versions[0].notice, text="") == notice
        assert select(db, "SELECT site, key, buyer, supplier FROM notice JOIN award ON notice_id = id") == [
            {"site": key, "key": key, "buyer": buyer, "supplier": supplier}
        ]
        assert {row["id"] for row in search_notices(db, searched)[0]} <= {ident}
        assert {row["id"] for row in search_notices(db, f"{title} {supplier}")[0]} <= {ident}
    finally:
        db.close()


@given(st.text(st.characters(codec="utf-8"), max_size=40) | NASTY)
def test_a_search_is_words_whatever_is_typed(typed: str) -> None:
    """Nothing that can be typed is an error or a command of the index."""
    assert search_notices(_empty(), typed) == ([], 0)


_FILES: list[Database] = []


def _empty() -> Database:
    if not _FILES:
        _FILES.append(open_database(Path(":memory:")))
    return _FILES[0]


# names of constants and of generated lists of columns or question marks that may stand in a statement's text
MAY_STAND_IN = {
    "table", "columns", "names", "changes", "assignments", "condition", "extra", "evidence", "name", "key", "mine", "theirs",
    "where", "conditions",
}  # fmt: skip


def test_no_statement_is_made_of_values(schema: list[str]) -> None:
    """Where a statement's text is put together, only constants and lists of our own column names stand in it."""
    assert schema
    found = {}
    for path, tree in trees("db"):
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and _is_sql(node):
                for part in node.values:
                    if isinstance(part, ast.FormattedValue) and (names := _names(part.value) - MAY_STAND_IN):
                        found[f"{path.name}:{node.lineno}"] = names
    assert found == {}


def _is_sql(node: ast.JoinedStr) -> bool:
    text = "".join(part.value for part in node.values if isinstance(part, ast.Constant)).upper()
    return any(
        text.lstrip().startswith(word)
        for word in ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "DROP ", "PRAGMA ", "ATTACH ", "WITH ")
    )


def _names(value: ast.expr) -> set[str]:
    """The variables an expression reads; constants in capitals are ours."""
    called = {id(node.func) for node in ast.walk(value) if isinstance(node, ast.Call)}
    bound = {
        target.id
        for node in ast.walk(value)
        if isinstance(node, ast.comprehension)
        for target in ast.walk(node.target)
        if isinstance(target, ast.Name)
    }
    read = {node.id for node in ast.walk(value) if isinstance(node, ast.Name) and id(node) not in called}
    return {name for name in read - bound if not name.strip("_").isupper()}
