"""What runs only with FAULTS=all, as `make faults` does: cases that are alike, and those that take long."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

import pytest

ALL = os.environ.get("FAULTS") == "all"
T = TypeVar("T")


def bounded(cases: Sequence[T], chosen: set[T]) -> list[T]:
    """All cases with FAULTS=all, else the chosen ones."""
    assert chosen <= set(cases)
    return [case for case in cases if ALL or case in chosen]


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "thorough: deselected unless FAULTS=all")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is thorough, and count it."""
    left_out = [] if ALL else [item for item in items if item.get_closest_marker("thorough")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]
