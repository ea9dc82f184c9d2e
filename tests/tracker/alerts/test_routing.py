"""Which channel hears of what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.tracker.alerts.samples import flags_of, operator_flag, win
from tracker.alerts.routing import Mute, route
from tracker.config.channels import AnyChannel, parse_channel
from tracker.model.states import AlertState

NOW = datetime(2026, 1, 13, 4, tzinfo=UTC)


def channel(**table: object) -> dict[str, AnyChannel]:
    """One console channel with these settings."""
    return {"c": parse_channel("c", {"kind": "console", **table})}


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ({}, True),
        ({"companies": ["zhipu"]}, True),
        ({"companies": ["minimax"]}, False),
        ({"rules": ["W001"]}, True),
        ({"rules": ["W002"]}, False),
        ({"minimum_amount": 6_390_000}, True),
        ({"minimum_amount": 6_390_001}, False),
        ({"minimum_ratio": "0.02"}, True),
        ({"minimum_ratio": "0.03"}, False),
        ({"audience": "operator"}, False),
    ],
)
def test_a_channel_gets_what_its_filters_let_through(table: dict[str, object], wanted: bool) -> None:
    """639 万元 for Zhipu, 2.05 % of a year, told by W001."""
    assert bool(route(win(1), channel(**table), now=NOW)) is wanted


def test_an_unpriced_order_does_not_reach_a_minimum() -> None:
    """A channel with a minimum hears only of what reaches it; one without hears of everything."""
    unpriced = replace(win(1), evidence={**win(1).evidence, "amount": None, "credited": None, "shares": []})
    assert not route(unpriced, channel(minimum_amount=1), now=NOW)
    assert not route(unpriced, channel(minimum_ratio="0.0001"), now=NOW)
    assert route(unpriced, channel(), now=NOW)


def test_the_operator_hears_of_sources_and_nobody_else_does() -> None:
    """Operator's flags go to operator's channels, and never to the channel that is their subject."""
    both = {**channel(), "wecom": parse_channel("wecom", {"kind": "console", "audience": "operator"})}
    assert set(route(operator_flag(), both, now=NOW)) == {"wecom"}
    assert route(operator_flag("channel_dead"), both, now=NOW) == {}


def test_a_baseline_is_kept_but_never_sent() -> None:
    """Flags of a first run over the past begin in the state baseline."""
    assert route(win(1), channel(), now=NOW, baseline=True) == {"c": AlertState.BASELINE}


@pytest.mark.parametrize(
    ("mute", "state"),
    [
        (Mute(), AlertState.MUTED),
        (Mute(channel="c", rule="W001", company="zhipu", until=NOW + timedelta(hours=1)), AlertState.MUTED),
        (Mute(channel="c", until=NOW), AlertState.QUEUED),
        (Mute(rule="W002"), AlertState.QUEUED),
        (Mute(company="minimax"), AlertState.QUEUED),
        (Mute(channel="d"), AlertState.QUEUED),
    ],
)
def test_a_mute_covers_what_it_names_until_it_ends(mute: Mute, state: AlertState) -> None:
    """An empty mute covers everything, a named one only what fits all its names."""
    assert route(win(1), channel(), now=NOW, mutes=[mute]) == {"c": state}


def test_a_retraction_passes_every_filter_of_the_channels_that_were_told() -> None:
    """It ignores rules, companies and minimums, and no other channel gets it."""
    flag = flags_of("W007")[0]
    both = {
        "console": parse_channel("console", {"kind": "console", "rules": ["W009"], "companies": ["x"], "minimum_amount": 10**12}),
        "other": parse_channel("other", {"kind": "console"}),
    }
    assert set(route(flag, both, now=NOW)) == {"console"}
