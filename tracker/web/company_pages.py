"""Overview and company pages: the report's own figures, put beside each other and drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from db import sources as source_rows
from db.order_list import Wanted, list_notices
from tracker.briefing import charts
from tracker.ledger.bridge import bridge
from tracker.model.company import Company
from tracker.model.view import View, Window
from tracker.reporting.report import build_report
from tracker.sources.silence import silence_of
from tracker.storage.repository import Repository
from tracker.web.list_pages import inbox_rows, wins
from tracker.web.page_context import PageContext, Values
from tracker.web.words import PageWords

# what the overview shows of each list
_SHOWN = 8


def overview(repository: Repository, context: PageContext, say: PageWords) -> Values:
    """Watched companies with this year's orders, latest wins, sources that need a look, what waits."""
    newest, _ = list_notices(repository.db, Wanted(limit=1))
    last = date.fromisoformat(newest[0]["published_date"]) if newest and newest[0]["published_date"] else context.today
    years = [context.today.year, *([last.year] if last.year < context.today.year else [])]
    states = [row for row in source_rows.source_states(repository.db).values() if row["state"] in ("suspect", "dark")]
    return {
        "empty": not newest,
        "years": years,
        "companies": [_card(repository, company, years, context, say) for company in repository.companies()],
        "wins": wins(repository.db, limit=_SHOWN),
        "sources": states,
        "inbox": inbox_rows(repository, context)[:_SHOWN],
    }


def company_page(
    repository: Repository, company: Company, context: PageContext, say: PageWords, days: Mapping[str, date]
) -> Values:
    """One company: its report, the charts of it, and the bridge between two chosen days."""
    orders, view = repository.orders(company), View()
    ledger = repository.ledger_then(company, orders, view)
    opening = days.get("from", date(context.today.year, 1, 1))
    closing = days.get("to", context.today)
    built = bridge(company, orders, repository.rates, (opening, closing), view, repository.terms)
    entry = build_report(ledger, repository.rates, context.today, built).as_json(say.language)
    return {
        "company": company,
        "report": entry,
        "opening": opening.isoformat(),
        "closing": closing.isoformat(),
        "silence": silence_of(repository.db, ledger, context.today, say.language),
        "peers": [each for each in repository.companies() if each.id != company.id],
        "month_chart": charts.bars(_periods(entry, "months"), label=say("by_month")),
        "quarter_chart": charts.bars(_periods(entry, "quarters"), label=say("by_quarter")),
        "bridge_chart": charts.steps(_steps(entry, say)),
        **_cumulative(entry, context.today),
    }


def _card(repository: Repository, company: Company, years: list[int], context: PageContext, say: PageWords) -> Values:
    orders, ledger = repository.orders(company), repository.ledger(company)
    by_year = {}
    for year in years:
        window = Window(start=date(year, 1, 1), end=min(date(year, 12, 31), context.today))
        seen = repository.ledger_then(company, orders, View(window=window))
        by_year[year] = build_report(seen, repository.rates, context.today).as_json(say.language)
    newest = max(ledger.lines, key=lambda line: line.dated, default=None)
    months = _periods(by_year[years[-1]], "months")
    return {
        "id": company.id,
        "name": company.name(say.language),
        "ticker": company.ticker,
        "years": [_year(year, entry) for year, entry in by_year.items()],
        "last_win": newest.order.id if newest else None,
        "last_day": newest.dated.isoformat() if newest else None,
        "silence": silence_of(repository.db, ledger, context.today, say.language),
        "sparkline": charts.sparkline([amount for _, amount in months]) if months else "",
    }


def _year(year: int, entry: Mapping[str, object]) -> Values:
    return {"year": year, "report": entry, "against": _against(entry)}


def _periods(entry: Mapping[str, object], kind: str) -> list[charts.Bar]:
    return [(str(row["period"]), float(str(row["stated"]))) for row in _intake(entry, kind)]


def _intake(entry: Mapping[str, object], kind: str) -> list[dict[str, object]]:
    intake = entry["intake"]
    return _rows(intake[kind]) if isinstance(intake, Mapping) else []


def _steps(entry: Mapping[str, object], say: PageWords) -> list[charts.Bar]:
    return [(say.step(str(step["kind"])), float(str(step["stated"]))) for step in _rows(entry["bridge"])]


def _cumulative(entry: Mapping[str, object], today: date) -> Values:
    """The year's cumulative share of the newest reported year beside the year before's: chart, rows (month, shares), period."""
    against = _against(entry)
    if against is None or (against["currency"] != entry["currency"] and against["fx_rate"] is None):
        return {"cumulative_chart": None}
    revenue = Decimal(str(against["revenue"])) * Decimal(str(against["fx_rate"] or 1))
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
