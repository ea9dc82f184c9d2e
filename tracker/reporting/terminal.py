"""The report for a terminal: totals, ratios, orders and, when asked, down to every notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType

from tracker.ledger.credit import whole
from tracker.reporting.bridge import bridge_part
from tracker.reporting.cells import drawn
from tracker.reporting.explain import explained
from tracker.reporting.grid import Grid, Paragraph, Part
from tracker.reporting.parts import customer_parts, head_parts, intake_part, ratio_parts
from tracker.reporting.peers import peers
from tracker.reporting.report import Report
from tracker.reporting.words import BOUNDS, ReportWords, report_words


def render(report: Report, language: str, *, explain: bool = False) -> Group:
    """The whole report; `explain` adds each order's share, rates, events and notices."""
    say = report_words(language)
    before: list[Part] = [*head_parts(report, say), *ratio_parts(report, say)]
    after: list[Part] = [intake_part(report, say), *customer_parts(report, say), *_sectors(report, say)]
    after += [*_burn_off(report, say), *_calibration(report, say)]
    if report.bridge:
        after.append(bridge_part(report.bridge, report.currency, say))
    if explain:
        after += explained(report, say)
    shown: list[RenderableType] = [drawn(part, language) for part in before]
    return Group(*shown, _lines(report, say, language), *(drawn(part, language) for part in after))


def render_peers(reports: Sequence[Report], language: str) -> RenderableType:
    """Companies side by side; one whose currency is not the first one's says so."""
    say = report_words(language)
    head = say.each("company", "currency", "orders", *BOUNDS, "unpriced", "year", "half", "marks")
    rows = []
    for row in peers(reports):
        company, sums = row.report.company, row.report.totals
        amounts = [say.exact(getattr(sums, bound), company.currency) for bound in BOUNDS]
        shares = [f"{say.percent(ratio.stated)} ({ratio.period})" if ratio else "—" for ratio in (row.year, row.half)]
        marks = "; ".join(say(mark) for mark in row.marks)
        name = f"{company.name(language)} {company.ticker}"
        rows.append([name, company.currency, sums.orders, *amounts, sums.unpriced, *shares, marks])
    return drawn(Grid("", head, rows), language, say.each("company", "stated", "year", "marks", "floor", "ceiling"))


def _lines(report: Report, say: ReportWords, language: str) -> RenderableType:
    share = say.fill("of", {"period": report.against.label}) if report.against else say("ratio")
    first, last = say.each("date", "buyer", "project", "lot", "amount", "credited"), say.each("status", "marks", "order")
    rows = []
    for line in report.lines:
        order, state = line.order, line.state
        amount = say.money(whole(state)) or say("unpriced")
        cells = (line.dated, order.buyer.name if order.buyer else None, order.project_name, order.lot, amount)
        credited = say.minor(line.stated, report.currency)
        rows.append([*cells, credited, say.percent(report.share_of(line)), say(state.status.value), say.doubts(line), order.id])
    keep = [*say.each("date", "order", "buyer", "credited", "marks", "project"), share]
    return drawn(Grid(say("orders"), [*first, share, *last], rows), language, keep)


def _sectors(report: Report, say: ReportWords) -> Iterator[Grid]:
    rows = [
        [kind.name or "—", kind.customers, kind.orders, say.minor(kind.stated, report.currency)]
        for kind in report.customers.sectors
    ]
    if report.customers.customers:
        yield Grid("", say.each("sector", "customers", "orders", "stated"), rows)


def _burn_off(report: Report, say: ReportWords) -> Iterator[Grid]:
    found = report.burn_off
    rows: list[list[object]] = [
        [row.period.label, say.minor(row.stated, report.currency), len(row.orders), say.money(row.reported)]
        for row in (*found.quarters, *found.reported)
    ]
    if not rows:
        return
    if found.apart:
        rows.append([say("apart"), say.minor(found.apart_stated, report.currency), len(found.apart), ""])
    yield Grid(say("burn_off"), say.each("period", "stated", "orders", "revenue"), rows)


def _calibration(report: Report, say: ReportWords) -> Iterator[Paragraph]:
    found = report.calibration
    if found is None:
        return
    newest, implied = found.newest, report.implied
    values = {
        "period": newest.label,
        "orders": newest.orders,
        "unpriced": newest.unpriced,
        "visible": say.percent(newest.share),
        "stated": say.minor(newest.stated, report.currency),
        "since": found.since.isoformat(),
        "implied": say.minor(implied, report.currency),
    }
    yield Paragraph(say.fill("visible", values))
    if not found.complete:
        yield Paragraph(say.fill("partial", values), "warning")
    elif implied is not None:
        yield Paragraph(say.fill("implied", values))
