"""The notice's own fields: title, day, project, buyer, agency."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.reading.dates import Day, days, first_day
from scrapers.reading.entries import Head, Value
from scrapers.reading.labels import labels_in
from scrapers.reading.names import first_name, is_legal, is_name, tidy
from scrapers.reading.outline import Outline
from scrapers.reading.page import Page

_TITLE_WORDS = re.compile(r"(?:公告|公示|结果|通知|中标|成交|候选人|流标|废标|更正|合同|公布|声明)")
_TITLE_END = re.compile(r"(?:公告|公示|结果|通知书?|公布|声明)(?:\([^()]*\))?$")
_WEAK_DATES = frozenset(("时间", "日期", "更新时间"))
_HEADLINE_DATE = re.compile(r"^\s*(20\d\d年\d{1,2}月\d{1,2}日\s+\d{1,2}:\d{2})\s*来源", re.MULTILINE)
_SIGNED = re.compile(
    r"^[\s(]*(?:日期|时间)?\s*:?\s*(?:二[〇○零O0]|20\d\s?\d)\S{0,4}\s?年\s?\S{1,3}\s?月\s?\S{1,3}\s?日[\s)。]*(?:\(.{0,8}\))?$"
)
_ENTRUSTED = re.compile(r"(?P<agency>[^\s,。;、:]{4,40}?)(?:\([^()]{2,30}\))?\s?受\s?(?P<buyer>[^,。;]{3,40}?)\s?(?:的\s?)?委托")
_OF_BUYER = re.compile(r"受\s?(?P<buyer>[^,。;]{3,40}?)\s?(?:的\s?)?委托")
_NUMBER_IN_BRACKETS = re.compile(
    r"[(\[]?(?:项目|招标|采购|竞价|询价|磋商|谈判|标段|标书)?(?:项目)?(?:编号|编码|号)\s?[:]\s?(?P<number>[A-Za-z0-9\u4e00-\u9fff\-_/\[\]()., ]{3,60}?)(?=[)\]]{1,2}(?:[^\w\-]|$|[\u4e00-\u9fff])|[\s,。;]|$)"
)
_NUMBER_NOTE = re.compile(r"\s*[(（](?:招标文件编号|采购文件编号|采购计划编号|项目编号|招标编号|代理编号|政府采购计划).*$")
_NUMBER_STOP = re.compile(r"[,。;]|\s{2,}|(?:采购计划|采购执行|备案|采购方式|项目名称|招标编号|预算|包号)")
_PLACEHOLDER = re.compile(r"^[/\\\-—无\s.*]*$")
_NAME_REMARK = re.compile(r"[(（](?:采购方式|项目编号|招标编号|采购编号|编号)\s?[:：][^()（）]*[)）]\s*$")
_AFTER_NAME = re.compile(r"\s{3,}|[。;]|(?:项目编号|招标编号|采购方式|采购编号)\s?[:]")


class Found(NamedTuple):
    """A field's value and where it stands."""

    value: str
    start: int
    end: int


class Fields(NamedTuple):
    """What was found; each with its place, or None."""

    title: Found | None
    day: Day | None
    number: Found | None
    name: Found | None
    buyer: Found | None
    agency: Found | None
    region: Found | None


def read_fields(page: Page, outline: Outline) -> Fields:
    """All fields of a notice."""
    title = _title(page)
    buyer, agency = _parties(page, outline)
    number = _number(page, outline, title)
    return Fields(
        title=title,
        day=_day(page, outline),
        number=number,
        name=_project_name(page, outline, title),
        buyer=buyer,
        agency=agency,
        region=_summary(page, outline, "行政区域"),
    )


def _summary(page: Page, outline: Outline, label: str) -> Found | None:
    value = outline.summary.get(label)
    return Found(page.text[value.start : value.end], value.start, value.end) if value else None


