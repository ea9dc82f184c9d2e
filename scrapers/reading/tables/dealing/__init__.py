"""Pieces of flattened tables dealt out to the columns at the least cost."""
