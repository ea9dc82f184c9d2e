"""The parties of a notice: its buyer and its agency, by label, in the sentence of who was charged, by signature, in the title."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from scrapers.reading.fields.found import Found, in_box
from scrapers.reading.fields.signatures import (
    agent_over_day,
    arranges,
    caller,
    is_agent,
    is_office,
    is_press,
    signatories,
)
from scrapers.reading.fields.site.owners import of_site, unlabelled
from scrapers.reading.fields.title_in_line import heads_news
from scrapers.reading.fields.title_parts import announcer_in, before_project, buyer_in, with_places
from scrapers.reading.fields.title_type import is_news
from scrapers.reading.fields.told_names import agencies_told, buyers_told, entrusted, wanting
from scrapers.reading.labels.entries import Value
from scrapers.reading.labels.values import next_label
from scrapers.reading.lexicon.names import is_legal, is_name, is_person, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.values.befallen import is_ruling

# 某局委托某公司就…组织
_CHARGES = re.compile(
    r"(?<![^\s,。;:])(?P<buyer>[^\s,。;:、受]{3,40}?)(?:\([^()]{2,30}\))?委托(?P<agency>[^\s,。;、:]{4,40}?(?:公司|中心|事务所))"
    r"(?:\([^()]{2,30}\))?(?=[就对以于按采组进在]|公开)"
)
# 某局（以下简称“采购人”）就…
_CALLED_BUYER = re.compile(
    rf"(?<![^\s,。;:受由])(?:(?:采购|招标|比选)?(?:人|单位|方)?[为是])?(?P<buyer>[^\s,。;:受由]{{3,40}}?)\((?:{any_of('short_for')}:?)?[“\"‘']?{any_of('called_buyer')}[”\"’']?\)"
)
_BEFORE_AND_AFTER = re.compile(r"(?:更正|变更|修改)前|(?:更正|变更)为")
# 某某工程中标结果公告某某公司受…委托
_ANNOUNCED = re.compile(r"(?:[^\n]{4,80}(?:公告|公示)(?=[^\n]{4}))?")
_TELEPHONE_AFTER = re.compile(r"[\s,;]*(?<![A-Za-z\d])(?:\(?0\d{2,3}\)?\s?[-—]?\s?\d{7,8}|1\d{10})(?:[-—/,、;\s]?\d{3,11})*$")
# a region, a day, a role in brackets behind a name
_AFTER = re.compile(
    r"行政区域.*$|\s*于?\s?20\d\d\s?年\s?\d{1,2}\s?月.*$|\s?[(（](?:甲方|采购人|招标人|盖章|盖章单位|[公签印]?章)[)）]$"
    # （代表市级各预算单位）; ，受某局委托
    r"|[(（]代表[^()（）]{2,30}[)）]$|[,，]\s?受[^,，]{3,40}委托$"
)
# 某某局 经公开抽签，确定以下单位…
_SENTENCE_BEHIND = re.compile(r"\s经[\u4e00-\u9fff]{2,12}[,，].*$")
# 采购代理 + 机构为某某公司
_LABEL_ENDS = re.compile(r"(?:机构|单位|人)[为是]:?\s?(?=.{4})")
# 公示日期：2026年8月12日-2026年8月15日某某公司受…委托, …至15日17:00分某某公司
_TIMES = re.compile(
    r"(?:(?:20\d\d[年/.-]\d{1,2}[月/.-]\d{1,2}日?|\d{1,2}(?:月\d{1,2}日|:\d\d[时分]?|[日时分]))\s?(?:[至到~—-]\s?)?)+(?=[\u4e00-\u9fff]{4})"
)
# 采购主体：一至五年级学生家长; 某某股份子公司 is named by another name
_MASKS, _COMMA, _SEVERAL = ("**", "(略)"), re.compile("[,，、]"), re.compile("[/,，、;；]")
_LOOSE, _OF_WORKS, _SUBSIDIARIES = ("采购主体", "采购组织"), ("实施单位",), ("子公司", "孙公司")
# 受学院基建处委托, by another office of the same
_OF_OURS = re.compile(r"(?:学院|学校|医院|公司|[我本校院])")
# who has works done or uses them, beside who buys
_LESSER = re.compile("验收|组织|业主|建设|需求|使用|用户|项目单位")
_BUYS = re.compile("(?:招标|采购|比选|询价)(?:人|单位)(?:名称)?")
_WRAPPED = re.compile(r"^(?:业主|采购|招标|建设|委托)(?:单位|人|方)?[(（](?P<name>[^()（）]{4,40})[)）]$")
_BIDDERS = ("supplier", "candidate", "bidder")
# what is told of who arranged it stands in a notice's first sentences
_ARRANGES = 1_500
_LABEL_GLUED, _LABEL_FOLLOWS = re.compile(rf"{any_of('party_labels')}\s?:"), re.compile(any_of("party_labels"))
# 根据某中心与某医院(采购人)签订的…; 业主单位 业主类型, labels of an empty form
_NOBODY = re.compile(
    r"或|及|无[(（]|根据|依据|按照|各?(?:采购|有关|相关)?单位$|省直|详见|.{0,6}(?:得分|等级|排名|名次)$|[该本我](?:公司|单位|院|司|校|局)|(?:招标|采购|发包|委托|比选|询价)(?:人|方|单位)$|[业業]主方?$|[各本该]?(?:响应|投标|中标|成交|中选|报价|参选|应答|竞买)(?:人|方|单位|供应商)$|(?:业主|采购人|招标人|单位|代理机构)(?:类型|性质|地址|电话|代码)$"
)


def read_parties(page: Page, outline: Outline, title: Found | None, name: Found | None) -> tuple[Found | None, Found | None]:
    """A notice's buyer and agency; None for what is not named."""
    buyer = _party(page, outline, "buyer") or in_box(page, outline, "采购单位") or _in_column(page, outline, "buyer")
    agency = _party(page, outline, "agency") or in_box(page, outline, "代理机构名称") or _in_column(page, outline, "agency")
    if buyer is None or agency is None:
        match, of_buyer = entrusted(page.folded)
        if of_buyer and buyer is None and not _OF_OURS.match(of_buyer["buyer"]):
            buyer = _found(page, *of_buyer.span("buyer"))
        if match and agency is None:
            agency = _found(page, *match.span("agency"))
    entrusts = (agency is None or buyer is None) and page.folded.find("委托", 0, _ARRANGES) >= 0
    charges = _CHARGES.search(page.folded, 0, _ARRANGES) if entrusts else None
    agents = (_found(page, *said) for said in agencies_told(page, charges)) if agency is None else ()
    agency = agency or next((one for one in agents if one and not (buyer and one.value == buyer.value)), None)
    called = _CALLED_BUYER if buyer is None and page.folded.find("称", 0, _ARRANGES) >= 0 else None
    if buyer is None and (told := charges or (called and called.search(page.folded, 0, _ARRANGES))):
        buyer = _organisation(_found(page, *told.span("buyer")))
    told_of = buyers_told(page) if buyer is None else ()
    buyer = buyer or next(filter(None, (_organisation(_found(page, *said)) for said in told_of)), None)
    if buyer is None and (wants := wanting(page)):
        wanted = _organisation(_found(page, *wants))
        buyer = None if wanted and agency and wanted.value == agency.value else wanted
    if buyer is None:
        # who decides on a complaint signs, too
        ruling = is_ruling(page.folded)
        own, agent = (None, None) if ruling else signatories(page, agency.value if agency else "")
        agency = agency or agent
        own = None if own and is_press(own.value) and is_news(outline, title.value if title else None) else own
        own = None if own and _bids(page, outline, own.value) else own
        named = with_places(page, _titled(None if ruling else title, name, agency)) or caller(page)
        named = named or _told_beside(page, outline, name)
        buyer = own or named
    if not is_news(outline, title.value if title else None):
        buyer = of_site(page, buyer, title) or buyer
    return buyer, agency or _announcing(title, buyer) or agent_over_day(page) or _agent_signing(page, outline, buyer)


