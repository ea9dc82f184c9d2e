"""The shares that a joint venture's parties are printed with: behind a name, in brackets or after a comma."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding

_SHARE = r"(?:占比|占|份额|比例|工作量|出资|承担)[^\d%()\n]{0,12}(?P<percent>\d{1,3}(?:\.\d{1,4})?)\s?%"
_BEHIND = re.compile(rf"^[^。;\n]{{0,24}}?{_SHARE}")
# a note behind a name: (牵头方,占比60%), (成员,占比40%)
_NOTE = re.compile(r"\s?[(（][^()（）]{0,30}(?:牵头|成员|占比|份额|比例)[^()（）]{0,30}[)）]$")
_LEAD = re.compile(rf"(?:牵头方|牵头人|牵头单位|主办方)[^。;\n]{{0,16}}?{_SHARE}")
_REACH = 60
_MOST = 200


def read_shares(page: Page, findings: list[Finding]) -> None:
    """Take the notes off the parties' names, and their printed shares with them where they make sense together."""
    for finding in findings:
        if not finding.members:
            continue
        names = [finding.supplier, *finding.members]
        bare = [_bare(name) for name in names]
        found = {
            plain: share for printed, plain in zip(names, bare, strict=True) if (share := _share_of(page, finding, printed, bare))
        }
        finding.supplier, finding.members = bare[0], bare[1:]
        if found and sum(found.values()) <= 1:
            finding.shares = found
            _take_lead(page, finding, bare)


def _bare(name: str) -> str:
    plain = tidy(_NOTE.sub("", name))
    return plain if is_legal(plain) else name


def _share_of(page: Page, finding: Finding, printed: str, names: list[str]) -> Decimal | None:
    """The share printed behind a party's name, before the next party is named."""
    plain = _bare(printed)
    at = page.text.find(plain, max(0, finding.span[0] - _MOST))
    for _ in range(8):
        if at < 0:
            return None
        end = at + len(plain)
        stop = min((p for name in names if (p := page.text.find(name, end)) >= 0), default=end + _REACH)
        match = _BEHIND.match(page.folded[end : min(stop, end + _REACH)])
        if match:
            return _part(match)
        at = page.text.find(plain, end)
    return None


def _take_lead(page: Page, finding: Finding, names: list[str]) -> None:
    """The lead's share where it is printed by its part alone (牵头方占比60%)."""
    lead = names[0]
    match = None if lead in finding.shares else _LEAD.search(page.folded)
    share = _part(match) if match else None
    if share and share + sum(finding.shares.values()) <= 1:
        finding.shares[lead] = share


def _part(match: re.Match[str]) -> Decimal | None:
    share = Decimal(match["percent"]) / 100
    return share if 0 < share < 1 else None
