"""The report for a terminal, from its JSON-shaped dictionary: totals, ratios, orders and, when asked, down to every notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tracker.reporting.cells import Entry, add, clean, entries, entry, new_table, texts
from tracker.reporting.explain import explained
from tracker.reporting.peers import peers
from tracker.reporting.words import ReportWords, report_words

_BOUNDS = ("floor", "stated", "ceiling")
_RATIOS = ("ratio_floor", "ratio", "ratio_ceiling")


def render(report: Entry, language: str, *, explain: bool = False) -> Group:
    """The whole report; `explain` adds each order's share, rates, events and notices."""
    say = report_words(language)
    parts: list[RenderableType] = [*_head(report, say), *_ratios(report, say), _lines(report, say)]
    parts += [*_intake(report, say), *_customers(report, say), *_burn_off(report, say), *_calibration(report, say)]
    if "bridge" in report:
        parts.append(_bridge(report, say))
    if explain:
        parts += explained(entries(report["lines"]), say)
    return Group(*parts)


def render_peers(reports: Sequence[Entry], language: str) -> Table:
    """Companies side by side; one whose currency is not the first one's says so."""
    say = report_words(language)
    table = new_table("", say.each("company", "currency", "orders", *_BOUNDS, "unpriced", "year", "half", "marks"))
    for row in peers(reports):
        company = entry(row["company"])
        amounts = [say.exact(row[key], row["currency"]) for key in _BOUNDS]
        shares = [_peer_share(row[key], say) for key in ("year", "half")]
        marks = "; ".join(say(mark) for mark in texts(row["marks"]))
        name = f"{company['name']} {company['ticker']}"
        add(table, name, row["currency"], row["orders"], *amounts, row["unpriced"], *shares, marks)
    return table


def _peer_share(ratio: object, say: ReportWords) -> str:
    found = entry(ratio) if ratio else {}
    return f"{say.percent(found['ratio'])} ({found['period']})" if found else "—"


def _head(report: Entry, say: ReportWords) -> Iterator[Text]:
    company, currency = entry(report["company"]), report["currency"]
    window = f"{report['from'] or '…'} – {report['to'] or '…'}" if report["from"] or report["to"] else say("all")
    seen = f" · {say('seen_by')} {report['seen_by']}" if report["seen_by"] else ""
    name = f"{company['name']} ({company['ticker']})"
    yield Text(clean(f"{name} · {window} · {say('as_of')} {report['as_of']}{seen}"), style="bold")
    interval = " · ".join(f"{say(key)} {say.exact(report[key], currency)}" for key in _BOUNDS)
    counts = [f"{say('unpriced')} {report['unpriced']}"]
    counts += [f"{say(key)} {report[key]}" for key in ("candidates", "marked", "errors") if report[key]]
    yield Text(f"{say('orders')} {report['orders']} · {interval} · {' · '.join(counts)}")
    vat = entry(report["vat"])
    yield Text(say("net" if vat["net"] else "gross"), style="dim")
    left = texts(vat.get("not_netted", []))
    if left:
        yield Text(clean(say("not_netted") + ", ".join(left)), style="yellow")


def _ratios(report: Entry, say: ReportWords) -> Iterator[RenderableType]:
    ratios, undated = entries(report["ratios"]), texts(report["undated_revenue"])
    if undated:
        yield Text(clean(say("undated_revenue") + ", ".join(undated)), style="yellow")
    elif not ratios:
        yield Text(say("no_revenue"), style="yellow")
    if ratios:
        yield _ratio_table(report, ratios, say)


def _ratio_table(report: Entry, ratios: Sequence[Entry], say: ReportWords) -> Table:
    table = new_table(say("ratios"), say.each("period", "segment", "basis", "revenue", "ratio", "between", "marks"))
    for row in ratios:
        low, stated, high = (_percent(report, row, bound, ratio, say) for bound, ratio in zip(_BOUNDS, _RATIOS, strict=True))
        between = "" if low == high else f"{low} – {high}"
        marks = "; ".join(say.mark(mark) for mark in texts(row["marks"]))
        revenue = say.money(row["revenue"], row["currency"])
        add(table, row["period"], row["segment"], say(str(row["basis"])), revenue, stated, between, marks)
    return table


