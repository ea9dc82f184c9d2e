"""Past days are read as planned: span by span, at the source's pace, and a call that ended goes on with what is left."""

from __future__ import annotations

import json
from datetime import date

import pytest

from scrapers.sites.cn_ccgp import CnCcgp
from tests.support.place import OURS, SOURCE, Place
from tests.support.town import OTHERS, award
from tracker.cli import backfill
from tracker.collecting.past import backfill as past_days
from tracker.collecting.past.plan import Span, spans_of
from tracker.collecting.report import RunReport
from tracker.collecting.run import run_source
from tracker.config.runtime import Runtime
from tracker.sources.source import Source, all_sources

PAST = (
    award(103, 26, "甲县图书馆", OTHERS, "88"),
    award(102, 14, "甲县气象局", OURS, "300"),
    award(101, 3, "甲县财政局", OURS, "120"),
)
CALL = ("backfill", "cn_ccgp", "--from", "2026-01-01", "--to", "2026-01-20")


@pytest.fixture
def published(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A portal with notices of January; the source was read from the 25th on."""
    monkeypatch.setattr(backfill, "now", place.clock)
    place.configure(SOURCE.replace("2026-01-01", "2026-01-25") + 'first_run = "alert"\n')
    place.publish(*PAST)
    place.run("cn_ccgp")
    assert place.column("SELECT count(*) FROM notice") == [1]
    place.portal.log.clear()
    return place


def test_the_plan_says_how_long_it_takes_and_asks_nobody(published: Place) -> None:
    """By the notices a day that are stored, the source's pace and its budget."""
    published.configure(SOURCE.replace("pace = 0", "pace = 60") + "budget = 10\n")
    (plan,) = json.loads(published.call(*CALL, "--dry-run", "--format", "json").out)
    assert (plan["spans"], plan["notices"]) == (1, 7)
    assert plan["requests"] == 8
    assert plan["takes"] == "19 h 12 min"
    assert published.portal.log == []
    assert published.column("SELECT count(*) FROM run") == [1]


def test_past_days_are_read_and_the_watermark_stays(published: Place) -> None:
    """What lies in the days asked for and no other; the run is a backfill's and counts as no news of the week."""
    before = published.column("SELECT watermark FROM source_state")
    answer = published.call(*CALL)
    assert (answer.code, "spans left: 1" in answer.err) == (0, True)
    assert sorted(map(str, published.column("SELECT published_date FROM notice"))) == ["2026-01-03", "2026-01-14", "2026-01-26"]
    assert published.column("SELECT kind FROM run ORDER BY id") == ["run", "backfill"]
    assert published.column("SELECT watermark FROM source_state") == before
    assert published.column("SELECT * FROM backfill") == []


def test_a_source_that_can_be_asked_by_days_is_read_in_spans(published: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest first; one that fails stays, those before it are not read again, and the next call goes on with it."""
    monkeypatch.setattr(CnCcgp, "by_days", True)
    assert [(span.start.day, span.end.day) for span in spans(published)] == [(14, 20), (7, 13), (1, 6)]
    asked: list[int] = []

    def second_fails(source: Source, runtime: Runtime, *, since: date, until: date, kind: str) -> RunReport:
        asked.append(since.day)
        if len(asked) == 2:
            return RunReport(source=source.name, state="failed", reason="synthetic", counts={})
        return run_source(source, runtime, since=since, until=until, kind=kind)

    monkeypatch.setattr(past_days, "run_source", second_fails)
    assert published.call(*CALL).code == 1
    assert published.column("SELECT start_date FROM backfill") == ["2026-01-14"]
    assert published.call(*CALL).code == 0
    assert asked == [14, 7, 7, 1]
    assert published.column("SELECT count(*) FROM notice") == [3]
    assert published.column("SELECT * FROM backfill") == []


def spans(place: Place) -> list[Span]:
    """The spans of the days asked for."""
    source = all_sources(place.world().settings, {"cn_ccgp": CnCcgp})["cn_ccgp"]
    return list(spans_of(source, date(2026, 1, 1), date(2026, 1, 20)))


@pytest.mark.parametrize("days", [("2026-01-20", "2026-01-01"), ("2026-01-01", "2027-01-01"), ("2026-01-01", "soon")])
def test_days_that_cannot_be_are_refused(published: Place, days: tuple[str, str]) -> None:
    """Out of order, to come, or no days: one line, exit code 2."""
    answer = published.call("backfill", "cn_ccgp", "--from", days[0], "--to", days[1])
    assert (answer.code, len(answer.err.splitlines())) == (2, 1)
