"""What holds of rules for any orders."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.tracker.rules.cases import MINIMAX, case, cases_of
from tracker import rules
from tracker.model.flag import Flag
from tracker.rules import RULES, judge, judge_rivals, settings_for

AMOUNTS = st.lists(st.integers(10_000, 60_000_000), min_size=1, max_size=8)
START = date(2026, 1, 5)


def arrivals(amounts: list[int]) -> list[list[Flag]]:
    """The flags of each order as one after another arrives."""
    found = []
    for count in range(1, len(amounts) + 1):
        rows = [
            {"on": START + timedelta(days=n), "amount": str(amount), "buyer": f"采购人{n % 3}"}
            for n, amount in enumerate(amounts[:count])
        ]
        rows[-1]["new"] = True
        facts = case("any", {"name": "any", "today": START + timedelta(days=count), "orders": rows}).facts
        found.append(judge(facts, settings_for({}, "zhipu")))
    return found


def keys(flags: list[list[Flag]]) -> list[tuple[str, str, str | None, str]]:
    """What makes each flag unique."""
    return [(flag.rule, flag.company, flag.order, flag.occasion) for told in flags for flag in told]


@settings(max_examples=40, deadline=None)
@given(AMOUNTS)
def test_orders_arriving_one_by_one_are_each_told_once(amounts: list[int]) -> None:
    """Every order is a new win once, and no flag of any rule comes twice."""
    told = keys(arrivals(amounts))
    assert sum(rule == "W001" for rule, *_ in told) == len(amounts)
    assert len(told) == len(set(told))


@settings(max_examples=40, deadline=None)
@given(AMOUNTS)
def test_the_highest_step_told_is_the_highest_one_reached(amounts: list[int]) -> None:
    """After all orders the last step told is the highest at or below the total's share."""
    steps = [flag.occasion.split()[1].rstrip("%") for told in arrivals(amounts) for flag in told if flag.rule == "W003"]
    share = Decimal(sum(amounts)) / 312_000_000 * 100
    reached = [step for step in (1, 2, 5, 10, 20, 50, 100) if share.quantize(Decimal("0.0001")) >= step]
    assert (int(steps[-1]) if steps else None) == (reached[-1] if reached else None)
    assert [int(step) for step in steps] == sorted(int(step) for step in steps)


@settings(max_examples=40, deadline=None)
@given(AMOUNTS)
def test_a_large_order_is_as_large_as_it_says(amounts: list[int]) -> None:
    """W002 speaks exactly of orders of at least 1 % of the year or 2 % of the half."""
    for amount, told in zip(amounts, arrivals(amounts), strict=True):
        large = [flag for flag in told if flag.rule == "W002"]
        year, half = Decimal(amount) / 312_000_000, Decimal(amount) / 190_000_000
        reaches = year.quantize(Decimal("0.000001")) >= Decimal("0.01") or half.quantize(Decimal("0.000001")) >= Decimal("0.02")
        assert bool(large) is reaches


def test_the_daily_tick_asks_only_daily_rules() -> None:
    """Without an order a rule about orders is silent, whatever the ledger holds."""
    rows = [{"on": START, "amount": "40000000"}]
    facts = case("any", {"name": "any", "today": START, "orders": rows}).facts
    assert facts.order is None
    assert {flag.rule for flag in judge(facts, settings_for({}, "zhipu"))} <= {code for code, rule in RULES.items() if rule.daily}


def test_an_unknown_setting_names_its_key() -> None:
    """A typo is an error, not a default."""
    with pytest.raises(ValidationError, match="percnt"):
        settings_for({"W008": {"percnt": 5}}, "zhipu")


def test_a_company_s_own_setting_overrides_the_rule_s() -> None:
    """Only that company's, and only that key."""
    tables: Mapping[str, Mapping[str, object]] = {"W005": {"orders": 3, "company": {"zhipu": {"window_days": 10}}}}
    assert settings_for(tables, "zhipu")["W005"].model_dump() == {"orders": 3, "window_days": 10}
    assert settings_for(tables, "minimax")["W005"].model_dump() == {"orders": 3, "window_days": 1095}


def test_a_win_is_judged_for_the_winner_s_rivals_too() -> None:
    """The winner's own facts are enough to tell the company that had the buyer before, by that company's settings."""
    told = next(one.facts for one in cases_of("W010") if one.flags)
    winner = replace(
        told,
        company=MINIMAX,
        before=replace(told.rivals["minimax"], lines=()),
        after=told.rivals["minimax"],
        rivals={"zhipu": told.after},
    )
    assert [(flag.rule, flag.company, flag.occasion) for flag in judge_rivals(winner, {})] == [("W010", "zhipu", "minimax buyer")]
    assert judge_rivals(winner, {"W010": {"company": {"zhipu": {"rivals": ["sensetime"]}}}}) == []
    assert not [flag for flag in judge(winner, settings_for({}, "minimax")) if flag.rule == "W010"]
    assert judge_rivals(replace(winner, before=winner.after), {}) == []


def test_two_rules_of_one_code_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Discovery names both."""
    twin = SimpleNamespace(RULE=RULES["W001"])
    monkeypatch.setattr(importlib, "import_module", lambda _: twin)
    with pytest.raises(ValueError, match="two rules are called W001"):
        rules.discover()
