"""A JSON document one of whose releases is broken: the others are kept, and the issue names the release and the byte."""

from __future__ import annotations

import json
import re

from scrapers.errors import UnreadablePage
from scrapers.structured.documents import Json, decoded, documents, loaded

# so many broken releases of one page and it is not the publisher's slip but another format
_MOST = 200
_OPENED_BY = {"}": "{", "]": "["}
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')
_NAMES = tuple(re.compile(rf'"{field}"\s*:\s*"([^"\\]{{1,100}})"') for field in ("ocid", "id", "generated_internal_id"))
_COMMA_AFTER = re.compile(r"\s*,")
_COMMA_BEFORE = re.compile(r",\s*\Z")
# what holds a document's releases: an array alone, or one that is a field of the document
_HOLDERS = (["["], ["{", "["])


def salvaged_documents(body: bytes, kind: str = "release") -> tuple[list[Json], list[str]]:
    """As `documents`; releases, or rows of another `kind`, that are not JSON are left out, each with an issue.

    Raises UnreadablePage when nothing is left.
    """
    try:
        return documents(body)
    except UnreadablePage:
        found = _without_broken(decoded(body), kind)
        if found is None:
            raise
        return found


def _without_broken(text: str, kind: str) -> tuple[list[Json], list[str]] | None:
    issues: list[str] = []
    for _ in range(_MOST):
        try:
            return [loaded(text)], issues
        except json.JSONDecodeError as error:
            # a grouped number may have been mended before: the place is one of the mended text
            span = broken_element(error.doc, error.pos)
            if span is None:
                return None
            start, end = span
            broken = error.doc[start:end]
            name = "/".join(found[1] for pattern in _NAMES if (found := pattern.search(broken))) or "without an id"
            byte = len(error.doc[: error.pos].encode())
            issues.append(f"the {kind} {name} is not JSON at byte {byte} of the page: {error.msg}")
            text = _blanked(error.doc, start, end)
    return None


def _blanked(text: str, start: int, end: int) -> str:
    """A text with blanks for one element of an array and its comma, as many as it has bytes: later bytes keep their numbers."""
    after, before = _COMMA_AFTER.match(text, end), _COMMA_BEFORE.search(text, 0, start)
    start, end = (start, after.end()) if after else (before.start(), end) if before else (start, end)
    return f"{text[:start]}{' ' * len(text[start:end].encode())}{text[end:]}"


def broken_element(text: str, position: int) -> tuple[int, int] | None:
    """Where the release begins and ends in which reading stopped; None where it stopped elsewhere, or the release has no end."""
    stack: list[str] = []
    start = -1
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark in "{[":
            if mark == "{" and stack in _HOLDERS:
                start = token.start()
            stack.append(mark)
        elif mark in "}]":
            if not stack or stack.pop() != _OPENED_BY[mark]:
                return None
            if mark == "}" and stack in _HOLDERS and start <= position <= token.end():
                return start, token.end()
    return None
