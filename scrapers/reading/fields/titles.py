"""The title of a notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise

from scrapers.numerals import COUNTING
from scrapers.reading.fields.found import Found
from scrapers.reading.fields.site.menus import HEAD_LINES, KIND_ALONE, TITLE_END, is_menu, menu_lines
from scrapers.reading.fields.title_in_line import (
    NOT_A_TITLE,
    OF_SITE,
    PART,
    SHORTEST_TITLE,
    SITE_NAME,
    STAMPED,
    TITLE_WORDS,
    begins_title,
    going_on,
    over_day,
)
from scrapers.reading.fields.title_type import says_kind_alone, title_type, without_column, without_site
from scrapers.reading.labels.labels import labels_in
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import FIRST_PART, PROJECT_NUMBERED
from scrapers.reading.lexicon.labels import label, section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.aside import names_office, stands_below_title
from scrapers.reading.page.page import Line, Page

_ENDS_AS_ONE = re.compile(rf"(?:公告|公示)(?:\([{COUNTING}\d]{{1,2}}\)|\d{{1,2}})?$")
# # 公告标题：
_TITLE_LABEL = re.compile(r"[# ]*(?:(?:公告|公示|信息|文章|通知)?标题\s?:\s?)?")
_ALIKE, _SAME, _TOP, _LONGEST_TITLE, _SHORTEST_IN_CELL, _ITEMS, _OPENING, _MOST_LAYOUTS = 4, 8, 12, 200, 8, 2, 3_000, 4
_PATH = re.compile(r"\s*(?:[^\s:>]{0,6}位置\s?:|首页)[^\n]{0,80}?[>»›→](?P<last>[^>»›→\n]{6,200})$", re.MULTILINE)
_BESIDE = re.compile(r"\s[·•]\s|\||www\.|https?:")
# 成 交 公 告
_SPREAD = re.compile(r"(?:[一-鿿] ){2,11}[一-鿿]")
_STOPS, _SAYS_NOTHING = re.compile("[:。;|>]"), re.compile(rf"{any_of('no_title', 'title_kinds')}|.{{1,3}}标?段?")
_FIRST_PART = re.compile(FIRST_PART)
# what stands above 公告 in the menu of a company's site
_OF_MENU = re.compile(
    "(?:关于|联系|走进)我们|(?:个人|公司|企业|机构|小微)(?:业务|金融)|(?:新闻|服务|投资者)(?:中心|关系)|(?:网上|电子|手机)银行"
)
# 公告名称：, in a page whose head says what kind of notice it is and no more
_NAMED = re.compile(r"(?<![原始标购选正更])(?:公告|公示)(?:名称|标题)\s?[:|\t\n]\s{0,3}(?P<title>[^\s:。;]{14,200})(?=\s|$)")
# the number of the project in a line of its own below the title
_NUMBER_BELOW = re.compile(r"\s[(\[](?=[^()]{0,40}\d{3})[A-Za-z0-9][A-Za-z0-9\-_/]{5,40}[)\]]$")
# 某某中标公告（招标编号：X-1）
_NUMBER_BEHIND = re.compile(rf"(?<=公[告示])\s?{PROJECT_NUMBERED}[^()\n]{{1,60}}(?:\([^()\n]{{1,20}}\)[^()\n]{{0,20}})?\)\s*$")
# blanks before the kind of notice, of a form filled in
_BLANKS = re.compile(rf"(?<=[\u4e00-\u9fff)])\s{{2,20}}(?={any_of('title_tail')}{{1,4}}{any_of('title_kinds')}$)")


def read_title(page: Page) -> Found | None:
    """The title: what the page's head says, else the first lines that end as titles do."""
    found = _at_end_of_path(page) or _heading(page)
    # of a site, or of whose site it is
    if found is None or names_office(found.value) or (not TITLE_WORDS.search(found.value) and _is_of_site(page, found.value)):
        found = _in_lines(page) or _in_cell(page) or over_day(page, alone=True) or found
    if found is None:
        return None
    if says_kind_alone(kind := fold(found.value)) and (named := _named(page, kind) or _fuller(page, found)):
        return named
    blanks = _BLANKS.search(fold(found.value))
    return found._replace(value=found.value[: blanks.start()] + found.value[blanks.end() :]) if blanks else found


