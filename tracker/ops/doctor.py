"""Examination of an installation: configuration, files, channels, disk, versions; what was found, and what to do about it."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.metadata import version
from importlib.util import find_spec
from os import W_OK, access
from pathlib import Path

from db import alerts
from db import revenue as revenue_rows
from db.engine.connection import SQLITE_VERSION, Database, open_database
from db.engine.errors import DatabaseProblem
from tracker.alerts.channels.base import ChannelError
from tracker.alerts.deliver import outlets
from tracker.config.runtime import Runtime
from tracker.errors import ConfigError
from tracker.sources.source import Source

_MIB = 1024 * 1024
_LITTLE, _TOO_LITTLE = 1024 * _MIB, 100 * _MIB
_EXTRAS = {"attachments": "pypdfium2", "warc": "warcio", "web": "datasette"}


class Level(StrEnum):
    """Level of a finding."""

    OK = "ok"
    ADVICE = "advice"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at: `key` is its sentence in screens.toml's [finding], `step` what to do in its [step]."""

    area: str
    level: Level = Level.OK
    key: str
    step: str = ""
    values: dict[str, object] = field(default_factory=dict)


def examine_configuration(runtime: Runtime, chosen: list[Source], db: Database | None, schema: str | None) -> Iterator[Finding]:
    """Companies, sources, secrets and the schema beside the file (`schema`, as it ships; None where there is no file)."""
    settings = runtime.settings
    counts = {"file": settings.file, "companies": len(settings.company), "sources": len(chosen)}
    yield Finding(area="configuration", key="configured", values=counts)
    if not settings.company:
        yield Finding(area="configuration", level=Level.PROBLEM, key="no_company", step="watch")
    for name, company in settings.company.items():
        values: dict[str, object] = {"company": name, "ticker": company.ticker}
        if not company.organizations:
            yield Finding(area="configuration", level=Level.PROBLEM, key="no_organization", step="organization", values=values)
        if not company.revenue and not (db and revenue_rows.load_revenue(db, name)):
            yield Finding(area="configuration", level=Level.ADVICE, key="no_revenue", step="revenue", values=values)
    if not settings.contact:
        yield Finding(area="configuration", level=Level.ADVICE, key="no_contact", step="contact", values={"file": settings.file})
    if not chosen:
        yield Finding(area="configuration", level=Level.PROBLEM, key="no_source", step="source", values={"file": settings.file})
    yield from _secrets(runtime, chosen)
    beside = settings.folder / "tracker.schema.json"
    if schema is not None and (not beside.exists() or beside.read_bytes() != schema.encode()):
        values = {"file": beside.name}
        yield Finding(area="configuration", level=Level.ADVICE, key="old_schema", step="schema", values=values)


def _secrets(runtime: Runtime, chosen: list[Source]) -> Iterator[Finding]:
    for source in chosen:
        missing = ", ".join(name for name in source.scraper.secrets if not runtime.variables.get(name))
        if missing:
            values: dict[str, object] = {"source": source.name, "names": missing}
            yield Finding(area="configuration", level=Level.PROBLEM, key="no_secret", step="secret", values=values)


def open_if_there(path: Path) -> tuple[Database | None, list[Finding]]:
    """The file, opened for reading only, and what opening it showed."""
    if not path.exists():
        return None, [Finding(area="files", level=Level.ADVICE, key="no_file", step="run", values={"file": path.name})]
    try:
        db = open_database(path, create=False, read_only=True)
    except DatabaseProblem as problem:
        values: dict[str, object] = {"reason": problem, "file": path.name}
        return None, [Finding(area="files", level=Level.PROBLEM, key="file_bad", step="file", values=values)]
    values = {"file": path.name, "size": size(path.stat().st_size)}
    return db, [Finding(area="files", key="file_ok", values=values)]


def examine_files(runtime: Runtime) -> Iterator[Finding]:
    """Folders that must be written, and files that others can read."""
    for path in (runtime.settings.db_path, runtime.settings.pages_path):
        folder = path.parent
        if not folder.is_dir() or not access(folder, W_OK):
            yield Finding(area="files", level=Level.PROBLEM, key="no_folder", step="folder", values={"folder": folder})
        elif path.exists() and (mode := stat.S_IMODE(path.stat().st_mode)) & 0o077:
            values: dict[str, object] = {"file": path.name, "mode": f"{mode:o}"}
            yield Finding(area="files", level=Level.ADVICE, key="file_open", step="mode", values=values)


def examine_channels(runtime: Runtime, db: Database | None) -> Iterator[Finding]:
    """Each channel opened as for a message, and how it fared before; nothing is sent."""
    if not runtime.settings.channel:
        values: dict[str, object] = {"file": runtime.settings.file}
        yield Finding(area="channels", level=Level.ADVICE, key="no_channel", step="channel", values=values)
        return
    for name, outlet in outlets(runtime).items():
        dead = alerts.channel_state(db, name) if db else {}
        try:
            outlet.open()
            reason = str(dead["last_error"]) if dead.get("dead_since") else ""
        except (ChannelError, ConfigError) as error:
            reason = str(error)
        values = {"channel": name, "reason": reason}
        if reason:
            yield Finding(area="channels", level=Level.PROBLEM, key="channel_bad", step="channel_bad", values=values)
        else:
            yield Finding(area="channels", key="channel_ok", values=values)


def examine_disk(folder: Path) -> Finding:
    """Room on the disk of the files."""
    folder = folder.absolute()
    free = shutil.disk_usage(folder if folder.is_dir() else Path()).free
    level = Level.PROBLEM if free < _TOO_LITTLE else Level.ADVICE if free < _LITTLE else Level.OK
    step = "" if level is Level.OK else "disk"
    return Finding(area="disk", level=level, key="disk_ok", step=step, values={"folder": folder, "free": size(free)})


def examine_versions() -> Finding:
    """Versions of the tracker, Python and SQLite, and the extras that are installed."""
    extras = ", ".join(name for name, module in _EXTRAS.items() if find_spec(module)) or "-"
    python = ".".join(map(str, sys.version_info[:3]))
    values: dict[str, object] = {
        "own": version("award-tracker"),
        "python": python,
        "sqlite": SQLITE_VERSION,
        "extras": extras,
    }
    return Finding(area="versions", key="versions", values=values)


def size(number: int) -> str:
    """Bytes as people say them."""
    value = float(number)
    for unit in ("B", "KiB", "MiB", "GiB"):
        if value < 1024:
            return f"{value:.0f} {unit}"
        value /= 1024
    return f"{value:.1f} TiB"
