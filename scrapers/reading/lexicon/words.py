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
    return f"(?:{_branched(words_of(*groups))})"


def _branched(words: list[str]) -> str:
    """A pattern for any of some words in which what words begin with alike stands once; the longest that fits is tried first."""
    rests: dict[str, list[str]] = {}
    for word in filter(None, words):
        rests.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(first) + _branched(rest) for first, rest in rests.items()]
    if "" in words:
        return f"(?:{'|'.join(branches)})?" if branches else ""
    return f"(?:{'|'.join(branches)})" if len(branches) > 1 else branches[0]


def leaping(*groups: str, behind_first: str = "", after: str = "") -> str:
    """Alternatives for any word of some groups and what stands after it, each begun by a letter that a search can leap to.

    `behind_first` looks back over the first letter at what stands before it; raises KeyError for an unknown group.
    """
    rests: dict[str, list[str]] = {}
    for word in words_of(*groups):
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{re.escape(first)}{behind_first}{_branched(rest)}{after}" for first, rest in rests.items())


def words_of(*groups: str) -> list[str]:
    """The words of some groups under [words], the longest first; raises KeyError for an unknown group."""
    words = {word for group in groups for line in VOCABULARY["words"][group] for word in expand(line)}
    return sorted(words, key=lambda word: (-len(word), word))


def by_first_letter(group: str) -> tuple[str, str]:
    """The first letters of a group's words, and a pattern for the rest of a word behind its first letter."""
    rests: dict[str, list[str]] = {}
    for word in words_of(group):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    pieces = [f"(?<={first})(?:{'|'.join(rest)})" for first, rest in rests.items()]
    return "".join(rests), f"(?:{'|'.join(pieces)})"
