"""Cells of a spreadsheet: numbers as numbers, portal text never as a formula."""

from __future__ import annotations

import re

# a spreadsheet takes text that begins so for a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula; a number is none."""
    return text.startswith(_FORMULA) and not _NUMBER.fullmatch(text)


def cell(value: object) -> str:
    """A value as the text of a cell; "" for None; text that would be a formula is quoted."""
    text = "" if value is None else str(value)
    return f"'{text}" if is_formula(text) else text
