"""Names in running text: where the one ends with which a piece of text begins."""

from __future__ import annotations

import re
from itertools import chain

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.labels import LABELS
from scrapers.reading.lexicon.names import HAN, REGION, is_legal, tidy
from scrapers.reading.lexicon.words import any_of, leaping

# a name in running text: up to the first full legal ending, plus a branch; 驻马店市 is none
_ENDS = re.compile(
    leaping("name_ends", after=rf"(?:\({any_of('partnerships')}\))?")
    + "|"
    + leaping("short_name_ends", behind_first=rf"(?<={HAN}{{2}}.)", after="(?!市)")
)
# 等三家公司, and not 一家电有限公司
_FIRMS_COUNTED = rf"等?\s?[两{COUNTING}\d]{{1,3}}\s?家(?=[公供企单机被为入中成]|\W|\Z)"
# a name may hold another one's ending: 某某研究院集团有限公司, 某某市中心医院
_WHOLE_AFTER = re.compile(
    rf"(?!以?[和与及]{HAN}{{4}})(?:(?![省市区县号街]|路(?!桥)|[为是][我本该]|{_FIRMS_COUNTED})[\u4e00-\u9fff()]){{0,16}}?{any_of('companies')}|{HAN}{{1,8}}?{any_of('traders')}|{any_of('after_centre')}(?:{HAN}{{1,6}}?{any_of('institutes')})?"
)
# 某某大学华西口腔医院
_OF_UNIVERSITY = re.compile(rf"(?:(?![为与和及由系是以])(?!{any_of('party_labels')}){HAN}){{0,12}}?{any_of('of_universities')}")
# 某某集团公司第二十八研究所
_NUMBERED_PART = re.compile(rf"第[{COUNTING}\d]{{1,5}}{any_of('parts_of_companies')}")
# 某某大学附属医院（二部）, 某某医院（东院区）
_HOUSE = re.compile(rf"\([东南西北中新老本总分{COUNTING}]{{1,3}}(?:[部院]|院区|校区)\)")
# 某某勘察院（某某局第二地质大队): the other name of an institution
_OTHER_NAME = re.compile(r"\([^()\d:]{5,40}\)")
# an ending of any organization, where the text says that a name ends: at a place, a figure, a bracket or a stop
_ENDING = re.compile(any_of("legal_ends"))
_PLACE = rf"(?![省市区县州旗镇乡村路街号]){HAN}{{2,5}}?[省市县区州旗]"
PLACED = re.compile(rf"{any_of('regions')}|{_PLACE}")
# 某市某路266号3幢502室 behind a name
SEATED = re.compile(
    rf"\s{{0,4}}(?:{REGION.pattern})[^\s,;。:()]{{0,24}}[路街道巷]\d{{1,5}}号[^\s,;。:()司店]{{0,20}}(?<=[号室层楼座栋幢])\Z"
)
_BEHIND = re.compile(rf"[^\u4e00-\u9fffA-Za-z)]|\Z|{PLACED.pattern}")
# 中国移动通信集团青海有限公司 goes on behind its first part
_GOES_ON = ("集团", "公司", "局", "行")
_NATIONAL = ("中国", "国家", "全国")
# 根据评审结果，… before a name
_CLAUSE = re.compile("[,:为由]")
_DISTRICT = re.compile("[区路街县]")
# 青溪省云岭市白石区
_SEAT = re.compile(rf"(?:{any_of('regions')}|{_PLACE}){{1,3}}")
_ELSEWHERE = re.compile(rf"{HAN}{{2}}(?:[市县](?!{HAN}{{0,1}}[委场])|(?<![社小校园院厂景地矿])区)")
_RUN = re.compile(r"\s*[\u4e00-\u9fff()A-Za-z]{4,60}")
# Siemens Healthcare GmbH
_FOREIGN = re.compile(rf"\s*[A-Z][A-Za-z0-9 .,&()'\-]{{2,60}}{any_of('foreign_ends')}(?![A-Za-z])")
_WORKS = re.compile(any_of("works"))
# 某某市立医院项目管理有限公司
_MANAGES = re.compile(rf"(?:项目|工程){any_of('trades')}{{1,3}}(?:集团|股份)?{any_of('companies')}")
# 某某公司全资子公司 is another company
_SUBSIDIARY = re.compile(r"[的之]?(?:下属)?(?:全资|控股|参股)[子孙]公司")
_SHORTEST, _NEARBY = 4, 6_000
_GOES_BEFORE = re.compile(rf"{HAN}|[A-Za-z0-9(]")
_BRANCH = re.compile(
    rf"\(?(?![为是系由以和与及]){HAN}{{1,14}}?{any_of('branches')}(?!(?!{_FIRMS_COUNTED}){HAN}{{0,2}}(?:公司|院))\)?"
)

