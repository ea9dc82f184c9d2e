"""Decisions in running text: who has won by what (以92分中标), and who is to do it (同意某某公司为食堂承包公司)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of

# what the names of companies and institutions end with
LAST_LETTERS = "司院所厂社行店部心局队学馆站园室校"
# the bracket of 中标（成交）供应商 is looked through
WON = rf"{any_of('won_of')}(?:\({any_of('won')}\))?"
# 某某公司以人民币100万元的报价中标
WON_AT = re.compile(
    rf"(?<=[{LAST_LETTERS}])\s?以(?P<price>[^,。;\n]{{0,24}}?[\d{FORMAL}][^。;\n]{{0,50}}?){any_of('won_told')}"
    rf"(?!{any_of('candidate_words')}|[\u4e00-\u9fff]?价)"
)
# 某某公司所投设备以最低价中标; 某某公司，以92分最高分中标
WINS_WITH = re.compile(
    rf"(?<=[{LAST_LETTERS}])(?:所[投报][^,。;:\n]{{0,30}}?|[\"”]?,?\s?以[^,。;:\n]{{0,24}}?(?<=[分价票名优绩先势])[^,。;:\n]{{0,8}}?)"
    rf"{any_of('won_told')}(?=[\s,。;]|\Z)"
)
# 92分最高分 is no price
SCORE = re.compile(r"[分名票]")
# 确定, 一致同意由, 初步选用
_BEGINS = r"(?:了|由|:)?\s?[\"“「]?(?=[\u4e00-\u9fff(])"
# 会议研究决定，某某银行作为…开户银行
_DECIDES = re.compile(rf"(?<![未不]){any_of('decides_on')}(?:,(?<=决定,)|{any_of('decides_on', 'chooses')})?{_BEGINS}")
_CHOSE = re.compile(rf"{any_of('chosen_how')}[^,。;:\n]{{0,6}}?{any_of('chooses')}{_BEGINS}")
_ROLE = rf"{any_of('roles_of_work')}{any_of('role_nouns')}|{any_of('roles')}"
# 某某公司得分排名第一，为本项目中标单位; 某某公司得票最高，为我校校服供应商
WINS_AS_FIRST = re.compile(
    rf"(?<=[{LAST_LETTERS}])(?:以|的)?(?:综合|总|最终|评审|报价|得分|{any_of('ballots')}|评分|排名|排序|价格){{1,4}}[^,。;:\n]{{0,8}}?(?:第一|最[高低多])名?,?\s?"
    rf"(?:被?{any_of('decides_on')})?作?[为是][^,。;:\n]{{0,40}}?(?:{any_of('won')}(?!候选){any_of('party_nouns')}|(?:{_ROLE})(?=[\s,。;]|\Z))"
)
# 为某某学校食堂承包公司。
_AS = re.compile(rf"[\"”」]?\s?(?:\([^()\n]{{0,40}}\)\s?)?作?[为是][^,。;:\n]{{0,40}}?(?:{_ROLE})(?=[\s,。;]|\Z)")
# 某某公司被确定为某某学校食堂承包单位
WINS_AS = re.compile(rf"(?<=[{LAST_LETTERS}])\s?被{any_of('decides_on')}为[^,。;:\n]{{0,40}}?(?:{_ROLE})(?=[\s,。;]|\Z)")
# 同意由某某公司承担
_DECIDES_BY = re.compile(rf"(?<![未不]){any_of('decides_on')}由\s?[\"“「]?(?=[\u4e00-\u9fff(])")
_DOES = re.compile(rf"[\"”」]?\s?{any_of('undertaken')}(?![^,。;\n]{{0,10}}?{any_of('of_procedure')})")
# 与某某公司组成的联合体
_JOINED = re.compile(rf"[与和、](?=[\u4e00-\u9fff])[^,。;:\n]{{4,80}}?组成的?{any_of('venture')}")
# 提供的施工方案
_WITH_OFFER = re.compile(rf"[\"”」]?\s?{any_of('offered_by')}(?=[\u4e00-\u9fff])")
# 确定本学年委托食堂为：“某某公司”和“某某公司”
_ROLE_IS = re.compile(rf"(?<![未不]){any_of('decides_on')}了?[^,。;:\n\"“”]{{0,40}}?(?:{_ROLE})(?:分别)?(?:[为是]\s?:?|:)\s?")
# 供货商为某某公司，
_IS_ROLE = re.compile(rf"(?<!原)(?<![其潜上]他)(?<!在){any_of('roles_of_winners')}(?:[为是]\s?:?|系)\s?")
# 选择报价最低的某某公司，金额4万元
_AT_PRICE = re.compile(rf"[\"”」]?\s?[,(]\s?{any_of('contract_prices', 'offered_prices', 'bare_prices')}[为是:]?\s?(?={MONEY})")
_FORMS = (
    (_DECIDES, _AS),
    (_CHOSE, _WITH_OFFER),
    (_DECIDES, _WITH_OFFER),
    (_DECIDES_BY, _DOES),
    (_DECIDES, _DOES),
    (_DECIDES, _AT_PRICE),
)
_OPENS, _CLOSES = re.compile(r"[\"“「]?(?=[\u4e00-\u9fff(])"), re.compile(r"[\"”」]?")
_NEXT = re.compile(r"\s?[、和与及]\s?(?=[\"“「\u4e00-\u9fff(])")
_ENDS = re.compile(r"\s?(?:[。;,\n(]|\Z)")
# who conducts the bids, and what is only asked or supposed
_OF_OTHERS = re.compile(any_of("roles_in_procedure"))
_CUT = re.compile(r"[。;!\n]")
# 自由, 133万元由某某公司中标, whose price stands before it
_NO_BY = "自元价"
# 选聘工作已经完成，拟选聘某某公司: no name goes on in another clause
_CLAUSE = re.compile(r"[,。;:]")
_SUPPOSED = re.compile(rf"{any_of('supposed')}|(?<![例譬])如(?![下上期实何同今])")
# 本项目由某某公司…, and not 理由
FROM = r"(?:(?<![\u4e00-\u9fff])|(?<=[目段包程次终果]))由"
# a comma parts the digits of a figure, too: 12,345,678.90
ENDS_CLAUSE = r"[。;:]|(?<![、\s])\s{0,3}\n|(?<!\d),|,(?!\d)"
BEFORE_NAMES = re.compile(rf"{ENDS_CLAUSE}|/|{any_of('undertaken_by', 'decides', 'at_last')}|{FROM}")
# A、B、C等三家单位
_SEVERAL = re.compile(rf"等?\s?[两{COUNTING}\d]{{1,3}}\s?家{any_of('winner_words')}?$")
_LONGEST_HEAD, _LONGEST_LIST = 60, 1_200
# looked for first: each form begins with one of these
_MAY_DECIDE = re.compile(any_of("decides_on", "chosen_how", "roles_of_winners"))
_MOST, _LONGEST, _SENTENCE, _BEHIND, _OPENING = 200, 60, 200, 8, 300
# 某某项目比选结果公示 in a line of its own
RESULT_TITLE = re.compile(rf"(?:结果|{any_of('won')})[^\n。;:]{{0,8}}$", re.MULTILINE)


def decided_names(folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Names that a passage says were decided on, each with where what is said of it ends."""
    if not _MAY_DECIDE.search(folded, start, end):
        return
    seen: set[int] = set()
    for pattern, behind in _FORMS:
        for match in islice(pattern.finditer(folded, start, end), _MOST):
            name = first_name(folded, match.end(), min(end, match.end() + _LONGEST))
            if name is None or name[0] != match.end() or name[1] in seen or _CLAUSE.search(folded, *name):
                continue
            joined = _JOINED.match(folded, name[1], end)
            stop = joined.end() if joined else name[1]
            said = behind.match(folded, stop, end)
            if said and _is_said(folded, start, match.start(), said.end()):
                seen.add(name[1])
                yield name[0], stop, said.end()
    for match in islice(chain(_ROLE_IS.finditer(folded, start, end), _IS_ROLE.finditer(folded, start, end)), _MOST):
        if _is_said(folded, start, match.start(), match.end()):
            yield from _listed(folded, match.end(), end)


