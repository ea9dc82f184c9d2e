"""Rows in, rows out: one module a table; knows no scraper and no rules."""
