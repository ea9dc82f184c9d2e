"""Ledgers as CSV: one row an order, as the report has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from tracker.exporting.cells import cell

_COLUMNS = (
    "order", "date", "status", "buyer", "project", "lot", "supplier", "amount", "currency", "credited", "floor", "ceiling",
    "ratio",
)  # fmt: skip
# behind the company, so that the others keep their places
_DOUBTS = ("share", "standing", "doubts", "error")


def ledger_csv(reports: Iterable[Mapping[str, Any]]) -> str:
    """The lines of reports' JSON as CSV with a head, each with its company's id; amounts in major units as printed there."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*_COLUMNS, "company", *_DOUBTS])
    for report in reports:
        for line in report["lines"]:
            doubts = [cell("; ".join(line[name]) if isinstance(line[name], list) else line[name]) for name in _DOUBTS]
            writer.writerow([*(cell(line[name]) for name in _COLUMNS), cell(report["company"]["id"]), *doubts])
    return out.getvalue()
