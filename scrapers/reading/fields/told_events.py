"""Project names that an office's short page tells only beside what was done: opened, judged, announced, won."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scrapers.numerals import COUNTING
from scrapers.reading.fields.found import Found
from scrapers.reading.fields.signatures import is_office
from scrapers.reading.fields.title_parts import buyer_in, project_in, without_remark
from scrapers.reading.lexicon.names import HAN, is_legal, tidy
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

_BEGINS = r"(?:^|(?<=[\s,。;:]))"
_OURS = rf"(?:{any_of('ourselves')}[的对就]?|我[园处部所中集][的对就]?|[现兹][就对]|鉴于|由于)?"
_PIECE = r"(?:[^\s,。;:()“”\"《》]|\([^()\n]{1,30}\)|“[^“”\n]{1,12}”|(?<=[A-Za-z\d]) | (?=[A-Za-z\d]))"
_NAME = rf"(?P<name>{_PIECE}{{4,80}}?)"
_WHOLE = rf"(?P<name>{_PIECE}{{2,70}}?{any_of('ends_of_projects')}{{1,3}}?(?:\((?![A-Za-z0-9\-_/.\[\]]+\))[^()\n:]{{1,16}}\))?)"
_NUMBERED = r"(?:\s?\((?:[^()\n]{0,8}(?:编号|代码|标号)[^()\n]{1,60}|(?=[^()\n]*\d{2})[A-Za-z0-9\-_/.\[\]]{6,40})\))?"
_ACTS = any_of("acts_of_tendering")
_ACT = rf"(?:{_ACTS}|(?<=项目)采购|(?<=工程)采购)?(?:工作|活动|会议|会)?"
_WHEN = rf"(?:已经?)?\s?于\s?(?:20\d\d|[二两][〇○零O0]|\d{{1,2}}\s?月|[{COUNTING}]{{1,2}}月|今日|近日|\*)"
_WHERE = r"(?:顺利|正式)?在[^,。;\n]{2,24}?(?:中心|[室楼厅局院校所馆])"
_MEETS = rf"[^。;\n]{{0,90}}?{any_of('acts_of_tendering', 'meetings')}"
_QUOTED = r"[“\"](?P<name>[^“”\"\n。;]{6,80})[”\"]"
# 我院某某项目于2025年1月14日…开标, X评标会议于6月28日召开
_OPENED = re.compile(
    rf"{_BEGINS}{_OURS}(?:{_WHOLE}{_NUMBERED}{_ACT}|(?P<of>{_PIECE}{{4,80}}?){_NUMBERED}{_ACTS}(?:工作|活动|会议|会)?)(?:{_WHEN}|{_WHERE}){_MEETS}",
    re.MULTILINE,
)
# 7月26日某某项目评标会召开
_HELD = re.compile(
    rf"{_BEGINS}(?:(?:20\d\d年)?\d{{1,2}}月\d{{1,2}}日(?:[上下]午)?)?{_OURS}{_WHOLE}(?:{_ACTS}|采购)(?:会议?|大会|工作会)(?:顺利|圆满|正式|如期)?(?:召开|举行|结束)",
    re.MULTILINE,
)
_QUOTES, _ALL_QUOTED = re.compile('[“”"]'), re.compile('[“"][^“”"]*[”"]')
# looked for first
_QUOTE, _IS_HELD = re.compile('[“"]'), re.compile("召开|举行|结束")
# 发出的，关于某某项目招标延期公告
_ISSUED = re.compile(
    rf"发[布出]的?,?\s?[《“\"]?关于{_WHOLE}的?(?:{_ACTS}|采购)?(?:延期|终止|变更|更正|结果|中标|成交)*(?:的?公告|公示|通知)"
)
# 我校将开展2025年物业服务企业遴选工作
_STARTED = re.compile(
    rf"(?:我.{{1,3}}|[将拟现])(?:组织|启动)?(?:开展|组织|启动|进行)了?(?P<name>(?:(?!、|等[两{COUNTING}]){_PIECE}){{4,40}}?(?:遴选|比选|选聘|竞选|招标|采购))(?:工作|活动)"
)
# “某某项目”由我司委托…公开招标, 我单位招标的“某某”项目于…
_IN_QUOTES = re.compile(
    rf"(?:{_BEGINS}|招标的|采购的|组织的|组织了|所需的?|发布|[对就]){_QUOTED}(?:招标|采购)?(?:项目|工程)?{_NUMBERED}\s?"
    r"(?:的?评[审标]|进行|(?:组织)?开展|由[我本][^,。;\n]{1,6}?(?:委托|组织|公开|招标|采购|自行)|已|于\s?[\d二(*]|(?:招标|采购)[^,。;\n]{0,6}?(?:公告|信息))",
    re.MULTILINE,
)
# 我公司“某某采购”项目，
_QUOTED_ALONE = re.compile(rf"{_BEGINS}{_OURS}{_QUOTED}(?:招标|采购)?(?:项目|工程)(?=[,的经已于由因])", re.MULTILINE)
# 召开某某加气块采购竞标会
_MEETING = re.compile(rf"召开了?{_OURS}{_NAME}(?:竞标|议标|{_ACTS})会")
# 某某项目进行对外招标, 某某工程评标工作已经结束
_ARRANGED = re.compile(
    rf"{_BEGINS}{_OURS}{_WHOLE}{_NUMBERED}\s?(?:(?:进行了?(?:对外|公开|院内|校内|网上)?|的?{_ACT}现?已经?(?:按[^,。;\n]{{2,20}}?)?)"
    rf"(?:{_ACTS}|采购|结束|完成)|由我[^\s,。;]{{1,4}}?(?:委托|组织|自行|公开)"
    rf"|的?{_ACT}(?:中标|成交|中选)?(?:结果|情况)(?:公示|公告|公布)?如下"
    rf"|,?\s?经过?(?:{_ACTS}|[^,。;\n]{{2,8}}(?:评[审定标选]|[比议询]价)))",
    re.MULTILINE,
)
# 发布某某工程施工招标公告
_CALLED = re.compile(rf"发[布出]了?\s?[《“\"]?{_WHOLE}(?:施工单位)?(?:{_ACTS}|采购|询比|遴选)公告")
# 公开征集某某项目施工方案
_SOUGHT = re.compile(rf"(?:征集|遴选|选聘){_WHOLE}(?:的)?(?=施工|供应商|服务商|供货商|设计|方案|承包|承接|中介|单位|公司)")
# 确定某某采购中标人为, 推荐某某公司为某某项目第一中标候选人
_CHOSEN = re.compile(
    rf"(?:(?:确定|确认){_WHOLE}(?:的)?(?:中标|成交|中选)(?:人|单位|供应商|供货商|企业)[为是:]"
    r"|(?:公司|院|厂|中心|所)[”\"]?作?[为是](?P<of>[^\s,。;:()“”\"]{4,60}?(?:项目|工程|采购))"
    rf"(?:的?(?:第?[一1])?(?:中标|成交|中选)(?:候选)?(?:人|单位|供应商)|的[^,。;\n]{{0,16}}?{any_of('open_roles')}))"
)
# 某某设备采购由某某公司中标; several such are told by news
_BY = r"由[^,。;\n]{4,40}?(?:公司|院|厂)(?:以[^,。;\n]{2,30})?(?:中标|成交|中选)"
_WON_BY, _WINS = re.compile(rf"{_BEGINS}{_OURS}{_WHOLE}{_BY}", re.MULTILINE), re.compile(_BY)
# 现将某某项目中标结果公示如下
_SHOWN = re.compile(rf"(?:现[将对就]|特将){_OURS}(?P<name>[^,。;:\n]{{6,100}}?)(?:予以|进行)?公[示告布]")
# 某某项目（项目编号：…）于…
_WITH_NUMBER = re.compile(
    rf"{_BEGINS}{_OURS}(?P<name>(?!关于|投诉|举报){_PIECE}{{6,80}}?)"
    r"\s?\((?:(?:项目|采购|招标|标书)?(?:项目)?编号|(?:询价|竞价|采购)单号)[:为]?[^()\n]{3,60}\)",
    re.MULTILINE,
)
# 我单位发布的“某某采购（编号：…）成交公告”中
_OF_NOTICE = re.compile(
    r"[《“\"](?P<title>[^《》“”\"\n。;]{8,120}?(?:公告|公示))[》”\"](?=[^。\n]{0,60}(?:有误|错误|误写|更正|变更|补充|遗漏))"
)
_BEHIND_NAME = re.compile(r"(?:相关|有关|具体)?(?:情况|事宜|事项|内容|信息)$")
# 本次招标, 该项目, 第一, 中标结果: nothing is named
_NOTHING = re.compile(
    rf"[该此我你其在由按]|依[照据]|[现兹][将对就]|公司[第及]|(?:近[期日]|20\d\d年度?|\d{{1,2}}月份?|第[{COUNTING}\d]+[批次季]度?)+(?:采购|招标|项目)|本(?!溪)|上[述次午]|各[^庄]|贵[院校局司单我公行]|第[{COUNTING}\d]|以[上下]|经(?![济开贸])|与|对(?!外)|(?:和|将|于)(?!{HAN}?[县市区])"
    rf"|公开|邀请|[院校]内|[有相]关|根据|(?:{_ACTS}|采购|中标|成交|投标|项目|工程|会议|公示|公告|合同|结果|政府)"
    r"(?:招标|采购|项目|工程|活动|工作|文件|公告|会议|结果|人|代理|单位|小组|委员会|方案|时间|书|现场|情况|候选人|供应商|期)"
)
# 某某公司组织的, 贵单位委托的
_OF_OTHERS = re.compile(
    r"[^,。;:的]{0,40}(?:公司|单位|中心|[我贵][^,。;:的])[^,。;:的]{0,6}"
    r"(?:组织|代理|实施|委托|负责|招标|采购|开展)(?:招标|采购|评标|开标)?的(?=.{4})"
    # 市民关注的
    r"|[^,。;:的]{0,8}(?:关注|瞩目|期待|期盼|关心)的(?=.{4})"
)
# 某某分行（招标人）现就, 3、
_SPEAKS_OF = re.compile(
    r"(?:[^,。;:]{2,60}?(?:[司行局院校厅心]|\)))?[^,。;:]{0,3}?(?:现?就(?!业)|[现对])(?!外)(?=.{4})|\d{1,2}[、.]"
    # 当事人在参加某某项目（编号：…）投标时
    r"|[^,。;:]{0,12}?[人位司方][在于]?参[加与]了?(?=.{4})|当事人[在于](?=.{4})"
)
_METHOD = re.compile(r"(?:公开|邀请|竞争性|国内)+$|(?<=项目)的[^,。]{2,16}$")
_HOLDS_NOTHING = re.compile(
    r"(?:公告|公示)$|委员会$|小组$|办$|[*＊]|略\)|情况$|结果$|^[\d.\-、年月日]+$|会议$|文件|投标人|供应商$|候选人|公司$|经过|[于在]\d|^.{2,12}对|的评|简称|委托|以下|[ā-ǜ]|^[\u4e00-\u9fff]{2,8}(?:标段|标包)$"
)
# 某某公司采购项目
_KIND_BEHIND = re.compile(r"(?:公开|集中)?(?:采购|招标|建设|工程|服务)*(?:项目|工程)$")
_KIND_ALONE = re.compile(rf"{any_of('ends_of_projects')}+")
_OF_THIS = re.compile(r"[该本此]次?(?:项目|工程|招标|采购)")
_OF_OURS = re.compile(r"[我本][^,。;:\s]{1,4}$|(?:公司|院|厂|中心|所)[”\"]?作?[为是]$")
# 某某学校建设项目: who builds it is another
_BUILT = re.compile(rf".{{2,24}}?{any_of('bodies', 'organisations')}(?:[新迁改扩]?建)")
_OPENING, _SHORTEST, _COMMON, _MORE = 1_500, 6, 4, 3


def name_by_event(page: Page) -> Found | None:
    """The name beside what was done with the project; None where no sentence tells one, or sentences tell of several."""
    found = [*filter(None, (_clean(page, *span) for span in _told(page)))]
    return found[0] if found and all(_are_one(found[0].value, other.value) for other in found[1:]) else None


def _are_one(name: str, other: str) -> bool:
    """Whether two names have words in common: a project is also called by a part of its name."""
    return any(name[at : at + _COMMON] in other for at in range(len(name) - _COMMON + 1))


def begins_sentence(page: Page, found: Found | None) -> Found | None:
    """A name without 我院, 我校 or 为 before it: it may begin with who buys, a part of ours and others' works do not."""
    if found is None or _OF_OURS.search(page.folded, max(0, found.start - 6), found.start) or _BUILT.match(found.value):
        return None
    return found


