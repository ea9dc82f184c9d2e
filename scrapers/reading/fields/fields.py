"""The notice's own fields: title, day, project, buyer, agency."""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from scrapers.reading.fields.found import Found
from scrapers.reading.fields.numbers import NUMBER_BEHIND, PLACEHOLDER, read_number
from scrapers.reading.fields.parties import in_box, read_parties
from scrapers.reading.fields.published import read_day
from scrapers.reading.fields.title_parts import project_in, without_remark
from scrapers.reading.fields.titles import read_title
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.values.dates import Day

_WE_ARRANGE = re.compile(rf"^{any_of('we_arrange')}")
# more is a page run together
_SHORTEST_NAME, _LONGEST_NAME, _PROSE = 3, 200, 1_500
# a title of the portal's own: 某某电子交易平台成交公告
_PLATFORM = re.compile(rf"{any_of('platforms')}$")
_NAME_ENDS = re.compile(rf"\s{{3,}}|[。;]|{any_of('name_stops')}\s?:|{any_of('name_tails_of_lots')}$")
# a form filled in: 该项目某某工程（标段名称）的施工
_FILLED_IN = re.compile(r"(?:[该本]项目)?(?P<name>[^\n]{3,150}?)\s?\((?:标段|项目|工程)名称\)")
_FILLED_IN_PROSE = re.compile(r"[该本]项目(?P<name>[^,。;:\n]{4,100}?)\s?\((?:标段|项目|工程)名称\)的")
_CLOSES = re.compile("[)）]")
_IN_PROSE = re.compile(
    rf"{any_of('before_project')}\s?(?P<name>[^,。;:()]{{3,60}}?(?:\([^()]{{1,30}}\)[^,。;:()]{{0,30}}?)?)\s?"
    rf"{any_of('project_numbered', 'project_procured')}"
)
# 按照某某（招标编号：…）的采购文件
_BY_ITS_PAPERS = re.compile(
    rf"按照\s{{0,4}}(?P<name>[^,。;:()《》\n]{{4,80}}?)(?:\s{{2,20}}{any_of('works')})?\s?{any_of('project_numbered')}[^()]{{3,40}}\)\s?的(?:采购|招标|磋商|谈判|询价|比选)文件"
)
# 该项目的施工, 本项目: the one named before
_SAME = re.compile(r"[该本此](?:招标|采购)?(?:项目|工程|标段)")
# 本招标项目某某工程已由某某局批准建设
_APPROVED = re.compile(
    r"(?:本(?:招标|采购)?(?:项目|工程)(?:名称[为是]?)?|招标条件)\s?:?\s{0,8}(?![\s的已本该]|(?:建设|采购)?资金|初步设计|可行性|实施方案|施工图|[概预]算)"
    r"(?P<name>[^,。;:()\n]{4,80}?(?:\([^()\n]{1,30}\)[^,。;:()\n]{0,40}?)?)\s?"
    r"(?:\((?:项目|招标|标段)(?:名称|编号)[^()\n]{0,40}\))?\s?,?\s?已[由经](?=[^。\n]{2,120}?(?:批准|核准|备案|批复))"
)


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
    buyer, agency = read_parties(page, outline, title, name)
    return Fields(
        title=title,
        day=read_day(page, outline),
        number=read_number(page, outline, title),
        name=name,
        buyer=buyer,
        agency=agency,
        region=in_box(page, outline, "行政区域"),
    )


def _project_name(page: Page, outline: Outline, title: Found | None) -> Found | None:
    values = outline.values("project_name")
    if "采购项目名称" in outline.summary:
        # the name of the works is not the project's where the box names it
        values = [value for value in values if "项目" in value.word.key]
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
    named = in_box(page, outline, "采购项目名称") or _name_in_prose(page)
    # a table of several projects: the title speaks of none of them
    titled = project_in(title) if title and len(cells) < 2 and not named else None
    return named or (titled if titled and not _PLATFORM.search(titled.value) else None)


def _clean_name(page: Page, start: int, end: int) -> Found | None:
    if form := _FILLED_IN.match(page.folded, start, end):
        start, end = form.span("name")
    text = page.text[start:end]
    cut = _NAME_ENDS.search(page.folded[start:end])
    if cut and cut.start() > 3:
        text = text[: cut.start()]
    if behind := NUMBER_BEHIND.match(page.folded[start : start + len(text)]):
        text = text[: behind.start("number") - 1]
    text = without_remark(text).strip(" .。;；").rstrip("（(")
    if text.startswith(("（", "(")) and not _CLOSES.search(text):
        text = text.lstrip("（( ")
    if not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME or PLACEHOLDER.match(text):
        return None
    return Found(" ".join(text.split("\n")), start, start + len(text))


def _name_in_prose(page: Page) -> Found | None:
    told = (match for match in _IN_PROSE.finditer(page.folded, 0, _PROSE) if not _SAME.match(match["name"]))
    others = (form.search(page.folded, 0, _PROSE) for form in (_FILLED_IN_PROSE, _APPROVED, _BY_ITS_PAPERS))
    match = next(filter(None, chain(told, others)), None)
    if match is None:
        return None
    start, end = match.span("name")
    ours = _WE_ARRANGE.match(page.folded[start:end])
    start += ours.end() if ours else 0
    return Found(without_remark(page.text[start:end].strip()), start, end)
