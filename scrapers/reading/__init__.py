"""A notice's page to its fields, shared by every Chinese site."""

from scrapers.reading.attachments import with_attachments
from scrapers.reading.corpus import as_label
from scrapers.reading.reader import READER_VERSION, read_notice

__all__ = ["READER_VERSION", "as_label", "read_notice", "with_attachments"]
