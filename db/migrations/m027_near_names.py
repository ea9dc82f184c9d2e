"""Names that may be near a watched one, kept as organizations arrive; and indexes for what a large file is asked at its whole."""

STATEMENTS = (
    """CREATE TABLE near_look ( -- A watched name or brand, and how far the organizations have been compared with it.
    name TEXT NOT NULL, -- as configured, or as accepted in the inbox
    is_brand INTEGER NOT NULL CHECK (is_brand IN (0, 1)), -- 1 for a company's display name, 0 for an organization's
    rules INTEGER NOT NULL, -- the rules of nearness it was compared by
    last_id INTEGER NOT NULL, -- the last organization compared with it
    PRIMARY KEY (name, is_brand)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE near_name ( -- Organizations that may be near a watched name; which of them are is asked anew each time.
    organization_id INTEGER PRIMARY KEY REFERENCES organization (id) ON DELETE CASCADE -- the organization
) STRICT""",
    "CREATE INDEX notice_first_seen ON notice (first_seen)",
    "CREATE INDEX notice_source_source ON notice_source (source)",
    """CREATE INDEX order_marked ON "order" (accepted) WHERE marks <> '[]'""",
)
