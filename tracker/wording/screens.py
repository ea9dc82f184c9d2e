"""Our words on a terminal by language: heads of tables, states, sentences; what machines read keeps its codes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tracker.wording.words import words

# columns that hold codes of ours
_TERM_COLUMNS = frozenset({"bool", "state", "status", "kind", "notice_type", "marks", "pricing", "why", "counts_as", "change"})


@cache
def screens() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Every sentence and word, by table, key and language."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.loads(
        (files("tracker.wording") / "screens.toml").read_text(encoding="utf-8")
    )
    return found


def screen(language: str, table: str, key: str, **values: object) -> str:
    """One sentence with its values filled in."""
    return screens()[table][key][language].format(**values)


def head(text: str, language: str) -> str:
    """A table's heading, named by its English text."""
    return screens()["head"].get(text, {}).get(language, text)


def term(value: str, column: str, language: str) -> str:
    """One of our own codes, or several parted by commas, in words; any other text as it is.

    `column` tells apart what one code means in different tables.
    """
    table = screens()["term"]
    if column not in _TERM_COLUMNS:
        return value
    parts = []
    for code in value.split(", "):
        texts = table.get(f"{column}.{code}") or table.get(code)
        parts.append(texts[language] if texts else words(language).word(code))
    return "，".join(parts) if language == "zh" else ", ".join(parts)
