"""Facts about the results from other parts of the page: the lots a title names, the partners of a joint venture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from scrapers.numerals import COUNTING, number_of
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import LOT, LOT_ANYWHERE, PART_NUMBER
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Collected, Finding
from scrapers.reading.values.amounts import Figure, figures

_LONGEST_LOT, _REACH = 24, 4_000
_OF_ITEMS = re.compile(r"序号\s?(?:标项|分包|采购包|标段)名称")
_MOST_BESIDE = 60
_LOT_BEFORE = re.compile(
    rf"(?P<lot>{LOT})\s?[:,]?\s?(?:{any_of('won_of')}{any_of('winner_words')}{any_of('name_or_none')})?\s?(?:{any_of('is_named')}|:)?\s?\Z"
)
_VENTURE = words_of("venture")
_LEAD = re.compile(rf"{any_of('leads')}\s?(?:{any_of('is')}|:)\s?")
_MEMBERS = re.compile(rf"{any_of('partners')}\s?(?:[一二三12]\s?)?{any_of('partners_are')}\s?(?P<names>[^。;\n]{{4,200}})")
# 第一标包：; 2包 / 投标人不足三家，流标
_LOT_TOLD = re.compile(rf"{LOT_ANYWHERE.pattern}\s?:")
_TENDER_FAILED = re.compile(any_of("tender_failed"))
_LOT_FAILED = re.compile(rf"{LOT_ANYWHERE.pattern}(?!\s?:?\s?\n)[^。;:\n元]{{0,30}}?(?<!无){any_of('tender_failed')}")
# 769.04元/吨, 769.04 元 / 吨, and not 100(万元) / 供应商名称: a cell of nothing before the next row or part
_EACH_ONE = rf"(?:[/每](?! )(?!{PART_NUMBER})| ?[/每] (?!{PART_NUMBER})(?=[^\s\d,;。、]{{1,3}}(?:[\s,;。、)]|$)))"
_PER_PIECE = re.compile(rf"(?<=[\d)]) ?\(?万?元\)? ?{_EACH_ONE}[^\s\d,;。、]{{1,8}}")
_PER = re.compile(r"元\)? ?[/每]")
# 78000元/年，服务期一年，合计78000元
_WHOLE_OF = re.compile(rf"[^。;\n]{{0,40}}?[,(]\s?{any_of('whole_words')}{any_of('is')}?[\s:¥￥]{{0,3}}")
_SUMS = ("money", "plain")
# 以上金额为单价之和
_SUMS_OF_PRICES = re.compile(
    r"(?:金额|价格|报价|[标交选总]价)[^,。;\n]{0,12}?(?:为|是|系)[^,。;\n]{0,16}?单价(?:之和|合计|总和|累加|的和)"
)
# 注：中选价为人天单价。, and not 合同价格形式为固定单价
_UNIT_PRICES = re.compile(
    r"(?:中标|成交|中选|以上|上述)(?:价|金额|价格|报价)(?:均)?[为是](?!固定)[^,。;\n固]{0,8}单价(?=[。;,)\s]|\Z)"
)
# looked for first, for a search leaps to it
_SUMS_SAID, _UNITS_SAID = re.compile(r"单价(?:之和|合计|总和|累加|的和)"), re.compile(r"单价(?=[。;,)\s]|\Z)")
# 某某公路第4标段二次招标公告, a notice of others that the page links to
_TITLED = re.compile(r"[^\s,，。;:]{0,24}?(?:公告|公示)(?![^\s(])")
_LISTS = re.compile(any_of("listed_files"))
# 五、评审专家名单: and who they are, each perhaps with the lots he judged (第1标项采购人代表)
_JUDGES = re.compile(
    rf"(?:^[#*\s]*|(?<=\s)|{PART_NUMBER}\s?){any_of('judges')}[^\n]*(?:\n(?![#*\s]*{PART_NUMBER})[^\n]*){{0,6}}", re.MULTILINE
)
_IN_BRACKETS = re.compile(r"\([^()\n]*\)")
# 企业业绩：某某公路二标段, on and below the line that says so
_PAST_WORKS = re.compile(
    rf"(?:业绩|(?:类似|同类)(?:项目|工程))[^\n。]{{0,300}}(?:\n(?![#*\s]*{PART_NUMBER})[^\n]{{0,300}}){{0,6}}"
)


def title_lots(title: str) -> list[str]:
    """The lots a title names, in its order, each once."""
    return list(dict.fromkeys(match["lot"] for match in LOT_ANYWHERE.finditer(fold(title))))


def _only_lot(name: str) -> list[str]:
    """The lot that a project's name names, where it names one."""
    named = title_lots(name)
    return named if len(named) == 1 else []


