"""The configuration: one TOML file read once into frozen values; secrets stay in the environment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator

from scrapers.base import Filters
from scrapers.notice import Money
from tracker.alerts.settings import ChannelSettings, parse_channel
from tracker.company import Company, CreditRule, Perimeter, Revenue, Treatment
from tracker.durations import Every, parse_duration, parse_every, parse_hours
from tracker.errors import ConfigError
from tracker.rules import RULES

_MODEL = ConfigDict(extra="forbid", frozen=True)
Span = Annotated[timedelta, BeforeValidator(lambda value: parse_duration(value) if isinstance(value, str) else value)]
Schedule = Annotated[Every, BeforeValidator(lambda value: parse_every(value) if isinstance(value, str) else value)]
Words = tuple[str, ...]


class SourceSettings(BaseModel):
    """One `[source.NAME]`: a site as it is to be read."""

    model_config = _MODEL | ConfigDict(arbitrary_types_allowed=True)

    site: str = ""
    enabled: bool = True
    base_url: str | None = Field(None, pattern=r"^https?://")
    pace: float | None = Field(None, ge=0, le=3600)
    every: Schedule | None = None
    jitter: Span = timedelta(0)
    zone: str | None = None
    hours: str | None = None
    first_run: Literal["baseline", "alert"] = "baseline"
    start: date | None = None
    relook: Span = timedelta(days=7)
    recheck: Span = timedelta(days=7)
    budget: int | None = Field(None, gt=0)
    buyer: Words = ()
    supplier: Words = ()
    keyword: Words = ()
    region: Words = ()
    attachments: bool = False
    robots: bool = True
    tls_exception: str | None = Field(None, min_length=10)

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

    model_config = _MODEL | ConfigDict(populate_by_name=True)

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

    model_config = _MODEL

    label: str = Field(min_length=1)
    start: date
    end: date
    amount: Decimal = Field(gt=0)
    currency: str = Field("CNY", pattern=r"^[A-Z]{3}$")
    segment: str | None = None
    source: str = ""
    published: date | None = None
    printed_share: Decimal | None = Field(None, ge=0, le=1)
    printed: str | None = None

    def value(self, company: str) -> Revenue:
        """As the ledger's Revenue."""
        fields = self.model_dump(exclude={"amount", "currency"})
        return Revenue(company=company, amount=Money.of(self.amount, self.currency), **fields)


class CompanySettings(BaseModel):
    """One `[company.ID]`."""

    model_config = _MODEL

    name: str = Field(min_length=1)
    name_en: str | None = None
    name_hant: str | None = None
    ticker: str = Field(min_length=1)
    exchange: str = ""
    currency: str = Field("CNY", pattern=r"^[A-Z]{3}$")
    organizations: tuple[OrganizationSettings, ...] = ()
    joint_venture: CreditRule = CreditRule.PRINTED
    revenue: tuple[RevenueSettings, ...] = ()

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
        )


class Settings(BaseModel):
    """The whole file. `folder` is where it stands: relative paths count from there."""

    model_config = _MODEL | ConfigDict(arbitrary_types_allowed=True)

    folder: Path = Path()
    file: str = "tracker.toml"
    language: Literal["zh", "en"] = "zh"
    contact: str = ""
    db: Path = Path("tracker.db")
    pages: Path = Path("pages.db")
    source: Mapping[str, SourceSettings] = Field(default_factory=dict)
    company: Mapping[str, CompanySettings] = Field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    channel: Mapping[str, ChannelSettings] = Field(default_factory=dict)

    @field_validator("channel", mode="before")
    @classmethod
    def _channels(cls, value: object) -> object:
        return {name: parse_channel(name, table) for name, table in value.items()} if isinstance(value, dict) else value

    @property
    def db_path(self) -> Path:
        """Where tracker.db is."""
        return self.folder / self.db

    @property
    def pages_path(self) -> Path:
        """Where pages.db is."""
        return self.folder / self.pages

    @property
    def companies(self) -> tuple[Company, ...]:
        """The watched companies in the file's order."""
        return tuple(settings.value(name) for name, settings in self.company.items())

    @property
    def revenue(self) -> tuple[Revenue, ...]:
        """The figures written in the configuration."""
        return tuple(row.value(name) for name, settings in self.company.items() for row in settings.revenue)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no IANA time zone such as Asia/Shanghai") from error


def load_settings(path: Path) -> Settings:
    """Read and check a configuration file. Raises ConfigError: one line naming file, key and what was expected."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such file; `tracker init` writes one") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: not readable as TOML: {error}") from error
    return parse_settings(table, path)


def parse_settings(table: Mapping[str, Any], path: Path) -> Settings:
    """Check a parsed file. Raises ConfigError."""
    for own in ("folder", "file"):
        if own in table:
            raise ConfigError(f"{path}: {own}: unknown key; expected one of {_keys(Settings)}")
    try:
        settings = Settings(**table, folder=path.parent, file=path.name)
    except ValidationError as error:
        raise ConfigError(f"{path}: {_first(error, table)}") from error
    _check_rules(settings, path)
    return settings


def _check_rules(settings: Settings, path: Path) -> None:
    for code, table in settings.rules.items():
        if code not in RULES:
            raise ConfigError(f"{path}: rules.{code}: no such rule; expected one of {', '.join(RULES)}")
        own = {key: value for key, value in table.items() if key != "company"}
        overrides = table.get("company", {})
        for where, part in {"": own, **{f".company.{name}": {**own, **t} for name, t in overrides.items()}}.items():
            try:
                RULES[code].Settings.model_validate(part)
            except ValidationError as error:
                raise ConfigError(f"{path}: rules.{code}{where}.{_first(error, part)}") from error
        unknown = set(overrides) - set(settings.company)
        if unknown:
            raise ConfigError(f"{path}: rules.{code}.company.{min(unknown)}: no such company; expected one of {', '.join(settings.company)}")


def _first(error: ValidationError, table: Mapping[str, Any]) -> str:
    item = error.errors()[0]
    key = ".".join(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        return f"{key}: unknown key{_expected_keys(item['loc'])}"
    message = item["msg"].removeprefix("Value error, ")
    found = "" if item["type"] in ("missing", "value_error") else f" (found {item['input']!r})"
    return f"{key}: {message}{found}"


def _expected_keys(loc: tuple[int | str, ...]) -> str:
    models: dict[str, type[BaseModel]] = {"source": SourceSettings, "company": CompanySettings}
    if len(loc) == 1:
        return f"; expected one of {_keys(Settings)}"
    if str(loc[0]) in models and len(loc) == 3:
        return f"; expected one of {_keys(models[str(loc[0])])}"
    if "revenue" in loc:
        return f"; expected one of {_keys(RevenueSettings)}"
    if "organizations" in loc:
        return "; expected one of name, code, from, to, share, treatment, note"
    return ""


def _keys(model: type[BaseModel]) -> str:
    return ", ".join(name for name in model.model_fields if name not in ("folder", "file"))
