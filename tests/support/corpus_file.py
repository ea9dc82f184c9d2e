"""Everything that can be read of the corpus, in one file: notices of portals, corrections, open contracting packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from db.engine.connection import open_file
from scrapers.errors import ScraperError
from scrapers.notice import Notice
from scrapers.ocds.releases import read
from tests.support.world import Clock, make_world
from tracker.collecting.ingest import Ingest
from tracker.collecting.parsed import parsed_notice
from tracker.config.settings import Settings
from tracker.devtools.given_file import opened, read_given
from tracker.errors import BadInput

# after the newest notice of the corpus
NOW = datetime(2026, 11, 1, tzinfo=UTC)
_PLAIN_SITE = "cn_ccgp"


def corpus_notices(corpus: Path) -> Iterator[tuple[str, Notice]]:
    """Every notice with the site it is kept under: Chinese ones as one portal's, packages as one publisher's each."""
    for path in sorted([*(corpus / "notices").iterdir(), *(corpus / "corrections" / "notices").iterdir()]):
        try:
            yield _PLAIN_SITE, replace(read_given(opened(path)[0])[0], key=path.name, url=f"https://portal.example/{path.name}")
        except (BadInput, ScraperError):
            continue
    for path in sorted((corpus / "ocds").rglob("*.json")):
        try:
            found = read(path.read_bytes()).notices
        except ScraperError:
            continue
        yield from (("world_ocds_file", notice) for notice in found)


def read_corpus(corpus: Path, folder: Path) -> Settings:
    """The settings of a file that holds it all."""
    settings = Settings(folder=folder)
    runtime = make_world(settings, Clock(NOW))
    with open_file(settings.db_path) as db:
        for site, notice in corpus_notices(corpus):
            Ingest(site=site, source=site, runtime=runtime, db=db).save(parsed_notice(notice, site=site))
    return settings
