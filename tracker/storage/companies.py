"""Companies, revenue and flags as rows and back."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

from scrapers.money import Money
from tracker.model.company import Company, CreditRule, Perimeter, Treatment, VatCategory
from tracker.model.filing import Filing
from tracker.model.flag import Flag, SentAlert
from tracker.model.keys import code_key, supplier_key
from tracker.model.rate import Rate
from tracker.model.revenue import Revenue
from tracker.storage.values import Row


def company_row(company: Company) -> Row:
    """Row for `db.companies.sync_companies`."""
    return {
        "id": company.id,
        "name": company.name(),
        "names": json.dumps(company.names, ensure_ascii=False),
        "ticker": company.ticker,
        "exchange": company.exchange,
        "currency": company.currency,
        "joint_venture": company.joint_venture.value,
        "vat_category": company.vat.value,
        "zone": company.zone,
        "perimeter": [_perimeter_row(item) for item in company.perimeter],
    }


def company_of(row: Row) -> Company:
    """A company from a row of `db.companies.load_companies`."""
    return Company(
        id=row["id"],
        names=json.loads(row["names"]),
        ticker=row["ticker"],
        exchange=row["exchange"],
        currency=row["currency"],
        perimeter=tuple(_perimeter(item) for item in row["perimeter"]),
        joint_venture=CreditRule(row["joint_venture"]),
        vat=VatCategory(row["vat_category"]),
        zone=row["zone"],
    )


def revenue_row(revenue: Revenue) -> Row:
    """Row for `db.revenue.save_revenue`."""
    return {
        "company": revenue.company,
        "label": revenue.label,
        "start_date": revenue.start.isoformat(),
        "end_date": revenue.end.isoformat(),
        "segment": revenue.segment,
        "amount_minor": revenue.amount.minor,
        "currency": revenue.amount.currency,
        "source": revenue.source,
        "published": _text(revenue.published),
        "printed_share": None if revenue.printed_share is None else str(revenue.printed_share),
        "restated_by": revenue.restated_by,
        "marks": json.dumps(list(revenue.marks), ensure_ascii=False),
        "printed": revenue.printed,
        "seen_at": None if revenue.seen_at is None else revenue.seen_at.isoformat(),
    }


def revenue_of(row: Row) -> Revenue:
    """A reported figure from a row of `db.revenue.load_revenue`."""
    return Revenue(
        company=row["company"],
        label=row["label"],
        start=date.fromisoformat(row["start_date"]),
        end=date.fromisoformat(row["end_date"]),
        amount=Money(minor=row["amount_minor"], currency=row["currency"]),
        segment=row["segment"],
        source=row["source"],
        published=_date(row["published"]),
        printed_share=None if row["printed_share"] is None else Decimal(row["printed_share"]),
        restated_by=row["restated_by"],
        marks=tuple(json.loads(row["marks"])),
        printed=row["printed"],
        seen_at=datetime.fromisoformat(row["seen_at"]) if row["seen_at"] else None,
    )


def rate_row(rate: Rate) -> Row:
    """Row for `db.revenue.save_rates`."""
    return {"base": rate.base, "quote": rate.quote, "day": rate.day.isoformat(), "value": str(rate.value), "source": rate.source}


def rate_of(row: Row) -> Rate:
    """An exchange rate from a row of `db.revenue.load_rates`."""
    day = date.fromisoformat(row["day"])
    return Rate(base=row["base"], quote=row["quote"], day=day, value=Decimal(row["value"]), source=row["source"])


def filing_row(filing: Filing) -> Row:
    """Row for `db.revenue.save_filings`."""
    return {
        "company": filing.company,
        "key": filing.key,
        "published": filing.published.isoformat(),
        "title": filing.title,
        "url": filing.url,
        "counterparty": filing.counterparty,
        "amount_minor": filing.amount.minor if filing.amount else None,
        "currency": filing.amount.currency if filing.amount else None,
        "order_id": filing.order,
    }


def filing_of(row: Row) -> Filing:
    """A filing from a row of `db.revenue.load_filings`."""
    return Filing(
        key=row["key"],
        company=row["company"],
        published=date.fromisoformat(row["published"]),
        title=row["title"],
        url=row["url"],
        amount=None if row["amount_minor"] is None else Money(minor=row["amount_minor"], currency=row["currency"]),
        counterparty=row["counterparty"],
        order=row["order_id"],
    )


def flag_row(flag: Flag) -> Row:
    """Row for `db.flags.add_flag`; an empty company (the operator's flags) is NULL."""
    return {
        "rule": flag.rule,
        "company": flag.company or None,
        "order_id": flag.order,
        "occasion": flag.occasion,
        "on_date": flag.on.isoformat(),
        "evidence": json.dumps(flag.evidence, ensure_ascii=False, sort_keys=True),
        "notice_id": flag.notice_id,
    }


def flag_of(row: Row) -> Flag:
    """A flag from a row of `db.flags.load_flags` or `db.alerts.load_alerts`."""
    return Flag(
        rule=row["rule"],
        company=row["company"] or "",
        order=row["order_id"],
        occasion=row["occasion"],
        on=date.fromisoformat(row["on_date"]),
        evidence=json.loads(row["evidence"]),
        notice_id=row["notice_id"],
    )


def _perimeter_row(item: Perimeter) -> Row:
    return {
        "name": item.name,
        "name_key": supplier_key(item.name),
        "code": item.code,
        "code_key": code_key(item.code),
        "start_date": _text(item.start),
        "end_date": _text(item.end),
        "share": str(item.share),
        "treatment": item.treatment.value,
        "decided_by": item.decided_by,
    }


def _perimeter(row: Row) -> Perimeter:
    return Perimeter(
        name=row["name"],
        code=row["code"],
        start=_date(row["start_date"]),
        end=_date(row["end_date"]),
        share=Decimal(row["share"]),
        treatment=Treatment(row["treatment"]),
        decided_by=row["decided_by"],
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def sent_alert(row: Row) -> SentAlert:
    """An alert as the rules see it, from a row of `db.alerts.load_alerts`."""
    return SentAlert(
        rule=row["rule"],
        channel=row["channel"],
        message_id=row["message_id"],
        sent_at=datetime.fromisoformat(row["sent_at"]) if row["sent_at"] else None,
        evidence=json.loads(row["evidence"]),
    )
