"""Starting point of every command: its configuration, its file, its clock."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tracker.cli.output import say, say_in
from tracker.errors import BadInput, ConfigError
from tracker.imports.spreadsheet import decoded_text

if TYPE_CHECKING:
    # loaded by the commands that need them: the help needs neither the configuration's models nor a database
    from db.engine.connection import Database
    from tracker.config.settings import Settings
    from tracker.model.company import Company
    from tracker.storage.repository import Repository

DEFAULT_CONFIG = "tracker.toml"


@dataclass(frozen=True, slots=True)
class CommandContext:
    """The programme's own options, as given."""

    config: Path | None
    db: Path | None

    def settings(self) -> Settings:
        """The configuration: `--config`, else ./tracker.toml, else $TRACKER_CONFIG.

        `--db` alone does without one: the companies are the file's own.
        """
        from tracker.config.settings import Settings, load_settings

        if self.config is None and found_config() is None and self.db is not None:
            return Settings(folder=self.db.parent, db=Path(self.db.name), file="")
        path = config_path(self)
        settings = load_settings(path)
        say_of_files(settings.language)
        _check_sites(settings)
        for name in (name for name, company in settings.company.items() if not company.organizations):
            say_in(settings.language, "no_organization", path=path, company=name)
        return settings if self.db is None else settings.model_copy(update={"db": self.db.resolve()})

    @contextmanager
    def database(self, settings: Settings, *, create: bool = False) -> Iterator[Database]:
        """tracker.db, closed at the end."""
        from db.engine.connection import open_file

        with open_file(settings.db_path, create=create) as db:
            yield db

    @contextmanager
    def reading(self, settings: Settings, *, create: bool = False) -> Iterator[Database]:
        """tracker.db for a command that changes nothing: a copy of it where it may only be read."""
        from db.engine.connection import open_file

        with readable_file(settings.db_path, settings.language) as path, open_file(path, create=create) as db:
            yield db


def say_of_files(language: str) -> None:
    """Have what opening a file tells (an older version's is copied first) said in the reader's language from now on."""
    import logging

    from tracker.wording.complaints import complaint

    class Said(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            say(complaint(record.getMessage(), language))

    logging.getLogger("award_tracker.files").handlers = [Said()]


@contextmanager
def readable_file(path: Path, language: str) -> Iterator[Path]:
    """A path to open for reading, which is a copy's where the file may only be read; a line says so. Raises DatabaseProblem."""
    from db.engine.readable import readable
    from tracker.wording.complaints import complaint

    with readable(path, lambda line: say(complaint(line, language))) as found:
        yield found


def _check_sites(settings: Settings) -> None:
    """Every source is of a site that there is, said alike by commands that read sources and by those that do not."""
    from scrapers.registry import is_site

    for name, table in settings.source.items():
        if not is_site(table.site or name):
            raise ConfigError(
                f"{settings.file}: source.{name}.site: no such site {table.site or name!r}; `tracker sources` lists them"
            )


def config_path(context: CommandContext) -> Path:
    """Where the configuration is. Raises ConfigError when nothing says."""
    path = context.config or found_config()
    if path is None:
        raise ConfigError(f"no {DEFAULT_CONFIG} here and $TRACKER_CONFIG is not set; `tracker init` writes one")
    return path


def found_config() -> Path | None:
    """Configuration of this folder, else the one that the environment names; None without either."""
    here = Path(DEFAULT_CONFIG)
    if here.exists():
        return here
    named = os.environ.get("TRACKER_CONFIG")
    return Path(named) if named else None


def context_of(ctx: typer.Context) -> CommandContext:
    """Options given on the command line, as the callback kept them."""
    found = ctx.find_object(CommandContext)
    return found if found is not None else CommandContext(None, None)


def now() -> datetime:
    """This instant; commands pass it down, nothing below asks."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is now, in the zone in which the programme's days begin."""
    from tracker.config.runtime import ZONE

    return now().astimezone(ZONE).date()


def chosen_companies(repository: Repository, company: str | None) -> list[Company]:
    """One company by id, ticker or name, or all of them. Raises ConfigError."""
    companies = {each.id: each for each in repository.companies()}
    if company is None:
        if not companies:
            raise ConfigError("no company is watched; add a [company.…] table to the configuration")
        return list(companies.values())
    asked = company.casefold()
    for each in companies.values():
        if asked in (each.id.casefold(), each.ticker.casefold(), *(name.casefold() for name in each.names.values())):
            return [each]
    raise ConfigError(f"no such company {company!r}{_nearest(asked, companies)}; expected one of {', '.join(companies)}")


def _nearest(asked: str, companies: dict[str, Company]) -> str:
    """The id of the company whose id, ticker or name is most like what was asked for, as a question; empty where none is."""
    said = {word.casefold(): each.id for each in companies.values() for word in (each.id, each.ticker, *each.names.values())}
    found = get_close_matches(asked, said, n=1, cutoff=0.6)
    return f", did you mean {said[found[0]]}" if found else ""


def read_text(path: Path) -> str:
    """A file a user hands over. Raises BadInput."""
    try:
        body = path.read_bytes()
        return body.decode("utf-8-sig") if path.suffix.lower() == ".toml" else decoded_text(body).replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: is neither UTF-8 nor GBK text (byte {error.start})") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
