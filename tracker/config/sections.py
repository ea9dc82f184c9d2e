"""The tables of the configuration: one source, one company, one organization, one reported figure."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from scrapers.base import Filters
from scrapers.currencies import CURRENCIES, unknown_currency
from scrapers.money import MINOR_DIGITS, Money, fits_minor
from tracker.config.durations import EVERY_SCHEMA, SPAN_SCHEMA, Every, parse_duration, parse_every, parse_hours
from tracker.ledger.credit import OrderTerms
from tracker.model.company import DAY_ZONE, Company, CreditRule, Perimeter, Treatment, VatCategory
from tracker.model.revenue import Revenue

STRICT = ConfigDict(extra="forbid", frozen=True)
Span = Annotated[
    timedelta,
    BeforeValidator(lambda value: parse_duration(value) if isinstance(value, str) else value),
    WithJsonSchema(SPAN_SCHEMA),
]
Schedule = Annotated[
    Every,
    BeforeValidator(lambda value: parse_every(value) if isinstance(value, str) else value),
    WithJsonSchema(EVERY_SCHEMA),
]
Words = tuple[str, ...]


def _known_currency(code: str) -> str:
    if code not in CURRENCIES:
        raise ValueError(unknown_currency(code))
    return code


CurrencyCode = Annotated[
    str,
    AfterValidator(_known_currency),
    WithJsonSchema({"type": "string", "enum": sorted(CURRENCIES), "description": "ISO 4217"}),
]


class ServeSettings(BaseModel):
    """`[serve]`: where readers reach the pages of `tracker serve`, for links; None makes no link."""

    model_config = STRICT

    address: Annotated[str, AfterValidator(lambda value: value.rstrip("/"))] | None = Field(
        default=None, pattern=r"^https?://[^\s<>\"'`\\^{|}?#]+$"
    )


class OcdsSettings(BaseModel):
    """`[ocds]`: who publishes an export of open contracting data, and what its process ids begin with."""

    model_config = STRICT

    publisher: str = Field(default="award-tracker", min_length=1)
    prefix: str = Field(default="ocds-000000", pattern=r"^ocds-[a-z0-9]{6}$")


class SourceSettings(BaseModel):
    """One `[source.NAME]`: a site as it is to be read."""

    model_config = STRICT | ConfigDict(arbitrary_types_allowed=True)

    site: str = ""
    enabled: bool = True
    base_url: str | None = Field(default=None, pattern=r"^https?://")
    pace: float | None = Field(default=None, ge=0, le=3600)
    every: Schedule | None = None
    jitter: Span = timedelta(0)
    zone: str | None = None
    hours: str | None = None
    first_run: Literal["baseline", "alert"] = "baseline"
    start: date | None = None
    relook: Span = timedelta(days=7)
    recheck: Span = timedelta(days=7)
    budget: int | None = Field(default=None, gt=0)
    buyer: Words = ()
    supplier: Words = ()
    keyword: Words = ()
    region: Words = ()
    attachments: bool = False
    robots: bool = True
    tls_exception: str | None = Field(default=None, min_length=10)
    # facts of the site replaced by its user, checked against the site where the source is made
    facts: dict[str, object] = Field(default_factory=dict)

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        if value is not None:
            _zone(value)
        return value

    @field_validator("hours")
    @classmethod
    def _readable_hours(cls, value: str | None) -> str | None:
        if value is not None:
            parse_hours(value)
        return value

    def filters(self, preset: Filters) -> Filters:
        """The wanted words, each falling back to the site's preset."""
        return Filters(
            buyer=self.buyer or preset.buyer,
            supplier=self.supplier or preset.supplier,
            keyword=self.keyword or preset.keyword,
            region=self.region or preset.region,
        )


class OrganizationSettings(BaseModel):
    """One entry of `organizations`: a legal name that counts for the company."""

    model_config = STRICT | ConfigDict(populate_by_name=True)

    name: str = Field(min_length=1)
    code: str | None = None
    start: date | None = Field(None, validation_alias=AliasChoices("from", "start"))
    end: date | None = Field(None, validation_alias=AliasChoices("to", "end"))
    share: Decimal = Field(Decimal(1), gt=0, le=1)
    treatment: Treatment = Treatment.FULL
    note: str = ""

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class RevenueSettings(BaseModel):
    """One `[[company.ID.revenue]]`: a reported figure, in major units."""

    model_config = STRICT

    label: str = Field(min_length=1)
    start: date
    end: date
    amount: Decimal = Field(gt=0, lt=10**19)
    currency: CurrencyCode = "CNY"
    segment: str | None = None
    source: str = ""
    published: date | None = None
    printed_share: Decimal | None = Field(None, ge=0, le=1)
    printed: str | None = None

    @model_validator(mode="after")
    def _fits(self) -> RevenueSettings:
        if not fits_minor(self.amount, self.currency):
            raise ValueError(f"expected no more than {MINOR_DIGITS.get(self.currency, 2)} decimals in {self.currency}")
        try:
            Money.of(self.amount, self.currency)
        except ValueError as error:
            raise ValueError("expected an amount that fits 64 bits of minor units") from error
        return self

    def value(self, company: str) -> Revenue:
        """As the ledger's Revenue."""
        fields = self.model_dump(exclude={"amount", "currency"})
        return Revenue(company=company, amount=Money.of(self.amount, self.currency), **fields)


class OrderSettings(BaseModel):
    """One `[order.ID]`: what is decided for a single order; `vat` is a category or a rate such as "0.13"."""

    model_config = STRICT

    joint_venture: CreditRule | None = None
    vat: VatCategory | Decimal | None = None

    @field_validator("vat")
    @classmethod
    def _rate(cls, value: VatCategory | Decimal | None) -> VatCategory | Decimal | None:
        if isinstance(value, Decimal) and not 0 <= value < 1:
            raise ValueError("expected services, goods, construction, or a rate between 0 and 1 such as 0.13")
        return value


class CompanySettings(BaseModel):
    """One `[company.ID]`."""

    model_config = STRICT

    name: str = Field(min_length=1)
    name_en: str | None = None
    name_hant: str | None = None
    ticker: str = Field(min_length=1)
    exchange: str = ""
    currency: CurrencyCode = "CNY"
    zone: str = DAY_ZONE
    organizations: tuple[OrganizationSettings, ...] = ()
    joint_venture: CreditRule = CreditRule.PRINTED
    vat: VatCategory = VatCategory.SERVICES
    revenue: tuple[RevenueSettings, ...] = ()

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        _zone(value)
        return value

    def value(self, company_id: str) -> Company:
        """As the programme's Company; its own name counts as one of its organizations only when listed."""
        names = {"zh": self.name, "en": self.name_en, "zh_hant": self.name_hant}
        perimeter = tuple(Perimeter(**o.model_dump(exclude={"note"})) for o in self.organizations)
        return Company(
            id=company_id,
            names={language: name for language, name in names.items() if name},
            ticker=self.ticker,
            exchange=self.exchange,
            currency=self.currency,
            perimeter=perimeter,
            joint_venture=self.joint_venture,
            vat=self.vat,
            zone=self.zone,
        )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no IANA time zone such as Asia/Shanghai") from error


def terms_of(settings: OrderSettings) -> OrderTerms:
    """Terms of a single order by the configuration."""
    return OrderTerms(joint_venture=settings.joint_venture, vat=settings.vat)
