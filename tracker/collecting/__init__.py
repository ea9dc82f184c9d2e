"""Runs: list, fetch, parse and ingest one source, and what to remember when a run ends."""
