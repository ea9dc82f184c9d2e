"""Cells hold what was printed and never a formula."""

from __future__ import annotations

import ast
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.support.code import trees
from tracker.exporting.cells import cell
from tracker.exporting.csv_table import ledger_csv

KEYS = (
    "order",
    "date",
    "status",
    "buyer",
    "project",
    "lot",
    "supplier",
    "amount",
    "currency",
    "credited",
    "floor",
    "ceiling",
    "ratio",
    "company",
    "share",
    "standing",
    "doubts",
    "error",
)


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "-"])
def test_a_formula_is_quoted(text: str) -> None:
    """Whatever a spreadsheet would calculate stays the text it was."""
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-350000.00", "12", "0.04686", -3, None, "甲公司"])
def test_numbers_and_plain_text_stay(value: object) -> None:
    """A negative amount is a number, and nothing is nothing."""
    assert cell(value) == ("" if value is None else str(value))


@given(buyer=st.text(max_size=40))
def test_a_table_is_read_back_as_it_was(buyer: str) -> None:
    """One row an order; no cell begins a formula whatever a portal printed."""
    line: dict[str, object] = dict.fromkeys(KEYS)
    text = ledger_csv([{"company": {"id": "acme"}, "lines": [line | {"buyer": buyer, "amount": "1160000.00"}]}])
    head, row = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(head) == KEYS
    assert row[3] == cell(buyer)
    assert row[7] == "1160000.00"


def test_only_exports_write_tables() -> None:
    """Every table for a spreadsheet goes through the cells above."""
    writers = [
        path.relative_to(ROOT).as_posix()
        for path, tree in trees("tracker")
        if any(isinstance(node, ast.Attribute) and node.attr == "writer" for node in ast.walk(tree))
    ]
    assert writers == ["tracker/exporting/csv_table.py"]
