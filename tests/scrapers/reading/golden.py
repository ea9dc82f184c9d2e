"""Goldens: synthetic notices, one per layout and trap, each with what a careful person reads in it.

A golden is two files in `goldens/<layout>/`: the page as `<name>.html` or `<name>.txt`, and `<name>.toml` beside it.
Every name, number and place in them is made up.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from scrapers.notice import Award, Change, Notice, NoticeType
from scrapers.reading import as_label

FOLDER = Path(__file__).parent / "goldens"
KINDS: dict[str, Literal["html", "text"]] = {".html": "html", ".txt": "text"}
FIELDS = ("title", "published_date", "project_number", "project_name", "buyer", "agency")


@dataclass(frozen=True)
class Won:
    """One expected result; the amount in major units as a decimal string."""

    supplier: str
    amount: str | None = None
    lot: str | None = None
    pricing: str = "total"
    rate: str | None = None
    rank: int | None = None
    members: tuple[str, ...] = ()
    currency: str = "CNY"


@dataclass(frozen=True)
class Expected:
    """The reading of a notice; a field that is not among `fields` is not asked for, an empty one must be missing."""

    shows: str
    notice_type: str
    failed_lots: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    awards: tuple[Won, ...] = ()
    # of a correction: action, lot, old supplier and amount, new supplier, amount and rate
    changes: tuple[str, ...] = ()

    def as_toml(self) -> str:
        """The text of the file."""
        blocks = [
            _lines(
                {"shows": self.shows, "notice_type": self.notice_type, "failed_lots": self.failed_lots, "changes": self.changes}
            )
        ]
        if self.fields:
            blocks.append("[fields]\n" + _lines(self.fields))
        blocks += ["[[award]]\n" + _lines(_printed(won)) for won in self.awards]
        return "\n".join(blocks)


@dataclass(frozen=True)
class Golden:
    """A page and the path of what is expected of it."""

    page: Path

    @property
    def name(self) -> str:
        """Layout and name."""
        return f"{self.page.parent.name}/{self.page.stem}"

    @property
    def kind(self) -> Literal["html", "text"]:
        """Markup or plain text, by the page's suffix."""
        return KINDS[self.page.suffix]

    @property
    def source(self) -> str:
        """The page, line ends as they are."""
        return self.page.read_bytes().decode("utf-8")

    @property
    def answer(self) -> Path:
        """The file of what is expected."""
        return self.page.with_suffix(".toml")

    def expected(self) -> Expected:
        """What is expected. Raises ValueError for keys that no golden has, FileNotFoundError without a file."""
        table = tomllib.loads(self.answer.read_text(encoding="utf-8"))
        fields, awards = table.pop("fields", {}), table.pop("award", [])
        odd = {*table} - {"shows", "notice_type", "failed_lots", "changes"} | {*fields} - {*FIELDS}
        odd |= {key for award in awards for key in award} - {*Won.__annotations__}
        if odd:
            raise ValueError(f"{self.answer.name}: unknown keys {sorted(odd)}")
        table["failed_lots"] = tuple(table.get("failed_lots", ()))
        table["changes"] = tuple(table.get("changes", ()))
        won = tuple(Won(**{**award, "members": tuple(award.get("members", ()))}) for award in awards)
        return Expected(**table, fields=fields, awards=won)


def goldens() -> list[Golden]:
    """Every golden, by layout and name."""
    return [Golden(page) for page in sorted(FOLDER.glob("*/*")) if page.suffix in KINDS]


def reading_of(notice: Notice, shows: str, asked: tuple[str, ...] = FIELDS) -> Expected:
    """What was read of a notice, in the fields that are asked for."""
    label = as_label(notice, "file")
    fields = {name: str(label[name] or "") for name in FIELDS if name in asked}
    changes = tuple(map(_change, notice.changes)) if notice.notice_type is NoticeType.CORRECTION else ()
    return Expected(shows, notice.notice_type.value, notice.failed_lots, fields, tuple(map(_won, notice.awards)), changes)


def _change(change: Change) -> str:
    before, after = change.before, change.after
    parts = (change.lot, before.supplier, before.amount, after.supplier, after.amount, after.rate)
    return "|".join((change.action.value, *(str(part or "") for part in parts)))


def _won(award: Award) -> Won:
    return Won(
        award.supplier.name,
        str(award.amount.major) if award.amount else None,
        award.lot,
        award.pricing.value,
        award.rate if award.pricing.value == "rate" else None,
        award.rank,
        tuple(member.name for member in award.members),
        award.amount.currency if award.amount else "CNY",
    )


def _printed(won: Won) -> dict[str, Any]:
    plain = Won("")
    amount = won.amount and f"{Decimal(won.amount).normalize():f}"
    return {
        key: value for key in Won.__annotations__ if (value := getattr(replace(won, amount=amount), key)) != getattr(plain, key)
    }


def _lines(table: dict[str, Any]) -> str:
    kept = {key: value for key, value in table.items() if value not in (None, ())}
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in kept.items())
