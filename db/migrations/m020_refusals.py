"""Messages that a service refuses for ever, parts of long ones, channels asked to wait, and a log of every attempt."""

STATEMENTS = (
    "ALTER TABLE channel_state RENAME TO channel_state_before",
    """CREATE TABLE channel_state ( -- How a channel fares.
    channel TEXT PRIMARY KEY, -- the channel as configured
    failures INTEGER NOT NULL DEFAULT 0, -- failures in a row
    dead_since TEXT, -- instant it was reported dead; NULL while it works
    last_error TEXT, -- why the last attempt failed, without secrets
    last_success TEXT, -- instant it last took a message
    last_digest TEXT, -- instant up to which its digests reach
    refused TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(refused)), -- ids of the messages refused since it last took one
    waiting_since TEXT, -- instant since which it asks to wait; NULL while it takes messages
    resting_until TEXT -- instant before which it asked not to be tried
) STRICT, WITHOUT ROWID""",
    """INSERT INTO channel_state (channel, failures, dead_since, last_error, last_success, last_digest)
        SELECT channel, failures, dead_since, last_error, last_success, last_digest FROM channel_state_before""",
    "DROP TABLE channel_state_before",
    """CREATE TABLE delivery ( -- One attempt to hand a message to its channel.
    id INTEGER PRIMARY KEY, -- number of the attempt
    message_id TEXT NOT NULL REFERENCES message (id), -- the message
    at TEXT NOT NULL, -- instant of the answer, with offset
    outcome TEXT NOT NULL CHECK (outcome IN ('taken', 'refused', 'failed', 'waiting')), -- delivery outcome
    parts INTEGER NOT NULL, -- parts of the message that the channel has taken by then
    error TEXT, -- why it was not taken, without secrets
    answer TEXT -- the service's answer where it was not understood, cut short, without secrets
) STRICT""",
    "CREATE INDEX delivery_message ON delivery (message_id)",
    "ALTER TABLE alert RENAME TO alert_before",
    "DROP INDEX alert_state",
    "DROP INDEX alert_message",
    """CREATE TABLE alert ( -- One flag on its way to one channel.
    id INTEGER PRIMARY KEY, -- number of the alert
    flag_id INTEGER NOT NULL REFERENCES flag (id), -- the flag
    channel TEXT NOT NULL, -- the channel as configured
    state TEXT NOT NULL CHECK (state IN ('queued', 'held', 'sending', 'sent', 'failed', 'refused', 'stale', 'baseline',
        'muted')), -- alert state
    message_id TEXT REFERENCES message (id), -- the message that carries it
    attempts INTEGER NOT NULL DEFAULT 0, -- how often sending was begun
    next_attempt_at TEXT, -- not sent before this instant
    last_error TEXT, -- why the last attempt failed, without secrets
    created_at TEXT NOT NULL, -- instant with offset
    claimed_at TEXT, -- instant sending was last begun
    sent_at TEXT, -- instant the channel took it
    UNIQUE (flag_id, channel)
) STRICT""",
    "INSERT INTO alert SELECT * FROM alert_before",
    "DROP TABLE alert_before",
    "CREATE INDEX alert_state ON alert (state, channel)",
    "CREATE INDEX alert_message ON alert (message_id) WHERE message_id IS NOT NULL",
)
