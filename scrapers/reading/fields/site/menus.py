"""Menus of a site: lines of kinds of notices beside each other, of ways in, of paths that lead to a page."""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile

from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page

TITLE_END = re.compile(rf"{any_of('title_ends')}(?:第?\(\d{{1,2}}\)号|\([^()]*\))?\d?[.…\s]*$")
# 首页 > 工程建设 > 中标候选人公示, a line each
_CRUMB = re.compile(r"\s*[>»›→]+\s*")
# 首页|招标公告|结果公示; 某某院 · 所务公开
_OF_MENU = re.compile(r"首页|登[录陆]|注册")
_HOME, _ITEM = re.compile("[# -]*(?:网站)?首页"), re.compile(r"[\u4e00-\u9fff]{2,6}")
# 欢迎来到某某平台登录注册; 首页采购公告结果公示供应商管理
_WELCOMES, _FROM_HOME = (
    re.compile(r"欢迎(?:来到|访问|您|光临)|.{0,30}登[录陆]\s?[/|]?\s?注册"),
    re.compile(r"(?:网站)?首页(?=[\u4e00-\u9fff])"),
)
# 政务公开 > 公示公告
_PATH = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\s?[>»›→]{1,2}\s?[\u4e00-\u9fff]{2,8}){1,8}")
_PARTS, _LONGEST_WAY = re.compile(r"[|\s>»›→]+"), 12
# 招标公告, 中标公告, 公告: a kind of notice and no project
KIND_ALONE = re.compile(
    rf"(?:{any_of('title_tail', 'other_notices')}{{0,3}}{any_of('title_kinds')})|{any_of('no_title')}|{any_of('title_kinds')}"
)
# 采购公告变更公告中标/成交公告终止公告, 招标公告中标候选人中标结果; each as short as can be, for there are too many ways
_KIND = re.compile(r"(?>[\u4e00-\u9fff/]{2,6}?(?:公[告示]|候选人(?!公)|结果(?!公)|(?<=开标)记录))")
_GLUED_KINDS = re.compile(rf"(?:{_KIND.pattern}){{3,}}+\s*$")
# 询价公告结果公告, not 招标公告更正公告
_TWO_GLUED = re.compile(
    rf"{_KIND.pattern}(?![^\s]{{0,4}}{any_of('title_corrects', 'title_terminates', 'title_fails')}){_KIND.pattern}"
)
# 某某医院 - 招标采购 - 中标公示
_WAY = re.compile(
    r"[^\s:。]{2,30}\s?(?:[-–—]\s(?:招标|投标|采购|中标|成交|信息|公[示告开]|结果|管理|[院校村]务|通知){1,4}\s?){2,4}"
)
_FEWEST_ITEMS, _ITEM_OF_LINE = 4, re.compile(r"[\u4e00-\u9fff]{2,5}")
# the lines of a head
HEAD_LINES = 40
_LONGEST_GLUED, _LONGEST_ITEM, _FEWEST_KINDS, _NEAR = 100, 14, 3, 3


def menu_lines(page: Page) -> set[int]:
    """Which of the first lines are items of a site's menu: several kinds of notices close together, or of a path."""
    crumbs = [
        number + 1
        for number, (sign, item) in enumerate(pairwise(page.lines[:HEAD_LINES]))
        if item.end - item.start < _LONGEST_ITEM and _CRUMB.fullmatch(page.folded, *sign)
    ]
    path = set(range(max([*crumbs, *_below_home(page)], default=-1) + 1))
    found = [
        (number, bare)
        for number, line in enumerate(page.lines[:HEAD_LINES])
        if line.end - line.start < _LONGEST_ITEM
        and KIND_ALONE.fullmatch(bare := page.folded[line.start : line.end].lstrip("# -·>|").strip())
    ]
    side_by_side = any(after - one == 1 and bare != other for (one, bare), (after, other) in pairwise(found))
    if len({bare for _, bare in found}) < _FEWEST_KINDS and not side_by_side:
        return path
    last = next((after for (one, _), (after, _) in reversed(list(pairwise(found))) if after - one <= _NEAR), -1)
    return path | set(range(last + 1))


def _below_home(page: Page) -> list[int]:
    """Which of the first lines are items of a menu that begins with the way home: some short ones, a line each."""
    if page.folded.find("首页", 0, max((line.end for line in page.lines[:HEAD_LINES]), default=0)) < 0:
        return []
    lines = [page.folded[slice(*line)].strip() for line in page.lines[:HEAD_LINES]]
    home = next((number for number, line in enumerate(lines) if line.endswith("首页") and _HOME.fullmatch(line)), len(lines))
    items = [home + 1 + number for number, _ in enumerate(takewhile(_ITEM.fullmatch, lines[home + 1 :]))]
    return items if len(items) >= _FEWEST_KINDS else []


def is_menu(bare: str) -> bool:
    """Whether a line is the menu of a site: kinds of notices beside each other, or beside the way in, or a path to them."""
    if _PATH.fullmatch(bare) or (_WELCOMES.match(bare) and not TITLE_END.search(bare)):
        return True
    items = _PARTS.split(bare) if "|" in bare or " " in bare or _OF_MENU.search(bare) else []
    ways_in = [item for item in items if len(item) <= _LONGEST_WAY and _OF_MENU.search(item)]
    kinds = {item for item in items if KIND_ALONE.fullmatch(item)}
    # 首 页 | 机构设置 | 通知公告
    if _WAY.fullmatch(bare) or (bare.count("|") > 1 and all(len(item) <= _LONGEST_WAY // 2 for item in items)):
        return True
    # 首页 政务公开 交易信息 信用信息
    if len(items) >= _FEWEST_ITEMS and all(map(_ITEM_OF_LINE.fullmatch, items)) and not TITLE_END.search(bare):
        return True
    several = len(bare) <= _LONGEST_GLUED and len([*islice(_KIND.finditer(bare), 2)]) > 1
    if several and _FROM_HOME.match(bare):
        return True
    glued = _GLUED_KINDS.search(bare) or _TWO_GLUED.fullmatch(bare) if several else None
    if glued and len({*_KIND.findall(glued.group())}) >= (_FEWEST_KINDS if glued.re is _GLUED_KINDS else 2):
        return True
    if len(kinds) > 1 and all(len(item) <= _LONGEST_WAY for item in items):
        return True
    return len(ways_in) + len(kinds) > 1 and ("|" in bare or bool(ways_in))
