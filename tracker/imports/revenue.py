"""Revenue rows of a CSV or TOML file a user hands over; wrong values are refused with their place, contradictions are marked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from tracker.imports.rows import Row, read_rows
from tracker.model.revenue import Revenue
from tracker.revenue.checks import check_revenue

COLUMNS = (
    "company",
    "label",
    "start",
    "end",
    "segment",
    "amount",
    "currency",
    "source",
    "published",
    "printed_share",
    "printed",
    "restated_by",
)
NEEDED = ("company", "label", "start", "end", "amount", "currency", "source")


def parse_revenue(text: str, name: str, companies: Collection[str], today: date) -> tuple[Revenue, ...]:
    """Rows of a CSV file, or of `[[revenue]]` entries in TOML, checked against each other.

    `amount` is in major units; `companies` are the ids that are watched; a period that has not ended by `today` is refused.
    Raises BadInput naming file, line and column, what was found and what was expected.
    """
    return check_revenue([_revenue(row, companies, today) for row in read_rows(text, name, "revenue", COLUMNS, NEEDED)])


def _revenue(row: Row, companies: Collection[str], today: date) -> Revenue:
    company = row.needed("company")
    if company not in companies:
        raise row.bad("company", f"one of {', '.join(companies) or 'the watched companies (none is configured)'}")
    start, end = row.day("start"), row.day("end")
    if end < start:
        raise row.bad("end", f"a day not before {start}")
    if end >= today:
        raise row.bad("end", f"a day before today ({today}): a period that has not ended has no reported figure")
    share = row.decimal_if_any("printed_share")
    if share is not None and not 0 <= share <= 1:
        raise row.bad("printed_share", "a share between 0 and 1, such as 0.694")
    return Revenue(
        company=company,
        label=row.needed("label"),
        start=start,
        end=end,
        amount=row.money("amount", "currency"),
        segment=row.text("segment") or None,
        source=row.needed("source"),
        published=row.day_if_any("published"),
        printed_share=share,
        restated_by=row.text("restated_by") or None,
        printed=row.text("printed") or None,
    )
