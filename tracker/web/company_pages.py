"""Overview and company pages: the report's own figures, put beside each other and drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from db import sources as source_rows
from db.order_list import Wanted, list_notices
from tracker.briefing import charts
from tracker.errors import BadInput
from tracker.ledger.bridge import bridge
from tracker.ledger.ledger import Ledger, totals
from tracker.model.company import Company
from tracker.model.period import months, plus_months
from tracker.model.view import View, Window
from tracker.reporting.bridge import bridge_entries
from tracker.reporting.report import build_report
from tracker.sources.silence import silence_of
from tracker.storage.repository import Repository
from tracker.web.ledger_rows import ledger_rows
from tracker.web.list_pages import inbox_rows, said_of, wins
from tracker.web.page_context import PageContext, Values
from tracker.web.words import PageWords

# what the overview shows of each list
_SHOWN = 8


def overview(repository: Repository, context: PageContext, say: PageWords) -> Values:
    """Watched companies with this year's orders, latest wins, sources that need a look, what waits."""
    newest, _ = list_notices(repository.db, Wanted(limit=1))
    years = _years(repository, context)
    found = [row for row in source_rows.source_states(repository.db).values() if row["state"] in ("suspect", "dark")]
    states = [row | {"reason": said_of(row, say.language)} for row in found]
    return {
        "empty": not newest,
        "years": years,
        "companies": [_card(repository, company, years, context, say) for company in repository.companies()],
        "wins": wins(repository.db, limit=_SHOWN),
        "sources": states,
        "inbox": inbox_rows(repository, context, say.language)[:_SHOWN],
    }


def chosen_days(args: Mapping[str, str], today: date) -> tuple[date, date]:
    """The days of a bridge that an address asks for (`from`, `to`), else this year until today. Raises BadInput."""
    opening, closing = _day(args.get("from"), date(today.year, 1, 1)), _day(args.get("to"), today)
    if closing < opening:
        raise BadInput(f"from {opening} to {closing} is no span of days, expected the earlier day first")
    return opening, closing


def _day(text: str | None, usual: date) -> date:
    try:
        return date.fromisoformat(text) if text else usual
    except ValueError:
        raise BadInput(f"{text!r} is no day, expected one such as 2026-01-31") from None


def company_page(
    repository: Repository, company: Company, context: PageContext, say: PageWords, days: tuple[date, date], keep: str = ""
) -> Values:
    """One company: its report, the charts of it, and the bridge between two chosen days; `keep` ends its links' addresses."""
    ledger, today = repository.ledger(company), context.day_of(company)
    key = (company.id, say.language, today)
    worked_out = context.of_ledger(ledger, ("company", *key), lambda: _worked_out(repository, company, today, say))
    peers = [each for each in repository.companies() if each.id != company.id]
    years = _years(repository, context)
    return {
        "company": company,
        "opening": days[0].isoformat(),
        "closing": days[1].isoformat(),
        "silence": silence_of(repository.db, ledger, today, say.language),
        "peers": [_card(repository, each, years, context, say) for each in peers],
        **worked_out,
        **context.of_ledger(ledger, ("bridge", *key, *days), lambda: _bridged(repository, company, days, say)),
        "ledger_rows": context.of_ledger(ledger, ("rows", *key, keep), lambda: ledger_rows(worked_out["report"], say, keep)),
    }


def _worked_out(repository: Repository, company: Company, today: date, say: PageWords) -> Values:
    """What of a company's page rests on its orders alone: report and charts."""
    entry = build_report(repository.ledger(company), repository.rates, today).as_json(say.language)
    return {"report": entry, **_intake_charts(entry, say), **_cumulative(entry, today)}


def _bridged(repository: Repository, company: Company, days: tuple[date, date], say: PageWords) -> Values:
    """The bridge between two days, in rows and drawn."""
    built = bridge(company, repository.orders(company), repository.rates, days, terms=repository.terms)
    steps = bridge_entries(built, company.currency)
    return {"bridge": steps, "bridge_chart": charts.steps(_steps(steps, say))}


def _intake_charts(entry: Mapping[str, object], say: PageWords) -> Values:
    """Intake by month and by quarter, each beside as much of the newest reported year's revenue, with a line that says so."""
    against, values = _against(entry), Values()
    revenue = _revenue(entry, against) if against else None
    for kind, name, parts in (("months", "month", 12), ("quarters", "quarter", 4)):
        part = None if revenue is None else revenue / parts
        values[f"{name}_chart"] = charts.bars(
            _periods(entry, kind), label=say(f"by_{name}"), beside=None if part is None else float(part)
        )
        if part is not None and against is not None:
            amount = say.amount(part.quantize(Decimal("0.01")), str(entry["currency"]))
            said = say("revenue_line", period=against["period"], part=say(f"part_{name}"), amount=amount)
            values[f"{name}_line"] = said
    return values


