"""Health of a source: what its runs found compared with what it promised and with its own past; pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from tracker.model.flag import Flag
from tracker.model.states import SourceState
from tracker.wording.escaping import subject
from tracker.wording.words import words

# symptoms in so many runs on end make a suspect source a dark one
DARK_RUNS = 3
# a median below this many notices a day says nothing about one day
BUSY_DAY = 5
LOW_DAYS = 0.3
LOW_WEEK = 0.5
# a run that read fewer notices says nothing about fill rates
ENOUGH_READ = 10
# a read rate that fell by so much is suspect
FALLEN = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """One run as far as health needs it.

    `stated` are the portal's own totals by channel and `listed` what was found there, both only for channels where the two
    count the same thing; `filled` is how many of the `read` notices carried each field; of the `unread_results` among those that
    speak of `results` the result could not be read.
    """

    day: date
    failed: bool = False
    reason: str = ""
    listed: Mapping[str, int] = field(default_factory=dict)
    stated: Mapping[str, int] = field(default_factory=dict)
    read: int = 0
    filled: Mapping[str, int] = field(default_factory=dict)
    results: int = 0
    unread_results: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHistory:
    """History of a source beside its runs: notices by publication day, the expected ones a week, its days off."""

    published: Mapping[date, int]
    expected_weekly: int | None = None
    holidays: Collection[date] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """One thing that is wrong; `values` fill the sentence of that kind."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)

    def evidence(self) -> dict[str, object]:
        """As a flag carries it."""
        return {"symptom": self.kind, **self.values}


