"""Names in a title: the project, the organisation it begins with, who announces."""

from __future__ import annotations

import re

from scrapers.reading.fields.found import Found
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import CANDIDATE_NOUN, LOT, PART_NUMBER, PROJECT_NUMBERED
from scrapers.reading.lexicon.names import HAN, is_legal
from scrapers.reading.lexicon.running import PLACED
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

# 某县2022年“某某”工程学校 is of a project's name
_QUOTES = '“"'
_QUOTED = re.compile('[“”"]')
# [电子化][公开招标]某某物业服务项目
_STAMPS = re.compile(r"(?:\[[\u4e00-\u9fff]{2,6}\]\s?)+(?=.{4})")
_IN_QUOTES = re.compile(
    r"(?:其|我.{1,3})?(?:所需的?|招标的|采购的)?[“\"](?P<name>[^“”\"]{6,120})[”\"](?:招标|采购)?(?:项目|工程)?(?:[以采][^“”\"]{2,10}方式)?"
    # “某某项目”第一包、第二包
    rf"(?:{LOT}[、,及和]?){{0,6}}"
)
# （某某工程（施工））, 某某工程（施工）项目（某某工程（施工））
_IN_BRACKETS = re.compile(r"\((?P<name>(?:[^()]|\([^()]*\)){6,120})\)")
_TWICE = re.compile(r"(?P<name>.{6,100}?)(?:项目|工程)?\s?\((?P=name)\)")
_OURS = re.compile(rf"(?:{any_of('ourselves')}的?|其(?![他它]))(?:所需的?)?(?=.{{4}})")
_OF_US = re.compile(any_of("ourselves"))
# 关于对某某工程…, 关于公布某某项目…
_SAYS = re.compile(r"(?:对(?!外)|公布|公示|发放|(?:采购|购买|购置)(?!代理|结果|文件|需求|意向|项目|人|单位))(?=.{4})")
# 采购结果公示：某某采购项目
_KIND_BEFORE = re.compile(
    rf"(?:\[[^\[\]:]{{0,8}}{any_of('title_kinds')}\]|[^:]{{0,8}}{any_of('title_kinds')}:)\s?(?P<name>[^:。;]{{4,80}}{any_of('ends_of_projects')}(?:\([^()]{{1,8}}\))?)$"
)
_BEFORE_PROJECT, _SHORTEST_NAME, _NOTICES = "关于", 4, ("公告", "公示")
# 关于2021年某某局…
_BEFORE_BUYER = re.compile(rf"(?:{_BEFORE_PROJECT}对?{any_of('undoing')}?)?(?:20\d\d(?:[-—~至]20\d\d)?年度?)?")
# 确定某某工程施工单位, 终止某某遴选工作
_CHOSEN = re.compile(
    rf"(?:最终|正式|拟)?(?:确定|选定|选聘|选取|选用)(?P<name>.{{4,80}}?)(?:的?(?:施工|承建|承包|承保|供货|中标|成交|中选))?{any_of('open_roles')}"
)
_UNDOES = r"(?:终止|中止|暂停|取消|撤销|撤回|解除|恢复|重启|重新启动|废止|更换|变更|调整)"
_ENDED = re.compile(
    rf"{_UNDOES}(?P<name>.{{4,80}}?(?:(?<=项目|工程)(?=的?采购)|遴选|比选|招标|采购|选聘|询价|磋商|谈判|竞价))(?:的?采购)?(?:工作|活动|事宜)?"
)
# 延长“某某采购”投标截止时间
_OF_QUOTED = re.compile(
    rf"(?:{_UNDOES}|延长|推迟|顺延)[“\"](?P<name>[^“”\"]{{4,80}})[”\"].{{0,24}}|[“\"](?P<own>[^“”\"]{{4,80}})[”\"](?:更正|延长|推迟|顺延|变更|调整).{{0,24}}"
)
# 撤销某某项目中标公告, 取消某某公司中标资格
_UNDONE = re.compile(
    rf"{_UNDOES}(?!性)(?P<name>.{{4,80}}?)的?(?:(?:中标|成交|中选|入围)(?:候选人)?(?:结果|公告|公示|通知书|资格)*|合同(?:签订|签署)?|{any_of('in_charge')})?"
)
# 确定某某工程第三中标候选人为中标人
_MOVED_UP = re.compile(
    r"(?:确定|递补|变更)(?P<name>.{4,80}?)的?原?第[一二三四](?:名|中标|成交|中选){0,2}候选(?:人|供应商|单位)(?:作?为|递补)?"
)
# 拟采用单一来源方式采购某某数据库, 公开选聘第三方机构开展某某评价
_DONE_BY = re.compile(
    r"拟?(?:采用|采取|以)[^,。;]{2,10}方式(?:采购|招标)(?P<name>.{4,80})"
    r"|(?:公开)?(?:选聘|遴选|征集|招募|聘请)[^,。;]{0,12}?(?:机构|单位|公司|供应商)(?:开展|承担|实施|负责)(?P<works>.{4,80})"
    r"|(?:公开)?(?:选聘|聘请|(?:征集|招募)(?=.*(?:机构|公司|供应商|服务商|事务所)$))(?P<who>.{4,80})"
)
# 对某某耗材进行市场调研
_DONE_WITH = re.compile(r"(?P<name>[^,。;]{4,60}?)(?:公开)?进行[^,。;]{2,12}")
_NO_PROJECT = re.compile(
    r"^(?:分散|集中|零星|自行|[院校]内|网上|高校|直接|邀请|公开|谈判|询比|询比价)(?:采购|竞价|招标)$|^(?:采购|招标|磋商|谈判|询价|比选|征集)文件$|合同信息$|^(?:政府)?采购意向$"
    r"|20\d\d年第?[一二三四\d]{1,2}(?:月份?|季度?)$|(?:正式|最终|已经?)(?:确定|选定)$|(?:征求|征集|征询)[^,。]{0,12}意见$|(?:公司|[院厂所店]|中心|事务所)作?为|处[理罚]决定$"
)
_PART = re.compile(PART_NUMBER)
# [省本级]关于
PREFIX = re.compile(rf"(?:(?:\[[^\[\]]{{0,8}}\]\s*)?{_BEFORE_PROJECT})?")
# 本项目, 服务类, 青溪区 before what a title says of the notice
_FEWEST, _NO_NAME = 3, re.compile(r"[本该此第]|询比|..[类次批期区县市省镇乡局院校厅站]|关于")
_KINDS = any_of("title_kinds")
# 某某工程招标文件的澄清与修改, 某某工程答疑澄清文件
_CLARIFIES = (
    rf"(?:{any_of('acts_of_tendering', 'listed_tenders')}文件)?的?(?:澄清|答疑|补遗)"
    r"(?:[与及和、]?(?:澄清|答疑|修改|补充|更正|变更|说明|文件|纪要))*"
)
_TAIL = re.compile(
    rf"(?:[的之]?(?:(?<=项目|工程)采购|{any_of('title_tail')}|(?!{any_of('title_tail')})(?>{CANDIDATE_NOUN})"
    rf"|{any_of('done_to_it')}(?=的?(?:{_KINDS}|说明))|补充(?=合同|协议)))*"
    rf"(?:的?(?:{_KINDS}+|邀请[函书])|\s?\[[^\[\]]{{0,8}}{_KINDS}\]|(?:进行|予以)?公示的(?:公告|通知)|{any_of('reports')}{any_of('announcements')}?"
    rf"|(?<=[流废]标|终止|失败|异常|变更|更正|作废|无效|取消|撤销|暂停)的?(?:情况)?的?说明|(?<=公告|公示|结果)的?(?:更正|变更|补充|勘误)(?:说明)?|{_CLARIFIES})"
    r"(?:\([^()]{1,12}\))?[.…\s]*$"
)
# 某某项目（第2、3包）中标公告及第1包废标公告
_OF_NOTICE = re.compile(rf"的?{any_of('title_corrects', 'title_terminates')}")
_TWO_KINDS = re.compile(rf"(?:{any_of('title_tail')}|{CANDIDATE_NOUN}){{1,4}}{any_of('title_kinds')}[及和与、](?=\S)")
# 某某项目（QX-2026-0117）中标公告
_CODE_BEHIND = re.compile(r"(?<=.{4})\s?\((?=[^()]*[A-Za-z])(?=[^()]*\d{3})[A-Za-z0-9\-_/.]{6,40}\)\s?\Z")
# 某某采购——谈判采购
_METHOD_BEHIND = re.compile(rf"(?<=.{{4}})\s?[-—–]{{1,3}}\s?(?:公开|竞争性|网上)?{any_of('acts_of_tendering')}采购\Z")
# 某某采购（第二阶段成交）公告
_KIND_BEHIND = re.compile(r"(?<=.{4})\s?\([^()]{0,6}(?:中标|成交|入围|中选)(?:结果)?\)\s?\Z")
_BEHIND_NAME = (_CODE_BEHIND, _METHOD_BEHIND, _KIND_BEHIND)
# 某某采购平台（某某购）— 竞价结果
_SITE_BEFORE = re.compile(rf"{any_of('platforms', 'site_ends')}(?:\([^()]{{1,12}}\))?\s?[-—–_|]{{1,4}}\s?\Z")
_STAMP = re.compile(rf"^\[[^\[\]]{{0,8}}{any_of('title_kinds')}\]\s*")
_REMARK = re.compile(rf"\s?(?:{PROJECT_NUMBERED}\s?[:A-Za-z\d]|\({any_of('title_remarks')}\s?:)[^()]*(?:\([^()]*\)[^()]*)*\).*$")
_ABOUT = re.compile(rf"^.{{2,40}}?(?:公司|中心|{any_of('organisations')})关于{any_of('undertakes')}?")
_ANNOUNCER = re.compile(r"(?:\[[^\[\]]*\]\s?)*(?P<who>[^\[\]]{4,40}?)关于")
# 某省体育局体育彩票管理中心, 某某大学附属医院, 某某大学附属二院: what belongs to the first and buys itself
_BELONGS = re.compile(
    rf"(?:(?<=[局厅会])[^局厅会]{{2,8}}?{any_of('belonging')}|(?<=大学)(?:附属|第).{{0,8}}?{any_of('its_hospitals')}|(?<=科学院).{{2,12}}?{any_of('institutes_of')}"
    rf"|(?<=税务总局).{{2,12}}?税务局)(?![的设项工])"
)
# 某省医院项目, 某某区文化馆改扩建: the works are called so
_WORKS_OF = re.compile(rf"{any_of('works')}|[改扩新迁重翻续]{{1,2}}建|建设|(?:升级|维修)?改造|修缮|装修|加固")
# a name goes on behind no year, and holds no mark of what was left out
_NOT_IN_NAMES = re.compile(r"(?<!^)20\d\d年|[\[\]*:、]|^\d{1,2}月|^第.[季学]|^[春秋上下][季学半]")
# 某某中心（某某学校）
_INNER_END = re.compile(r"[^()]{0,12}\)")
# 青溪市云岭区 before the name of a school, and nothing of a name behind it
_PLACES = re.compile(rf"(?<!{HAN})(?:(?![省市区县州旗镇乡村路街号]){HAN}{{2,5}}?[省市县区州旗]){{1,3}}$")
_GOES_ON, _LONGEST_PLACES = re.compile(HAN), 24
_ORGANISATION = re.compile(
    # 部分餐厅 is nobody
    rf"^(?!部分|全部|各|若干|[有相]关)(?:.{{2,20}}?公司(?:.{{2,8}}?{any_of('company_branches')})?|.{{2,16}}?银行.{{2,10}}?{any_of('bank_branches')}"
    # 环境改造及局部装修 holds no 局, 餐厅 is a room
    rf"|.{{2,24}}?{any_of('organisations')}(?<![餐展大门客]厅)(?!(?<=局)[部限面]))(?!关于|前[街路巷])"
)


