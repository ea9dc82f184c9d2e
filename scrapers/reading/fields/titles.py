"""The title of a notice, and what can be read from it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from scrapers.numerals import COUNTING
from scrapers.reading.labels.labels import labels_in
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import FIRST_PART, PART_NUMBER
from scrapers.reading.lexicon.labels import section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Line, Page

TITLE_END = re.compile(rf"{any_of('title_ends')}(?:\([^()]*\))?\d?[.…\s]*$")
_ENDS_AS_ONE = re.compile(rf"(?:公告|公示)(?:\([{COUNTING}\d]{{1,2}}\)|\d{{1,2}})?$")
_TITLE_WORDS = re.compile(any_of("title_words"))
_NOT_A_TITLE = re.compile(rf"^(?:{any_of('no_title_begins')}|{any_of('no_title')}$)|{any_of('no_title_holds')}")
# 某某项目中标公告 2026-04-09 项目编号：
_RUN_ON = re.compile(
    rf"[^\s。;:|]{{2,110}}?(?:{any_of('title_kinds')}|{any_of('title_ends')})(?:\([^()]{{1,12}}\))?"
    r"(?=\s|$|:|[一二三1]\s?、|20\d\d|[\u4e00-\u9fff]{2,8}:|(?!公告|公示)[^\s。;:|]{4,40}?(?:受|\([^()]{0,6}(?:以下|简称)))"
)
_PIECE = re.compile(r"\S+")
_LONGEST_MENU = 600
# buttons in brackets: 【大】【中】【小】
_BUTTONS = re.compile(r"(?:\[[^\[\]]{1,2}\])+")
_SAME, _TOP = 8, 12
# 某县2022年“某某”工程学校 is of a project's name
_QUOTED = re.compile('[“”"]')
_BEFORE_PROJECT, _SHORTEST_NAME = "关于", 4
# shorter is a kind of notice (中标公告) behind the name in the lines before it, or an item of a menu
_SHORTEST_TITLE = 14
# 招标公告, 中标公告, 公告: a kind of notice and no project
_KIND_ALONE = re.compile(
    rf"(?:{any_of('title_tail', 'other_notices')}{{0,3}}{any_of('title_kinds')})|{any_of('no_title')}|{any_of('title_kinds')}"
)
_SAYS_NOTHING = re.compile(any_of("no_title", "title_kinds"))
_HEAD_LINES, _LONGEST_ITEM, _FEWEST_KINDS, _NEAR = 40, 14, 3, 3
_PART, _FIRST_PART = re.compile(PART_NUMBER), re.compile(FIRST_PART)
_TAIL = re.compile(
    rf"(?:[的之]?(?:(?<=项目|工程)采购|{any_of('title_tail')})*的?{any_of('title_kinds')}+)(?:\([^()]{{1,12}}\))?[.…\s]*$"
)
# 某某项目（第2、3包）中标公告及第1包废标公告
_TWO_KINDS = re.compile(rf"{any_of('title_tail')}{{1,3}}{any_of('title_kinds')}[及和与、](?=\S)")
_STAMP = re.compile(rf"^\[[^\[\]]{{0,8}}{any_of('title_kinds')}\]\s*")
_REMARK = re.compile(rf"\s?\({any_of('title_remarks')}\s?:[^()]*(?:\([^()]*\)[^()]*)*\).*$")
_ABOUT = re.compile(rf"^.{{2,40}}?(?:公司|中心|{any_of('organisations')})关于{any_of('undertakes')}?")
_ANNOUNCER = re.compile(r"(?:\[[^\[\]]*\]\s?)*(?P<who>[^\[\]]{4,40}?)关于")
_ORGANISATION = re.compile(
    rf"^(?:.{{2,20}}?公司(?:.{{2,8}}?{any_of('company_branches')})?|.{{2,16}}?银行.{{2,10}}?{any_of('bank_branches')}"
    rf"|.{{2,24}}?{any_of('organisations')})(?!关于)"
)


class Found(NamedTuple):
    """A field's value and where it stands; `end` 0 where it stands outside the text (a meta element)."""

    value: str
    start: int
    end: int


def read_title(page: Page) -> Found | None:
    """The title: what the page's head says, else the first lines that end as titles do."""
    if page.title and len(page.title) <= 200 and not _SAYS_NOTHING.fullmatch(page.title):
        at = page.text.find(page.title)
        if not _TITLE_WORDS.search(page.title) and (whole := _in_full(page, page.title)):
            return whole
        return Found(page.title, at, at + len(page.title)) if at >= 0 else Found(page.title, 0, 0)
    cut: Found | None = None
    short: Found | None = None
    menu = _menu(page)
    for number, line in enumerate(page.lines[:_HEAD_LINES]):
        folded = page.folded[line.start : line.end]
        start = line.start + len(folded) - len(folded.lstrip("# "))
        text, bare = page.text[start : line.end], folded.lstrip("# ")
        if number in menu:
            continue
        if _FIRST_PART.match(text) or len(text) > 200 or (short and labels_in(bare)):
            break
        if not _ends_as_title(bare):
            continue
        if len(text) < _SHORTEST_TITLE:
            short = short or _joined(page, page.lines[max(menu, default=-1) + 1 : number + 1])
            if short.end - short.start >= _SHORTEST_TITLE:
                return short
        elif not text.endswith("..."):
            return Found(text, start, line.end)
        else:
            cut = cut or Found(text, start, line.end)
    run_on = _run_on(page)
    whole = run_on if run_on and len(run_on.value) >= _SHORTEST_TITLE else None
    return cut or short or whole or _opening(page) or run_on or _behind_menu(page)


