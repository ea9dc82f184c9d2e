"""Fields of a listed company's own notice: its title over several lines, and name, buyer and number of its only project."""

from __future__ import annotations

import re

from scrapers.reading.disclosures.form import Form, is_listed_head
from scrapers.reading.disclosures.items import Item, Project, items_in, value_of
from scrapers.reading.disclosures.parties import charged, sender
from scrapers.reading.fields.fields import Fields
from scrapers.reading.fields.found import Found
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.page.page import Page

# 甲乙股份：关于收到中标通知书的公告, over several lines
_HEADING = re.compile(
    r"(?:^|\n)[^\S\n]*(?P<title>(?:[\u4e00-\u9fffA-Za-z*]{2,12}(?:\(\d{4,6}\))?:|[\u4e00-\u9fff()]{4,40}公司)?关[于於][^。:;《》]{2,160}?公\s?告)"
    r"(?=20\d\d-|\s)"
)
_WON = re.compile(r"中标|成交|中选|合同|协议")
# 确认公司为“某某项目”的中标人
_NAME_IN_PROSE = re.compile(
    r"[为為系][“\"「《]?(?P<name>[^,。;:“”\"《》「」\n]{6,100}?)(?:[”\"」》](?:项目|工程)?)?(?:\([^()]{0,40}\))?的?(?:第[一二三])?预?(?:中标|成交|中选)"
    r"(?:候选)?(?:人|单位|方|供应商)"
)
# 公司中标某某工程。
_NAME_BEHIND = re.compile(
    r"公司(?:成功)?[预拟]?中标[“\"「《]?(?P<name>[^,。;:“”\"《》「」()]{4,90}?(?:项目|工程|采购|服务|标段))[”\"」》]?(?=[,。;])"
)
# 公司本次预中标项目为某某采购，
_NAME_OF_THIS = re.compile(
    r"本次[预拟]?(?:中标|成交|中选)(?:的)?(?:项目|工程)(?:名称)?[为是][“\"《]?"
    r"(?P<name>(?:[^,。;:“”\"《》()]|\((?:[^()]|\([^()]{0,40}\)){1,80}\)){4,120}?)"
    r"[”\"》]?\s{0,4}(?=[,。;]|\(?\s?(?:招标|采购|项目)编号)"
)
# 公司为评标委员会推荐的中标候选人
_NO_NAME = re.compile(r"^(?:本次|上述|该|此|评标|评审|第[一二三])|(?:推荐|评定|确定|选定)$")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_OWN_RESULT = re.compile(r"(?:签订|签署|中标|成交|中选|合同)[^。]{0,60}公\s?告$")
_SIGNS_ONLY = re.compile(r"(?:公司|^)\s?(?:关[于於])?(?:签订|签署|中标|收到)?(?:重大|日常)?(?:经营)?(?:合同)?$")
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_PARTY, _SAME_LETTERS = 4, 160, 40, 4
_HEAD = 3_000


def own_fields(page: Page, form: Form, projects: list[Project], fields: Fields) -> Fields:
    """The notice's own fields: those of its only project; of several what they have in common."""
    names = [name_of(page, project) for project in projects]
    known = [name for name in names if name]
    name = known[0] if known and len(known) == len(names) and len({each.value for each in known}) == 1 else None
    buyer, agency, number = (_same(page, projects, kind) for kind in ("buyer", "agency", "project_number"))
    if len(projects) <= 1:
        name = name or (None if projects else _only_name(page, form)) or name_in_prose(page, form)
        charges = charged(page, form)
        buyer = buyer or sender(page, form, arranges=False) or charges[0] or _foreign(form, fields)
        agency = agency or fields.agency or sender(page, form, arranges=True) or charges[1]
        number = number or fields.number
    return fields._replace(title=_title(page, fields.title), name=name, buyer=buyer, agency=agency, number=number)


def _only_name(page: Page, form: Form) -> Found | None:
    """The only project that the page labels, though no price or winner stands beside it."""
    named = [item for item in items_in(page, form.begins) if item.kind == "project_name"]
    return name_of(page, Project(named)) if len({"".join(value_of(page, item).split()) for item in named}) == 1 else None