def _is_of_site(page: Page, head: str) -> bool:
    """Whether the head of a page is a site's, by its ending, or the first lines announce what it has no words of: 青溪易招."""
    printed = any(page.text[slice(*line)].strip() == head.strip() for line in page.lines[:HEAD_LINES])
    told = None if printed or SITE_NAME.search(head) else _in_lines(page)
    if told is None or _STOPS.search(fold(told.value)) or title_type(told.value) is None:
        return SITE_NAME.search(head) is not None
    return not any(head[at : at + _ALIKE] in told.value for at in range(max(1, len(head) - _ALIKE + 1)))


def _at_end_of_path(page: Page) -> Found | None:
    """The title that a path in one line leads to and the line below repeats: 您的位置：首页 > 中标公告 > 某某中标公告."""
    for path, below in pairwise(page.lines[:_TOP]):
        title = page.folded[slice(*below)].strip()
        leads = _PATH.match(page.folded, *path) if len(title) >= SHORTEST_TITLE else None
        if leads and leads["last"].strip() == title and TITLE_END.search(title):
            return Found(page.text[slice(*below)].strip(), *below)
    return None


def _named(page: Page, kind: str) -> Found | None:
    """The title under the label of the notice's name, where it is of the kind that the head of the page says."""
    named = _NAMED.search(page.folded, 0, _OPENING)
    if named is None or not TITLE_END.search(named["title"]) or title_type(kind) not in (None, title_type(named["title"])):
        return None
    return Found(page.text[slice(*named.span("title"))], *named.span("title"))


def _fuller(page: Page, head: Found) -> Found | None:
    """The title in the first lines that says more than the head of the page, which says a kind alone, or a site's column."""
    lines = [text for line in page.lines[:_TOP] if len(text := page.folded[slice(*line)]) >= SHORTEST_TITLE]
    titles = {line for line in lines if _ends_as_title(line) and not is_menu(line)}
    # several titles are a list of notices
    found = _in_lines(page) if len(titles) == 1 else None
    # two blanks or more part the items of a menu
    more = found is not None and found.value.count(" ") < _ITEMS and not says_kind_alone(fold(found.value))
    # 招标公告-某某医院, which the page does not print
    alike = head.end == 0 or (found is not None and title_type(found.value) == title_type(fold(head.value)))
    return found if more and alike else None


def _heading(page: Page) -> Found | None:
    """What the page's head says, the whole line where it is cut short there."""
    if not page.title or len(page.title) > _LONGEST_TITLE or _SAYS_NOTHING.fullmatch(page.title):
        return None
    title = without_column(page, without_site(page.title))
    if not title or _SAYS_NOTHING.fullmatch(title):
        return None
    if not TITLE_WORDS.search(title) and (whole := _in_full(page, title)):
        return whole
    if not TITLE_END.search(fold(title)) and (whole := _continued(page, title)):
        return whole
    at = page.text.find(title)
    if at < 0 and (number := _NUMBER_BELOW.search(fold(title))) and TITLE_END.search(fold(title[: number.start()])):
        title = title[: number.start()]
        at = page.text.find(title)
    return Found(title, at, at + len(title)) if at >= 0 else Found(title, 0, 0)


def _in_lines(page: Page) -> Found | None:
    cut: Found | None = None
    short: Found | None = None
    menu = menu_lines(page)
    begins = max(menu, default=-1) + 1
    for number, line in enumerate(page.lines[:HEAD_LINES]):
        labelled = _TITLE_LABEL.match(page.folded, *line)
        start = labelled.end() if labelled else line.start
        remark = _NUMBER_BEHIND.search(page.folded, start, line.end)
        end = remark.start() if remark else line.end
        text, bare = page.text[start:end], page.folded[start:end]
        if number in menu or is_menu(bare) or stands_below_title(page, line):
            continue
        if _SPREAD.fullmatch(bare) and _ends_as_title(bare.replace(" ", "")):
            spread = _joined(page, page.lines[begins : number + 1])
            if len(spread.value) >= SHORTEST_TITLE:
                return spread
        if _FIRST_PART.match(text) or len(text) > _LONGEST_TITLE or (short and labels_in(bare)):
            break
        if STAMPED.match(bare):
            return Found(text, start, end)
        if not _ends_as_title(bare) or PART.match(bare):
            continue
        if len(text) < SHORTEST_TITLE:
            if short is None or KIND_ALONE.fullmatch(fold(short.value)):
                # 中标公告 of a site, and below it a title and 中标公告 once more
                joined, begins = _joined(page, page.lines[begins : number + 1]), number + 1
                if joined.end - joined.start >= SHORTEST_TITLE:
                    return joined
                short = joined if short is None or not KIND_ALONE.fullmatch(fold(joined.value)) else short
        elif not text.endswith("..."):
            return _with_line_above(page, number, Found(text, start, end))
        else:
            cut = cut or Found(text, start, end)
    return cut or over_day(page) or short or going_on(page)