def _agent_signing(page: Page, outline: Outline, buyer: Found | None) -> Found | None:
    """Who signs last of all beside a buyer named elsewhere, where its trade is to arrange tenders and it neither bid nor buys."""
    agent = signatories(page)[1] if buyer else None
    own = agent is not None and buyer is not None and agent.value in buyer.value
    return None if agent is None or own or _bids(page, outline, agent.value) else agent


def _bids(page: Page, outline: Outline, name: str) -> bool:
    """Whether a name is labelled as one of those who bid or won."""
    values = outline.values(*_BIDDERS)
    cells = [cell.text for kind in _BIDDERS for cell in outline.cells(kind)]
    return name in cells or any(name in page.text[value.start : value.end] for value in values)


def _announcing(title: Found | None, buyer: Found | None) -> Found | None:
    """The agency that a title names as who announces for another: 某某招标代理有限公司关于…."""
    who = announcer_in(title) if title and buyer else None
    return who if who and buyer and is_legal(who.value) and arranges(who.value) and who.value != buyer.value else None


def _organisation(found: Found | None) -> Found | None:
    named = found is not None and not found.value.endswith(_SUBSIDIARIES) and (is_legal(found.value) or is_office(found.value))
    return found if named else None


def _titled(title: Found | None, name: Found | None, agency: Found | None) -> Found | None:
    """The buyer that a title or a project's name begins with, or that announces by its title; never who arranges tenders."""
    title = None if title and heads_news(title.value) else title
    named = [_organisation(before_project(title, name)), _organisation(announcer_in(title)), buyer_in(title)] if title else []
    named += [buyer_in(name)] if name else []
    own = (
        found
        for found in named
        if found
        and not found.value.endswith(_SUBSIDIARIES)
        and not is_agent(found.value)
        and not (agency and found.value == agency.value)
    )
    return next(own, None)


def _told_beside(page: Page, outline: Outline, name: Found | None) -> Found | None:
    """The buyer right before the project's name, or that publishes on its own site; nobody who bid or arranges tenders."""
    told = (_organisation(_found(page, *span)) for span in unlabelled(page, outline, name.value if name else ""))
    return next((one for one in told if one and not is_agent(one.value) and not _bids(page, outline, one.value)), None)


