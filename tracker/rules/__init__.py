"""The rules: one module per rule, found by walking this package; each judges facts and yields flags."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tracker.model.filing import Filing
from tracker.model.flag import Flag, SentAlert
from tracker.rules.base import Facts, Rule, RuleSettings


def discover() -> dict[str, Rule[Any]]:
    """Every rule by code, in code order. Raises ValueError for two rules of one code or a module without a rule."""
    found: dict[str, Rule[Any]] = {}
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("w"):
            continue
        rule: Rule[Any] = importlib.import_module(f"{__name__}.{module.name}").RULE
        if rule.code in found:
            raise ValueError(f"two rules are called {rule.code}: {type(found[rule.code]).__name__} and {type(rule).__name__}")
        found[rule.code] = rule
    return dict(sorted(found.items()))


RULES = discover()


def settings_for(tables: Mapping[str, Mapping[str, Any]], company: str) -> dict[str, RuleSettings]:
    """Each rule's settings for one company: its defaults, `[rules.CODE]`, then `[rules.CODE.company.ID]`."""
    settings = {}
    for code, rule in RULES.items():
        table = tables.get(code, {})
        own = {key: value for key, value in table.items() if key != "company"}
        settings[code] = rule.Settings.model_validate({**own, **table.get("company", {}).get(company, {})})
    return settings


def judge(facts: Facts, settings: Mapping[str, RuleSettings], *, only: frozenset[str] | None = None) -> list[Flag]:
    """Every flag the facts deserve, in code order; without an order only the daily rules are asked."""
    return [
        flag
        for code, rule in RULES.items()
        if (only is None or code in only) and (facts.order is not None or rule.daily)
        for flag in rule.judge(facts, settings[code])
    ]


def judge_rivals(facts: Facts, tables: Mapping[str, Mapping[str, Any]]) -> list[Flag]:
    """Flags that one company's new win raises for its rivals (W010), each judged by its own settings from `facts.rivals`."""
    flags = []
    for name, ledger in facts.rivals.items() if facts.newly_won else ():
        others = {other: own for other, own in facts.rivals.items() if other != name} | {facts.company.id: facts.after}
        theirs = replace(facts, company=ledger.company, before=ledger, after=ledger, sent=(), filings=(), rivals=others)
        flags += judge(theirs, settings_for(tables, name), only=frozenset(["W010"]))
    return flags


__all__ = ["RULES", "Facts", "Filing", "Rule", "RuleSettings", "SentAlert", "discover", "judge", "judge_rivals", "settings_for"]
