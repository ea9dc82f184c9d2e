"""How far archived pages have been read again, pages that end their reader, and how many notices another reader read."""

STATEMENTS = (
    """CREATE TABLE reread ( -- A reading of a source's archived pages that has not come to its end.
    source TEXT PRIMARY KEY, -- the source as configured
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, -- its run
    asked TEXT NOT NULL CHECK (json_valid(asked)), -- JSON of what was asked; a call that asks the same goes on from here
    at TEXT NOT NULL, -- instant that what it changes is dated by, with offset
    past TEXT, -- day before which notices are the portal's past; NULL when none are
    last_id INTEGER NOT NULL, -- the last of the archive's readings that it is to read
    done_id INTEGER NOT NULL DEFAULT 0, -- the last reading that is in the file
    attempts INTEGER NOT NULL DEFAULT 0, -- how often what comes next was begun
    counts TEXT NOT NULL CHECK (json_valid(counts)) -- JSON of the run's counts so far
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE set_aside ( -- Archived pages whose reading ended its process, twice.
    source TEXT NOT NULL, -- the source as configured
    key TEXT NOT NULL, -- the page's name within its site
    page_sha256 TEXT NOT NULL, -- the archived page
    reader_version TEXT NOT NULL, -- the reader that could not read it
    reason TEXT NOT NULL, -- how its process ended
    at TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX notice_reader ON notice (source, reader_version) WHERE page_sha256 IS NOT NULL",
)
