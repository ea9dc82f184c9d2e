"""The JSON edge of open contracting data: bytes to documents, and readers that take whatever shape a publisher sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from scrapers.errors import UnreadablePage
from scrapers.structured.storable import storable

Json: TypeAlias = "bool | int | Decimal | str | list[Json] | dict[str, Json] | None"
Object: TypeAlias = "dict[str, Json]"

# Find a Tender prints grouped thousands as bare numbers (`"amount": 12 000,`), which no JSON reader takes
_GROUPED = re.compile(r"\d +(?=\d{3}\b)")
_MOST_REPAIRS = 200


def documents(body: bytes) -> tuple[list[Json], list[str]]:
    """The JSON documents of a body, and what was wrong with lines that are none.

    One document, or one a line (JSON lines, where a bad line leaves the others). UTF-8 with or without a mark, else
    ISO-8859-1, which Contracts Finder sends. Numbers with a point become Decimal; NaN and Infinity, which JSON does not
    know, become null. Raises UnreadablePage when nothing of it is JSON.
    """
    text = decoded(body).strip()
    if not text:
        raise UnreadablePage("the file is empty, expected JSON")
    try:
        return [loaded(text)], []
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise UnreadablePage(f"not JSON: {error}; it begins {text[:60]!r}") from error
    return _lines(text)


def rows(value: Json) -> list[Object]:
    """The objects of a list; a lone object stands for a list of one; anything else is left out."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, dict)]


def child(value: Object, *path: str) -> Object:
    """The object down `path`, empty where it is missing or something else."""
    for name in path:
        step = value.get(name)
        value = step if isinstance(step, dict) else {}
    return value


def text_of(value: Json) -> str | None:
    """A text or number as stripped text; None for nothing, blanks and everything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    return " ".join(str(value).split()) or None


def words(value: Json) -> list[str]:
    """The texts of a list; a lone text stands for a list of one (`tag` is often no list)."""
    items = value if isinstance(value, list) else [value]
    return [word for item in items if (word := text_of(item))]


def decoded(body: bytes) -> str:
    """A body as text: UTF-8 with or without a mark, else ISO-8859-1."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("iso-8859-1")


def _lines(text: str) -> tuple[list[Json], list[str]]:
    found: list[Json] = []
    issues = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(loaded(line))
        except json.JSONDecodeError as error:
            issues.append(f"line {number} is not JSON: {error.msg}")
    if not found:
        raise UnreadablePage(f"not JSON, nor JSON lines; it begins {text[:60]!r}")
    return found, issues


def loaded(text: str) -> Json:
    """One document. Raises JSONDecodeError, or UnreadablePage for one that is too deep."""
    for _ in range(_MOST_REPAIRS):
        try:
            return _parsed(text)
        except json.JSONDecodeError as error:
            mended = _mended(text, error)
            if mended is None:
                raise
            text = mended
    raise UnreadablePage(f"more than {_MOST_REPAIRS} numbers with spaces in them")


def _parsed(text: str) -> Json:
    try:
        value: Json = storable(json.loads(text, parse_float=Decimal, parse_constant=lambda _: None), text)
    except json.JSONDecodeError:
        raise
    except (RecursionError, ValueError) as error:
        raise UnreadablePage(f"JSON nested too deep or with a number too long: {type(error).__name__}") from error
    return value


def _mended(text: str, error: json.JSONDecodeError) -> str | None:
    """`text` without the space at which reading stopped, when it stands between the groups of one number."""
    start = text.rfind("\n", 0, error.pos) + 1
    gap = next((found for found in _gaps(text, max(start, error.pos - 8), error.pos)), None)
    return text[: gap.start() + 1] + text[gap.end() :] if gap else None


def _gaps(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    for found in _GROUPED.finditer(text, start, stop + 3):
        if found.start() < stop <= found.end():
            yield found