def _ends_as_title(bare: str) -> bool:
    """Whether a line ends as titles do, and is neither labelled nor the head of a part that ends so (专家名单)."""
    if not TITLE_END.search(bare) or _NOT_A_TITLE.search(bare.lstrip("-·> ")):
        return False
    if section(bare) == "experts" and not _SAYS_NOTHING.search(bare):
        return False
    return bool(_ENDS_AS_ONE.search(bare)) or not labels_in(bare)


def _menu(page: Page) -> set[int]:
    """Which of the first lines are items of a site's menu: several kinds of notices close together."""
    found = [
        (number, bare)
        for number, line in enumerate(page.lines[:_HEAD_LINES])
        if line.end - line.start < _LONGEST_ITEM
        and _KIND_ALONE.fullmatch(bare := page.folded[line.start : line.end].lstrip("# -·>|").strip())
    ]
    side_by_side = any(after - one == 1 and bare != other for (one, bare), (after, other) in pairwise(found))
    if len({bare for _, bare in found}) < _FEWEST_KINDS and not side_by_side:
        return set()
    last = next((after for (one, _), (after, _) in reversed(list(pairwise(found))) if after - one <= _NEAR), -1)
    return set(range(last + 1))


def _joined(page: Page, lines: list[Line]) -> Found:
    """A title set over several lines: what stands before its last one, as long as it reads like a heading."""
    first = last = lines[-1]
    for line in reversed(lines[:-1][-5:]):
        text = page.folded[line.start : line.end]
        if ":" in text or "。" in text or len(text) > 90 or text.startswith(("#", "- ", "当前")) or last.end - line.start > 160:
            break
        first = line
    parts = [part.strip() for part in page.text[first.start : last.end].split("\n")]
    named = f"{parts[0]} " if len(parts) > 1 and is_legal(parts[0]) else parts[0]
    return Found(named + "".join(parts[1:]), first.start, last.end)


def _in_full(page: Page, name: str) -> Found | None:
    """The line near the top that begins with what the head of the page says, and ends as titles do."""
    begins = name.strip()[:_SAME]
    for line in page.lines[:_TOP]:
        text = page.text[line.start : line.end]
        if len(text) <= 200 and text.startswith(begins) and TITLE_END.search(page.folded[line.start : line.end]):
            return Found(text, line.start, line.end)
    return None


def _run_on(page: Page) -> Found | None:
    """The title a first line begins with, where the line goes on behind it."""
    first = page.lines[0] if page.lines else None
    title = _RUN_ON.match(page.folded, first.start, first.end) if first else None
    if title is None or _NOT_A_TITLE.search(title.group()):
        return None
    return Found(page.text[slice(*title.span())], *title.span())


def _behind_menu(page: Page) -> Found | None:
    """The first piece between spaces that is a title, behind the menu and the buttons of a page in one line."""
    first = page.lines[0] if page.lines else None
    pieces = _PIECE.finditer(page.folded, first.start, min(first.end, first.start + _LONGEST_MENU)) if first else ()
    before = first.start if first else 0
    for piece in pieces:
        buttons = _BUTTONS.match(page.folded, *piece.span())
        title = _RUN_ON.match(page.folded, buttons.end() if buttons else piece.start(), piece.end())
        if title and title.end() - title.start() >= _SHORTEST_TITLE and not _NOT_A_TITLE.search(title.group()):
            named = is_legal(page.folded[before : piece.start()].strip())
            start = before if named else title.start()
            return Found(page.text[start : title.end()], start, title.end())
        before = piece.start()
    return None


def _opening(page: Page) -> Found | None:
    """The first line, where it speaks of a result though it does not end as a title does."""
    for line in page.lines[:1]:
        text = page.text[line.start : line.end].lstrip("# ")
        if (
            6 <= len(text) <= 120
            and _TITLE_WORDS.search(text)
            and not _NOT_A_TITLE.search(text)
            and not labels_in(page.folded[line.start : line.end])
        ):
            return Found(text, line.end - len(text), line.end)
    return None


def project_in(title: Found) -> Found | None:
    """The project's name: the title without what it says of the notice."""
    folded = fold(title.value)
    match = _TAIL.search(folded)
    if not match or match.start() < 4 or _PART.match(folded):
        return None
    both = _TWO_KINDS.search(folded, 4, match.end())
    stop = both.start() if both else match.start()
    remark = _REMARK.search(folded[:stop])
    if remark and remark.start() > 3:
        stop = remark.start()
    first, _, rest = title.value.partition(" ")
    if rest and not rest[0].isdigit() and is_legal(first) and len(rest) - (len(folded) - stop) > 4:
        return Found(title.value[len(first) + 1 : stop].strip(" -—_"), title.start, title.end)
    about = _ABOUT.match(folded) or _STAMP.match(folded)
    begin = about.end() if about and about.end() < stop else len(_BEFORE_PROJECT) if folded.startswith(_BEFORE_PROJECT) else 0
    return Found(title.value[begin:stop].strip(" -—_"), title.start, title.end)


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
    about = len(_BEFORE_PROJECT) if title.value.startswith(_BEFORE_PROJECT) else 0
    match = _ORGANISATION.match(fold(title.value)[about:])
    if match is None or len(match.group()) < _SHORTEST_NAME or _QUOTED.search(match.group()):
        return None
    start, end = about, about + match.end()
    return Found(title.value[start:end], title.start + start if title.end else 0, title.start + end if title.end else 0)
