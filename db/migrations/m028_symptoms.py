"""Symptoms of a source, so that each reader can be given the reason in their own language."""

STATEMENTS = (
    """ALTER TABLE source_state ADD COLUMN
    symptoms TEXT -- JSON of what is wrong with it, for readers of another language than the configured one
    CHECK (symptoms IS NULL OR json_valid(symptoms))""",
)
