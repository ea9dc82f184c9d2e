"""The configuration: one TOML file read once into frozen values; secrets stay in the environment or in a file of their own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
)

from tracker.config.channels import ChannelSettings, parse_channel
from tracker.config.secrets import read_secrets
from tracker.config.sections import (
    STRICT,
    CompanySettings,
    OrderSettings,
    RevenueSettings,
    ServeSettings,
    SourceSettings,
)
from tracker.errors import ConfigError
from tracker.model.company import Company
from tracker.model.revenue import Revenue
from tracker.rules import RULES


class Settings(BaseModel):
    """The whole file. `folder` is where it stands: relative paths count from there. `file` is empty where there is none."""

    model_config = STRICT | ConfigDict(arbitrary_types_allowed=True)

    folder: Path = Path()
    file: str = "tracker.toml"
    language: Literal["zh", "en"] = "zh"
    contact: str = ""
    db: Path = Path("tracker.db")
    pages: Path = Path("pages.db")
    secrets: Path | None = None
    serve: ServeSettings = Field(default_factory=ServeSettings)
    source: Mapping[str, SourceSettings] = Field(default_factory=dict)
    company: Mapping[str, CompanySettings] = Field(default_factory=dict)
    order: Mapping[str, OrderSettings] = Field(default_factory=dict)
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
    def secrets_path(self) -> Path | None:
        """Where the file of secrets is; None where the environment holds them all."""
        return self.folder / self.secrets if self.secrets else None

    @property
    def companies(self) -> tuple[Company, ...]:
        """The watched companies in the file's order."""
        return tuple(settings.value(name) for name, settings in self.company.items())

    @property
    def revenue(self) -> tuple[Revenue, ...]:
        """The figures written in the configuration."""
        return tuple(row.value(name) for name, settings in self.company.items() for row in settings.revenue)


def load_settings(path: Path) -> Settings:
    """Read and check a configuration file. Raises ConfigError: one line naming file, key and what was expected."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
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
        raise ConfigError(f"{path}: {_first(error)}") from error
    _check_rules(settings, path)
    if settings.secrets_path:
        read_secrets(settings.secrets_path)
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
                raise ConfigError(f"{path}: rules.{code}{where}.{_first(error)}") from error
        unknown = set(overrides) - set(settings.company)
        if unknown:
            raise ConfigError(
                f"{path}: rules.{code}.company.{min(unknown)}: no such company; expected one of {', '.join(settings.company)}"
            )


def _first(error: ValidationError) -> str:
    item = error.errors()[0]
    key = ".".join(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        return f"{key}: unknown key{_expected_keys(item['loc'])}"
    message = item["msg"].removeprefix("Value error, ")
    found = "" if item["type"] in ("missing", "value_error") else f" (found {item['input']!r})"
    return f"{key}: {message}{found}"


def _expected_keys(loc: tuple[int | str, ...]) -> str:
    models: dict[str, type[BaseModel]] = {"source": SourceSettings, "company": CompanySettings, "order": OrderSettings}
    if len(loc) == 1:
        return f"; expected one of {_keys(Settings)}"
    if str(loc[0]) in models and len(loc) == 3:
        return f"; expected one of {_keys(models[str(loc[0])])}"
    if loc[0] == "serve":
        return f"; expected one of {_keys(ServeSettings)}"
    if "revenue" in loc:
        return f"; expected one of {_keys(RevenueSettings)}"
    if "organizations" in loc:
        return "; expected one of name, code, from, to, share, treatment, note"
    return ""


def _keys(model: type[BaseModel]) -> str:
    return ", ".join(name for name in model.model_fields if name not in ("folder", "file"))


def watched_names(settings: Settings) -> tuple[str, ...]:
    """Every legal name that is watched, for sites that can only be asked by name."""
    return tuple(dict.fromkeys(o.name for company in settings.company.values() for o in company.organizations))
