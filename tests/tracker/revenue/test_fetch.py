"""Revenue from public services: synthetic pages of their described shapes, and one real SEC reply of the corpus."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scrapers.base import Page, Request
from scrapers.errors import LayoutChanged
from tests.support.ledger_samples import company
from tracker.errors import BadInput
from tracker.model.view import View
from tracker.revenue.eastmoney import eastmoney_request, parse_eastmoney
from tracker.revenue.fetch import fetch_revenue
from tracker.revenue.known import known_revenue
from tracker.revenue.sec import LARGER_ELSEWHERE, companyfacts_request, parse_companyfacts

FETCHED = datetime(2026, 1, 9, tzinfo=UTC)
YEAR = {"start": "2024-02-01", "end": "2025-01-31"}


def page(content: object, url: str = "https://data.example/facts.json") -> Page:
    """A synthetic reply."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return Page(url=url, body=body, fetched_at=FETCHED)


def facts(**concepts: object) -> Page:
    """A companyfacts reply with us-gaap concepts."""
    return page({"cik": 1, "facts": {"us-gaap": {name: {"units": units} for name, units in concepts.items()}}})


def fact(value: int, filed: str, **period: str) -> dict[str, object]:
    """One fact; `fy` is wrong on purpose: it is the filing's."""
    return {**(period or YEAR), "val": value, "filed": filed, "fy": 1999, "fp": "FY", "accn": f"a-{filed}"}


US = company(currency="USD", ticker="ACME", exchange="NYSE")


def test_the_newest_filed_value_of_a_period_counts() -> None:
    """Periods go by start and end; a restated value takes the place of the first from the day it was filed."""
    rows = parse_companyfacts(
        facts(Revenues={"USD": [fact(110, "2027-03-01"), fact(100, "2025-03-01"), fact(100, "2026-03-01")]}), US
    )
    assert [(row.label, str(row.amount), row.published, row.restated_by) for row in rows] == [
        ("12 months to 2025-01-31", "100.00", date(2025, 3, 1), "a-2027-03-01"),
        ("12 months to 2025-01-31", "110.00", date(2027, 3, 1), None),
    ]
    assert [str(row.amount) for row in known_revenue("acme", rows, View(as_of=date(2026, 6, 1)))] == ["100.00"]
    assert [str(row.amount) for row in known_revenue("acme", rows)] == ["110.00"]


def test_a_value_restated_back_is_known_again() -> None:
    """100, then 110, then 100 again: the last filed holds."""
    told = [fact(100, "2025-03-01"), fact(110, "2026-03-01"), fact(100, "2027-03-01")]
    rows = parse_companyfacts(facts(Revenues={"USD": told}), US)
    assert [str(row.amount) for row in known_revenue("acme", rows)] == ["100.00"]


def test_concepts_are_believed_in_order_and_a_larger_one_is_marked() -> None:
    """The contract-revenue concept goes first; where another concept reports more for the period, that is said."""
    concept = "RevenueFromContractWithCustomerExcludingAssessedTax"
    rows = parse_companyfacts(
        facts(**{"Revenues": {"USD": [fact(120, "2025-03-01")]}, concept: {"USD": [fact(100, "2025-03-01")]}}), US
    )
    assert [(str(row.amount), row.marks) for row in rows] == [("100.00", (f"{LARGER_ELSEWHERE}: 120",))]


def test_odd_periods_instants_and_pro_forma_are_left_out() -> None:
    """Five months are no reporting period, a fact without a start is no period, pro forma revenue is nobody's."""
    odd = fact(5, "2025-03-01", start="2024-01-01", end="2024-05-31")
    instant = {"end": "2024-12-31", "val": 7, "filed": "2025-03-01"}
    read = facts(Revenues={"USD": [odd, instant]}, BusinessAcquisitionsProFormaRevenue={"USD": [fact(9, "2025-03-01")]})
    assert parse_companyfacts(read, US) == ()


def test_the_companys_own_currency_goes_before_a_translation() -> None:
    """A foreign filer's yuan are its revenue; the dollars beside them are a convenience."""
    units = {"USD": [fact(14, "2025-03-01")], "CNY": [fact(100, "2025-03-01")], "shares": [fact(3, "2025-03-01")]}
    rows = parse_companyfacts(facts(Revenues=units), company(currency="CNY"))
    assert [(str(row.amount), row.amount.currency) for row in rows] == [("100.00", "CNY")]


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"[]",
        {"facts": []},
        b'{"facts": {"us-gaap": {"Revenues": {"units": {"USD": [{"start": "x"}]}}}}}',
        b'{"a": NaN}',
    ],
)
def test_another_shape_is_a_changed_layout(content: object) -> None:
    """What is no companyfacts reply is refused, not read as no revenue."""
    with pytest.raises(LayoutChanged):
        parse_companyfacts(page(content), US)


def test_a_figure_finer_than_its_currency_is_refused() -> None:
    """Nothing is rounded on the way into the file, and what does not fit it is said."""
    fine = facts(Revenues={"USD": [fact(100, "2025-03-01") | {"val": 100.125}]})
    with pytest.raises(LayoutChanged, match=r"no more than 2 decimals in USD .* found 100\.125"):
        parse_companyfacts(fine, US)
    with pytest.raises(LayoutChanged, match="64 bits"):
        parse_companyfacts(facts(Revenues={"USD": [fact(10**18, "2025-03-01")]}), US)


