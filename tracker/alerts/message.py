"""Messages: the flags of one notice and company, or a digest of many, worded for a channel in three formats."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.alerts import body
from tracker.alerts.body import Voice
from tracker.model.flag import OPERATOR, Flag
from tracker.wording.document import Line, Link, Phrase, Quoted
from tracker.wording.escaping import subject, to_html, to_markdown, to_text

DIGEST_ENTRIES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a channel sends. Receivers drop a repeat by `message_id`, which stands in every format too."""

    message_id: str
    kind: str
    subject: str
    text: str
    markdown: str
    html: str
    flags: tuple[Flag, ...] = ()


def message_id(channel: str, flags: Iterable[Flag]) -> str:
    """The same for the same flags on the same channel, whoever computes it and when."""
    keys = sorted([flag.rule, flag.company, flag.order or "", flag.occasion] for flag in flags)
    digest = hashlib.sha256(json.dumps([channel, keys], ensure_ascii=False).encode()).digest()
    return "A" + base64.b32encode(digest).decode()[:20]


def compose(flags: Sequence[Flag], voice: Voice, ident: str) -> Message:
    """One message for the flags that one notice raised for one company."""
    return _message("single", body.subject(flags, voice), body.lines(flags, voice, ident), ident, flags)


def compose_digest(groups: Sequence[Sequence[Flag]], voice: Voice, ident: str, notes: Sequence[str] = ()) -> Message:
    """One message for many: a line and a link per group, as many as are readable, then how many more, then `notes` on silence."""
    said = voice.words
    about = said.say("subject", "digest", {"count": len(groups)})
    lines = [Line(about, "heading"), *(_entry(group, voice) for group in groups[:DIGEST_ENTRIES])]
    if len(groups) > DIGEST_ENTRIES:
        lines.append(Line(said.say("lines", "more", {"count": len(groups) - DIGEST_ENTRIES})))
    if notes:
        lines += [Line((), "gap"), Line(said.say("lines", "silences", {}), "heading")]
        lines += [Line((Quoted(note),), "item") for note in notes]
    lines += [Line((), "gap"), body.closing(ident, voice)]
    return _message("digest", about, lines, ident, [flag for group in groups for flag in group])


def compose_test(voice: Voice, ident: str) -> Message:
    """A message that only shows that a channel works."""
    lines = [Line(voice.words.say("lines", "test", {"channel": voice.channel})), body.closing(ident, voice)]
    return _message("test", voice.words.say("subject", "test", {}), lines, ident, ())


def _entry(flags: Sequence[Flag], voice: Voice) -> Line:
    """A group in one line: who, what, share; for anything but a plain win what the rule says; the link."""
    if flags[0].rule == OPERATOR:
        return body.reasons(flags[0], voice)[0]
    told, first = body.lead(flags).evidence, body.loudest(flags)
    spans = [*body.subject(flags, voice), *body.in_parentheses(told.get("shares"), voice)]
    for line in body.reasons(first, voice) if first.rule != "W001" else ():
        spans += [voice.words.template("share", "join"), *line.spans]
    url = told.get("url")
    link: Phrase = (" ", Link(voice.words.template("link", "notice"), str(url))) if url else ()
    return Line((*spans, *link), "item")


def _message(kind: str, about: Phrase, lines: Sequence[Line], ident: str, flags: Sequence[Flag]) -> Message:
    return Message(
        message_id=ident,
        kind=kind,
        subject=subject(about),
        text=to_text(lines),
        markdown=to_markdown(lines),
        html=to_html(lines),
        flags=tuple(flags),
    )