def project_in(title: Found) -> Found | None:
    """The project's name: the title without what it says of the notice."""
    folded = fold(title.value)
    match = _TAIL.search(folded)
    if match is None and (kind := _KIND_BEFORE.match(folded)):
        return Found(unquoted(title.value[slice(*kind.span("name"))]), title.start, title.end)
    short = match is not None and (match.start() < _FEWEST or (match.start() == _FEWEST and _NO_NAME.match(folded)))
    if not match or short or _PART.match(folded):
        return None
    both = _TWO_KINDS.search(folded, 4, match.end())
    stop = both.start() if both else match.start()
    if _OF_NOTICE.match(folded, stop) and (of := _TAIL.search(folded[:stop])) and of.start() > _FEWEST:
        # 关于某某工程中标候选人公示的更正公告
        stop = of.start()
    remark = _REMARK.search(folded[:stop])
    if remark and remark.start() > 3:
        stop = remark.start()
    first, _, rest = title.value.partition(" ")
    if rest and not rest[0].isdigit() and is_legal(first) and len(rest) - (len(folded) - stop) > 4:
        return Found(title.value[len(first) + 1 : stop].strip(" -—_"), title.start, title.end)
    about = _ABOUT.match(folded) or _STAMP.match(folded)
    prefix = PREFIX.match(folded)
    begin = about.end() if about and about.end() < stop else prefix.end() if prefix else 0
    says = _SAYS.match(folded, begin, stop) if folded.endswith(_BEFORE_PROJECT, 0, begin) else None
    begin = says.end() if says else begin
    if _SITE_BEFORE.search(folded, begin, stop):
        return None
    if folded[begin : begin + 1] == "《" and folded[stop - 1] == "》":
        begin, stop = begin + 1, stop - 1
    # 某某采购成交公告的更正说明
    inner = _TAIL.search(folded, begin + _SHORTEST_NAME, stop) if folded.endswith(_NOTICES, begin, stop) else None
    stop = inner.start() if inner else stop
    coded = next(filter(None, (form.search(folded, begin, stop) for form in _BEHIND_NAME)), None)
    about_it = says is not None or folded.endswith(_BEFORE_PROJECT, 0, begin)
    name = _without_verb(unquoted(title.value[begin : coded.start() if coded else stop].strip(" -—_")), about=about_it)
    return Found(name, title.start, title.end) if name else None


