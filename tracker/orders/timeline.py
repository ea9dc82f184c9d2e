"""A stored notice's readings on a timeline, and the results each of them states."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from scrapers.money import Money
from scrapers.notice import Award, AwardStatus, LinkKind, Notice, NoticeType, Party
from tracker.model.keys import code_key, contract_key, lot_in_title, lot_key, number_key, supplier_key
from tracker.model.notice_history import NoticeVersion, StoredNotice, VersionReason
from tracker.model.order import OrderState, OrderStatus

# of one day: what is announced comes before what changes it
_STAGE = {
    NoticeType.TENDER: 0,
    NoticeType.OTHER: 0,
    NoticeType.CANDIDATE: 1,
    NoticeType.FAILED: 2,
    NoticeType.AWARD: 3,
    NoticeType.CORRECTION: 4,
    NoticeType.CONTRACT: 5,
    NoticeType.TERMINATION: 6,
}
_BY_TYPE = {NoticeType.CANDIDATE: OrderStatus.CANDIDATE, NoticeType.CONTRACT: OrderStatus.CONTRACTED}
_BY_STATUS = {
    AwardStatus.CANDIDATE: OrderStatus.CANDIDATE,
    AwardStatus.AWARDED: OrderStatus.AWARDED,
    AwardStatus.CONTRACTED: OrderStatus.CONTRACTED,
    AwardStatus.CANCELLED: OrderStatus.CANCELLED,
    AwardStatus.REJECTED: OrderStatus.FAILED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One award of one reading: who won which lot, as compared, and the order id it would give.

    `code` is the supplier's valid registration code, `venture` the names of a joint venture's parties (empty for one supplier).
    """

    id: str
    award: Award
    position: int
    lot: str
    supplier: str
    code: str | None
    venture: frozenset[str]
    says: OrderState

    @property
    def rejected(self) -> bool:
        """A bid that was turned down: no deal of its own."""
        return self.award.status is AwardStatus.REJECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One version of a notice, at the time it became public (a later version: when it was seen)."""

    place: int
    stored: StoredNotice
    version: int
    notice: Notice
    on: date
    seen_at: datetime
    reason: VersionReason
    results: tuple[Result, ...] = field(repr=False)

    @property
    def older(self) -> Notice | None:
        """The notice as the version before had it."""
        return self.stored.versions[self.version - 1].notice if self.version else None

    @property
    def corrects(self) -> bool:
        """Whether it restates what another notice said."""
        linked = any(link.kind is LinkKind.CORRECTS for link in self.notice.links)
        return self.notice.notice_type is NoticeType.CORRECTION or linked

    @property
    def sort_key(self) -> tuple[date, int, int, str, str, int]:
        """Publication order, the same whatever the order of arrival."""
        stage = -1 if self.notice.lead else _STAGE[self.notice.notice_type]
        return (self.on, min(self.version, 1), stage, self.notice.published_at or "", self.stored.source_key, self.version)


def order_id(source_key: str, lot: str, supplier: str, repeat: int = 0) -> str:
    """The id of the order that a result starts: `O` and ten letters and digits."""
    name = "|".join((source_key, lot, supplier, *([str(repeat)] if repeat else ())))
    return "O" + b32encode(hashlib.sha256(name.encode()).digest()).decode()[:10]


def public_since(stored: StoredNotice) -> date:
    """The day a notice was first public, whatever day its page says since."""
    return stored.versions[0].notice.published_date or stored.first_seen.date()


def statements_of(place: int, stored: StoredNotice) -> list[Statement]:
    """Every reading of a notice, oldest first."""
    first = public_since(stored)
    return [
        Statement(
            place=place,
            stored=stored,
            version=number,
            notice=version.notice,
            on=first if number == 0 else max(first, version.seen_at.date()),
            seen_at=version.seen_at,
            reason=version.reason,
            results=tuple(_results(stored, version.notice, _dated(version, first))),
        )
        for number, version in enumerate(stored.versions)
    ]


def _results(stored: StoredNotice, notice: Notice, day: date) -> Iterable[Result]:
    """The results of a reading, those of one project of its page; one printed twice over with one amount is one."""
    source_key = f"{stored.source_key}#{stored.project}" if stored.project else stored.source_key
    repeats: Counter[tuple[str, str]] = Counter()
    stated: set[tuple[object, ...]] = set()
    # many a notice names its only lot in the title alone
    only = lot_in_title(notice.title) or lot_in_title(notice.project_name)
    for position, award in enumerate(notice.awards):
        if stored.project and number_key(award.project_number) != stored.project:
            continue
        lot, supplier = (
            "/".join(filter(None, (lot_key(award.lot_group), lot_key(award.lot) or only))),
            supplier_key(award.supplier.name),
        )
        names = {supplier_key(party.name) for party in (award.supplier, *award.members)}
        same = (lot, supplier, award.amount, award.rate, award.local_id, award.status, contract_key(award.contract_number))
        if same in stated:
            continue
        stated.add(same)
        repeat = repeats[lot, supplier]
        repeats[lot, supplier] += 1
        yield Result(
            id=order_id(source_key, lot, supplier, repeat),
            award=award,
            position=position,
            lot=lot,
            supplier=supplier,
            code=code_key(award.supplier.code),
            venture=frozenset(names) if len(names) > 1 else frozenset(),
            says=_says(notice, award, day),
        )


def _dated(version: NoticeVersion, first: date) -> date:
    """The day a version's results are of: a page dated anew tells of the same day, a date read better is the right one."""
    read_better = version.reason is VersionReason.REREAD
    return (version.notice.published_date if read_better else None) or first


