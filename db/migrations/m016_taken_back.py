"""Entries made by hand and taken back."""

STATEMENTS = (
    """CREATE TABLE taken_back ( -- Something a person had entered or decided and took back.
    id INTEGER PRIMARY KEY, -- number of the entry
    kind TEXT NOT NULL CHECK (kind IN ('revenue', 'lead', 'decision')), -- what it was
    subject TEXT NOT NULL, -- what it was about
    entry TEXT NOT NULL CHECK (json_valid(entry)), -- JSON of what it said
    taken_back_at TEXT NOT NULL, -- instant with offset
    taken_back_by TEXT NOT NULL DEFAULT '' -- who took it back, as they signed
) STRICT""",
)