def _in_cell(page: Page) -> Found | None:
    """The title that is all a row holds, in one cell over its columns: the first filled one, or the first such below a menu."""
    rows = (row for grid in page.grids[:_MOST_LAYOUTS] if not grid.flat for row in grid.rows if any(cell.text for cell in row))
    for row in islice(rows, _TOP):
        cell, *others = {cell for cell in row if cell.text}
        if others or "\n" in cell.text:
            return None
        title = Found(page.text[slice(*page.span(cell.start, cell.end))], *page.span(cell.start, cell.end))
        of_menu = _BESIDE.search(cell.text) or is_menu(cell.text) or KIND_ALONE.fullmatch(cell.text) is not None
        if _SHORTEST_IN_CELL <= len(cell.text) <= _LONGEST_TITLE and _ends_as_title(cell.text) and not of_menu:
            return title
    return None


def _ends_as_title(bare: str) -> bool:
    """Whether a line ends as titles do, and is neither labelled nor the head of a part that ends so (专家名单, 定标候选人)."""
    if not TITLE_END.search(bare) or NOT_A_TITLE.search(bare.lstrip("-·> ")):
        return False
    if ((word := label(bare)) and word.kind == "candidate") or (section(bare) == "experts" and not _SAYS_NOTHING.search(bare)):
        return False
    return bool(_ENDS_AS_ONE.search(bare)) or not labels_in(bare)


def _with_line_above(page: Page, number: int, title: Found) -> Found:
    """A title with the line above it, where the page prints elsewhere in one what stands on both sides of the break."""
    above = page.lines[number - 1] if number else None
    if above is None or above.end - above.start < _SAME or _STOPS.search(page.folded, *above):
        return title
    before = page.text[above.start : above.end]
    if begins_title(Found(before, *above), title):
        return Found(before + title.value, above.start, title.end)
    seam = before[-_SAME:] + title.value[:_SAME]
    return Found(before + title.value, above.start, title.end) if seam in page.text else title


def _joined(page: Page, lines: Sequence[Line]) -> Found:
    """A title set over several lines: what stands before its last one, as long as it reads like a heading."""
    first = last = lines[-1]
    for line in reversed(lines[:-1][-5:]):
        text = page.folded[line.start : line.end]
        if (
            (len(text) < SHORTEST_TITLE and (OF_SITE.search(text) or _OF_MENU.fullmatch(text)))
            or ":" in text
            or is_menu(text)
            or _BESIDE.search(text)
            or SITE_NAME.search(text)
            or "。" in text
            or len(text) > 90
            or text.startswith(("#", "- ", "当前"))
            or last.end - line.start > 160
        ):
            break
        first = line
    labelled = _TITLE_LABEL.match(page.folded, first.start)
    start = labelled.end() if labelled else first.start
    parts = [_closed(part.strip()) for part in page.text[start : last.end].split("\n")]
    named = f"{parts[0]} " if len(parts) > 1 and is_legal(parts[0]) else parts[0]
    return Found(named + "".join(parts[1:]), start, last.end)


def _closed(part: str) -> str:
    """A line without the blanks between its letters: 成 交 公 告."""
    return part.replace(" ", "") if _SPREAD.fullmatch(part) else part


def _in_full(page: Page, name: str) -> Found | None:
    """The line near the top that begins with what the head of the page says, and ends as titles do."""
    begins = name.strip()[:_SAME]
    for line in page.lines[:_TOP]:
        text = page.text[line.start : line.end]
        begun = len(text) <= _LONGEST_TITLE and text.startswith(begins)
        if begun and TITLE_END.search(page.folded[slice(*line)]) and not is_menu(page.folded[slice(*line)]):
            return Found(text, line.start, line.end)
    return None


def _continued(page: Page, name: str) -> Found | None:
    """The line near the top that is what the head of the page says, with the kind of notice in the line below."""
    for line, below in pairwise(page.lines[:_TOP]):
        kind = page.folded[below.start : below.end]
        ends = len(kind) < SHORTEST_TITLE and _ENDS_AS_ONE.search(kind) and not is_menu(kind)
        if page.text[line.start : line.end] == name.strip() and ends:
            return Found(name.strip() + page.text[below.start : below.end], line.start, below.end)
    return None