def _without_verb(name: str, *, about: bool) -> str | None:
    """A name without the words of choosing or ending round it: 确定某某工程施工单位, 终止某某遴选工作, 撤销某某公告 `about` it.

    None where it names no project: 校服厂家正式确定, 征求家长意见.
    """
    folded = fold(name)
    if _NO_PROJECT.search(folded):
        return None
    chosen = (
        _MOVED_UP.fullmatch(folded)
        or _CHOSEN.fullmatch(folded)
        or _ENDED.fullmatch(folded)
        or ((_UNDONE.fullmatch(folded) or _DONE_WITH.fullmatch(folded)) if about else None)
    )
    if done := _OF_QUOTED.fullmatch(folded) or (_DONE_BY.fullmatch(folded) if chosen is None else None):
        return unquoted(name[slice(*done.span(done.lastgroup or 0))])
    if chosen and is_legal(chosen["name"]):
        return None
    return unquoted(name[slice(*chosen.span("name"))]) if chosen else name


def unquoted(name: str) -> str:
    """A name once, without stamps or 我院 before it, quotes or brackets round all of it, the word behind them: “某某改造”项目."""
    stamps = _STAMPS.match(fold(name))
    name = name[stamps.end() :] if stamps else name
    ours = _OURS.match(fold(name))
    name = name[ours.end() :] if ours else name
    folded = fold(name)
    # “某某设备（编号：…）” without what stood in brackets
    if folded[:1] in _QUOTES and not _QUOTED.search(folded, 1):
        name, folded = name[1:], folded[1:]
    quoted = _IN_QUOTES.fullmatch(folded) or _IN_BRACKETS.fullmatch(folded) or _TWICE.fullmatch(folded)
    return name[slice(*quoted.span("name"))] if quoted else name


