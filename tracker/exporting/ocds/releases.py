"""Releases of one contracting process: one for each of its notices, with its orders as they were then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from scrapers.notice import Notice, NoticeType, Party
from tracker.exporting.ocds.awards import Stated, Terms, award_of, contract_of, document_of, lot_id
from tracker.exporting.ocds.parties import Organizations
from tracker.exporting.ocds.processes import Process
from tracker.exporting.ocds.states import states_of
from tracker.exporting.ocds.tags import is_update, tags_of
from tracker.exporting.ocds.tender import tender_of
from tracker.exporting.ocds.values import Json
from tracker.model.notice_history import StoredNotice
from tracker.model.order import Order
from tracker.orders.timeline import public_since, statements_of


@dataclass(slots=True)
class ProcessReleases:
    """One process with its orders and notices, and how far its releases have come."""

    process: Process
    orders: Sequence[Order]
    notices: Sequence[StoredNotice]
    terms: Terms
    # the newest state and block of each award so far, the lots that failed, and where the last release stands
    _stated: dict[str, Stated] = field(default_factory=dict, init=False)
    _awards: dict[str, Json] = field(default_factory=dict, init=False)
    _failed: set[str] = field(default_factory=set, init=False)
    _last: tuple[str, datetime] | None = field(default=None, init=False)

    def releases(self) -> Iterator[Json]:
        """One release a notice, oldest first; leads and what speaks of no procurement have none."""
        organizations = Organizations(self.orders, self.notices)
        by_notice: dict[int, list[Stated]] = {}
        for order in self.orders:
            for notice, stated in states_of(order).items():
                by_notice.setdefault(notice, []).append(stated)
        for stored in sorted(self.notices, key=lambda stored: statements_of(0, stored)[0].sort_key):
            spoken = by_notice.get(stored.id, [])
            if not stored.notice.lead and (spoken or stored.notice.notice_type is not NoticeType.OTHER):
                yield self._release(stored, spoken, organizations)

    def _release(self, stored: StoredNotice, spoken: list[Stated], organizations: Organizations) -> Json:
        name, at = f"N{stored.id}", self._instant(stored)
        parts, tags, named = self._awarded(stored, [each for each in spoken if each.is_award], at, organizations)
        beaten = [each.order.supplier for each in spoken if not each.is_award]
        buyer = stored.notice.buyer or next((each.order.buyer for each in spoken if each.order.buyer), None)
        self._failed |= {lot_id(lot) for lot in stored.notice.failed_lots}
        tender = tender_of(self.process.ocid, self.orders, stored.notice, self._awards, self._failed)
        document = None if "awards" in parts else document_of(stored, "tenderNotice", at.isoformat())
        parties = organizations.listed([*_others(stored.notice, buyer, beaten), *named])
        self._last = name, at
        return {
            "ocid": self.process.ocid,
            "id": name,
            "date": at.isoformat(),
            "tag": tags,
            "initiationType": "tender",
            "language": self.terms.words.language,
            **({"parties": parties} if parties else {}),
            **({"buyer": organizations.reference(buyer)} if buyer else {}),
            "tender": {
                **tender,
                **({"procuringEntity": organizations.reference(stored.notice.agency)} if stored.notice.agency else {}),
                **({"tenderers": organizations.references(beaten)} if beaten else {}),
                **({"documents": [document]} if document else {}),
            },
            **parts,
            **_framework(self.process.framework),
        }

    def _awarded(
        self, stored: StoredNotice, spoken: Iterable[Stated], at: datetime, organizations: Organizations
    ) -> tuple[Json, list[str], list[tuple[Party, str]]]:
        """Awards and contracts of a release, its tags, and the suppliers it names."""
        blocks = {}
        for stated in spoken:
            self._stated[stated.order.id] = stated
            suppliers = {"suppliers": organizations.references(stated.order.parties)}
            blocks[stated.order.id] = self._merging(award_of(stated, self.terms) | suppliers)
        signed = {name for name, stated in self._stated.items() if stated.signed}
        tags = tags_of(stored.notice.notice_type, list(blocks.values()), signed, self._awards)
        kind = "contractNotice" if stored.notice.notice_type is NoticeType.CONTRACT else "awardNotice"
        document = document_of(stored, kind, at.isoformat())
        for block in blocks.values():
            if document:
                block["documents"] = [document]
            if is_update(tags) and (changes := self._amendments(stored, block, at)):
                block["amendments"] = changes
        shown = (self._awards | blocks) if is_update(tags) else blocks
        self._awards = self._awards | blocks
        contracts = [contract_of(self._stated[name], shown[name]) for name in shown if name in signed]
        parts: Json = {"awards": list(shown.values()), "contracts": contracts}
        named = [(party, "supplier") for name in shown for party in self._stated[name].order.parties]
        return {name: part for name, part in parts.items() if part}, tags, named

    def _merging(self, award: Json) -> Json:
        """The award, with what takes a value back that an earlier release gave."""
        priced = "value" in self._awards.get(str(award["id"]), {}) and "value" not in award
        return award | ({"value": {"amount": None, "currency": None}} if priced else {})

    def _amendments(self, stored: StoredNotice, award: Json, at: datetime) -> list[Json]:
        """The amendment that a correction makes to an award from before it."""
        if self._last is None or str(award["id"]) not in self._awards:
            return []
        said = {"description": stored.notice.title} if stored.notice.title else {}
        name = f"N{stored.id}"
        return [{"id": name, "date": at.isoformat(), **said, "amendsReleaseID": self._last[0], "releaseID": name}]

    def _instant(self, stored: StoredNotice) -> datetime:
        """When a notice came out: as printed, else the day's first instant, and never before the release it follows."""
        day, zone = public_since(stored), self.terms.zone(stored.site)
        try:
            printed = datetime.fromisoformat(stored.notice.published_at or "")
        except ValueError:
            printed = datetime.combine(day, time(0), zone)
        at = printed if printed.tzinfo else printed.replace(tzinfo=zone)
        at = (at if at.date() == day else datetime.combine(day, time(0), zone)).replace(microsecond=0)
        return at if self._last is None or at > self._last[1] else self._last[1] + timedelta(seconds=1)


def _others(notice: Notice, buyer: Party | None, beaten: Iterable[Party]) -> Iterator[tuple[Party, str]]:
    """Who a release names besides suppliers, with their roles."""
    if buyer:
        yield buyer, "buyer"
    if notice.agency:
        yield notice.agency, "procuringEntity"
    yield from ((party, "tenderer") for party in beaten)


def _framework(ocid: str | None) -> Json:
    """The process that a process is called off from."""
    if ocid is None:
        return {}
    return {"relatedProcesses": [{"id": "1", "relationship": ["framework"], "scheme": "ocid", "identifier": ocid}]}
