"""The reader's room for corrections: the changes a notice makes of results that another notice announced."""
