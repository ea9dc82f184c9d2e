"""A command that edits tracker.toml changes the companies and nothing else."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.init import examples
from tracker.config.company_tables import with_company, with_organizations, without_company

NEW = {"name": "丙", "ticker": "00003.HK", "organizations": ["丙科技有限公司"]}
COMMENTED = """# head
language = "zh" # why

# ---- Companies ----

# ours
[company.a]
name = "甲" # its name
ticker = "00001.HK"
organizations = [ # all of them
  "甲科技有限公司", # since 2020
  "甲智能有限公司" # since 2024
]

[[company.a.revenue]]
label = "FY2024"
note = '''
[company.inside a value]
'''
# of the annual report

# ---- Rules ----
[rules.W002]
percent = 1 # enough

[company.b]
name = "乙"
ticker = "00002.HK"
[[company.b.organizations]]
name = "乙有限公司"

# the end
"""
TEXTS = [*examples().values(), COMMENTED, "", "language = 'en'"]


@pytest.mark.parametrize("text", TEXTS)
def test_added_and_removed_again_the_text_is_what_it_was(text: str) -> None:
    """Every line stays; the new table is there in between, with all it was given."""
    added = with_company(text, "c", NEW)
    assert tomllib.loads(added)["company"]["c"] == NEW
    assert [line for line in text.splitlines() if line not in added.splitlines()] == []
    assert without_company(added, "c").rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize("text", [text for text in TEXTS if "\n[company." in text])
def test_a_company_leaves_with_its_tables_and_nothing_else(text: str) -> None:
    """What is parsed afterwards is the same without it; no comment beyond its tables is lost."""
    before = tomllib.loads(text)
    for company in before["company"]:
        left = without_company(text, company)
        companies = {name: table for name, table in before["company"].items() if name != company}
        assert tomllib.loads(left) == before | {"company": companies}
        assert [line for line in text.splitlines() if line.startswith("# ----") and line not in left] == []


def test_a_new_company_stands_behind_the_others() -> None:
    """It comes before the comment that opens the next part of the file."""
    text = examples()["ai-vendors"]
    added = with_company(text, "c", NEW)
    assert added.index("[company.sensetime]") < added.index("[company.c]") < added.index("# ---- Rules")


@pytest.mark.parametrize(("company", "own"), [("a", "# since 2024"), ("b", "# the end")])
def test_organizations_join_however_they_are_written(company: str, own: str) -> None:
    """An array keeps its lines and comments, an array of tables gains a table."""
    changed = with_organizations(COMMENTED, company, ["新有限公司"])
    names = [
        each if isinstance(each, str) else each["name"] for each in tomllib.loads(changed)["company"][company]["organizations"]
    ]
    assert names[-1] == "新有限公司"
    assert own in changed
    assert [line for line in COMMENTED.splitlines() if line.partition("#")[2] and line.partition("#")[2] not in changed] == []


@given(st.text(min_size=1), st.text(min_size=1), st.lists(st.text(min_size=1), max_size=4))
def test_any_text_is_quoted(name: str, ticker: str, organizations: list[str]) -> None:
    """Whatever a name holds, the file holds exactly that."""
    table = {"name": name, "ticker": ticker, "organizations": organizations}
    assert tomllib.loads(with_company(COMMENTED, "c", table))["company"]["c"] == table
