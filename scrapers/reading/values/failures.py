"""Lots that failed: where a cell or a sentence says so."""

from __future__ import annotations

import re
from itertools import islice

from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.values.too_few import FAILED_FOR_FEW, IF_TOO_FEW, TOO_FEW_ALONE

# 本项目无废标, 未出现废标情况
_NOT_DENIED = r"(?<!无)(?<!未出现)(?<!没有)(?<!不存在)(?<!无[流废]标、)"
# 本项目无废标
_DENIED = re.compile(rf"(?:无|未出现|没有|不存在)(?:[流废]标、)?{any_of('tender_failed')}")
FAILED_CELL = re.compile(rf"^(?:\S{{0,4}}{any_of('lot_failed')}|{any_of('failed_cells')}|(?:/|无|-+|—+|\*)$|无\s?\()")
_FAILED_WITHIN = 14
FAILED_ALONE = re.compile(rf"{any_of('failed_alone')}[。.]?")
# 因投标人不足三家，本标段流标
_THIS_FAILED = re.compile(
    rf"{any_of('this_lot')}(?:[^,。;:]{{0,8}}?{_NOT_DENIED}{any_of('tender_failed')}|{any_of('failed_cells', 'nobody_won')})"
    rf"|{any_of('failed_here')}"
)
FAILED_BEHIND = re.compile(rf"\s+(?:{any_of('tender_failed')}|{any_of('nobody_won')})[^,;:]{{0,20}}$")
# 有效投标人不足三家，废标; 作流标处理
_ENDS_FAILED = re.compile(rf"[,作为予以]{any_of('tender_failed')}(?:处理)?[。.]?$")
# 供应商报价均高于限价，采购终止
_ENDS_ENDED = re.compile(
    rf"(?<!的),(?:[本该此](?:项目|次|包|标段|标包|标的))?(?:{any_of('acts_of_tendering')}|采购)?(?:活动)?(?:终止|取消)[。.]?$"
)
# 第2、3包中标公告及第1包废标公告
_WON_AND = re.compile(rf"{any_of('won')}(?:{any_of('title_kinds')})?[及和与、]")
# 2、3包, 2-4包: the numbers before the last one's lot
_NUMBERED = re.compile(r"(?P<first>第?)(?P<number>\d{1,2})(?P<noun>\D{1,4})")
_IN_LIST = re.compile(r"\s?\([^()\n]{1,60}\)\s?[、和及与]")
_NUMBERS_BEFORE, _NUMBER = re.compile(r"(?<![\d.])(?:\d{1,2}\s?[、,和及~至-]\s?)+\Z"), re.compile(r"\d{1,2}")
_ITEM_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,2})\s?[、.]\s?")
# 包号包名称废标原因, a head whose cells have run together, over 3某某片区有效投标人不足三家
_ROWS_HEAD = re.compile(
    r"^[ \t]*(?:分|合同|采购|标)?(?:包组?|标段|标项)(?:编?号|序号)?(?=[^\n\d:。]{0,30}原因[ \t]*$)[^\n]*\n"
    r"(?P<rows>(?:[ \t]*\d{1,3}\s?[\u4e00-\u9fff][^\n]{3,160}(?:\n|\Z))+)",
    re.MULTILINE,
)
_ROW = re.compile(r"^[ \t]*(?P<lot>\d{1,3})", re.MULTILINE)
_TO, _LONGEST_RANGE = "-~至", 20
_WON_HERE, _OTHER_MONEY = re.compile(rf"(?<!未){any_of('won')}"), re.compile(any_of("other_money"))
_PRICED = re.compile(r"\d{1,3}(?:,\d{3})+|\d\.\d\d(?![\d%])|\d{5}|\d\s?[万亿]?元")
# one of these stands wherever a lot failed, or a sign for nothing at its beginning
_MAY_FAIL = re.compile(any_of("tender_failed", "lot_failed", "failed_alone", "failed_cells", "fewer"))
_SIGNS = "/-—() "
_NOTHING_BEGINS = frozenset("/无-—*")
# 因定标候选人均放弃，该标段重新招标。 报名单位不足，另行组织。
_AGAIN = re.compile(
    rf"(?:[^。;:]{{0,40}}?[,、]|因[^。;:]{{2,40}}?)?(?:{any_of('this_lot')}|本[\u4e00-\u9fff]{{1,2}})?(?:现|拟|待|将|另行|决定|需|须){{0,2}}"
    r"(?:重新(?:组织|进行)?(?:公开)?(?:招标|采购)|(?:另行|择期)(?:重新)?(?:组织)?(?:公开)?(?:招标|采购|遴选|比选|组织))[。.]?"
)
_ANEW = re.compile("重新|另行|择期")
_LONGEST, _MOST = 40, 100
_STOPS = re.compile(r"[。;!\n]")
_SAID = re.compile(any_of("said_failed"))
# 第一包废标，第二包结果不变
# of a lot whose letter of award is void, another may have won: 原中标通知书（A包）作废
_STANDS = re.compile(
    r"(?<=[,，])[^,，]*(?:不变|仍然?有效|继续有效|不受影响)|通知书(?:[(\[][^()\[\]\n]{1,24}[)\]])?[^,，\n]{0,12}作废"
)
_ALL = re.compile(rf"(?:所有|全部|各个?)(?:采购)?{any_of('lot_names')}(?=(?:(?!的)[^,。;\n]){{0,10}}?{any_of('said_failed')})")
_CONDITIONAL = re.compile(any_of("conditions"))
# D包因有效投标人不足三家，按废标处理: told, and no rule
_CAUSED = re.compile(r"(?:因[^,。;]{2,40}|经[^,。;]{2,16}(?:研究|确认|同意|决定))(?<!的),[^,。;]{0,12}?按废标")
# 我公司决定对该项目作废标处理
_DECIDED_FAILED = re.compile(rf"(?<![可权将应会])决定[^,。;\n]{{0,24}}?(?:{any_of('made_failed')}|{any_of('tender_failed')})")
# 无法形成有效竞争，故废标
_FAILED_THUS = re.compile(rf"[,、](?:故|因此|现|已|予以|按)[^,。;\n如若可]{{0,12}}?{any_of('tender_failed')}")
# 如发现围标
CONDITION = re.compile(rf"(?<![例譬])如(?![下上期实何同今])|若|{IF_TOO_FEW}|情形|将被?视为|者,")
_RULED = re.compile(rf"{_CONDITIONAL.pattern}|{CONDITION.pattern}")
_SUPPOSED = re.compile(any_of("supposed"))
# 供应商不足三家的: one of the cases that a rule lists
_OF_RULE = re.compile(r"[^,。;\n]{0,6}的[。;,\n]")
_LONGEST_FORM = 5_000
_FAILED_BODY = (
    re.compile(rf"{any_of('result_type')}\s?[:|\t\n]?\s?{any_of('lot_failed')}|结果\s?:\s?{any_of('lot_failed')}[。;,\s]"),
    re.compile(rf"{any_of('what_failed')}.{{0,20}}{_NOT_DENIED}{any_of('tender_failed')}(?!名单|条[款件]|情况\s?:?\s?无)"),
    re.compile(any_of("made_failed", "failed_here")),
    # 否决全部投标, and not 可以否决
    re.compile(rf"(?<![可应将会权须得当])(?<!可以){any_of('rejects_all')}(?=[\s。,;)]|\Z)"),
)
# 处理结果 | 否决所有投标
OUTCOME_FAILED = re.compile(
    rf"(?:{any_of('failed_alone', 'rejects_all', 'tender_failed')}|{any_of('failed_here')})[。.]?(?:\([^()]{{1,30}}\))?"
)


