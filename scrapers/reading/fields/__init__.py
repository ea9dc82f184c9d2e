"""Fields of a notice besides its results: title, type, buyer, number, dates, terms."""
