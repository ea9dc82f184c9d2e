"""Hosts that answered with a block page rest as a whole: every source of theirs waits."""

STATEMENTS = (
    """CREATE TABLE resting_host ( -- Hosts that are left alone after a block page.
    host TEXT PRIMARY KEY, -- name and port
    source TEXT NOT NULL, -- the source whose run was blocked
    until TEXT NOT NULL -- not asked before this instant
) STRICT""",
)
