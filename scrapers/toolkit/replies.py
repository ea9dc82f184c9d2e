"""A portal's JSON answer as checked values: a field that is missing or of another kind is an error that says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import TypeVar

from scrapers.base import Page
from scrapers.errors import LayoutChanged
from scrapers.structured.storable import storable

Row = Mapping[str, object]
T = TypeVar("T")
_CHINA = timezone(timedelta(hours=8))


def reply(page: Page) -> Row:
    """The JSON object of a page, a mark or empty lines before it forgiven. Raises LayoutChanged for anything else."""
    return parse_object(page.text.lstrip("\ufeff \t\r\n"), page.url)


def parse_object(text: str, url: str) -> Row:
    """The JSON object `text` is. Raises LayoutChanged."""
    try:
        value = storable(json.loads(text), text)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(f"no JSON but {text[:60]!r}, expected an object, at {url}") from error
    if not isinstance(value, dict):
        raise LayoutChanged(f"JSON of kind {type(value).__name__}, expected an object, at {url}")
    return value


def field(row: Row, path: str, kind: type[T], url: str) -> T:
    """The value at `path` (names joined by dots). Raises LayoutChanged when it is missing or not of `kind`."""
    value: object = row
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise LayoutChanged(f"{path!r} is {value!r:.60}, expected {kind.__name__}, at {url}")
    return value


def rows_of(row: Row, path: str, url: str) -> list[Row]:
    """The objects of the list at `path`. Raises LayoutChanged when there is no list, or it holds anything else."""
    values = field(row, path, list, url)
    strange = [value for value in values if not isinstance(value, dict)]
    if strange:
        raise LayoutChanged(f"{path!r} holds {strange[0]!r:.60}, expected objects, at {url}")
    return values


def words_of(row: Row, *names: str) -> str | None:
    """The first of the named fields that holds text or a number, stripped; None where none does."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def required(row: Row, name: str, url: str) -> str:
    """The text of a field. Raises LayoutChanged when it is missing or empty."""
    value = words_of(row, name)
    if value is None:
        raise LayoutChanged(f"a row without {name!r}, it has {sorted(row)[:12]}, at {url}")
    return value


def count_of(row: Row, path: str, url: str) -> int:
    """A count sent as a number or as its digits. Raises LayoutChanged for anything else."""
    value = field(row, path, object, url)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value)
    raise LayoutChanged(f"{path!r} is {value!r:.60}, expected a count, at {url}")


def day_of_milliseconds(value: object, url: str) -> date:
    """The day in China of milliseconds since 1970. Raises LayoutChanged for anything else."""
    return instant_of_milliseconds(value, url).date()


def instant_of_milliseconds(value: object, url: str) -> datetime:
    """The instant in China of milliseconds since 1970. Raises LayoutChanged for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10**13:
        raise LayoutChanged(f"{value!r:.60} is no time in milliseconds, at {url}")
    return datetime.fromtimestamp(value // 1000, _CHINA)


def pages_of(total: int, size: int) -> int:
    """How many pages of `size` hold `total` rows."""
    return -(-total // size)
