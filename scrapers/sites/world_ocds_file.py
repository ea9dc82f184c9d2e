"""Open contracting file of any publisher: `base_url` names a package, an array, JSON lines or a bare release."""

from __future__ import annotations

from scrapers.families.ocds_files import OcdsFiles


class WorldOcdsFile(OcdsFiles):
    """One file at one address; without a `base_url` of its own a source reads the standard's fictional example."""

    id = "world_ocds_file"
    name = "Open contracting file"
    country = "XX"
    base_url = (
        "https://raw.githubusercontent.com/open-contracting/sample-data/main/fictional-example/1.1/"
        "ocds-213czf-000-00001-06-implementation.json"
    )
    zone = "UTC"
    every = "1d"
    verified = "recorded page 2025-06-01"
    verified_how = "Recorded files of some twenty publishers are read by the tests, this example among them."
