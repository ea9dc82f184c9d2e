"""Messages: the flags of one notice and company, or a digest of many, worded for a channel in three formats."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tracker.alerts import body
from tracker.alerts.body import Voice
from tracker.alerts.parts import Fits, Piece, Plan, cut, everything
from tracker.alerts.routing import amount
from tracker.model.flag import OPERATOR, Flag
from tracker.wording.document import Line, Link, Quoted
from tracker.wording.escaping import subject, to_html, to_markdown, to_text
from tracker.wording.page_address import page_address
from tracker.wording.words import name_of

DIGEST_ENTRIES = 40


class MailBrief(NamedTuple):
    """A company's brief as HTML, and the sentence in its place where a mail has no room for it."""

    page: str
    instead: str


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """Facts that a digest adds about its companies: lines on their silence, and for a mail each one's brief."""

    notes: Sequence[str] = ()
    briefs: Sequence[MailBrief] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Message of a channel, or a part of it. Receivers drop a repeat by `message_id`, which every format prints too.

    `lines` is what the formats were made of, for a channel with a format of its own.
    """

    message_id: str
    kind: str
    subject: str
    text: str
    markdown: str
    html: str
    lines: tuple[Line, ...] = ()
    flags: tuple[Flag, ...] = ()
    # of a digest by mail: one for each company
    briefs: tuple[MailBrief, ...] = ()


def message_id(channel: str, flags: Iterable[Flag]) -> str:
    """The same for the same flags on the same channel, whoever computes it and when."""
    keys = sorted([flag.rule, flag.company, flag.order or "", flag.occasion] for flag in flags)
    digest = hashlib.sha256(json.dumps([channel, keys], ensure_ascii=False).encode()).digest()
    return "A" + base64.b32encode(digest).decode()[:20]


def compose(flags: Sequence[Flag], voice: Voice, ident: str) -> Message:
    """One message for the flags that one notice raised for one company, of any length."""
    return compose_parts([flags], voice, ident)[0]


def compose_digest(groups: Sequence[Sequence[Flag]], voice: Voice, ident: str) -> Message:
    """One message for many flags, of any length: a line and a link for every group."""
    return _messages("digest", _digest_plan(groups, voice, ident, (), len(groups)), groups, voice, everything)[0]


def compose_parts(
    groups: Sequence[Sequence[Flag]], voice: Voice, ident: str, notes: Sequence[str] | None = None, fits: Fits = everything
) -> list[Message]:
    """A message in as many parts as its channel's length asks for, all under one id.

    One group is described at length, order by order; with `notes` on silence, be they none, it is a digest of all groups.
    """
    if notes is not None:
        return _messages("digest", _digest_plan(groups, voice, ident, notes, DIGEST_ENTRIES), groups, voice, fits)
    flags = [flag for group in groups for flag in group]
    pieces = tuple(
        Piece(long=(*body.section(group, voice), Line((), "gap")), short=_entry(group, voice), amount=_amount(group))
        for group in body.by_order(flags)
    )
    plan = Plan(about=subject(body.subject(flags, voice)), ident=ident, pieces=pieces)
    return _messages("single", plan, groups, voice, fits)


def _digest_plan(groups: Sequence[Sequence[Flag]], voice: Voice, ident: str, notes: Sequence[str], most: int) -> Plan:
    said = voice.words
    about = said.say("subject", "digest", {"count": len(groups)})
    shown = groups
    if len(groups) > most:
        shown = sorted(groups, key=lambda group: _amount(group) or 0, reverse=True)[:most]
    entries = [(_entry(group, voice), _amount(group)) for group in shown]
    silence = (Line((), "gap"), Line(said.say("lines", "silences", {}), "heading")) if notes else ()
    pages = tuple(_pages(groups, voice))
    return Plan(
        about=subject(about),
        ident=ident,
        head=(Line(about, "heading"),),
        pieces=tuple(Piece(long=(line,), short=line, amount=amount) for line, amount in entries),
        tail=(*silence, *(Line((Quoted(note),), "item") for note in notes), *pages, Line((), "gap")),
        left_out=len(groups) - len(shown),
    )


def _pages(groups: Sequence[Sequence[Flag]], voice: Voice) -> Iterator[Line]:
    """Each company's page, where pages are served."""
    told = {flag.company: flag.evidence.get("names") for group in groups for flag in group if flag.company}
    for company, names in told.items():
        address = page_address(voice.pages, "company", company)
        if address:
            name = Quoted(name_of(names, voice.language) or company)
            yield Line((name, " ", Link(voice.words.template("link", "company"), address)), "item")


def compose_test(voice: Voice, ident: str) -> Message:
    """A message that only shows that a channel works."""
    lines = [Line(voice.words.say("lines", "test", {"channel": voice.channel})), body.closing(ident, voice)]
    return _message("test", subject(voice.words.say("subject", "test", {})), lines, ident, ())


def _entry(flags: Sequence[Flag], voice: Voice) -> Line:
    """A group in one line: who, what, share; for anything but a plain win what the rule says; the link."""
    if flags[0].rule == OPERATOR:
        return body.reasons(flags[0], voice)[0]
    told, first = body.lead(flags).evidence, body.loudest(flags)
    spans = [*body.subject(flags, voice), *body.in_parentheses(told.get("shares"), voice)]
    for line in body.reasons(first, voice) if first.rule != "W001" else ():
        spans += [voice.words.template("share", "join"), *line.spans]
    linked = [span for link in body.links(told, voice) for span in (" ", link)]
    return Line((*spans, *linked), "item")


def _amount(flags: Sequence[Flag]) -> Decimal | None:
    """The largest amount that a group speaks of, in the company's currency."""
    return max((found for flag in flags if (found := amount(flag)) is not None), default=None)


def _messages(kind: str, plan: Plan, groups: Sequence[Sequence[Flag]], voice: Voice, fits: Fits) -> list[Message]:
    flags = [flag for group in groups for flag in group]
    return [_message(kind, about, lines, plan.ident, flags) for about, lines in cut(plan, voice, fits)]


def _message(kind: str, about: str, lines: Sequence[Line], ident: str, flags: Sequence[Flag]) -> Message:
    return Message(
        message_id=ident,
        kind=kind,
        subject=about,
        text=to_text(lines),
        markdown=to_markdown(lines),
        html=to_html(lines),
        lines=tuple(lines),
        flags=tuple(flags),
    )
