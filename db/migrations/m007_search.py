"""Full-text search by pairs of characters: Chinese has no spaces to split at."""

STATEMENTS = (
    """CREATE VIRTUAL TABLE notice_search USING fts5 (
    title, project, buyer, suppliers, columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
)""",
)
