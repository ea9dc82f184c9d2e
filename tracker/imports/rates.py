"""Exchange rates from a CSV or TOML file."""

from __future__ import annotations

from tracker.imports.rows import Row, read_rows
from tracker.model.rate import Rate

_COLUMNS = ("base", "quote", "day", "value", "source")


def parse_rates(text: str, name: str) -> tuple[Rate, ...]:
    """Rows of a CSV or TOML file (`[[fx_rate]]`): base, quote, day, value, source. Raises BadInput naming file, line, column."""
    return tuple(_rate(row) for row in read_rows(text, name, "fx_rate", _COLUMNS, _COLUMNS[:4]))


def _rate(row: Row) -> Rate:
    value = row.decimal("value")
    if value <= 0:
        raise row.bad("value", "a rate above 0")
    base, quote = row.currency("base"), row.currency("quote")
    if base == quote:
        raise row.bad("quote", f"a currency other than {base}")
    return Rate(base=base, quote=quote, day=row.day("day"), value=value, source=row.text("source") or row.where)
