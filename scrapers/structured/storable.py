"""JSON values whose every text can be stored and compared: JSON may write characters that no file takes."""

from __future__ import annotations

import re
from typing import TypeVar

_ESCAPES = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")
T = TypeVar("T")


def storable(value: T, text: str) -> T:
    """The value of JSON `text` without NULs and halves of characters in its strings."""
    return _cleaned(value) if _ESCAPES.search(text) else value  # type: ignore[return-value] # of the shape it was


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return _NOT_STORABLE.sub("", value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {_cleaned(name): _cleaned(item) for name, item in value.items()}
    return value