def _title(page: Page) -> Found | None:
    if page.title:
        at = page.text.find(page.title)
        return Found(page.title, at, at + len(page.title)) if at >= 0 else Found(page.title, 0, 0)
    best: Found | None = None
    for line in page.lines[:40]:
        folded = page.folded[line.start : line.end]
        start = line.start + len(folded) - len(folded.lstrip("# "))
        text = page.text[start : line.end]
        if re.match(r"[一1]\s?[、.]", text) or len(folded) > 160:
            break
        if labels_in(folded) and not _TITLE_END.search(folded):
            continue
        if text.startswith(("URL:", "Type:", "Fetched:", "当前位置")) or not _TITLE_WORDS.search(text) or len(text) < 6:
            continue
        if best is None or (best.value.endswith("...") and text.startswith(best.value[:-3])):
            best = Found(text, start, line.end)
        if not text.endswith("..."):
            break
    return best


def _values(outline: Outline, *kinds: str) -> list[Value]:
    return [entry for entry in outline.body if isinstance(entry, Value) and entry.word.kind in kinds and entry.end > entry.start]


def _day(page: Page, outline: Outline) -> Day | None:
    if page.published and (day := first_day(page.published, 0, len(page.published), compact=True)):
        return day._replace(start=0, end=0)
    headline = _HEADLINE_DATE.search(page.folded)
    if headline:
        return first_day(page.folded, headline.start(), headline.end())
    box = outline.summary.get("公告时间")
    if box and (day := first_day(page.folded, box.start, box.end)):
        return day
    for value in _values(outline, "published"):
        day = first_day(page.folded, value.start, value.end)
        if day and value.word.key not in _WEAK_DATES and not days(page.folded, day.end, value.end):
            return day
    return _signature(page) or _dated_value(page, outline)


def _signature(page: Page) -> Day | None:
    """The day that stands alone in a line near the end."""
    cells = [(c.start, c.end) for grid in page.grids for row in grid.rows[-2:] for c in row]
    spans = sorted({*((line.start, line.end) for line in page.lines), *cells})
    for start, end in reversed(spans[-60:]):
        for at, stop in reversed(_split(page.folded, start, end)):
            text = page.folded[at:stop].strip()
            if len(text) < 60 and _SIGNED.match(text):
                found = days(page.folded, at, stop)
                if found:
                    return found[-1]
    return None


