"""Forms of lots, ranks and numbered parts (第二包, 标段一, 第1名, 一、), as patterns."""

from __future__ import annotations

import re
from collections import deque

from scrapers.numerals import CIRCLED, COUNTING, number_of, value_of
from scrapers.reading.lexicon.words import any_of, by_first_letter, words_of

_NUMBERS, _LETTERS = COUNTING, "A-ZⅠ-Ⅹ"
# 包1-26年展板, 包2-110kV线路: the number behind the dash begins the lot's name
_OF_NAME = r"\s?(?:年|[kK][vV]|千伏|[号#]楼)"
# places whose names begin with a numeral: no lot is called 标段四 in 1标段四川某某公司
_NO_PLACE = r"(?!四川|三[亚明沙]|三门峡|六安|六盘水|九江|十堰|七台河|五家渠)"
_NUMERAL = rf"(?:{_NO_PLACE}[{_NUMBERS}]{{1,3}}|[0-9]{{1,3}}|(?:I{{2,3}}|IV|VI{{1,3}}|IX)(?![A-Za-z])|[{_LETTERS}](?![A-Za-z]))"
_PARTED = rf"{_NUMERAL}(?:[-.]\d{{1,3}}(?!\d|{_OF_NAME}))?"
_LOT_FIRST, _LOT_REST = by_first_letter("lot_names")
# The forms of a lot. Their first letter is read before the rest is looked at, so that a search can leap from one such letter to
# the next: each form looks back at it, and at what stands before it.
_COUNTED_LOT = rf"(?<=第)\s?(?:{_NUMERAL}|\({_NUMERAL}\))\s?(?:个|合同|采购)?{any_of('lot_names')}(?:\(包\)|段)?"
_NAMED_LOT = (
    rf"(?<=[{_LOT_FIRST}])(?<![招投中竞评开商流废]标)(?<!目标(?![段包项])){_LOT_REST}[^\S\n]?(?:\(包\))?[^\S\n]?(?:编?号)?[^\S\n]?[:]?[^\S\n]?(?:(?:{_PARTED}|\[{_PARTED}\])(?:号)?|\({_NUMERAL}\))"
    # 标的三轮车 says what is bought
    rf"(?![0-9年月万元.%,人名类个台套级]|#(?!楼)|\s年|(?<=标的[{_NUMBERS}])(?![中成流废终采供])[\u4e00-\u9fff])"
)
# 1包568000元: the rest of a sum right behind a lot
_SUM = r"[\d,.]{1,16}\s?[万亿]?元"
_NUMERAL_BEGUN = rf"(?:(?<=[{_NUMBERS}])[{_NUMBERS}]{{0,2}}|(?<=[0-9])[0-9]{{0,2}})"
# A包, and 标段 by letters of which none alone is one: BD标段, SG标段
_LETTER_BEGUN = (
    rf"(?:(?<=I)(?:I{{1,2}}|V|X)(?![A-Za-z])|(?<=V)I{{1,3}}(?![A-Za-z])|(?<=[{_LETTERS}])(?![A-Za-z])"
    r"|(?<=[A-Z])[A-Z]{1,2}(?=标段|合同段))"
)
_NUMBERS_LOT = (
    rf"[^\S\n]?[号#]?{any_of('numbered_lots')}(?!{any_of('no_lots')}|[^\S\n]?(?:{_NO_PLACE}[{_NUMBERS}]|[0-9](?!{_SUM})))"
)
# A01包, JL01标段, SG-1标; 包件A01: a code with letters before its figures, which is called so and goes on as no thing does (A4纸)
_CODE, _CODE_ENDS = r"[A-Z]{0,2}-?[0-9]{1,2}", r"(?=[\s:,、;。()\[\]第中成]|$)"
_LETTERED_LOT = (
    rf"(?<![A-Za-z0-9\-_/.].)(?<=[A-Z]){_CODE}(?:号)?(?:标段|标包|包件|合同段|(?:包|标){_CODE_ENDS})(?!{any_of('no_lots')})"
    rf"|(?<=第)[A-Z]{_CODE}(?:标段|标包|包件|合同段|(?:包|标){_CODE_ENDS})(?!{any_of('no_lots')})"
    rf"|(?<=[{_LOT_FIRST}])(?<![招投中竞评开商流废]标){_LOT_REST}\s?(?:编?号)?:?\s?[A-Z]{_CODE}{_CODE_ENDS}"
)
_FIRST_LETTERS = f"第{_LOT_FIRST}{_NUMBERS}0-9{_LETTERS}"
# behind a numeral only the form that it begins is looked for
LOT = (
    rf"[{_FIRST_LETTERS}](?:(?<=[{_NUMBERS}0-9])(?<![0-9.].){_NUMERAL_BEGUN}{_NUMBERS_LOT}"
    rf"|(?<![{_NUMBERS}0-9])(?:{_COUNTED_LOT}|{_NAMED_LOT}|(?<![A-Za-z0-9.].){_LETTER_BEGUN}{_NUMBERS_LOT}|{_LETTERED_LOT}))"
)
LOT_AT_START = re.compile(
    rf"[\[(]?\s?(?P<lot>{LOT})\s?(?:\([^()]{{0,20}}\))?\s?[\])]?(?P<after>\s*[:,、.)\]]|\s|$|[-—_](?=[\u4e00-\u9fff])|(?=[\u4e00-\u9fff(]|\d{_SUM}))"
)
# 1-3包：
LOTS_AT_START = re.compile(rf"(?P<lot>第?\d{{1,2}}\s?[-~至]\s?\d{{1,2}}\s?号?{any_of('numbered_lots')})(?P<after>\s?:)")
# those of them that are letters: with none of these, and no digit or bracket, no lot begins
LOT_FIRST_LETTERS = f"第{_LOT_FIRST}{_NUMBERS}ABCDEFGHIJKLMNOPQRSTUVWXYZⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
LOT_ANYWHERE = re.compile(rf"(?P<lot>{LOT})")
# 施工1标段, 监理标段: a lot told apart by its works
LOT_OF_WORKS = rf"(?P<lot>(?P<works>{any_of('works_of_lots')})(?:{LOT}|标段|标包|合同段|标))"
_LOT_OF_WORKS = re.compile(LOT_OF_WORKS)
# one of these stands in every lot: what the words for it end with
LOT_LETTER = re.compile(f"[{''.join(sorted({word[-1] for word in words_of('lot_names', 'numbered_lots')}))}]")
RANK_CORE = rf"第\s?(?P<rank>[{COUNTING}]{{1,2}}|\d{{1,2}})\s?(?:[名位]?的?)?{any_of('rank_roles')}?\s?{any_of('rank_nouns')}"
RANK = re.compile(rf"{any_of('rank_begins')}?\s?{RANK_CORE}")
# 候选人, 候选服务商, 候选单位名称
CANDIDATE_NOUN = rf"{any_of('candidate_words')}[\u4e00-\u9fff]{{0,3}}?{any_of('party_nouns')}{any_of('name_or_none')}"
# 某某项目评标报告: the title of a report on how bids were judged
REPORT = re.compile(
    rf"(?P<failed>{any_of('title_fails')})?{any_of('reports')}{any_of('announcements')}?(?:[(（][^()（）]*[)）])?\s*$"
)
# 项目编号, 委托代理编号: what a remark in brackets begins with that numbers a project, and none of its lots
PROJECT_NUMBERED = r"\((?!标段|标包|分包|包)[\u4e00-\u9fff]{0,6}编号"
# the number before a part: 一、 (一) and, of the first part, 1、 too
PART_NUMBER = rf"[{COUNTING}]{{1,3}}\s?[、.．]"
BRACKETED_PART = rf"\([{COUNTING}]{{1,2}}\)"
FIRST_PART = r"(?:[一1]\s?[、.．]|\(一\))"


