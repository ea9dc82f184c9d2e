"""Sources: what may be read, when it is due, and how it stands between runs."""
