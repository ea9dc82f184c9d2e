"""Signatures of a notice: its buyer, its agency."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from scrapers.reading.fields.found import Found
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.names import is_legal, is_name, tidy
from scrapers.reading.lexicon.running import PLACED
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Line, Page
from scrapers.reading.values.dates import Day, days, first_day

_OURSELVES = re.compile(any_of("ourselves"))
# 2.某某公司: of a list
# 下载中心 of a menu
_NO_SIGNER = re.compile(rf"\d{{1,2}}\s?[.、．]|{_OURSELVES.pattern}|(?:下载|帮助|会员|个人|用户|新闻|客服)中心$")
_AGENT = re.compile(any_of("agent_trades"))
# 某县重点工程建设管理局 has works done
_GOVERNS = ("局", "厅", "政府")
# 某某医院采购中心 signs for the hospital, 某某医学院附属医院设备处 for that of the college
_OFFICE = re.compile(
    rf"^(?P<body>.{{2,24}}?{any_of('bodies')}(?:附属[\u4e00-\u9fff]{{0,6}}?{any_of('its_hospitals')})?)(?!{any_of('institutes')})[^\s()]{{2,12}}{any_of('offices')}$"
)
# 某某中学校服选用领导小组
_GROUP = re.compile(rf"^(?P<body>.{{2,24}}?{any_of('bodies')})[^\s()]{{2,12}}(?:领导|工作|评审|采购)小?组$")
# 某某公司招标采购部, 某某厂物资供应处
_DEPARTMENT = re.compile(
    r"^(?P<body>.{2,40}(?:公司|银行|联社|[厂矿]))(?:招标|招采|采购|集采|集中采购|招投标|供应|物资|后勤|设备|商务|合约|综合|行政|办公)"
    rf"[^\s()]{{0,10}}?{any_of('offices')}$"
)
# 后勤基建处, of an organisation named above it, and not 青溪村村民委员会
PART_OF = re.compile(
    rf"(?![\u4e00-\u9fff]{{2,6}}?(?<!校)[村镇乡县区市省])(?:[\u4e00-\u9fff]{{2,8}}{any_of('offices')}|[\u4e00-\u9fff]{{9,12}}处)"
)
_SIGNS = re.compile(rf"{any_of('signing_ends')}$")
# where notices are posted for others
_PLATFORM = re.compile(any_of("platforms"))
# 某某局 2026年3月5日
_DATED = re.compile(r"(?P<name>\S{4,40})\s+20\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?$")
# 某某招标有限公司, and in the line below 2026年1月9日
_OVER_DAY = re.compile(
    r"^[ \t]*(?P<agency>[^\s:。,;|]{6,40}公司|[^\s:。,;|]{2,20}政府采购中心)[ \t]*\n\s{0,8}20\d\d年\d{1,2}月\d{1,2}日[ \t]*$",
    re.MULTILINE,
)
# 5月6日, below who signs
_DAY_OF_YEAR = re.compile(r"\s*\d{1,2}\s?月\s?\d{1,2}\s?日\s*")
# （盖章）
_SEAL = re.compile(rf"\s{{0,4}}[(（]{any_of('seals')}[)）]\s*$")
# 扫描二维码 关注某某幼儿园; a name of which a mask left the end
_BUTTONS = re.compile(r"二维码|扫[码描一]")
# 我要参与收藏返回列表, 【关闭】, below a notice and above the site's foot
_CLICKS = re.compile(
    r"[\s\[]*(?:(?:我要(?:参与|报名|投标|报价)|收藏|分享|返回(?:列表|上一?[页级])?|打印|关闭|下载|扫一扫[^\n]{0,16})[\s\[\]]*){1,6}"
)
# 某某公司拟采取公开遴选的方式对外聘请…, the first words of a page
_CALLER = re.compile(
    r"\s*(?:[因根][^,。;\n]{2,20}需[要求],|为[^,。;\n]{4,60},)?(?P<buyer>(?![本该此我各])[^\s,。;:、]{4,40}?(?:公司|银行|医院|大学|学院|学校|[中小]学|幼儿园|[局院厅馆]|中心|委员会|政府))\s?(?:\([^()]{1,24}\))?\s?"
    # 某某公司中央厨房拟
    r"(?:(?![^\s,。;:]{0,8}(?:公司|[局院厅行部]|中心))[^\s,。;:]{2,6})?(?:(?<!所)拟(?:选聘|聘请|招募|征集|遴选)|(?:现|拟|计划|决定|因[^,。;\n]{2,20}需要?,)[^,。;\n]{0,12}?(?:公开|采[取用]|通过|面向)[^,。;\n]{0,24}?(?:采购|招标|比选|遴选|询价|磋商|谈判|选聘|聘请|招募|征集|引进)"
    # 某某中心拟对某某设备进行竞争性磋商采购
    r"|(?:现|拟|计划|决定)[对就][^,。;\n]{2,60}?(?:进行|组织|开展|实施)[^,。;\n]{0,10}?(?:采购|招标|比选|遴选|询价|磋商|谈判|竞价))"
)
# 某某公司采购公示, over the title of what it buys
_ANNOUNCES = re.compile(rf"(?P<buyer>[^\s,。;:、]{{4,40}}?(?:公司|集团))(?:采购|招标)?{any_of('title_kinds')}")
# 版权所有：某某公司 京ICP备…, and what stands below it
_FOOT = re.compile(
    r"版权所有|[Cc]opyright|客服(?:热线|电话)|ICP备|公网安备|友情链接|网站标识码|主办(?:单位)?\s?:|^[\s【\[]*(?:[上下]一[篇条页]|相关(?:推荐|公告|信息|文章|阅读)|分享到|打印本页|关闭窗口|附件下载)",
    re.MULTILINE,
)
# 联系电话：…
_CALL = re.compile(r"\s*(?:联系|咨询|监督)?(?:人|电话|方式)\s?:")
# what leads on from the notice stands right below who signs it
_LEADS_ON = re.compile(r"[\s【\[]*(?:[上下]一[篇条页]|相关)")
_NO_SIGNATURE = re.compile(rf"[:*]|平台运营|{_BUTTONS.pattern}|关注|点击|版权|技术支持|主办|首页|公[告示]")
_COMPANY = re.compile("(?:公司|集团)$")
# 特此公告。
_CLOSES = re.compile(r"特此(?:公告|公示|通知|声明|说明)[。!]?\s*$")
# who tells news of others, and a part of a school that says of itself no more than that it is one
_PRESS = re.compile(rf"{any_of('press')}$")
_OF_ITS_OWN = re.compile(rf"[校院局厂处所园本我该]{any_of('own_parts')}")
_LAST_LINES, _LISTED, _SIGNED_LINES, _FIRST_LINES = 12, 3, 3, 12
# 条件处 is a part of somebody who is not named
_LONGEST, _SHORTEST, _FURTHEST = 40, 3, 400


def signatories(page: Page, agency: str = "") -> tuple[Found | None, Found | None]:
    """The buyer, where two sign, the page speaks as 我公司 or a day follows; the one whose trade is tendering as its agency.

    Who is labelled as the agency, or its company, signs as that whatever its trade is.
    """
    names: list[Found] = []
    places: dict[int, int] = {}
    signed = False
    lines, footed = _last_lines(page)
    for i, line in enumerate(lines):
        dated = _DATED.match(page.folded, line.start, line.end)
        end = dated.end("name") if dated else line.end
        text = _SEAL.sub("", page.text[line.start : end])
        group = _GROUP.match(text)
        office = group or _OFFICE.match(text) or _DEPARTMENT.match(text)
        ends = is_legal(text) or (bool(group or is_office(text)) and is_name(text))
        named = len(text) > _SHORTEST and ends and not _is_row(text)
        if len(text) >= _LONGEST or not named or _NO_SIGNER.match(text) or _NO_SIGNATURE.search(page.folded, *line):
            continue
        if any(page.folded[other.start : other.end] == "|" for other in lines[max(0, i - 1) : i + 2]):
            continue
        names.append(Found(office["body"] if office else tidy(text), line.start, end))
        places[line.start] = i
        ended = _ends_with(page, lines, i, text, dated=dated is not None, footed=footed and not office)
        # 后勤基建处 below 某某学院, which signs
        signed = ended or (signed and PART_OF.fullmatch(text) is not None)
    names = [found for found in names if not _OF_ITS_OWN.fullmatch(found.value)]
    tendering = {found.value for found in names if arranges(found.value) or agency.startswith(found.value)}
    names = [found for found in names if found.value in tendering or not _is_listed(places[found.start], places.values())]
    agents = [found for found in names if found.value in tendering and not PART_OF.fullmatch(found.value)]
    own = [found for found in names if found.value not in tendering]
    # a table's last rows name several, each beside what is said of it
    together = any(_are_beside(page, lines, places[one.start], places[other.start]) for one in agents for other in own[-1:])
    # 某某大学 above 招标采购中心, which is a part of it
    signs = bool(own) and (own[-1] is names[-1] or PART_OF.fullmatch(names[-1].value) is not None)
    last = own[-1].value if signs else ""
    speaks = together or bool(_OURSELVES.search(page.folded)) or (signed and last != "" and not _PLATFORM.search(last))
    agent = agents[-1] if agents and (together or (signed and names[-1] is agents[-1])) else None
    return (_signer(own, places) if own and speaks else None), agent


def _ends_with(page: Page, lines: Sequence[Line], i: int, text: str, *, dated: bool, footed: bool) -> bool:
    """Whether a name ends a notice: with a day, behind 特此公告, or last of all; a company's last of all may be a site's foot."""
    rest = [line for line in lines[i + 1 :] if not (PART_OF.fullmatch(page.folded, *line) or _CALL.match(page.folded, *line))]
    dated_below = len(rest) == 1 and bool(days(page.folded, *rest[0]) or _DAY_OF_YEAR.fullmatch(page.folded, *rest[0]))
    above = lines[i - 1 : i] if i else ()
    if (dated or dated_below) and not (footed and PART_OF.fullmatch(text)):
        return True
    if any(_CLOSES.search(page.folded, *line) for line in above):
        return True
    # right below the last sentence, above a site's foot too
    told = any(page.folded[slice(*line)].rstrip().endswith("。") for line in above)
    bare = _COMPANY.search(text) and not arranges(text) and not any(days(page.folded, *line) for line in above)
    return not rest and (told or not (footed or bare))


def caller(page: Page) -> Found | None:
    """Who heads a notice, or is the subject of its first sentence, a call for bids; nobody whose trade is to arrange them."""
    for line in page.lines[:_FIRST_LINES]:
        called = _CALLER.match(page.folded, *line) or _ANNOUNCES.fullmatch(page.folded, *line)
        name = tidy(page.text[slice(*called.span("buyer"))]) if called else ""
        if called and (is_legal(name) or is_office(name)) and is_name(name) and not is_agent(name):
            return Found(name, *called.span("buyer"))
    return None


def day_signed(page: Page) -> Day | None:
    """The day that stands in one line behind who signs, in the last lines above the foot of the site."""
    lines = _above_foot(page, page.lines[-_LAST_LINES:])
    for line in reversed(lines[-_SIGNED_LINES:]):
        dated = _DATED.match(page.folded, *line)
        name = page.text[slice(*dated.span("name"))] if dated else ""
        if dated and (is_legal(name) or is_office(name)) and not _NO_SIGNATURE.search(name):
            return first_day(page.folded, dated.end("name"), line.end)
    return None


def agent_over_day(page: Page) -> Found | None:
    """The agency that signs in a line over the day, where papers follow behind the notice."""
    for match in _OVER_DAY.finditer(page.folded):
        name = tidy(page.text[slice(*match.span("agency"))])
        if is_legal(name) and arranges(name):
            return Found(name, *match.span("agency"))
    return None


def _signer(own: Sequence[Found], places: Mapping[int, int]) -> Found:
    """The last that signs; the one in the line above where the last is a part of it: 某某学院, 后勤基建处."""
    *others, last = own
    above = others[-1] if others and places[last.start] - places[others[-1].start] == 1 else None
    return above if above and PART_OF.fullmatch(last.value) and not PART_OF.fullmatch(above.value) else last


def _is_listed(place: int, places: Collection[int]) -> bool:
    """Whether a name stands in a list, one of three in lines below each other: none of them signs."""
    return any({place - back, place - back + 1, place - back + 2} <= set(places) for back in range(_LISTED))


def is_press(text: str) -> bool:
    """Whether an organisation tells what others do: a news centre, a newspaper, a station."""
    return _PRESS.search(text) is not None


def arranges(text: str) -> bool:
    """Whether an organisation's trade is to arrange tenders for others; an authority has none."""
    return _AGENT.search(text) is not None and not text.endswith(_GOVERNS)


