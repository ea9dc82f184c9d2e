"""Syntax trees of the programme's own code, each parsed once for all tests that look into it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.conftest import ROOT

PACKAGES = ("tracker", "scrapers", "db")


@cache
def tree_of(path: Path) -> ast.Module:
    """A module's syntax tree; nobody changes it."""
    return ast.parse(path.read_text(encoding="utf-8"))


def trees(*packages: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module below some folders, or of the three packages, with its tree; a module may be named, too."""
    for package in packages or PACKAGES:
        for path in [ROOT / package] if package.endswith(".py") else sorted((ROOT / package).rglob("*.py")):
            yield path, tree_of(path)
