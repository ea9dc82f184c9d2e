"""Connections, transactions and row plumbing under every table."""
