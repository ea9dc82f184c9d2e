"""No text of a portal is ever a formula of a workbook, and every amount is exact."""

from __future__ import annotations

import gc
import io
import warnings
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from xlsxwriter.packager import Packager

from tracker.errors import BadInput
from tracker.exporting.workbook import Column, Linked, Sheet, workbook

MADE = datetime(2026, 2, 3, 4, 0, tzinfo=UTC)


def written(*sheets: Sheet) -> Any:
    """Sheets, written and read again."""
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets, title="t", made=MADE)))


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=60))
@example(text="=1+1")
@example(text="+cmd|' /C calc'!A0")
@example(text="-2+3")
@example(text="@SUM(A1)")
@example(text="\t=1")
@example(text="\r=1")
@example(text="https://portal.example/")
@example(text="_x0041_")
@example(text="\ufffe\uffff甲")
@example(text="{=1}")
def test_text_stays_the_text_it_was(text: str) -> None:
    """No text is calculated, linked or unreadable, whatever a portal printed; what XML cannot hold is left out."""
    cell = written(Sheet(name="s", columns=[Column("c")], rows=[[text]]))["s"]["A2"]
    assert cell.data_type in ("s", "inlineStr", "n")
    assert cell.hyperlink is None
    kept = "".join(char for char in text if char.isprintable() and char not in "\ufffe\uffff")
    assert "".join(char for char in unescape(str(cell.value or "")) if char.isprintable()) == kept
    if text[:1] in ("=", "+", "@"):
        assert cell.quotePrefix or not kept


@pytest.mark.parametrize(
    "amount", ["0.10", "14621000.00", "-350000.07", "9999999999999.99", "99999999999999.99", "92233720368547758.07"]
)
def test_amounts_are_exact_or_text(amount: str) -> None:
    """An amount that a spreadsheet's number cannot hold to the fen stands as text."""
    value = written(Sheet(name="s", columns=[Column("c")], rows=[[Decimal(amount)]]))["s"]["A2"].value
    assert Decimal(value if isinstance(value, str) else repr(value)) == Decimal(amount)


def test_only_addresses_of_the_web_are_links() -> None:
    """An address that is no plain http(s) one, or too long, stays text."""
    cells = [
        Linked("a", "javascript:alert(1)"),
        Linked("b", "https://x.example/" + "a" * 2100),
        Linked("c", "https://x.example/(1)"),
    ]
    sheet = written(Sheet(name="s", columns=[Column("c")] * 3, rows=[cells]))["s"]
    assert [cell.value for cell in sheet[2]] == ["a", "b", "c"]
    assert [cell.hyperlink.target if cell.hyperlink else None for cell in sheet[2]] == [None, None, "https://x.example/%281%29"]


@pytest.mark.slow
def test_more_links_than_a_sheet_takes_are_text() -> None:
    """Beyond the format's limit an address is still there to be read."""
    many = [[Linked(f"https://x.example/{number}", f"https://x.example/{number}")] for number in range(65_600)]
    body = workbook([Sheet(name="s", columns=[Column("c")], rows=many)], title="t", made=MADE)
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    assert sum(row[0] is not None for row in book["s"].iter_rows(values_only=True)) == 65_601


def test_more_rows_than_a_sheet_takes_are_refused() -> None:
    """The error names the sheet and the way out."""

    class Endless(list[Any]):
        def __len__(self) -> int:
            return 2_000_000

    sheet = Sheet(name="ledger", columns=[Column("c")], rows=Endless())
    with pytest.raises(BadInput, match=r"sheet ledger would have 2,000,000 rows.*csv"):
        workbook([sheet], title="t", made=MADE)


def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the parts of a workbook find no room, the system's own words say so."""

    def refuse(_self: Packager) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Packager, "_create_package", refuse)
    with warnings.catch_warnings():
        # the library leaves its own file for the collector
        warnings.simplefilter("ignore", ResourceWarning)
        with pytest.raises(BadInput, match="No space left on device"):
            workbook([Sheet(name="s", columns=[], rows=[])], title="t", made=MADE)
        gc.collect()
