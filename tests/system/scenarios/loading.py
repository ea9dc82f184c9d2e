"""Scenario files: notices in, orders and ledger out. Everything in them is invented."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from scrapers.money import Money
from scrapers.notice import (
    Award,
    AwardStatus,
    Change,
    ChangeAction,
    Link,
    LinkKind,
    Mark,
    Notice,
    NoticeType,
    Party,
    Pricing,
    ServicePeriod,
    Side,
    VatBasis,
)
from tracker.model.company import Company, CreditRule, Perimeter, Treatment
from tracker.model.decision import Decisions, JoinDecision, MarkDecision, Verdict, decisions_of
from tracker.model.keys import lot_key
from tracker.model.notice_history import Absence, NoticeVersion, StoredNotice, VersionReason
from tracker.model.rate import Rate, Rates
from tracker.orders.build import build_orders

OURS = "甲方智能科技有限公司"
BUYER = "某市数据资源管理局"


@dataclass(frozen=True)
class Expectation:
    """What holds on a day: each order as `supplier|lot|status|amount`, and the ledger's totals."""

    as_of: date | None
    seen_by: datetime | None
    orders: tuple[str, ...]
    totals: dict[str, str]


@dataclass(frozen=True)
class Scenario:
    """One story told by notices."""

    company: Company
    notices: tuple[StoredNotice, ...]
    decisions: Decisions
    rates: Rates
    expect: tuple[Expectation, ...]
    events: dict[str, list[str]]
    proposals: int


