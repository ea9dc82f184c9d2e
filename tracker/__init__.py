"""Award tracker: the programme over notices and rows; the only package that knows both `scrapers` and `db`."""
