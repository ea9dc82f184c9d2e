"""News of results: pages under no notice's title that tell in sentences who has won, often of several projects or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from scrapers.notice import NoticeType
from scrapers.reading.fields.site.menus import TITLE_END
from scrapers.reading.fields.title_type import LABELLED, is_news, title_type
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import RANK
from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.open_roles import tells_choice
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding

Span = tuple[int, int]

_NAME = r"[\u4e00-\u9fff()]{2,30}(?:有限(?:责任)?公司|股份公司|研究院|设计院|事务所|厂)"
# 以133万元由某某公司中标, 某某公司以81万元中标, 某某公司近日成功中标
_WINS = re.compile(
    rf"(?P<name>{_NAME})(?:\([^()]{{1,30}}\))?(?:[近日前成功顺利已拟预组的联合体]{{0,8}}|以[^,。;\n]{{1,24}}?){any_of('won')}"
    rf"(?!{any_of('not_of_outcomes')})"
)
# 某同志以26000元中标
_WON_AT = re.compile(rf"以[^,。;:\n]{{0,12}}\d[^,。;:\n]{{0,12}}元[^,。;:\n]{{0,8}}{any_of('won')}")
_COMPANY = re.compile(rf"{_NAME}|公司")
# 我校校服拟由某某公司统一供应
_TO_DO = re.compile(rf"[拟将]由{_NAME}(?:统一|负责|独家)?(?:供应|配送|生产|{any_of('undertaken')})")
_OUTCOME = re.compile(
    rf"{any_of('won')}(?!{any_of('not_of_outcomes')})|{any_of('decides_on')}了?[^,。;\n]{{0,30}}?(?:{any_of('roles_of_work')}{any_of('role_nouns')})"
)
# who builds it (由某某公司承建) was not chosen in the news of a first spadeful
_BUILDS = re.compile(rf"由{_NAME}{any_of('undertaken')}")
_CHOSEN = re.compile(rf"{any_of('won_told', 'decides_on', 'ballots', 'acts_of_tendering')}|摇[号珠]|抽签")
# 共发布了121个采购意向项目, 已完成25个
_COUNTS = re.compile(r"(?:共|累计|已)(?:计|完成|发布|成交|实施)[^,。;\n]{0,16}?\d{2,}\s?[个宗项批]")
_SUPPOSED = re.compile(any_of("supposed", "gave_up"))
_SENTENCE = re.compile(r"[^。;!\n]+")
_YEAR = re.compile(r"20\d\d(?=年)|去年|前年|此前")
# 某某财经APP获悉, 某某网讯, 某某社9月8日电, 记者从某某处获悉
_WIRE = re.compile(
    r"[\s\[]{0,4}(?:[^\s,。:;《》\]]{2,24}?(?:获悉|(?<![通资视电音腾简短快])讯|\d{1,2}月\d{1,2}日(?:电|消息|讯))[\]\s,:(]"
    r"|[^。;\n]{0,30}?(?:获悉|(?:网|社|报|财经|APP)\d{1,2}月\d{1,2}日(?:电|消息))[,:])"
)
# 甲乙股份(002606)7月5日晚间公告, 甲乙股份(00762)公示
_SHARE_TELLS = re.compile(
    r"[(](?:[A-Z]{2}[:.])?\d{4,6}(?:\.[A-Z]{2})?[)][^。;\n()]{0,12}?"
    r"(?:[早晚午]间|盘[前后中]|[今昨]日|近日|日前|\d{1,2}月\d{1,2}日|发布)[^。;\n()《]{0,8}?(?:公告|披露|宣布|公示|公布)"
)
_BOARD = re.compile(r"董事会(?:及)?(?:其)?全体(?:成员|董事)|全体董事保证")
# shares of one purchase: 某某公司获得70%份额
_SHARED = re.compile(rf"{_NAME}[^,。;\n]{{0,12}}?(?:获得|获|占|中标)[^,。;\n]{{0,6}}?\d{{1,3}}(?:\.\d+)?%(?:的)?份额")
# 现将结果公示如下, 特此公告
_ANNOUNCES = re.compile(r"[现特][将予就此][^,。;\n]{0,60}?(?:公[示告布]|通[告知报])|予以公[示告布]")
# (通讯员 某某)
_CREDIT = re.compile(r"(?:通讯员|记者|供稿|摄影)[\s:]{0,3}[\u4e00-\u9fff]{2,4}")
# 关于签订重大合同的公告
_OF_WORKS = re.compile("合同|订单|中标|中选|成交")
_ROUND, _DIGITS, _AT = "亿", 4, "以"
_LONGEST, _REACH, _HEAD_LINES = 20_000, 120, 8


def is_press(page: Page, sketch: Outline, title: str | None, findings: list[Finding]) -> bool:
    """Whether a page is a report of the press, of which no award was read for certain.

    Its first lines begin as wires do or tell what a company with a share's code announced, and it has nothing of a notice's form.
    """
    if sketch.rows or len({value.word.kind for value in sketch.values(*LABELLED)}) > 1 or _has_board(page):
        return False
    if title is not None and TITLE_END.search(fold(title)):
        return False
    if sum(RANK.match(page.folded, *line) is not None for line in page.lines) > 1:
        # the whole list of candidates
        return False
    head = page.lines[:_HEAD_LINES]
    if any(_SHARE_TELLS.search(page.folded, *line) for line in head):
        return True
    sure = findings and all(finding.kind == "award" and finding.price for finding in findings)
    return not sure and any(_WIRE.match(page.folded, *line) for line in head)


def retold(page: Page) -> Span | None:
    """The first sentence of the press that tells of an outcome, of somebody named or of others."""
    if told := next(told_as_news(page), None):
        return told
    sentences = _SENTENCE.finditer(page.folded, 0, _LONGEST)
    return next((each.span() for each in sentences if _OUTCOME.search(each.group()) or _SHARED.search(each.group())), None)


def _has_board(page: Page) -> bool:
    """Whether a listed company's board speaks, whose notice it is."""
    return "董事会" in page.folded and _BOARD.search(page.folded) is not None