def begins_failed(text: str) -> bool:
    """Whether the text where a winner is named begins by saying that there is none."""
    return FAILED_CELL.match(text[:_FAILED_WITHIN]) is not None and not _names_somebody(text)


def _names_somebody(text: str) -> bool:
    """Whether such words are a part of a name and of nothing else: 某某固废标准检测有限公司, 某某长流标识有限公司."""
    return text[:1].isalpha() and is_legal(text)


def says_failed(text: str) -> bool:
    """Whether a line says that what it stands under failed: a short one nothing else, a long one of 本包, 本标段."""
    if text[:1] in _SIGNS and (behind := text.strip(_SIGNS)):
        # /（因投标人不足三家，采购失败）, - 采购失败
        text = behind
    if _ANEW.search(text) and _AGAIN.fullmatch(text) and not (_CONDITIONAL.search(text) or CONDITION.search(text)):
        return True
    if not _MAY_FAIL.search(text) and text[:1] not in _NOTHING_BEGINS:
        return False
    if _DENIED.search(text) or _names_somebody(text):
        return False
    if FAILED_ALONE.fullmatch(text) or (_THIS_FAILED.search(text) and not _CONDITIONAL.search(text)):
        return True
    if len(text) < _LONGEST and (TOO_FEW_ALONE.search(text) or _ENDS_FAILED.search(text)) and not _CONDITIONAL.search(text):
        return True
    if len(text) < _LONGEST and (FAILED_FOR_FEW.search(text) or _ENDS_ENDED.search(text)) and not _RULED.search(text):
        return True
    # a rule of dashes and a masked name say nothing
    said = 2 < len(text) < _LONGEST and text.strip("-—* ") and FAILED_CELL.match(text)
    return bool(said) and not _CONDITIONAL.search(text)


