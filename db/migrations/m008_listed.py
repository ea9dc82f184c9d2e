"""Listed items that are no stored notice, mutes, terms of single orders, and the days on which time was judged."""

STATEMENTS = (
    """CREATE TABLE listed ( -- Items of a source's lists that are not themselves a stored notice.
    source TEXT NOT NULL, -- the source as configured
    key TEXT NOT NULL, -- the item's name within its site
    url TEXT NOT NULL, -- its address
    state TEXT NOT NULL CHECK (state IN ('unread', 'unwanted', 'read', 'given_up')), -- what became of it
    reference TEXT NOT NULL CHECK (json_valid(reference)), -- JSON of the item as listed, to try it again
    attempts INTEGER NOT NULL DEFAULT 0, -- how often it could not be read
    next_attempt_at TEXT, -- not tried before this instant
    reason TEXT, -- why it could not be read, in one line
    page_sha256 TEXT, -- its archived page, where one was had
    first_seen TEXT NOT NULL, -- instant with offset
    last_checked TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX listed_unread ON listed (source, next_attempt_at) WHERE state = 'unread'",
    """CREATE TABLE mute ( -- What somebody does not want to hear for a while; NULL stands for any.
    id INTEGER PRIMARY KEY, -- number of the mute
    channel TEXT, -- the channel
    rule TEXT, -- code of the rule
    company TEXT, -- the company
    until TEXT, -- instant it ends; NULL until lifted
    created_at TEXT NOT NULL -- instant with offset
) STRICT""",
    """CREATE TABLE order_terms ( -- What the configuration decides for single orders.
    order_id TEXT PRIMARY KEY, -- the order, by any id it was ever shown under
    joint_venture TEXT CHECK (joint_venture IN ('printed', 'lead_only', 'equal', 'unknown')), -- joint-venture credit rule
    vat TEXT -- a VAT category, or a rate as decimal
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tick ( -- Days on which the rules about time were judged.
    day TEXT PRIMARY KEY, -- the day
    at TEXT NOT NULL -- instant with offset
) STRICT, WITHOUT ROWID""",
)
