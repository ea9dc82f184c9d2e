"""Decisions as text: out and in again, and what is said of text that is no decision."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.money import Money
from scrapers.notice import Mark
from tracker.errors import BadInput
from tracker.model.decision import Decision, JoinDecision, MarkDecision, NameDecision, UnreadDecision, Verdict, decisions_of
from tracker.review.text import export_decisions, import_decisions

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
AT = st.datetimes(timezones=st.just(timezone(timedelta(hours=8)))).filter(lambda at: 1000 < at.year < 9000)
COMMON = {"verdict": st.sampled_from(Verdict), "at": AT, "by": TEXT, "note": TEXT}
ORDER = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=10, max_size=10).map("O".__add__)
AMOUNT = st.builds(Money, minor=st.integers(1, 10**15), currency=st.sampled_from(("CNY", "USD", "JPY", "KWD")))
DECISION = st.one_of(
    st.builds(NameDecision, name=TEXT.filter(bool), company=TEXT.filter(bool), start=st.none() | st.dates(), **COMMON),
    st.builds(JoinDecision, left=ORDER, right=ORDER, **COMMON),
    st.builds(
        MarkDecision,
        order=ORDER,
        amount=st.none() | AMOUNT,
        marks=st.lists(st.sampled_from(Mark), unique=True).map(tuple),
        **COMMON,
    ),
    st.builds(UnreadDecision, company=TEXT.filter(bool), notice=st.just("cn_a zbgg/1"), **COMMON),
)


@given(st.lists(DECISION, max_size=6))
@settings(max_examples=60, deadline=None)
def test_decisions_survive_as_text(made: list[Decision]) -> None:
    """What is exported is imported again, whatever is in names and notes, and exports to the same text."""
    decisions = decisions_of(made)
    text = export_decisions(decisions)
    assert import_decisions(text) == decisions
    assert export_decisions(import_decisions(text)) == text


def test_the_text_can_be_read_and_written_by_hand() -> None:
    """A decision's text is plain TOML, a table each."""
    made = decisions_of(
        [
            NameDecision(
                name="甲方（上海）", company="ours", verdict=Verdict.ACCEPT, at=datetime(2026, 1, 2, 3, tzinfo=UTC),
                start=date(2026, 1, 1), by="analyst",
            ),
        ]
    )  # fmt: skip
    assert export_decisions(made) == (
        '[[name]]\nname = "甲方（上海）"\ncompany = "ours"\nstart = 2026-01-01\nverdict = "accept"\n'
        'at = 2026-01-02T03:00:00+00:00\nby = "analyst"\n'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[name]\n", "inbox.toml: not TOML"),
        ('[[name]]\nname = "a"\ncompany = "b"\nverdict = "maybe"\nat = 2026-01-01T00:00:00Z\n', "name.0.verdict"),
        ('[[name]]\nname = "a"\ncompany = "b"\nverdict = "accept"\nat = 2026-01-01T00:00:00\n', "name.0.at.*offset"),
        ('[[join]]\nleft = "O1"\nright = "O2"\nverdict = "accept"\nat = 2026-01-01T00:00:00Z\n', "join.0.left"),
        ("[[orders]]\n", "orders"),
    ],
)
def test_text_that_is_no_decision_is_refused_in_words(text: str, said: str) -> None:
    """The message names the file, the key and what was expected."""
    with pytest.raises(BadInput, match=said):
        import_decisions(text, "inbox.toml")
