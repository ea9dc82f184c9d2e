"""The evidence of a flag: plain JSON values, each tagged with what it is, that the wording and `tracker show` print from.

`{"value", "currency"}` is money in major units, `{"percent"}` a share in per cent, `{"word"}` one of our own words to be
translated; a bare string is text from a page, to be escaped wherever it is printed.
"""

from __future__ import annotations

from decimal import Decimal

from scrapers.money import Money
from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.model.company import CreditRule
from tracker.model.order import Order
from tracker.rules.base import Facts
from tracker.rules.measure import WINDOW_DAYS, figures, intake, possible_amount, share, window


def money(minor: int | None, currency: str) -> dict[str, str] | None:
    """An amount of minor units as evidence."""
    return None if minor is None else {"value": str(Money(minor=minor, currency=currency)), "currency": currency}


def whole(amount: Money | None) -> dict[str, str] | None:
    """A printed amount as evidence."""
    return None if amount is None else money(amount.minor, amount.currency)


def ratio(value: Decimal) -> dict[str, str]:
    """A ratio as evidence, in per cent with four decimals."""
    return {"percent": str((value * 100).quantize(Decimal("0.0001")))}


def word(key: str) -> dict[str, str]:
    """One of our own words, to be said in the channel's language."""
    return {"word": key}


def shares(minor: int, facts: Facts) -> list[dict[str, object]]:
    """An amount beside the newest reported year and half: period, revenue, share."""
    return [
        {"period": figure.label, "revenue": whole(figure.revenue), "share": ratio(share(minor, figure))}
        for figure in figures(facts)
    ]


def running(ledger: Ledger, facts: Facts, days: int = WINDOW_DAYS) -> dict[str, object]:
    """The total of the last `days` days with its shares."""
    start, end = window(facts.today, days)
    sums = intake(ledger, start, end)
    return {
        "days": days,
        "from": start.isoformat(),
        "to": end.isoformat(),
        "orders": sums.orders,
        "unpriced": sums.unpriced,
        "total": money(sums.stated, ledger.company.currency),
        "shares": shares(sums.stated, facts),
    }


def about(facts: Facts, **judged: object) -> dict[str, object]:
    """The evidence every flag carries: who, what, how much, its share, the running total, and what the rule judged."""
    evidence: dict[str, object] = {
        "company": facts.company.id,
        "names": dict(facts.company.names),
        "ticker": facts.company.ticker,
        "running": running(facts.after, facts),
        "judged": judged,
    }
    if facts.order is not None:
        evidence |= about_order(facts.order, facts.line or facts.line_before, facts)
    return evidence


def about_order(order: Order, line: Line | None, facts: Facts) -> dict[str, object]:
    """One order as evidence, with the company's credited part where it has one."""
    state = line.state if line is not None else order.state
    return {
        "order": order.id,
        "former": list(order.former_ids),
        "notice": facts.notice_id,
        "url": _url(order, facts.notice_id),
        "buyer": order.buyer.name if order.buyer else None,
        "supplier": order.supplier.name,
        "project": order.project_name,
        "project_number": order.project_number,
        "lot": order.lot,
        "status": word(state.status.value),
        "dated": state.dated.isoformat() if state.dated else None,
        "amount": whole(state.amount),
        "ceiling": whole(state.ceiling) if state.framework or state.amount is None else None,
        "rate": state.rate,
        "rank": state.rank,
        "marks": [] if state.accepted else [word(mark.value) for mark in state.marks],
        "venture": _venture(order, line),
        **_weight(line, facts, state.amount),
    }


def _venture(order: Order, line: Line | None) -> dict[str, object] | None:
    """A joint venture's lead and members, the company's share (None: not printed), and how it is credited."""
    if len(order.parties) == 1:
        return None
    fixed = line is not None and line.share_low == line.share_high
    rule = line.credit_rule if line is not None else None
    share = ratio(line.share_low) if line is not None and fixed and rule is CreditRule.PRINTED else None
    return {
        "lead": order.supplier.name,
        "members": [party.name for party in order.parties[1:]],
        "share": share,
        "rule": word(rule.value) if rule is not None else None,
        "counted": bool(line is not None and line.stated),
    }


def _weight(line: Line | None, facts: Facts, amount: Money | None) -> dict[str, object]:
    """The company's part: `counted` says whether it is in the firm total, or would be at most this once settled."""
    counted = line.stated if line is not None else None
    minor = counted or possible_amount(line)
    if minor is None:
        return {"counted": False, "credited": None, "shares": []}
    same = amount == Money(minor=minor, currency=facts.company.currency)
    part = None if same else money(minor, facts.company.currency)
    return {"counted": bool(counted), "credited": part, "shares": shares(minor, facts)}


def _url(order: Order, notice_id: int | None) -> str:
    return next((notice.url for notice in order.notices if notice.id == notice_id and notice.url), order.url)
