"""Public Contracts Scotland: results of Scottish public buyers."""

from __future__ import annotations

from scrapers.families.proactis import Proactis


class UkScotland(Proactis):
    """The portal's own types are website award notices (103) and quick quote awards (104)."""

    id = "uk_scotland"
    name = "Public Contracts Scotland"
    base_url = "https://api.publiccontractsscotland.gov.uk"
    own_results = (103, 104)
