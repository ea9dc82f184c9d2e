"""Our words on a terminal by language: heads of tables, states, sentences; what machines read keeps its codes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


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