def failed_in_prose(folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The lots a sentence declares failed; a rule about failing is not a declaration."""
    if not _SAID.search(folded, start, end):
        return []
    found: list[tuple[str, int, int]] = []
    at = start
    for printed in _STOPS.split(folded[start:end]):
        sentence = _STANDS.sub(lambda clause: "," * len(clause.group()), printed)
        said = _SAID.search(sentence)
        if said and not _CONDITIONAL.search(_CAUSED.sub("", sentence)):
            won = _WON_AND.search(sentence, 0, said.start())
            lots = list(LOT_ANYWHERE.finditer(sentence, won.end() if won else 0))
            for lot in _lost(sentence, lots):
                listed = with_those_before(sentence, lot, item=is_item(folded, at + lot.start()))
                found += [(name, at + begin, at + end) for name, begin, end in listed]
        at += len(sentence) + 1
    return found


def _lost(sentence: str, lots: list[re.Match[str]]) -> list[re.Match[str]]:
    """The lots of a sentence that failed: those that it says so of or says nothing else of, with those listed before them."""
    lost: list[re.Match[str]] = []
    stops, gone = [*(lot.start() for lot in lots[1:]), len(sentence)], False
    for lot, stop in zip(reversed(lots), reversed(stops), strict=False):
        # 1标段（某某公司，100万元）、3标段（某某厂，50万元）中标结果作废
        if stop == len(sentence) or not _IN_LIST.fullmatch(sentence, lot.end(), stop):
            # 第1包流标，第2包由某某公司中标; 1标段 某某公司 3,216,540.00 2标段 流标
            gone = _SAID.search(sentence, lot.end(), stop) is not None or not _is_won(sentence, lot.end(), stop)
        lost += [lot] if gone else []
    return lost[::-1]


def _is_won(sentence: str, start: int, stop: int) -> bool:
    """Whether what stands behind a lot says that it was won, or for how much, and not what it was to cost: 1包（预算15万元）."""
    if _WON_HERE.search(sentence, start, stop):
        return True
    priced = _PRICED.search(sentence, start, stop)
    return priced is not None and not _OTHER_MONEY.search(sentence, start, priced.start())


def failed_in_rows(folded: str) -> dict[str, tuple[int, int]]:
    """The lots that a flattened table lists with the reason of each, by the number that its rows begin with."""
    rows = _ROWS_HEAD.search(folded) if "原因" in folded else None
    return {row["lot"]: row.span("lot") for row in _ROW.finditer(folded, *rows.span("rows"))} if rows else {}


def is_item(folded: str, at: int) -> bool:
    """Whether the number that a line begins with, before a lot, is that of an item in a list: 1、2包… / 2、5包…."""
    begins = _ITEM_NUMBER.fullmatch(folded, folded.rfind("\n", 0, at) + 1, at)
    number = int(begins["number"]) if begins else 0
    return number > 0 and re.search(rf"\n[ \t]*(?:{number + 1}|{number - 1 or number + 1})\s?[、.]", folded) is not None


def with_those_before(sentence: str, lot: re.Match[str], *, item: bool = False) -> list[tuple[str, int, int]]:
    """A lot with those whose numbers stand before its own: 2、3包, 2-4包; none before the lot of an `item`."""
    own = (lot["lot"], *lot.span("lot"))
    numbered = _NUMBERED.fullmatch(lot["lot"])
    before = _NUMBERS_BEFORE.search(sentence, 0, lot.start()) if numbered else None
    if numbered is None or before is None or item:
        return [own]
    if numbered["first"] and sentence[before.start() - 1 : before.start()] != "第":
        # 1、第3包: the number of an item of a list
        return [own]
    first, noun = numbered["first"], numbered["noun"]
    listed = [(number.group(), *number.span()) for number in _NUMBER.finditer(sentence, before.start(), before.end())]
    last = listed[-1]
    if before.group().rstrip()[-1] in _TO and int(last[0]) < int(numbered["number"]) <= int(last[0]) + _LONGEST_RANGE:
        listed += [(str(number), *last[1:]) for number in range(int(last[0]) + 1, int(numbered["number"]))]
    return [*((f"{first}{number}{noun}", start, end) for number, start, end in listed), own]


def all_failed(folded: str) -> tuple[int, int] | None:
    """Where a page says that all lots failed: 所有包均作废标处理."""
    found = _ALL.search(folded)
    return found.span() if found else None


def is_decided_failed(folded: str) -> bool:
    """Whether a body says that it was decided that the tender has failed, and not what would be."""
    return _is_told(_DECIDED_FAILED, _SUPPOSED, folded)


def is_failed_thus(folded: str) -> bool:
    """Whether a clause behind a reason says that the tender has failed for it, outside of a condition."""
    return _is_told(_FAILED_THUS, CONDITION, folded)


def failed_for_few(folded: str) -> bool:
    """Whether a body says that so few bid that nothing was bought, and not what is done then."""
    return _is_told(FAILED_FOR_FEW, _RULED, folded)


def tells_failed(folded: str) -> bool:
    """Whether a body has a form that says that all of it failed, outside of a condition."""
    return any(_is_told(form, CONDITION, folded) for form in _FAILED_BODY)


def _is_told(form: re.Pattern[str], unless: re.Pattern[str], folded: str) -> bool:
    """Whether a body holds a form in a sentence without words that make it a rule."""
    for said in islice(form.finditer(folded, 0, _LONGEST_FORM), _MOST):
        begins = max(folded.rfind(stop, 0, said.start()) for stop in "。;\n") + 1
        if not unless.search(folded, begins, said.end()) and not _OF_RULE.match(folded, said.end()):
            return True
    return False