def test_the_corpus_reply(corpus: Path) -> None:
    """A real reply: four years, the newest filed 2025-04-02, each equal to the file's own newest value."""
    body = (corpus / "ocds" / "us_sec_edgar" / "lpa_facts.json").read_bytes()
    rows = parse_companyfacts(page(body), US)
    told = json.loads(body)["facts"]["ifrs-full"]["Revenue"]["units"]["USD"]
    newest = {(each["start"], each["end"]): each["val"] for each in sorted(told, key=lambda each: each["filed"])}
    known = known_revenue("acme", rows)
    assert [row.label for row in known] == ["FY2021", "FY2022", "FY2023", "FY2024"]
    assert {(row.start.isoformat(), row.end.isoformat()): int(row.amount.major) for row in known} == newest
    assert max(row.published for row in known if row.published) == date(2025, 4, 2)


def hong_kong(**changes: object) -> dict[str, object]:
    """A row of the main-indicator table, in its described shape."""
    row = {
        "SECUCODE": "00001.HK",
        "START_DATE": "2024-01-01 00:00:00",
        "REPORT_DATE": "2024-12-31 00:00:00",
        "OPERATE_INCOME": 312000000.0,
        "CURRENCY": "CNY",
    }
    return row | changes


def test_eastmoney_rows() -> None:
    """Full units with their own currency; what has no revenue or no currency is left out, never guessed."""
    rows = [
        hong_kong(),
        hong_kong(OPERATE_INCOME=None),
        hong_kong(CURRENCY=None),
        hong_kong(REPORT_DATE="2024-06-30", CURRENCY="港元"),
    ]
    read = parse_eastmoney(page({"result": {"data": rows}}), company())
    assert [(row.label, str(row.amount), row.amount.currency, row.published) for row in read] == [
        ("H1 2024", "312000000.00", "HKD", date(2026, 1, 9)),
        ("FY2024", "312000000.00", "CNY", date(2026, 1, 9)),
    ]


def test_eastmoney_mainland_rows_begin_with_the_year() -> None:
    """Mainland periods are cumulative calendar periods in yuan, with the day of their notice."""
    row = {"REPORTDATE": "2025-09-30 00:00:00", "TOTAL_OPERATE_INCOME": 5, "NOTICE_DATE": "2025-10-28 00:00:00"}
    (read,) = parse_eastmoney(page({"result": {"data": [row]}}), company(ticker="600000.SH"))
    assert (read.label, read.start, read.amount.currency, read.published) == (
        "9M 2025",
        date(2025, 1, 1),
        "CNY",
        date(2025, 10, 28),
    )


@pytest.mark.parametrize(
    "content",
    [{"result": None}, {"result": {"data": []}}, {"result": {"data": [hong_kong(CURRENCY="?")]}}, {"result": {"data": [{}]}}],
)
def test_an_eastmoney_reply_without_figures_is_a_changed_layout(content: object) -> None:
    """No usable row is never the same as no revenue."""
    with pytest.raises(LayoutChanged):
        parse_eastmoney(page(content), company())


def test_what_is_asked() -> None:
    """Addresses and parameters as described by the services."""
    assert companyfacts_request(1997711).url == "https://data.sec.gov/api/xbrl/companyfacts/CIK0001997711.json"
    asked = eastmoney_request("02513.HK")
    assert (asked.params["reportName"], asked.params["filter"]) == ("RPT_HKF10_FN_MAININDICATOR", '(SECUCODE="02513.HK")')
    assert eastmoney_request("600519.SH").params["reportName"] == "RPT_LICO_FN_CPD"
    assert eastmoney_request("SNOW.N").params["reportName"] == "RPT_USF10_FN_GMAININDICATOR"
    for ticker in ("", "02513", 'X")(.HK', "7203.T"):
        with pytest.raises(ValueError, match="expected a ticker"):
            eastmoney_request(ticker)


def test_fetching_goes_to_the_service_that_knows_the_listing() -> None:
    """New York: the SEC's list, then the facts; Hong Kong: Eastmoney; elsewhere nobody."""
    asked: list[str] = []

    def fetch(request: Request | str) -> Page:
        url = request if isinstance(request, str) else request.url
        asked.append(url)
        if url.endswith("company_tickers.json"):
            return page({"0": {"cik_str": 7, "ticker": "ACME", "title": "Acme"}}, url)
        if "companyfacts" in url:
            return facts(Revenues={"USD": [fact(100, "2025-03-01")]})
        return page({"result": {"data": [hong_kong()]}}, url)

    assert [str(row.amount) for row in fetch_revenue(US, fetch)] == ["100.00"]
    assert asked[-1].endswith("CIK0000000007.json")
    assert [row.label for row in fetch_revenue(company(), fetch)] == ["FY2024"]
    for unknown in (company(ticker="ZZZ", exchange="NYSE"), company(ticker="7203.T", exchange="TSE")):
        with pytest.raises(BadInput, match="acme"):
            fetch_revenue(unknown, fetch)
