"""Briefs: a company's report as it stands today, and on one page for a file or a mail."""
