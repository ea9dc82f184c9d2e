"""Meaning of a service's answer: taken, or refused for the message's sake, for the channel's, or for now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from tracker.alerts.channels.base import Refusal
from tracker.wording.escaping import clean

# a longer answer than this is cut before it is kept
LONGEST_ANSWER = 2000
LONGEST_WAIT = timedelta(days=1)
BY_STATUS = dict.fromkeys((400, 413, 415, 422), Refusal.MESSAGE) | dict.fromkeys((408, 425, 429), Refusal.LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer, of HTTP or to the DATA of SMTP; the names of its headers are in lower case."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)
    is_mail: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Meaning of an answer. `refusal` None: taken; `kept` is the body where it was not understood."""

    refusal: Refusal | None = None
    words: str = ""
    retry_after: timedelta | None = None
    kept: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Form of a service's answers in the body: the key of its code, the code of a message taken, the keys of its words.

    `phrases` are patterns of its words that decide before any code does; `plain` is its whole body where it is no JSON.
    With `silent`, an answer of 2xx without a code means taken.
    """

    at: str
    taken: object
    says: tuple[str, ...]
    message: frozenset[object] = frozenset()
    channel: frozenset[object] = frozenset()
    later: frozenset[object] = frozenset()
    phrases: tuple[tuple[str, Refusal], ...] = ()
    plain: str | None = None
    silent: bool = False


def judge(codes: Codes | None, answer: Answer, now: datetime) -> Verdict:
    """The meaning of an answer by what its service documents, else by its status and the keys that most services use."""
    reply = _json_object(answer.body)
    wait = _retry_after(answer, reply, now)
    if codes is None:
        return _unknown_service(answer, reply, wait)
    if _is_taken(codes, answer, reply):
        return Verdict()
    refusal = _refusal(codes, answer, reply)
    said = ": ".join(str(value) for value in _values(codes, reply) if not isinstance(value, bool)) or answer.body
    kept = None if refusal else answer.body[:LONGEST_ANSWER]
    words = clean(f"{answer.status} {said}") if refusal or said else str(answer.status)
    return Verdict(refusal=refusal or Refusal.CHANNEL, words=words, retry_after=wait, kept=kept)


def by_status(answer: Answer, now: datetime) -> Verdict:
    """The meaning of an answer by its status alone, as of a webhook: any 2xx means taken."""
    if 200 <= answer.status < 300:
        return Verdict()
    return Verdict(
        refusal=_of_status(answer),
        words=clean(f"{answer.status} {answer.body[:LONGEST_ANSWER]}"),
        retry_after=_retry_after(answer, _json_object(answer.body), now),
    )


def _unknown_service(answer: Answer, reply: Mapping[str, object], wait: timedelta | None) -> Verdict:
    no = reply.get("ok") is False or reply.get("success") is False or reply.get("errcode", 0) not in (0, None)
    kept = answer.body[:LONGEST_ANSWER] if answer.body.strip() else None
    if 200 <= answer.status < 300 and not no:
        return Verdict(kept=kept)
    refusal = Refusal.CHANNEL if no else _of_status(answer)
    words = clean(f"{answer.status} {answer.body[:LONGEST_ANSWER]}")
    return Verdict(refusal=refusal, words=words, retry_after=wait, kept=kept)


def _is_taken(codes: Codes, answer: Answer, reply: Mapping[str, object]) -> bool:
    if not 200 <= answer.status < 300:
        return False
    if codes.at in reply:
        return _number(reply[codes.at]) == codes.taken
    return codes.silent or (codes.plain is not None and answer.body.strip().lower() == codes.plain)


def _refusal(codes: Codes, answer: Answer, reply: Mapping[str, object]) -> Refusal | None:
    """The kind of a refusal, None where the answer is not one that the service documents."""
    for pattern, refusal in codes.phrases:
        if re.search(pattern, answer.body, re.IGNORECASE):
            return refusal
    values = set(_values(codes, reply))
    for known, refusal in ((codes.message, Refusal.MESSAGE), (codes.channel, Refusal.CHANNEL), (codes.later, Refusal.LATER)):
        if values & known:
            return refusal
    if answer.status >= HTTPStatus.BAD_REQUEST:
        return _of_status(answer)
    return None


def _of_status(answer: Answer) -> Refusal:
    if answer.is_mail:
        # 5yz refuses this mail for ever, 4yz only for now
        return Refusal.MESSAGE if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR else Refusal.CHANNEL
    return BY_STATUS.get(answer.status, Refusal.CHANNEL)


def _values(codes: Codes, reply: Mapping[str, object]) -> Iterator[object]:
    for key in (codes.at, *codes.says):
        value = reply.get(key)
        if isinstance(value, str | int | float) and value != "":
            yield _number(value)


def _number(value: object) -> object:
    return int(value) if isinstance(value, str) and re.fullmatch(r"-?\d{1,9}", value) else value


def _json_object(body: str) -> Mapping[str, object]:
    try:
        reply = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return reply if isinstance(reply, dict) else {}


def _retry_after(answer: Answer, reply: Mapping[str, object], now: datetime) -> timedelta | None:
    """How long the service asks to wait: a header of seconds or of a date, or a number of seconds in the body."""
    parameters = reply.get("parameters")
    inner = parameters.get("retry_after") if isinstance(parameters, dict) else None
    for found in (inner, reply.get("retry_after"), answer.headers.get("retry-after")):
        wait = _span(found, now)
        if wait is not None:
            return min(wait, LONGEST_WAIT)
    return None


def _span(found: object, now: datetime) -> timedelta | None:
    text = str(found).strip() if isinstance(found, str | int | float) else ""
    if re.fullmatch(r"\d{1,9}(?:\.\d+)?", text):
        return timedelta(seconds=float(text))
    try:
        wait = parsedate_to_datetime(text) - now
    except (TypeError, ValueError):
        return None
    return max(wait, timedelta(0))