# 正面吊标段由, 西安片区成交供应商为, and not 中标标段由
_CALLED = re.compile(
    r"(?:^|(?<=[\n,;。:、])|(?<=其中))\s?(?P<lot>(?![本该此各两三四五六七八九十其前后上下])[\u4e00-\u9fff]{2,10}(?<![中招投评开]标)(?:标段|标包|合同段|片区|地区|区域))"
    rf"\s?(?:的?{any_of('won_of')}{any_of('winner_words')})?[由为:,]?\s?\Z"
)
# 第1, 第二
_NTH = re.compile(rf"第\s?(?:\d{{1,2}}|[{COUNTING}]{{1,2}})")
# 中标候选人1, 中标候选人一
_COUNTED = re.compile(rf"\S{{0,6}}{any_of('candidate_words')}\S{{1,3}}?(?P<rank>\d{{1,2}}|[{COUNTING}])")
_LONGEST_COUNTED, _LAST_OF_COUNTED = 14, frozenset(f"0123456789{COUNTING}")
# 中标候选人1名称
_COUNTED_IN_LABEL = re.compile(r"(?P<of>[\u4e00-\u9fff]{0,4}候选人)(?P<number>[1-9])(?P<fact>[\u4e00-\u9fff].*)")


def last_lot(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The lot named last in a passage, nearest to what stands behind it; one called by words only right before that."""
    numbered = next(iter(deque(LOT_ANYWHERE.finditer(folded, start, end), maxlen=1)), None)
    return numbered or _CALLED.search(folded, start, end)


def lot_named(text: str) -> re.Match[str] | None:
    """The lot a text names: a lot of some works where it is nothing else, else the first by its form."""
    return _LOT_OF_WORKS.fullmatch(text) or LOT_ANYWHERE.search(text)


def works_of_lot(lot: str) -> str:
    """The works in the name of a lot of some works, empty for a lot of any other form."""
    told = _LOT_OF_WORKS.fullmatch(lot)
    return told["works"] if told else ""


def ranked_first(text: str) -> str:
    """A label that counts candidates with its rank in front: 第1中标候选人名称 for 中标候选人1名称."""
    return _COUNTED_IN_LABEL.sub(r"第\g<number>\g<of>\g<fact>", text)


def heads_rank(text: str) -> int | None:
    """The rank that a text is and nothing else, in brackets behind the word for candidates too: 中标候选人（第一名）."""
    found = RANK.fullmatch(text.strip(" :")) or RANK.fullmatch(text.strip(" :").replace("(", "").removesuffix(")"))
    return (rank_of(found.group()) or 1) if found else None


def counts_candidate(text: str) -> bool:
    """Whether a text is candidates' word with a number behind it and nothing else: 中标候选人1, 候选单位2."""
    return 3 < len(text) < _LONGEST_COUNTED and text[-1] in _LAST_OF_COUNTED and _COUNTED.fullmatch(text) is not None


def whole_rank(text: str) -> int | None:
    """The rank that a text is and nothing else; None for one within other words."""
    return rank_of(text) if "第" not in text or RANK.fullmatch(text) or _NTH.fullmatch(text) else None


def rank_of(text: str) -> int | None:
    """The rank of 第三中标候选人, 第2名, or of a bare 3 or ③; None for anything else."""
    # 第二中标候 选人, 推荐第一
    text = text.replace(" ", "").removeprefix("推荐")
    match = (RANK.search(text) if "第" in text else None) or _COUNTED.fullmatch(text)
    numeral = match["rank"] if match else text.strip(" .名第")
    if len(numeral) == 1 and numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    if rank := number_of(numeral):
        return rank if rank < 100 else None
    return value_of(numeral) if numeral and all(c in COUNTING for c in numeral) else None
