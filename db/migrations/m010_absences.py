"""Spans in which a notice was gone from its portal, the event that ends one, and the looks in vain before one begins."""

_STATUSES = "('lead', 'candidate', 'awarded', 'contracted', 'failed', 'terminated', 'cancelled')"

STATEMENTS = (
    """CREATE TABLE absence ( -- A span in which a notice was gone from its portal.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    gone_on TEXT NOT NULL, -- day its portal no longer had it
    back_on TEXT, -- day it was there again; NULL while it is gone
    PRIMARY KEY (notice_id, gone_on)
) STRICT, WITHOUT ROWID""",
    "INSERT INTO absence (notice_id, gone_on) SELECT id, vanished_on FROM notice WHERE vanished_on IS NOT NULL",
    "ALTER TABLE order_event RENAME TO order_event_before",
    "DROP INDEX order_event_notice",
    f"""CREATE TABLE order_event ( -- What one notice, decision or re-reading did to an order; the order is the fold of them.
    order_id TEXT NOT NULL REFERENCES "order" (id) ON DELETE CASCADE, -- the order
    place INTEGER NOT NULL, -- order of the events
    kind TEXT NOT NULL CHECK (kind IN ('candidate', 'awarded', 'amount_corrected', 'corrected', 'contracted', 'failed',
        'terminated', 'cancelled', 'found_elsewhere', 'announced_again', 'lead', 'marked', 'accepted', 'reread', 'vanished',
        'returned', 'split', 'joined')), -- order event
    on_date TEXT NOT NULL, -- day it was public
    seen_at TEXT NOT NULL, -- instant it was first known here
    notice_id INTEGER REFERENCES notice (id), -- the notice that tells it
    join_key TEXT CHECK (join_key IN ('link', 'ocid', 'project_lot_supplier', 'similar', 'decision')), -- join key
    detail TEXT NOT NULL, -- what changed, in words
    before_minor INTEGER, -- the amount before it, in minor units
    before_currency TEXT, -- its currency
    after_status TEXT NOT NULL CHECK (after_status IN {_STATUSES}), -- order status after it
    after_minor INTEGER, -- the amount after it, in minor units
    after_currency TEXT, -- its currency
    act TEXT NOT NULL, -- what its own statement does when the order is folded
    event TEXT NOT NULL CHECK (json_valid(event)), -- JSON of the whole event
    PRIMARY KEY (order_id, place)
) STRICT, WITHOUT ROWID""",
    "INSERT INTO order_event SELECT * FROM order_event_before",
    "DROP TABLE order_event_before",
    "CREATE INDEX order_event_notice ON order_event (notice_id)",
    "ALTER TABLE listed RENAME TO listed_before",
    "DROP INDEX listed_unread",
    """CREATE TABLE listed ( -- Items of a source's lists that are not themselves a stored notice, or whose page fails.
    source TEXT NOT NULL, -- the source as configured
    key TEXT NOT NULL, -- the item's name within its site
    url TEXT NOT NULL, -- its address
    state TEXT NOT NULL CHECK (state IN ('unread', 'unwanted', 'read', 'given_up')), -- what became of it
    reference TEXT NOT NULL CHECK (json_valid(reference)), -- JSON of the item as listed, to try it again
    attempts INTEGER NOT NULL DEFAULT 0, -- how often it could not be read
    looks_in_vain INTEGER NOT NULL DEFAULT 0, -- how many of these found its page gone
    next_attempt_at TEXT, -- not tried before this instant
    reason TEXT, -- why it could not be read, in one line
    page_sha256 TEXT, -- its archived page, where one was had
    first_seen TEXT NOT NULL, -- instant with offset
    last_checked TEXT NOT NULL, -- instant with offset
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID""",
    """INSERT INTO listed (source, key, url, state, reference, attempts, next_attempt_at, reason, page_sha256, first_seen,
        last_checked) SELECT source, key, url, state, reference, attempts, next_attempt_at, reason, page_sha256, first_seen,
        last_checked FROM listed_before""",
    "DROP TABLE listed_before",
    "CREATE INDEX listed_unread ON listed (source, next_attempt_at) WHERE state = 'unread'",
)
