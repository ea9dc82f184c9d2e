"""The notice's own fields: title, day, project, buyer, agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.reading.fields.numbers import NUMBER_BEHIND, PLACEHOLDER, read_number
from scrapers.reading.fields.published import read_day
from scrapers.reading.fields.signatures import is_office, signatories
from scrapers.reading.fields.titles import Found, buyer_in, project_in, read_title, without_remark
from scrapers.reading.labels.entries import Value
from scrapers.reading.lexicon.names import is_legal, is_name, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.values.dates import Day

_ENTRUSTED = re.compile(
    r"(?P<agency>[^\s,。;、:]{4,40}?)(?:\([^()]{2,30}\))?[^\S\n]?受\s?(?P<buyer>[^,。;]{3,40}?)\s?(?:的\s?)?委托"
)
# 受某局委托，某公司就…组织
_ENTRUSTED_FIRST = re.compile(
    r"受\s?[^,。;]{3,40}?\s?(?:的\s?)?委托,\s?(?![于在就按依根])(?P<agency>[^\s,。;、:]{4,30}?(?:公司|中心|事务所))(?=[就对以于按负采组进承])"
)
_BEFORE_AND_AFTER = re.compile(r"(?:更正|变更|修改)前|(?:更正|变更)为")
_OF_BUYER = re.compile(r"受\s?(?P<buyer>[^,。;]{3,40}?)\s?(?:的\s?)?委托")
# 由某公司组织的…采购; 招标代理人为某公司
_ARRANGED = re.compile(
    r"(?:由\s?|(?:招标|采购)代理(?:人|机构|单位)[为是]\s?)(?P<agency>[^\s,。;、:]{4,40}?(?:公司|中心|事务所))(?:\([^()]{1,12}\))?(?=组织的|[。,;])"
)
_WE_ARRANGE = re.compile(rf"^{any_of('we_arrange')}")
# 某某工程中标结果公告某某公司受…委托
_ANNOUNCED = re.compile(r"(?:[^\n]{4,80}(?:公告|公示)(?=[^\n]{4}))?")
_REGION_AFTER = re.compile(r"行政区域.*$")
_DAY_AFTER = re.compile(r"\s*20\d\d\s?年\s?\d{1,2}\s?月.*$")
_OPENING = 20_000
# what is told of who arranged it stands in a notice's first sentences
_ARRANGES = 1_500
# more is a page run together
_SHORTEST_NAME, _LONGEST_NAME = 3, 200
_LABEL_FOLLOWS = re.compile(any_of("party_labels"))
# a title of the portal's own: 某某电子交易平台成交公告
_PLATFORM = re.compile(rf"{any_of('platforms')}$")
_NAME_ENDS = re.compile(rf"\s{{3,}}|[。;]|{any_of('name_stops')}\s?:|{any_of('name_tails_of_lots')}$")
# a form filled in: 该项目某某工程（标段名称）的施工
_FILLED_IN = re.compile(r"(?:[该本]项目)?(?P<name>[^\n]{3,150}?)\s?\((?:标段|项目|工程)名称\)")
_FILLED_IN_PROSE = re.compile(r"[该本]项目(?P<name>[^,。;:\n]{4,100}?)\s?\((?:标段|项目|工程)名称\)的")
_IN_PROSE = re.compile(
    rf"{any_of('before_project')}\s?(?P<name>[^,。;:()]{{3,60}}?(?:\([^()]{{1,30}}\)[^,。;:()]{{0,30}}?)?)\s?"
    rf"{any_of('project_numbered', 'project_procured')}"
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
    buyer, agency = _parties(page, outline, title, name)
    return Fields(
        title=title,
        day=read_day(page, outline),
        number=read_number(page, outline, title),
        name=name,
        buyer=buyer,
        agency=agency,
        region=_summary(page, outline, "行政区域"),
    )


def _summary(page: Page, outline: Outline, label: str) -> Found | None:
    value = outline.summary.get(label)
    return Found(page.text[value.start : value.end], value.start, value.end) if value else None


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
    named = _summary(page, outline, "采购项目名称") or _name_in_prose(page)
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
    text = without_remark(text).strip(" .。;；（(")
    if not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME or PLACEHOLDER.match(text):
        return None
    return Found(" ".join(text.split("\n")), start, start + len(text))


def _name_in_prose(page: Page) -> Found | None:
    match = _IN_PROSE.search(page.folded, 0, 1500) or _FILLED_IN_PROSE.search(page.folded, 0, 1500)
    if match is None:
        return None
    start, end = match.span("name")
    ours = _WE_ARRANGE.match(page.folded[start:end])
    start += ours.end() if ours else 0
    return Found(without_remark(page.text[start:end].strip()), start, end)


def _parties(page: Page, outline: Outline, title: Found | None, name: Found | None) -> tuple[Found | None, Found | None]:
    buyer = _party(page, outline, "buyer") or _summary(page, outline, "采购单位") or _in_column(page, outline, "buyer")
    agency = _party(page, outline, "agency") or _summary(page, outline, "代理机构名称") or _in_column(page, outline, "agency")
    if buyer is None or agency is None:
        match, of_buyer = _entrusted(page.folded)
        if of_buyer and buyer is None:
            buyer = _found(page, *of_buyer.span("buyer"))
        if match and agency is None:
            agency = _found(page, *match.span("agency"))
    if agency is None and (arranged := _ARRANGED.search(page.folded, 0, _ARRANGES)):
        agency = _found(page, *arranged.span("agency"))
    if buyer is None:
        own, agent = signatories(page)
        buyer = own or _before_project(title, name) or (buyer_in(title) if title else None) or (buyer_in(name) if name else None)
        agency = agency or agent
    return buyer, agency


def _before_project(title: Found | None, name: Found | None) -> Found | None:
    """The organisation that a title names right before the project's own name."""
    at = title.value.find(name.value) if title and name else -1
    prefix = title.value[:at].strip() if title and at > 0 else ""
    return Found(prefix, title.start, title.start + at) if title and (is_legal(prefix) or is_office(prefix)) else None


