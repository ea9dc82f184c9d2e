"""Text that a terminal or a log prints as it is, whatever a portal wrote into it."""

from __future__ import annotations

import re

# C0, C1 and the bidirectional marks and overrides: portal text must not move the reader's cursor or turn its words round
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"[\t\n]+")


def plain(value: object) -> str:
    """Text without controls, tabs and line feeds excepted; None is empty."""
    return "" if value is None else _CONTROLS.sub("", str(value))


def one_line(value: object) -> str:
    """Text without controls, in one line."""
    return _BREAKS.sub(" ", plain(value)).rstrip()


def printable_json(text: str) -> str:
    """JSON with the controls inside its strings escaped: the same value, and nothing a terminal would obey."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
