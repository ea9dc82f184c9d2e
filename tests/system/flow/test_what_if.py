"""What-if over a file that grew day by day: replay says what was said, and what a change would say, before it is stored."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.support.market import COMPANIES, Market
from tests.support.market_notices import OURS, RIVAL, award, contract, correction, gorges, termination

CANDIDATES = f"<p>第一中标候选人：{OURS}，投标报价：310.5万元</p><p>第二中标候选人：{RIVAL}，投标报价：322.0万元</p>"
HEAD = "<tr><td>标段</td><td>中标人</td><td>中标金额（万元）</td></tr>"
RESULT = f"<table>{HEAD}<tr><td>一</td><td>{RIVAL}</td><td>322</td></tr></table>"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folder of the market is kept once it has been lived through."""
    return tmp_path_factory.mktemp("lived")


@pytest.fixture
def lived(market: Market, kept: Path) -> Market:
    """A market of nine days in which nearly every rule has spoken; lived through once, since no test goes on with it."""
    market.clock.now = market.clock.now.replace(day=20)
    if any(kept.iterdir()):
        shutil.copytree(kept, market.folder, dirs_exist_ok=True)
        # the portals and receivers are others
        market.configure()
    else:
        _live_through(market)
        shutil.copytree(market.folder, kept, dirs_exist_ok=True)
    market.clock.now = market.clock.now.replace(day=28)
    return market


def _live_through(market: Market) -> None:
    told = [
        (date(2026, 1, 20), award(1, date(2026, 1, 20), OURS, "300")),
        (date(2026, 1, 21), gorges(1, date(2026, 1, 21), "candidates", CANDIDATES)),
        (date(2026, 1, 22), award(2, date(2026, 1, 22), OURS, "90", title="运维项目")),
        (date(2026, 1, 23), award(3, date(2026, 1, 23), RIVAL, "77", title="数据治理项目")),
        (date(2026, 1, 24), correction(4, date(2026, 1, 24), 1, OURS, "350")),
        (date(2026, 1, 25), gorges(1, date(2026, 1, 25), "result", RESULT)),
        (date(2026, 1, 26), contract(5, date(2026, 1, 26), 1, OURS, "3600000")),
        (date(2026, 1, 28), termination(6, date(2026, 1, 28), 1)),
    ]
    for day, notice in told:
        market.clock.now = market.clock.now.replace(day=day.day)
        market.publish(notice)
        market.round(hours=1)


def test_rules_test_says_what_was_said(lived: Market) -> None:
    """For a file read day by day each rule's test gives the very flags that were raised."""
    raised = [flag for flag in lived.flags() if flag[0] != "OPS"]
    again = [
        (flag["rule"], flag["company"], flag["occasion"])
        for code in dict.fromkeys(rule for rule, _, _ in raised)
        for flag in lived.json("rules", "test", code)
    ]
    assert {"W001", "W002", "W003", "W004", "W005", "W006", "W007", "W008", "W010"} == {rule for rule, _, _ in raised}
    assert sorted(raised) == sorted(again)
    assert lived.json("replay") == {"appear": [], "disappear": [], "totals": {}}


def test_rules_test_keeps_to_its_company_and_days(lived: Market) -> None:
    """`--company`, `--from` and `--to` leave out the rest."""
    found = lived.json("rules", "test", "W001", "--company", "ours", "--from", "2026-01-21", "--to", "2026-01-27")
    assert [(flag["company"], flag["date"]) for flag in found] == [("ours", "2026-01-22")]


def test_other_rules_are_shown_first_and_stored_only_when_asked(lived: Market) -> None:
    """A changed threshold names what would go and come; the file changes with --apply alone, and what was told stays told."""
    (lived.folder / "rules.toml").write_text("[rules.W002]\npercent_of_year = 3.2\n[rules.W008]\npercent = 2\n", encoding="utf-8")
    before = lived.flags()
    found = lived.json("replay", "--rules", "rules.toml")
    assert [(flag["rule"], flag["occasion"]) for flag in found["appear"]] == [("W008", "3500000.00 3600000.00 CNY")]
    assert [flag["rule"] for flag in found["disappear"]] == []
    assert before == lived.flags()

    answer = lived("replay", "--rules", "rules.toml", "--apply")
    assert answer.code == 0
    assert "would appear" in answer.out
    assert "1 flags stored" in answer.err
    assert lived.flags()[len(before) :] == [("W008", "ours", "3500000.00 3600000.00 CNY")]


def test_another_perimeter_moves_flags_and_totals(lived: Market) -> None:
    """With the rival's name in our perimeter its orders would be ours, in major units and in every rule."""
    both = COMPANIES.replace(
        'organizations = [{ name = "甲方智能科技有限公司" }]',
        'organizations = [{ name = "甲方智能科技有限公司" }, { name = "丙方智能科技有限公司" }]',
    )
    # a name counts for one company alone
    ours_now = both.replace(
        'organizations = [{ name = "丙方智能科技有限公司" }]', 'organizations = [{ name = "丙方集团有限公司" }]'
    )
    assert ours_now != both
    (lived.folder / "companies.toml").write_text(ours_now, encoding="utf-8")
    found = lived.json("replay", "--companies", "companies.toml")
    assert found["totals"] == {
        "ours": {
            "orders": [1, 3],
            "floor": ["900000.00", "4890000.00"],
            "stated": ["900000.00", "4890000.00"],
            "ceiling": ["900000.00", "4890000.00"],
        },
        "rival": {
            "orders": [2, 0],
            "floor": ["3990000.00", "0.00"],
            "stated": ["3990000.00", "0.00"],
            "ceiling": ["3990000.00", "0.00"],
        },
    }
    assert ("W001", "ours") in {(flag["rule"], flag["company"]) for flag in found["appear"]}
    assert "W010" in {flag["rule"] for flag in found["disappear"]}


def test_figures_of_the_changed_configuration_count(lived: Market) -> None:
    """A company given another revenue is weighed by it, before the configuration itself is changed."""
    (lived.folder / "companies.toml").write_text(COMPANIES.replace('"100000000"', '"1000000000"'), encoding="utf-8")
    found = lived.json("replay", "--companies", "companies.toml")
    assert {flag["rule"] for flag in found["disappear"]} == {"W002", "W003"}
