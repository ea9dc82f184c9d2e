"""Reach of the enabled sources' hosts, one request each, and how far this machine's clock is from theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from db import runs
from db import sources as source_rows
from db.engine.connection import Database
from scrapers.errors import ScraperError, Unavailable
from scrapers.http.retry import RetryPolicy
from tracker.collecting.fetchers import NoArchive, source_fetcher
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.ops.doctor import Finding, Level
from tracker.sources.source import Source
from tracker.sources.state import reason_to_skip

# a clock further off than this signs requests wrongly and dates notices a day late
_OFF = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Reach:
    """State that one host was found in, and how far ahead of ours its clock is, where it said the time."""

    finding: Finding
    host: str
    ahead: timedelta | None = None


def reach_hosts(chosen: list[Source], runtime: Runtime, db: Database | None) -> list[Reach]:
    """Ask each host once, under its pace, for its robots.txt; one that rests after a block is left alone."""
    hosts = {source.host: source for source in reversed(chosen)}
    return [_reach(source, runtime, db) for source in reversed(hosts.values())]


def examine_clock(reached: list[Reach], runtime: Runtime, db: Database | None) -> Iterator[Finding]:
    """This machine's clock beside those of the hosts and beside the last run."""
    now = runtime.now()
    values: dict[str, object] = {"now": now.isoformat(timespec="seconds")}
    last = max((row["started_at"] for row in runs.load_runs(db, limit=1)), default=None) if db else None
    if last and datetime.fromisoformat(last) > now + _OFF:
        yield Finding(area="clock", level=Level.PROBLEM, key="clock_back", step="clock", values=values | {"last": last})
        return
    known = {each.host: abs(each.ahead) for each in reached if each.ahead is not None}
    if not known:
        yield Finding(area="clock", key="clock_alone", values=values)
        return
    # what most say is the time: one portal's own clock may be wrong
    host, off = sorted(known.items(), key=lambda each: each[1])[len(known) // 2]
    values |= {"host": host, "seconds": round(off.total_seconds())}
    if off > _OFF:
        yield Finding(area="clock", level=Level.PROBLEM, key="clock_off", step="clock", values=values)
    else:
        yield Finding(area="clock", key="clock_ok", values=values)


def _reach(source: Source, runtime: Runtime, db: Database | None) -> Reach:
    values: dict[str, object] = {"host": source.host, "source": source.name}
    if db is not None:
        state = source_rows.source_state(db, source.name) or {}
        waiting = reason_to_skip(source, runtime, state, source_rows.resting_host(db, source.host))
        if waiting:
            finding = Finding(area="network", level=Level.ADVICE, key="resting", values=values | {"reason": waiting})
            return Reach(finding, source.host)
    # robots.txt may always be asked for
    asked = replace(source, settings=source.settings.model_copy(update={"robots": False}))
    try:
        with source_fetcher(asked, runtime, NoArchive(), RetryPolicy(attempts=1)) as fetcher:
            page = fetcher(f"{source.scraper.root}/robots.txt")
    except OSError:
        # no pace can be kept where nothing may be written, and without one nobody is asked
        values |= {"folder": runtime.settings.db_path.parent}
        return Reach(Finding(area="network", level=Level.ADVICE, key="unpaced", step="folder", values=values), source.host)
    except (ScraperError, ConfigError) as error:
        if not isinstance(error, Unavailable) or error.status is None:
            values |= {"reason": error}
            return Reach(
                Finding(area="network", level=Level.PROBLEM, key="not_reached", step="network", values=values), source.host
            )
        return Reach(Finding(area="network", key="reached", values=values), source.host)
    return Reach(Finding(area="network", key="reached", values=values), source.host, _ahead(page.headers.get("date"), runtime))


def _ahead(date: str | None, runtime: Runtime) -> timedelta | None:
    try:
        return parsedate_to_datetime(date) - runtime.now() if date else None
    except (ValueError, TypeError):
        return None