def is_agreed_by_board(page: Page, title: str | None, findings: list[Finding]) -> bool:
    """Whether a listed company tells of an agreement in which nobody is paid for works: with a bank, with partners."""
    untitled = title is None or (title_type(title) in (None, NoticeType.TENDER) and not _OF_WORKS.search(title))
    return untitled and not any(finding.price for finding in findings) and _has_board(page)


def shared_out(page: Page, sketch: Outline, title: str | None) -> Span | None:
    """Where news tells whose share of a purchase is how large; what failed beside it is not all of it."""
    told = _SHARED.search(page.folded, 0, _LONGEST) if is_news(sketch, title) else None
    return told.span() if told else None


def mixed_up(page: Page, sketch: Outline, title: str | None, findings: list[Finding]) -> Span | None:
    """Where news gives results that are not of one project, or rounded: two years, a winner nobody has read, 1.26亿元."""
    if not findings:
        return None
    if rounded := _rounded(page, sketch, title, findings):
        return rounded
    if counted := _counted(page, sketch, title, findings):
        return counted
    if not is_news(sketch, title):
        return None
    if built := next((each.span for each in findings if _only_builds(page, each)), None):
        return built
    if twice := ranked_twice(findings):
        return twice
    years = [set(_YEAR.findall(page.folded, *_before(page, finding))) for finding in findings]
    for (_, one), (finding, other) in pairwise(zip(findings, years, strict=True)):
        if one and other and one.isdisjoint(other):
            return finding.span
    known = {key_of(name) for finding in findings for name in (finding.supplier, *finding.members)}
    strange = (span for name, span in _winners(page) if not any(name.endswith(key) or key.endswith(name) for key in known))
    return next(strange, None)


