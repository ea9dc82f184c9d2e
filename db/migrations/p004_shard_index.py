"""The readings of a page by its bytes, to write them beside it when it is moved out."""

STATEMENTS = ("CREATE INDEX reading_sha256 ON reading (sha256)",)