def load_scenario(path: Path) -> Scenario:
    """A scenario from its file; a key that nobody reads is an error."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    told.pop("story")
    company = _company(told.pop("company", {}))
    notices = tuple(_stored(number, entry) for number, entry in enumerate(told.pop("notice"), 1))
    rates = [_rate(entry) for entry in told.pop("rate", [])]
    decisions = decisions_of(_decision(entry, notices) for entry in told.pop("decision", []))
    expect = tuple(_expectation(entry) for entry in told.pop("expect"))
    events, proposals = told.pop("events", {}), told.pop("proposals", 0)
    if told:
        raise ValueError(f"{path.name}: nobody reads {', '.join(told)}")
    return Scenario(company, notices, decisions, _rates(rates), expect, events, proposals)


def _company(told: dict[str, Any]) -> Company:
    entries = told.pop("organizations", [{"name": OURS}])
    company = Company(
        id="ours",
        names={"zh": "甲方智能"},
        ticker="00001.HK",
        exchange="HKEX",
        currency=told.pop("currency", "CNY"),
        perimeter=tuple(_perimeter(entry) for entry in entries),
        joint_venture=CreditRule(told.pop("joint_venture", "printed")),
    )
    _nothing_left(told)
    return company


def _perimeter(told: dict[str, Any]) -> Perimeter:
    share = Decimal(told.pop("share", "1"))
    return Perimeter(share=share, treatment=Treatment(told.pop("treatment", "full")), **told)


def _stored(number: int, told: dict[str, Any]) -> StoredNotice:
    site = told.pop("site", "cn_a")
    seen = told.pop("seen", told["published"])
    absences = tuple(Absence(gone_on=entry["gone"], back_on=entry.get("back")) for entry in told.pop("absent", []))
    versions = told.pop("version", [])
    told.setdefault("key", f"n{number}")
    read = [NoticeVersion(notice=_notice(dict(told), site), seen_at=_instant(seen))]
    for version in versions:
        at, reason = _instant(version.pop("seen")), VersionReason(version.pop("reason"))
        read.append(NoticeVersion(notice=_notice(told | version, site), seen_at=at, reason=reason))
    return StoredNotice(id=number, source=site, site=site, first_seen=_instant(seen), versions=tuple(read), absences=absences)


def _notice(told: dict[str, Any], site: str) -> Notice:
    key, service = told.pop("key"), told.pop("service_months", None)
    notice = Notice(
        notice_type=NoticeType(told.pop("type")),
        key=key,
        url=f"https://{site.replace('_', '-')}.example/{key}",
        title=told.pop("title", "数据平台建设项目公告"),
        published_date=told.pop("published"),
        project_number=told.pop("number", "ZB-2026-0101") or None,
        project_name=told.pop("project", None),
        buyer=_party(told.pop("buyer", BUYER)),
        awards=tuple(_award(dict(entry)) for entry in told.pop("awards", [])),
        changes=tuple(_change(dict(entry)) for entry in told.pop("changes", [])),
        failed_lots=tuple(told.pop("failed_lots", ())),
        links=tuple(_link(dict(entry)) for entry in told.pop("links", [])),
        lead=told.pop("lead", False),
        service=ServicePeriod(text=f"{service} months", months=Decimal(service)) if service else None,
    )
    _nothing_left(told)
    return notice


def _award(told: dict[str, Any]) -> Award:
    currency = told.pop("currency", "CNY")
    amount, ceiling = told.pop("amount", None), told.pop("ceiling", None)
    members = tuple(Party(name=m["name"], share=_share(m)) for m in told.pop("members", []))
    lead_share = told.pop("share", None)
    award = Award(
        supplier=Party(name=told.pop("supplier", OURS), code=told.pop("code", None), share=_share({"share": lead_share})),
        members=members,
        lot=told.pop("lot", None),
        amount=Money.of(amount, currency) if amount else None,
        pricing=Pricing(told.pop("pricing", "total" if amount else "none")),
        rate=told.pop("rate", None),
        rank=told.pop("rank", None),
        status=AwardStatus(told.pop("status", "awarded")),
        vat=VatBasis(told.pop("vat", "included")),
        framework=told.pop("framework", False),
        ceiling=Money.of(ceiling, currency) if ceiling else None,
        local_id=told.pop("local_id", None),
        project_number=told.pop("number", None),
        project_name=told.pop("project", None),
        lot_group=told.pop("lot_group", None),
        contract_number=told.pop("contract", None),
        marks=tuple(Mark(mark) for mark in told.pop("marks", ())),
    )
    _nothing_left(told)
    return award


def _change(told: dict[str, Any]) -> Change:
    change = Change(
        action=ChangeAction(told.pop("action")),
        lot=told.pop("lot", None),
        before=Side(supplier=told.pop("before", None)),
        contract_number=told.pop("contract", None),
    )
    _nothing_left(told)
    return change


def _share(told: dict[str, Any]) -> Decimal | None:
    return Decimal(told["share"]) if told.get("share") else None


def _party(name: str) -> Party | None:
    return Party(name=name) if name else None


def _link(told: dict[str, Any]) -> Link:
    return Link(kind=LinkKind(told.pop("kind")), project_number=told.pop("number", None), **told)


def _decision(told: dict[str, Any], notices: tuple[StoredNotice, ...]) -> JoinDecision | MarkDecision:
    """A decision on the orders that the notices of some keys make when nothing is decided."""
    by_key = {notice.notice.key: notice.id for notice in notices}
    orders = build_orders(notices).orders

    def order(key: str) -> str:
        return next(o.id for o in orders if by_key[key] in {n.id for n in o.notices})

    at, verdict = _instant(told["on"]), Verdict(told["verdict"])
    if told["about"] == "join":
        return JoinDecision(left=order(told["left"]), right=order(told["right"]), verdict=verdict, at=at)
    marks = tuple(Mark(mark) for mark in told["marks"])
    return MarkDecision(order=order(told["order"]), amount=Money.of(told["amount"]), marks=marks, verdict=verdict, at=at)


def _expectation(told: dict[str, Any]) -> Expectation:
    seen_by = told.pop("seen_by", None)
    interval = dict(zip(("floor", "stated", "ceiling"), told.pop("interval"), strict=True))
    counts = {key: str(told.pop(key, 0)) for key in ("orders", "unpriced", "in_question")}
    found = Expectation(
        as_of=told.pop("as_of", None),
        seen_by=datetime.combine(seen_by, time.max, UTC) if seen_by else None,
        orders=tuple(sorted(_state(line) for line in told.pop("states"))),
        totals=counts | interval,
    )
    _nothing_left(told)
    return found


def _state(line: str) -> str:
    """A line of a file with its lot as compared: `第一包` and `包1` are one."""
    supplier, lot, rest = line.split("|", 2)
    return f"{supplier}|{lot_key(lot)}|{rest}"


def _rate(told: dict[str, Any]) -> Rate:
    return replace(
        Rate(base="", quote="", day=date.min, value=Decimal(told.pop("value")), source="synthetic"),
        **told,
    )


def _rates(rows: list[Rate]) -> Rates:
    found = {(rate.base, rate.quote, rate.day): rate for rate in rows}
    return lambda base, quote, day: found.get((base, quote, day))


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def _nothing_left(told: dict[str, Any]) -> None:
    if told:
        raise ValueError(f"nobody reads {', '.join(told)}")
