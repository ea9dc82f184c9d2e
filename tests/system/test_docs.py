"""The docs keep up: every command, setting, rule and key is named where a reader looks for it."""

from __future__ import annotations

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

from tests.conftest import ROOT
from tracker.cli.commands import COMMANDS
from tracker.config.channels import MODELS
from tracker.config.sections import (
    CompanySettings,
    OcdsSettings,
    OrganizationSettings,
    RevenueSettings,
    ServeSettings,
    SourceSettings,
)
from tracker.config.settings import Settings
from tracker.rules import RULES

DOCS = ROOT / "docs"


def test_every_command_is_in_the_readme_or_the_docs() -> None:
    """Each command of the programme is shown somewhere a user reads."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *DOCS.glob("*.md")))
    assert [name for name in (command.name for command in COMMANDS) if not re.search(rf"tracker {name}\b", written)] == []


def test_every_key_is_in_the_configuration_page() -> None:
    """Each key that the configuration takes stands in docs/configuration.md."""
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    models = (ServeSettings, OcdsSettings, SourceSettings, CompanySettings, RevenueSettings, *MODELS.values())
    keys = {name for model in models for name in model.model_fields}
    tables = {"source", "company", "rules", "channel", "order", "revenue", "serve", "ocds"}
    keys |= set(Settings.model_fields) - {"folder", "file"} - tables

    assert set() == {key for key in keys - {"revenue"} if not re.search(rf"`{key}`", page)}
    assert set() == {name for name in OrganizationSettings.model_fields if name not in ("start", "end") and name not in page}


def test_modules_that_pages_name_are_there() -> None:
    """Dotted names of the scrapers lead to a module or to what it holds."""
    named = {
        name for path in DOCS.rglob("*.md") for name in re.findall(r"`(scrapers(?:\.\w+)+)`", path.read_text(encoding="utf-8"))
    }
    assert named
    for name in sorted(named):
        resolve_name(name)


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_has_its_page(code: str) -> None:
    """Each rule has a page of its own."""
    assert (DOCS / "rules" / f"{code}.md").exists()


def test_the_chinese_readme_names_what_the_english_one_does() -> None:
    """Every command and every page that one names stands in the other."""
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md")]
    commands = [set(re.findall(r"`(?:\.venv/bin/)?(tracker [a-z]+)", page)) for page in pages]
    links = [set(re.findall(r"\]\((docs/[\w.-]+)\)", page.replace(".zh.md", ".md"))) for page in pages]
    assert commands[0] == commands[1]
    assert links[0] == links[1]


@pytest.mark.parametrize(("english", "chinese"), [("README.md", "README.zh.md"), ("docs/quickstart.md", "docs/quickstart.zh.md")])
def test_a_page_in_two_languages_has_the_same_commands(english: str, chinese: str) -> None:
    """Whatever a Chinese page tells to type stands in the English one."""
    pages = [(ROOT / name).read_text(encoding="utf-8") for name in (english, chinese)]
    asked = [re.findall(r"^(?:\.venv/bin/|make |tracker )[^#\n]*", page, re.MULTILINE) for page in pages]
    commands = [{line.split("  ")[0].strip() for line in lines} for lines in asked]
    assert commands[1]
    assert commands[1] - commands[0] == set()


def test_links_lead_somewhere() -> None:
    """Every relative link of README and docs leads to a file."""
    broken = []
    for page in (ROOT / "README.md", ROOT / "README.zh.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")):
        targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        broken += [f"{page.relative_to(ROOT)}: {target}" for target in targets if not (page.parent / target).exists()]
    assert broken == []


def test_tests_that_are_named_exist() -> None:
    """Whatever a page says is shown by a test is shown by one: each named file is there and holds tests, each named test too."""
    missing = []
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")):
        # the files that a tutorial writes stand behind In
        named = re.findall(r"(?<!In )`(tests/[\w/]+\.py)(?:::(\w+))?`", page.read_text(encoding="utf-8"))
        missing += [f"{page.name}: {path} {test}" for path, test in named if not _has_test(ROOT / path, test)]
    assert missing == []


def test_every_threat_names_its_tests() -> None:
    """No line of the table of threats goes without."""
    page = (DOCS / "security.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    threats = [row for row in rows if not row.startswith("| ---")]
    assert len(threats) > 10
    assert [row for row in threats if not re.search(r"`tests/[\w/]+\.py`", row)] == []


def _has_test(path: Path, test: str) -> bool:
    if not path.exists():
        return False
    text = path.read_text(encoding="utf-8")
    # what only serves tests is named without a test of its own
    return f"def {test}" in text if test else "def test_" in text or not path.name.startswith("test_")
