"""W004: the first order from a buyer, or from a buyer's sector."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from tracker.ledger.customers import SECTORS, sector_of
from tracker.ledger.line import Line
from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, RuleSettings
from tracker.rules.buyer import BuyerRule
from tracker.rules.evidence import about
from tracker.rules.measure import won_lines


class FirstBuyerSettings(RuleSettings):
    """The sectors to distinguish; an empty table leaves only first buyers."""

    sectors: dict[str, tuple[str, ...]] = Field(
        dict(SECTORS), description="words in a buyer's name, by sector; the first hit counts"
    )


class FirstBuyer(BuyerRule[FirstBuyerSettings]):
    """A new win whose buyer, or whose buyer's sector, no earlier win of the company had."""

    code = "W004"
    name = Name(zh="首次来自该采购人", en="First order from a buyer")
    Settings = FirstBuyerSettings

    def of_buyer(self, facts: Facts, settings: FirstBuyerSettings, line: Line, buyer: str) -> Iterator[Flag]:
        """One flag for the buyer and one for the sector; of the very first order there is only one to tell."""
        earlier = [other.order.buyer.name for other in earlier_wins(facts, line) if other.order.buyer is not None]
        if not earlier:
            yield self.flag(facts, f"buyer {buyer}", about(facts, case="first"))
            return
        if buyer not in earlier:
            yield self.flag(facts, f"buyer {buyer}", about(facts, case="buyer", count=len(earlier)))
        sector = sector_of(buyer, settings.sectors)
        if sector is not None and all(sector_of(name, settings.sectors) != sector for name in set(earlier)):
            yield self.flag(facts, f"sector {sector}", about(facts, case="sector", sector=sector, count=len(earlier)))


def earlier_wins(facts: Facts, line: Line) -> list[Line]:
    """The other standing wins up to the day of this one, and later ones on record before: a late notice makes no buyer new.

    Of wins that came to be known together on one day, as the lots of one notice do, the first by its id is the earlier.
    """
    own = {line.order.id, *line.order.former_ids}
    known = {other.order.id for other in won_lines(facts.before)}
    return [
        other
        for other in won_lines(facts.after)
        if other.order.id not in own and (other.order.id in known or (other.dated, other.order.id) < (line.dated, line.order.id))
    ]


RULE = FirstBuyer()
