"""Reference by which each page was read as a notice: with it the page can be read again when the list is long gone."""

STATEMENTS = (
    """CREATE TABLE reading ( -- A page read as a notice, and the list's entry that led to it.
    id INTEGER PRIMARY KEY, -- number of the reading
    site TEXT NOT NULL, -- the portal
    key TEXT NOT NULL, -- names the list's entry within the portal
    at TEXT NOT NULL, -- instant the page was had, with offset
    sha256 TEXT NOT NULL REFERENCES body (sha256), -- of the page's body
    reference TEXT NOT NULL CHECK (json_valid(reference)) -- JSON of the entry
) STRICT""",
    "CREATE INDEX reading_key ON reading (site, key, id)",
)
