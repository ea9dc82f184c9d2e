"""Each order of a report down to what it is credited by, its events and its notices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from tracker.reporting.cells import Entry, add, clean, entries, new_table, texts
from tracker.reporting.words import ReportWords


def explained(lines: Sequence[Entry], say: ReportWords) -> Iterator[Table | Text]:
    """Per order: what it is credited by, what happened when, and where to read it."""
    for line in lines:
        yield Text(clean(f"{line['order']} · {line['date']} · {line['buyer'] or ''} · {line['project'] or ''}"), style="bold")
        yield Text(clean("  " + " · ".join(_basis(line, say))))
        table = new_table("", [say(key) for key in ("date", "event", "amount", "notices", "basis")])
        for event in entries(line["events"]):
            amount = say.money(event["amount"], line["currency"])
            before = say.money(event["amount_before"], line["currency"])
            moved = f"{before} → {amount}" if before and before != amount else amount
            detail = " ".join(_said(str(event[key]), say) for key in ("join_key", "detail") if event[key])
            add(table, event["date"], say(_event_key(event)), moved, event["notice"], detail)
        yield table
        yield from (Text(clean(f"  {url}")) for url in texts(line["notices"]))


def _said(detail: str, say: ReportWords) -> str:
    """Our own words of a detail, which may be several marks; anybody else's as they are."""
    return ", ".join(say(part) for part in detail.split(", "))


def _event_key(event: Entry) -> str:
    """`marked` is a count elsewhere in the report."""
    return "marked_event" if event["event"] == "marked" else str(event["event"])


def _basis(line: Entry, say: ReportWords) -> Iterator[str]:
    share = line["share"] or f"{line['share_low']} – {line['share_high']}"
    rule = f" ({say('rule_' + str(line['credit_rule']))})" if line["credit_rule"] else ""
    yield f"{say('share')} {share}{rule}"
    if line["fx_rate"]:
        yield f"{say('rate')} {line['fx_rate']} ({line['fx_day']}, {line['fx_source']})"
    yield f"{say('vat')} {say('vat_' + str(line['vat_basis']))} {line['vat_rate'] or ''}".strip()
    if line["call_off_of"]:
        yield f"{say('called_off')} {line['call_off_of']}"
    if line["error"]:
        yield str(line["error"])
