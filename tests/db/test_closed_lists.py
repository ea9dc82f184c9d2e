"""The file accepts exactly the closed lists of the programme, and the page of tables names all there is."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from db.engine.connection import Database
from db.engine.rows import column
from db.engine.schema_text import page_tables, tracker_tables, views
from tracker.devtools.tables_page import CLOSED_LISTS, PAGE, current
from tracker.model.company import VatCategory
from tracker.model.decision import InboxKind, Verdict

CHECKED: dict[str, type[StrEnum]] = {
    "notice.notice_type": CLOSED_LISTS["notice type"],
    "order_notice.notice_type": CLOSED_LISTS["notice type"],
    "award.status": CLOSED_LISTS["award status"],
    "award.pricing": CLOSED_LISTS["pricing"],
    "order.pricing": CLOSED_LISTS["pricing"],
    "award.vat": CLOSED_LISTS["VAT basis"],
    "order.vat": CLOSED_LISTS["VAT basis"],
    "award_mark.mark": CLOSED_LISTS["mark"],
    "award.support": CLOSED_LISTS["support"],
    "notice_mark.mark": CLOSED_LISTS["notice mark"],
    "notice_link.kind": CLOSED_LISTS["notice link"],
    "notice_change.action": CLOSED_LISTS["change"],
    "notice_change.after_pricing": CLOSED_LISTS["pricing"],
    "order.status": CLOSED_LISTS["order status"],
    "order_event.after_status": CLOSED_LISTS["order status"],
    "order_event.kind": CLOSED_LISTS["order event"],
    "order.standing": CLOSED_LISTS["order standing"],
    "order_event.join_key": CLOSED_LISTS["join key"],
    "notice_version.reason": CLOSED_LISTS["version reason"],
    "perimeter.treatment": CLOSED_LISTS["perimeter treatment"],
    "company.joint_venture": CLOSED_LISTS["joint-venture credit rule"],
    "company.vat_category": VatCategory,
    "alert.state": CLOSED_LISTS["alert state"],
    "delivery.outcome": CLOSED_LISTS["delivery outcome"],
    "source_state.state": CLOSED_LISTS["source state"],
    "decision.kind": InboxKind,
    "decision.verdict": Verdict,
}


@pytest.mark.parametrize("place", CHECKED)
def test_a_column_accepts_its_closed_list_and_nothing_else(db: Database, place: str) -> None:
    """The words of the file's CHECK are those of the programme."""
    table, _, name = place.partition(".")
    (sql,) = column(db, "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    found = re.findall(rf"CHECK \({name} IN\s*\(([^)]*)\)", sql)
    assert found, f"{place} has no CHECK"
    assert set(re.findall(r"'([^']*)'", found[0])) == {member.value for member in CHECKED[place]}


def test_every_closed_list_is_checked_somewhere() -> None:
    """No list of words is left to good will."""
    assert set(CLOSED_LISTS.values()) <= set(CHECKED.values())


def test_the_page_of_tables_is_current() -> None:
    """docs/tables.md is what `python -m tracker.devtools.tables_page` writes, and names every table and view."""
    page = PAGE.read_text(encoding="utf-8")
    assert current(page) == page
    for table in (*tracker_tables(), *page_tables(), *views()):
        assert f"- **{table.name}**: {table.text.split('. ')[0]}" in page


def test_every_table_and_column_is_described(db: Database) -> None:
    """A column without a description is not finished."""
    for table in tracker_tables():
        assert table.text.endswith("."), table.name
        described = [name for name, text in table.columns if text]
        assert described == [row[1] for row in db.conn.execute(f'PRAGMA table_info("{table.name}")')], table.name