def inherit_lots(
    page: Page, findings: list[Finding], failed: dict[str, tuple[int, int]], title: str | None, name: str | None
) -> None:
    """Results printed without a lot take the title's: one for all, or one each in order; else the one of the project's name.

    Else those that the page names, where they are as many. Of what has failed the project, which has its winner, is no lot.
    """
    if findings and name and not any(finding.named for finding in findings):
        # 废标结果 over bids that were rejected
        failed.pop(fold(name), None)
    bare = [finding for finding in findings if not finding.lot]
    if not bare or len(bare) != len(findings):
        return
    names = {finding.lot_name for finding in findings}
    if len(names) > 1 and all(0 < len(name) <= _LONGEST_LOT for name in names):
        for finding in findings:
            finding.lot = finding.lot_name
        return
    if 1 < len(findings) < _MOST_BESIDE and (beside := _lots_beside(page, findings) or _lots_of_items(page, findings)):
        for finding, (lot, start, end) in zip(findings, beside, strict=True):
            finding.lot, finding.lot_span = lot, (start, end)
        return
    named = title_lots(title or "") or _only_lot(name or "")
    if not named:
        named = [*islice((lot for lot in _named_in_body(page, findings) if lot not in failed), len(findings) + 1)]
        named = named if len(named) == len(findings) else []
    if len(named) == 1:
        for finding in findings:
            finding.lot = named[0]
    elif len(named) == len(findings):
        for finding, lot in zip(findings, named, strict=True):
            finding.lot = lot


def _lots_beside(page: Page, findings: list[Finding]) -> list[tuple[str, int, int]]:
    """The lots that the page names right before each supplier (01包中标人某某公司), nothing unless each has one of its own."""
    found = []
    for finding in findings:
        at = page.text.find(finding.supplier)
        while at >= 0 and not (lot := _LOT_BEFORE.search(page.folded, max(0, at - _LONGEST_LOT), at)):
            at = page.text.find(finding.supplier, at + 1)
        if at < 0 or lot is None:
            return []
        found.append((lot["lot"], *lot.span("lot")))
    return found if len({lot for lot, _, _ in found}) == len(findings) else []


def _lots_of_items(page: Page, findings: list[Finding]) -> list[tuple[str, int, int]]:
    """The lots of what was bought, each behind the number of a winner's row (1采购包1); nothing unless all have one."""
    heads = _OF_ITEMS.search(page.folded, findings[-1].span[1])
    rows = [row for grid in page.grids if column(grid.rows[0][0].text).kind == "index" for row in grid.rows[1:]]
    found = []
    for finding in findings if heads else ():
        row = next((row for row in rows if row[0].start <= finding.span[0] < row[-1].end), None)
        number = number_of(row[0].text.rstrip(".、")) if row else None
        lot = _numbered_lot(number).search(page.folded, heads.end(), heads.end() + _REACH) if heads and number else None
        if lot is None:
            return []
        found.append((lot["lot"], *lot.span("lot")))
    return found if len({lot for lot, _, _ in found}) == len(findings) else []


@lru_cache(maxsize=_MOST_BESIDE)
def _numbered_lot(number: int) -> re.Pattern[str]:
    """Form of a lot of a number, with the number before it."""
    numeral = f"(?:{number}|{COUNTING[number - 1]})" if number <= len(COUNTING) else f"{number}"
    return re.compile(
        rf"{number}\s?(?P<lot>第?{numeral}{any_of('numbered_lots')}|(?:采购|合同)?{any_of('lot_names')}{numeral}(?!\d))"
    )