def symptom_of(evidence: Mapping[str, object]) -> Symptom:
    """A symptom from what a flag or the file carries of it."""
    return Symptom(kind=str(evidence["symptom"]), values={name: value for name, value in evidence.items() if name != "symptom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """State of a source, since when, and why."""

    state: SourceState
    since: datetime | None = None
    symptoms: tuple[Symptom, ...] = ()

    def reason(self, language: str = "en") -> str | None:
        """Why, in one line; None for a source without symptoms."""
        return said(self.symptoms, language) if self.symptoms else None


def judge(runs: Sequence[RunFacts], past: SourceHistory) -> tuple[SourceState, tuple[Symptom, ...]]:
    """How the source stands after its runs, oldest first: healthy, suspect at the first symptoms, dark when they last."""
    if not runs:
        return SourceState.NEVER_RUN, ()
    found = tuple(symptoms(runs[-1], runs[:-1], past))
    if not found:
        return SourceState.HEALTHY, ()
    ends = [tuple(symptoms(runs[i], runs[:i], past)) for i in range(max(0, len(runs) - DARK_RUNS), len(runs))]
    lasting = len(ends) >= DARK_RUNS and all(ends)
    return (SourceState.DARK if lasting else SourceState.SUSPECT), found


def symptoms(run: RunFacts, before: Sequence[RunFacts], past: SourceHistory) -> Iterator[Symptom]:
    """Everything that is wrong with one run, given the runs before it."""
    if run.failed:
        yield Symptom(kind="failed", values={"reason": run.reason})
        return
    for channel, total in run.stated.items():
        if run.listed.get(channel, 0) < total:
            yield Symptom(kind="short", values={"channel": channel, "found": run.listed.get(channel, 0), "stated": total})
    yield from emptied(run, before)
    yield from unreadable(run, before)
    known = {day: count for day, count in past.published.items() if day <= run.day and count > 0}
    yield from few_in_week(run.day, known, past)
    yield from few_in_days(run.day, known, past)
    yield from silent(run.day, known)


def emptied(run: RunFacts, before: Sequence[RunFacts]) -> Iterator[Symptom]:
    """Fields that used to be filled and now are half as often, or less."""
    good = [old for old in before if not old.failed]
    past_read = sum(old.read for old in good)
    if run.read < ENOUGH_READ or past_read < ENOUGH_READ:
        return
    for name in sorted({name for old in good for name in old.filled}):
        was = sum(old.filled.get(name, 0) for old in good) / past_read
        now = run.filled.get(name, 0) / run.read
        if was >= 0.8 and now <= was / 2:
            yield Symptom(kind="emptied", values={"field": name, "was": f"{was:.0%}", "now": f"{now:.0%}"})


def unreadable(run: RunFacts, before: Sequence[RunFacts]) -> Iterator[Symptom]:
    """Results read less often than they used to be, by a fifth or more."""
    good = [old for old in before if not old.failed]
    past = sum(old.results for old in good)
    if run.results < ENOUGH_READ or past < ENOUGH_READ:
        return
    was = 1 - sum(old.unread_results for old in good) / past
    now = 1 - run.unread_results / run.results
    if now <= was - FALLEN:
        yield Symptom(kind="unread_results", values={"was": f"{was:.0%}", "now": f"{now:.0%}"})


def few_in_week(today: date, known: Mapping[date, int], past: SourceHistory) -> Iterator[Symptom]:
    """Fewer notices in the last seven days than half of what is expected of a week."""
    if past.expected_weekly is None or not known or min(known) > today - timedelta(days=7):
        return
    week = [today - timedelta(days=back) for back in range(7)]
    found = sum(known.get(day, 0) for day in week)
    off = sum(day in past.holidays for day in week)
    expected = past.expected_weekly * (7 - off) / 7
    if off < 4 and found < expected * LOW_WEEK:
        yield Symptom(kind="few_in_week", values={"found": found, "expected": round(expected)})


def few_in_days(today: date, known: Mapping[date, int], past: SourceHistory) -> Iterator[Symptom]:
    """Fewer notices on the last three working days than the same weekdays of the eight weeks before had, by their medians."""
    days = [day for day in (today - timedelta(days=back) for back in range(1, 11)) if is_working(day, past)][:3]
    usual = [m for m in (usual_on(day, known, past) for day in days) if m is not None]
    if len(days) < 3 or len(usual) < 3 or sum(usual) < BUSY_DAY * 3:
        return
    found = sum(known.get(day, 0) for day in days)
    if found < sum(usual) * LOW_DAYS:
        yield Symptom(kind="few_in_days", values={"found": found, "usual": round(sum(usual))})


def is_working(day: date, past: SourceHistory) -> bool:
    """Whether portals publish on such a day."""
    return day.weekday() < 5 and day not in past.holidays


def usual_on(day: date, known: Mapping[date, int], past: SourceHistory) -> float | None:
    """The median of the same weekday in the eight weeks before, holidays left out; None with fewer than four of them."""
    first = min(known, default=day)
    same = [day - timedelta(weeks=week) for week in range(1, 9)]
    counts = [known.get(other, 0) for other in same if other >= first and other not in past.holidays]
    return float(median(counts)) if len(counts) >= 4 else None


def silent(today: date, known: Mapping[date, int]) -> Iterator[Symptom]:
    """Silent for longer than it ever was; said only of a source with a past of twenty publication days."""
    days = sorted(known)
    if len(days) < 20:
        return
    longest = max((later - earlier).days for earlier, later in pairwise(days))
    now = (today - days[-1]).days
    if now > max(longest, 1):
        yield Symptom(kind="silent", values={"days": now, "longest": longest, "since": days[-1].isoformat()})


def change(
    source: str, before: Standing, runs: Sequence[RunFacts], past: SourceHistory, now: datetime
) -> tuple[Standing, Flag | None]:
    """The source's standing after its newest run, and the operator's flag when its state has changed (a first good run: none)."""
    state, found = judge(runs, past)
    after = Standing(state=state, since=before.since if state is before.state else now, symptoms=found)
    quiet = state is before.state or (before.state is SourceState.NEVER_RUN and state is SourceState.HEALTHY)
    if quiet:
        return after, None
    told: dict[str, object] = {
        "case": "source",
        "source": source,
        "was": {"word": before.state.value},
        "now": {"word": state.value},
        "reason": {"symptoms": [symptom.evidence() for symptom in found]},
    }
    occasion = f"source {source} {state.value} {now.isoformat()}"
    return after, Flag(rule="OPS", company="", order=None, occasion=occasion, on=now.date(), evidence={"judged": told})


def said(found: Sequence[Symptom], language: str) -> str:
    """Symptoms in one line."""
    phrase = words(language).value({"symptoms": [symptom.evidence() for symptom in found]})
    return subject(phrase if isinstance(phrase, tuple) else (phrase,))
