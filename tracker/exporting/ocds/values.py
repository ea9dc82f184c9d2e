"""Values of OCDS: amounts, instants, organizations and documents, each valid by the schema or left out."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from datetime import date, datetime, time
from decimal import Decimal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from scrapers.currencies import CURRENCIES
from scrapers.money import Money
from scrapers.notice import Party
from tracker.model.keys import code_key, supplier_key

Json = dict[str, object]
# the scheme of unified social credit codes in org-id.guide's register
USCI = "CN-USCI"
# ISO codes younger than the closed list of OCDS 1.1.5
_YOUNGER = frozenset({"SLE", "VED", "XCG", "ZWG"})
# codes that it has and ISO 4217 no longer, of currencies in which contracts were awarded since there is open data
_WITHDRAWN = frozenset(
    {"ANG", "BYR", "CUC", "CYP", "EEK", "GHC", "HRK", "LTL", "LVL", "MRO", "MTL", "SKK", "SLL", "STD", "VEF", "ZMK", "ZWL"}
)
_LISTED = (CURRENCIES - _YOUNGER) | _WITHDRAWN
_KEPT_IN_ADDRESS = "!#$%&'()*+,/:;=?@[]~"


def value_of(money: Money | None) -> Json | None:
    """An amount as a JSON number to the last minor unit; None where JSON or the closed list of currencies cannot hold it."""
    if money is None or money.currency not in _LISTED:
        return None
    major = money.major
    if major == major.to_integral_value():
        return {"amount": int(major), "currency": money.currency}
    number = float(major)
    return {"amount": number, "currency": money.currency} if Decimal(repr(number)) == major else None


def instant_of(day: date, zone: ZoneInfo) -> str:
    """The first instant of a day, with offset."""
    return datetime.combine(day, time(0), zone).isoformat()


def short_name(text: str, letter: str) -> str:
    """A name of eleven letters and digits for a longer text, the same for ever."""
    return letter + b32encode(hashlib.sha256(text.encode()).digest()).decode()[:10]


def party_id(party: Party) -> str:
    """The id an organization has in every release: by its register, else by its name as compared."""
    identifier = _identifier(party)
    return f"{identifier['scheme']}-{identifier['id']}" if identifier else short_name(supplier_key(party.name), "P")


def party_of(party: Party, roles: list[str]) -> Json:
    """An organization with its roles, and with its identifier where a register's code is printed that holds."""
    identifier = _identifier(party)
    named: Json = {"id": party_id(party), "name": party.name, "roles": roles}
    return named | ({"identifier": {**identifier, "legalName": party.name}} if identifier else {})


def _identifier(party: Party) -> dict[str, str] | None:
    if (code := code_key(party.code)) is not None:
        return {"scheme": USCI, "id": code}
    if party.code and party.scheme and not party.scheme.startswith("CN-USC"):
        return {"scheme": party.scheme, "id": party.code}
    return None


def address_of(url: str) -> str | None:
    """An address of the web as the schema takes it, other letters escaped; None for anything else."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc.isascii() or not parts.netloc:
        return None
    return quote(url.strip(), safe=_KEPT_IN_ADDRESS)
