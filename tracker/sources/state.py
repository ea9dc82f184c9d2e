"""Source state before a run: whether the source may be read now, from which day on, and what counts as its past."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from scrapers.base import Reference
from scrapers.http.pace import cool_down
from tracker import storage as records
from tracker.config.durations import within_hours
from tracker.config.runtime import Runtime
from tracker.sources.source import Source

# blocked so often in a row, a source rests no longer the next time
MOST_BLOCKS = 30


def today_of(source: Source, runtime: Runtime) -> date:
    """The portal's own day."""
    return runtime.now().astimezone(source.zone).date()


def watermark_of(state: records.Row, today: date) -> date | None:
    """The day up to which everything listed was read; never a day to come, as a clock set forward and back would leave one."""
    return min(date.fromisoformat(state["watermark"]), today) if state.get("watermark") else None


def reason_to_skip(source: Source, runtime: Runtime, state: records.Row, host: records.Row | None) -> str | None:
    """Why the source is left alone for now: it or its `host` rests after a block, or it is outside its opening hours."""
    now = runtime.now()
    until = datetime.fromisoformat(state["blocked_until"]) if state.get("blocked_until") else None
    # an end further off than any rest was written under a clock that has been set back since
    if until is not None and now < until <= now + rest_of(source, state["blocked_times"]):
        return f"blocked {state['blocked_times']} times in a row; resting until {until.isoformat()}"
    woken = datetime.fromisoformat(host["until"]) if host else now
    if host and now < woken <= now + rest_of(source, MOST_BLOCKS):
        return f"{source.host} is resting until {woken.isoformat()}: it turned {host['source']} away"
    return closed(source, now)


def closed(source: Source, now: datetime) -> str | None:
    """Why a source is not read at this time of day; None within its opening hours."""
    hours = source.settings.hours
    if hours and not within_hours(hours, now.astimezone(source.zone).time()):
        return f"outside its hours {hours} ({source.zone})"
    return None


def is_due(source: Source, row: records.Row, reference: Reference, today: date, now: datetime) -> bool:
    """Whether a known item inside the re-look window, or one given up as gone, has waited long enough.

    An unread one has a time of its own.
    """
    if row.get("state") == "unread":
        return False
    checked = datetime.fromisoformat(str(row["last_checked"]))
    published = reference.published or checked.date()
    if reference.modified is not None and reference.modified > checked:
        return True
    # a look in time to come was taken under a clock that has been set back since
    is_open = published >= today - source.settings.relook or row.get("state") == "given_up"
    return is_open and not now - source.settings.recheck < checked <= now


def baseline_cutoff(source: Source, state: records.Row, first_started: str | None) -> date | None:
    """Notices published before this day are the portal's past, remembered and not sent; None when everything is news.

    The first run finds nothing but past. While its end is still to come (a list that failed, a long catch-up), what is
    published from that day on is news already, or a list that fails for ever would keep the source silent.
    """
    if source.settings.first_run != "baseline" or state.get("baseline_at") is not None:
        return None
    return datetime.fromisoformat(first_started).astimezone(source.zone).date() if first_started else date.max


def rest_of(source: Source, blocked_times: int) -> timedelta:
    """Rest after so many blocks in a row: longer each time, and never shorter than its portal is known to ask for."""
    return max(cool_down(blocked_times), timedelta(seconds=source.scraper.cool_down))
