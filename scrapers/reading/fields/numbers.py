"""The project's number: under its label or head, in the brackets of the title, behind the project's name."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.fields.found import Found
from scrapers.reading.labels.entries import Entry, Head, Plain, Value
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page

_NUMBER_IN_BRACKETS = re.compile(
    rf"(?<![政册书照组包件编划同约])[(\[]?{any_of('number_of')}(?:\s?:|[为是]:?|(?<=编号)(?=[A-Z\d\[]))\s?"
    # a bracket within it closes: 青采(2026)第031号
    r"(?P<number>(?:\[[^()\[\]\s]{1,12}\]|\([^()\[\]\s]{1,12}\)|[A-Za-z0-9\u4e00-\u9fff\-_/\[\](). ,]){3,60}?)"
    r"(?=[)\]]{1,2}(?:[^\w\-]|$|[\u4e00-\u9fff])|[\s,。;]|$)"
)
# 招标编号 Bid No.：
_FOREIGN_LABEL = re.compile(r"[A-Za-z][A-Za-z .]{1,24}:\s?")
_NUMBER_NOTE = re.compile(rf"\s*\((?:{any_of('number_notes')}|[\u4e00-\u9fff]{{2,12}}号\s?:).*$")
_NUMBER_STOP = re.compile(
    rf",(?![A-Za-z\d\-]{{5,}})|(?<=[A-Za-z0-9])的(?=[\u4e00-\u9fff])|[。;]|\s{{2,}}|\s+\d{{1,2}}\s?[、.](?=\s?[\u4e00-\u9fff])|(?<=[A-Za-z0-9)\]])\s+(?=[\u4e00-\u9fff]{{3}})"
    # the label behind it ran into it: RC-2016-0560公告类型：
    rf"|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff]{{2,8}}:)|{any_of('number_stops')}"
)
_LABEL_BEFORE = re.compile(r"(?P<label>[\u4e00-\u9fff()/]{1,16}?)[\s:为是]*$")
# “某某项目”（编号：, 某某工程（编号：
_QUOTED_PROJECT = re.compile(rf"[“\"][^“”\"\n]{{2,44}}{any_of('ends_of_projects')}[”\"]$")
_ENDS_AS_PROJECT = re.compile(rf"{any_of('ends_of_projects')}$")
_PROJECTS, _OTHERS = re.compile(any_of("numbered_projects")), re.compile(any_of("numbered_others"))
# 编号为：某审经[2017]10号 批准建设
_APPROVED = re.compile(rf"\s{{0,2}}(?:文件?\s?)?{any_of('approved')}")
_NUMBER_ALONE_LABELS, _LONGEST_LABEL = ("编号", "编码"), 24
_OF_PLACES = ("contact", "address")
_NEXT_BEST = frozenset(
    (
        "标段编号",
        "标段包编号",
        "标项编号",
        "标项编码",
        "标包编号",
        "标包编码",
        "标段编码",
        "工程编号",
        "采购执行编号",
        "公告编号",
        "招标代理机构招标编号",
        "代理机构招标编号",
    )
)
_LOT_CODE = re.compile(r"(?=(?:\D{0,20}\d){4})[A-Za-z0-9\-_/().\[\]]{6,40}")
_DIGIT = re.compile(r"\d")
_NUMBER_ALONE = re.compile(r"(?=(?:[^\d]*\d){3})[A-Za-z0-9\-_/#().\[\]]{4,40}")
# HW-2026-0101（第1包）: the lot is none of the project's number
# X-1（1标段）; X-1某某项目中标公告, of a title that begins with its number
_LOT_BEHIND = re.compile(
    rf"(?<=[\dA-Za-z号)\]])\s?[(\[]\s?{LOT}\s?[)\]]$|(?<=\d)(?=[\u4e00-\u9fff])[^\n]{{6,80}}{any_of('announcements')}$"
)
# XM-2026-01（采购: the label in the bracket has a value of its own; the same number twice, of the project and its plan
_LABEL_BEGUN, _TWICE = re.compile(r"\s?[(\[][^()\[\]\d]{0,16}$"), re.compile(r"(?P<number>[^()]{4,60})\s?\((?P=number)\)")
# 妇科医疗设备采购（GXZC2018-J1-21797）: a project's name with its number behind it
NUMBER_BEHIND = re.compile(
    r"[^()]{2,120}(?<=[\u4e00-\u9fff])\s?(?P<opens>\[|\(\[?)(?P<number>(?=[^()]*\d{3})[A-Za-z][A-Za-z0-9\-_/.]{5,40}(?:\([^()]{1,6}\))?)[)\]]{0,2}\s*$"
)
# 某某项目（QX-2026-0117）中标公告
_CODE_IN_TITLE = re.compile(
    r"[(\[](?P<number>(?=[^()\[\]]*[A-Za-z])(?=[^()\[\]]*\d{3})[A-Za-z0-9][A-Za-z0-9\-_/.]{5,40}(?:\([^()]{1,6}\))?"
    r"|[\u4e00-\u9fffA-Z]{1,8}[(\[]20\d\d[)\]][\u4e00-\u9fffA-Z]{0,4}\d{1,6}号)[)\]]"
)
_CODE_OF_PROJECT = re.compile(
    r"(?:项目|工程|采购)\((?P<number>(?=[^()]*\d{2})(?:[A-Z][A-Za-z0-9]{1,12}(?:[-_/.][A-Za-z0-9]{1,16}){1,5}|[A-Z]{1,4}\d{8,20}))\)(?=于|已|经|的|,|进行|在|评|因|报名|中标|成交|废标|流标|投标|响应|公告|开标|招标|采购|谈判|磋商|询价|比选|第)"
)
# …采购框架（ZB-2026-2）部分标包…, where the title holds what stands before it
_CODE_BEHIND = re.compile(
    r"\((?:编号)?(?P<number>(?=[^()]*\d{3})(?=[^()]*[A-Za-z\u4e00-\u9fff])[A-Za-z\u4e00-\u9fff]{0,8}[A-Za-z0-9\-_/.]{4,40})\)(?=[\u4e00-\u9fff])"
)
_BEFORE_CODE = 6
# 编号:(QX-G20180104)的政府采购活动中
_IN_BRACKETS = re.compile(r"\((?P<number>(?=[^()]*\d{3})[A-Za-z0-9][A-Za-z0-9\-_/.]{4,40})\)(?=[\u4e00-\u9fff])")
# 项目编号 QX2026-11（采购备案号：2026-3345): a gap behind a label, in a line with a colon behind another
_SPACED = re.compile(
    rf"^\s*(?:\d{{1,2}}[.、]|[{COUNTING}]{{1,2}}、)?\s?(?!标段){any_of('number_of')} {{1,4}}"
    r"(?P<number>(?=\S{0,20}\d{3})[A-Za-z0-9\-_/\[\]]{5,40})(?=[\s(]|$)",
    re.MULTILINE,
)
_OPENING = 1_500
# the pages of listed companies print the number of the announcement, and of their share: 300999.SZ
_LISTED = re.compile(r"证券(?:代码|简称)|股票(?:代码|简称)|股份代[号號]|[ABH]股(?:代码|简称)")
_NEAR = 48
_OF_NOTICE = ("公告编号", "公告编码")
_TICKER = re.compile(r"\d{4,6}\.[A-Z]{2}")
# a number counts: 广银 is the stump of one, ZC-**-***S what a mask left
_COUNTS = re.compile(rf"[\d{COUNTING}〇○]|[A-Za-z]{{4}}")
PLACEHOLDER = re.compile(r"^[/\\\-—无\s.*]*$")


def read_number(page: Page, outline: Outline, title: Found | None) -> Found | None:
    """The number of a project, None where none is printed."""
    values = outline.values("project_number")
    values += [
        value
        for value in outline.values("project_number_other")
        if value.word.key in ("招标文件编号", "采购文件编号", "委托代理编号")
    ]
    for value in values:
        found = _clean_number(page, value.start, value.end)
        if found:
            return found
    if (found := _under_heading(page, outline) or _in_column(page, outline)) is not None:
        return found
    for value in outline.values("project_name"):
        if behind := NUMBER_BEHIND.match(page.folded, value.start, value.end):
            return _clean_number(page, *behind.span("number"))
    for start, end in [(title.start, title.end)] if title and title.end else []:
        found = _bracketed_number(page, start, end)
        if found:
            return found
    found = _bracketed_number(page, 0, min(len(page.folded), 3000))
    spaced = _SPACED.search(page.folded, 0, _OPENING) if found is None else None
    found = _clean_number(page, *spaced.span("number")) if spaced else found
    return found or _of_a_lot(page, outline) or _in_title(page, title) or _of_project(page) or _behind_name(page, title)


def _behind_name(page: Page, title: Found | None) -> Found | None:
    """A code in brackets behind words of the title, in the first sentences."""
    words = fold(title.value) if title else ""
    for code in _CODE_BEHIND.finditer(page.folded, 0, _OPENING) if words else ():
        before = page.folded[max(0, code.start() - _BEFORE_CODE) : code.start()]
        if len(before) == _BEFORE_CODE and before in words:
            return Found(page.text[slice(*code.span("number"))], *code.span("number"))
    return None


def _of_project(page: Page) -> Found | None:
    """A code in brackets behind the word for projects, in the first sentences: 某某项目（QX-2026-12）于…开标."""
    told = _CODE_OF_PROJECT.search(page.folded, 0, _OPENING)
    return Found(page.text[slice(*told.span("number"))], *told.span("number")) if told else None


def _of_a_lot(page: Page, outline: Outline) -> Found | None:
    """The number of a lot, the works or the announcement where the project's own is not printed; never a plan's."""
    for value in outline.values("project_number_other"):
        if value.word.key in _OF_NOTICE and _LISTED.search(page.folded):
            continue
        if value.word.key in _NEXT_BEST and (found := _clean_number(page, value.start, value.end)):
            return found
    # 标段编号 | XHSL202603007-SG1, of a page about one lot
    lots = [value for value in outline.values("lot") if value.word.key in _NEXT_BEST]
    codes = {page.folded[value.start : value.end] for value in lots}
    return _clean_number(page, lots[0].start, lots[0].end) if len(codes) == 1 and all(map(_LOT_CODE.fullmatch, codes)) else None


def _in_title(page: Page, title: Found | None) -> Found | None:
    """A code in brackets of the title."""
    code = _CODE_IN_TITLE.search(page.folded, title.start, title.end) if title and title.end else None
    if code is None or _TICKER.fullmatch(code["number"]):
        return None
    return Found(page.text[slice(*code.span("number"))], *code.span("number"))


def _under_heading(page: Page, outline: Outline) -> Found | None:
    """A number that stands alone in a line under a head like 采购项目名称及编号."""
    numbered = False
    for entry in outline.body:
        if isinstance(entry, Head):
            numbered = entry.kind in ("project_name", "project_number") and "编号" in page.folded[entry.start : entry.end]
        elif numbered and _is_numbers(entry) and _NUMBER_ALONE.fullmatch(page.folded[entry.start : entry.end]):
            return _clean_number(page, entry.start, entry.end)
    return None


def _in_column(page: Page, outline: Outline) -> Found | None:
    """A number that a table has in a column, the same in every row."""
    cells = {cell.text: cell for cell in outline.cells("project_number")}
    return _clean_number(page, *next(iter(cells.values()))[:2]) if len(cells) == 1 else None


def _is_numbers(entry: Entry) -> bool:
    """Whether an entry may be a number under its head: no value that a label says to be a postcode or a telephone."""
    return isinstance(entry, Plain) or (isinstance(entry, Value) and entry.word.kind not in _OF_PLACES)


def _bracketed_number(page: Page, start: int, end: int) -> Found | None:
    for match in _NUMBER_IN_BRACKETS.finditer(page.folded, start, end):
        label = _LABEL_BEFORE.search(page.folded, max(0, match.start("number") - _LONGEST_LABEL), match.start("number"))
        quoted = label is not None and _QUOTED_PROJECT.search(page.folded, max(0, label.start() - _NEAR), label.start())
        if label and not _numbers_a_project(label["label"].lstrip("(") if quoted else label["label"]):
            continue
        if _APPROVED.match(page.folded, match.end("number")):
            continue
        if label and label["label"].endswith(_OF_NOTICE) and _LISTED.search(page.folded):
            continue
        found = _clean_number(page, match.start("number"), match.end("number"))
        if found and any(c.isdigit() for c in found.value):
            return found
    return None


def _numbers_a_project(words: str) -> bool:
    """Whether a label is of a project's number: of what is bought and how, never of a permit, a plan, an account or a thing."""
    name, _, own = words.rpartition("(")
    if own in _NUMBER_ALONE_LABELS and _ENDS_AS_PROJECT.search(name):
        return True
    return words in _NUMBER_ALONE_LABELS or bool(_PROJECTS.search(words) and not _OTHERS.search(words))


