"""Decisions in running text: who has won by what (以92分中标), and who is to do it (同意某某公司为食堂承包公司)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from scrapers.reading.lexicon.figures import MONEY
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.open_roles import (
    OPEN_ROLE,
    ROLE_ENDS,
    ROLE_LABEL,
    announces_choice,
    announces_results,
    is_of_choice,
    is_of_procedure,
    is_plain,
    is_winners_label,
)
from scrapers.reading.lexicon.running import BEFORE_NAMES, COUNTED, NO_NAMES, behind_by, count_behind, first_name, run_of
from scrapers.reading.lexicon.words import any_of, leaping

# what the names of companies and institutions end with
LAST_LETTERS = "司院所厂社行店部心局队学馆站园室校"
# the bracket of 中标（成交）供应商 is looked through
WON = rf"{any_of('won_of')}(?:\({any_of('won')}\))?"
# 某某公司所投设备以最低价中标; 某某公司，以92分最高分中标
WINS_WITH = re.compile(
    rf"(?<=[{LAST_LETTERS})])(?:所[投报][^,。;:\n]{{0,30}}?|[\"”]?,?\s?以[^,。;:\n]{{0,24}}?(?<=[分价票名优绩先势])[^,。;:\n]{{0,8}}?)"
    rf"{any_of('won_told')}(?=[\s,。;]|\Z)"
)
# 确定, 一致同意由, 初步选用, 同意将某某工程直接发包给
_BEGINS = r"(?:了|由|:|(?:将[^,。;:\n]{2,40}?)?(?:直接)?(?:发包|委托|交)给)?\s?[\"“「]?(?=[\u4e00-\u9fff(])"
# 会议研究决定，某某银行作为…开户银行
_DECIDES = re.compile(
    rf"(?:{leaping('decides_on', behind_first='(?<![未不].)(?<!不再.)')})"
    rf"(?:,(?<=决定,)|{any_of('decides_on', 'chooses')})?{_BEGINS}"
)
_CHOSE = re.compile(rf"{any_of('chosen_how')}[^,。;:\n]{{0,6}}?{any_of('chooses')}{_BEGINS}")
_ROLE = rf"{any_of('roles_of_work')}{any_of('role_nouns')}|{any_of('roles')}"
# 某某公司得分排名第一，为本项目中标单位; 某某公司得票最高，为我校校服供应商
WINS_AS_FIRST = re.compile(
    rf"(?<=[{LAST_LETTERS}])(?:以|的)?(?:综合|总|最终|评审|报价|得分|{any_of('ballots')}|评分|排名|排序|价格){{1,4}}[^,。;:\n]{{0,8}}?(?:第一|最[高低多])名?,?\s?"
    rf"(?:被?{any_of('decides_on')})?作?[为是][^,。;:\n]{{0,40}}?(?:{any_of('won')}(?!候选){any_of('party_nouns')}|(?:{_ROLE})(?=[\s,。;]|\Z))"
)
# 为某某学校食堂承包公司。
_AS = re.compile(rf"[\"”」]?\s?(?:\([^()\n]{{0,40}}\)\s?)?(?:作?[为是]|担任)[^,。;:\n]{{0,40}}?(?:{_ROLE})(?=[\s,。;]|\Z)")
# 某某公司被确定为某某学校食堂承包单位, 被推荐为第一中标候选人
WINS_AS = re.compile(
    rf"(?<=[{LAST_LETTERS})])(?:{COUNTED})?\s?被{any_of('decides_on', 'proposes')}为[^,。;:\n]{{0,40}}?"
    rf"(?:{_ROLE}|(?P<rank>第[一二三四五1-5]名?)?{any_of('won')}(?:{any_of('candidate_words')})?{any_of('party_nouns')})(?=[\s,。;(]|\Z)"
)
# 同意由某某公司承担
_DECIDED = f"(?:{leaping('decides_on', behind_first='(?<![未不].)')})"
_DECIDES_BY = re.compile(rf"{_DECIDED}由\s?[\"“「]?(?=[\u4e00-\u9fff(])")
_DOES = re.compile(
    rf"[\"”」]?\s?(?:{any_of('undertaken')}|负责(?:(?!{any_of('of_procedure')}|监督)[^,。;\n]){{1,30}}?(?:制作|生产|供应|供货|配送|安装|服务|工作)"
    rf"|为(?:我|本[校院局园区]|学校|医院|全[校院区县市镇])[^,。;\n]{{0,20}}?(?:提供(?!担保|贷款|融资|借款|资金|财务|授信|保证)|供应|配送|承接))"
    rf"(?![^,。;\n]{{0,10}}?{any_of('of_procedure')})"
)
# 与某某公司组成的联合体
_JOINED = re.compile(rf"[与和、](?=[\u4e00-\u9fff])[^,。;:\n]{{4,80}}?组成的?{any_of('venture')}")
# 提供的施工方案
_WITH_OFFER = re.compile(rf"[\"”」]?\s?{any_of('offered_by')}(?=[\u4e00-\u9fff])")
# 确定本学年委托食堂为：“某某公司”和“某某公司”
_ROLE_IS = re.compile(rf"{_DECIDED}了?[^,。;:\n\"“”]{{0,40}}?(?:{_ROLE})(?:分别)?(?:[为是]\s?:?|:)\s?")
# 供货商为某某公司，
_IS_ROLE = re.compile(rf"(?:{leaping('roles_of_winners', behind_first='(?<!原.)(?<![其潜上]他.)(?<!在.)')})(?:[为是]\s?:?|系)\s?")
# 选择报价最低的某某公司，金额4万元
_AT_PRICE = re.compile(rf"[\"”」]?\s?[,(]\s?{any_of('contract_prices', 'offered_prices', 'bare_prices')}[为是:]?\s?(?={MONEY})")
# 为我校2025年度校服生产企业
_AS_OPEN = re.compile(rf"[\"”」\]]?\s?(?:\([^()\n]{{0,40}}\)\s?)?(?:作?[为是]|担任)(?P<role>{OPEN_ROLE}){ROLE_ENDS}")
# 某某公司被选为协审单位
_CHOSEN_AS = re.compile(
    rf"(?<=[{LAST_LETTERS})\"”])(?<!未)(?:{COUNTED})?\s?(?:\((?!{any_of('partnerships')})[^()\n]{{0,40}}\)\s?)?(?:以[^,。;:\n]{{1,24}}?|(?:得分|得票|评分|票数|报价|综合)[^。;:\n]{{1,24}}?,)?{any_of('chosen_as')}(?P<role>{OPEN_ROLE}){ROLE_ENDS}"
)
_FORMS = (
    *((_DECIDES, _AS), (_CHOSE, _WITH_OFFER), (_DECIDES, _WITH_OFFER), (_DECIDES_BY, _DOES)),
    *((_DECIDES, _DOES), (_DECIDES, _AT_PRICE), (_DECIDES, _AS_OPEN)),
)
_OPENS, _CLOSES = re.compile(r"[\"“「\[]?(?=[\u4e00-\u9fff(])"), re.compile(r"[\"”」\]]?")
_NEXT, _ENDS = re.compile(r"\s?[、和与及]\s?(?=[\"“「\u4e00-\u9fff(])"), re.compile(r"\s?(?:[。;,\n(]|\Z)")
_GOES_ON = re.compile(r"[,;]\s?(?:确定|选定)?(?=[\u4e00-\u9fff(])")
# who conducts the bids, and what is only asked or supposed
_OF_OTHERS = re.compile(rf"{any_of('roles_in_procedure')}|(?<![\d年高初])级(?!别)")
# 合同已到期，现重新招标
_OVER = re.compile(
    r"[^。\n]{0,30}?(?:到期|期满|届满|(?:现|需|拟|决定)重新(?:招标|遴选|采购|比选|选)|欢迎[^。\n]{0,24}?(?:报名|参加|参与|投标))"
)
# 于11月20日确定
_ON_DAY, _CUT, _AFTERWARDS = re.compile(r"\d日$"), re.compile(r"[。;!\n]"), 60
_SUPPOSED = re.compile(rf"{any_of('supposed')}|(?<![例譬])如(?![下上期实何同今])")
# 由某某公司承担监理工作
_BY = re.compile(r"由(?<![自经拟可应].)(?<!建议.)\s?[\"“「]?(?=[\u4e00-\u9fff(])")
_CONSIDERED = re.compile(any_of("acts_of_tendering", "acts_of_choosing", "decides_on", "chosen_how"))
_BY_CHOICE = re.compile("经(?:过|现场|公开|随机)*(?:抽签|摇号|摇珠|抽取|投票|票选|遴选|竞选|比选|比价)")
_OFFICES, _WATCHES = "局厅会处科办组政委", re.compile(r"[^,。;\n]{0,8}?(?:监督|组织|解释|协调|指导|保管|评审|评标|主持|记录)")
# 得分86.94、某某公司
_NO_NAME = re.compile(r"[\d、;]")
# looked for first: each form begins with one of these
MAY_DECIDE = re.compile(any_of("decides_on", "chosen_how", "roles_of_winners", "chosen_as"))
_MOST, _LONGEST, _SENTENCE, _BEHIND, _OPENING, _MOST_OTHERS = 200, 60, 200, 8, 300, 12
# 某某项目比选结果公示 in a line of its own
RESULT_TITLE = re.compile(rf"(?:结果|{any_of('won')})[^\n。;:]{{0,8}}$", re.MULTILINE)


def decided_names(folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Names that a passage says were decided on, each with where what is said of it ends."""
    if not MAY_DECIDE.search(folded, start, end):
        return
    yield from _decided_on(folded, start, end)
    for match in islice(_CHOSEN_AS.finditer(folded, start, end), _MOST):
        begin = _name_before(folded, start, match.start())
        said = begin is not None and _is_said(folded, start, match.start(), match.end())
        if begin is not None and said and _is_role(folded, start, match.start(), match):
            yield begin, match.start(), match.end()
    for match in islice(chain(_ROLE_IS.finditer(folded, start, end), _IS_ROLE.finditer(folded, start, end)), _MOST):
        if _is_said(folded, start, match.start(), match.end()):
            yield from _listed(folded, match.end(), end)


