"""Health over one file: each source's runs compared with what it promised, its state kept, one operator flag per change."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.sources import Source
from tracker.surroundings import Surroundings


def judge_sources(world: Surroundings, sources: Iterable[Source]) -> None:
    """Bring every source's state up to date."""
