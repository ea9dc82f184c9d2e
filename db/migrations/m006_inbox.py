"""What waits for a person to decide, and what was decided."""

STATEMENTS = (
    """CREATE TABLE proposal ( -- Something a person should decide: a name near a watched one, two orders that may be one.
    kind TEXT NOT NULL, -- what is asked
    subject TEXT NOT NULL, -- what it is about; decisions are kept under it
    company TEXT, -- the company it would count for
    order_id TEXT, -- the order at stake
    other_order_id TEXT, -- the order it may be one with
    name TEXT, -- the name found
    near TEXT, -- the watched name it is near to
    reason TEXT NOT NULL, -- why it is asked
    score TEXT, -- likeness, decimal
    stake_minor INTEGER, -- money at stake, in minor units
    currency TEXT, -- of the stake
    seen_at TEXT NOT NULL, -- instant it was first asked
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE decision ( -- What a person decided; survives every re-reading.
    kind TEXT NOT NULL, -- what was asked
    subject TEXT NOT NULL, -- what it is about
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')), -- accept or reject
    company TEXT, -- the company it counts for
    from_date TEXT, -- day from which it holds; NULL since ever
    decided_at TEXT NOT NULL, -- instant with offset
    decided_by TEXT NOT NULL, -- who decided, as they signed
    note TEXT NOT NULL DEFAULT '', -- why
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID""",
)
