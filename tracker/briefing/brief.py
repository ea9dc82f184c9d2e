"""A company's report on one page: totals, shares, a chart of intake, the newest orders, customers, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrapers.money import Money
from tracker.briefing import charts
from tracker.ledger.credit import whole
from tracker.ledger.line import Line
from tracker.reporting.bridge import bridge_part
from tracker.reporting.gaps import gap_lines, unread_line
from tracker.reporting.grid import Grid, Paragraph, Part
from tracker.reporting.parts import customer_parts, head_parts, intake_part, ratio_parts
from tracker.reporting.report import Report
from tracker.reporting.words import ReportWords, report_words
from tracker.wording.document import Link
from tracker.wording.page_address import page_address

# what one page has room for
ORDERS, QUARTERS, MONTHS = 10, 4, 12


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing as SVG, and its figures in words."""

    svg: str
    text: str


BriefPart = Part | Chart | Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The page of one company, part by part, in a language."""

    title: str
    language: str
    parts: tuple[BriefPart, ...]


def compose_brief(report: Report, language: str, pages: str | None = None) -> Brief:
    """The brief of a report; `pages` is where readers reach the pages, None where nobody does."""
    say = report_words(language)
    head, *rest = head_parts(report, say)
    parts: list[BriefPart] = [*rest, *ratio_parts(report, say), *_intake(report, say), *_orders(report, say)]
    parts += [*customer_parts(report, say)]
    parts += [bridge_part(report.bridge, report.currency, say)] if report.bridge else []
    parts += _unknown(report, language)
    address = page_address(pages, "company", report.company.id)
    parts += [Link(say("page"), address)] if address else []
    return Brief(title=head.text, language=language, parts=tuple(parts))


def _intake(report: Report, say: ReportWords) -> Iterator[BriefPart]:
    """The last months as a chart, the last quarters as a grid."""
    grid = intake_part(report, say)
    yield replace(grid, rows=grid.rows[-(QUARTERS + 2) :])
    months = report.intake.months[-MONTHS:]
    if not any(sums.stated for _, sums in months):
        return
    title = say.fill("intake_by_month", {"currency": report.currency})
    text = "; ".join(f"{period.label} {say.exact(sums.stated, report.currency)}" for period, sums in months)
    try:
        svg = charts.bars([(period.label, _major(sums.stated, report.currency)) for period, sums in months], label=title)
    except ModuleNotFoundError:
        yield Paragraph(say("no_chart"), "note")
        yield Paragraph(f"{title}: {text}")
        return
    yield Paragraph(title)
    yield Chart(svg, f"{title}: {text}")


def _major(minor: int, currency: str) -> float:
    return float(Money(minor=minor, currency=currency).major)


def _orders(report: Report, say: ReportWords) -> Iterator[Part]:
    """The newest orders, each with its notice, and how many more there are."""
    newest = sorted(report.lines, key=lambda line: (line.dated, line.order.id), reverse=True)
    if not newest:
        return
    share = say.fill("of", {"period": report.against.label}) if report.against else say("ratio")
    head = [*say.each("date", "buyer", "project", "amount"), share, *say.each("status", "marks")]
    yield Grid(say("newest_orders"), head, [_order(line, report, say) for line in newest[:ORDERS]])
    if len(newest) > ORDERS:
        yield Paragraph(say.fill("more_orders", {"count": len(newest) - ORDERS, "company": report.company.id}), "note")


def _order(line: Line, report: Report, say: ReportWords) -> list[object]:
    order, state = line.order, line.state
    project = f"{order.project_name or order.id} {order.lot or ''}".rstrip()
    return [
        line.dated,
        order.buyer.name if order.buyer else None,
        Link(project, order.url) if order.url else project,
        say.money(whole(state)) or say("unpriced"),
        say.percent(report.share_of(line)),
        say(state.status.value),
        say.doubts(line),
    ]


def _unknown(report: Report, language: str) -> Iterator[Paragraph]:
    """How silence is to be read, which pages could not be read, which days were not listed."""
    if report.silence:
        yield Paragraph(report.silence, "note")
    if report.unread:
        named = [name.shown for name in report.unread]
        yield Paragraph(unread_line(named, report.company.name(language), language), "warning")
    yield from (Paragraph(line, "warning") for line in gap_lines(report.gaps, language))
