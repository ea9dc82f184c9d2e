"""Notices and companies of the ordering tests, made in memory; every name is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from scrapers.money import Money
from scrapers.notice import Award, Notice, NoticeType, Party, Pricing
from tracker.model.company import Company, Perimeter
from tracker.model.notice_history import NoticeVersion, StoredNotice, VersionReason
from tracker.model.order import Order
from tracker.orders.build import build_orders

OURS = "甲方智能科技有限公司"
BUYER = "某市数据资源管理局"


def award(amount: str | None = "100", supplier: str = OURS, lot: str | None = None, **fields: object) -> Award:
    """A result at an amount in yuan; any field can be given."""
    money = Money.of(amount) if amount else None
    base = Award(supplier=Party(name=supplier), lot=lot, amount=money, pricing=Pricing.TOTAL if money else Pricing.NONE)
    return replace(base, **fields)


def stored(
    key: str,
    day: int,
    *awards: Award,
    kind: NoticeType = NoticeType.AWARD,
    site: str = "cn_a",
    seen: int | None = None,
    **fields: object,
) -> StoredNotice:
    """A notice published on a day of January 2026, and first seen then or on the day given."""
    notice = Notice(
        notice_type=kind,
        key=key,
        url=f"https://{site.replace('_', '-')}.example/{key}",
        title="数据平台建设项目公告",
        published_date=date(2026, 1, day),
        project_number="ZB-2026-0101",
        buyer=Party(name=BUYER),
        awards=awards,
    )
    at = instant(seen or day)
    version = NoticeVersion(notice=replace(notice, **fields), seen_at=at)
    number = sum(ord(letter) * 131**place for place, letter in enumerate(site + key)) % 10**9
    return StoredNotice(id=number, source=site, site=site, first_seen=at, versions=(version,))


def changed(before: StoredNotice, day: int, reason: VersionReason = VersionReason.REREAD, **fields: object) -> StoredNotice:
    """The notice with one more version, seen on a day."""
    version = NoticeVersion(notice=replace(before.notice, **fields), seen_at=instant(day), reason=reason)
    return replace(before, versions=(*before.versions, version))


def instant(day: int) -> datetime:
    """Nine o'clock (UTC) on a day of January 2026."""
    return datetime.combine(date(2026, 1, day), time(9), UTC)


def only_order(*notices: StoredNotice) -> Order:
    """The one order that some notices make."""
    (order,) = build_orders(notices).orders
    return order


def company(*names: str, id: str = "ours", **perimeter: object) -> Company:
    """A watched company whose organizations have those names."""
    entries = tuple(replace(Perimeter(name=name), **perimeter) for name in names or (OURS,))
    shown = {"zh": "甲方智能", "en": "Jiafang AI"}
    return Company(id=id, names=shown, ticker="00001.HK", exchange="HKEX", currency="CNY", perimeter=entries)
