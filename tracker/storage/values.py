"""Values as SQLite holds them: rows and instants."""

from __future__ import annotations

from datetime import datetime
from typing import Any

# a row of the file: column name -> value as SQLite holds it
Row = dict[str, Any]


def instant(at: datetime) -> str:
    """An instant as the file holds it. Raises ValueError without an offset."""
    if at.tzinfo is None:
        raise ValueError(f"an instant needs an offset, got {at}")
    return at.isoformat()
