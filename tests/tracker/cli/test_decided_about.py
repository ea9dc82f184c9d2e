"""The subject of a decision in words, as the command that takes it back names it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scrapers.money import Money
from scrapers.notice import Mark
from tracker.cli.inbox_lines import decided_about
from tracker.model.decision import MarkDecision, Verdict


@pytest.mark.parametrize(
    ("amount", "language", "said"),
    [
        (Money.of("999999990000.00"), "zh", "O1 · 999999990000.00 CNY · 金额不合情理"),
        (None, "en", "O1 · "),
    ],
)
def test_a_doubtful_amount_is_named_in_major_units_and_its_mark_in_words(amount: Money | None, language: str, said: str) -> None:
    """Neither fen nor codes of ours."""
    made = MarkDecision(
        order="O1", amount=amount, marks=(Mark.IMPLAUSIBLE_AMOUNT,), verdict=Verdict.ACCEPT, at=datetime(2026, 2, 1, tzinfo=UTC)
    )
    told = decided_about(made, language)
    assert told.startswith(said)
    assert "implausible_amount" not in told
