"""The docs name every room, word and path as they are."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from db.engine.schema_text import page_tables, tracker_tables
from tests.conftest import ROOT

PACKAGES = ("tracker", "scrapers", "db")
DOCS = ROOT / "docs"
# names that the guides invent for what a reader is about to add, and a file that the reader keeps to themself
INVENTED = {
    "tracker/rules/w013_name.py",
    "tests/tracker/rules/W013.toml",
    "docs/rules/W013.md",
    "tracker/alerts/channels/pager.py",
    "deploy/secrets.env",
}


def rooms() -> list[Path]:
    """Every package but the three themselves."""
    return sorted(path.parent for package in PACKAGES for path in (ROOT / package).rglob("*/__init__.py"))


def sentence(room: Path) -> str:
    """The first line of a room's docstring."""
    return (ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8"))) or "").partition("\n")[0]


@pytest.mark.parametrize("room", rooms(), ids=lambda room: str(room.relative_to(ROOT)))
def test_every_room_says_in_one_sentence_what_stands_there(room: Path) -> None:
    """The sentence is one, and docs/architecture.md has the same for every room on a floor."""
    said = sentence(room)
    assert said.endswith(".")
    inner = room.parent.name not in (*PACKAGES, "reading")
    page = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert inner or f"`{room.relative_to(ROOT)}/` | {said} |" in page


def test_every_word_of_the_glossary_exists() -> None:
    """Its table is one of the file's or the archive's, and its module is there."""
    rows = [
        line.split(" | ") for line in (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    tables = {re.sub(r"[`| ]", "", row[2]) for row in rows[2:]} - {"—"}
    assert len(rows) > 40
    assert tables - {table.name for table in (*tracker_tables(), *page_tables())} == set()
    assert [row[3] for row in rows[2:] if not (ROOT / row[3].strip("`")).is_file()] == []


def test_every_path_of_the_docs_exists() -> None:
    """A path into the code that a page names leads there."""
    missing = []
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")):
        # the files that a tutorial writes stand behind In
        named = re.findall(r"(?<!In )`((?:tracker|scrapers|db|tests|docs|deploy|benchmarks)/[\w/.-]*)`", page.read_text("utf-8"))
        missing += [f"{page.name}: {path}" for path in named if path not in INVENTED and not (ROOT / path).exists()]
    assert missing == []


def test_every_module_to_run_exists() -> None:
    """`python -m NAME`, as a page or a module of the programme says it, names a module."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    pages += [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    named = {name for page in pages for name in re.findall(r"python -m ([\w.]+\w)", page.read_text(encoding="utf-8"))}
    assert {name for name in named if find_spec(name) is None} == set()
