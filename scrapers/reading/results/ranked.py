"""Ranks of candidates: those that a clause names with them (第1名某某公司、第2名某某公司), and who of the ranked has won."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from scrapers.reading.lexicon.decisions import LAST_LETTERS
from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.forms import RANK, rank_of
from scrapers.reading.lexicon.names import is_legal, key_of, tidy
from scrapers.reading.lexicon.running import BEFORE_NAMES, behind_by, first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import may_be_one_lot
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.priced import Mention

# （第一）, （推荐第二名）
_RANK = r"\((?:推荐|排名|排序)?第(?P<rank>[一二三四五1-5])名?\)"
_PRICED = re.compile(rf"(?<=[{LAST_LETTERS}])[\s,:]?(?P<price>{any_of('yuan_signs')}?\s?{MONEY})\s?{_RANK}")
_LISTED = re.compile(r"第\s?(?P<rank>[一二三四五1-5])\s?名\s?[:为]?(?=[\u4e00-\u9fff(]{4})")
_CANDIDATES, _PROLONGED = re.compile(any_of("candidate_words")), re.compile(rf"延期|{any_of('prolongs')}")
# of several that share a contract each has won
_SHARE = re.compile(any_of("shares"))
_REACH = 60
# 排名第一的投标人为中标人
_FIRST_WINS = re.compile(
    rf"(?:{any_of('ranks_said')}第一名?|确定第一名)的?[\u4e00-\u9fff]{{0,6}}?(?:即|确定)?[为是](?:本[^,。;\n]{{1,6}})?{any_of('won')}{any_of('party_nouns')}"
)
# 将确定第一名为成交供应商, 若无异议: what is to be, or may be
_TO_BE = re.compile("将|应[当在于]|若|如[果第]|拟|可|期满|不|则")
# what stands in each of them
MAY_RANK = re.compile(r"第\s?[一二1-2]\s?名|\((?:推荐|排名|排序)?第[一二1-2]")
RANKS = re.compile(r"(?:名次|排名|排序|顺序)(?=[\u4e00-\u9fff(])")
# 推荐甲公司、乙公司为第一、第二中标候选人，投标报价分别为100万元、110万元
_TURNED, _RANK_ALONE = "为第", re.compile(r"第\s?[一二三四五1-5]")
_NTH = rf"第\s?[一二三四五1-5]\s?(?:名|{any_of('won')}?候选(?:人|单位|供应商))?"
_RANKS_LISTED = re.compile(rf"(?:分别|依次)?作?为{_NTH}(?:\s?[、,和及与]\s?{_NTH})+(?<=[人商位])")
_LISTED_NAME = re.compile(r"[^、,;。:\n]{4,60}")
_PRICES_LISTED = re.compile(r"[,;]\s?其?[\u4e00-\u9fff]{0,8}?(?:报价|价格?|率|系数|比例)(?:分别|依次)[为是]?\s?:?\s?")
_PRICE = re.compile(rf"{any_of('yuan_signs')}?\s?{MONEY}|\d[\d.]*\s?[%‰]")
_ENDS = re.compile(r"\s?(?:[、,;。(\n]|\Z)")
_LONGEST, _MOST, _SEVERAL, _FEWEST_LEFT = 60, 100, 2, 1
# 推荐名次前三名的投标单位为中标候选人
_FIRST_ONES = re.compile(
    rf"(?:名次|排[名序]|得分|推荐)[^。;\n,]{{0,12}}?前\s?(?P<last>[一二两三四五2-5])\s?名[^。;\n]{{0,24}}?{any_of('candidate_words')}"
)


def won_of_ranked(candidates: list[Finding]) -> list[Finding]:
    """Winners that a table of its own (中标人 | 中标价) names of the candidates ranked above it; none where it names others."""
    ranked = [finding for finding in candidates if finding.rank]
    won = [finding for finding in candidates if finding.won and not finding.rank]
    above = {(finding.lot, key_of(finding.supplier)) for finding in ranked}
    tables = {finding.table for finding in ranked}
    if not won or any(f.table in tables or (f.lot, key_of(f.supplier)) not in above for f in won):
        return []
    for finding in won:
        finding.kind = "award"
    return won


def ranked_anew(title: str | None, findings: list[Finding]) -> bool:
    """Whether a page that speaks of candidates in its title ranks several, each once: they are that, whatever it changed."""
    ranks = [(finding.lot, finding.rank) for finding in findings]
    told = {rank for _, rank in ranks}
    changed = bool(_CANDIDATES.search(title or "")) and not _PROLONGED.search(title or "")
    return changed and {1, 2} <= told and None not in told and len({*ranks}) == len(ranks)


def with_ranks(candidates: list[Finding], ranked: list[Finding]) -> list[Finding]:
    """The candidates, with the ranks that the story of how they were judged gives all of them, where nothing else gives any."""
    told = {key_of(finding.supplier): finding.rank for finding in ranked if finding.rank}
    names = {key_of(finding.supplier) for finding in candidates}
    each_once = len(names) == len(candidates) and len({*told.values()}) == len(told)
    if each_once and names <= told.keys() and not any(finding.rank for finding in candidates):
        for finding in candidates:
            finding.rank = told[key_of(finding.supplier)]
    return candidates


def ranked_in(folded: str, start: int, end: int) -> list[Mention]:
    """Candidates of a passage with their ranks, those behind ranks only where it ranks several of them."""
    if numbered := _numbered_in(folded, start, end):
        return numbered
    if folded.find(_TURNED, start, end) >= 0 and (respective := _respective(folded, start, end)):
        return respective
    if not MAY_RANK.search(folded, start, end):
        return []
    found = []
    for match in islice(_PRICED.finditer(folded, start, end), _MOST):
        low = max(start, match.start() - _LONGEST)
        cuts = [cut.end() for cut in BEFORE_NAMES.finditer(folded, low, match.start())]
        begin = behind_by(folded, cuts[-1] if cuts else low, match.start())
        if (cuts or low == start) and is_legal(tidy(folded[begin : match.start()])):
            found.append(Mention(begin, match.start(), match.end(), rank_of(match["rank"]), match.span("price")))
    listed = []
    for match in islice(_LISTED.finditer(folded, start, end), _MOST):
        name = first_name(folded, match.end(), min(end, match.end() + _LONGEST))
        if name and name[0] == match.end() and _ENDS.match(folded, name[1], end):
            listed.append(Mention(*name, name[1], rank_of(match["rank"])))
    return found + (listed if len({name.rank for name in listed}) >= _SEVERAL else [])


def _respective(folded: str, start: int, end: int) -> list[Mention]:
    """Candidates whose ranks, and perhaps prices, are listed behind all of them: 推荐A、B为第一、第二中标候选人，报价分别为….

    Nothing where there are more of the one than of the other.
    """
    told = _RANKS_LISTED.search(folded, start, end)
    ranks = _RANK_ALONE.findall(told.group()) if told else []
    low = max(start, told.start() - _LONGEST * len(ranks)) if told else start
    cuts = [cut.end() for cut in BEFORE_NAMES.finditer(folded, low, told.start())] if told else []
    at = cuts[-1] if cuts else low
    names = [*_LISTED_NAME.finditer(folded, at, told.start())] if told else []
    if told is None or len(names) != len(ranks) or not all(is_legal(tidy(name.group())) for name in names):
        return []
    lead = _PRICES_LISTED.match(folded, told.end(), end)
    prices = [*islice(_PRICE.finditer(folded, lead.end(), end), len(names))] if lead else []
    spans = [price.span() for price in prices] if len(prices) == len(names) else [None] * len(names)
    after = prices[-1].end() if prices else told.end()
    return [Mention(*name.span(), after, rank_of(rank), span) for name, rank, span in zip(names, ranks, spans, strict=True)]


def _numbered_in(folded: str, start: int, end: int) -> list[Mention]:
    """Candidates of cells run together, each with its rank behind its name: 名次第一中标候选人某某公司1某某公司2.

    Nothing of a list that goes on with what is no name.
    """
    for head in islice(RANKS.finditer(folded, start, end), _MOST):
        at = head.end()
        found: list[Mention] = []
        while numbered := _numbered(len(found) + 1).match(folded, _behind_rank(folded, at), end):
            if not is_legal(numbered["name"]):
                return []
            found.append(Mention(*numbered.span("name"), numbered.end(), len(found) + 1))
            at = numbered.end()
        if len(found) >= _SEVERAL:
            return found
    return []


@lru_cache(maxsize=_MOST)
def _numbered(rank: int) -> re.Pattern[str]:
    """Form of a name with its rank behind it."""
    return re.compile(rf"(?P<name>[\u4e00-\u9fff()A-Za-z·]{{4,{_LONGEST}}}){rank}(?!\d)")


def _behind_rank(folded: str, at: int) -> int:
    rank = RANK.match(folded, at)
    return rank.end() if rank else at


def decided_of(candidates: list[Finding], told: list[Finding]) -> list[Finding]:
    """The candidate a sentence says has won, and of no other lot, where it says so of one: it need not be the first."""
    # the sentence that lists them names the first of them too
    lists = {finding.span[0] for finding in candidates if finding.members}
    said = [finding for finding in told if not finding.rank and finding.span[0] not in lists]
    won = {key_of(finding.supplier): finding.lot for finding in said}
    listed = {key_of(name) for f in candidates if f.rank is None and f.price is None for name in (f.supplier, *f.members)}
    if len(won) == 1 and len(listed) > 1 and won.keys() <= listed and said[0].price and not said[0].proposed:
        # 候选人：甲公司、乙公司、丙公司。…确定乙公司为中标人，中标价…
        return said[:1]
    named = [finding for finding in candidates if key_of(finding.supplier) in won]
    chosen_ones = [finding for finding in named if may_be_one_lot(finding.lot, won[key_of(finding.supplier)])]
    if len(won) != 1 or len(chosen_ones) != 1 or candidates == chosen_ones:
        return []
    # of the first it is told, too, where he is only to win
    if chosen_ones[0].rank == 1 and not all(finding.price and not finding.proposed for finding in said):
        return []
    chosen_ones[0].kind, chosen_ones[0].rank = "award", None
    return chosen_ones


def without_followers(told: list[Finding]) -> list[Finding]:
    """Whom sentences say to have won, without those that they rank behind them and nobody first: 第二名为某某公司."""
    ranks = {finding.rank for finding in told if finding.rank}
    won = [finding for finding in told if not finding.rank]
    return won if won and ranks and 1 not in ranks else told


def within_first(page: Page, candidates: list[Finding]) -> list[Finding]:
    """The candidates without those ranked behind as many as a sentence says to be candidates: 推荐前三名为中标候选人."""
    if not any((finding.rank or 0) > _FEWEST_LEFT for finding in candidates):
        return candidates
    told = _FIRST_ONES.search(page.folded)
    last = rank_of(told["last"].replace("两", "二")) if told else None
    return [finding for finding in candidates if not (last and finding.rank and finding.rank > last)]


def _first_wins(folded: str) -> bool:
    """Whether a sentence says that the first of the bidders is the winner, and not that he is to be or may be."""
    for told in _FIRST_WINS.finditer(folded):
        begins = max(folded.rfind(sign, 0, told.start()) for sign in "。;\n") + 1
        if not _TO_BE.search(folded, begins, told.end()):
            return True
    return False


def first_by_rule(page: Page, judged: list[Finding]) -> list[Finding]:
    """Those ranked first of the bids whose judging a page tells, where it says that the first of them is the winner."""
    firsts = [finding for finding in judged if finding.rank == 1]
    if not firsts or len({finding.lot for finding in firsts}) < len(firsts) or not _first_wins(page.folded):
        return []
    for finding in firsts:
        finding.kind, finding.rank = "award", None
    return firsts


def undecided(candidates: list[Finding], awards: list[Finding]) -> list[Finding]:
    """The candidates but those without a rank in a table that says of others that they won: 是否中标, with a yes or nothing."""
    decided = {finding.table for finding in awards if finding.won and finding.table is not None}
    return [finding for finding in candidates if finding.rank or finding.table not in decided]


def first_left_blank(findings: list[Finding]) -> set[int]:
    """The tables in which the first has a blank cell where the second, and perhaps the third, have their ranks."""
    ranks: dict[tuple[int, str | None], list[int | None]] = {}
    for finding in findings:
        if finding.table is not None:
            ranks.setdefault((finding.table, finding.lot), []).append(finding.rank)
    return {table for (table, _), ranked in ranks.items() if ranked in ([None, 2], [None, 2, 3])}


def first_ranked(page: Page, findings: list[Finding]) -> list[Finding]:
    """The candidates of a notice that announces an award: those ranked first, or all where none is ranked."""
    if len(findings) > 1 and all(_SHARE.search(page.folded, finding.span[1], finding.span[1] + _REACH) for finding in findings):
        return findings
    blank = first_left_blank(findings)
    findings = [f for f in findings if f.table not in blank or f.rank is None]
    first = [finding for finding in findings if finding.rank == 1]
    return first if first and all(finding.kind == "candidate" and finding.rank for finding in findings) else findings
