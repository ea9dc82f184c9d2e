"""WARC files of the page archive: written whole or by site and month with an index, and read by the place of a record."""
