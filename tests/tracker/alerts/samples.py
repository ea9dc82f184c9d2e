"""Messages that tests look at: each rule's first flagging case, and the kinds of message that no rule makes alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from tests.tracker.rules.cases import cases_of
from tracker.alerts.body import Voice
from tracker.alerts.message import Message, compose, compose_parts, compose_test, message_id
from tracker.model.flag import Flag
from tracker.rules import RULES

CHANNEL = "console"


def voice(language: str) -> Voice:
    """How the tests' channel is spoken to."""
    return Voice(channel=CHANNEL, language=language)


@cache
def flags_of(code: str, name: str = "") -> tuple[Flag, ...]:
    """The flags of the first case of a rule that flags, or of the one whose name begins so."""
    return next(tuple(case.judged()) for case in cases_of(code) if case.flags and case.name.startswith(name))


def win(number: int, *, rule: str = "W001", company: str = "zhipu", on: date = date(2026, 1, 13)) -> Flag:
    """One of many wins, each of its own notice and order."""
    first = flags_of("W001")[0]
    order = f"OMANY{number:06}"
    evidence = {**first.evidence, "order": order}
    return replace(first, rule=rule, company=company, order=order, on=on, notice_id=1000 + number, evidence=evidence)


def operator_flag(case: str = "source") -> Flag:
    """A change of a source's or channel's health."""
    told: dict[str, dict[str, object]] = {
        "source": {"source": "cn_ccgp", "was": {"word": "healthy"}, "now": {"word": "dark"}, "reason": "HTTP 403"},
        "channel_dead": {"channel": "wecom", "failures": 3, "error": "WeCom did not take the message"},
        "channel_recovered": {"channel": "wecom"},
    }
    evidence: dict[str, object] = {"judged": {"case": case, **told[case]}}
    return Flag(rule="OPS", company="", order=None, occasion=f"{case} 2026-01-13", on=date(2026, 1, 13), evidence=evidence)


def messages(language: str) -> dict[str, Message]:
    """Every kind of message in one language, by the name of its golden files."""
    said = voice(language)
    made = {code: one(flags_of(code), language) for code in RULES}
    made["W007.raised"] = one(flags_of("W007", "a told amount is signed for at more"), language)
    every = [flag for code in ("W001", "W002", "W003", "W004") for flag in flags_of(code)]
    made["one_notice"] = one(every, language)
    groups: Sequence[Sequence[Flag]] = [flags_of("W001"), flags_of("W007"), flags_of("W009"), [operator_flag()]]
    flags = [flag for group in groups for flag in group]
    notes = ["zhipu: no orders in 21 days; 4 of the 5 sites that ever carried this company are healthy, 1 dark since 3 May"]
    made["digest"] = compose_parts(groups, said, message_id(CHANNEL, flags), notes)[0]
    for case in ("source", "channel_dead", "channel_recovered"):
        made[case] = one([operator_flag(case)], language)
    made["test"] = compose_test(said, "ATEST")
    return made


def one(flags: Sequence[Flag], language: str) -> Message:
    """A single message."""
    return compose(flags, voice(language), message_id(CHANNEL, flags))
