"""Ledgers as CSV: one row an order, as the report has it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from tracker.exporting.cells import cell

_COLUMNS = (
    "order", "date", "status", "buyer", "project", "lot", "supplier", "amount", "currency", "credited", "floor", "ceiling",
    "ratio",
)  # fmt: skip


def ledger_csv(report: Mapping[str, object]) -> str:
    """The lines of a report's JSON as CSV with a head; amounts in major units as printed there."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    lines = report["lines"]
    for line in lines if isinstance(lines, list) else ():
        writer.writerow([cell(line[name]) for name in _COLUMNS])
    return out.getvalue()
