"""Parts of a report in words, for a terminal and a brief alike: who and how much, shares, intake, customers."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.ledger.customers import TOP
from tracker.ledger.ledger import Totals
from tracker.reporting.grid import Grid, Paragraph, Part
from tracker.reporting.report import Report
from tracker.reporting.words import BOUNDS, ReportWords


def head_parts(report: Report, say: ReportWords) -> Iterator[Paragraph]:
    """Who and when, the totals with their interval, and the tax basis of the amounts."""
    company, view, sums = report.company, report.ledger.view, report.totals
    start, end = view.window.start, view.window.end
    window = f"{start or '…'} – {end or '…'}" if start or end else say("all")
    seen = f" · {say('seen_by')} {view.seen_by.isoformat()}" if view.seen_by else ""
    name = f"{company.name(say.ours.language)} ({company.ticker})"
    yield Paragraph(f"{name} · {window} · {say('as_of')} {report.printed_for}{seen}", "title")
    interval = " · ".join(f"{say(bound)} {say.exact(getattr(sums, bound), company.currency)}" for bound in BOUNDS)
    counts = [f"{say('unpriced')} {sums.unpriced}"]
    counts += [f"{say(key)} {count}" for key in ("candidates", "marked", "errors") if (count := getattr(sums, key))]
    if sums.in_question:
        counts.append(f"{say('in_question')} {sums.in_question}: {say.minor(sums.in_question_amount, company.currency)}")
    yield Paragraph(f"{say('orders')} {sums.orders} · {interval} · {' · '.join(counts)}")
    yield Paragraph(say("net" if view.net_of_vat else "gross"), "note")
    if report.not_netted:
        yield Paragraph(say("not_netted") + ", ".join(report.not_netted), "warning")


def ratio_parts(report: Report, say: ReportWords) -> Iterator[Part]:
    """Shares of reported revenue, or why there is none."""
    if report.ledger.undated:
        yield Paragraph(say("undated_revenue") + ", ".join(report.ledger.undated), "warning")
    elif report.expected_revenue:
        yield Paragraph(say("expected_revenue") + ", ".join(report.expected_revenue), "warning")
    elif not report.ratios:
        yield Paragraph(say("no_revenue"), "warning")
    if not report.ratios:
        return
    rows = []
    for row in report.ratios:
        low, stated, high = (say.percent(ratio) for ratio in (row.floor, row.stated, row.ceiling))
        between = "" if low == high else f"{low} – {high}"
        marks = "; ".join(say.mark(mark) for mark in row.marks)
        rows.append([row.period, row.segment, say(row.basis), say.money(row.revenue), stated, between, marks])
    yield Grid(say("ratios"), say.each("period", "segment", "basis", "revenue", "ratio", "between", "marks"), rows)


def intake_part(report: Report, say: ReportWords) -> Grid:
    """Orders by quarter, of the year so far and of the last twelve months."""
    found = report.intake
    rows: list[tuple[str, Totals]] = [(period.label, sums) for period, sums in found.quarters]
    rows += [(say("year_to_date"), found.year_to_date[1]), (say("rolling_twelve_months"), found.rolling_twelve_months[1])]
    cells = [
        [label, sums.orders, *(say.minor(getattr(sums, bound), report.currency) for bound in BOUNDS), sums.unpriced]
        for label, sums in rows
    ]
    return Grid(say("intake"), say.each("period", "orders", *BOUNDS, "unpriced"), cells)


def customer_parts(report: Report, say: ReportWords) -> Iterator[Part]:
    """Who bought: counts, and the largest five."""
    found = report.customers
    if not found.customers:
        return
    facts = f"{say('customers')} {len(found.customers)} · {say('first_time')} {found.first_time}"
    facts += f" · {say('top_five_share')} {say.percent(found.top_share)}"
    if found.came_back is not None:
        facts += f" · {say('came_back')} {found.came_back}"
    yield Paragraph(facts)
    rows = [
        [
            row.name,
            row.sector,
            row.orders,
            say.minor(row.stated, report.currency),
            say("first_time" if row.first_time else "repeat"),
        ]
        for row in found.customers[:TOP]
    ]
    yield Grid(say("largest"), [*say.each("buyer", "sector", "orders", "stated"), ""], rows)
