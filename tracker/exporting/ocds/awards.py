"""Awards of OCDS: an order in one of its states, with no value but a firm one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from scrapers.money import Money
from tracker.exporting.ocds.values import Json, address_of, instant_of, value_of
from tracker.ledger.credit import OrderTerms, judged, terms_of
from tracker.model.keys import lot_key
from tracker.model.notice_history import StoredNotice
from tracker.model.order import WON, Order, OrderState, OrderStatus, Standing
from tracker.wording.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Terms of an export: the zone of each portal's days, the language of remarks, what is decided of single orders."""

    zone: Callable[[str], ZoneInfo]
    words: Words
    orders: Mapping[str, OrderTerms]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """An order as it was after one of its notices; `won` and `signed` say what it had been by then."""

    order: Order
    state: OrderState
    won: bool
    signed: bool

    @property
    def is_award(self) -> bool:
        """Whether it is an award or was proposed as one: neither hearsay nor a candidate of a lower rank."""
        return self.state.status is not OrderStatus.LEAD and (self.won or self.state.rank in (None, 1))

    @property
    def status(self) -> str:
        """The award's status: pending for a candidate, unsuccessful for one that lost, cancelled for what was won before."""
        status = self.state.status
        if status in WON:
            return "active"
        if status is OrderStatus.CANDIDATE:
            return "pending"
        return "unsuccessful" if status is OrderStatus.FAILED and not self.won else "cancelled"


def firm_amount(stated: Stated, terms: Terms) -> Money | None:
    """The amount nobody doubts; a framework's most is no price, and what may be another order's money is not this one's."""
    state = _judged(stated, terms)
    firm = not state.doubtful and not state.framework and state.standing is Standing.OWN
    return state.amount if firm else None


def award_of(stated: Stated, terms: Terms) -> Json:
    """The award without its suppliers; a value that is not firm is left out, and the description says why and what is printed."""
    order, state = stated.order, stated.state
    value, zone = value_of(firm_amount(stated, terms)), terms.zone(order.notices[0].site)
    remark = _remark(_judged(stated, terms), terms.words, in_value=value is not None)
    period = _period(state, zone)
    return {
        "id": order.id,
        **({"title": order.project_name} if order.project_name else {}),
        **({"description": remark} if remark else {}),
        "status": stated.status,
        **({"date": instant_of(state.dated, zone)} if state.dated else {}),
        **({"value": value} if value else {}),
        **({"contractPeriod": period} if period else {}),
        **({"relatedLots": [lot_id(order.lot)]} if order.lot else {}),
    }


def contract_of(stated: Stated, award: Json) -> Json:
    """The contract that an award came to: at the award's value and for its period."""
    return {
        "id": f"{stated.order.id}-C",
        "awardID": stated.order.id,
        "status": "active" if stated.status == "active" else "terminated",
        **({"value": award["value"]} if "value" in award else {}),
        **({"period": award["contractPeriod"]} if "contractPeriod" in award else {}),
    }


def document_of(stored: StoredNotice, kind: str, date: str) -> Json | None:
    """The notice's page as a document; None where it has no address."""
    url = address_of(stored.notice.url)
    if url is None:
        return None
    title = {"title": stored.notice.title} if stored.notice.title else {}
    return {"id": f"N{stored.id}", "documentType": kind, **title, "url": url, "datePublished": date}


def lot_id(lot: str) -> str:
    """A lot's id within its process, the same for every printing of it."""
    return lot_key(lot) or lot


def _judged(stated: Stated, terms: Terms) -> OrderState:
    return judged(stated.state, terms_of(stated.order, terms.orders))


def _period(state: OrderState, zone: ZoneInfo) -> Json | None:
    service = state.service
    if service is None:
        return None
    ends = {"startDate": service.start, "endDate": service.end}
    return {name: instant_of(day, zone) for name, day in ends.items() if day} or None


def _remark(state: OrderState, words: Words, *, in_value: bool) -> str:
    """What a reader of the award has to know beside its value: a rate, a framework's most, a doubt with what is printed."""
    said = [state.rate] if state.rate else []
    if state.framework:
        said.append(words.word("framework"))
    if state.ceiling:
        said.append(f"{words.word('framework_ceiling')} {words.money(state.ceiling.major, state.ceiling.currency)}")
    if state.doubtful:
        said += [words.word(mark.value) for mark in state.marks]
    if state.standing is not Standing.OWN:
        said.append(words.word(state.standing.value))
    if state.amount and not in_value:
        said.append(f"{words.word('printed_amount')} {words.money(state.amount.major, state.amount.currency)}")
    return "; ".join(said)