def _percent(report: Entry, row: Entry, bound: str, ratio: str, say: ReportWords) -> str:
    """From the amounts themselves where they are in one currency: the ratio in the report is rounded already."""
    if row["currency"] != report["currency"] or row[ratio] is None:
        return say.percent(row[ratio])
    return say.percent(Decimal(str(report[bound])) / Decimal(str(row["revenue"])))


def _lines(report: Entry, say: ReportWords) -> Table:
    period = report["ratio_period"]
    share = say.fill("of", {"period": period}) if period else say("ratio")
    first, last = say.each("date", "buyer", "project", "lot", "amount", "credited"), say.each("status", "marks", "order")
    table = new_table(say("orders"), [*first, clean(share), *last])
    for row in entries(report["lines"]):
        marks = "; ".join([*(say(mark) for mark in texts(row["marks"])), *([str(row["error"])] if row["error"] else [])])
        amount = say.money(row["amount"], row["currency"]) or say("unpriced")
        told = (row["date"], row["buyer"], row["project"], row["lot"], amount, say.money(row["credited"], report["currency"]))
        add(table, *told, say.percent(row["ratio"]), say(str(row["status"])), marks, row["order"])
    return table


def _intake(report: Entry, say: ReportWords) -> Iterator[Table]:
    intake = entry(report["intake"])
    table = new_table(say("intake"), say.each("period", "orders", *_BOUNDS, "unpriced"))
    sums = [(say(key), entry(intake[key])) for key in ("year_to_date", "rolling_twelve_months")]
    for label, row in [*((row["period"], row) for row in entries(intake["quarters"])), *sums]:
        amounts = [say.money(row[key], report["currency"]) for key in _BOUNDS]
        add(table, label, row["orders"], *amounts, row["unpriced"])
    yield table


def _customers(report: Entry, say: ReportWords) -> Iterator[RenderableType]:
    found = entry(report["customers"])
    if not found["buyers"]:
        return
    facts = f"{say('customers')} {found['buyers']} · {say('first_time')} {found['first_time']}"
    facts += f" · {say('top_five_share')} {say.percent(found['top_five_share'])}"
    if found["former_top_five"] is not None:
        facts += f" · {say('came_back')} {found['former_top_five_came_back']}"
    yield Text(facts)
    largest = new_table(say("largest"), [*say.each("buyer", "sector", "orders", "stated"), ""])
    for row in entries(found["top_five"]):
        came = say("first_time" if row["first_time"] else "repeat")
        add(largest, row["buyer"], row["sector"], row["orders"], say.money(row["stated"], report["currency"]), came)
    yield largest
    sectors = new_table("", say.each("sector", "customers", "orders", "stated"))
    for row in entries(found["sectors"]):
        add(sectors, row["sector"] or "—", row["buyers"], row["orders"], say.money(row["stated"], report["currency"]))
    yield sectors


def _burn_off(report: Entry, say: ReportWords) -> Iterator[Table]:
    rows = entries(report["burn_off"])
    if not any(row["period"] for row in rows):
        return
    table = new_table(say("burn_off"), say.each("period", "stated", "orders", "revenue"))
    for row in rows:
        revenue = say.money(row["revenue"], row["revenue_currency"])
        stated = say.money(row["stated"], report["currency"])
        add(table, row["period"] or say("apart"), stated, len(texts(row["orders"])), revenue)
    yield table


def _calibration(report: Entry, say: ReportWords) -> Iterator[Text]:
    if report["calibration"] is None:
        return
    found, currency = entry(report["calibration"]), report["currency"]
    told = {**found, "visible": say.percent(found["visible"]), "stated": say.money(found["stated"], currency)}
    told["implied"] = say.money(found["implied"], currency)
    yield Text(clean(say.fill("visible", told)))
    if not found["complete"]:
        yield Text(say.fill("partial", told), style="yellow")
    elif found["implied"] is not None:
        yield Text(say.fill("implied", told))


def _bridge(report: Entry, say: ReportWords) -> Table:
    table = new_table(say("bridge"), say.each("period", *_BOUNDS, "orders"))
    for row in entries(report["bridge"]):
        label = f"{say(str(row['kind']))} {row.get('day', '')}".strip()
        named = ", ".join(dict.fromkeys(str(move["order"]) for move in entries(row["orders"])))
        add(table, label, *(say.money(row[key], report["currency"]) for key in _BOUNDS), named)
    return table
