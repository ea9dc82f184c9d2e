"""Proposals and decisions of the inbox, and alerts as the rules see them, as rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from scrapers.money import Money
from scrapers.notice import Mark, Party
from tracker.model.company import SeenOrganization, UnreadName
from tracker.model.decision import (
    Decision,
    Decisions,
    InboxKind,
    JoinDecision,
    MarkDecision,
    NameDecision,
    UnreadDecision,
    Verdict,
)
from tracker.model.decision import decisions_of as made_decisions
from tracker.model.order import JoinProposal
from tracker.storage.values import Row, instant


def proposal_row(proposal: JoinProposal, at: datetime) -> Row:
    """Row for `db.decisions.save_joins`."""
    return {
        "kind": InboxKind.WEAK_JOIN.value,
        "subject": JoinDecision(left=proposal.left, right=proposal.right, verdict=Verdict.ACCEPT, at=at).subject,
        "order_id": proposal.left,
        "other_order_id": proposal.right,
        "key": proposal.key.value,
        "score": str(proposal.score),
        "reason": proposal.reason,
        "seen_at": instant(at),
    }


def seen_organizations(rows: Iterable[Row]) -> list[SeenOrganization]:
    """Suppliers from rows of `db.near_names.near_suppliers`; the money is that of the currency most of its orders are in."""
    found: dict[int, SeenOrganization] = {}
    for row in rows:
        known = found.get(row["id"])
        money = None if row["amount_minor"] is None else Money(minor=row["amount_minor"], currency=row["currency"])
        party = known.party if known else Party(name=row["name"], code=row["code"], scheme=row["scheme"])
        orders = row["orders"] + (known.orders if known else 0)
        found[row["id"]] = SeenOrganization(party=party, orders=orders, money=known.money if known and known.money else money)
    return list(found.values())


def unread_name(row: Row) -> UnreadName:
    """A watched name on an unread page from a row of `db.unread.unread_names`."""
    return UnreadName(
        company=row["company"],
        name=row["name"],
        notice=f"{row['site']} {row['key']}",
        shown=f"N{row['notice_id']}",
        passage=row["passage"],
    )


def decision_row(decision: Decision) -> Row:
    """Row for `db.decisions.decide`."""
    row: Row = {
        "kind": decision.kind.value,
        "subject": decision.subject,
        "verdict": decision.verdict.value,
        "decided_at": instant(decision.at),
        "decided_by": decision.by,
        "note": decision.note,
    }
    if isinstance(decision, NameDecision):
        start = decision.start.isoformat() if decision.start else None
        return row | {"name": decision.name, "company": decision.company, "start_date": start}
    if isinstance(decision, JoinDecision):
        return row | {"order_id": decision.left, "other_order_id": decision.right}
    if isinstance(decision, UnreadDecision):
        return row | {"name": decision.notice, "company": decision.company}
    return row | {
        "order_id": decision.order,
        "amount_minor": decision.amount.minor if decision.amount else None,
        "currency": decision.amount.currency if decision.amount else None,
        "marks": json.dumps([mark.value for mark in decision.marks]),
    }


def decisions_of(rows: Iterable[Row]) -> Decisions:
    """All decisions from rows of `db.decisions.load_decisions`."""
    return made_decisions(_decision(row) for row in rows)


def _decision(row: Row) -> Decision:
    verdict, at, by, note = Verdict(row["verdict"]), datetime.fromisoformat(row["decided_at"]), row["decided_by"], row["note"]
    if row["kind"] == InboxKind.NEAR_MISS:
        start = date.fromisoformat(row["start_date"]) if row["start_date"] else None
        return NameDecision(name=row["name"], company=row["company"], verdict=verdict, at=at, start=start, by=by, note=note)
    if row["kind"] == InboxKind.WEAK_JOIN:
        return JoinDecision(left=row["order_id"], right=row["other_order_id"], verdict=verdict, at=at, by=by, note=note)
    if row["kind"] == InboxKind.UNREAD_RESULT:
        return UnreadDecision(company=row["company"], notice=row["name"], verdict=verdict, at=at, by=by, note=note)
    amount = None if row["amount_minor"] is None else Money(minor=row["amount_minor"], currency=row["currency"])
    marks = tuple(Mark(mark) for mark in json.loads(row["marks"]))
    return MarkDecision(order=row["order_id"], amount=amount, marks=marks, verdict=verdict, at=at, by=by, note=note)
