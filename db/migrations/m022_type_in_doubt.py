"""Notices whose title and body disagree about what they are."""

STATEMENTS = (
    "ALTER TABLE notice_mark RENAME TO notice_mark_before",
    """CREATE TABLE notice_mark ( -- Doubts about a whole notice: its page speaks of a result that could not be read.
    notice_id INTEGER NOT NULL REFERENCES notice (id) ON DELETE CASCADE, -- the notice
    mark TEXT NOT NULL CHECK (mark IN ('result_not_read', 'correction_not_understood', 'type_in_doubt')), -- notice mark
    passage TEXT NOT NULL, -- where the page speaks of it
    PRIMARY KEY (notice_id, mark)
) STRICT, WITHOUT ROWID""",
    "INSERT INTO notice_mark (notice_id, mark, passage) SELECT notice_id, mark, passage FROM notice_mark_before",
    "DROP TABLE notice_mark_before",
)
