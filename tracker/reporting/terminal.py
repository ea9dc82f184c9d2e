"""The report for a terminal: totals, ratios, orders and, when asked, down to every notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tracker.ledger.credit import whole
from tracker.ledger.customers import TOP
from tracker.ledger.ledger import Ratio, Totals
from tracker.reporting.bridge import bridge_table
from tracker.reporting.cells import add, clean, new_table
from tracker.reporting.explain import explained
from tracker.reporting.peers import peers
from tracker.reporting.report import Report
from tracker.reporting.words import BOUNDS, ReportWords, report_words


def render(report: Report, language: str, *, explain: bool = False) -> Group:
    """The whole report; `explain` adds each order's share, rates, events and notices."""
    say = report_words(language)
    parts: list[RenderableType] = [*_head(report, say), *_ratios(report, say), _lines(report, say)]
    parts += [_intake(report, say), *_customers(report, say), *_burn_off(report, say), *_calibration(report, say)]
    if report.bridge:
        parts.append(bridge_table(report.bridge, report.currency, say))
    if explain:
        parts += explained(report, say)
    return Group(*parts)


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


def _head(report: Report, say: ReportWords) -> Iterator[Text]:
    company, view, sums = report.company, report.ledger.view, report.totals
    start, end = view.window.start, view.window.end
    window = f"{start or '…'} – {end or '…'}" if start or end else say("all")
    seen = f" · {say('seen_by')} {view.seen_by.isoformat()}" if view.seen_by else ""
    name = f"{company.name(say.ours.language)} ({company.ticker})"
    yield Text(clean(f"{name} · {window} · {say('as_of')} {report.printed_for}{seen}"), style="bold")
    interval = " · ".join(f"{say(bound)} {say.exact(getattr(sums, bound), company.currency)}" for bound in BOUNDS)
    counts = [f"{say('unpriced')} {sums.unpriced}"]
    counts += [f"{say(key)} {count}" for key in ("candidates", "marked", "errors") if (count := getattr(sums, key))]
    if sums.in_question:
        counts.append(f"{say('in_question')} {sums.in_question}: {say.minor(sums.in_question_amount, company.currency)}")
    yield Text(f"{say('orders')} {sums.orders} · {interval} · {' · '.join(counts)}")
    yield Text(say("net" if view.net_of_vat else "gross"), style="dim")
    if report.not_netted:
        yield Text(clean(say("not_netted") + ", ".join(report.not_netted)), style="yellow")


def _ratios(report: Report, say: ReportWords) -> Iterator[RenderableType]:
    if report.ledger.undated:
        yield Text(clean(say("undated_revenue") + ", ".join(report.ledger.undated)), style="yellow")
    elif report.expected_revenue:
        yield Text(clean(say("expected_revenue") + ", ".join(report.expected_revenue)), style="yellow")
    elif not report.ratios:
        yield Text(say("no_revenue"), style="yellow")
    if report.ratios:
        yield _ratio_table(report.ratios, say)


def _ratio_table(ratios: Sequence[Ratio], say: ReportWords) -> Table:
    table = new_table(say("ratios"), say.each("period", "segment", "basis", "revenue", "ratio", "between", "marks"))
    for row in ratios:
        low, stated, high = (say.percent(ratio) for ratio in (row.floor, row.stated, row.ceiling))
        between = "" if low == high else f"{low} – {high}"
        marks = "; ".join(say.mark(mark) for mark in row.marks)
        add(table, row.period, row.segment, say(row.basis), say.money(row.revenue), stated, between, marks)
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


def _intake(report: Report, say: ReportWords) -> Table:
    found = report.intake
    table = new_table(say("intake"), say.each("period", "orders", *BOUNDS, "unpriced"))
    rows: list[tuple[str, Totals]] = [(period.label, sums) for period, sums in found.quarters]
    rows += [(say("year_to_date"), found.year_to_date[1]), (say("rolling_twelve_months"), found.rolling_twelve_months[1])]
    for label, sums in rows:
        amounts = [say.minor(getattr(sums, bound), report.currency) for bound in BOUNDS]
        add(table, label, sums.orders, *amounts, sums.unpriced)
    return table


def _customers(report: Report, say: ReportWords) -> Iterator[RenderableType]:
    found = report.customers
    if not found.customers:
        return
    facts = f"{say('customers')} {len(found.customers)} · {say('first_time')} {found.first_time}"
    facts += f" · {say('top_five_share')} {say.percent(found.top_share)}"
    if found.came_back is not None:
        facts += f" · {say('came_back')} {found.came_back}"
    yield Text(facts)
    largest = new_table(say("largest"), [*say.each("buyer", "sector", "orders", "stated"), ""])
    for row in found.customers[:TOP]:
        came = say("first_time" if row.first_time else "repeat")
        add(largest, row.name, row.sector, row.orders, say.minor(row.stated, report.currency), came)
    yield largest
    sectors = new_table("", say.each("sector", "customers", "orders", "stated"))
    for kind in found.sectors:
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
