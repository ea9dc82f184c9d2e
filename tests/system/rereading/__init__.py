"""Archived pages read again: by one process, by several, from shards; stopped, killed and resumed."""
