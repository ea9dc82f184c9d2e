"""Each order of a report down to what it is credited by, its events and its notices."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.ledger.vat import basis_of
from tracker.model.order import OrderEvent
from tracker.reporting.grid import Grid, Paragraph, Part
from tracker.reporting.lines import known_events, known_notices
from tracker.reporting.report import Report
from tracker.reporting.words import ReportWords
from tracker.wording.complaints import complaint


def explained(report: Report, say: ReportWords) -> Iterator[Part]:
    """Per order: what it is credited by, what happened when, and where to read it."""
    for line in report.lines:
        yield from _explained(line, report.ledger, say)


def _explained(line: Line, ledger: Ledger, say: ReportWords) -> Iterator[Part]:
    order = line.order
    buyer = order.buyer.name if order.buyer else ""
    yield Paragraph(f"{order.id} · {line.dated} · {buyer} · {order.project_name or ''}", "title")
    yield Paragraph("  " + " · ".join(_basis(line, say)))
    events = known_events(order, ledger.view)
    rows = []
    for event in events:
        notice = f"N{event.notice_id}" if event.notice_id is not None else None
        rows.append([event.on, say(_event_key(event)), _moved(event, say), notice, " ".join(_details(event, say))])
    yield Grid("", say.each("date", "event", "amount", "notices", "basis"), rows)
    yield from (Paragraph(f"  {notice.url}") for notice in known_notices(order, events, ledger.view))


def _moved(event: OrderEvent, say: ReportWords) -> str:
    amount, before = say.money(event.after.amount), say.money(event.before_amount)
    return f"{before} → {amount}" if before and before != amount else amount


def _details(event: OrderEvent, say: ReportWords) -> Iterator[str]:
    """Our own words of a join or a detail, which may be several marks; anybody else's as they are."""
    for detail in (event.join_key.value if event.join_key else None, event.detail):
        if detail:
            yield ", ".join(say(part) for part in detail.split(", "))


def _event_key(event: OrderEvent) -> str:
    """`marked` is a count elsewhere in the report."""
    return "marked_event" if event.kind.value == "marked" else event.kind.value


def _basis(line: Line, say: ReportWords) -> Iterator[str]:
    low, high = (f"{round(share, 6).normalize():f}" for share in (line.share_low, line.share_high))
    share = low if line.share_low == line.share_high else f"{low} – {high}"
    rule = f" ({say('rule_' + line.credit_rule.value)})" if line.credit_rule else ""
    yield f"{say('share')} {share}{rule}"
    if line.rate:
        yield f"{say('rate')} {line.rate.value} ({line.rate.day}, {line.rate.source})"
    rate = line.netting.rate if line.netting else None
    yield f"{say('vat')} {say('vat_' + basis_of(line.order, line.state).value)} {'' if rate is None else rate}".strip()
    if line.order.call_off_of:
        yield f"{say('called_off')} {line.order.call_off_of}"
    if line.error:
        yield complaint(line.error, say.ours.language)
