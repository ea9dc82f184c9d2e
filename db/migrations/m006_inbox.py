"""Questions that wait for a person, and decisions."""

STATEMENTS = (
    """CREATE TABLE proposal ( -- Something a person should decide: a name near a watched one, two orders that may be one.
    kind TEXT NOT NULL CHECK (kind IN ('near_miss', 'weak_join')), -- what is asked
    subject TEXT NOT NULL, -- what it is about; the decision is kept under it
    name TEXT, -- the name found
    company TEXT, -- the company it would count for
    near TEXT, -- the watched name it is near to
    order_id TEXT, -- the order at stake
    other_order_id TEXT, -- the order it may be one with
    key TEXT, -- by what they were compared
    score TEXT, -- likeness, decimal
    reason TEXT NOT NULL, -- why it is asked
    stake_minor INTEGER, -- money that hangs on a name, in minor units; that of orders is theirs
    currency TEXT, -- of the stake
    seen_at TEXT NOT NULL, -- instant it was first asked
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX proposal_order ON proposal (order_id) WHERE order_id IS NOT NULL",
    "CREATE INDEX proposal_other_order ON proposal (other_order_id) WHERE other_order_id IS NOT NULL",
    """CREATE TABLE decision ( -- What a person decided; survives every re-reading.
    kind TEXT NOT NULL CHECK (kind IN ('near_miss', 'weak_join', 'marked_award')), -- what was asked
    subject TEXT NOT NULL, -- what it is about
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')), -- accept or reject
    name TEXT, -- the organization's name
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
)
