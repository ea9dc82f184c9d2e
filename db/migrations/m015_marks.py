"""Two more doubts about an award: an amount that cannot be, and a negative one."""

_MARKS = (
    "'words_differ', 'lots_do_not_add_up', 'above_budget', 'above_ceiling', 'unit_slip', 'supplier_is_buyer', "
    "'supplier_is_agency', 'not_a_name', 'summary_only', 'unreadable_amount', 'contradicted', 'implausible_amount', "
    "'negative_amount'"
)

STATEMENTS = (
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
)
