"""Rows of a file a user hands over, CSV or TOML, read so that whatever is wrong names its file, line and column."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from scrapers.currencies import CURRENCIES, unknown_currency
from scrapers.money import MINOR_DIGITS, Money, fits_minor
from tracker.errors import BadInput
from tracker.imports.spreadsheet import column_of, day_in, delimiter_of, figure_in

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; `where` names the file and the line (CSV) or the entry (TOML). Every reader raises BadInput."""

    where: str
    values: Mapping[str, str]
    # the power of ten that a column's head gives its figures
    powers: Mapping[str, int] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """The trimmed text, "" where there is none."""
        return self.values.get(column, "").strip()

    def needed(self, column: str) -> str:
        """The text of a column that may not be empty."""
        found = self.text(column)
        if not found:
            raise self.bad(column, "a value")
        return found

    def day(self, column: str) -> date:
        """A day written YYYY-MM-DD, or as a spreadsheet writes it."""
        try:
            return day_in(self.text(column))
        except ValueError as error:
            raise self.bad(column, "a day as YYYY-MM-DD") from error

    def day_if_any(self, column: str) -> date | None:
        """A day, or None where the column is empty."""
        return self.day(column) if self.text(column) else None

    def decimal(self, column: str) -> Decimal:
        """A number; thousands may be parted by commas, a unit may stand behind it or in the column's head."""
        return self._figure(column)[0]

    def _figure(self, column: str) -> tuple[Decimal, bool]:
        try:
            found = figure_in(self.text(column), self.powers.get(column, 0))
        except InvalidOperation as error:
            raise self.bad(column, "a number such as 312000000.00") from error
        if found is None:
            raise self.bad(column, "a number such as 312000000.00")
        return found

    def decimal_if_any(self, column: str) -> Decimal | None:
        """A number, or None where the column is empty."""
        return self.decimal(column) if self.text(column) else None

    def currency(self, column: str, default: str | None = None) -> str:
        """A currency's three letters, the default where the column is empty."""
        found = self.text(column) or default or ""
        if found not in CURRENCIES:
            raise self.bad(column, unknown_currency(found).removeprefix("expected "))
        return found

    def money(self, amount: str, currency: str, default: str | None = None) -> Money:
        """An amount above 0 in major units, in the currency of another column; nothing finer than its minor unit."""
        (value, is_yuan), code = self._figure(amount), self.currency(currency, default)
        if is_yuan and code not in ("CNY", "JPY"):
            raise self.bad(amount, f"an amount in {code}, as the row says")
        if value <= 0:
            raise self.bad(amount, "an amount above 0; nothing where none is known")
        if not fits_minor(value, code):
            raise self.bad(amount, f"no more than {MINOR_DIGITS.get(code, 2)} decimals in {code}")
        try:
            return Money.of(value, code)
        except ValueError as error:
            raise self.bad(amount, "an amount that fits 64 bits of minor units") from error

    def choice(self, column: str, choices: type[Choice], default: Choice) -> Choice:
        """One of a closed list, the default where the column is empty."""
        try:
            return choices(self.text(column)) if self.text(column) else default
        except ValueError as error:
            raise self.bad(column, f"one of {', '.join(choices)}") from error

    def bad(self, column: str, expected: str) -> BadInput:
        """The error to raise for a value of this row."""
        return BadInput(f"{self.where}, column {column}: found {self.text(column)!r}, expected {expected}")


def read_rows(text: str, name: str, table: str, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    """Rows of a file's text; `name` ends in .toml for `[[table]]` entries, anything else is CSV with a header line.

    Raises BadInput for an unknown or missing column, a row of another length, or text that is neither.
    """
    body = text.removeprefix("\ufeff")
    yield from _toml(body, name, table, columns, needed) if name.lower().endswith(".toml") else _csv(body, name, columns, needed)


def _csv(text: str, name: str, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), strict=True, delimiter=delimiter_of(text, columns))
    try:
        heads = [column_of(cell) for cell in next(reader, [])]
        header, powers = [column for column, _ in heads], dict(heads)
        _check_columns(header, f"{name}, line 1", columns, needed)
        for cells in reader:
            where = f"{name}, line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                raise BadInput(f"{where}: found {len(cells)} columns, expected {len(header)}")
            yield Row(where=where, values=dict(zip(header, cells, strict=True)), powers=powers)
    except csv.Error as error:
        raise BadInput(f"{name}, line {reader.line_num}: not readable as CSV: {error}") from error


def _toml(text: str, name: str, table: str, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{name}: not readable as TOML: {error}") from error
    entries = content.get(table)
    if not isinstance(entries, list) or len(content) > 1:
        raise BadInput(f"{name}: found {', '.join(content) or 'nothing'}, expected only [[{table}]] entries")
    for number, entry in enumerate(entries, 1):
        where = f"{name}, [[{table}]] entry {number}"
        if not isinstance(entry, dict):
            raise BadInput(f"{where}: found {entry!r}, expected a table")
        _check_columns(list(entry), where, columns, needed)
        yield Row(where=where, values={key: _plain(value, where, key) for key, value in entry.items()})


def _check_columns(found: Sequence[str], where: str, columns: Sequence[str], needed: Sequence[str]) -> None:
    for column in found:
        if column not in columns:
            raise BadInput(f"{where}: found column {column!r}, expected some of {', '.join(columns)}")
        if found.count(column) > 1:
            raise BadInput(f"{where}: found column {column!r} twice, expected it once")
    for column in needed:
        if column not in found:
            raise BadInput(f"{where}: column {column!r} is missing; expected at least {', '.join(needed)}")


def _plain(value: object, where: str, key: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal | date) or isinstance(value, datetime):
        raise BadInput(f"{where}, column {key}: found {value!r}, expected text, a number or a day")
    return value.isoformat() if isinstance(value, date) else f"{value:f}" if isinstance(value, Decimal) else str(value)