def _in_column(page: Page, outline: Outline, kind: str) -> Found | None:
    """A party that a table names in a column, the same in every row."""
    cells = {cell.text: cell for cell in outline.cells(kind)}
    if len(cells) != 1:
        return None
    cell = next(iter(cells.values()))
    return _found(page, cell.start, cell.end)


def _entrusted(folded: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """某公司受某局委托: the sentence with both, and the one with the buyer."""
    at = folded.find("委托", 0, _OPENING)
    while at >= 0:
        of_buyer = _OF_BUYER.search(folded, max(0, at - 46), at + 2)
        if of_buyer:
            first = _ENTRUSTED_FIRST.match(folded, of_buyer.start())
            return first or _ENTRUSTED.search(folded, max(0, of_buyer.start() - 72), at + 2), of_buyer
        at = folded.find("委托", at + 2, _OPENING)
    return None, None


def _party(page: Page, outline: Outline, kind: str) -> Found | None:
    """A party from its label, or from 名称 in the part of the page that is about it."""
    for section, value in outline.parties:
        if not _speaks_of(value, kind, section) or _corrected(page, value):
            continue
        if found := _found(page, value.start, value.end):
            return found
    return None


def _corrected(page: Page, value: Value) -> bool:
    """Whether a value stands in a line of what was and what is to be: 更正前 … 更正后."""
    line = page.folded.rfind("\n", 0, value.start) + 1
    return bool(_BEFORE_AND_AFTER.search(page.folded, line, value.start))


def _speaks_of(value: Value, kind: str, section: str) -> bool:
    return value.word.kind == kind or (value.word.kind == "party_name" and section == kind)


def _found(page: Page, start: int, end: int) -> Found | None:
    start, end = page.span(start, end)
    text = tidy(page.text[start:end])
    text = tidy(_REGION_AFTER.sub("", _DAY_AFTER.sub("", text)))
    text = _ANNOUNCED.sub("", text, count=1)
    # a buyer printed once for every lot
    parts = re.split("[,，、]", text)
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
