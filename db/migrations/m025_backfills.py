"""Spans of past days that sources were asked for, until all of what was asked is read."""

STATEMENTS = (
    """CREATE TABLE backfill ( -- A span of past days that has been read, of a longer one that was asked for and is not whole.
    source TEXT NOT NULL, -- the source as configured
    asked_from TEXT NOT NULL, -- first day asked for
    asked_to TEXT NOT NULL, -- last day asked for
    start_date TEXT NOT NULL, -- first day of the span
    end_date TEXT NOT NULL, -- last day of the span
    read_at TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (source, asked_from, asked_to, start_date)
) STRICT, WITHOUT ROWID""",
)
