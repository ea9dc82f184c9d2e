"""How well each award's amount is supported, its price without tax, and the notices whose result could not be read."""

_MARKS = (
    "'words_differ', 'lots_do_not_add_up', 'above_budget', 'above_ceiling', 'unit_slip', 'supplier_is_buyer', "
    "'supplier_is_agency', 'not_a_name', 'summary_only', 'unreadable_amount', 'contradicted'"
)
_AWARD = (
    "notice_id, place, lot, supplier, supplier_id, amount_minor, currency, pricing, rate, rank, status, vat, framework, "
    "ceiling_minor, ceiling_currency, service, service_months, service_start, service_end, decided_on, local_id"
)
_PARTY = "notice_id, award, place, organization_id, name, code, scheme, share"
_DECISION = (
    "kind, subject, verdict, name, company, start_date, order_id, other_order_id, amount_minor, currency, marks, decided_at, "
    "decided_by, note"
)

STATEMENTS = (
    "DROP INDEX award_supplier",
    "DROP INDEX award_party_organization",
    "ALTER TABLE award_party RENAME TO award_party_before",
    "ALTER TABLE award_mark RENAME TO award_mark_before",
    "ALTER TABLE award RENAME TO award_before",
    """CREATE TABLE award ( -- One (lot, supplier) result of a notice's newest reading; the view `awards` is for reading.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    place INTEGER NOT NULL, -- its place in the notice, 0 first
    lot TEXT, -- as printed
    supplier TEXT NOT NULL, -- the supplier's name as printed, the lead of a joint venture
    supplier_id INTEGER NOT NULL REFERENCES organization (id), -- the supplier
    amount_minor INTEGER CHECK (amount_minor <> 0), -- minor units; NULL when no total is printed
    currency TEXT, -- of the amount
    pricing TEXT NOT NULL CHECK (pricing IN ('total', 'unit_price', 'rate', 'none')), -- pricing
    rate TEXT, -- a rate or unit price as printed
    rank INTEGER, -- a candidate's rank
    status TEXT NOT NULL CHECK (status IN ('candidate', 'awarded', 'contracted', 'cancelled', 'rejected')), -- award status
    vat TEXT NOT NULL CHECK (vat IN ('included', 'excluded', 'none', 'unknown')), -- VAT basis
    net_amount_minor INTEGER CHECK (net_amount_minor <> 0), -- the price without tax in minor units, where both are printed
    vat_rate TEXT, -- the printed rate of value-added tax, decimal from 0 to 1
    support TEXT CHECK (support IN ('confirmed', 'single', 'contradicted')), -- support
    framework INTEGER NOT NULL DEFAULT 0 CHECK (framework IN (0, 1)), -- a framework agreement
    ceiling_minor INTEGER, -- the most a framework may come to, in minor units
    ceiling_currency TEXT, -- its currency
    service TEXT, -- service period as printed
    service_months TEXT, -- its months, decimal
    service_start TEXT, -- its first day
    service_end TEXT, -- its last day
    decided_on TEXT, -- day of the decision
    local_id TEXT, -- the portal's own id of the result
    PRIMARY KEY (notice_id, place),
    CHECK ((amount_minor IS NULL) OR (pricing = 'total' AND currency IS NOT NULL))
) STRICT, WITHOUT ROWID""",
    f"INSERT INTO award ({_AWARD}) SELECT {_AWARD} FROM award_before",
    """CREATE TABLE award_party ( -- Everyone named in an award: the lead at place 0, members of a joint venture after it.
    notice_id INTEGER NOT NULL, -- the notice
    award INTEGER NOT NULL, -- the award's place in the notice
    place INTEGER NOT NULL, -- 0 for the supplier or lead
    organization_id INTEGER NOT NULL REFERENCES organization (id), -- the organization
    name TEXT NOT NULL, -- as printed
    code TEXT, -- registration code as printed
    scheme TEXT, -- register of the code
    share TEXT, -- printed share, decimal from 0 to 1
    PRIMARY KEY (notice_id, award, place),
    FOREIGN KEY (notice_id, award) REFERENCES award (notice_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID""",
    f"INSERT INTO award_party ({_PARTY}) SELECT {_PARTY} FROM award_party_before",
    f"""CREATE TABLE award_mark ( -- Doubts about an award found by checking its page against itself.
    notice_id INTEGER NOT NULL, -- the notice
    award INTEGER NOT NULL, -- the award's place in the notice
    mark TEXT NOT NULL CHECK (mark IN ({_MARKS})), -- mark
    PRIMARY KEY (notice_id, award, mark),
    FOREIGN KEY (notice_id, award) REFERENCES award (notice_id, place) ON DELETE CASCADE
) STRICT, WITHOUT ROWID""",
    "INSERT INTO award_mark (notice_id, award, mark) SELECT notice_id, award, mark FROM award_mark_before",
    "DROP TABLE award_mark_before",
    "DROP TABLE award_party_before",
    "DROP TABLE award_before",
    "CREATE INDEX award_supplier ON award (supplier_id, amount_minor)",
    "CREATE INDEX award_party_organization ON award_party (organization_id)",
    """CREATE TABLE notice_mark ( -- Doubts about a whole notice: its page speaks of a result that could not be read.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    mark TEXT NOT NULL CHECK (mark IN ('result_not_read')), -- notice mark
    passage TEXT NOT NULL, -- where the page speaks of it
    PRIMARY KEY (notice_id, mark)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE unread_name ( -- Watched names on pages whose result could not be read, when the page was read.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    company TEXT NOT NULL, -- the watched company
    name TEXT NOT NULL, -- its name as found on the page
    PRIMARY KEY (notice_id, company)
) STRICT, WITHOUT ROWID""",
    "ALTER TABLE decision RENAME TO decision_before",
    """CREATE TABLE decision ( -- What a person decided; survives every re-reading.
    kind TEXT NOT NULL CHECK (kind IN ('near_miss', 'weak_join', 'marked_award', 'unread_result')), -- what was asked
    subject TEXT NOT NULL, -- what it is about
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')), -- accept or reject
    name TEXT, -- the organization's name; of an unread result the notice's site and key
    company TEXT, -- the company it counts for
    start_date TEXT, -- day from which it counts; NULL since ever
    order_id TEXT, -- the order
    other_order_id TEXT, -- the order it is or is not one with
    amount_minor INTEGER, -- the marked amount, in minor units
    currency TEXT, -- its currency
    marks TEXT CHECK (marks IS NULL OR json_valid(marks)), -- JSON list of the marks it had
    decided_at TEXT NOT NULL, -- instant with offset
    decided_by TEXT NOT NULL DEFAULT '', -- who decided, as they signed
    note TEXT NOT NULL DEFAULT '', -- why
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID""",
    f"INSERT INTO decision ({_DECISION}) SELECT {_DECISION} FROM decision_before",
    "DROP TABLE decision_before",
)
