"""Messages cut to a channel's length: whole when they fit, else in parts between entries, the most money first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.alerts import body
from tracker.alerts.body import Voice
from tracker.wording.document import Line

# a chat that gets more at once takes them for spam, and services for too often
MOST_PARTS = 4

Fits = Callable[[str, Sequence[Line]], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text of one order or group: at length, and in one line."""

    long: tuple[Line, ...]
    short: Line
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A message before it is cut: its subject, the lines before its pieces and after them, and how many it leaves out.

    `left_out` counts pieces that are too many to be read; they are counted, with the command that shows them.
    """

    about: str
    ident: str
    pieces: tuple[Piece, ...]
    head: tuple[Line, ...] = ()
    tail: tuple[Line, ...] = ()
    left_out: int = 0


def everything(about: str, lines: Sequence[Line]) -> bool:  # noqa: ARG001 - the shape of Fits
    """A length without an end."""
    return True


def cut(plan: Plan, voice: Voice, fits: Fits = everything) -> list[tuple[str, list[Line]]]:
    """The subject and lines of each part; nothing is cut inside a line.

    At length where that makes few enough parts, else a line each, else as many lines as fit.
    """
    whole = [*plan.head, *(line for piece in plan.pieces for line in piece.long), *_after(plan, plan.left_out, voice)]
    whole += [*plan.tail, body.closing(plan.ident, voice)]
    if fits(plan.about, whole):
        return [(plan.about, whole)]
    pieces = sorted(plan.pieces, key=lambda piece: piece.amount if piece.amount is not None else Decimal(-1), reverse=True)
    at_length, out = _packed(plan, [[*piece.long] for piece in pieces], voice, fits)
    if out:
        at_length, out = _packed(plan, [[piece.short] for piece in pieces], voice, fits)
    parts = _with_tail(plan, at_length, out + plan.left_out, voice, fits)
    of = len(parts)
    return [(_numbered(plan.about, n, of), _closed(plan, lines, n, of, voice)) for n, lines in enumerate(parts, 1)]


def _packed(plan: Plan, blocks: Sequence[list[Line]], voice: Voice, fits: Fits) -> tuple[list[list[Line]], int]:
    """Blocks of lines into as many parts as are allowed, in order; how many found no room."""
    parts: list[list[Line]] = [list(plan.head)]
    out = 0
    for block in blocks:
        if _has_room(plan, [*parts[-1], *block], voice, fits):
            parts[-1] += block
        elif len(parts) < MOST_PARTS and _has_room(plan, block, voice, fits):
            parts.append(block)
        else:
            out += 1
    return parts, out


def _has_room(plan: Plan, lines: Sequence[Line], voice: Voice, fits: Fits) -> bool:
    """Whether the lines fit beside all that may have to stand in their part too."""
    most = [*lines, *_after(plan, len(plan.pieces) + plan.left_out, voice)]
    return fits(_numbered(plan.about, MOST_PARTS, MOST_PARTS + 1), _closed(plan, most, MOST_PARTS, MOST_PARTS + 1, voice))


def _with_tail(plan: Plan, parts: list[list[Line]], out: int, voice: Voice, fits: Fits) -> list[list[Line]]:
    if plan.tail:
        if _has_room(plan, [*parts[-1], *plan.tail], voice, fits):
            parts[-1] += plan.tail
        else:
            kept: list[Line] = []
            for line in plan.tail:
                kept += [line] if _has_room(plan, [*kept, line], voice, fits) else []
            parts.append(kept)
    parts[-1] += _after(plan, out, voice)
    return parts


def _after(plan: Plan, count: int, voice: Voice) -> list[Line]:
    values = {"count": count, "message_id": {"ours": plan.ident}}
    return [Line(voice.words.say("lines", "more", values))] if count else []


def _closed(plan: Plan, lines: Sequence[Line], number: int, of: int, voice: Voice) -> list[Line]:
    if of == 1:
        return [*lines, body.closing(plan.ident, voice)]
    values = {"message_id": {"ours": plan.ident}, "part": number, "parts": of}
    return [*lines, Line(voice.words.say("lines", "message_part", values))]


def _numbered(about: str, number: int, of: int) -> str:
    return about if of == 1 else f"{about} ({number}/{of})"
