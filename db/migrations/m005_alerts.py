"""Flags that rules raised, and their way to each channel."""

STATEMENTS = (
    """CREATE TABLE flag ( -- What a rule raised about a company, or about our own sources (rule OPS), with its evidence.
    id INTEGER PRIMARY KEY, -- number of the flag
    rule TEXT NOT NULL, -- code of the rule
    company TEXT REFERENCES company (id), -- the company; NULL for the operator's flags
    order_id TEXT, -- the order, where it is about one
    occasion TEXT NOT NULL, -- the event, the step and period, or the quarter
    on_date TEXT NOT NULL, -- day it is about
    evidence TEXT NOT NULL CHECK (json_valid(evidence)), -- JSON the wording prints from
    notice_id INTEGER REFERENCES notice (id) ON DELETE SET NULL, -- the notice that raised it
    created_at TEXT NOT NULL, -- instant with offset
    run_id INTEGER REFERENCES run (id) ON DELETE SET NULL -- the run that raised it
) STRICT""",
    "CREATE UNIQUE INDEX flag_once ON flag (rule, coalesce(company, ''), coalesce(order_id, ''), occasion)",
    "CREATE INDEX flag_order ON flag (order_id) WHERE order_id IS NOT NULL",
    "CREATE INDEX flag_company ON flag (company, on_date)",
    "CREATE INDEX flag_notice ON flag (notice_id) WHERE notice_id IS NOT NULL",
    """CREATE TABLE message ( -- One message of a channel: all flags of one notice and company, or a digest.
    id TEXT PRIMARY KEY, -- message id that receivers drop repeats by
    channel TEXT NOT NULL, -- the channel as configured
    kind TEXT NOT NULL CHECK (kind IN ('single', 'digest')), -- one notice and company, or a digest
    notice_id INTEGER REFERENCES notice (id) ON DELETE SET NULL, -- the notice of a single message
    company TEXT REFERENCES company (id), -- the company of a single message
    created_at TEXT NOT NULL, -- instant with offset
    sent_at TEXT -- instant the channel took it
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX message_channel ON message (channel, sent_at)",
    """CREATE TABLE alert ( -- One flag on its way to one channel.
    id INTEGER PRIMARY KEY, -- number of the alert
    flag_id INTEGER NOT NULL REFERENCES flag (id), -- the flag
    channel TEXT NOT NULL, -- the channel as configured
    state TEXT NOT NULL
        CHECK (state IN ('queued', 'held', 'sending', 'sent', 'failed', 'stale', 'baseline', 'muted')), -- alert state
    message_id TEXT REFERENCES message (id), -- the message that carries it
    attempts INTEGER NOT NULL DEFAULT 0, -- how often sending was begun
    next_attempt_at TEXT, -- not sent before this instant
    last_error TEXT, -- why the last attempt failed, without secrets
    created_at TEXT NOT NULL, -- instant with offset
    claimed_at TEXT, -- instant sending was last begun
    sent_at TEXT, -- instant the channel took it
    UNIQUE (flag_id, channel)
) STRICT""",
    "CREATE INDEX alert_state ON alert (state, channel)",
    "CREATE INDEX alert_message ON alert (message_id) WHERE message_id IS NOT NULL",
    """CREATE TABLE channel_state ( -- How a channel fares.
    channel TEXT PRIMARY KEY, -- the channel as configured
    failures INTEGER NOT NULL DEFAULT 0, -- failures in a row
    dead_since TEXT, -- instant it was reported dead; NULL while it works
    last_error TEXT, -- why the last attempt failed, without secrets
    last_success TEXT, -- instant it last took a message
    last_digest TEXT -- instant up to which its digests reach
) STRICT, WITHOUT ROWID""",
)
