"""Reported revenue as filed with the SEC: the companyfacts reply, every value with the day it was filed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from scrapers.base import Page, Request
from scrapers.errors import LayoutChanged
from tracker.model.company import Company
from tracker.model.period import label_of
from tracker.model.revenue import Revenue
from tracker.revenue.replies import is_reporting_period, json_of, mapping, reported_amount

TICKERS = "https://www.sec.gov/files/company_tickers.json"
SEC = "https://data.sec.gov/api/xbrl/companyfacts/CIK{cik:010d}.json"
# taxonomy and concepts in the order they are to be believed for a period
_CONCEPTS = (
    ("us-gaap", "RevenueFromContractWithCustomerExcludingAssessedTax"),
    ("us-gaap", "Revenues"),
    ("us-gaap", "SalesRevenueNet"),
    ("us-gaap", "RevenueFromContractWithCustomerIncludingAssessedTax"),
    ("ifrs-full", "Revenue"),
    ("ifrs-full", "RevenueFromContractsWithCustomers"),
)
LARGER_ELSEWHERE = "other_concept_is_larger"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    """One reported value; `filed` is when the filing that holds it was made."""

    start: date
    end: date
    value: Decimal
    filed: date
    filing: str


def cik_request() -> Request:
    """The SEC's own list of tickers and the numbers it files companies under."""
    return Request(url=TICKERS)


def parse_cik(page: Page, ticker: str) -> int | None:
    """The number of a ticker (what follows a dot is left out), None where the list has none. Raises LayoutChanged."""
    wanted = ticker.partition(".")[0].upper()
    for entry in mapping(json_of(page), page).values():
        item = mapping(entry, page)
        number = item.get("cik_str")
        if item.get("ticker") == wanted and isinstance(number, int):
            return number
    return None


def companyfacts_request(cik: int) -> Request:
    """The company's facts as filed."""
    return Request(url=SEC.format(cik=cik))


def parse_companyfacts(page: Page, company: Company) -> tuple[Revenue, ...]:
    """Revenue of every year, half, quarter and nine months in a companyfacts reply, oldest first.

    A period is chosen by its start and end (`fy` is the filing's year); each value a later filing changed is kept with the day
    it was filed, so that the newest filed counts and a past day still knows what was reported then.
    Raises LayoutChanged when the page has another shape.
    """
    facts = mapping(mapping(json_of(page), page).get("facts"), page)
    by_period: dict[tuple[date, date], list[tuple[str, list[_Fact]]]] = {}
    for taxonomy, concept in _CONCEPTS:
        units = _units(facts, taxonomy, concept, page)
        currency = _currency(units, company.currency)
        found: dict[tuple[date, date], list[_Fact]] = {}
        for fact in _facts(units.get(currency, ()), page):
            found.setdefault((fact.start, fact.end), []).append(fact)
        for period, reported in found.items():
            by_period.setdefault(period, []).append((currency, sorted(reported, key=lambda fact: (fact.filed, fact.filing))))
    rows = [row for period in sorted(by_period) for row in _revenue(company, by_period[period], page)]
    return tuple(rows)


def _revenue(company: Company, concepts: Sequence[tuple[str, list[_Fact]]], page: Page) -> Iterator[Revenue]:
    """The first concept's values of a period, one row for every time the value changed."""
    currency, reported = concepts[0]
    most = max((facts[-1].value for unit, facts in concepts[1:] if unit == currency), default=None)
    changed = [
        fact for before, fact in zip([None, *reported], reported, strict=False) if before is None or before.value != fact.value
    ]
    for place, fact in enumerate(changed):
        later = changed[place + 1].filing if place + 1 < len(changed) else None
        larger = most is not None and most > fact.value and later is None
        yield Revenue(
            company=company.id,
            label=label_of(fact.start, fact.end),
            start=fact.start,
            end=fact.end,
            amount=reported_amount(fact.value, currency, page),
            source=f"{page.url} {fact.filing}".strip(),
            published=fact.filed,
            restated_by=later,
            marks=(f"{LARGER_ELSEWHERE}: {most}",) if larger else (),
        )


def _units(facts: Mapping[str, object], taxonomy: str, concept: str, page: Page) -> dict[str, list[object]]:
    """The concept's values by currency; units that are no currency are left out."""
    found = mapping(mapping(facts.get(taxonomy, {}), page).get(concept, {}), page).get("units", {})
    return {
        unit: rows for unit, rows in mapping(found, page).items() if len(unit) == 3 and unit.isupper() and isinstance(rows, list)
    }


def _currency(units: Mapping[str, Sequence[object]], wanted: str) -> str:
    """The company's own currency where it reports in it, else the one most values are in (not a translation for convenience)."""
    return wanted if wanted in units or not units else max(units, key=lambda unit: len(units[unit]))


def _facts(rows: Sequence[object], page: Page) -> Iterator[_Fact]:
    for row in rows:
        item = mapping(row, page)
        if "start" not in item:
            continue
        try:
            fact = _Fact(
                start=date.fromisoformat(str(item["start"])),
                end=date.fromisoformat(str(item["end"])),
                value=Decimal(str(item["val"])),
                filed=date.fromisoformat(str(item["filed"])),
                filing=str(item.get("accn", "")),
            )
        except (KeyError, ValueError, InvalidOperation) as error:
            raise LayoutChanged(f"a fact without start, end, val or filed at {page.url}: {item!r}") from error
        if is_reporting_period(fact.start, fact.end) and fact.value.is_finite() and fact.value > 0:
            yield fact
