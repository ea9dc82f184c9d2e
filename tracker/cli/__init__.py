"""The command line: one module per group of commands, each command thin."""

from tracker.cli.app import app

__all__ = ["app"]
