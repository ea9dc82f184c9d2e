"""`tracker run --dry-run`: what a run would fetch, how long it would take and what it would send; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import typer

from scrapers.notice import Notice
from tracker.cli.output import Format, print_json, print_line, print_rows, say
from tracker.cli.progress import span
from tracker.collecting.forecast import Forecast, Sample, addresses, forecast
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.sources.source import Source
from tracker.wording.complaints import complaint
from tracker.wording.screens import screen

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
# what stays where a terminal has no room for all
_KEPT = ("source", "state", "reason", "to_fetch", "time", "would_send")
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
    language = runtime.settings.language
    if asked.offline:
        _print_addresses(chosen, runtime, asked.since, form)
        return
    found = [forecast(source, runtime, since=asked.since, sample=asked.notices) for source in chosen if not runtime.stop.is_set()]
    for each in found:
        for issue in each.issues:
            if issue != each.reason:
                say(f"{each.source.name}: {complaint(issue, language)}")
    watched = bool(runtime.settings.company)
    # JSON keeps to one language
    rows = [_row(each, _sent(each, "en" if form is Format.JSON else language, watched=watched)) for each in found]
    if form is Format.JSON:
        labels = [[_label(notice) for notice in each.notices] for each in found]
        print_json([row | {"notices": notices} for row, notices in zip(rows, labels, strict=True)])
    else:
        shown = [row | {"time": span(each.time, language)} for row, each in zip(rows, found, strict=True)]
        print_rows(shown, _COLUMNS, form, language=language, keep=_KEPT)
        if asked.notices.count:
            notices = [_notice(each, number) for each in found for number in range(len(each.notices))]
            print_rows(notices, _NOTICES, form, language=language)
        _print_sum([each for each in found if each.state == "listed"], language, watched=watched)
    if any(each.state == "failed" for each in found):
        raise typer.Exit(1)


def _row(found: Forecast, would_send: str) -> dict[str, object]:
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
        "pace": found.pace,
        "seconds": found.time.total_seconds(),
        "first_run": found.is_first,
        "news": counts["news"],
        "would_send": would_send if found.state == "listed" else None,
        "reason": found.reason,
    }


def _sent(found: Forecast, language: str, *, watched: bool) -> str:
    if not watched:
        return screen(language, "forecast", "unwatched")
    if not found.counts["news"]:
        return screen(language, "forecast", "past" if found.is_first else "nothing")
    return screen(language, "forecast", "wins", count=found.counts["news"])


def _notice(found: Forecast, number: int) -> dict[str, object]:
    notice = found.notices[number]
    return {"source": found.source.name, **_label(notice), "awarded": len(notice.awards)}


def _label(notice: Notice) -> dict[str, object]:
    # a run that reads no page loads no reader
    from scrapers.reading import as_label

    return as_label(notice, notice.url)


def _print_sum(listed: Sequence[Forecast], language: str, *, watched: bool) -> None:
    """The whole run in words: hosts are read side by side, the sources of one in turn."""
    times: dict[str, timedelta] = {}
    for each in listed:
        times[each.source.host_queue] = times.get(each.source.host_queue, timedelta()) + each.time
    pages, carried = (sum(each.counts[key] for each in listed) for key in ("to_fetch", "carried"))
    if listed:
        longest = span(max(times.values()), language)
        print_line(screen(language, "forecast", "sum", pages=pages, carried=carried, longest=longest))
    if any(each.is_first for each in listed) and not any(each.counts["news"] for each in listed):
        print_line(screen(language, "forecast", "first"))
    for each in listed:
        budget = each.source.settings.budget
        if budget and each.counts["to_fetch"] > budget:
            print_line(screen(language, "forecast", "budget", source=each.source.name, budget=budget))
    if not watched:
        print_line(screen(language, "forecast", "no_company"))


def _print_addresses(chosen: Iterable[Source], runtime: Runtime, since: date | None, form: Format) -> None:
    rows: list[dict[str, object]] = []
    language = runtime.settings.language
    for source in chosen:
        try:
            rows += [{"source": source.name, "asks": each} for each in addresses(source, runtime, since=since)]
        except ConfigError as error:
            say(complaint(f"{source.name}: {error}", language))
    print_rows(rows, {"source": "source", "asks": "would ask first"}, form, language=language)
    if form is Format.TABLE:
        print_line(screen(language, "forecast", "offline"))
