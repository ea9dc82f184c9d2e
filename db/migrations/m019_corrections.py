"""Changes that corrections make, stored beside their notices, and the events and marks that come of them."""

_STATUSES = "('lead', 'candidate', 'awarded', 'contracted', 'failed', 'terminated', 'cancelled')"
_MARKS = (
    "'words_differ', 'lots_do_not_add_up', 'above_budget', 'above_ceiling', 'unit_slip', 'supplier_is_buyer', "
    "'supplier_is_agency', 'not_a_name', 'summary_only', 'unreadable_amount', 'contradicted', 'implausible_amount', "
    "'negative_amount', 'correction_not_understood'"
)

STATEMENTS = (
    """CREATE TABLE notice_change ( -- What a correction, failure or termination does to results announced before.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    place INTEGER NOT NULL, -- its place in the notice, 0 first
    action TEXT NOT NULL CHECK (action IN ('amount_changed', 'supplier_replaced', 'award_withdrawn', 'award_added',
        'pricing_changed', 'title_changed', 'restated', 'suspended', 'resumed', 'terminated')), -- change
    lot TEXT, -- as printed
    before_supplier TEXT, -- the supplier before, as printed
    before_minor INTEGER CHECK (before_minor <> 0), -- the amount before, in minor units
    before_currency TEXT, -- its currency
    after_supplier TEXT, -- the supplier now, as printed
    after_minor INTEGER CHECK (after_minor <> 0), -- the amount now, in minor units
    after_currency TEXT, -- its currency
    after_pricing TEXT NOT NULL CHECK (after_pricing IN ('total', 'unit_price', 'rate', 'none')), -- pricing now
    after_rate TEXT, -- a rate or unit price now, as printed
    PRIMARY KEY (notice_id, place)
) STRICT, WITHOUT ROWID""",
    "ALTER TABLE award_mark RENAME TO award_mark_before",
    f"""CREATE TABLE award_mark ( -- Doubts about an award found by checking its page against itself.
    notice_id INTEGER NOT NULL, -- the notice
    award INTEGER NOT NULL, -- the award's place in the notice
    mark TEXT NOT NULL CHECK (mark IN ({_MARKS})), -- mark
    PRIMARY KEY (notice_id, award, mark),
    FOREIGN KEY (notice_id, award) REFERENCES award (notice_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID""",
    "INSERT INTO award_mark (notice_id, award, mark) SELECT notice_id, award, mark FROM award_mark_before",
    "DROP TABLE award_mark_before",
    "ALTER TABLE notice_mark RENAME TO notice_mark_before",
    """CREATE TABLE notice_mark ( -- Doubts about a whole notice: its page speaks of a result that could not be read.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    mark TEXT NOT NULL CHECK (mark IN ('result_not_read', 'correction_not_understood')), -- notice mark
    passage TEXT NOT NULL, -- where the page speaks of it
    PRIMARY KEY (notice_id, mark)
) STRICT, WITHOUT ROWID""",
    "INSERT INTO notice_mark (notice_id, mark, passage) SELECT notice_id, mark, passage FROM notice_mark_before",
    "DROP TABLE notice_mark_before",
    "ALTER TABLE order_event RENAME TO order_event_before",
    "DROP INDEX order_event_notice",
    f"""CREATE TABLE order_event ( -- What one notice, decision or re-reading did to an order; the order is the fold of them.
    order_id TEXT NOT NULL REFERENCES "order" (id) ON DELETE CASCADE, -- the order
    place INTEGER NOT NULL, -- order of the events
    kind TEXT NOT NULL CHECK (kind IN ('candidate', 'awarded', 'amount_corrected', 'corrected', 'contracted', 'failed',
        'terminated', 'cancelled', 'found_elsewhere', 'announced_again', 'lead', 'marked', 'accepted', 'reread', 'vanished',
        'returned', 'split', 'joined', 'in_question', 'same_money', 'settled', 'suspended', 'resumed')), -- order event
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
