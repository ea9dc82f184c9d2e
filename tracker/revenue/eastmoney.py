"""Reported revenue from Eastmoney's data centre (undocumented): Hong Kong, United States and mainland listings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from scrapers.base import Page, Request
from scrapers.errors import LayoutChanged
from tracker.model.company import Company
from tracker.model.period import label_of
from tracker.model.revenue import Revenue
from tracker.revenue.replies import is_reporting_period, json_of, mapping, reported_amount


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """One table of the service: how it is asked for and what its columns are called.

    `start` and `currency` are None where the table has no such column: periods then begin with the year, amounts are yuan.
    """

    url: str
    report: str
    columns: str
    order: str
    source: str
    revenue: str
    end: str
    start: str | None
    currency: str | None


_SECURITIES = "https://datacenter.eastmoney.com/securities/api/data/v1/get"
_HONG_KONG = _Table(
    url=_SECURITIES,
    report="RPT_HKF10_FN_MAININDICATOR",
    columns="HKF10_FN_MAININDICATOR",
    order="STD_REPORT_DATE",
    source="F10",
    revenue="OPERATE_INCOME",
    end="REPORT_DATE",
    start="START_DATE",
    currency="CURRENCY",
)
_UNITED_STATES = _Table(
    url=_SECURITIES,
    report="RPT_USF10_FN_GMAININDICATOR",
    columns="USF10_FN_GMAININDICATOR",
    order="STD_REPORT_DATE",
    source="SECURITIES",
    revenue="OPERATE_INCOME",
    end="REPORT_DATE",
    start="START_DATE",
    currency="CURRENCY",
)
# mainland companies report calendar years in yuan, by law
_MAINLAND = _Table(
    url="https://datacenter-web.eastmoney.com/api/data/v1/get",
    report="RPT_LICO_FN_CPD",
    columns="ALL",
    order="REPORTDATE",
    source="WEB",
    revenue="TOTAL_OPERATE_INCOME",
    end="REPORTDATE",
    start=None,
    currency=None,
)
_TABLES = {"HK": _HONG_KONG, "SH": _MAINLAND, "SZ": _MAINLAND, "BJ": _MAINLAND}
_MARKETS = ("HK", "SH", "SZ", "BJ", "N", "O", "A")
_CURRENCIES = {"人民币": "CNY", "港元": "HKD", "港币": "HKD", "美元": "USD"}


def eastmoney_request(ticker: str) -> Request:
    """Request for a listed company's reported periods. Raises ValueError for a ticker of no market the service knows."""
    code, _, market = ticker.rpartition(".")
    if not code.isalnum() or market not in _MARKETS:
        raise ValueError(f"expected a ticker ending in one of .{', .'.join(_MARKETS)}, found {ticker!r}")
    table = _table(ticker)
    params = {
        "reportName": table.report,
        "columns": table.columns,
        "filter": f'(SECUCODE="{ticker}")',
        "pageNumber": "1",
        "pageSize": "50",
        "sortTypes": "-1",
        "sortColumns": table.order,
        "source": table.source,
        "client": "PC",
    }
    return Request(url=table.url, params=params)


def parse_eastmoney(page: Page, company: Company) -> tuple[Revenue, ...]:
    """Revenue in full units of every reporting period in the reply, oldest first.

    A row without revenue or without a known currency is left out: a currency is never guessed.
    `published` is the reply's NOTICE_DATE where it has one, else the day it was fetched, which is when we could know it.
    Raises LayoutChanged when no row can be used or the reply has another shape.
    """
    result = mapping(json_of(page), page).get("result")
    rows = mapping(result, page).get("data") if result else None
    table = _table(company.ticker)
    found = [_row(mapping(item, page), table, company, page) for item in (rows if isinstance(rows, list) else [])]
    kept = sorted((row for row in found if row), key=lambda row: (row.end, row.start))
    if not kept:
        raise LayoutChanged(
            f"expected rows with {table.revenue} and a currency in result.data at {page.url}, found {len(found)} rows"
        )
    return tuple(kept)


def _table(ticker: str) -> _Table:
    return _TABLES.get(ticker.rpartition(".")[2], _UNITED_STATES)


def _row(item: Mapping[str, object], table: _Table, company: Company, page: Page) -> Revenue | None:
    try:
        end = _day(item[table.end])
        start = _day(item[table.start]) if table.start else date(end.year, 1, 1)
        amount = Decimal(str(item[table.revenue])) if item[table.revenue] is not None else None
        published = _day(item["NOTICE_DATE"]) if item.get("NOTICE_DATE") else page.fetched_at.date()
    except (KeyError, ValueError, InvalidOperation) as error:
        raise LayoutChanged(f"expected {table.start}, {table.end} and {table.revenue} at {page.url}: {error!r}") from error
    currency = _currency(item.get(table.currency)) if table.currency else "CNY"
    if amount is None or currency is None or not amount.is_finite() or amount <= 0 or not is_reporting_period(start, end):
        return None
    return Revenue(
        company=company.id,
        label=label_of(start, end),
        start=start,
        end=end,
        amount=reported_amount(amount, currency, page),
        source=page.url,
        published=published,
        seen_at=page.fetched_at,
    )


def _currency(value: object) -> str | None:
    text = _CURRENCIES.get(str(value), str(value))
    return text if len(text) == 3 and text.isascii() and text.isupper() else None


def _day(value: object) -> date:
    return date.fromisoformat(str(value)[:10])
