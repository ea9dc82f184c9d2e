"""Place of a moved page in its file, so that it is found without reading the file through; readings of a portal in order."""

STATEMENTS = (
    """ALTER TABLE body ADD COLUMN
    record_offset INTEGER -- where its record begins in that file, in bytes; NULL where that is not known
    CHECK (record_offset >= 0)""",
    """ALTER TABLE body ADD COLUMN
    record_length INTEGER -- bytes of its record there
    CHECK (record_length > 0)""",
    "CREATE INDEX reading_site ON reading (site)",
)
