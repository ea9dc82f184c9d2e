"""Winners that stand for a joint venture whose other members the page does not name."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding

_VENTURE, _LEADS = any_of("venture"), any_of("leads")
# 某某公司（联合体）, 某某公司等单位组成的联合体, 某某公司（牵头人）; none that 联合体：否 tells of
_BEHIND = re.compile(
    rf"[ \t]?\(?(?:等?(?:[\d一二三四五两]?家)?(?:单位|公司|企业)?(?:组成的?)?{_VENTURE}"
    rf"|(?:[^()]{{0,8}}[,、])?(?:{_VENTURE})?{_LEADS}\)|联\))"
    r"(?!成员|[ \t]?[:否无]|投标)"
)
_BEFORE, _NEAR = re.compile(rf"{_VENTURE}{_LEADS}(?:名称)?[ \t]?:[ \t]?\Z"), 24


def find_unnamed(page: Page, findings: list[Finding]) -> None:
    """Tell each result whether it stands for members that the page does not name."""
    for finding in findings:
        finding.for_others = _stands_for_others(page, finding)


def _stands_for_others(page: Page, finding: Finding) -> bool:
    """Whether a result without members has won as a joint venture, or as the lead of one."""
    if finding.members:
        return False
    start, end = finding.span
    # the words behind a name may be taken with it
    at = page.text.find(finding.supplier, start, end)
    behind = at + len(finding.supplier) if at >= 0 else end
    before = max(at, start)
    return bool(_BEHIND.match(page.folded, behind) or _BEFORE.search(page.folded, max(0, before - _NEAR), before))
