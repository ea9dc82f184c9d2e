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
from tracker.config.mistakes import counted_twice, first_mistake, keys
from tracker.config.nearest import nearest
from tracker.config.secrets import read_secrets
from tracker.config.sections import STRICT, CompanySettings, OcdsSettings, OrderSettings, ServeSettings, SourceSettings
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
    ocds: OcdsSettings = Field(default_factory=OcdsSettings)
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
            raise ConfigError(f"{path}: {own}: unknown key; expected one of {', '.join(nearest(own, keys(Settings)))}")
    try:
        settings = Settings(**table, folder=path.parent, file=path.name)
    except ValidationError as error:
        raise ConfigError(f"{path}: {first_mistake(error, Settings)}") from error
    _check_rules(settings, path)
    for mistake in counted_twice(settings.company):
        raise ConfigError(f"{path}: {mistake}")
    if settings.secrets_path:
        read_secrets(settings.secrets_path)
    return settings


def _check_rules(settings: Settings, path: Path) -> None:
    for code, table in settings.rules.items():
        if code not in RULES:
            raise ConfigError(f"{path}: rules.{code}: no such rule; expected one of {', '.join(nearest(code, RULES))}")
        own = {key: value for key, value in table.items() if key != "company"}
        overrides = table.get("company", {})
        if not isinstance(overrides, dict) or not all(isinstance(each, dict) for each in overrides.values()):
            raise ConfigError(f"{path}: rules.{code}.company: expected tables [rules.{code}.company.ID]")
        for where, part in {"": own, **{f".company.{name}": {**own, **t} for name, t in overrides.items()}}.items():
            model = RULES[code].Settings
            try:
                model.model_validate(part)
            except ValidationError as error:
                raise ConfigError(f"{path}: {first_mistake(error, model, f'rules.{code}{where}')}") from error
        for unknown in sorted(set(overrides) - set(settings.company)):
            known = ", ".join(nearest(unknown, settings.company)) or "none, since no company is watched"
            raise ConfigError(f"{path}: rules.{code}.company.{unknown}: no such company; expected one of {known}")


def watched_names(settings: Settings) -> tuple[str, ...]:
    """Every legal name that is watched, for sites that can only be asked by name."""
    return tuple(dict.fromkeys(o.name for company in settings.company.values() for o in company.organizations))
