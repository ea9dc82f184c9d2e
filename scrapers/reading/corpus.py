"""A notice in the shape of the labelled corpus, for scoring and for `tracker parse --jsonl`."""

from __future__ import annotations

from scrapers.notice import Award, Notice, Pricing


def as_label(notice: Notice, file: str) -> dict[str, object]:
    """The label of a notice read from `file`: amounts in major units as decimal strings, null where no total is printed."""
    return {
        "file": file,
        "notice_type": notice.notice_type.value,
        "title": notice.title,
        "published_date": notice.published_date.isoformat() if notice.published_date else None,
        "project_number": notice.project_number,
        "project_name": notice.project_name,
        "buyer": notice.buyer.name if notice.buyer else None,
        "agency": notice.agency.name if notice.agency else None,
        "awards": [_award(award) for award in notice.awards],
        "failed_lots": list(notice.failed_lots),
    }


def _award(award: Award) -> dict[str, object]:
    total = award.amount if award.pricing is Pricing.TOTAL else None
    return {
        "lot": award.lot,
        "supplier": award.supplier.name,
        "members": [member.name for member in award.members if member.name != award.supplier.name],
        "amount": str(total) if total else None,
        "currency": total.currency if total else "CNY",
        "pricing": award.pricing.value,
        "rate": award.rate,
        "rank": award.rank,
    }