def _named_in_body(page: Page, findings: list[Finding]) -> Iterator[str]:
    """The lots that the page names outside its box, not in a winner's name (某某三包电力有限公司), judged or done; each once."""
    found: set[str] = set()
    beside: list[tuple[int, int]] | None = None
    for match in LOT_ANYWHERE.finditer(page.folded):
        beside = _beside_lots(page, findings) if beside is None else beside
        if any(start <= match.start() < end for start, end in beside) or page.folded.startswith("/", match.end()):
            # 20 包/件
            continue
        line = page.folded[page.folded.rfind("\n", 0, match.start()) + 1 : match.end() + 40]
        if match["lot"] not in found and not (_LISTS.search(line) or _TITLED.match(page.folded, match.end())):
            found.add(match["lot"])
            yield match["lot"]


def _beside_lots(page: Page, findings: list[Finding]) -> list[tuple[int, int]]:
    """Where a page names no lots of its own: in its box, winners' names and past works, brackets behind those who judged."""
    judged = islice(_JUDGES.finditer(page.folded), _MOST_BESIDE)
    brackets = [found.span() for part in judged for found in _IN_BRACKETS.finditer(page.folded, *part.span())]
    done = (part.span() for part in islice(_PAST_WORKS.finditer(page.folded), _MOST_BESIDE))
    return [*filter(None, [page.summary]), *(finding.span for finding in findings[:_MOST_BESIDE]), *brackets, *done]


def inherit_members(page: Page, findings: list[Finding]) -> None:
    """A venture described in prose (牵头单位为 A，联合体成员为 B) gives its partners to the only result that names its lead."""
    if not findings or any(finding.members for finding in findings) or not any(word in page.folded for word in _VENTURE):
        return
    for lead in _LEAD.finditer(page.folded):
        name = first_name(page.folded, lead.end(), lead.end() + 60)
        members = _MEMBERS.search(page.folded, lead.end(), lead.end() + 300)
        if not name or not members:
            continue
        leader = tidy(page.text[name[0] : name[1]])
        named = [finding for finding in findings if finding.supplier == leader]
        if len(named) != 1:
            continue
        start, end = members.span("names")
        parties = [party for party in split_parties(page.text[start:end]) if is_legal(party)]
        first = first_name(page.folded, start, end)
        if len(parties) < 2 and first:
            parties = [tidy(page.text[first[0] : first[1]])]
        named[0].members = [party for party in parties if party != leader]
        return


def unmask_unit_prices(page: Page, findings: list[Finding]) -> None:
    """An amount that the page prints elsewhere as so much a piece (769.04元/吨) is a unit price, whatever its label says.

    So are all where it says of them that they are sums of unit prices.
    """
    priced = [(finding, finding.price) for finding in findings if finding.price is not None and finding.price.kind in _SUMS]
    printed = {figure.value: figure for figure in _per_piece(page)} if priced else {}
    forms = ((_SUMS_SAID, _SUMS_OF_PRICES), (_UNITS_SAID, _UNIT_PRICES)) if priced else ()
    summed = any(said.search(page.folded) and form.search(page.folded) for said, form in forms)
    for finding, price in priced:
        figure = printed.get(price.value)
        if (figure and not _WHOLE_OF.fullmatch(page.folded, figure.end, price.start)) or summed:
            finding.price = price._replace(kind="unit_price", text=figure.text if figure else price.text)


def _per_piece(page: Page) -> list[Figure]:
    if not _PER.search(page.folded):
        return []
    return [
        figure
        for match in _PER_PIECE.finditer(page.folded)
        for figure in figures(page.folded, max(0, match.start() - 24), match.end())
        if figure.kind == "unit_price"
    ]


def lots_untold(page: Page, findings: list[Finding], collected: Collected) -> Iterator[tuple[int, int]]:
    """Lots that stand before winners, where these have fewer; lots said to have failed, where fewer were read.

    Where all of a table became one line, nothing else may tell where the rows of a lot begin.
    """
    known = {finding.lot for finding in findings if finding.lot}
    last = max(finding.span[0] for finding in findings) if len(findings) > 1 else 0
    told = {lot_key(lot["lot"]): lot.span() for lot in _LOT_TOLD.finditer(page.folded, 0, last)}
    if len(told) > max(1, len(known) + len(collected.failed)):
        yield next(iter(told.values()))
    fails = _TENDER_FAILED.search(page.folded) is not None
    failed = {lot_key(lot["lot"]): lot.span() for lot in _LOT_FAILED.finditer(page.folded)} if fails else {}
    yield from (span for span in failed.values() if len(failed) > len(collected.failed))
