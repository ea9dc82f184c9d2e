"""Cells of flattened tables: wrapped over lines, or run together."""