# 自由, 133万元由某某公司中标, whose price stands before it
_NO_BY = "自元价"
# 本项目由某某公司…, and not 理由
FROM = r"(?:(?<![\u4e00-\u9fff])|(?<=[目段包程次终果]))由"
# a comma parts the digits of a figure, too: 12,345,678.90
ENDS_CLAUSE = r"[。;:]|(?<![、\s])\s{0,3}\n|(?<!\d),|,(?!\d)"
BEFORE_NAMES = re.compile(rf"{ENDS_CLAUSE}|/|{any_of('undertaken_by', 'decides', 'at_last')}|{FROM}")
# A、B、C等三家单位
_SEVERAL = re.compile(rf"等?\s?[两{COUNTING}\d]{{1,3}}\s?家{any_of('winner_words')}?$")
_NEXT_QUOTED = re.compile(r"[\"”」]?\s?(?:以(?=及))?(?P<sign>[、和与及,;])\s?[\"“「]?(?=[\u4e00-\u9fff(])")
_LISTS, _WEAK, _WEAK_SIGNS, _SIGN = re.compile("[、,;和与及]"), re.compile("[,;]"), frozenset(",;"), re.compile(r"[\W\s]")
_COUNT = re.compile(rf"[\"”」]?等?\s?(?:[两{COUNTING}\d]{{1,3}}\s?家)?(?:公司|单位|企业|机构|供应商)?(?=作?[为是])")
# 甲、乙和丙三家公司。, 甲、乙，排名不分先后: what ends a list of names, and says no more of any of them
COUNTED = rf"\s?\(?{_FIRMS_COUNTED}{any_of('party_nouns')}?\)?"
_LIST_ENDS = re.compile(rf"(?:{COUNTED})?\s?(?:[,;。]|\((?=[^()]{{0,12}}(?:{any_of('unordered')}|顺序))|\Z)")
_RUN_ENDS = re.compile(rf"(?P<count>{COUNTED})?\s?(?:[,;。(\n]|\Z|作?[为是]|被|{any_of('won')})")
_LAST_OF_NAMES = re.compile(rf"{HAN}{{2}}[司院所厂心校学店行会社局]")
# 选聘工作已经完成，拟选聘某某公司: no name goes on in another clause
NO_NAMES = re.compile(r"[,。;:]|不再|未")
_LONGEST_HEAD, _LONGEST_LIST, _MOST_IN_RUN, _TWO = 60, 1_200, 200, 2


