"""`tracker run --dry-run`: what a run would fetch, how long it would take and what it would send; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import typer

from scrapers.reading.corpus import as_label
from tracker.cli.output import Format, print_json, print_line, print_rows, say
from tracker.cli.progress import span
from tracker.collecting.forecast import Forecast, Sample, addresses, forecast
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.sources.source import Source

# notices that --sample reads of each source unless --limit says otherwise
_SAMPLE = 5
_COLUMNS = {
    "source": "source",
    "state": "state",
    "since": "from",
    "listed": "listed",
    "known": "known",
    "to_fetch": "to fetch",
    "pace": "pace",
    "time": "takes",
    "would_send": "would send",
    "reason": "reason",
}
_NOTICES = {
    "source": "source",
    "published_date": "date",
    "notice_type": "type",
    "buyer": "buyer",
    "title": "title",
    "awarded": "awards",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """Options of a dry run, as given."""

    since: date | None
    limit: int | None
    sample: bool
    offline: bool

    @property
    def notices(self) -> Sample:
        """The notices of each source that are read all the same."""
        return Sample(count=self.limit if self.limit is not None else _SAMPLE if self.sample else 0, spread=self.sample)


def print_forecasts(chosen: Iterable[Source], runtime: Runtime, asked: DryRun, form: Format) -> None:
    """Show what a run would do. Exit 1 where a source cannot be listed."""
    if asked.offline:
        _print_addresses(chosen, runtime, asked.since, form)
        return
    found = [forecast(source, runtime, since=asked.since, sample=asked.notices) for source in chosen if not runtime.stop.is_set()]
    watched = bool(runtime.settings.company)
    rows = [_row(each, watched=watched) for each in found]
    for each in found:
        for issue in each.issues:
            say(f"{each.source.name}: {issue}")
    if form is Format.JSON:
        labels = [[as_label(notice, notice.url) for notice in each.notices] for each in found]
        print_json([row | {"notices": notices} for row, notices in zip(rows, labels, strict=True)])
    else:
        print_rows([row | {"time": span(each.time)} for row, each in zip(rows, found, strict=True)], _COLUMNS, form)
        if asked.notices.count:
            print_rows([_notice(each, number) for each in found for number in range(len(each.notices))], _NOTICES, form)
        _print_sum(found, watched=watched)
    if any(each.state == "failed" for each in found):
        raise typer.Exit(1)


def _row(found: Forecast, *, watched: bool) -> dict[str, object]:
    source, counts = found.source, found.counts
    return {
        "source": source.name,
        "state": found.state,
        "since": found.since,
        "listed": counts["listed"],
        "known": counts["known"],
        "carried": counts["carried"],
        "to_fetch": counts["to_fetch"],
        "list_requests": counts["list_requests"],
        "pace": source.pace,
        "seconds": found.time.total_seconds(),
        "first_run": found.is_first,
        "news": counts["news"],
        "would_send": _sent(found, watched=watched) if found.state == "listed" else None,
        "reason": found.reason,
    }


def _sent(found: Forecast, *, watched: bool) -> str:
    if not watched:
        return "nothing: no company is watched"
    if not found.counts["news"]:
        return "nothing: what is there is the portal's past" if found.is_first else "nothing new"
    return f"wins among {found.counts['news']} notices"


def _notice(found: Forecast, number: int) -> dict[str, object]:
    notice = found.notices[number]
    return {"source": found.source.name, **as_label(notice, notice.url), "awarded": len(notice.awards)}


def _print_sum(found: Sequence[Forecast], *, watched: bool) -> None:
    """The whole run in words: hosts are read side by side, the sources of one in turn."""
    times: dict[str, timedelta] = {}
    for each in found:
        times[each.source.host_queue] = times.get(each.source.host_queue, timedelta()) + each.time
    pages, carried = (sum(each.counts[key] for each in found) for key in ("to_fetch", "carried"))
    longest = span(max(times.values(), default=timedelta()))
    print_line(f"A run would fetch {pages} notices, take {carried} more from the lists, and last about {longest}.")
    if any(each.is_first and each.state == "listed" for each in found) and not any(each.counts["news"] for each in found):
        print_line('The first run sends nothing: it learns what is there. first_run = "alert" in a [source.…] table sends wins.')
    for each in found:
        budget = each.source.settings.budget
        if budget and each.counts["to_fetch"] > budget:
            print_line(f"{each.source.name}: its budget of {budget} requests a day spreads them over several days.")
    if not watched:
        print_line("No company is watched: `tracker watch add TICKER --name NAME --org LEGAL-NAME` adds one.")


def _print_addresses(chosen: Iterable[Source], runtime: Runtime, since: date | None, form: Format) -> None:
    rows: list[dict[str, object]] = []
    for source in chosen:
        try:
            rows += [{"source": source.name, "asks": each} for each in addresses(source, runtime, since=since)]
        except ConfigError as error:
            say(f"{source.name}: {error}")
    print_rows(rows, {"source": "source", "asks": "would ask first"}, form)
    if form is Format.TABLE:
        print_line("Nobody was asked. Further pages follow from what these answer.")