def _says(notice: Notice, award: Award, day: date) -> OrderState:
    dated = min(award.decided_on or day, day)
    return OrderState(
        status=_status(notice, award),
        amount=award.amount,
        ceiling=award.ceiling,
        framework=award.framework,
        pricing=award.pricing,
        rate=award.rate,
        rank=award.rank,
        marks=award.marks,
        vat=award.vat,
        vat_rate=_vat_rate(award),
        support=award.support,
        members=_venture(award),
        dated=dated,
        service=award.service or notice.service,
        contract_number=contract_key(award.contract_number),
    )


def _vat_rate(award: Award) -> Decimal | None:
    """The printed rate of tax, else the one that the prices with and without it give."""
    gross, net = award.amount, award.net_amount
    if award.vat_rate is not None or gross is None or net is None:
        return award.vat_rate
    return Decimal(gross.minor) / net.minor - 1


def _venture(award: Award) -> tuple[Party, ...]:
    """The members of a joint venture as printed, the lead among them where its share is printed beside its own name."""
    lead = award.supplier
    if not award.members or lead.share is None:
        return award.members
    return (lead, *(member for member in award.members if member.name != lead.name))


def _status(notice: Notice, award: Award) -> OrderStatus:
    status = _BY_STATUS[award.status]
    if award.status in (AwardStatus.CANCELLED, AwardStatus.REJECTED):
        return status
    if notice.lead:
        return OrderStatus.LEAD
    if notice.notice_type is NoticeType.CORRECTION and _corrects_candidates(notice.title or ""):
        return OrderStatus.CANDIDATE
    return _BY_TYPE.get(notice.notice_type, status)


def _corrects_candidates(title: str) -> bool:
    """Whether a correction speaks of candidates, and not of one who follows a winner."""
    return "候选" in title and not any(word in title for word in ("放弃", "顺延", "递补", "推选", "取消"))


def near(left: Money, right: Money, percent: int = 1) -> bool:
    """Whether two amounts of one currency differ by no more than some percent of the larger: as rounding does."""
    if left.currency != right.currency:
        return False
    return abs(left.minor - right.minor) * 100 <= max(abs(left.minor), abs(right.minor)) * percent
