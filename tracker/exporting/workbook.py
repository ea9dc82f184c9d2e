"""Workbooks (XLSX) of typed cells: frozen heads, number formats, links; text stays text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from tracker.errors import BadInput
from tracker.exporting.cells import is_formula
from tracker.wording.escaping import safe_url
from tracker.wording.terminal import plain

# limits of the format
_MOST_ROWS, _LONGEST_TEXT, _LONGEST_URL, _MOST_LINKS = 1_048_576, 32_767, 2_079, 65_000
_CHART_ROWS = 16
# a binary number of 64 bits holds any of so many digits
_EXACT_DIGITS = 15
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Kind(StrEnum):
    """Forms of a column's numbers."""

    PLAIN = "plain"
    # a share of something, shown in percent
    SHARE = "share"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Linked:
    """Text that leads to an address; the text alone where there is no safe one."""

    text: str
    url: str | None


# a Decimal is an amount in major units or, in a column of that kind, a share
Cell = str | int | Decimal | date | Linked | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters, the form of its numbers."""

    heading: str
    width: int = 12
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Columns of amounts over some rows of a sheet, counted from 0 below its head."""

    title: str
    sheet: str
    first: int
    last: int
    labels: int
    amounts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a head that stays in sight with the first `frozen` columns, rows below it, charts below those."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 1
    charts: Sequence[Chart] = field(default=())


def workbook(sheets: Sequence[Sheet], *, title: str, made: datetime) -> bytes:
    """The file of the sheets. Raises BadInput when one has more rows than a sheet can hold."""
    for sheet in sheets:
        if len(sheet.rows) >= _MOST_ROWS:
            raise BadInput(
                f"sheet {sheet.name} would have {len(sheet.rows):,} rows, a workbook takes {_MOST_ROWS - 1:,}: export csv instead"
            )
    file = io.BytesIO()
    # rows wait on disk, so that their number does not matter
    with TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"title": plain(title), "created": made.replace(tzinfo=None)})
        writer = _Writer(book)
        for sheet in sheets:
            writer.write(sheet)
        try:
            book.close()
        except FileCreateError as error:
            raise BadInput(f"the workbook cannot be put together: {error}") from error
    return file.getvalue()


class _Writer:
    """One workbook under way; formats are made once each. XlsxWriter has no types."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._links = 0

    def write(self, sheet: Sheet) -> None:
        """Write one sheet from top to bottom."""
        page = self._book.add_worksheet(sheet.name)
        self._links = 0
        page.freeze_panes(1, sheet.frozen)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.heading, self._format(bold=True, bottom=1, text_wrap=True, valign="top"))
        for number, row in enumerate(sheet.rows, 1):
            for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                self._write(page, (number, place), cell, column.kind)
        if sheet.rows and sheet.columns:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        for count, chart in enumerate(sheet.charts):
            page.insert_chart(len(sheet.rows) + 2 + count * _CHART_ROWS, 0, self._chart(chart))

    def _write(self, page: Any, at: tuple[int, int], cell: Cell, kind: Kind) -> None:
        if cell is None:
            return
        if isinstance(cell, Decimal) and (kind is Kind.SHARE or _is_exact(cell)):
            page.write_number(*at, float(cell), self._format(num_format=_number_form(cell, kind)))
        elif isinstance(cell, int):
            page.write_number(*at, cell, self._format(num_format="#,##0"))
        elif isinstance(cell, date):
            page.write_datetime(*at, cell, self._format(num_format="yyyy-mm-dd"))
        elif isinstance(cell, Linked):
            self._write_text(page, at, cell.text, cell.url)
        else:
            self._write_text(page, at, str(cell), None)

    def _write_text(self, page: Any, at: tuple[int, int], printed: str, address: str | None) -> None:
        # what is printable needs no cleaning: nearly every cell
        text = printed if printed.isprintable() else _NOT_XML.sub("", plain(printed))
        text = text if len(text) <= _LONGEST_TEXT // 2 else f"{text[: _LONGEST_TEXT // 2]}…"
        # as a person would type it with an apostrophe before: it stays text when the cell is edited, too
        quoted = {"quote_prefix": True} if is_formula(text) else {}
        url = safe_url(address) if address else None
        if url is None or len(url) > _LONGEST_URL or self._links >= _MOST_LINKS:
            page.write_string(*at, text, self._format(**quoted) if quoted else None)
            return
        self._links += 1
        page.write_url(*at, url, self._format(font_color="#0563C1", underline=1, **quoted), text)

    def _chart(self, chart: Chart) -> Any:
        made = self._book.add_chart({"type": "column"})
        rows = (chart.first + 1, chart.last + 1)
        made.add_series(
            {
                "name": plain(chart.title),
                "categories": [chart.sheet, rows[0], chart.labels, rows[1], chart.labels],
                "values": [chart.sheet, rows[0], chart.amounts, rows[1], chart.amounts],
                "fill": {"color": "#2F6FB3"},
            }
        )
        made.set_title({"name": plain(chart.title), "name_font": {"size": 11}})
        made.set_legend({"none": True})
        made.set_y_axis({"num_format": "#,##0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}})
        made.set_size({"width": 760, "height": 300})
        return made

    def _format(self, **wanted: object) -> Any:
        # each form is asked for by one line, in one order
        key = tuple(wanted.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]


def _is_exact(amount: Decimal) -> bool:
    """Whether a spreadsheet's number, of 16 digits at most, is the amount to the last one; another stays text."""
    if len(amount.as_tuple().digits) <= _EXACT_DIGITS:
        return True
    return Decimal(f"{float(amount):.16G}") == amount


def _number_form(number: Decimal, kind: Kind) -> str:
    """Amounts with the decimals of their currency, as they are printed."""
    if kind is Kind.SHARE:
        return "0.00%"
    if kind is Kind.RATE:
        return "General"
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * decimals if decimals else "")
