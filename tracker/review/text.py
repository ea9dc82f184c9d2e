"""Decisions as reviewable TOML text, and back."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from scrapers.money import Money
from scrapers.notice import Mark
from tracker.errors import BadInput
from tracker.model.decision import (
    Decision,
    Decisions,
    JoinDecision,
    MarkDecision,
    NameDecision,
    UnreadDecision,
    Verdict,
    decisions_of,
)


def _with_offset(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("an instant with an offset is expected, like 2026-11-22T10:00:00+08:00")
    return value


Instant = Annotated[datetime, AfterValidator(_with_offset)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Verdict
    at: Instant
    by: str = ""
    note: str = ""


class _Name(_Entry):
    name: str = Field(min_length=1)
    company: str = Field(min_length=1)
    start: date | None = None


class _Join(_Entry):
    left: str = Field(pattern=r"^O[A-Z2-7]{10}$")
    right: str = Field(pattern=r"^O[A-Z2-7]{10}$")


class _Marked(_Entry):
    order: str = Field(pattern=r"^O[A-Z2-7]{10}$")
    amount: Decimal | None = None
    currency: str = Field("CNY", pattern=r"^[A-Z]{3}$")
    marks: tuple[Mark, ...]


class _Unread(_Entry):
    company: str = Field(min_length=1)
    notice: str = Field(pattern=r"^\S+ \S.*$")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: tuple[_Name, ...] = ()
    join: tuple[_Join, ...] = ()
    marked: tuple[_Marked, ...] = ()
    unread: tuple[_Unread, ...] = ()


def export_decisions(decisions: Decisions) -> str:
    """All decisions as TOML, oldest first within their kind: the same decisions always give the same text."""
    return "\n".join(
        f"{_table(decision)}\n" + "".join(f"{key} = {_value(value)}\n" for key, value in _fields(decision))
        for decision in decisions_of(decisions.all).all
    )


def import_decisions(text: str, where: str = "the decisions") -> Decisions:
    """Decisions from TOML. Raises BadInput, naming `where`, the key and what was expected."""
    try:
        file = _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where}: not TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        raise BadInput(f"{where}: {key}: {first['msg']}, got {first['input']!r}") from error
    made: list[Decision] = [NameDecision(**dict(entry)) for entry in file.name]
    made += [JoinDecision(**dict(entry)) for entry in file.join]
    made += [_mark_decision(entry) for entry in file.marked]
    made += [UnreadDecision(**dict(entry)) for entry in file.unread]
    return decisions_of(made)


def _mark_decision(entry: _Marked) -> MarkDecision:
    amount = Money.of(entry.amount, entry.currency) if entry.amount is not None else None
    return MarkDecision(
        order=entry.order,
        amount=amount,
        marks=entry.marks,
        verdict=entry.verdict,
        at=entry.at,
        by=entry.by,
        note=entry.note,
    )


def _table(decision: Decision) -> str:
    names = {NameDecision: "name", JoinDecision: "join", MarkDecision: "marked", UnreadDecision: "unread"}
    return f"[[{names[type(decision)]}]]"


def _fields(decision: Decision) -> Iterator[tuple[str, object]]:
    match decision:
        case NameDecision():
            yield from (("name", decision.name), ("company", decision.company))
            if decision.start:
                yield "start", decision.start
        case JoinDecision():
            yield from (("left", decision.left), ("right", decision.right))
        case MarkDecision():
            yield "order", decision.order
            if decision.amount:
                yield from (("amount", str(decision.amount)), ("currency", decision.amount.currency))
            yield "marks", decision.marks
        case UnreadDecision():
            yield from (("company", decision.company), ("notice", decision.notice))
    yield from (("verdict", str(decision.verdict)), ("at", decision.at))
    yield from ((key, text) for key, text in (("by", decision.by), ("note", decision.note)) if text)


def _value(value: object) -> str:
    """A value as TOML: texts are JSON strings, which TOML reads alike but for DEL."""
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(_value(item) for item in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
