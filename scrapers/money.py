"""Money: an integer of minor units with a currency, never a float; and what a printed figure is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Self

# ISO 4217: currencies whose minor unit is not a hundredth.
MINOR_DIGITS = {
    "JPY": 0,
    "KRW": 0,
    "VND": 0,
    "CLP": 0,
    "PYG": 0,
    "ISK": 0,
    "XAF": 0,
    "XOF": 0,
    "KWD": 3,
    "BHD": 3,
    "OMR": 3,
    "TND": 3,
    "JOD": 3,
}
_CURRENCY = re.compile(r"[A-Z]{3}")


def fits_minor(amount: Decimal, currency: str) -> bool:
    """Whether an amount in major units is a whole number of the currency's minor unit."""
    return amount.is_finite() and amount.scaleb(MINOR_DIGITS.get(currency, 2)) % 1 == 0


class Pricing(StrEnum):
    """Kinds of an award's printed figure."""

    TOTAL = "total"
    UNIT_PRICE = "unit_price"
    RATE = "rate"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Money:
    """An amount in minor units (fen, cents) of an ISO 4217 currency."""

    minor: int
    currency: str

    def __post_init__(self) -> None:
        if isinstance(self.minor, bool) or not isinstance(self.minor, int):
            raise TypeError(f"minor units must be an int, got {self.minor!r}")
        if not _CURRENCY.fullmatch(self.currency):
            raise ValueError(f"currency must be three capital letters, got {self.currency!r}")
        if abs(self.minor) >= 2**63:
            raise ValueError(f"{self.minor} minor units do not fit the file's 64-bit integers")

    @classmethod
    def of(cls, major: Decimal | int | str, currency: str = "CNY") -> Self:
        """Money from major units (yuan, dollars); anything under the minor unit is rounded half up."""
        value = Decimal(major)
        if not value.is_finite():
            raise ValueError(f"an amount must be finite, got {major!r}")
        minor = value.scaleb(MINOR_DIGITS.get(currency, 2)).quantize(Decimal(1), ROUND_HALF_UP)
        return cls(minor=int(minor), currency=currency)

    @property
    def major(self) -> Decimal:
        """The amount in major units, with the currency's own number of decimals."""
        return Decimal(self.minor).scaleb(-MINOR_DIGITS.get(self.currency, 2))

    def __str__(self) -> str:
        return str(self.major)
