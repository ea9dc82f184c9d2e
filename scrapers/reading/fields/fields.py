"""The notice's own fields: title, day, project, buyer, agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.notice import NoticeType
from scrapers.numerals import COUNTING
from scrapers.reading.fields.found import Found, in_box
from scrapers.reading.fields.numbers import NUMBER_BEHIND, PLACEHOLDER, read_number
from scrapers.reading.fields.parties import read_parties
from scrapers.reading.fields.published import read_day
from scrapers.reading.fields.site.numbered import name_over_number, name_within
from scrapers.reading.fields.title_parts import project_in, without_remark
from scrapers.reading.fields.title_type import LABELLED, title_type
from scrapers.reading.fields.titles import read_title
from scrapers.reading.fields.told_events import begins_sentence, name_by_event
from scrapers.reading.fields.told_names import name_in_prose
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.values.dates import Day

# the head of a column beside 项目, who recommends
_NO_PROJECT = re.compile(r".{0,14}(?:要求|条件|概况)$|评标委员会|评审(?:委员会|小组)")
_SHORTEST_OF_LOT = 8
_THING, _LONGEST_THING = re.compile(r"(?:物资|货物|设备|服务)名称|(?:采购)?品名|(?:采购|比选|招标|询价|谈判|磋商|遴选)内容"), 30
_CLAUSES = re.compile(r"[。;:,、()\n]")
_CONTRACTS = ("合同", "合约")
# more is a page run together
_SHORTEST_NAME, _LONGEST_NAME = 3, 200
# a title of the portal's own: 某某电子交易平台成交公告; of a company about itself: 子公司收到中标通知书的公告
_PLATFORM = re.compile(rf"^在.{{2,16}}[中时]|{any_of('platforms')}$|收到(?:.{{0,6}}(?:通知书|函))?$")
# …, 原 of 原项目编号; 某某工程监理/1标段
_NAME_ENDS = re.compile(
    rf"\s{{3,}}|[。;]|{any_of('name_stops')}\s?:|\s原$|{any_of('name_tails_of_lots')}$|/\s?第?[{COUNTING}\d]{{1,3}}{any_of('numbered_lots')}$"
)
# a form filled in: 该项目某某工程（标段名称）的施工
_FILLED_IN = re.compile(r"(?:[该本]项目)?(?P<name>[^\n]{3,150}?)\s?\((?:标段|项目|工程)名称\)")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# ****点击查看管理站: what a portal shows of a name to those who have not paid
_MASKED = re.compile(r"\*{2}|点击[^\s]{0,4}查看|登录[^\s]{0,3}查看|\(略\)")
# 某某工程（编号：, whose number stands in the next line
_BEGUN = re.compile(r"\s?[（(]+(?:[\u4e00-\u9fff]{0,6}[:：])?\s*$")
_CLOSES = re.compile("[)）]")
_PAPERS = ("文件", "办法", "规定", "细则", "制度", "目录")
_ABOUT = ("关于", "关于对", "关于公布", "关于公示")
_ENDS_AS_PROJECT, _SAYS_WON = re.compile(rf"{any_of('ends_of_projects')}(?:单位|公司|队伍)?$"), re.compile(any_of("won"))


class Fields(NamedTuple):
    """Fields found on a page; each with its place, or None."""

    title: Found | None
    day: Day | None
    number: Found | None
    name: Found | None
    buyer: Found | None
    agency: Found | None
    region: Found | None


def read_fields(page: Page, outline: Outline) -> Fields:
    """All fields of a notice."""
    title = read_title(page)
    name = _project_name(page, outline, title)
    told = name_by_event(page) if name is None and len({*outline.cells("project_name")}) < 2 else None
    buyer, agency = read_parties(page, outline, title, name or begins_sentence(page, told))
    return Fields(
        title=title,
        day=read_day(page, outline),
        number=read_number(page, outline, title),
        name=name or told or _title_itself(outline, title),
        buyer=buyer,
        agency=agency,
        region=in_box(page, outline, "行政区域"),
    )


def of_type(fields: Fields, notice_type: NoticeType) -> Fields:
    """A page's fields; of one that is no step of a project no name that is all its title says, and nobody who buys nothing."""
    if notice_type is not NoticeType.OTHER:
        return fields
    name, title = fields.name, fields.title
    # 关于选定某某法律顾问的公告 says what was done with it
    if name and title and (name.start, name.end) == (title.start, title.end) and not _ENDS_AS_PROJECT.search(fold(name.value)):
        before = title.value.partition(name.value)[0]
        name = None if not before or before.endswith(_ABOUT) else name
    # 关于废止部分规范性文件的公告
    name = None if name and name.value.endswith(_PAPERS) else name
    named = name is not None or fields.number is not None or title is None
    return fields._replace(name=name, buyer=fields.buyer if named else None)


