"""Several names printed as one winner: a joint venture where the page speaks of one, else winners each of their own."""

from __future__ import annotations

import re
from dataclasses import replace

from scrapers.reading.lexicon.names import is_legal, split_parties, tidy
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure, figures

_VENTURE = re.compile(any_of("venture", "venture_leads"))
# 某公司（联合体成员：某院、某所）, 某公司（某院）
_MEMBERS_IN_BRACKETS = re.compile(rf"^(?P<lead>[^()]+)\((?:{any_of('partners')}\d?\s?:\s?)?(?P<names>[^:]{{6,160}})\)$")
_LEAD_BEFORE_BRACKET = re.compile(r"\s?\(")
_LONGEST = 240


def settle_parties(page: Page, findings: list[Finding]) -> list[Finding]:
    """The drafts with the members that stand in brackets, and with lists of winners as a draft each."""
    spoken = bool(_VENTURE.search(page.folded))
    settled: list[Finding] = []
    for finding in findings:
        if spoken:
            _take_bracketed(page, finding)
        settled.extend([finding] if spoken or finding.led or not finding.members else _each(page, finding))
    return settled


def _take_bracketed(page: Page, finding: Finding) -> None:
    """The members in brackets behind the lead's name become members; where they stood in its name, it ends before them."""
    start, end = finding.span
    if finding.members:
        return
    stop = page.folded.find(")", start, start + _LONGEST)
    while stop >= 0 and page.folded.count("(", start, stop) > page.folded.count(")", start, stop + 1):
        stop = page.folded.find(")", stop + 1, start + _LONGEST)
    if stop < 0 or "\n" in page.folded[start:stop] or (stop > end and not _LEAD_BEFORE_BRACKET.match(page.folded, end)):
        return
    match = _MEMBERS_IN_BRACKETS.match(page.folded[start : stop + 1])
    if match is None or not is_legal(match["lead"].strip()):
        return
    low, high = match.span("names")
    names = [name for name in split_parties(page.text[start + low : start + high]) if is_legal(name)]
    if names:
        finding.supplier = tidy(page.text[start : start + match.end("lead")])
        finding.span = (start, start + match.end("lead"))
        finding.members = [name for name in names if name != finding.supplier]


def _each(page: Page, finding: Finding) -> list[Finding]:
    """A draft for each name of a list; with a price where as many prices are printed as names, or none at all."""
    names = [finding.supplier, *finding.members]
    prices: list[Figure | None] = [None] * len(names)
    if finding.price is not None:
        stop = page.folded.find("\n", finding.price.start, finding.price.start + _LONGEST)
        found = figures(
            page.folded, finding.price.start, stop if stop > 0 else min(len(page.folded), finding.price.start + _LONGEST)
        )
        money = [figure for figure in found if figure.kind == finding.price.kind and figure.unit == finding.price.unit]
        if len(money) != len(names):
            return [finding]
        prices = [*money]
    findings = []
    at = finding.span[0]
    for name, price in zip(names, prices, strict=True):
        begin = page.text.find(name, at)
        at = begin + len(name) if begin >= 0 else at
        span = (begin, at) if begin >= 0 else finding.span
        findings.append(replace(finding, supplier=name, members=[], span=span, price=price, listed=True))
    return findings
