"""The vocabulary as written in vocabulary.toml, and its groups of words as pieces of patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import product

VOCABULARY: dict[str, dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
)
_ALTERNATIVES = re.compile(r"\{([^}]*)\}")


def expand(pattern: str) -> list[str]:
    """Every word that a line of the vocabulary stands for: `{a|b|}c` is ac, bc and c."""
    parts = _ALTERNATIVES.split(pattern)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(choice) for choice in product(*choices)]


@cache
def any_of(*groups: str) -> str:
    """A pattern for any word of some groups under [words], the longest that fits; raises KeyError for an unknown group."""
    words = {word for group in groups for line in VOCABULARY["words"][group] for word in expand(line)}
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"
