"""Parsers of files that a user hands over (leads, filings, rates, revenue): text in, values or BadInput out; pure."""
