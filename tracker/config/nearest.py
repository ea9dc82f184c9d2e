"""Choices in the order of their likeness to a misspelt word."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, choices: Iterable[str]) -> list[str]:
    """Choices, the one most like a misspelt word first; those unlike it in their own order behind."""
    from rapidfuzz.distance import JaroWinkler

    return sorted(choices, key=lambda each: -round(JaroWinkler.similarity(word, each), 1))
