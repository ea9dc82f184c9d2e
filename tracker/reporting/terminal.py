"""The report for a terminal: totals, ratios, orders and, when asked, down to every notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tracker.ledger.credit import whole
from tracker.reporting.bridge import bridge_part
from tracker.reporting.cells import add, clean, new_table
from tracker.reporting.explain import explained
from tracker.reporting.grid import Paragraph, Part
from tracker.reporting.parts import customer_parts, head_parts, intake_part, ratio_parts
from tracker.reporting.peers import peers
from tracker.reporting.report import Report
from tracker.reporting.words import BOUNDS, ReportWords, report_words

_STYLES = {"title": "bold", "plain": "", "note": "dim", "warning": "yellow"}


def render(report: Report, language: str, *, explain: bool = False) -> Group:
    """The whole report; `explain` adds each order's share, rates, events and notices."""
    say = report_words(language)
    parts: list[RenderableType] = [drawn(part) for part in (*head_parts(report, say), *ratio_parts(report, say))]
    parts += [_lines(report, say), drawn(intake_part(report, say))]
    parts += [*(drawn(part) for part in customer_parts(report, say)), *_sectors(report, say)]
    parts += [*_burn_off(report, say), *_calibration(report, say)]
    if report.bridge:
        parts.append(drawn(bridge_part(report.bridge, report.currency, say)))
    if explain:
        parts += explained(report, say)
    return Group(*parts)


def drawn(part: Part) -> Table | Text:
    """A part of the report as a terminal shows it."""
    if isinstance(part, Paragraph):
        return Text(clean(part.text), style=_STYLES[part.kind])
    table = new_table(part.title, part.head)
    for row in part.rows:
        add(table, *row)
    return table


def render_peers(reports: Sequence[Report], language: str) -> Table:
    """Companies side by side; one whose currency is not the first one's says so."""
    say = report_words(language)
    table = new_table("", say.each("company", "currency", "orders", *BOUNDS, "unpriced", "year", "half", "marks"))
    for row in peers(reports):
        company, sums = row.report.company, row.report.totals
        amounts = [say.exact(getattr(sums, bound), company.currency) for bound in BOUNDS]
        shares = [f"{say.percent(ratio.stated)} ({ratio.period})" if ratio else "—" for ratio in (row.year, row.half)]
        marks = "; ".join(say(mark) for mark in row.marks)
        name = f"{company.name(language)} {company.ticker}"
        add(table, name, company.currency, sums.orders, *amounts, sums.unpriced, *shares, marks)
    return table


def _lines(report: Report, say: ReportWords) -> Table:
    share = say.fill("of", {"period": report.against.label}) if report.against else say("ratio")
    first, last = say.each("date", "buyer", "project", "lot", "amount", "credited"), say.each("status", "marks", "order")
    table = new_table(say("orders"), [*first, clean(share), *last])
    for line in report.lines:
        order, state = line.order, line.state
        marks = "; ".join([*(say(mark.value) for mark in state.marks), *([line.error] if line.error else [])])
        amount = say.money(whole(state)) or say("unpriced")
        cells = (line.dated, order.buyer.name if order.buyer else None, order.project_name, order.lot, amount)
        credited = say.minor(line.stated, report.currency)
        add(table, *cells, credited, say.percent(report.share_of(line)), say(state.status.value), marks, order.id)
    return table


def _sectors(report: Report, say: ReportWords) -> Iterator[Table]:
    if not report.customers.customers:
        return
    sectors = new_table("", say.each("sector", "customers", "orders", "stated"))
    for kind in report.customers.sectors:
        add(sectors, kind.name or "—", kind.customers, kind.orders, say.minor(kind.stated, report.currency))
    yield sectors


def _burn_off(report: Report, say: ReportWords) -> Iterator[Table]:
    found = report.burn_off
    rows = [*found.quarters, *found.reported]
    if not rows:
        return
    table = new_table(say("burn_off"), say.each("period", "stated", "orders", "revenue"))
    for row in rows:
        add(table, row.period.label, say.minor(row.stated, report.currency), len(row.orders), say.money(row.reported))
    if found.apart:
        add(table, say("apart"), say.minor(found.apart_stated, report.currency), len(found.apart), "")
    yield table


def _calibration(report: Report, say: ReportWords) -> Iterator[Text]:
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
    yield Text(clean(say.fill("visible", values)))
    if not found.complete:
        yield Text(say.fill("partial", values), style="yellow")
    elif implied is not None:
        yield Text(say.fill("implied", values))
