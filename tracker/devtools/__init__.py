"""Tools for those who add sites: new, record, check, and the generated page of tables."""