def _clean_number(page: Page, start: int, end: int) -> Found | None:
    start += len(page.folded[start:end]) - len(page.folded[start:end].lstrip("| "))
    folded = page.folded[start:end]
    # 证券代码：300999 证券简称：甲乙股份 编号：临2026-017
    if _LISTED.search(page.folded, max(0, start - _NEAR), start):
        return None
    if foreign := _FOREIGN_LABEL.match(folded):
        start, folded = start + foreign.end(), folded[foreign.end() :]
    note = _NUMBER_NOTE.search(folded)
    if note:
        folded = folded[: note.start()]
    stop = _NUMBER_STOP.search(folded)
    # X-1;X-2 are several numbers, X-1;该工程 is none behind the first
    several = stop is not None and stop.group() == ";" and len(folded) < 90 and _DIGIT.search(folded, stop.end())
    if stop and stop.start() > 2 and not several:
        folded = folded[: stop.start()]
    if behind := NUMBER_BEHIND.match(folded) or _IN_BRACKETS.match(folded):
        start, folded = start + behind.start("number"), behind["number"]
    folded = folded.rstrip(" ,;。")
    folded = _LABEL_BEGUN.sub("", _LOT_BEHIND.sub("", folded[: _closing(folded)]))
    if twice := _TWICE.fullmatch(folded):
        folded = twice["number"]
    # 备案号：鲁ICP备12345678号, of the site
    if "*" in page.folded[start : start + len(folded) + 1] or "(略)" in folded or "ICP" in folded or not _COUNTS.search(folded):
        return None
    if not folded or PLACEHOLDER.match(folded) or len(folded) > 120 or folded.endswith("..."):
        return None
    return Found(page.text[start : start + len(folded)].strip().replace("\xa0", " "), start, start + len(folded))


def _closing(text: str) -> int:
    """Where a bracket closes that did not open in the text, or its end."""
    depth = 0
    for i, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if depth < 0:
            return i
    return len(text)
