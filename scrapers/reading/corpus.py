"""A notice in the shape of the labelled corpus, for scoring and for `tracker parse --jsonl`."""

from __future__ import annotations

from scrapers.notice import Award, Change, Link, LinkKind, Notice, Pricing, Side, VatBasis

# as the labels of changes write it
_PRICINGS = {Pricing.UNIT_PRICE: "unit"}


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
        "marks": [mark.value for mark in notice.marks],
        "issues": list(notice.issues),
        "concerns": notice.concerns.value if notice.concerns else None,
        "original_url": next((link.url for link in notice.links if link.url and link.kind is LinkKind.CORRECTS), None),
        "original_title": next((link.title for link in notice.links if _is_title(link)), None),
        "changes": [_change(change) for change in notice.changes],
    }


def _is_title(link: Link) -> bool:
    """Whether what a correction names is the title of a notice and no project's name."""
    return link.kind is LinkKind.CORRECTS and (link.title or "").rstrip(")） ").endswith(("公告", "公示"))


def _change(change: Change) -> dict[str, object]:
    after = change.after
    said = after.supplier or after.priced
    pricing = _PRICINGS.get(after.pricing, after.pricing.value) if said else None
    return {
        "lot": change.lot,
        "action": change.action.value,
        "before": _side(change.before),
        "after": _side(after) | {"pricing": pricing, "rate": after.rate},
    }


def _side(side: Side) -> dict[str, object]:
    return {"supplier": side.supplier, "amount": str(side.amount) if side.amount else None}


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
        "marks": [mark.value for mark in award.marks],
        "support": award.support.value if award.support else None,
        "vat": _basis(award),
        "net_amount": str(award.net_amount) if award.net_amount else None,
        "vat_rate": str(award.vat_rate) if award.vat_rate is not None else None,
        "contract_number": award.contract_number,
    }


def _basis(award: Award) -> str | None:
    """Whether the amount includes tax: `unstated` where the page does not say, None where there is no amount."""
    if award.amount is None:
        return None
    return "unstated" if award.vat is VatBasis.UNKNOWN else award.vat.value