def is_agent(text: str) -> bool:
    """Whether an organisation's trade is to arrange tenders for others, or it is where they are posted."""
    return bool(arranges(text) or _PLATFORM.search(text))


def is_office(text: str) -> bool:
    """Whether a text ends as the names of offices and schools do that are no registered names."""
    return _SIGNS.search(text) is not None


def _last_lines(page: Page) -> tuple[Sequence[Line], bool]:
    """The lines in which somebody may sign, and whether the foot of a site follows them."""
    lines: Sequence[Line] = _with_left_over(page)[-_LAST_LINES:]
    while lines and _BUTTONS.search(page.folded, *lines[-1]):
        lines = lines[:-1]
    above = _above_foot(page, lines)
    while above and _CLICKS.fullmatch(page.folded, *above[-1]):
        above = above[:-1]
    # what leads on to other notices is no foot
    return above, len(above) < len(lines) and not _LEADS_ON.match(page.folded, *lines[len(above)])


def _with_left_over(page: Page) -> Sequence[Line]:
    """The lines of a page, and those that a flattened table took behind its last row: somebody may sign there."""
    at, end = page.left_over[-1] if page.left_over else (0, 0)
    if end - at > _FURTHEST or (page.lines and page.lines[-1].end > at):
        return page.lines
    pieces = re.finditer(r"[^\s][^\n]*", page.folded[at:end])
    return (*page.lines, *(Line(at + piece.start(), at + piece.end()) for piece in pieces))


def _above_foot(page: Page, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the first one that says whose site it is."""
    return lines[: next((i for i, line in enumerate(lines) if _FOOT.search(page.folded, *line)), len(lines))]


def _is_row(text: str) -> bool:
    """Whether a line is the rest of a table's row: a name in its last column, and before it words that are none."""
    before, _, name = fold(text).strip().rpartition(" ")
    return before != "" and is_legal(name) and not (is_legal(before) or is_office(before) or PLACED.fullmatch(before))


def _are_beside(page: Page, lines: Sequence[Line], one: int, other: int) -> bool:
    """Whether two lines stand below each other, with a day between them at most."""
    low, high = sorted((one, other))
    between = lines[low + 1 : high]
    return high - low == 1 or (len(between) == 1 and bool(days(page.folded, between[0].start, between[0].end)))
