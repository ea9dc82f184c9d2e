"""Titles in lines that go on behind them: before a day, a label or a table, behind a menu, or in a line of a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from scrapers.reading.fields.found import Found
from scrapers.reading.fields.site.menus import HEAD_LINES, KIND_ALONE, TITLE_END, is_menu
from scrapers.reading.fields.title_parts import buyer_in
from scrapers.reading.labels.labels import labels_in
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import PART_NUMBER
from scrapers.reading.lexicon.labels import section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.aside import stands_below_title
from scrapers.reading.page.page import Line, Page

TITLE_WORDS = re.compile(any_of("title_words"))
NOT_A_TITLE = re.compile(rf"^(?:{any_of('no_title_begins')}|{any_of('no_title')}$)|{any_of('no_title_holds')}")
# 某某项目中标公告 2026-04-09 项目编号：; 中标结果变更公示发布时间：, whose kind ends it and not the result
_RUN_ON = re.compile(
    rf"[^\s。;:|]{{2,110}}?(?:{any_of('title_kinds')}|{any_of('title_ends')})(?:(?<=公告|公示)|(?![\u4e00-\u9fff]{{0,4}}(?:公告|公示)))(?:\([^()]{{1,12}}\))?"
    # （公示期：2026年…）
    r"(?=\s|$|:|[一二三1]\s?、|20\d\d|\((?:[\u4e00-\u9fff]{2,10}:|20\d\d)|(?![\u4e00-\u9fff]{0,6}如下)[\u4e00-\u9fff]{2,8}:|(?!公告|公示)[^\s。;:|]{4,40}?(?:\s?受|\([^()]{0,6}(?:以下|简称)))"
)
# 某某项目中标公告序号中标人中标价: what follows belongs to no word that begins so
_GLUED = re.compile(
    rf"[^\s。;:|,]{{8,110}}?{any_of('title_tail')}(?:公告|公示)(?:\([^()]{{1,12}}\))?"
    r"(?!期|时间|日|发布|媒|平台|如下|内容|信息|的|事|已|结束|后|无|有异议|如|若|进行|发出|之|[》”\"'、,。;:及和与(])(?=\S)"
)
# 喜讯！某某公司成功中标…, 某某公司（300999）：…
_WINS = re.compile(
    r"[^\s:]{0,30}?[!?]|[^\s:,。;]{2,40}?(?:公司|集团|院|股份)(?:\([^()]{1,20}\))?"
    r"(?:[:,]|\s?(?:成功|喜获|再次?|再度|独家|[预拟连])?(?:中标|中选|签约|斩获))"
)
_PIECE = re.compile(r"\S+")
# buttons in brackets: 【大】【中】【小】
_BUTTONS = re.compile(r"(?:\[[^\[\]]{1,2}\])+")
_DAY_BEHIND = re.compile(r"\s20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?\s?(?:\d{1,2}:\d{2}(?::\d{2})?)?$")
_SITE_BEFORE = re.compile(r"(?:详情页?|正文|首页)\s+")
PART = re.compile(PART_NUMBER)
# the head of a page that names its site alone
SITE_NAME = re.compile(rf"{any_of('platforms', 'site_ends')}$")
# 登录/注册
OF_SITE = re.compile("登录|注册|打印|收藏|分享|返回|商机")
# 2026年某某改造, the words of a project; 采购公告栏, 后勤处: those of a site, of an office
_HALF = re.compile(r"(?:20\d\d(?:[-—]20\d\d)?年度?)?(?:第[\u4e00-\u9fff\d]{1,3}[次批])?[\u4e00-\u9fffA-Za-z、()]{4,90}")
_COLUMN = re.compile(
    r"(?:栏目?|频道|系统|平台|网站?|门户|信息|公告|公示|通知|专[题栏]|[处科部室办]|中心|委员会|小组|动态|列表|详情|正文)$"
)
# 关于…, 2026年…, “…: the first words of a whole title
_OWN_BEGIN = re.compile(r"关于|20\d\d|[“\"\[(#]|\d")
# a page in one line
_SHORTEST_WHOLE = 100
_LONGEST_MENU, _SHORTEST_HALF, _LONGEST_ITEM = 600, 4, 14
# [结果公示]某某采购（二次）
STAMPED = re.compile(rf"\[[^\[\]]{{0,6}}{any_of('title_kinds')}\]\s?[^\s:。]{{8,120}}$")
# shorter is a kind of notice (中标公告) behind the name in the lines before it, or an item of a menu
SHORTEST_TITLE = 14


def heads_news(title: str) -> bool:
    """Whether a title is a headline about who has won, which begins with him and does not end as titles do."""
    folded = fold(title)
    return _WINS.match(folded) is not None and TITLE_END.search(folded) is None


def begins_title(above: Found, title: Found) -> bool:
    """Whether a line names who buys and goes on as no title does: the first half of the title, which has no name of its own."""
    who = buyer_in(above)
    rest = fold(above.value)[len(who.value) :] if who and above.value.startswith(who.value) else ""
    if len(rest) < _SHORTEST_HALF or not _HALF.fullmatch(rest) or is_legal(above.value) or buyer_in(title):
        return False
    ends = (
        TITLE_END.search(rest)
        or SITE_NAME.search(rest)
        or OF_SITE.search(rest)
        or _COLUMN.search(rest)
        or heads_news(above.value)
    )
    return not (ends or section(rest) or _OWN_BEGIN.match(fold(title.value)))


def over_day(page: Page, *, alone: bool = False) -> Found | None:
    """The line over the one in which a site says when it published, no menu nor an office; a kind of notice where `alone`."""
    lines = pairwise(page.lines[:HEAD_LINES])
    above = next((above for above, line in lines if stands_below_title(page, line)), None)
    text = page.text[slice(*above)].lstrip("# ") if above else ""
    bare = fold(text)
    odd = (
        not (4 if alone else 8) <= len(bare) <= 120
        or {*"。;|>"} & {*bare}
        or 0 < bare.find(":") < 6
        # 六、终止原因：流标，重新采购.
        or (PART.match(bare) is not None and ":" in bare)
        or labels_in(bare)
        or bare.startswith("(")
        or bare.endswith(("-", "—", ",", "("))
    )
    of_site = TITLE_END.search(bare) is None if alone else _COLUMN.search(bare) or KIND_ALONE.fullmatch(bare)
    named = odd or is_legal(text) or SITE_NAME.search(bare) or of_site
    whole = above and not (named or is_menu(bare) or NOT_A_TITLE.search(bare))
    return Found(text, above.end - len(text), above.end) if above and whole else None


def going_on(page: Page) -> Found | None:
    """The title in a line that goes on behind it, or that stands in no line of its own."""
    begun = run_on(page)
    whole = begun if begun and len(begun.value) >= SHORTEST_TITLE else None
    first = None if page.lines and is_menu(page.folded[slice(*page.lines[0])]) else opening(page)
    return whole or first or begun or behind_menu(page)


def _first_line(page: Page) -> Line | None:
    """The first line of a page, below those that are items of a menu the long one that holds the rest of it."""
    lines = page.lines[:HEAD_LINES]
    long = next((line for line in lines if line.end - line.start >= _LONGEST_ITEM), None)
    return long if long and long.end - long.start >= _SHORTEST_WHOLE else next(iter(lines), None)


def run_on(page: Page) -> Found | None:
    """The title a first line begins with, where the line goes on behind it."""
    first = _first_line(page)
    found = [match for pattern in (_RUN_ON, _GLUED) if first and (match := pattern.match(page.folded, *first))]
    title = min(found, key=lambda match: match.end(), default=None)
    if title is None or NOT_A_TITLE.search(title.group()) or PART.match(title.group()):
        return None
    return Found(page.text[slice(*title.span())], *title.span())


def behind_menu(page: Page) -> Found | None:
    """The first piece between spaces that is a title, behind the menu and the buttons of a page in one line."""
    first = _first_line(page)
    pieces = _PIECE.finditer(page.folded, first.start, min(first.end, first.start + _LONGEST_MENU)) if first else ()
    before = first.start if first else 0
    for piece in pieces:
        buttons = _BUTTONS.match(page.folded, *piece.span())
        begins = buttons.end() if buttons else piece.start()
        title = _RUN_ON.match(page.folded, begins) or _GLUED.match(page.folded, begins)
        if title and title.end() - title.start() >= SHORTEST_TITLE and not NOT_A_TITLE.search(title.group()):
            name = page.folded[before : piece.start()].strip()
            named = is_legal(name) and "," not in name
            start = before if named else title.start()
            return Found(page.text[start : title.end()], start, title.end())
        before = piece.start()
    return None


def opening(page: Page) -> Found | None:
    """The first line, where it speaks of a result though it does not end as a title does."""
    for line in page.lines[:1]:
        start, end = _without_site_and_day(page, line)
        text = page.text[start:end].lstrip("# ")
        if (
            6 <= len(text) <= 120
            and TITLE_WORDS.search(text)
            and not (NOT_A_TITLE.search(text) or PART.match(text))
            and not labels_in(page.folded[start:end])
        ):
            return Found(text, end - len(text), end)
    return None


def _without_site_and_day(page: Page, line: Line) -> tuple[int, int]:
    """Where a line's title stands that a site printed between its own words and the day: 信息详情 某某成交公告 2026-05-06."""
    day = _DAY_BEHIND.search(page.folded, *line)
    if day is None or not TITLE_END.search(page.folded[line.start : day.start()]):
        return line
    before = [site.end() for site in _SITE_BEFORE.finditer(page.folded, line.start, day.start())]
    start = before[-1] if before and day.start() - before[-1] >= SHORTEST_TITLE else line.start
    return start, day.start()
