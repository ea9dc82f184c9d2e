"""What goes wrong with a database file, told in one line; programming errors of SQL are let through."""

from __future__ import annotations


class DatabaseProblem(Exception):
    """A database file cannot be used or written: what was found, what was expected, where."""
