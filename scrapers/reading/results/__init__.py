"""Results: entries and rows to the awards of a notice."""