def without_remark(name: str) -> str:
    """A project name without the number or method printed in brackets after it."""
    remark = _REMARK.search(fold(name))
    return name[: remark.start()] if remark and remark.start() > 2 else name


def announcer_in(title: Found) -> Found | None:
    """Who announces: what stands before 关于 in a title."""
    who = _ANNOUNCER.match(fold(title.value))
    if who is None:
        return None
    start, end = who.span("who")
    return Found(title.value[start:end], title.start + start if title.end else 0, title.start + end if title.end else 0)


def buyer_in(title: Found) -> Found | None:
    """The organisation a title begins with."""
    before = _BEFORE_BUYER.match(fold(title.value))
    about = before.end() if before else 0
    match = _ORGANISATION.match(fold(title.value)[about:])
    if match is None or len(match.group()) < _SHORTEST_NAME or _QUOTED.search(match.group()):
        return None
    if _NOT_IN_NAMES.search(match.group()) or _WORKS_OF.match(fold(title.value), about + match.end()):
        return None
    belongs = _BELONGS.match(fold(title.value), about + match.end())
    start, end = about, belongs.end() if belongs else about + match.end()
    inner = _INNER_END.match(fold(title.value), end) if match.group().rfind("(") > match.group().rfind(")") else None
    end = inner.end() if inner else end
    return Found(title.value[start:end], title.start + start if title.end else 0, title.start + end if title.end else 0)


def before_project(title: Found | None, name: Found | None) -> Found | None:
    """The words that a title prints right before the project's own name."""
    at = title.value.find(name.value) if title and name else -1
    if title is None or at <= 0:
        return None
    before = PREFIX.match(fold(title.value[:at]))
    prefix = title.value[before.end() if before else 0 : at].strip()
    # 选聘我校 is nobody's name
    return None if _OF_US.search(prefix) else Found(prefix, title.start, title.start + at)


def with_places(page: Page, named: Found | None) -> Found | None:
    """An organisation with the places before its name, where the page prints it so: 青溪市云岭区某某学校."""
    if named is None or PLACED.match(fold(named.value)):
        return named
    for at in re.finditer(re.escape(fold(named.value)), page.folded):
        placed = _PLACES.search(page.folded, max(0, at.start() - _LONGEST_PLACES), at.start())
        if placed and not _GOES_ON.match(page.folded, at.end()):
            return Found(page.text[placed.start() : at.end()], placed.start(), at.end())
    return named
