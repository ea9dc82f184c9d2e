"""Sheets of the ledger: its lines, and the notices that they rest on."""

from __future__ import annotations

from tracker.exporting.book import Book, amount, money
from tracker.exporting.workbook import Cell, Linked, Sheet
from tracker.ledger.credit import whole
from tracker.ledger.line import Line
from tracker.model.order import Standing
from tracker.reporting.report import Report
from tracker.wording.complaints import complaint

_LEDGER = (
    "company", "order", "date", "status", "buyer", "project", "lot", "supplier", "amount", "currency", "credited", "floor",
    "ceiling", "company_currency", "ratio", "ratio_period", "share_low", "share_high", "rate", "marks", "notice",
)  # fmt: skip


def ledger_sheet(book: Book) -> Sheet:
    """One row an order of each company, linked to its page and to the notice to show first."""
    rows = [_ledger_row(line, report, book) for report in book.reports for line in report.lines]
    columns = book.columns(*_LEDGER, shares=("ratio", "share_low", "share_high"), rates=("rate",))
    return Sheet(name="ledger", columns=columns, rows=rows, frozen=2)


def _ledger_row(line: Line, report: Report, book: Book) -> list[Cell]:
    order, state, printed, currency = line.order, line.state, whole(line.state), report.currency
    marks = [*map(book.say, line.doubts)] + ([book.say("accepted")] if state.marks and state.accepted else [])
    marks += [book.say(state.standing.value)] if state.standing is Standing.ELSEWHERE else []
    marks += [complaint(line.error, book.language)] if line.error else []
    return [
        book.name(report),
        book.linked("order", order.id),
        line.dated,
        book.say(state.status.value),
        order.buyer.name if order.buyer else None,
        order.project_name,
        order.lot,
        order.supplier.name,
        money(printed),
        printed.currency if printed else None,
        *(amount(minor, currency) for minor in (line.stated, line.floor, line.ceiling)),
        currency,
        report.share_of(line),
        report.against.label if report.against else None,
        line.share_low,
        line.share_high,
        line.rate.value if line.rate else None,
        "; ".join(marks) or None,
        Linked(order.url, order.url) if order.url else None,
    ]


def notices_sheet(book: Book) -> Sheet:
    """Every notice behind every order of the ledger."""
    keys = ("company", "order", "notice", "date", "notice_type", "title", "site", "url")
    rows: list[list[Cell]] = [
        [
            book.name(report),
            book.linked("order", line.order.id),
            book.linked("notice", f"N{notice.id}"),
            notice.published,
            book.say(notice.notice_type.value),
            notice.title,
            notice.site,
            Linked(notice.url, notice.url),
        ]
        for report in book.reports
        for line in report.lines
        for notice in line.order.notices
    ]
    return Sheet(name="notices", columns=book.columns(*keys), rows=rows, frozen=2)
