"""Runs and what went wrong in them, and how each source stands."""

STATEMENTS = (
    """CREATE TABLE run ( -- One pass over one source.
    id INTEGER PRIMARY KEY, -- number of the run
    source TEXT NOT NULL, -- the source as configured
    site TEXT NOT NULL, -- the site it reads
    kind TEXT NOT NULL DEFAULT 'run', -- run, backfill, reread or import
    state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed', 'interrupted')), -- how it ended
    reason TEXT, -- why it failed, in one line
    started_at TEXT NOT NULL, -- instant with offset
    finished_at TEXT, -- instant with offset
    since TEXT, -- first day that was asked for
    reader_version TEXT, -- version of the reader that read its pages
    listed INTEGER NOT NULL DEFAULT 0, -- items found in lists
    fetched INTEGER NOT NULL DEFAULT 0, -- notice pages fetched
    requests INTEGER NOT NULL DEFAULT 0, -- requests sent, lists and retries included
    new INTEGER NOT NULL DEFAULT 0, -- notices never seen before
    changed INTEGER NOT NULL DEFAULT 0, -- notices that say something else than before
    same INTEGER NOT NULL DEFAULT 0, -- notices that say what they said
    unwanted INTEGER NOT NULL DEFAULT 0, -- notices the source's filters turned away
    issues INTEGER NOT NULL DEFAULT 0, -- rows of issue
    facts TEXT CHECK (facts IS NULL OR json_valid(facts)) -- JSON for health: the portal's stated totals, fill rates of fields
) STRICT""",
    "CREATE INDEX run_source ON run (source, started_at)",
    """CREATE TABLE issue ( -- One thing that went wrong in a run; the others went on.
    id INTEGER PRIMARY KEY, -- number of the issue
    run_id INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE, -- the run
    kind TEXT NOT NULL, -- name of the error, or of the doubt
    message TEXT NOT NULL, -- found, expected, where
    url TEXT, -- the address it happened at
    channel TEXT, -- the site's channel
    page_sha256 TEXT, -- the archived page
    at TEXT NOT NULL -- instant with offset
) STRICT""",
    "CREATE INDEX issue_run ON issue (run_id)",
    """CREATE TABLE source_state ( -- How far a source can be believed when it says nothing.
    source TEXT PRIMARY KEY, -- the source as configured
    site TEXT NOT NULL, -- the site it reads
    state TEXT NOT NULL DEFAULT 'never_run'
        CHECK (state IN ('never_run', 'healthy', 'suspect', 'dark', 'disabled')), -- source state
    since TEXT, -- instant the state began
    reason TEXT, -- why, in one line
    watermark TEXT, -- day up to which everything listed was read
    last_run TEXT, -- instant the last run ended
    last_success TEXT, -- instant the last run ended well
    last_notice TEXT, -- newest publication day seen
    baseline_at TEXT, -- instant its first run over the portal's past was complete
    blocked_times INTEGER NOT NULL DEFAULT 0, -- blocks in a row
    blocked_until TEXT, -- no request before this instant
    requests_day TEXT, -- the day that requests_today counts
    requests_today INTEGER NOT NULL DEFAULT 0 -- requests sent on requests_day
) STRICT""",
    """CREATE TABLE gap ( -- Days of a source that could not be read; shown until closed.
    id INTEGER PRIMARY KEY, -- number of the gap
    source TEXT NOT NULL, -- the source as configured
    channel TEXT NOT NULL, -- the site's channel
    start_date TEXT NOT NULL, -- first missing day
    end_date TEXT NOT NULL, -- last missing day
    reason TEXT NOT NULL, -- why, in one line
    opened_at TEXT NOT NULL, -- instant it was found
    closed_at TEXT, -- instant it was filled; NULL while open
    run_id INTEGER REFERENCES run (id) ON DELETE SET NULL, -- the run that found it
    CHECK (start_date <= end_date)
) STRICT""",
    "CREATE UNIQUE INDEX gap_open ON gap (source, channel, start_date, end_date) WHERE closed_at IS NULL",
)
