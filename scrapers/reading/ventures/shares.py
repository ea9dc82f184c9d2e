"""Shares of a joint venture's parties: what the page states of all, of one, or as the amounts of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure, figures
from scrapers.reading.ventures.naming import Naming
from scrapers.reading.ventures.portions import PORTION, Portion, is_of_others, portion_of
from scrapers.reading.ventures.statements import adds_up, statements

_TOLD = r"(?:占比|占|份额|比例|工作量|出资|承担)[^\d%()\n]{0,12}?"
_BEHIND = re.compile(rf"(?P<words>[^。;\n]{{0,24}}?{_TOLD}){PORTION}")
# under a head that says so the share alone: 各方占比：某公司 60%，某院 40%
_ALONE = re.compile(rf"(?P<words>\s?[:为占]?\s?){PORTION}")
_SHARES_FOLLOW = re.compile(r"(?:占比|份额|比例|分工)[^\n%]{0,8}:[^\n]{0,160}$")
# a note behind a name: (牵头方,占比60%), (成员,占比40%)
_NOTE = re.compile(r"\s?[(（][^()（）]{0,30}(?:牵头|成员|占|份额|比例)[^()（）]{0,30}[)）]$")
_LEAD = re.compile(rf"(?:牵头方|牵头人|牵头单位|主办方)(?P<words>[^。;\n]{{0,16}}?{_TOLD}|\s?(?:为|:)?\s?){PORTION}")
_MEMBER = re.compile(rf"成员(?:方|单位)?(?P<words>\s?{_TOLD}|\s?(?:为|:)?\s?){PORTION}")
# more than any venture has: each name is looked for behind each
_PAIR, _MOST_PARTIES = 2, 100
_REACH, _MOST, _LONGEST, _PLACES, _JUST_BEFORE = 60, 200, 240, 8, 4


def read_shares(page: Page, findings: list[Finding]) -> None:
    """Take the notes off the parties' names, and their printed shares with them where they make sense together."""
    ventures = sorted((finding for finding in findings if finding.members), key=lambda finding: finding.span)
    ends = [*(finding.span[0] for finding in ventures[1:]), len(page.folded)]
    for finding, end in zip(ventures, ends, strict=False):
        _Venture(page, finding, (0 if len(ventures) == 1 else finding.span[0], end)).read()


class _Venture:
    """One venture and the part of its page that speaks of it."""

    def __init__(self, page: Page, finding: Finding, scope: tuple[int, int]) -> None:
        self.page, self.finding, self.scope = page, finding, scope
        self.names = [_bare(name) for name in (finding.supplier, *finding.members)]
        finding.supplier, finding.members = self.names[0], self.names[1:]
        self.naming = Naming(page.folded[slice(*scope)], self.names)

    def read(self) -> None:
        """Takes the one statement of all shares; else those printed behind names; else the amounts of each."""
        if len(self.names) > _MOST_PARTIES:
            return
        stated = [*statements(self.page.folded, *self.scope, self.naming)]
        if stated:
            # two statements that differ say nothing
            if all(_values(one) == _values(stated[0]) for one in stated):
                self._take(dict(enumerate(stated[0])))
            return
        found = {i: share for i, name in enumerate(self.names) if (share := self._share_of(name))}
        for i, pattern in self._parts():
            match = pattern.search(self.page.folded, *self.scope) if i not in found else None
            if match and (share := _portion(match)):
                found[i] = share
        if found:
            self._take(found)
        else:
            self._take_amounts()

    def _take(self, found: dict[int, Portion]) -> None:
        total = sum((share.value for share in found.values()), Decimal(0))
        if adds_up([*found.values()]) if len(found) == len(self.names) else total < 1:
            self.finding.shares = {self.names[i]: share.value for i, share in found.items()}
            self.finding.share_spans = sorted({(share.start, share.end) for share in found.values()})

    def _share_of(self, name: str) -> Portion | None:
        """The share printed behind a party's name, before the next party is named."""
        for end, stop in self._behind(name, max(self.scope[0], self.finding.span[0] - _MOST)):
            match = _BEHIND.match(self.page.folded, end, stop)
            before = self.page.folded[max(0, end - len(name) - _LONGEST) : end - len(name)]
            if match is None and _SHARES_FOLLOW.search(before):
                match = _ALONE.match(self.page.folded, end, stop)
            # 甲公司持股乙公司占比40%
            if match and not is_of_others(before[-_JUST_BEFORE:]):
                return _portion(match)
        return None

    def _parts(self) -> Iterator[tuple[int, re.Pattern[str]]]:
        """Parties that are known by their part alone (牵头方占比60%), and where their share may be printed."""
        lead = self.naming.lead if self.naming.lead is not None else 0
        yield lead, _LEAD
        if len(self.names) == _PAIR and self.naming.lead is not None:
            yield 1 - lead, _MEMBER

    def _behind(self, name: str, start: int) -> Iterator[tuple[int, int]]:
        """Where a party's name ends, and how far what follows can be of it: to the next party."""
        text = self.page.text
        at = text.find(name, start, self.scope[1])
        for _ in range(_PLACES):
            if at < 0:
                return
            end = at + len(name)
            far = end + _REACH
            yield end, min((p for other in self.names if (p := text.find(other, end, far + len(other))) >= 0), default=far)
            at = text.find(name, end, self.scope[1])

    def _take_amounts(self) -> None:
        """Takes amounts printed behind every party's name as shares, where they add up to the price or begin with it."""
        price = self.finding.price
        if price is None or price.kind not in ("money", "plain"):
            return
        parts = [part for name in self.names if (part := self._part_of_price(name)) and part.value > 0]
        total = sum((part.value for part in parts), Decimal(0))
        if len({part.start for part in parts}) != len(self.names) or (parts[0].start != price.start and total != price.value):
            return
        if parts[0].start == price.start:
            self.finding.price = price._replace(value=total, end=max(part.end for part in parts))
        self._take({i: Portion(part.value / total, part.start, part.end) for i, part in enumerate(parts)})

    def _part_of_price(self, name: str) -> Figure | None:
        """The money printed behind a party's name where it is named again, before the next party is."""
        for end, stop in self._behind(name, self.finding.span[0]):
            line = self.page.folded.find("\n", end, stop)
            found = figures(self.page.folded, end, line if line >= 0 else stop)
            money = [figure for figure in found if figure.kind == "money"]
            if money:
                return money[0] if len(money) == 1 else None
        return None


def _bare(name: str) -> str:
    plain = tidy(_NOTE.sub("", name))
    return plain if is_legal(plain) else name


def _values(portions: Sequence[Portion]) -> list[Decimal]:
    return [portion.value for portion in portions]


def _portion(match: re.Match[str]) -> Portion | None:
    value = None if is_of_others(match["words"]) else portion_of(match)
    return Portion(value, *match.span("portion")) if value else None