def name_of(page: Page, project: Project) -> Found | None:
    """A project's name: its item's, else that of its head."""
    for item in project.of("project_name"):
        value = value_of(page, item)
        if _SHORTEST_NAME <= len(value) <= _LONGEST_NAME:
            return Found(_without_blanks(page, project, value).strip('“”"「」《》'), item.start, item.end)
    if project.head:
        value = "".join(page.text[slice(*project.head)].split("\n")).strip()
        return Found(value, *project.head)
    return None


def _without_blanks(page: Page, project: Project, name: str) -> str:
    """A name without the blanks of broken lines, which another printing of it does not have."""
    joined = _BLANK.sub("", name)
    again = {value_of(page, item) for item in project.of("project_name")} - {name}
    return joined if joined != name and any(_BLANK.sub("", other) == joined for other in again) else name


def _title(page: Page, title: Found | None) -> Found | None:
    """The title over all its lines, where what was read of it is a piece of it, holds more, or says nothing of what was won."""
    heading = _HEADING.search(page.folded, 0, _HEAD)
    if heading is None:
        return title
    start, end = page.span(*heading.span("title"))
    whole = re.sub(r"\s*\n\s*", "", page.text[start:end])
    own = title.value if title else ""
    if own and (_WON.search(fold(own)) and own not in whole and not own.startswith(whole)):
        return title
    return title if own == whole else Found(whole, start, end)


def _same(page: Page, projects: list[Project], kind: str) -> Found | None:
    """The one value that all projects have of a kind."""
    found = []
    for project in projects:
        for item in project.of(kind)[:1]:
            value = value_of(page, item)
            party = first_in(page, item) if len(value) > _LONGEST_PARTY and kind in ("buyer", "agency") else ""
            # 某某局（以下简称…）, of which the page says more behind it
            value = party if party and value.startswith(party[:_SAME_LETTERS]) and not is_legal(value) else value
            found.append(Found(value, item.start, item.end))
    return found[0] if found and len(found) == len(projects) and len({each.value for each in found}) == 1 else None


def without_issuer(page: Page, fields: Fields) -> Fields:
    """The fields of a listed company's page without the buyer and the name that its title alone gives: it issues the notice."""
    title = fields.title
    if not is_listed_head(page.folded):
        return fields
    fields = without_board(fields)
    if title is None or not _OWN_RESULT.search(fold(title.value)):
        return fields
    buyer = None if fields.buyer and _is_of_title(fields.buyer, title) else fields.buyer
    nothing = fields.name and _is_of_title(fields.name, title) and _SIGNS_ONLY.search(fold(fields.name.value))
    return fields._replace(buyer=buyer, name=None if nothing else fields.name)


def without_board(fields: Fields) -> Fields:
    """The fields without a buyer that is a company's board, which signs the notice."""
    return fields._replace(buyer=None) if fields.buyer and fields.buyer.value.endswith("董事会") else fields


def _is_of_title(found: Found, title: Found) -> bool:
    """Whether a field is read from the title."""
    return title.start <= found.start < title.end


def _foreign(form: Form, fields: Fields) -> Found | None:
    """The buyer that the form of other notices gave, where it is another than the issuer and not from the title."""
    given = fields.buyer
    if given is None or (fields.title and _is_of_title(given, fields.title)):
        return None
    name = tidy(given.value)
    return given if is_legal(name) and name not in form.own and not name.endswith("董事会") else None


def name_in_prose(page: Page, form: Form) -> Found | None:
    """The project's name as the sentence tells it that calls somebody its winner."""
    for pattern in (_NAME_IN_PROSE, _NAME_BEHIND, _NAME_OF_THIS):
        for match in pattern.finditer(page.folded, form.begins, form.begins + _HEAD):
            if _NO_NAME.search(match["name"]):
                continue
            start, end = page.span(*match.span("name"))
            return Found("".join(page.text[start:end].split("\n")), start, end)
    return None


def first_in(page: Page, item: Item) -> str:
    """The first legal name of an item, empty where it holds none."""
    found = first_name(page.folded, item.start, item.end)
    return tidy(page.text[slice(*found)]) if found else ""
