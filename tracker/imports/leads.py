"""Orders known only from a news item, a filing or an aggregator: rows of a file a user hands over, as lead notices."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from scrapers.notice import Award, Notice, NoticeType, Party, Pricing, ServicePeriod
from tracker.imports.rows import Row, read_rows

COLUMNS = (
    "published",
    "buyer",
    "supplier",
    "supplier_code",
    "members",
    "title",
    "project",
    "project_number",
    "lot",
    "amount",
    "currency",
    "service_months",
    "source",
)
NEEDED = ("published", "supplier", "source")
_SPLIT = re.compile(r"[;；、]")


def parse_leads(text: str, name: str, today: date) -> tuple[Notice, ...]:
    """Lead notices from a CSV file or `[[order]]` entries in TOML; two rows that say the same are one notice.

    A row published after `today` is refused.

    `amount` is in major units, empty where none is known; `members` are parted by semicolons; `source` says where it was read.
    Raises BadInput naming file, line and column, what was found and what was expected.
    """
    notices: dict[str, Notice] = {}
    for row in read_rows(text, name, "order", COLUMNS, NEEDED):
        if row.day("published") > today:
            raise row.bad("published", f"a day not after today ({today})")
        notice = _notice(row)
        if notices.setdefault(notice.key, notice) != notice:
            raise row.bad("amount", "what an earlier row says of the same order; a lot or project tells two orders apart")
    return tuple(notices.values())


def _notice(row: Row) -> Notice:
    source = row.needed("source")
    is_url = source.startswith(("http://", "https://"))
    title = row.text("title") or row.text("project")
    return Notice(
        notice_type=NoticeType.AWARD,
        # a source that is no address has no other place where people see it
        title=(title or None) if is_url else f"{title} ({source})".strip(),
        key=_key(row),
        url=source if is_url else "",
        published_date=row.day("published"),
        project_number=row.text("project_number") or None,
        project_name=row.text("project") or None,
        buyer=Party(name=row.text("buyer")) if row.text("buyer") else None,
        awards=(_award(row),),
        lead=True,
    )


def _award(row: Row) -> Award:
    amount = row.money("amount", "currency", "CNY") if row.text("amount") else None
    months = row.decimal_if_any("service_months")
    if months is not None and not 0 < months <= 1200:
        raise row.bad("service_months", "a number of months above 0")
    members = tuple(Party(name=part.strip()) for part in _SPLIT.split(row.text("members")) if part.strip())
    return Award(
        supplier=Party(name=row.needed("supplier"), code=row.text("supplier_code") or None),
        lot=row.text("lot") or None,
        members=members,
        amount=amount,
        pricing=Pricing.NONE if amount is None else Pricing.TOTAL,
        service=ServicePeriod(text=f"{months} months", months=months) if months else None,
    )


def _key(row: Row) -> str:
    """The same for the same row whenever it is imported; the amount is left out so that a correction replaces it."""
    parts = ("source", "supplier", "buyer", "project", "project_number", "lot", "published")
    return hashlib.sha256("|".join(row.text(part) for part in parts).encode()).hexdigest()[:20]
