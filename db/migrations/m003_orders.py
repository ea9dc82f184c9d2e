"""Orders: one deal, counted once, with every event that made it what it is."""

_STATUSES = "('lead', 'candidate', 'awarded', 'contracted', 'failed', 'terminated', 'cancelled')"

STATEMENTS = (
    f"""CREATE TABLE "order" ( -- One deal, counted once, as all its notices and decisions together have it.
    id TEXT PRIMARY KEY CHECK (id GLOB 'O*'), -- O and ten characters, from its earliest-published notice
    lot TEXT, -- as printed
    supplier TEXT NOT NULL, -- the supplier or lead, as printed
    supplier_id INTEGER NOT NULL REFERENCES organization (id), -- the supplier
    buyer TEXT, -- as printed
    buyer_id INTEGER REFERENCES organization (id), -- the buyer
    project_number TEXT, -- as printed
    project_name TEXT, -- as printed
    country TEXT NOT NULL, -- country of the portal
    status TEXT NOT NULL CHECK (status IN {_STATUSES}), -- order status
    amount_minor INTEGER, -- the whole amount in minor units; NULL when no total is printed
    currency TEXT, -- of the amount
    ceiling_minor INTEGER, -- the most a framework may come to, in minor units
    ceiling_currency TEXT, -- its currency
    framework INTEGER NOT NULL CHECK (framework IN (0, 1)), -- a framework agreement
    pricing TEXT NOT NULL CHECK (pricing IN ('total', 'unit_price', 'rate', 'none')), -- pricing
    rate TEXT, -- a rate or unit price as printed
    rank INTEGER, -- a candidate's rank
    marks TEXT NOT NULL CHECK (json_valid(marks)), -- JSON list of marks
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)), -- the marks were looked at and accepted
    vat TEXT NOT NULL CHECK (vat IN ('included', 'excluded', 'none', 'unknown')), -- VAT basis
    dated TEXT, -- the ledger's day: of the award, else of the candidate or lead
    service TEXT, -- service period as printed
    service_months TEXT, -- its months, decimal
    service_start TEXT, -- its first day
    service_end TEXT, -- its last day
    call_off_of TEXT, -- the framework order it is called off from
    first_published TEXT, -- day of its earliest notice
    last_published TEXT, -- day of its newest notice
    url TEXT NOT NULL, -- the notice to show first
    content_hash TEXT NOT NULL, -- of the order with all its events
    run_id INTEGER REFERENCES run (id) ON DELETE SET NULL -- the run that last changed it
) STRICT, WITHOUT ROWID""",
    'CREATE INDEX order_supplier ON "order" (supplier_id)',
    'CREATE INDEX order_buyer ON "order" (buyer_id)',
    'CREATE INDEX order_dated ON "order" (dated)',
    f"""CREATE TABLE order_event ( -- What one notice, decision or re-reading did to an order; the order is the fold of them.
    order_id TEXT NOT NULL REFERENCES "order" (id) ON DELETE CASCADE, -- the order
    place INTEGER NOT NULL, -- order of the events
    kind TEXT NOT NULL CHECK (kind IN ('candidate', 'awarded', 'amount_corrected', 'corrected', 'contracted', 'failed',
        'terminated', 'cancelled', 'found_elsewhere', 'announced_again', 'lead', 'marked', 'accepted', 'reread', 'vanished',
        'split', 'joined')), -- order event
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
    "CREATE INDEX order_event_notice ON order_event (notice_id)",
    """CREATE TABLE order_notice ( -- The notices that speak of an order, oldest first.
    order_id TEXT NOT NULL REFERENCES "order" (id) ON DELETE CASCADE, -- the order
    place INTEGER NOT NULL, -- order of publication
    notice_id INTEGER NOT NULL REFERENCES notice (id), -- the notice
    award INTEGER, -- the award's place in the notice, NULL when it speaks of the whole project
    site TEXT NOT NULL, -- the portal
    source TEXT NOT NULL, -- the source that found it first
    url TEXT NOT NULL, -- its address
    title TEXT NOT NULL, -- its title
    notice_type TEXT NOT NULL CHECK (notice_type IN
        ('tender', 'candidate', 'award', 'failed', 'contract', 'correction', 'termination', 'other')), -- notice type
    published TEXT NOT NULL, -- day it was public
    PRIMARY KEY (order_id, place)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX order_notice_notice ON order_notice (notice_id)",
    """CREATE TABLE order_party ( -- Everyone with a part in an order: buyer, supplier, members of a joint venture.
    order_id TEXT NOT NULL REFERENCES "order" (id) ON DELETE CASCADE, -- the order
    place INTEGER NOT NULL, -- the buyer first, then the supplier, then members
    role TEXT NOT NULL CHECK (role IN ('buyer', 'supplier', 'member')), -- part in the order
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- the organization
    name TEXT NOT NULL, -- as printed
    code TEXT, -- registration code as printed
    code_key TEXT, -- the code as compared, NULL where its check digit does not hold
    scheme TEXT, -- register of the code
    share TEXT, -- printed share, decimal from 0 to 1
    PRIMARY KEY (order_id, place)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX order_party_organization ON order_party (organization_id)",
    "CREATE INDEX order_party_code ON order_party (code_key) WHERE code_key IS NOT NULL",
    """CREATE TABLE order_alias ( -- Ids an order was once shown under; they keep resolving.
    former_id TEXT PRIMARY KEY, -- the id once shown
    order_id TEXT REFERENCES "order" (id) ON DELETE SET NULL -- the order now; NULL when nothing is left of it
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX order_alias_order ON order_alias (order_id)",
)