def first_name(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the first legal name ends in a run of text that begins with it; a branch named after it belongs to it."""
    piece = folded[start:end]
    stop = _known_end(piece)
    if not stop or not piece.endswith(_GOES_ON, 0, stop):
        # an address behind a name holds other endings: 某社区居民委员会太原市小店区
        sooner = _open_end(piece, whole=not stop)
        stop = min(stop, sooner) if stop and sooner else stop or sooner
    if not stop:
        return None
    works = None if _MANAGES.match(piece, stop) else _WORKS.match(folded, start + stop)
    other = works or _SUBSIDIARY.match(folded, start + stop)
    if other or runs_into_address(piece, stop):
        return None
    if not piece.endswith("司", 0, stop) and (company := _WHOLE_AFTER.match(piece, stop)):
        stop = company.end()
        if piece.startswith(")", stop) and piece.count("(", 0, stop) > piece.count(")", 0, stop):
            stop += 1
    stop = _whole_institution(piece, stop)
    branch = _BRANCH.match(piece, stop)
    if branch:
        stop = branch.end()
    left = len(piece) - len(piece.lstrip())
    return start + left, start + stop


def runs_into_address(piece: str, stop: int) -> bool:
    """Whether a name would hold another place than that it begins with: an ending nobody knows stands before its address."""
    if piece.endswith(_GOES_ON, 0, stop) or piece.startswith(_NATIONAL) or _CLAUSE.search(piece, 0, stop):
        return False
    seated = _SEAT.match(piece)
    begins = max(_SHORTEST, seated.end() if seated else 0)
    region = REGION.search(piece, begins, stop)
    street = region is not None and _DISTRICT.search(piece, region.end(), stop) is not None
    return street or _ELSEWHERE.search(piece, begins, stop) is not None


def _known_end(piece: str) -> int:
    """Where the first ending stands that names have in running text, not within brackets; 0 where none does."""
    stop = 0
    for found in _ENDS.finditer(piece):
        stop = found.end()
        inside = piece.count("(", 0, stop) > piece.count(")", 0, stop)
        if inside and piece.startswith(")", stop):
            # 某某宾馆（有限公司）
            return stop + 1
        if not inside or ")" not in piece[stop : stop + 20]:
            break
    return stop


def _open_end(piece: str, *, whole: bool) -> int:
    """Where the name ends that a piece begins with, by any ending with a boundary behind it, or a place; 0 where none does."""
    if foreign := _FOREIGN.match(piece):
        return foreign.end()
    run = _RUN.match(piece)
    best, address = 0, -1
    for found in _ENDING.finditer(piece, 0, run.end() if run else 0):
        stop = found.end()
        bounded = (_BEHIND if whole else PLACED).match(piece, stop)
        goes_on = not whole and piece.endswith(_GOES_ON, 0, stop)
        if not bounded or goes_on or stop < _SHORTEST or not is_legal(piece[:stop].strip()):
            continue
        if best and stop >= address:
            break
        # 园林店上海市: of two that one address may follow the later
        best, address = stop, bounded.end()
    return best


def _whole_institution(piece: str, stop: int) -> int:
    """Where the name of an institution ends whose own part or other name is printed behind it."""
    within = (
        _OF_UNIVERSITY if piece.endswith(("学", "学院"), 0, stop) else _NUMBERED_PART if piece.endswith("司", 0, stop) else None
    )
    if within and (part := within.match(piece, stop)):
        house = _HOUSE.match(piece, part.end())
        return house.end() if house else part.end()
    if piece.endswith(("医院", "学院"), 0, stop) and (house := _HOUSE.match(piece, stop)):
        return house.end()
    other = None if piece.endswith("司", 0, stop) else _OTHER_NAME.match(piece, stop)
    return other.end() if other and is_legal(other.group()[1:-1]) else stop


def begun_elsewhere(folded: str, start: int, end: int) -> int | None:
    """Where the name begins that a run of text ends with, by another place near it that tells the name alone."""
    low, high = max(0, start - _NEARBY), end + _NEARBY
    for at in range(start, end - _SHORTEST):
        name = folded[at:end]
        other = folded.find(name, low, high)
        while other >= 0:
            if other != at and (other == 0 or not _GOES_BEFORE.match(folded, other - 1)) and is_legal(name):
                return at
            other = folded.find(name, other + 1, high)
    return None


def behind_by(folded: str, start: int, end: int) -> int:
    """Where a name begins that a passage ends with, behind what it was won for: 监控由某某公司."""
    by = folded.rfind("由", start, end)
    if by > start and folded[by - 1] not in _NO_BY and is_legal(folded[by + 1 : end].strip()):
        return by + 1
    # 采购结果 某某公司 以100万元成交: a label before a gap
    gap = folded.rfind(" ", start, end)
    return gap + 1 if gap > start and folded[start:gap].strip() in LABELS and is_legal(folded[gap + 1 : end].strip()) else start


def names_listed(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand with which a text ends, and how many they are perhaps: A、B、C等三家单位; A，B，C.

    Nothing where it ends with no list, or with one that no number and no comma tells.
    """
    counted = _SEVERAL.search(folded, max(start, end - _LONGEST_HEAD), end)
    stop = counted.start() if counted else end
    low = max(start, stop - _LONGEST_LIST)
    if counted is None and not _WEAK.search(folded, low, stop):
        return []
    cuts = ((cut.end(), not _SIGN.match(cut.group())) for cut in BEFORE_NAMES.finditer(folded, low, stop))
    for at, led in chain([(low, False)], cuts):
        name = first_name(folded, at, min(stop, at + _LONGEST_HEAD))
        whole = name is not None and is_legal(tidy(folded[slice(*name)])) and not BEFORE_NAMES.search(folded, *name)
        # （主）某某公司；（成）某某院 are a venture
        alone = name is not None and whole and folded[name[0]] != "("
        names = run_of(folded, name, end if counted else len(folded), several=led) if name and alone else []
        if len(names) >= _TWO and names[-1][1] == stop:
            return names
    return []


def run_of(folded: str, name: tuple[int, int], end: int, *, several: bool = False) -> list[tuple[int, int]]:
    """A name with those that follow it in a list: 某某公司、某某公司和某某公司.

    Commas part the names of a list of three at least, or of one that is counted or that the words before it call `several`.
    """
    names, signs = [name], ""
    while len(names) < _MOST_IN_RUN and (following := _NEXT_QUOTED.match(folded, names[-1][1], end)):
        at = following.end()
        further = first_name(folded, at, min(end, at + _LONGEST_HEAD))
        if further is None or further[0] != at or NO_NAMES.search(folded, *further):
            break
        names.append(further)
        signs += following["sign"]
    weak = next((place for place, sign in enumerate(signs) if sign in _WEAK_SIGNS), len(signs))
    if weak == len(signs):
        return names
    ends = _RUN_ENDS.match(folded, names[-1][1], end) if set(signs[:-1]) <= _WEAK_SIGNS else None
    return names if ends and (several or ends["count"] or len(names) > _TWO) else names[: weak + 1]


def names_before(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the names of a list stand with which a text begins and behind which it names nobody else; nothing without a list."""
    name = first_name(folded, start, min(end, start + _LONGEST_HEAD)) if _LISTS.search(folded, start, end) else None
    names = run_of(folded, name, end) if name and name[0] == start else []
    if len(names) < _TWO or not (ends := _LIST_ENDS.match(folded, names[-1][1], end)):
        return []
    return [] if ends.end() == names[-1][1] or _LAST_OF_NAMES.search(folded, ends.end(), end) else names


def count_behind(folded: str, names: list[tuple[int, int]], end: int) -> int:
    """Where a run of names ends with how many they are: 等三家单位."""
    counted = _COUNT.match(folded, names[-1][1], end)
    return counted.end() if counted and len(names) > 1 else names[-1][1]