def _rounded(page: Page, sketch: Outline, title: str | None, findings: list[Finding]) -> Span | None:
    """The first price where news that announces nothing tells all in a few digits: 1.26亿元, or 以300万元 over a credit."""
    untitled = title is None or (title_type(title) in (None, NoticeType.TENDER) and not TITLE_END.search(fold(title)))
    prices = [finding.price for finding in findings if finding.price is not None and finding.table is None]
    if not untitled or len(prices) < len(findings) or sketch.rows or sketch.values(*LABELLED):
        return None
    credited = _CREDIT.search(page.folded, 0, _LONGEST) is not None
    few = (
        (_ROUND in price.unit or (credited and page.folded[price.start - 1] == _AT))
        and len(price.value.normalize().as_tuple().digits) <= _DIGITS
        for price in prices
    )
    if not all(few) or _ANNOUNCES.search(page.folded, 0, _LONGEST):
        return None
    return findings[0].span[0], max(findings[0].span[1], prices[0].end)


def _counted(page: Page, sketch: Outline, title: str | None, findings: list[Finding]) -> Span | None:
    """Place of the first result that a page tells in prose which counts projects below a headline: 全年共完成交易项目1286个."""
    headline = title is None or (title_type(title) is None and not TITLE_END.search(fold(title)))
    told = headline and not sketch.values(*LABELLED) and all(finding.table is None for finding in findings)
    return findings[0].span if told and _COUNTS.search(page.folded, 0, _LONGEST) else None


def _only_builds(page: Page, finding: Finding) -> bool:
    """Whether a sentence says that somebody does the works, and nothing of how he was chosen."""
    end = min((stop for mark in "。;\n" if (stop := page.folded.find(mark, finding.span[1])) >= 0), default=len(page.folded))
    told = page.folded[_before(page, finding)[0] : end]
    return _BUILDS.search(told) is not None and not _CHOSEN.search(told)


def _before(page: Page, finding: Finding) -> Span:
    """Where the sentence that names somebody begins, to his name."""
    start = max(page.folded.rfind(stop, max(0, finding.span[0] - _REACH), finding.span[0]) for stop in "。;\n")
    return (start + 1 if start >= 0 else max(0, finding.span[0] - _REACH)), finding.span[0]


def ranked_twice(findings: list[Finding]) -> Span | None:
    """Where a candidate stands again with the same rank in the same lot, at another price: in another ranking."""
    prices: dict[tuple[str | None, int, str], Finding] = {}
    for finding in findings:
        if finding.rank and finding.price and finding.table is None:
            first = prices.setdefault((finding.lot, finding.rank, key_of(finding.supplier)), finding)
            if first.price and first.price.value != finding.price.value and first.part == finding.part:
                return finding.span
    return _first_twice(findings)


def _first_twice(findings: list[Finding]) -> Span | None:
    """The second of two that are first in no lot, or of one rank in a table: the lots or the ranks they have were not read."""
    first = [finding for finding in findings if finding.rank == 1 and finding.lot is None and finding.table is None]
    twice = next((other.span for one, other in pairwise(first) if one.part == other.part), None)
    ranked: dict[tuple[int, str | None, str, int], str] = {}
    for finding in findings:
        if finding.table is not None and finding.rank:
            key = key_of(finding.supplier)
            if ranked.setdefault((finding.table, finding.lot, finding.lot_group, finding.rank), key) != key:
                return twice or finding.span
    return twice


def _winners(page: Page) -> Iterator[tuple[str, Span]]:
    """Names that stand before a word for winning, with what may lead to them, each with its place."""
    for told in _WINS.finditer(page.folded, 0, _LONGEST):
        yield key_of(page.text[slice(*told.span("name"))]), told.span()


def told_as_news(page: Page) -> Iterator[Span]:
    """Sentences that speak of an outcome and name a company, of a page from which no result was read."""
    for sentence in _SENTENCE.finditer(page.folded, 0, _LONGEST):
        text = sentence.group()
        named = (_OUTCOME.search(text) and _COMPANY.search(text)) or _TO_DO.search(text) or tells_choice(text)
        if (named or _WON_AT.search(text)) and not _SUPPOSED.search(text):
            yield sentence.span()


def choice_told(page: Page) -> Span | None:
    """The first sentence that says that somebody was chosen, of a page that tells of tenders that failed."""
    told = (each for each in _SENTENCE.finditer(page.folded, 0, _LONGEST) if tells_choice(each.group()))
    return next((each.span() for each in told if not _SUPPOSED.search(each.group().rpartition(",")[2])), None)
