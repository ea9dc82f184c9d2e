"""Silence explained: when a company last had an order, and how far the sites that ever carried it can be believed now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db import sources as source_rows
from db.engine.connection import Database
from tracker.ledger.ledger import Ledger
from tracker.model.company import Company
from tracker.model.states import SourceState
from tracker.orders.leads import SITE
from tracker.storage.repository import Repository
from tracker.wording.escaping import subject
from tracker.wording.words import name_of, words


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteState:
    """State of a source of a site, and the day since when."""

    site: str
    state: SourceState
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Reasons for a company's silence. `days` is None before its first order; the sites are those that ever carried it."""

    names: dict[str, str]
    days: int | None
    healthy: tuple[str, ...]
    troubled: tuple[SiteState, ...]
    unread: tuple[str, ...]

    @property
    def sites(self) -> int:
        """How many sites ever carried the company."""
        return len(self.healthy) + len(self.troubled) + len(self.unread)


# of several sources of one site the one that can be believed most speaks for it
_TRUST = (SourceState.HEALTHY, SourceState.SUSPECT, SourceState.DARK, SourceState.NEVER_RUN, SourceState.DISABLED)


def explain(ledger: Ledger, states: Iterable[SiteState], today: date) -> Silence:
    """The company's silence from its orders up to today and the present states of the sources."""
    known = [line for line in ledger.lines if line.dated <= today]
    best: dict[str, SiteState] = {}
    for state in states:
        if state.site not in best or _TRUST.index(state.state) < _TRUST.index(best[state.site].state):
            best[state.site] = state
    carried = sorted({notice.site for line in known for notice in line.order.notices} - {SITE})
    last = max((line.dated for line in known if line.kind == "order"), default=None)
    reading = {site: best[site].state for site in carried if site in best}
    return Silence(
        names=dict(ledger.company.names),
        days=(today - last).days if last else None,
        healthy=tuple(site for site, state in reading.items() if state is SourceState.HEALTHY),
        troubled=tuple(best[site] for site, state in reading.items() if state in (SourceState.SUSPECT, SourceState.DARK)),
        unread=tuple(
            site for site in carried if site not in reading or reading[site] in (SourceState.NEVER_RUN, SourceState.DISABLED)
        ),
    )


def say(silence: Silence, language: str) -> str:
    """Such as: no orders in 21 days; 4 of the 5 sites that ever carried this company are healthy, 1 dark since 3 May."""
    said = words(language)
    name = name_of(silence.names, language)
    if silence.days is None:
        return subject(said.say("silence", "never", {"company": name}))
    days = ("today", "yesterday")[silence.days] if silence.days < 2 else "days"
    parts = [said.say("silence", days, {"company": name, "days": silence.days})]
    if silence.sites:
        parts.append(said.say("silence", "sites", {"healthy": len(silence.healthy), "sites": silence.sites}))
    for trouble in silence.troubled:
        key = "trouble_since" if trouble.since else "trouble"
        values = {"site": trouble.site, "state": {"word": trouble.state.value}, "since": {"ours": str(trouble.since)}}
        parts.append(said.say("silence", key, values))
    if silence.unread:
        parts.append(said.say("silence", "unread", {"count": len(silence.unread)}))
    return said.template("share", "join").join(subject(part) for part in parts)


def silence_of(db: Database, ledger: Ledger, today: date, language: str) -> str:
    """Such as: no orders in 21 days; 4 of the 5 sites that ever carried this company are healthy, 1 dark since 3 May."""
    return say(explain(ledger, site_states(db), today), language)


def silences(db: Database, companies: Sequence[str], today: date, language: str) -> list[str]:
    """One line for each of the companies, by id."""
    repository = Repository(db)
    found: list[Company] = [company for company in repository.companies() if company.id in companies]
    return [silence_of(db, repository.ledger(company), today, language) for company in found]


def site_states(db: Database) -> list[SiteState]:
    """How every source stands that has ever run, by its site."""
    return [
        SiteState(
            site=row["site"],
            state=SourceState(row["state"]),
            since=datetime.fromisoformat(row["since"]).date() if row["since"] else None,
        )
        for row in source_rows.source_states(db).values()
    ]
