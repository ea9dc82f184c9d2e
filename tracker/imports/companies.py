"""Companies to watch: rows of a CSV or TOML file, or one command's arguments, as the tables tracker.toml keeps them in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.errors import BadInput
from tracker.imports.rows import Row, read_rows
from tracker.model.keys import supplier_key

COLUMNS = ("ticker", "name", "org", "id", "name_en", "exchange", "currency")
NEEDED = ("ticker", "name", "org")
# exchanges as [company.ID] names them, by the suffix of their tickers
_EXCHANGES = {"HK": "HKEX", "SH": "SSE", "SS": "SSE", "SZ": "SZSE", "BJ": "BSE", "T": "TSE", "KS": "KOSPI", "KQ": "KOSDAQ"}
_SPLIT = re.compile(r"[;；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedCompany:
    """A company as it is asked to be watched; `id` is its ticker in small letters unless one is given."""

    ticker: str
    name: str
    organizations: tuple[str, ...]
    id: str = ""
    name_en: str = ""
    exchange: str = ""
    currency: str = ""

    @property
    def key(self) -> str:
        """Its id in the configuration, such as 02513_hk."""
        return self.id or re.sub(r"[^0-9a-z]+", "_", self.ticker.casefold()).strip("_")

    def table(self) -> dict[str, object]:
        """Its [company.ID] table."""
        exchange = self.exchange or _EXCHANGES.get(self.ticker.upper().rpartition(".")[2], "")
        values = {"name": self.name, "name_en": self.name_en, "ticker": self.ticker, "exchange": exchange}
        filled: dict[str, object] = {key: value for key, value in values.items() if value}
        return filled | {"currency": self.currency or "CNY", "organizations": list(self.organizations)}


def parse_companies(text: str, name: str) -> tuple[WatchedCompany, ...]:
    """Companies of a CSV file or of `[[company]]` entries in TOML; rows of one ticker are one company with several organizations.

    Organizations of one row are parted by semicolons. Raises BadInput naming file, line and column.
    """
    found: dict[str, WatchedCompany] = {}
    for row in read_rows(text, name, "company", COLUMNS, NEEDED):
        company = _company(row)
        first = found.setdefault(company.key, company)
        if first.name != company.name:
            raise row.bad("name", f"{first.name!r}, as an earlier row calls {first.ticker}")
        found[company.key] = replace(first, organizations=several(first.organizations + company.organizations))
    if not found:
        raise BadInput(f"{name}: found no row, expected one or more companies")
    return tuple(found.values())


def _company(row: Row) -> WatchedCompany:
    organizations = several(part.strip() for part in _SPLIT.split(row.needed("org")))
    if not organizations:
        raise row.bad("org", "a legal name, several parted by semicolons")
    company = WatchedCompany(
        ticker=row.needed("ticker"),
        name=row.needed("name"),
        organizations=organizations,
        id=row.text("id"),
        name_en=row.text("name_en"),
        exchange=row.text("exchange"),
        currency=row.currency("currency", "CNY"),
    )
    if not re.fullmatch(r"[\w-]+", company.key):
        raise row.bad("id" if company.id else "ticker", "letters and digits, or a column id of letters, digits, _ and -")
    return company


def several(names: Iterable[str]) -> tuple[str, ...]:
    """Names that are not empty, each once however it is spaced or bracketed."""
    return tuple({supplier_key(name): name for name in reversed([name for name in names if name])}.values())[::-1]
