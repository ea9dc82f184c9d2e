"""Sell2Wales: results of Welsh public buyers."""

from __future__ import annotations

from scrapers.families.proactis import Proactis


class UkWales(Proactis):
    """The portal's own type is the website award notice (53); sub-contract awards are orders of companies and left out."""

    id = "uk_wales"
    name = "Sell2Wales"
    base_url = "https://api.sell2wales.gov.wales"
    own_results = (53,)
