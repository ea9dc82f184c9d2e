"""docs/first-run.md names every verdict of a probe and every kind of issue that a run can leave."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from scrapers import errors
from scrapers.errors import NotModified, RegistryError, ScraperError
from scrapers.http.retry import Transient
from scrapers.toolkit.lists import kind_of
from tests.conftest import ROOT
from tests.support.code import tree_of
from tracker.devtools.probe import Verdict

PAGE = (ROOT / "docs" / "first-run.md").read_text(encoding="utf-8")
ISSUES = PAGE[PAGE.index("| issue or error |") :]
# never an issue of a run: an answer, a fault of the installation, and what becomes Unavailable
NO_ISSUES = (NotModified, RegistryError, Transient)
# what names one in the code
_NAMES = re.compile(r"\bListIssue\(|\bissue\(")


@cache
def named_kinds() -> frozenset[str]:
    """Kinds of issues written in the code: `ListIssue(kind="…")`, `….issue("…")`, and constants used for either."""
    return frozenset(_named_kinds())


def _named_kinds() -> Iterator[str]:
    # most modules name none, and this is asked while tests are collected
    modules = (path for room in ("scrapers", "tracker/collecting") for path in (ROOT / room).rglob("*.py"))
    for path in (each for each in modules if _NAMES.search(each.read_text(encoding="utf-8"))):
        for node in ast.walk(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            given = [word.value for word in node.keywords if word.arg == "kind"] if name == "ListIssue" else []
            given += node.args[:1] if name == "issue" else []
            yield from (each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))


def error_kinds() -> Iterator[str]:
    """Kinds of issues that errors become, of every error that can end a request, a page or a value."""
    for kind in vars(errors).values():
        is_error = isinstance(kind, type) and issubclass(kind, ScraperError)
        if is_error and kind.__name__ not in ("ScraperError", "FetchError") and not issubclass(kind, NO_ISSUES):
            yield kind_of(kind.__new__(kind))


@pytest.mark.parametrize("kind", sorted({*named_kinds(), *error_kinds(), "channel_absent"}))
def test_every_kind_of_issue_is_named(kind: str) -> None:
    """What a run can leave in the table of issues stands on the page, with what to do."""
    rows = [line for line in ISSUES.splitlines() if re.match(rf"\| [^|]*`{kind}`", line)]
    assert len(rows) == 1, kind
    assert all(cell.strip() for cell in rows[0].strip("|").split("|"))


def test_every_verdict_is_named() -> None:
    """Each verdict of a probe has its row."""
    assert all(f"\n| `{verdict.value}` | " in PAGE for verdict in Verdict)


def test_the_table_names_no_kind_that_there_is_not() -> None:
    """Each row of the table of errors is a kind that the code can leave."""
    named = {
        kind for line in ISSUES.splitlines() if line.startswith("| `") for kind in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert named <= {*named_kinds(), *error_kinds(), "channel_absent"}
