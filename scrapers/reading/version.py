"""The reader's version, for those who compare or store it and read nothing."""

from __future__ import annotations

# written into every row read: a change that reads any page otherwise gets another number
READER_VERSION = "27"
