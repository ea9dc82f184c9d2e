"""Notices as JSON and as rows, and stored notices from rows."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from scrapers.money import Money
from scrapers.notice import Award, Change, Evidence, Link, Notice, NoticeMark, Party, ServicePeriod
from tracker.model.keys import code_key, name_key, number_key, supplier_key, url_key
from tracker.model.notice_history import Absence, NoticeVersion, StoredNotice, VersionReason
from tracker.storage.values import Row

# characters kept of where a page speaks of what was not read
_LONGEST_PASSAGE = 400


@cache
def _codec() -> TypeAdapter[Notice]:
    return TypeAdapter(Notice)


def notice_to_json(notice: Notice) -> str:
    """Everything a notice says, as JSON without defaults; neither the page's text nor the positions in it."""
    return _codec().dump_json(notice, exclude={"text", "evidence"}, exclude_defaults=True).decode()


def notice_from_json(text: str, evidence: str | None = None) -> Notice:
    """The notice again; with `evidence` (see evidence_to_json) it has its positions, its text stays empty."""
    if evidence is None:
        return _codec().validate_json(text)
    spans = [
        {"field": name, "award": award, "start": start, "end": end, "text": value}
        for name, award, start, end, value in json.loads(evidence)
    ]
    return _codec().validate_json(f'{text[:-1]}{"," if len(text) > 2 else ""}"evidence":{json.dumps(spans)}}}')


def evidence_to_json(evidence: tuple[Evidence, ...]) -> str | None:
    """Positions of values as JSON lists [field, award, start, end, text]; None when there are none."""
    spans = [[item.field, item.award, item.start, item.end, item.text] for item in evidence]
    return json.dumps(spans, ensure_ascii=False, separators=(",", ":")) if spans else None


def notice_row(notice: Notice, *, site: str, page_sha256: str | None, reader_version: str) -> Row:
    """Row for `db.notices.save_notice`: the notice's columns, its awards, parties and links, and the whole as JSON."""
    try:
        whole, evidence = notice_to_json(notice), evidence_to_json(notice.evidence)
        (evidence or "").encode()
    except ValueError:
        # half a surrogate pair, as JSON's \ud800 gives it, is no character: neither JSON nor SQLite can hold it
        notice = _mended(notice)
        whole, evidence = notice_to_json(notice), evidence_to_json(notice.evidence)
    return {
        "site": site,
        "key": notice.key,
        "url": notice.url,
        "notice_type": notice.notice_type.value,
        "title": notice.title,
        "published_date": _day(notice.published_date),
        "published_at": notice.published_at,
        "project_number": notice.project_number,
        "project_name": notice.project_name,
        **_named("buyer", notice.buyer),
        **_named("agency", notice.agency),
        "region": notice.region,
        **_money("budget", notice.budget),
        **_money("ceiling", notice.ceiling),
        **_money("stated_total", notice.stated_total),
        "contract_date": _day(notice.contract_date),
        "result_in_attachment": int(notice.result_in_attachment),
        "lead": int(notice.lead),
        **_keys(notice),
        "awards": [_award_row(award) for award in notice.awards],
        "marks": [_mark_row(notice, mark) for mark in notice.marks],
        "links": [_link_row(link) for link in notice.links],
        "changes": [_change_row(change) for change in notice.changes],
        "notice": whole,
        "evidence": evidence,
        "content_hash": hashlib.sha256(whole.encode()).hexdigest(),
        "page_sha256": page_sha256,
        "reader_version": reader_version,
    }


def _named(role: str, party: Party | None) -> Row:
    return {role: party.name if party else None, f"{role}_party": party_row(party) if party else None}


def _keys(notice: Notice) -> Row:
    """What notices of one deal are found by."""
    return {
        "number_key": number_key(notice.project_number) or None,
        "name_key": name_key(notice.project_name) or None,
        "title_key": name_key(notice.title) or None,
        "url_key": url_key(notice.url) or None,
    }


