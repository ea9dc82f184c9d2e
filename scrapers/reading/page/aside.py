"""Parts of a page beside its notice: lists of other notices at its side or its foot, what a site prints round its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice

from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import LOT_AT_START, PART_NUMBER
from scrapers.reading.lexicon.labels import SECTIONS, section, without_numbering
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Line, Page

# 附：, 2025年度同: what may stand before such a head
_LED = r"[ \t|#>·•■]*(?:附\s?[:、]\s?)?(?:20\d\d年度?同?)?"
# 相关公告：某某项目中标公告
_TITLED_BEHIND = rf"(?P<titled>:[^\n:]{{4,80}}?{any_of('title_ends')})"
_OTHERS = re.compile(
    rf"^{_LED}(?:{any_of('other_notices_heads')}[ \t:>|]*(?:(?:{any_of('more')})?[ \t>]*$|{_TITLED_BEHIND})"
    rf"|{any_of('next_notice')}[ \t]?:)",
    re.MULTILINE,
)
# looked for first behind each line's end: most pages have none, and others few
_NAMED = re.compile(rf"\n{_LED}{any_of('other_notices_heads', 'next_notice')}")
# 发布时间：2026-01-09 来源：…, 2026-01-09 08:00 来源：…, which a site prints below the title
_DAY, _CENTURY = r"20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?", "20"
_BESIDE_TITLE = re.compile(
    rf"[\[(]?\s?(?:(?:{any_of('publishes')}|信息|更新)?(?:{any_of('beside_days')}|时间|日期|部门|机构|科室|(?<=[公信].)编号)\s?:"
    rf"(?=[^\n]*{_DAY})|{_DAY}(?:\s+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?\s{{1,4}}{any_of('beside_days')}\s?:)"
)
_PART = re.compile(PART_NUMBER)
_TITLED = re.compile(rf"{any_of('title_ends')}$")
_BEFORE_SITE = re.compile(rf"{any_of('title_ends')}\s?[-—–_|]{{1,4}}[^-—–_|]{{0,24}}$")
_OF_OFFICE = re.compile(
    rf"[\u4e00-\u9fff()]{{2,30}}?(?:{any_of('organisations', 'bodies', 'signing_ends', 'press')}|公司|集团|中心|银行)"
)
# 中标结果公示（QX-2026-H-031）
_CODE_BEHIND = re.compile(r"\s?\((?=[^()]*\d{3})[A-Za-z0-9][A-Za-z0-9\-_/.]{5,40}\)$")
# 栏目导航, 信息公开目录
_OVER_MENU = re.compile(r"[\u4e00-\u9fff]{0,6}(?:导航|栏目|目录|菜单|链接|搜索)")
_PARTS = frozenset(word for word, _ in SECTIONS)
_LONGEST_HEAD = 24
_MOST, _SHORTEST_OWN = 20, 10


def heads_of_others(folded: str) -> list[int]:
    """Positions of the first headings that stand over other notices."""
    begins = chain((0,), (named.start() + 1 for named in _NAMED.finditer(folded)))
    return [*islice((begin for begin in begins if _OTHERS.match(folded, begin)), _MOST)]


def names_office(title: str) -> bool:
    """Whether what the head of a page says is an office's or a company's name and no more: whose site it is."""
    return _OF_OFFICE.fullmatch(fold(title)) is not None


def own_heading(headings: Sequence[str], titled: str) -> str | None:
    """The heading that the head of the page begins with, behind the site's own; else the first over no menu."""
    headings = [heading for heading in headings if not _OVER_MENU.fullmatch(heading)]
    ending = [heading for heading in headings if _TITLED.search(fold(heading))]
    begins = (each for each in headings if titled.startswith(each) and (len(each) >= _SHORTEST_OWN or each in ending))
    first = next(iter(headings), None)
    if first is None or len(first) >= _SHORTEST_OWN or first in ending:
        return next(begins, first)
    return next(begins, None) or next((heading for heading in ending if len(heading) >= _SHORTEST_OWN), first)


def line_of_other(folded: str, head: int) -> tuple[int, int] | None:
    """The line of a heading that has another notice's title behind it: 相关公告：某某项目中标公告 中标人：…."""
    over = _OTHERS.match(folded, head)
    end = folded.find("\n", head)
    return (head, end if end >= 0 else len(folded)) if over and over["titled"] else None


def heads_site(heading: str, titled: str) -> bool:
    """Whether a heading is of the office whose site it is: the head of the page has it behind a title that ends as one."""
    before = fold(titled.removesuffix(heading)) if titled.endswith(heading) else ""
    return _TITLED.search(fold(heading)) is None and _BEFORE_SITE.search(before) is not None


def is_title(text: str) -> bool:
    """Whether a heading may be the notice's own: not one over other notices, nor over a part or lot of this (三、中标信息)."""
    folded = fold(text)
    if _OTHERS.fullmatch(folded) or _PART.match(folded) or without_numbering(folded).rstrip(" :") in _PARTS:
        return False
    folded = _CODE_BEHIND.sub("", folded)
    of_part = section(folded) is not None or LOT_AT_START.match(folded) is not None
    return len(folded) > _LONGEST_HEAD or not of_part or _TITLED.search(folded) is not None


def stands_below_title(page: Page, line: Line) -> bool:
    """Whether a line says when a site published what stands above it, or where that comes from."""
    return page.folded.find(_CENTURY, *line) >= 0 and _BESIDE_TITLE.match(page.folded, *line) is not None
