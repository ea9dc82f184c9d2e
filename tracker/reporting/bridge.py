"""The bridge in the report's JSON and in words."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.ledger.bridge import Amounts, Bridge, Move, Step
from tracker.reporting.entries import Entry, interval_entry
from tracker.reporting.grid import Grid
from tracker.reporting.words import BOUNDS, ReportWords


def bridge_entries(built: Bridge, currency: str) -> list[Entry]:
    """Opening, every kind of step with its orders, closing."""
    found: list[Entry] = []
    for kind, day, amounts, moves in _rows(built):
        dated = {"day": day} if day else {}
        found.append({"kind": kind, **dated, **_amounts(amounts, currency), "orders": [_move(move, currency) for move in moves]})
    return found


def bridge_part(built: Bridge, currency: str, say: ReportWords) -> Grid:
    """The same for a person."""
    rows = []
    for kind, day, amounts, moves in _rows(built):
        named = ", ".join(dict.fromkeys(move.order for move in moves))
        cells = [say.minor(getattr(amounts, bound), currency) for bound in BOUNDS]
        rows.append([f"{say(kind)} {day}".strip(), *cells, named])
    return Grid(say("bridge"), say.each("period", *BOUNDS, "orders"), rows)


def _rows(built: Bridge) -> Iterator[tuple[str, str, Amounts, list[Move]]]:
    yield "opening", built.opening_day.isoformat(), built.opening, []
    for step in Step:
        yield step.value, "", built.sum_of(step), [move for move in built.moves if move.step is step]
    yield "closing", built.closing_day.isoformat(), built.closing, []


def _move(move: Move, currency: str) -> Entry:
    return {
        "order": move.order,
        "date": move.on.isoformat(),
        "event": move.event.value if move.event else "called_off",
        **_amounts(move.amounts, currency),
    }


def _amounts(amounts: Amounts, currency: str) -> Entry:
    return interval_entry(amounts.floor, amounts.stated, amounts.ceiling, currency)
