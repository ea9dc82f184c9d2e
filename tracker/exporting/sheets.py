"""Sheets of companies' reports: overview, intake, ledger, notices, ratios, customers, bridge, sources; the report's own figures.

Names of sheets are the same in every language, since formulas of others refer to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracker.exporting.book import Book, amount, money
from tracker.exporting.ledger_sheets import ledger_sheet, notices_sheet
from tracker.exporting.workbook import Cell, Chart, Sheet
from tracker.ledger.bridge import Amounts, Step
from tracker.ledger.ledger import Ratio, Totals
from tracker.model.period import Period
from tracker.reporting.gaps import gap_lines
from tracker.reporting.peers import Peer, peers
from tracker.reporting.report import Report
from tracker.reporting.words import BOUNDS

INTAKE = "intake"
_OVERVIEW = (
    "company", "ticker", "currency", "as_of", "orders", *BOUNDS, "unpriced", "candidates", "marked", "errors", "in_question",
    "in_question_amount", "year_to_date", "rolling_twelve_months", "year_period", "year", "half_period", "half", "marks",
    "unread", "silence", "note",
)  # fmt: skip


def sheets(book: Book) -> list[Sheet]:
    """Every sheet, in the order of a reader's questions."""
    made = (_overview, _intake, ledger_sheet, notices_sheet, _ratios, _customers, _bridge, _sources)
    return [make(book) for make in made]


def _overview(book: Book) -> Sheet:
    charts = [
        Chart(
            title=f"{book.say('intake')} {book.name(each)} ({each.currency})",
            sheet=INTAKE,
            first=first,
            last=last,
            labels=2,
            amounts=7,
        )
        for each, first, last in _month_rows(book.reports)
    ]
    rows = [_overview_row(peer, book) for peer in peers(book.reports)] if book.reports else []
    return Sheet(name="overview", columns=book.columns(*_OVERVIEW, shares=("year", "half")), rows=rows, charts=charts)


def _overview_row(peer: Peer, book: Book) -> list[Cell]:
    report, sums, currency = peer.report, peer.report.totals, peer.report.currency
    name = book.linked("company", report.company.id, book.name(report))
    shares = [cell for ratio in (peer.year, peer.half) for cell in ((ratio.period, ratio.stated) if ratio else (None, None))]
    marks = "; ".join(book.say(mark) for mark in peer.marks)
    note = book.say("net" if report.ledger.view.net_of_vat else "gross")
    return [
        name,
        report.company.ticker,
        currency,
        report.printed_for,
        *_counted(sums, currency),
        sums.candidates,
        sums.marked,
        sums.errors,
        sums.in_question,
        amount(sums.in_question_amount, currency),
        *(amount(period[1].stated, currency) for period in (report.intake.year_to_date, report.intake.rolling_twelve_months)),
        *shares,
        marks or None,
        len(report.unread),
        report.silence,
        note,
    ]


def _counted(sums: Totals, currency: str) -> list[Cell]:
    """Orders, the interval, and the orders without a printed price."""
    return [sums.orders, *(amount(getattr(sums, bound), currency) for bound in BOUNDS), sums.unpriced]


def _intake(book: Book) -> Sheet:
    keys = ("company", "span", "period", "from", "to", "orders", *BOUNDS, "unpriced", "currency")
    rows = [
        [
            book.name(report),
            book.say(span),
            period.label,
            period.start,
            period.end,
            *_counted(sums, report.currency),
            report.currency,
        ]
        for report in book.reports
        for span, period, sums in _periods(report)
    ]
    return Sheet(name=INTAKE, columns=book.columns(*keys), rows=rows)


def _periods(report: Report) -> Iterator[tuple[str, Period, Totals]]:
    found = report.intake
    yield from (("month", *each) for each in found.months)
    yield from (("quarter", *each) for each in found.quarters)
    yield ("year_to_date", *found.year_to_date)
    yield ("rolling_twelve_months", *found.rolling_twelve_months)


