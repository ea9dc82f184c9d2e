"""A notice's page to its fields, shared by every Chinese site.

Loaded when first asked for: many a run reads no page.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from scrapers.reading.version import READER_VERSION

if TYPE_CHECKING:
    from scrapers.reading.attachments import with_attachments
    from scrapers.reading.corpus import as_label
    from scrapers.reading.reader import read_notice

__all__ = ["READER_VERSION", "as_label", "read_notice", "with_attachments"]
_HOMES = {"with_attachments": "attachments", "as_label": "corpus", "read_notice": "reader"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
