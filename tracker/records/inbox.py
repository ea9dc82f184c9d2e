"""Proposals and decisions of the inbox, and alerts as the rules see them, as rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from scrapers.notice import Mark, Money
from tracker.decisions import Decision, Decisions, JoinDecision, MarkDecision, NameDecision, Verdict
from tracker.names import supplier_key
from tracker.order import JoinProposal
from tracker.records.notices import Row, instant
from tracker.rules.base import SentAlert


def proposal_row(proposal: JoinProposal, at: datetime) -> Row:
    """What `db.decisions.save_joins` takes."""
    return {
        "kind": "join",
        "subject": join_subject(proposal.left, proposal.right),
        "order_id": proposal.left,
        "other_order_id": proposal.right,
        "key": proposal.key.value,
        "score": str(proposal.score),
        "reason": proposal.reason,
        "seen_at": instant(at),
    }


def join_subject(left: str, right: str) -> str:
    """What a join is kept under: the two orders, whichever was named first."""
    return "|".join(sorted((left, right)))


def decision_row(decision: Decision, *, by: str = "") -> Row:
    """What `db.decisions.decide` takes."""
    row: Row = {"verdict": decision.verdict.value, "decided_at": instant(decision.at), "decided_by": by, "note": decision.note}
    if isinstance(decision, NameDecision):
        start = decision.start.isoformat() if decision.start else None
        subject = f"{decision.company}|{supplier_key(decision.name)}"
        return row | {"kind": "name", "subject": subject, "name": decision.name, "company": decision.company, "start_date": start}
    if isinstance(decision, JoinDecision):
        subject = join_subject(decision.left, decision.right)
        return row | {"kind": "join", "subject": subject, "order_id": decision.left, "other_order_id": decision.right}
    return row | {
        "kind": "mark",
        "subject": decision.order,
        "order_id": decision.order,
        "amount_minor": decision.amount.minor if decision.amount else None,
        "currency": decision.amount.currency if decision.amount else None,
        "marks": json.dumps([mark.value for mark in decision.marks]),
    }


def decisions_of(rows: Iterable[Row]) -> Decisions:
    """All decisions from rows of `db.decisions.load_decisions`."""
    names, joins, marks = [], [], []
    for row in rows:
        common = {"verdict": Verdict(row["verdict"]), "at": datetime.fromisoformat(row["decided_at"]), "note": row["note"]}
        if row["kind"] == "name":
            start = date.fromisoformat(row["start_date"]) if row["start_date"] else None
            names.append(NameDecision(name=row["name"], company=row["company"], start=start, **common))
        elif row["kind"] == "join":
            joins.append(JoinDecision(left=row["order_id"], right=row["other_order_id"], **common))
        else:
            amount = None if row["amount_minor"] is None else Money(minor=row["amount_minor"], currency=row["currency"])
            found = tuple(Mark(mark) for mark in json.loads(row["marks"]))
            marks.append(MarkDecision(order=row["order_id"], amount=amount, marks=found, **common))
    return Decisions(names=tuple(names), joins=tuple(joins), marks=tuple(marks))


def sent_alert(row: Row) -> SentAlert:
    """An alert as the rules see it, from a row of `db.alerts.load_alerts`."""
    return SentAlert(
        rule=row["rule"],
        channel=row["channel"],
        message_id=row["message_id"],
        sent_at=datetime.fromisoformat(row["sent_at"]) if row["sent_at"] else None,
        evidence=json.loads(row["evidence"]),
    )
