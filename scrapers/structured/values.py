"""Values of open contracting data: amounts, days, periods and parties as publishers really write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from scrapers.errors import UnreadableValue
from scrapers.money import Money
from scrapers.notice import Party, ServicePeriod, VatBasis
from scrapers.structured.documents import Json, Object, child, rows, text_of, words

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,4})?")
_GROUPS = re.compile(r"(?<=\d)[ ,](?=\d{3}(?:\D|$))")
# spellings of currencies outside ISO 4217
_CURRENCIES = {"RMB": "CNY", "CNH": "CNY"}
# more than any budget on earth: a placeholder such as 1e9999
_ABSURD = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Value:
    """A printed amount and whether it includes value-added tax."""

    money: Money
    vat: VatBasis


def value_of(value: Json, default_vat: VatBasis) -> Value | None:
    """The amount of an OCDS value; None where none is printed, 0 being how publishers say "not disclosed".

    Raises UnreadableValue for an amount that is no number, has no currency or is beyond reason.
    """
    if not isinstance(value, dict):
        return None
    net, gross = value.get("amount"), value.get("amountGross")
    amount = decimal_of(net if net is not None else gross)
    if amount is None or amount == 0:
        return None
    currency = (text_of(value.get("currency")) or "").upper()
    currency = _CURRENCIES.get(currency, currency)
    if abs(amount) >= _ABSURD:
        raise UnreadableValue(f"an amount of {amount:.3e} is a placeholder")
    try:
        money = Money.of(amount, currency)
    except ValueError as error:
        raise UnreadableValue(f"amount {amount} has no usable currency: {error}") from error
    return Value(money, _vat_of(value, default_vat)) if money.minor else None


def decimal_of(value: Json) -> Decimal | None:
    """A number as publishers write one: JSON number, text, grouped text, MongoDB's `{"$numberLong": …}`; None for nothing.

    Raises UnreadableValue for anything else.
    """
    if isinstance(value, dict) and len(value) == 1:
        value = next(iter(value.values()))
    if value is None or value == "":
        return None
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    written = _GROUPS.sub("", value.strip()) if isinstance(value, str) else ""
    if not _NUMBER.fullmatch(written):
        raise UnreadableValue(f"{str(value)[:40]!r} is no amount")
    try:
        return Decimal(written)
    except InvalidOperation as error:
        raise UnreadableValue(f"{written[:40]!r} is no amount") from error


def day_of(value: Json) -> date | None:
    """The day as printed, in the offset it is printed with; None for nothing, for what is no date and for the year 1."""
    found = _DAY.match(text_of(value) or "")
    if not found or int(found[1]) < 1900:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def period_of(value: Json) -> ServicePeriod | None:
    """An OCDS period; one that ends before it starts is none."""
    if not isinstance(value, dict):
        return None
    start, end = day_of(value.get("startDate")), day_of(value.get("endDate"))
    if not (start or end) or (start and end and end < start):
        return None
    return ServicePeriod(text=f"{start or ''}/{end or ''}", start=start, end=end)


@dataclass(frozen=True, slots=True)
class Parties:
    """The organizations of one release, by their id."""

    listed: tuple[Object, ...]

    @classmethod
    def of(cls, release: Object) -> Parties:
        """The parties of a release; 1.0 releases have none."""
        return cls(tuple(rows(release.get("parties"))))

    def party(self, reference: Json) -> Party | None:
        """The organization a reference names, with the identifier its party or (1.0) the reference itself carries."""
        if not isinstance(reference, dict):
            return None
        whole = self._joined(reference)
        name = _name_of(reference) or _name_of(whole)
        if name is None:
            return None
        code, scheme = _identifier(whole, reference)
        return Party(name=name, code=code, scheme=scheme)

    def with_role(self, role: str) -> list[Object]:
        """The parties that have a role."""
        return [party for party in self.listed if role in words(party.get("roles"))]

    def was_removed(self, reference: Object) -> bool:
        """Whether a later notice took the supplier out: Find a Tender keeps it in the award, with the role removedSupplier."""
        roles = words(self._joined(reference).get("roles"))
        return "removedSupplier" in roles and "supplier" not in roles

    def _joined(self, reference: Object) -> Object:
        wanted = text_of(reference.get("id"))
        return next((party for party in self.listed if wanted and text_of(party.get("id")) == wanted), reference)


def region_of(party: Object) -> str | None:
    """Where an organization sits, as far as its address says."""
    address = child(party, "address")
    return text_of(address.get("region")) or text_of(address.get("locality"))


def _name_of(party: Object) -> str | None:
    named = [party.get("name"), child(party, "identifier").get("legalName")]
    translated = [value for key, value in sorted(party.items()) if key.startswith("name_")]
    return next((name for value in (*named, *translated) if (name := text_of(value))), None)


def _identifier(*sources: Object) -> tuple[str | None, str | None]:
    """Code and scheme; a code without a scheme identifies nobody ("1" is the supplier of half of Colombia)."""
    for source in sources:
        identifier = child(source, "identifier")
        code, scheme = text_of(identifier.get("id")), text_of(identifier.get("scheme"))
        if code and scheme:
            return (_company_number(code) if scheme == "GB-COH" else code), scheme
    return None, None


def _company_number(code: str) -> str:
    """A British company number in eight characters: they occur in lower case and without their leading zeros."""
    prefix, digits = code.upper().rstrip("0123456789"), code.upper().lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{prefix}{digits.zfill(8 - len(prefix))}" if digits.isdigit() else code.upper()


def _vat_of(value: Object, default: VatBasis) -> VatBasis:
    included = value.get("valueAddedTaxIncluded")
    if isinstance(included, bool):
        return VatBasis.INCLUDED if included else VatBasis.EXCLUDED
    if value.get("amount") is None:
        return VatBasis.INCLUDED
    if value.get("amountGross") is not None:
        return VatBasis.EXCLUDED
    if value.get("netAmount") is not None and value["netAmount"] != value["amount"]:
        return VatBasis.INCLUDED
    return default