def stored_notice(row: Row) -> StoredNotice:
    """A stored notice from a row of `db.notices.load_notices`."""
    return StoredNotice(
        id=row["id"],
        source=row["source"],
        site=row["site"],
        first_seen=datetime.fromisoformat(row["first_seen"]),
        versions=tuple(
            NoticeVersion(
                notice=notice_from_json(version["notice"], version["evidence"]),
                seen_at=datetime.fromisoformat(version["seen_at"]),
                reason=VersionReason(version["reason"]),
            )
            for version in row["versions"]
        ),
        absences=tuple(
            Absence(
                gone_on=date.fromisoformat(absence["gone_on"]),
                back_on=date.fromisoformat(absence["back_on"]) if absence["back_on"] else None,
            )
            for absence in row["absences"]
        ),
    )


def new_notice(row: Row, notice_id: int, *, source: str, at: str) -> StoredNotice:
    """The stored notice that a `notice_row` has become, saved for the first time at that instant: as `stored_notice` reads it."""
    seen = datetime.fromisoformat(at)
    version = NoticeVersion(notice=notice_from_json(row["notice"]), seen_at=seen)
    return StoredNotice(id=notice_id, source=source, site=row["site"], first_seen=seen, versions=(version,))


def party_row(party: Party) -> Row:
    """A party with the key its organization is known by; the share as decimal text."""
    return {
        "name": party.name,
        "name_key": supplier_key(party.name),
        "code": party.code,
        "code_key": code_key(party.code),
        "scheme": party.scheme,
        "share": None if party.share is None else str(party.share),
    }


def service_columns(service: ServicePeriod | None) -> Row:
    """A service period as four columns."""
    if service is None:
        return {"service": None, "service_months": None, "service_start": None, "service_end": None}
    return {
        "service": service.text,
        "service_months": None if service.months is None else str(service.months),
        "service_start": _day(service.start),
        "service_end": _day(service.end),
    }


def _mended(notice: Notice) -> Notice:
    """The notice with U+FFFD in the place of every half of a surrogate pair."""
    return _codec().validate_python(_whole(_codec().dump_python(notice, exclude={"text"})))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list | tuple) else value


def _award_row(award: Award) -> Row:
    # the lead may be named again among the members: one part, one row
    others = [member for member in award.members if member.name != award.supplier.name]
    return {
        "lot": award.lot,
        "supplier": award.supplier.name,
        "amount_minor": award.amount.minor if award.amount else None,
        "currency": award.amount.currency if award.amount else None,
        "pricing": award.pricing.value,
        "rate": award.rate,
        "rank": award.rank,
        "status": award.status.value,
        "vat": award.vat.value,
        "net_amount_minor": award.net_amount.minor if award.net_amount else None,
        "vat_rate": None if award.vat_rate is None else str(award.vat_rate),
        "support": award.support.value if award.support else None,
        "framework": int(award.framework),
        **_money("ceiling", award.ceiling),
        **service_columns(award.service),
        "decided_on": _day(award.decided_on),
        "local_id": award.local_id,
        "parties": [party_row(party) for party in (award.supplier, *others)],
        "marks": list(dict.fromkeys(mark.value for mark in award.marks)),
    }


def _mark_row(notice: Notice, mark: NoticeMark) -> Row:
    passage = next((item.text for item in notice.evidence if item.field == mark), notice.title or "")
    return {"mark": mark.value, "passage": passage[:_LONGEST_PASSAGE]}


def _link_row(link: Link) -> Row:
    return {
        "kind": link.kind.value,
        "url": link.url,
        "key": link.key,
        "title": link.title,
        "project_number": link.project_number,
        "number_key": number_key(link.project_number) or None,
        "title_key": name_key(link.title) or None,
        "url_key": url_key(link.url) or None,
    }


def _change_row(change: Change) -> Row:
    return {
        "action": change.action.value,
        "lot": change.lot,
        "before_supplier": change.before.supplier,
        **_money("before", change.before.amount),
        "after_supplier": change.after.supplier,
        **_money("after", change.after.amount),
        "after_pricing": change.after.pricing.value,
        "after_rate": change.after.rate,
    }


def _money(name: str, money: Money | None) -> Row:
    return {f"{name}_minor": money.minor if money else None, f"{name}_currency": money.currency if money else None}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
