"""Notices that were saved and wait for their turn to be judged."""

STATEMENTS = (
    """CREATE TABLE unjudged ( -- Notices saved by a run that are ordered and judged at its end, oldest publication first.
    notice_id INTEGER PRIMARY KEY REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    source TEXT NOT NULL, -- the source whose run saved it, and judges it
    at TEXT NOT NULL, -- instant it was read, with offset
    is_past INTEGER NOT NULL CHECK (is_past IN (0, 1)) -- 1 where it is remembered and not told as news
) STRICT""",
    "CREATE INDEX unjudged_source ON unjudged (source)",
)