def _split(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for piece in folded[start:end].split("\n"):
        spans.append((at, at + len(piece)))
        at += len(piece) + 1
    return spans


def _dated_value(page: Page, outline: Outline) -> Day | None:
    for kind in ("published", "publicity"):
        for value in _values(outline, kind):
            day = first_day(page.folded, value.start, value.end)
            if day:
                return day
    tail = page.folded[-160:]
    found = days(tail, 0, len(tail))
    at = len(page.folded) - len(tail)
    if found and len(tail) - found[-1].end < 12:
        return found[-1]._replace(start=found[-1].start + at, end=found[-1].end + at)
    return None


def _number(page: Page, outline: Outline, title: Found | None) -> Found | None:
    for kind in ("project_number", "project_number_other"):
        for value in _values(outline, kind):
            if kind == "project_number_other" and "招标文件" not in value.word.key and "采购文件" not in value.word.key:
                continue
            found = _clean_number(page, value.start, value.end)
            if found:
                return found
    for start, end in [(title.start, title.end)] if title and title.end else []:
        found = _bracketed_number(page, start, end)
        if found:
            return found
    return _bracketed_number(page, 0, min(len(page.folded), 3000))


def _bracketed_number(page: Page, start: int, end: int) -> Found | None:
    for match in _NUMBER_IN_BRACKETS.finditer(page.folded, start, end):
        found = _clean_number(page, match.start("number"), match.end("number"))
        if found and any(c.isdigit() for c in found.value):
            return found
    return None


def _clean_number(page: Page, start: int, end: int) -> Found | None:
    folded = page.folded[start:end]
    note = _NUMBER_NOTE.search(folded)
    if note:
        folded = folded[: note.start()]
    stop = _NUMBER_STOP.search(folded)
    if stop and stop.start() > 2 and not (stop.group() == ";" and len(folded) < 90):
        folded = folded[: stop.start()]
    folded = folded.rstrip(" ,;。")
    if folded.count(")") > folded.count("("):
        folded = folded.rstrip(")")
    if not folded or _PLACEHOLDER.match(folded) or len(folded) > 120:
        return None
    return Found(page.text[start : start + len(folded)].strip(), start, start + len(folded))


def _project_name(page: Page, outline: Outline, title: Found | None) -> Found | None:
    for value in _values(outline, "project_name"):
        text = page.text[value.start : value.end]
        folded = page.folded[value.start : value.end]
        cut = _AFTER_NAME.search(folded)
        if cut and cut.start() > 3:
            text = text[: cut.start()]
        remark = _NAME_REMARK.search(text)
        if remark and remark.start():
            text = text[: remark.start()]
        text = text.strip(" 。;；")
        if len(text) > 2 and not _PLACEHOLDER.match(text):
            return Found(" ".join(text.split("\n")), value.start, value.start + len(text))
    box = _summary(page, outline, "采购项目名称")
    if box:
        return box
    return (_name_from_title(title) if title else None) or _name_in_prose(page)


_TITLE_TAIL = re.compile(
    r"(?:[的之]?(?:中标|成交|采购|招标|中选|入围|定标|竞价|询价|磋商|谈判|评标|评审|比选|单一来源|公开招标|竞争性磋商|竞争性谈判|\(?(?:项目|招标|采购)编号[:：][^()（）]+[)）]|预中标|拟中标|施工|更正|废标|流标|终止|合同|开标|候选人|候选供应商|及|国内公开招标|\(成交\)|\(中标\)|供应商)*(?:结果|候选人|供应商)?(?:的)?(?:公告|公示|更正公告|结果|通知书?)+)\s*$"
)


_IN_PROSE = re.compile(
    r"(?:就|对|组织的|关于|实施的)\s?(?P<name>[^,。;:()]{3,60}?(?:\([^()]{1,30}\)[^,。;:()]{0,30}?)?)\s?(?:\((?:项目|招标|采购|标书|竞价)?(?:项目)?编号|进行了?(?:公开|邀请|竞争|单一|询价|国内|网上)|组织采购|,按照|实施)"
)


def _name_in_prose(page: Page) -> Found | None:
    match = _IN_PROSE.search(page.folded, 0, 1500)
    if match is None:
        return None
    start, end = match.span("name")
    return Found(page.text[start:end].strip(), start, end)


def _name_from_title(title: Found) -> Found | None:
    match = _TITLE_TAIL.search(title.value.replace("（", "(").replace("）", ")"))
    if not match or match.start() < 4:
        return None
    text = _NAME_REMARK.sub("", title.value[: match.start()].strip(" -—_")).strip()
    about = re.match(r"^.{4,40}?(?:公司|中心)关于", text)
    return Found(text[about.end() :] if about else text, title.start, title.end)


def _parties(page: Page, outline: Outline) -> tuple[Found | None, Found | None]:
    buyer = _party(page, outline, "buyer") or _summary(page, outline, "采购单位")
    agency = _party(page, outline, "agency") or _summary(page, outline, "代理机构名称")
    if buyer is None or agency is None:
        match = _ENTRUSTED.search(page.folded)
        of_buyer = match or _OF_BUYER.search(page.folded)
        if of_buyer and buyer is None:
            buyer = _found(page, *of_buyer.span("buyer"))
        if match and agency is None:
            agency = _found(page, *match.span("agency"))
    return buyer, agency


def _party(page: Page, outline: Outline, kind: str) -> Found | None:
    """A party from its label, or from 名称 in the part of the page that is about it."""
    section = ""
    for entry in outline.body:
        if isinstance(entry, Head):
            section = entry.kind
            if not entry.major or entry.kind in ("buyer", "agency"):
                continue
        if not isinstance(entry, Value) or entry.end <= entry.start:
            continue
        if entry.word.kind == kind or (entry.word.kind == "party_name" and section == kind):
            found = _found(page, entry.start, entry.end)
            if found:
                return found
    return None


def _found(page: Page, start: int, end: int) -> Found | None:
    start, end = page.span(start, end)
    text = tidy(page.text[start:end])
    if is_name(text) and (len(text) <= 40 or is_legal(text)):
        at = page.text.find(text, start, end)
        return Found(text, at if at >= 0 else start, at + len(text) if at >= 0 else end)
    name = first_name(page.folded, start, min(end, start + 100))
    if name and is_name(page.text[name[0] : name[1]]):
        return Found(tidy(page.text[name[0] : name[1]]), *name)
    return None
