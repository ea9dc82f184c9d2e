"""W010: a rival watched company won from a buyer of this one, or beat it as candidate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from pydantic import Field

from tracker.ledger.ledger import Ledger
from tracker.ledger.line import Line
from tracker.ledger.sums import place
from tracker.model.flag import Flag
from tracker.model.keys import lot_key, name_key, number_key
from tracker.model.order import Order
from tracker.orders.projects import buyers_agree
from tracker.rules.base import Facts, Name, Rule, RuleSettings, is_won, line_of
from tracker.rules.evidence import about, about_order
from tracker.rules.measure import from_buyer


class RivalSettings(RuleSettings):
    """Rivals of a company, and the days for which a buyer stays a buyer."""

    rivals: tuple[str, ...] = Field((), description="ids of the rivals; empty means every other watched company")
    window_days: int = Field(1095, ge=1, le=7320, description="days back in which the buyer ordered from this company")


class Rival(Rule[RivalSettings]):
    """The order in question was won by another watched company; once per order and way."""

    code = "W010"
    name = Name(zh="对手中标", en="A rival won")
    Settings = RivalSettings

    def judge(self, facts: Facts, settings: RivalSettings) -> Iterator[Flag]:
        """One flag for a lost candidacy, else one for a shared buyer."""
        if facts.order is None or facts.line is not None:
            return
        for name, ledger in facts.rivals.items():
            line = line_of(ledger, facts.order)
            if not is_won(line) or line is None or (settings.rivals and name not in settings.rivals):
                continue
            lost = candidacy(facts.after, facts.order)
            earlier = own_orders(facts.after, line, settings.window_days)
            if lost is not None:
                yield self._flag(facts, ledger, line, "beaten", rank=lost.state.rank)
            elif earlier:
                last = max(own.dated for own in earlier).isoformat()
                yield self._flag(facts, ledger, line, "buyer", count=len(earlier), last=last)

    def _flag(self, facts: Facts, rival: Ledger, line: Line, case: str, **judged: object) -> Flag:
        who = {
            "rival": {"names": dict(rival.company.names)},
            "rival_ticker": rival.company.ticker,
            "supplier": line.order.supplier.name,
        }
        evidence = about(facts, case=case, **who, **judged)
        evidence |= about_order(line.order, line, replace(facts, company=rival.company, after=rival))
        # the rival's order has no share of this company's revenue, nor a place in its total
        del evidence["running"], evidence["shares"]
        return self.flag(facts, f"{rival.company.id} {case}", evidence)


def candidacy(ledger: Ledger, order: Order) -> Line | None:
    """The company's own candidacy, alive or lost, for the same lot of the same project at the same buyer."""
    return min((line for line in ledger.index.lost(order) if _same_lot(line.order, order)), key=place, default=None)


def own_orders(ledger: Ledger, theirs: Line, days: int) -> list[Line]:
    """Orders that the company itself won from the buyer in the days before."""
    if theirs.order.buyer is None:
        return []
    own = from_buyer(ledger, theirs.order.buyer.name, theirs.dated, theirs.order.id)
    return [line for line in own if line.dated >= theirs.dated - timedelta(days=days)]


def _same_lot(one: Order, other: Order) -> bool:
    """Whether two orders are of one lot of one project; a list of candidates often names no lot where the award does."""
    numbers = number_key(one.project_number), number_key(other.project_number)
    names = name_key(one.project_name), name_key(other.project_name)
    same = numbers[0] == numbers[1] if all(numbers) else names[0] == names[1] != ""
    lots = {lot_key(one.lot), lot_key(other.lot)} - {""}
    return same and len(lots) <= 1 and buyers_agree(one.buyer, other.buyer) is not False


RULE = Rival()