def _told(page: Page) -> Iterator[tuple[int, int]]:
    quoted = (_IN_QUOTES, _QUOTED_ALONE) if _QUOTE.search(page.folded, 0, _OPENING) else ()
    held = (_HELD,) if _IS_HELD.search(page.folded, 0, _OPENING) else ()
    for pattern in (*quoted, _OPENED, *held, _MEETING, _ARRANGED, _CALLED, _ISSUED, _STARTED, _SOUGHT, _CHOSEN, _WITH_NUMBER):
        for match in pattern.finditer(page.folded, 0, _OPENING):
            yield match.span("of" if "of" in match.groupdict() and match["of"] else "name")
    if len(_WINS.findall(page.folded, 0, _OPENING)) == 1 and (won := _WON_BY.search(page.folded, 0, _OPENING)):
        yield won.span("name")
    for match in _OF_NOTICE.finditer(page.folded, 0, _OPENING):
        titled = project_in(Found(match["title"], 0, 0))
        if titled and (at := match["title"].find(titled.value)) >= 0:
            yield match.start("title") + at, match.start("title") + at + len(titled.value)
    for match in _SHOWN.finditer(page.folded, 0, _OPENING):
        bare = _BEHIND_NAME.sub("", match["name"])
        named = project_in(Found(bare + "公示", 0, 0))
        if named and (at := bare.find(named.value)) >= 0 and len(named.value) < len(bare):
            yield match.start("name") + at, match.start("name") + at + len(named.value)


def _clean(page: Page, start: int, end: int) -> Found | None:
    """Name of a project at a position; None where the words there name nothing."""
    others = _OF_OTHERS.match(page.folded, start, end) or _SPEAKS_OF.match(page.folded, start, end)
    start = others.end() if others else start
    end = method.start() if (method := _METHOD.search(page.folded, start, end)) else end
    folded = page.folded[start:end]
    whole = without_remark(page.text[start:end]).strip()
    # “三农”服务热线
    name = whole if len(_QUOTES.findall(whole)) > 1 and not _ALL_QUOTED.fullmatch(whole) else whole.strip(' “”"')
    if len(name) < _SHORTEST or _NOTHING.match(folded) or _HOLDS_NOTHING.search(folded) or _OF_THIS.search(folded):
        return None
    who = _KIND_BEHIND.sub("", tidy(name))
    if _KIND_ALONE.fullmatch(folded):
        return None
    # 某某中学智慧教室
    whose = buyer_in(Found(who, 0, 0))
    more = whose is not None and len(whose.value) + _MORE <= len(who)
    if is_legal(tidy(name)) or ((is_legal(who) or is_office(who)) and not more):
        return None
    return Found(" ".join(name.split("\n")), start, end)
