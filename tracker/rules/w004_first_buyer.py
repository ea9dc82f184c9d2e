"""W004: the first order from a buyer, or from a buyer's sector."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from pydantic import Field

from tracker.ledger.customers import SECTORS, sector_of
from tracker.ledger.line import Line
from tracker.ledger.sums import place
from tracker.model.flag import Flag
from tracker.rules.base import Facts, Name, RuleSettings, is_won
from tracker.rules.buyer import BuyerRule
from tracker.rules.evidence import about
from tracker.rules.measure import just_won


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
        wins, later = facts.after.index.won_by_buyer, not_earlier(facts, line)
        count = wins.count - len(wins.get(None)) - sum(other.order.buyer is not None for other in later.values())
        if not count:
            yield self.flag(facts, f"buyer {buyer}", about(facts, case="first"))
            return
        if not is_earlier(wins.get(buyer), later):
            yield self.flag(facts, f"buyer {buyer}", about(facts, case="buyer", count=count))
        sector, kinds = sector_of(buyer, settings.sectors), sectors_by_name(tuple(settings.sectors.items()))
        of_sector = (lines for name, lines in wins.items() if isinstance(name, str) and kinds(name) == sector)
        if sector is not None and not any(is_earlier(lines, later) for lines in of_sector):
            yield self.flag(facts, f"sector {sector}", about(facts, case="sector", sector=sector, count=count))


def not_earlier(facts: Facts, line: Line) -> dict[str, Line]:
    """The standing wins that are not earlier than this one, by order: itself, and those that came with it and are dated later.

    Those on record before are earlier whatever their day: a late notice makes no buyer new. Of wins that came to be known
    together on one day, as the lots of one notice do, the first by its id is the earlier.
    """
    own = {line.order.id, *line.order.former_ids}
    found = {won.order.id: won for name in own for won in facts.after.of_order(name) if is_won(won)}
    return found | {other.order.id: other for other in just_won(facts) if place(other) > place(line)}


def is_earlier(wins: Sequence[Line], later: Mapping[str, Line]) -> bool:
    """Whether any of some wins is an earlier one."""
    return any(win.order.id not in later for win in wins)


@lru_cache(maxsize=8)
def sectors_by_name(sectors: tuple[tuple[str, tuple[str, ...]], ...]) -> Callable[[str], str | None]:
    """Sectors of buyers by their names, each name looked at once."""
    table = dict(sectors)
    return lru_cache(maxsize=1 << 16)(lambda name: sector_of(name, table))


RULE = FirstBuyer()
