"""Sources: sites as configured to be read, and those that ship with the product and wait to be switched on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import quote, quote_plus, urlsplit
from zoneinfo import ZoneInfo

from scrapers.base import Filters, Listing, Scraper
from scrapers.facts import FactError, checked_facts
from tracker.config.durations import Every, parse_every
from tracker.config.runtime import Runtime
from tracker.config.sections import SourceSettings
from tracker.config.settings import Settings
from tracker.errors import ConfigError


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One site as it is read: its scraper, its settings, and whether the configuration names it."""

    name: str
    scraper: Scraper
    settings: SourceSettings
    configured: bool

    @property
    def site(self) -> str:
        """The portal its notices are known under: the site's id, a preset's portal's."""
        return self.scraper.portal()

    @property
    def host(self) -> str:
        """Name and port of the host it is read from."""
        return urlsplit(self.scraper.root).netloc.lower()

    @property
    def host_queue(self) -> str:
        """Sources of one lane are read by one thread, one after the other: the machine they are read from."""
        return urlsplit(self.scraper.root).hostname or self.name

    @property
    def enabled(self) -> bool:
        """Whether it is read without being asked for by name."""
        return self.configured and self.settings.enabled

    @property
    def pace(self) -> float:
        """Seconds between two requests to the host."""
        return self.scraper.pace if self.settings.pace is None else self.settings.pace

    @property
    def every(self) -> Every:
        """When it is read."""
        return self.settings.every or parse_every(self.scraper.every)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the portal's days."""
        return ZoneInfo(self.settings.zone or self.scraper.zone)

    @property
    def filters(self) -> Filters:
        """Filters of the site."""
        return self.settings.filters(self.scraper.preset)

    def listing(
        self, *, since: date, today: date, names: tuple[str, ...], runtime: Runtime, until: date | None = None
    ) -> Listing:
        """Listing that a run asks of the site. Raises ConfigError when a secret it cannot work without is missing."""
        environ = runtime.variables
        missing = [name for name in self.scraper.secrets if not environ.get(name)]
        if missing:
            raise ConfigError(f"source.{self.name}: set the environment variable {', '.join(missing)}")
        secrets = {name: environ[name] for name in self.scraper.secrets}
        is_once = until is not None or since < today - self.settings.relook - timedelta(days=1)
        return Listing(
            since=since,
            until=until,
            today=today,
            filters=self.filters,
            names=names,
            secrets=secrets,
            twice=is_once,
            clock=runtime.now,
        )

    def secret_values(self, environ: Mapping[str, str]) -> tuple[str, ...]:
        """Values that must not stand in any message, as they are and as addresses write them."""
        values = [environ[name] for name in self.scraper.secrets if environ.get(name)]
        return tuple(dict.fromkeys(written for value in values for written in (value, quote(value), quote_plus(value))))

    def since(self, today: date, watermark: date | None) -> date:
        """The oldest day to list: a re-look window behind the watermark, or where the first run starts."""
        if watermark is None:
            return self.settings.start or today - timedelta(days=30)
        return watermark - self.settings.relook


def all_sources(settings: Settings, registry: Mapping[str, type[Scraper]]) -> dict[str, Source]:
    """Every configured source, then every site no source of its own name configures. Raises ConfigError for an unknown site."""
    sources = {}
    for name, table in settings.source.items():
        site = table.site or name
        if site not in registry:
            raise ConfigError(f"{settings.file}: source.{name}.site: no such site {site!r}; `tracker sources` lists them")
        reader = registry[site](table.base_url, _replaced(settings, name, registry[site], table))
        sources[name] = Source(name=name, scraper=reader, settings=table, configured=True)
    for site, scraper in registry.items():
        if site not in sources:
            sources[site] = Source(name=site, scraper=scraper(), settings=SourceSettings(), configured=False)
    return sources


def _replaced(settings: Settings, name: str, site: type[Scraper], table: SourceSettings) -> dict[str, object]:
    """Facts that the configuration replaces. Raises ConfigError with the place of what does not fit."""
    if not table.facts:
        return {}
    try:
        return checked_facts(site, table.facts)
    except FactError as error:
        raise ConfigError(f"{settings.file}: source.{name}.facts.{error}") from error


def chosen_sources(sources: Mapping[str, Source], names: Iterable[str]) -> list[Source]:
    """The named sources, or every enabled one when none is named. Raises ConfigError for an unknown name."""
    asked = list(names)
    for name in asked:
        if name not in sources:
            raise ConfigError(f"no such source {name!r}; `tracker sources` lists them")
    return [sources[name] for name in asked] or [source for source in sources.values() if source.enabled]
