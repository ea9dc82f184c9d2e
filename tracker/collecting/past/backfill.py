"""Past days of sources read as planned: hosts side by side, one span after the other, each noted when it is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db import backfills
from db.engine.connection import open_file, transaction
from db.engine.errors import DatabaseProblem
from tracker import storage as records
from tracker.collecting.past.plan import Plan
from tracker.collecting.report import RunReport
from tracker.collecting.rounds import side_by_side
from tracker.collecting.run import run_source
from tracker.config.runtime import Runtime
from tracker.errors import Busy
from tracker.sources.source import Source


def read_past(plans: Sequence[Plan], runtime: Runtime) -> Iterator[RunReport]:
    """Read what the plans name, those of one host in turn; a source whose span is not read whole is left there.

    A call that asks the same goes on with the spans that are left.
    """
    by_source = {plan.source.name: plan for plan in plans}

    def read(source: Source) -> Iterator[RunReport]:
        yield from _read(by_source[source.name], runtime)

    yield from side_by_side([plan.source for plan in plans], runtime, read)


def _read(plan: Plan, runtime: Runtime) -> Iterator[RunReport]:
    source = plan.source
    for span in plan.spans:
        if runtime.stop.is_set():
            return
        try:
            report = run_source(source, runtime, since=span.start, until=span.end, kind="backfill")
            if report.state == "done" and not report.cut:
                with open_file(runtime.settings.db_path) as db:
                    backfills.note_span(db, plan.asked, span.start, span.end, at=records.instant(runtime.now()))
        except Busy as busy:
            report = RunReport(source=source.name, state="skipped", reason=str(busy), counts={})
        except DatabaseProblem as problem:
            report = RunReport(source=source.name, state="failed", reason=str(problem), counts={})
        yield report
        if report.state != "done" or report.cut:
            return
    with open_file(runtime.settings.db_path) as db, transaction(db):
        backfills.forget_spans(db, plan.asked)