def _project_name(page: Page, outline: Outline, title: Found | None) -> Found | None:
    values = outline.values("project_name")
    if "采购项目名称" in outline.summary:
        # the name of the works is not the project's where the box names it
        values = [value for value in values if "项目" in value.word.key]
    # 合同名称 after 项目名称: the contract's own name is not its project's
    values.sort(key=lambda value: value.word.key.startswith(_CONTRACTS))
    for value in values:
        found = _clean_name(page, value.start, value.end)
        if found:
            return found
    cells = {cell.text: cell for cell in outline.cells("project_name")}
    if len(cells) == 1:
        cell = next(iter(cells.values()))
        found = _clean_name(page, cell.start, cell.end)
        if found:
            return found
    named = in_box(page, outline, "采购项目名称") or _without_number(name_in_prose(page))
    # a table of several projects: the title speaks of none of them
    titled = project_in(title) if title and len(cells) < 2 and not named else None
    titled = titled if titled and not _PLATFORM.search(titled.value) else None
    titled = (name_within(page, titled) or titled) if titled else None
    return named or titled or _of_lot(page, outline) or name_over_number(page) or _of_thing(page, outline)


def _title_itself(outline: Outline, title: Found | None) -> Found | None:
    """The title that is the project's name and says nothing of the notice, over labels of one."""
    words = fold(title.value) if title else ""
    named = _ENDS_AS_PROJECT.search(words) and not _SAYS_WON.search(words) and title_type(words) is None
    # 某某银行集中采购, of a site
    return title if named and title and title.end and outline.values(*LABELLED) else None


def _without_number(named: Found | None) -> Found | None:
    """A name that a sentence tells, without its number in brackets: 对某某采购（AB-2026-1）进行了招标."""
    behind = NUMBER_BEHIND.match(fold(named.value)) if named else None
    if named is None or behind is None:
        return named
    end = behind.start("opens")
    return Found(named.value[:end].strip(), named.start, named.start + end)


def _of_lot(page: Page, outline: Outline) -> Found | None:
    """The name that a notice of one lot prints for it under 标段(包)名称, where it names its project nowhere else."""
    # of works a 标段 may be all there is, a 包 is a part of what was bought
    values = [
        value for value in outline.values("lot_name") if value.word.qualifier or value.word.key.startswith(("标段", "标项"))
    ]
    lots = {lot["lot"] for lot in LOT_ANYWHERE.finditer(page.folded)}
    if len({page.folded[value.start : value.end] for value in values}) != 1 or len(lots) > 1:
        return None
    named = _clean_name(page, values[0].start, values[0].end)
    # under 标段名称 a short name is the lot's alone: 施工一标段
    shortest = _SHORTEST_OF_LOT if values[0].word.qualifier else _SHORTEST_OF_LOT * 2
    shortest = _SHORTEST_NAME if values[0].word.key.startswith("标项") else shortest
    return named if named and len(named.value) >= shortest else None


def _of_thing(page: Page, outline: Outline) -> Found | None:
    """What is bought, where a label names it once and nothing names the project: 物资名称：无砟轨道用减水剂."""
    values = [value for value in outline.values("item") if _THING.fullmatch(value.word.key) and value.end > value.start]
    told = {page.folded[value.start : value.end].strip() for value in values}
    alone = len(told) == 1 and all(len(text) <= _LONGEST_THING and not _CLAUSES.search(text) for text in told)
    return _clean_name(page, values[0].start, values[0].end) if alone else None


def _clean_name(page: Page, start: int, end: int) -> Found | None:
    if form := _FILLED_IN.match(page.folded, start, end):
        start, end = form.span("name")
    if _MASKED.search(page.folded, start, end):
        return None
    text = page.text[start:end]
    cut = _NAME_ENDS.search(page.folded[start:end])
    if cut and cut.start() > 3:
        text = text[: cut.start()]
    if behind := NUMBER_BEHIND.match(page.folded[start : start + len(text)]):
        text = text[: behind.start("opens")]
    text = _BEGUN.sub("", without_remark(text).strip(" .。;；"))
    if text.startswith(("（", "(")) and not _CLOSES.search(text):
        text = text.lstrip("（( ")
    if not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME or PLACEHOLDER.match(text) or _NO_PROJECT.match(text):
        return None
    return Found(_unbroken(page, " ".join(text.split("\n"))), start, start + len(text))


def _unbroken(page: Page, name: str) -> str:
    """A name without the blanks that broken lines left in it, where the page prints it without them too: 询比采 购项目."""
    joined = _BLANK.sub("", name)
    return joined if joined != name and joined in page.text else name
