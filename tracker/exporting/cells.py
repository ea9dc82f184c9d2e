"""Cells of a spreadsheet: numbers as numbers, portal text never as a formula."""

from __future__ import annotations

import re

# a spreadsheet takes text that begins so for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def cell(value: object) -> str:
    """A value as the text of a cell; "" for None; text that would be a formula is quoted, a number is not."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
