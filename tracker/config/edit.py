"""Edits of tracker.toml by a command: whole or not at all, with everything that the edit does not concern left as it is."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tomlkit.exceptions import TOMLKitError

from tracker.config.company_tables import with_company, with_organizations, without_company
from tracker.config.settings import parse_settings
from tracker.errors import ConfigError

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyChange:
    """A change of the watched companies: new tables by id, further organizations by id, ids that leave."""

    new: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()

    def in_text(self, text: str) -> str:
        """The configuration's text with the change."""
        for company, names in self.more.items():
            text = with_organizations(text, company, names) if names else text
        for company, table in self.new.items():
            text = with_company(text, company, table)
        for company in self.gone:
            text = without_company(text, company)
        return text

    def in_tables(self, tables: Mapping[str, Any]) -> dict[str, Any]:
        """The parsed configuration with the change."""
        companies = {name: table for name, table in tables.get("company", {}).items() if name not in self.gone}
        for company, names in self.more.items():
            companies[company] = companies[company] | {"organizations": [*companies[company].get("organizations", []), *names]}
        companies |= self.new
        return {key: table for key, table in tables.items() if key != "company"} | ({"company": companies} if companies else {})


def change_companies(path: Path, change: CompanyChange) -> None:
    """Change the companies of a configuration file, whose line ends, mode and byte order mark stay.

    Nothing is written where the text cannot be changed as its tables are, or the result would be no configuration.
    Raises ConfigError.
    """
    target = path.resolve()
    text = _read(target)
    wanted = change.in_tables(_tables(text, path))
    try:
        changed = change.in_text(text.removeprefix(_BOM).replace("\r\n", "\n"))
        agrees = _compared(tomllib.loads(changed)) == _compared(wanted)
    except (TOMLKitError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError):
        agrees = False
    if not agrees:
        raise ConfigError(f"{path}: its companies are not written as [company.ID] tables; edit it by hand")
    parse_settings(wanted, path)
    lines = changed.replace("\n", "\r\n") if "\r\n" in text else changed
    _replace(target, (_BOM if text.startswith(_BOM) else "") + lines)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (UnicodeDecodeError, OSError) as error:
        raise ConfigError(f"{path}: not readable as TOML: {error}") from error


def _tables(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix(_BOM))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not readable as TOML: {error}") from error


def _compared(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Tables as two readings are compared: an organization that is only a name is that name."""
    companies = {name: dict(table) for name, table in tables.get("company", {}).items()}
    for table in companies.values():
        if "organizations" in table:
            table["organizations"] = [
                each if isinstance(each, str) else each.get("name") if list(each) == ["name"] else each
                for each in table["organizations"]
            ]
    return {**tables, "company": companies}


def _replace(path: Path, text: str) -> None:
    """Put a text in a file's place in one step, under the same mode. Raises ConfigError."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(text.encode("utf-8"))
                os.fchmod(file.fileno(), path.stat().st_mode & 0o7777)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
