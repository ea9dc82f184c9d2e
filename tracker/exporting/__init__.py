"""Exports: reports as files for other programmes; text that a spreadsheet would take for a formula stays text."""
