"""Exchange rates: the European Central Bank's as bundled with CurrencyConverter, else rates imported from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import cache

from currency_converter import CurrencyConverter, RateNotFoundError

from tracker.lines import Rate, Rates
from tracker.rows import Row, read_rows

# the bank publishes none at weekends and on holidays; an older rate than this is no rate of the day
REACH = timedelta(days=7)
_PRECISION = Context(prec=12)
_ECB = "ECB reference rate"
_COLUMNS = ("base", "quote", "day", "value", "source")


@cache
def bundled_rates() -> Rates:
    """Rates of the file that came with the library, read when first needed: it ends at its release and lacks currencies."""

    @cache
    def opened() -> CurrencyConverter:
        return CurrencyConverter(decimal=True)

    @cache
    def find(base: str, quote: str, day: date) -> Rate | None:
        converter = opened()
        if not {base, quote} <= converter.currencies:
            return None
        for back in range(REACH.days + 1):
            on = day - timedelta(days=back)
            try:
                value = converter.convert(1, base, quote, date=on)
            except RateNotFoundError:
                continue
            return Rate(base=base, quote=quote, day=on, value=_PRECISION.create_decimal(value), source=_ECB)
        return None

    return find


def imported_rates(rows: Iterable[Rate]) -> Rates:
    """Rates given as rows; a pair given only the other way round is turned."""
    by_pair: dict[tuple[str, str], dict[date, Rate]] = {}
    for row in rows:
        by_pair.setdefault((row.base, row.quote), {})[row.day] = row

    def find(base: str, quote: str, day: date) -> Rate | None:
        direct = _latest(by_pair.get((base, quote), {}), day)
        turned = None if direct else _latest(by_pair.get((quote, base), {}), day)
        if turned:
            value = _PRECISION.divide(Decimal(1), turned.value)
            return Rate(base=base, quote=quote, day=turned.day, value=value, source=turned.source)
        return direct

    return find


def first_of(*sources: Rates) -> Rates:
    """The first source's rate, else the next one's."""

    def find(base: str, quote: str, day: date) -> Rate | None:
        return next((rate for source in sources if (rate := source(base, quote, day))), None)

    return find


def no_rates(_base: str, _quote: str, _day: date) -> Rate | None:
    """No rate for anything: every amount in another currency becomes an error on its line."""
    return None


def _latest(rows: Mapping[date, Rate], day: date) -> Rate | None:
    days = (day - timedelta(days=back) for back in range(REACH.days + 1))
    return next((rows[on] for on in days if on in rows), None)


def parse_rates(text: str, name: str) -> tuple[Rate, ...]:
    """Rows of a CSV or TOML file (`[[fx_rate]]`): base, quote, day, value, source. Raises BadInput naming file, line, column."""
    return tuple(_rate(row) for row in read_rows(text, name, "fx_rate", _COLUMNS, _COLUMNS[:4]))


def _rate(row: Row) -> Rate:
    value = row.decimal("value")
    if value <= 0:
        raise row.bad("value", "a rate above 0")
    base, quote = row.currency("base"), row.currency("quote")
    if base == quote:
        raise row.bad("quote", f"a currency other than {base}")
    return Rate(base=base, quote=quote, day=row.day("day"), value=value, source=row.text("source") or row.where)
