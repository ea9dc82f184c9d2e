"""Routing: the channels that get a flag, and the state in which its alert begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from tracker.config.channels import AnyChannel
from tracker.model.flag import OPERATOR, Flag
from tracker.model.states import AlertState


@dataclass(frozen=True, slots=True, kw_only=True)
class Mute:
    """Alerts that somebody does not want for a while; None is any."""

    channel: str | None = None
    rule: str | None = None
    company: str | None = None
    until: datetime | None = None

    def covers(self, flag: Flag, channel: str, now: datetime) -> bool:
        """Whether it silences the flag on the channel now."""
        wanted = ((self.channel, channel), (self.rule, flag.rule), (self.company, flag.company))
        return all(mine is None or mine == given for mine, given in wanted) and (self.until is None or now < self.until)


def route(
    flag: Flag, channels: Mapping[str, AnyChannel], *, now: datetime, baseline: bool = False, mutes: Sequence[Mute] = ()
) -> dict[str, AlertState]:
    """The channels that get the flag, with the state its alert begins in.

    A retraction goes where what it takes back went, and only there, whatever the channel's filters.
    """
    names = (
        retracted_on(flag)
        if flag.rule == "W007"
        else {name for name, settings in channels.items() if wants(flag, name, settings)}
    )
    states = {}
    for name in sorted(names & set(channels)):
        muted = any(mute.covers(flag, name, now) for mute in mutes)
        states[name] = AlertState.BASELINE if baseline else AlertState.MUTED if muted else AlertState.QUEUED
    return states


def wants(flag: Flag, name: str, settings: AnyChannel) -> bool:
    """Whether a channel's audience and filters let the flag through."""
    if flag.rule == OPERATOR:
        judged = flag.evidence.get("judged")
        return settings.audience == "operator" and not (isinstance(judged, Mapping) and judged.get("channel") == name)
    return (
        settings.audience == "reader"
        and (not settings.companies or flag.company in settings.companies)
        and (not settings.rules or flag.rule in settings.rules)
        and _reaches(settings.minimum_amount, amount(flag), flag)
        and _reaches(settings.minimum_ratio, ratio(flag), flag)
    )


def retracted_on(flag: Flag) -> set[str]:
    """The channels that had an alert which a retraction takes back."""
    judged = flag.evidence.get("judged")
    sent = judged.get("sent") if isinstance(judged, Mapping) else None
    return {str(alert["channel"]) for alert in sent} if isinstance(sent, Sequence) else set()


def amount(flag: Flag) -> Decimal | None:
    """The order's amount as credited to the company, in major units; None where none is printed."""
    told = flag.evidence.get("credited") or flag.evidence.get("amount")
    return Decimal(str(told["value"])) if isinstance(told, Mapping) else None


def ratio(flag: Flag) -> Decimal | None:
    """The order's share of the newest reported year, else half; None where that is not known."""
    shares = flag.evidence.get("shares")
    first = shares[0]["share"]["percent"] if isinstance(shares, Sequence) and shares else None
    return Decimal(first) / 100 if first is not None else None


def _reaches(least: Decimal | None, value: Decimal | None, flag: Flag) -> bool:
    if least is None or not flag.evidence.get("order"):
        return True
    return value is not None and value >= least
