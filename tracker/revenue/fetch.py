"""Fetching reported revenue: which service answers for a company, and in which steps."""

from __future__ import annotations

from scrapers.base import Fetch
from tracker.errors import BadInput
from tracker.model.company import Company
from tracker.model.revenue import Revenue
from tracker.revenue.checks import check_revenue
from tracker.revenue.eastmoney import eastmoney_request, parse_eastmoney
from tracker.revenue.sec import cik_request, companyfacts_request, parse_cik, parse_companyfacts

_SEC_EXCHANGES = ("NYSE", "NASDAQ", "AMEX")


def fetch_revenue(company: Company, fetch: Fetch) -> tuple[Revenue, ...]:
    """The company's reported periods, checked against each other: from the SEC for its exchanges, else from Eastmoney.

    Raises BadInput where neither knows the ticker; FetchError and LayoutChanged come through from below.
    """
    if company.exchange.upper() in _SEC_EXCHANGES:
        cik = parse_cik(fetch(cik_request()), company.ticker)
        if cik is None:
            raise BadInput(f"company {company.id}: the SEC lists no ticker {company.ticker!r}")
        return check_revenue(parse_companyfacts(fetch(companyfacts_request(cik)), company))
    try:
        request = eastmoney_request(company.ticker)
    except ValueError as error:
        raise BadInput(f"company {company.id}: {error}") from error
    return check_revenue(parse_eastmoney(fetch(request), company))
