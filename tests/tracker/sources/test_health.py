"""A source's health is told by its runs, by what it promised and by its own past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.model.states import SourceState
from tracker.sources.health import RunFacts, SourceHistory, Standing, change, judge, said, symptoms
from tracker.sources.holidays import holidays

TODAY = date(2025, 6, 18)
NOW = datetime(2025, 6, 18, 4, tzinfo=UTC)


def usual_past(count: int = 20, until: date = TODAY) -> SourceHistory:
    """A hundred days of so many notices on each weekday and none on weekends."""
    days = [until - timedelta(days=back) for back in range(100)]
    return SourceHistory(published={day: count for day in days if day.weekday() < 5})


def good_run(day: date = TODAY) -> RunFacts:
    """A run that found what it should."""
    return RunFacts(day=day, listed={"zbgg": 20}, stated={"zbgg": 20}, read=20, filled={"buyer": 19, "title": 20})


def kinds(run: RunFacts, before: list[RunFacts], past: SourceHistory) -> list[str]:
    """The kinds of symptoms of a run."""
    return [symptom.kind for symptom in symptoms(run, before, past)]


def test_a_source_that_finds_its_usual_is_healthy() -> None:
    """Nothing is wrong with a good run after good runs."""
    runs = [good_run(TODAY - timedelta(days=back)) for back in (2, 1, 0)]
    assert judge(runs, usual_past()) == (SourceState.HEALTHY, ())


def test_no_run_is_no_judgement() -> None:
    """A source that never ran is neither healthy nor ill."""
    assert judge([], usual_past()) == (SourceState.NEVER_RUN, ())


def test_a_failure_makes_suspect_and_three_make_dark() -> None:
    """The state follows the failures on end, and one good run brings it back."""
    bad = RunFacts(day=TODAY, failed=True, reason="HTTP 403")
    runs = [good_run()]
    seen = []
    for run in (bad, bad, bad, bad, good_run()):
        runs.append(run)
        seen.append(judge(runs, usual_past())[0])
    assert seen == [SourceState.SUSPECT, SourceState.SUSPECT, SourceState.DARK, SourceState.DARK, SourceState.HEALTHY]


def test_fewer_than_the_portal_says_is_a_symptom() -> None:
    """The portal's own total is held against what was listed."""
    run = replace(good_run(), listed={"zbgg": 13}, stated={"zbgg": 29})
    assert kinds(run, [], usual_past()) == ["short"]


def test_a_field_that_is_suddenly_empty_is_a_symptom() -> None:
    """A fill rate that halves is told; one that was always low is not."""
    before = [replace(good_run(), filled={"buyer": 19, "title": 20, "agency": 3})]
    assert kinds(replace(good_run(), filled={"title": 20}), before, usual_past()) == ["emptied"]
    assert kinds(replace(good_run(), read=5, filled={}), before, usual_past()) == []


def test_three_thin_working_days_are_a_symptom() -> None:
    """They are held against the same weekdays before, so a weekend is never thin."""
    past = usual_past()
    thin = dict(past.published) | dict.fromkeys([TODAY - timedelta(days=back) for back in (1, 2, 5, 6)], 1)
    assert kinds(good_run(), [], SourceHistory(published=thin)) == ["few_in_days"]
    monday = date(2025, 6, 16)
    assert kinds(good_run(monday), [], usual_past(until=monday)) == []


def test_a_holiday_is_not_thin() -> None:
    """The eight days of early October make nobody suspect."""
    today = date(2025, 10, 9)
    off = holidays("CN")
    published = {day: count for day, count in usual_past(until=today).published.items() if day not in off}
    assert kinds(good_run(today), [], SourceHistory(published=published, holidays=off)) == []
    assert "few_in_days" in kinds(good_run(today), [], SourceHistory(published=published))


def test_half_of_the_expected_week_is_a_symptom() -> None:
    """What the site promises of a week is held against the last seven days."""
    past = replace(usual_past(count=2), expected_weekly=50)
    assert kinds(good_run(), [], past) == ["few_in_week"]
    assert kinds(good_run(), [], replace(past, expected_weekly=12)) == []


def test_silence_longer_than_ever_is_a_symptom() -> None:
    """A source that paused three days at most is suspect on the fourth, a rare one is given its own time."""
    daily = {TODAY - timedelta(days=back): 1 for back in range(4, 40)}
    assert kinds(good_run(), [], SourceHistory(published=daily)) == ["silent"]
    weekly = {TODAY - timedelta(days=back): 1 for back in range(4, 200, 7)}
    assert kinds(good_run(), [], SourceHistory(published=weekly)) == []


def test_one_operator_flag_per_change() -> None:
    """Ten runs, four changes of state, four flags; the first good run of a source is none."""
    bad = RunFacts(day=TODAY, failed=True, reason="HTTP 403")
    standing = Standing(state=SourceState.NEVER_RUN)
    runs: list[RunFacts] = []
    flags = []
    for hour, run in enumerate([good_run(), good_run(), bad, bad, bad, bad, good_run(), good_run(), bad, good_run()]):
        runs.append(run)
        standing, flag = change("cn_ccgp", standing, runs, usual_past(), NOW + timedelta(hours=hour))
        flags += [flag] if flag else []
    assert [flag.occasion.split()[2] for flag in flags] == ["suspect", "dark", "healthy", "suspect", "healthy"]
    assert len({flag.occasion for flag in flags}) == 5
    assert all((flag.rule, flag.company) == ("OPS", "") for flag in flags)


@pytest.mark.parametrize(("language", "words"), [("zh", "近 7 天"), ("en", "in 7 days")])
def test_symptoms_are_said_in_both_languages(language: str, words: str) -> None:
    """The reason is one line in the operator's language."""
    found = list(symptoms(good_run(), [], replace(usual_past(count=2), expected_weekly=50)))
    assert words in said(found, language)


@settings(max_examples=40)
@given(st.lists(st.booleans(), min_size=1, max_size=12))
def test_the_state_depends_on_the_last_three_runs_alone(failures: list[bool]) -> None:
    """For any sequence of good and failed runs the last one decides health, the last three darkness."""
    runs = [RunFacts(day=TODAY, failed=True, reason="x") if bad else good_run() for bad in failures]
    state, _ = judge(runs, SourceHistory(published={}))
    if not failures[-1]:
        assert state is SourceState.HEALTHY
    else:
        assert state is (SourceState.DARK if len(failures) >= 3 and all(failures[-3:]) else SourceState.SUSPECT)