def _month_rows(reports: Sequence[Report]) -> Iterator[tuple[Report, int, int]]:
    """The rows of the intake sheet that hold the months of each company with orders."""
    start = 0
    for report in reports:
        months = len(report.intake.months)
        if report.lines:
            yield report, start, start + months - 1
        start += months + len(report.intake.quarters) + 2


def _ratios(book: Book) -> Sheet:
    keys = ("company", "period", "segment", "basis", "from", "to", "revenue", "currency", "ratio", "ratio_floor", "ratio_ceiling")
    columns = book.columns(*keys, "rate", "marks", shares=("ratio", "ratio_floor", "ratio_ceiling"), rates=("rate",))
    rows = [_ratio_row(ratio, report, book) for report in book.reports for ratio in report.ratios]
    return Sheet(name="ratios", columns=columns, rows=rows)


def _ratio_row(ratio: Ratio, report: Report, book: Book) -> list[Cell]:
    return [
        book.name(report),
        ratio.period,
        ratio.segment,
        book.say(ratio.basis),
        ratio.start,
        ratio.end,
        money(ratio.revenue),
        ratio.revenue.currency,
        ratio.stated,
        ratio.floor,
        ratio.ceiling,
        ratio.rate.value if ratio.rate else None,
        "; ".join(book.report_words.mark(mark) for mark in ratio.marks) or None,
    ]


def _customers(book: Book) -> Sheet:
    keys = ("company", "buyer", "sector", "orders", "stated", "currency", "first_time")
    rows: list[list[Cell]] = [
        [
            book.name(report),
            each.name,
            each.sector,
            each.orders,
            amount(each.stated, report.currency),
            report.currency,
            book.say("first_time" if each.first_time else "repeat"),
        ]
        for report in book.reports
        for each in report.customers.customers
    ]
    return Sheet(name="customers", columns=book.columns(*keys), rows=rows, frozen=2)


def _bridge(book: Book) -> Sheet:
    columns = book.columns("company", "period", "date", *BOUNDS, "currency", "orders_named")
    rows = [[book.name(report), *row] for report in book.reports for row in _steps(report, book)]
    return Sheet(name="bridge", columns=columns, rows=rows)


def _steps(report: Report, book: Book) -> Iterator[list[Cell]]:
    built = report.bridge
    if built is None:
        return

    def row(kind: str, day: Cell, sums: Amounts, orders: str | None) -> list[Cell]:
        amounts = [amount(getattr(sums, bound), report.currency) for bound in BOUNDS]
        return [book.say(kind), day, *amounts, report.currency, orders]

    yield row("opening", built.opening_day, built.opening, None)
    for step in Step:
        named = dict.fromkeys(move.order for move in built.moves if move.step is step)
        yield row(step.value, None, built.sum_of(step), ", ".join(named) or None)
    yield row("closing", built.closing_day, built.closing, None)


def _sources(book: Book) -> Sheet:
    keys = ("source", "site", "state", "since", "reason", "last_success", "last_notice", "notices_read", "unread_items")
    rows = [_source_row(row, book) for row in book.sources]
    return Sheet(name="sources", columns=book.columns(*keys, "unread_results", "gaps"), rows=rows)


def _source_row(row: Mapping[str, object], book: Book) -> list[Cell]:
    gaps = [gap for gap in (book.reports[0].gaps if book.reports else ()) if gap["source"] == row["source"]]
    since, success, newest = (str(row[key] or "")[:10] or None for key in ("since", "last_success", "last_notice"))
    reason = str(row["reason"] or "") or None
    counts = [int(str(row[key])) for key in ("notices", "unread", "unread_results")]
    state, missing = book.say(str(row["state"])), "; ".join(gap_lines(gaps, book.language)) or None
    return [str(row["source"]), str(row["site"]), state, since, reason, success, newest, *counts, missing]