def _decided_on(folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Names behind a word for deciding, and before what is decided of them: one, several, or the parties of a venture."""
    seen: set[int] = set()
    found = {pattern: [*_names_behind(pattern, folded, start, end)] for pattern in (_DECIDES, _CHOSE, _DECIDES_BY)}
    for pattern, behind in _FORMS:
        for at, name in found[pattern]:
            if name[1] in seen:
                continue
            joined = _JOINED.match(folded, name[1], end)
            names = [(name[0], joined.end())] if joined else run_of(folded, name, end)
            said = behind.match(folded, count_behind(folded, names, end), end)
            if said and _is_said(folded, start, at, said.end()) and _is_role(folded, start, at, said):
                seen.update((name[1], *(stop for _, stop in names)))
                yield from ((*each, said.end()) for each in names)
                yield from _and_others(folded, said.end(), end) if behind in (_AS, _AS_OPEN) else ()


def _names_behind(pattern: re.Pattern[str], folded: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """The names right behind a form, each with where the form begins."""
    for match in islice(pattern.finditer(folded, start, end), _MOST):
        name = first_name(folded, match.end(), min(end, match.end() + _LONGEST))
        if name is not None and name[0] == match.end() and not NO_NAMES.search(folded, *name):
            yield match.start(), name


def _and_others(folded: str, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Names that go on behind the first in a sentence, each with a role of its own: 某某公司为监理单位."""
    for _ in range(_MOST_OTHERS):
        following = _GOES_ON.match(folded, at, end)
        if following is None:
            return
        name = first_name(folded, following.end(), min(end, following.end() + _LONGEST))
        said = (_AS.match(folded, name[1], end) or _AS_OPEN.match(folded, name[1], end)) if name else None
        if name is None or said is None or name[0] != following.end() or NO_NAMES.search(folded, *name):
            return
        if not is_plain(said.group()):
            return
        yield *name, said.end()
        at = said.end()


def named_loosely(folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Names behind open roles (审计机构为某某所) and of who does something (由某某公司承担), on a page that announces a choice.

    Each has where what is said of it ends.
    """
    yield from _done_by(folded, start, end)
    if not announces_results(folded):
        return
    for match in islice(ROLE_LABEL.finditer(folded, start, end), _MOST):
        begins = _begins(folded, start, match.start())
        others = (
            other["role"]
            for other in ROLE_LABEL.finditer(folded, begins, min(end, match.end() + _SENTENCE))
            if "。" not in folded[begins : other.start()]
        )
        if is_winners_label(folded, match) and not any(map(is_of_procedure, others)):
            names = _listed(folded, match.end(), end)
            clear = not any(_NO_NAME.search(folded, *name[:2]) for name in names)
            if clear and not _SUPPOSED.search(folded, begins, match.end()):
                yield from names


def _done_by(folded: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Who does what a sentence says was chosen or considered: 经随机抽取，由某某公司承担监理工作."""
    for match in islice(_BY.finditer(folded, start, end), _MOST):
        name = first_name(folded, match.end(), min(end, match.end() + _LONGEST))
        done = _DOES.match(folded, name[1], end) if name and name[0] == match.end() else None
        if name is None or done is None or folded[name[1] - 1] in _OFFICES or _WATCHES.match(folded, done.end(), end):
            continue
        how = _CONSIDERED if announces_choice(folded) else _BY_CHOICE
        considered = how.search(folded, _begins(folded, start, match.start()), match.start())
        if considered and _is_said(folded, start, match.start(), done.end()):
            yield *name, done.end()


def _name_before(folded: str, start: int, at: int) -> int | None:
    """Where the name begins that ends at a place; None where none does."""
    low = max(start, at - _LONGEST)
    cuts = [cut.end() for cut in BEFORE_NAMES.finditer(folded, low, at)]
    begin = behind_by(folded, cuts[-1] if cuts else low, at)
    return begin if (cuts or low == start) and is_legal(tidy(folded[begin:at])) else None


def _is_role(folded: str, start: int, at: int, said: re.Match[str]) -> bool:
    """Whether the role that a sentence gives is one by its words, or an open one that comes of a choice."""
    return "role" not in said.groupdict() or is_of_choice(folded, _begins(folded, start, at), said.span("role"))


def _listed(folded: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The names of a list, with or without quotes; nothing where the clause goes on behind the last."""
    names: list[tuple[int, int, int]] = []
    at = start
    while len(names) < _MOST:
        opens = _OPENS.match(folded, at, end)
        name = first_name(folded, opens.end(), min(end, opens.end() + _LONGEST)) if opens else None
        if name is None or opens is None or name[0] != opens.end():
            return []
        joined = _JOINED.match(folded, name[1], end)
        stop = joined.end() if joined else name[1]
        closes = _CLOSES.match(folded, stop, end)
        at = closes.end() if closes else stop
        names.append((name[0], stop, at))
        following = _NEXT.match(folded, at, end)
        if following is None:
            return names if _ENDS.match(folded, at, end) else []
        at = following.end()
    return names


def _is_said(folded: str, start: int, at: int, stop: int) -> bool:
    """Whether a sentence says what has been decided, and not what may be, or who conducts the bids."""
    begins = _begins(folded, start, at)
    if _ON_DAY.search(folded, max(start, at - 2), at):
        begins = max(begins, folded.rfind(",", start, at) + 1)
    # 拟选聘某某公司为…, on a page that announces no result
    if at > start and folded[at - 1] == "拟" and not RESULT_TITLE.search(folded, 0, _OPENING):
        return False
    if _OVER.search(folded, stop, stop + _AFTERWARDS):
        return False
    return not (_SUPPOSED.search(folded, begins, stop) or _OF_OTHERS.search(folded, at, min(len(folded), stop + _BEHIND)))


def _begins(folded: str, start: int, at: int) -> int:
    """Where the sentence begins that goes on at a place."""
    cuts = [cut.end() for cut in _CUT.finditer(folded, max(start, at - _SENTENCE), at)]
    return cuts[-1] if cuts else max(start, at - _SENTENCE)
