"""How an order counts beside others that may be the same deal, and the events that say so."""

_STATUSES = "('lead', 'candidate', 'awarded', 'contracted', 'failed', 'terminated', 'cancelled')"

STATEMENTS = (
    """ALTER TABLE "order" ADD COLUMN
    standing TEXT NOT NULL -- how it counts beside other orders
    DEFAULT 'own' CHECK (standing IN ('own', 'in_question', 'elsewhere'))""",
    "ALTER TABLE order_event RENAME TO order_event_before",
    "DROP INDEX order_event_notice",
    f"""CREATE TABLE order_event ( -- What one notice, decision or re-reading did to an order; the order is the fold of them.
    order_id TEXT NOT NULL REFERENCES "order" (id) ON DELETE CASCADE, -- the order
    place INTEGER NOT NULL, -- order of the events
    kind TEXT NOT NULL CHECK (kind IN ('candidate', 'awarded', 'amount_corrected', 'corrected', 'contracted', 'failed',
        'terminated', 'cancelled', 'found_elsewhere', 'announced_again', 'lead', 'marked', 'accepted', 'reread', 'vanished',
        'returned', 'split', 'joined', 'in_question', 'same_money', 'settled')), -- order event
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
)
