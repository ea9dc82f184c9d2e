"""Members in brackets behind their lead, and lists of winners: a venture is one result, a list has one for each name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

from scrapers.reading.lexicon.names import HAN, is_legal, tidy
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.roles import tells_roles
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure, figures

_VENTURE = words_of("venture", "venture_leads")
# 某公司（联合体成员：某院、某所）, 某公司（某院）
_MEMBERS_IN_BRACKETS = re.compile(rf"^(?P<lead>[^()]+)\((?:{any_of('partners')}\d?\s?:\s?)?(?P<names>[^:]{{6,160}})\)$")
# 100.00元；200.00元: what parts the prices of one cell
_BETWEEN_PRICES = re.compile(
    r"(?:[万亿]?元|%|整|\([^()]{1,12}\))*[\s、,;:/¥￥]*(?:(?<=[;；、,\s])\(?\d{1,2}[、.)]\s?)?(?:人民币)?[¥￥]?"
)
_SIGNS, _HAN = (*"、,;/",), re.compile(HAN + HAN)
# the number of a name or a price in a list
_NUMBER, _SECOND = re.compile(r"\d{1,2}(?:[、)]|\.(?!\d))"), re.compile(r"\s?[,;、。]\s?\(?2[、.)](?!\d)")
_CELL_ENDS = re.compile(r"[\n\t]")
_LEAD_BEFORE_BRACKET = re.compile(r"\s?\(")
_LONGEST = 240
# where several win who do not bid together, all at one rate or one price of the piece; 某某公司（中选份额60%）
_SEVERAL_WIN = re.compile(
    rf"入围|定点|框架|协议供[应货]|备选库|[两二三四五六七八九十\d]家[^,。;\n]{{0,8}}?(?:统一|{any_of('won')})|{any_of('won')}(?:[^,。;\n]{{0,8}}?[两二三四五六七八九十\d]家|份额)"
)
# 入围供应商：
_FURTHER_WINNERS = re.compile(rf"\n[^\n:]{{0,8}}{any_of('won')}[^\n:]{{0,8}}:")


def settle_parties(page: Page, findings: list[Finding]) -> list[Finding]:
    """The drafts with the members that stand in brackets, and with lists of winners as a draft each."""
    spoken = any(word in page.folded for word in _VENTURE)
    settled: list[Finding] = []
    ranks: dict[tuple[int | None, str | None], Counter[int | None]] = defaultdict(Counter)
    for finding in findings:
        ranks[finding.table, finding.lot][finding.rank] += 1
    for finding in findings:
        if spoken:
            _take_bracketed(page, finding)
        venture = (
            (spoken and not _are_counted(page.folded, finding))
            or finding.led
            or not finding.members
            or tells_roles(page.folded[slice(*finding.span)])
        )
        venture = venture or _has_rank_alone(finding, ranks[finding.table, finding.lot])
        # two strokes part those who bid together
        venture = venture or "//" in page.folded[slice(*finding.span)]
        settled.extend([finding] if venture else _each(page, finding))
    return settled


def _are_counted(folded: str, finding: Finding) -> bool:
    """Whether the names of a draft are numbered: 1、甲公司；2、乙公司."""
    start = finding.span[0] + len(finding.supplier)
    return bool(finding.members) and _SECOND.match(folded, start) is not None


def _are_listed(folded: str, finding: Finding, money: list[Figure]) -> bool:
    """Whether several prices are the list of one cell: signs alone part them, and no mere blank where one parts the names."""
    start = finding.span[0] + len(finding.supplier)
    signed = folded[start : start + 1] in _SIGNS
    between = [_BETWEEN_PRICES.fullmatch(folded, one.end, other.start) for one, other in pairwise(money)]
    return all(gap is not None and not (signed and gap.group().isspace() and "\n" not in gap.group()) for gap in between)


def _has_rank_alone(finding: Finding, ranks: Counter[int | None]) -> bool:
    """Whether the names of a candidate have one of the ranks to themselves beside candidates of others: they bid together."""
    return finding.rank is not None and None not in ranks and ranks[finding.rank] == 1 and len(ranks) > 1


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


def _stand_together(page: Page, finding: Finding) -> bool:
    """Whether the first member stands behind the supplier where that is named, and below no further label of winners."""
    start, end = finding.span
    member = page.text.find(finding.members[0], start, end + _LONGEST)
    return member >= 0 and _FURTHER_WINNERS.search(page.folded, min(end, member), member) is None


def _each(page: Page, finding: Finding) -> list[Finding]:
    """A draft for each name of a list; with a price where as many prices are printed as names, or none at all."""
    names = [finding.supplier, *finding.members]
    prices: list[Figure | None] = [None] * len(names)
    if finding.price is not None:
        limit = min(len(page.folded), finding.price.start + _LONGEST)
        # behind a tab stands another cell
        stop = _CELL_ENDS.search(page.folded, finding.price.start, limit)
        within = finding.price.start, stop.start() if stop else limit
        found = figures(page.folded, *within, hint=finding.price.unit)
        if len(found) > len(names) and finding.price.unit in finding.price.text:
            # a unit that the first prints itself is not that of bare figures behind all of them
            found = figures(page.folded, *within)
        money = [figure for figure in found if figure.kind == finding.price.kind and figure.unit == finding.price.unit]
        money = [figure for figure in money if not _NUMBER.match(page.folded, figure.start)]
        if len(money) > len(names) and _are_listed(page.folded, finding, money[: len(names)]):
            # 626033.49 632212.26 综合得分 92.50 90.37
            ends = page.folded[money[len(names) - 1].end : money[len(names)].start]
            money = money[: len(names)] if _HAN.search(ends) else money
        if len(money) != len(names) and _are_counted(page.folded, finding):
            # 1、甲公司；2、乙公司 at a price of nobody knows whom
            return [replace(finding, supplier=name, members=[], price=None, unreadable=True, listed=True) for name in names]
        if len(money) == 1 and finding.price.kind != "money" and _SEVERAL_WIN.search(page.folded):
            # 入围供应商：甲公司、乙公司、丙公司 at one rate
            return [replace(finding, supplier=name, members=[], listed=True) for name in names]
        if len(money) != len(names) or not _are_listed(page.folded, finding, money):
            # 中选供应商：甲公司 … 入围供应商：甲公司、乙公司
            return [finding if _stand_together(page, finding) else replace(finding, members=[])]
        prices = [*money]
    findings = []
    at = finding.span[0]
    for name, price in zip(names, prices, strict=True):
        begin = page.text.find(name, at)
        at = begin + len(name) if begin >= 0 else at
        span = (begin, at) if begin >= 0 else finding.span
        findings.append(replace(finding, supplier=name, members=[], span=span, price=price, listed=True))
    return findings
