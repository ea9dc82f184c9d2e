"""Text, days and figures as spreadsheet programmes save them: GBK, tabs and semicolons, 2026/1/20, ￥1,160,000.00, 234亿元."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Collection
from datetime import date
from decimal import Decimal

_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})年(\d{1,2})月(\d{1,2})日")
_UNITS = {"": 0, "元": 0, "千元": 3, "万": 4, "万元": 4, "百万元": 6, "千万元": 7, "亿": 8, "亿元": 8}
_UNIT = r"(?P<unit>千元|百万元|千万元|[万亿]?元|[万亿])"
_FIGURE = re.compile(rf"(?P<sign>[¥￥]?)\s*(?P<number>[+-]?(?:\d+|\d{{1,3}}(?:,\d{{3}})+)(?:\.\d+)?)\s*{_UNIT}?")
_HEAD = re.compile(rf"(?P<name>[^(（\[]+?)\s*[(（\[]\s*{_UNIT}\s*[)）\]]")
_DELIMITERS = (",", "\t", ";")


def decoded_text(body: bytes) -> str:
    """A file's text: UTF-8 with or without a mark, UTF-16 with one, else GBK (Chinese Excel). Raises UnicodeDecodeError."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        try:
            return body.decode("gb18030")
        except UnicodeDecodeError:
            raise error from None


def delimiter_of(text: str, columns: Collection[str]) -> str:
    """Delimiter of the cells of a file: the one by which its first line holds the most known columns, else a comma."""
    line = text.partition("\n")[0]

    def known(delimiter: str) -> int:
        cells = next(csv.reader(io.StringIO(line), delimiter=delimiter), [])
        return sum(column_of(cell)[0] in columns for cell in cells)

    return max(_DELIMITERS, key=known)


def column_of(head: str) -> tuple[str, int]:
    """A column's name and the power of ten that its head gives its figures, such as 4 for `amount（万元）`."""
    found = _HEAD.fullmatch(head.strip())
    return (found["name"].strip(), _UNITS[found["unit"]]) if found else (head.strip(), 0)


def day_in(text: str) -> date:
    """A day, year first, its month and day with or without zeros. Raises ValueError."""
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise ValueError(text)
    year, month, day = (int(group) for group in found.group(1, 3, 4) if group) if found[1] else map(int, found.group(5, 6, 7))
    return date(year, month, day)


def figure_in(text: str, power: int = 0) -> tuple[Decimal, bool] | None:
    """A figure times ten to the `power` of its column, and whether it says that it is yuan; None for what is no figure.

    A unit beside the figure and another in the head contradict each other: such a figure is none.
    """
    found = _FIGURE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    unit = found["unit"] or ""
    if unit and power and _UNITS[unit] != power:
        return None
    own = _UNITS[unit] if unit else power
    return Decimal(found["number"].replace(",", "")).scaleb(own), bool(found["sign"]) or unit.endswith("元")
