"""Finds every scraper: one per module of `scrapers.sites`, plus the installed plugins."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from scrapers import sites
from scrapers.base import Scraper
from scrapers.errors import RegistryError

GROUP = "award_tracker.scrapers"
_FACTS = ("id", "name", "country", "language", "base_url", "every", "zone", "verified", "verified_how")


def discover(plugins: Iterable[EntryPoint] | None = None) -> dict[str, type[Scraper]]:
    """Every scraper by id, in order of ids; `plugins` are the installed entry points unless given.

    Raises RegistryError when two claim one id, a fact is missing, or a module does not hold the one scraper it is named for.
    """
    found: dict[str, type[Scraper]] = {}
    for scraper in (*_own(), *_plugged(entry_points(group=GROUP) if plugins is None else plugins)):
        other = found.get(scraper.id)
        if other is not None:
            raise RegistryError(f"{_where(other)} and {_where(scraper)} both claim the id {scraper.id!r}")
        found[scraper.id] = scraper
    return dict(sorted(found.items()))


def is_site(name: str) -> bool:
    """Whether a site of this id ships or is a plugin's; none is loaded."""
    ours = {module.name for module in pkgutil.iter_modules(sites.__path__)}
    return name in ours or any(plugin.name == name for plugin in entry_points(group=GROUP))


def scraper_of(module: ModuleType) -> type[Scraper]:
    """The one scraper a module of `scrapers.sites` defines. Raises RegistryError."""
    own = [item for item in vars(module).values() if _is_scraper(item) and item.__module__ == module.__name__]
    if len(own) != 1:
        raise RegistryError(f"{module.__name__} defines {len(own)} scrapers, expected 1: {[item.__name__ for item in own]}")
    scraper: type[Scraper] = own[0]
    expected = module.__name__.rpartition(".")[2]
    if getattr(scraper, "id", None) != expected:
        raise RegistryError(f"{_where(scraper)} has the id {getattr(scraper, 'id', None)!r}, expected {expected!r} as its module")
    return checked(scraper)


def checked(scraper: type[Scraper]) -> type[Scraper]:
    """The scraper, when it states every fact. Raises RegistryError naming what it lacks."""
    missing = [fact for fact in _FACTS if not getattr(scraper, fact, None)]
    if missing:
        raise RegistryError(f"{_where(scraper)} lacks {', '.join(missing)}")
    left: frozenset[str] = getattr(scraper, "__abstractmethods__", frozenset())
    if left:
        raise RegistryError(f"{_where(scraper)} does not define {', '.join(sorted(left))}")
    return scraper


def _own() -> Iterator[type[Scraper]]:
    for found in pkgutil.iter_modules(sites.__path__):
        yield scraper_of(import_module(f"{sites.__name__}.{found.name}"))


def _plugged(plugins: Iterable[EntryPoint]) -> Iterator[type[Scraper]]:
    for plugin in plugins:
        try:
            scraper = plugin.load()
        except (ImportError, AttributeError) as error:
            raise RegistryError(f"the plugin {plugin.name!r} ({plugin.value}) cannot be loaded: {error}") from error
        if not _is_scraper(scraper):
            raise RegistryError(f"the plugin {plugin.name!r} ({plugin.value}) is {scraper!r}, expected a Scraper")
        if getattr(scraper, "id", None) != plugin.name:
            raise RegistryError(
                f"{_where(scraper)} has the id {getattr(scraper, 'id', None)!r}, its plugin is named {plugin.name!r}"
            )
        yield checked(scraper)


def _is_scraper(item: object) -> bool:
    return isinstance(item, type) and issubclass(item, Scraper) and item is not Scraper


def _where(scraper: type[Scraper]) -> str:
    return f"{scraper.__module__}.{scraper.__qualname__}"