def _in_column(page: Page, outline: Outline, kind: str) -> Found | None:
    """A party that a table names in a column, the same in every row."""
    cells = {cell.text: cell for cell in outline.cells(kind)}
    if len(cells) != 1:
        return None
    cell = next(iter(cells.values()))
    return _found(page, cell.start, cell.end)


def _party(page: Page, outline: Outline, kind: str) -> Found | None:
    """A party from its label, or from 名称 in the part of the page that is about it."""
    for section, value in outline.parties:
        if not _speaks_of(value, kind, section) or _corrected(page, value):
            continue
        # 采购人名称、地址：某某局，某某路8号
        comma = _COMMA.search(page.folded, value.start, value.end) if value.word.key.endswith("地址") else None
        found = _found(page, value.start, comma.start() if comma else value.end)
        # who answers for the buyer is none, nor is who does the work the agency
        loose = found is not None and (is_person(found.value) or value.word.key in _LOOSE)
        works = found is not None and value.word.key in _OF_WORKS and not arranges(found.value)
        if found and not works and not (loose and _organisation(found) is None):
            return _tenderer(page, outline, value) or _in_full(page, outline, found, kind) or found
    return None


def _in_full(page: Page, outline: Outline, short: Found, kind: str) -> Found | None:
    """A party of whose name another of its labels prints more before it: 西岭有限公司, 某某通信集团西岭有限公司."""
    values = (value for section, value in outline.parties if _speaks_of(value, kind, section) and not _corrected(page, value))
    # looked at first: most labels name it as short, or another
    may = (v for v in values if v.end - v.start > len(short.value) and short.value[-2:] in page.text[v.start : v.end])
    named = (_found(page, value.start, value.end) for value in may)
    longer = (found for found in named if found and found.value != short.value and found.value.endswith(short.value))
    return next((found for found in longer if not _SEVERAL.search(found.value)), None)


def _tenderer(page: Page, outline: Outline, value: Value) -> Found | None:
    """Who invites bids (招标人, 采购单位) where a form names before him who owns the works or needs it (业主, 需求单位)."""
    if not _LESSER.search(value.word.key):
        return None
    buyers = [other for _, other in outline.parties if _BUYS.fullmatch(other.word.key) and not _corrected(page, other)]
    return _organisation(_found(page, buyers[0].start, buyers[0].end)) if buyers else None


def _corrected(page: Page, value: Value) -> bool:
    """Whether a value stands in a line of what was and what is to be: 更正前 … 更正后, “采购人名称：甲”更正为."""
    line = page.folded.rfind("\n", 0, value.start) + 1
    # a part of a page that is all one line
    part = bisect_right(page.lines, value.start, key=itemgetter(0)) - 1
    if part >= 0 and value.start <= page.lines[part].end:
        line = max(line, page.lines[part].start)
    return bool(_BEFORE_AND_AFTER.search(page.folded, line, value.end))


def _speaks_of(value: Value, kind: str, section: str) -> bool:
    return value.word.kind == kind or (value.word.kind == "party_name" and section == kind)


def _found(page: Page, start: int, end: int) -> Found | None:
    start, end = page.span(start, end)
    begins = _TIMES if page.folded[start : start + 1].isdigit() else _LABEL_ENDS
    start = behind.end() if (behind := begins.match(page.folded, start, end)) else start
    # a name of which a mask left the end
    if any(mask in page.folded[max(0, start - 2) : end] for mask in _MASKS):
        return None
    glued = _LABEL_GLUED.search(page.folded, start + 3, end) or next_label(page.folded, start + 3, end)
    text = tidy(_SENTENCE_BEHIND.sub("", page.text[start : glued.start() if glued else end]).lstrip("| "))
    text = _WRAPPED.sub(r"\g<name>", _ANNOUNCED.sub("", tidy(_AFTER.sub("", _TELEPHONE_AFTER.sub("", text))), count=1))
    if _NOBODY.match(text):
        return None
    # a buyer printed once for every lot
    parts = _COMMA.split(text)
    if len(parts) > 1 and len(set(parts)) == 1:
        text = parts[0]
    # an agency that signs behind its own name
    half = text[: len(text) // 2]
    if text == half * 2 and is_legal(half):
        text = half
    # the label that follows ran into it
    name = first_name(page.folded, start, min(end, start + 100)) if not is_legal(text) else None
    if name and _LABEL_FOLLOWS.match(page.folded, name[1], end):
        return Found(tidy(page.text[name[0] : name[1]]), *name)
    if is_name(text) and (len(text) <= 40 or is_legal(text)):
        at = page.text.find(text, start, end)
        return Found(text, at if at >= 0 else start, at + len(text) if at >= 0 else end)
    name = first_name(page.folded, start, min(end, start + 100))
    if name and is_name(page.text[name[0] : name[1]]):
        return Found(tidy(page.text[name[0] : name[1]]), *name)
    return None
