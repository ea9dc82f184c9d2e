"""References of listed notices to JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date, datetime

from scrapers.base import Reference, Request


def json_of(reference: Reference) -> str:
    """A reference as it is stored; its page, which the archive keeps, is left out."""
    plain = asdict(replace(reference, page=None))
    return json.dumps(plain, ensure_ascii=False, default=str)


def reference_of(text: str) -> Reference:
    """A stored reference."""
    plain = json.loads(text)
    published = plain.pop("published")
    modified = plain.pop("modified", None)
    request = plain.pop("request")
    return Reference(
        **plain,
        published=date.fromisoformat(published) if published else None,
        modified=datetime.fromisoformat(modified) if modified else None,
        request=Request(**request) if request else None,
    )
