"""Every rule against its case file, its doc page and its registry."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from tests.conftest import ROOT
from tests.tracker.rules.cases import Case, all_cases, cases_of
from tracker.rules import RULES

DOCS = ROOT / "docs" / "rules"
HEADINGS = ("## What it tells", "## How it is computed", "## Why it matters", "## Settings", "## Exclusions")


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_a_case_flags_exactly_what_it_lists(case: Case) -> None:
    """A rule raises the flags of its case: as many, with these occasions, and with what they judged."""
    flags = case.judged()
    assert [flag.occasion for flag in flags] == [wanted["occasion"] for wanted in case.flags]
    for flag, wanted in zip(flags, case.flags, strict=True):
        judged = flag.evidence["judged"]
        assert isinstance(judged, Mapping)
        assert {key: judged.get(key) for key in wanted.get("judged", {})} == wanted.get("judged", {})
        assert flag.order == wanted.get("order", flag.order)
        assert flag.rule == case.rule


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: f"{case.rule}: {case.name}")
def test_evidence_is_plain_json_without_floats(case: Case) -> None:
    """What a flag carries survives JSON unchanged and holds no float."""
    for flag in case.judged():
        again = json.loads(json.dumps(flag.evidence), parse_float=lambda text: pytest.fail(f"a float: {text}"))
        assert again == flag.evidence


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_cases_that_flag_and_cases_that_do_not(code: str) -> None:
    """A rule that always or never speaks is no rule."""
    cases = cases_of(code)
    assert any(case.flags for case in cases)
    assert any(not case.flags for case in cases)
    assert len({case.name for case in cases}) == len(cases)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_its_page_with_its_settings(code: str) -> None:
    """A rule's page has the five headings, and its table of settings names each setting with its default, and no other."""
    page = (DOCS / f"{code}.md").read_text(encoding="utf-8")
    rule = RULES[code]
    assert page.startswith(f"# {code} · {rule.name.en} ({rule.name.zh})\n")
    assert [line for line in page.splitlines() if line.startswith("## ")] == list(HEADINGS)
    settings = page.split("## Settings")[1].split("## ")[0]
    rows = [line.split("|") for line in settings.splitlines() if line.startswith("| `")]
    documented = {row[1].strip(" `"): row[2].strip(" `") for row in rows}
    defaults = rule.Settings().model_dump(mode="json")
    assert set(documented) == set(defaults)
    for name, value in defaults.items():
        if not isinstance(value, dict):
            assert documented[name] == json.dumps(value).replace('"', "")


def test_rules_are_found_by_walking_the_package() -> None:
    """One for each module that a code begins the name of, in code order, without a gap."""
    modules = sorted((ROOT / "tracker" / "rules").glob("w[0-9][0-9][0-9]_*.py"))
    assert list(RULES) == [path.name[:4].upper() for path in modules]
    assert list(RULES) == [f"W{number:03}" for number in range(1, len(modules) + 1)]
    assert all(code == rule.code for code, rule in RULES.items())