def behind_by(folded: str, start: int, end: int) -> int:
    """Where a name begins that a passage ends with, behind what it was won for: 监控由某某公司."""
    by = folded.rfind("由", start, end)
    return by + 1 if by > start and folded[by - 1] not in _NO_BY and is_legal(folded[by + 1 : end].strip()) else start


def _listed(folded: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The names of a list, with or without quotes; nothing where the clause goes on behind the last."""
    names: list[tuple[int, int, int]] = []
    at = start
    while len(names) < _MOST:
        opens = _OPENS.match(folded, at, end)
        name = first_name(folded, opens.end(), min(end, opens.end() + _LONGEST)) if opens else None
        if name is None or opens is None or name[0] != opens.end():
            return []
        closes = _CLOSES.match(folded, name[1], end)
        at = closes.end() if closes else name[1]
        names.append((*name, at))
        following = _NEXT.match(folded, at, end)
        if following is None:
            return names if _ENDS.match(folded, at, end) else []
        at = following.end()
    return names


def _is_said(folded: str, start: int, at: int, stop: int) -> bool:
    """Whether a sentence says what has been decided, and not what may be, or who conducts the bids."""
    cuts = [cut.end() for cut in _CUT.finditer(folded, max(start, at - _SENTENCE), at)]
    begins = cuts[-1] if cuts else max(start, at - _SENTENCE)
    # 拟选聘某某公司为…, on a page that announces no result
    if at > start and folded[at - 1] == "拟" and not RESULT_TITLE.search(folded, 0, _OPENING):
        return False
    return not (_SUPPOSED.search(folded, begins, stop) or _OF_OTHERS.search(folded, at, min(len(folded), stop + _BEHIND)))


def names_listed(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand that ends with how many they are (A、B、C等三家单位); nothing where it is no such list."""
    counted = _SEVERAL.search(folded, max(start, end - _LONGEST_HEAD), end)
    if counted is None:
        return []
    low = max(start, counted.start() - _LONGEST_LIST)
    cuts = [cut.end() for cut in BEFORE_NAMES.finditer(folded, low, counted.start())]
    at = cuts[-1] if cuts else low
    spans = []
    for piece in folded[at : counted.start()].split("、"):
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans if len(spans) > 1 and all(is_legal(tidy(folded[slice(*span)])) for span in spans) else []