def _revenue(entry: Mapping[str, object], against: Mapping[str, object]) -> Decimal | None:
    """A ratio's revenue in the currency of the orders; None where no rate turns it into that."""
    if against["currency"] != entry["currency"] and against["fx_rate"] is None:
        return None
    return Decimal(str(against["revenue"])) * Decimal(str(against["fx_rate"] or 1))


def _years(repository: Repository, context: PageContext) -> list[int]:
    """This year, and that of the newest notice where it is an earlier one."""
    newest, _ = list_notices(repository.db, Wanted(limit=1))
    last = date.fromisoformat(newest[0]["published_date"]) if newest and newest[0]["published_date"] else context.today
    return [context.today.year, *([last.year] if last.year < context.today.year else [])]


def _card(repository: Repository, company: Company, years: list[int], context: PageContext, say: PageWords) -> Values:
    """A company on the overview and beside its peers."""
    ledger, today = repository.ledger(company), context.day_of(company)
    key = ("card", company.id, say.language, today, *years)
    return {
        **context.of_ledger(ledger, key, lambda: _totalled(repository, company, years, today, say)),
        "silence": silence_of(repository.db, ledger, today, say.language),
    }


def _totalled(repository: Repository, company: Company, years: list[int], today: date, say: PageWords) -> Values:
    orders, ledger = repository.orders(company), repository.ledger(company)
    by_year = {}
    for year in years:
        window = Window(start=date(year, 1, 1), end=min(date(year, 12, 31), today))
        seen = repository.ledger_then(company, orders, View(window=window))
        by_year[year] = build_report(seen, repository.rates, today).as_json(say.language)
    newest = max(ledger.lines, key=lambda line: line.dated, default=None)
    return {
        "id": company.id,
        "name": company.name(say.language),
        "ticker": company.ticker,
        "years": [_year(year, entry) for year, entry in by_year.items()],
        "last_win": newest.order.id if newest else None,
        "last_day": newest.dated.isoformat() if newest else None,
        "sparkline": charts.sparkline(_twelve_months(ledger, min(today, date(years[-1], 12, 31)))),
    }


def _twelve_months(ledger: Ledger, end: date) -> list[float]:
    """Orders of the twelve months that end with a day's, in minor units."""
    spans = months(plus_months(end.replace(day=1), -11), end)
    return [float(totals(ledger, month.start, month.end).stated) for month in spans]


def _year(year: int, entry: Mapping[str, object]) -> Values:
    return {"year": year, "report": entry, "against": _against(entry)}


def _periods(entry: Mapping[str, object], kind: str) -> list[charts.Bar]:
    return [(str(row["period"]), float(str(row["stated"]))) for row in _intake(entry, kind)]


def _intake(entry: Mapping[str, object], kind: str) -> list[dict[str, object]]:
    intake = entry["intake"]
    return _rows(intake[kind]) if isinstance(intake, Mapping) else []


def _steps(steps: Iterable[Mapping[str, object]], say: PageWords) -> list[charts.Bar]:
    return [(say.step(str(step["kind"])), float(str(step["stated"]))) for step in steps]


def _cumulative(entry: Mapping[str, object], today: date) -> Values:
    """The year's cumulative share of the newest reported year beside the year before's: chart, rows (month, shares), period."""
    against = _against(entry)
    revenue = _revenue(entry, against) if against else None
    if against is None or not revenue:
        return {"cumulative_chart": None}
    by_month = {str(row["period"]): Decimal(str(row["stated"])) for row in _intake(entry, "months")}
    shares: dict[int, list[Decimal]] = {}
    for year, last in ((today.year - 1, 12), (today.year, today.month)):
        amounts = [by_month.get(f"{year}-{month:02}", Decimal(0)) for month in range(1, last + 1)]
        shares[year] = [sum(amounts[:count], Decimal(0)) / revenue for count in range(1, last + 1)]
    series = [(str(year), [(place, float(share * 100)) for place, share in enumerate(each, 1)]) for year, each in shares.items()]
    return {
        "cumulative_chart": charts.lines(series),
        "cumulative_period": against["period"],
        "cumulative_years": list(shares),
        "cumulative_rows": [
            (month, *(each[month - 1] if month <= len(each) else None for each in shares.values())) for month in range(1, 13)
        ],
    }


def _against(entry: Mapping[str, object]) -> dict[str, object] | None:
    """The ratio to the newest reported year of the whole company."""
    ratios = _rows(entry["ratios"])
    return next((each for each in ratios if each["period"] == entry["ratio_period"] and not each["segment"]), None)


def _rows(value: object) -> list[dict[str, object]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
