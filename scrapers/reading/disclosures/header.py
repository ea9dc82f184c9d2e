"""Fields of a listed company's own notice: its title over several lines, and name, buyer and number of its only project."""

from __future__ import annotations

import re

from scrapers.reading.disclosures.form import Form
from scrapers.reading.disclosures.items import Item, Project, value_of
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
    r"(?:候选)?(?:人|单位|方)"
)
# 公司中标某某工程。
_NAME_BEHIND = re.compile(
    r"公司(?:成功)?[预拟]?中标[“\"「《]?(?P<name>[^,。;:“”\"《》「」()]{4,90}?(?:项目|工程|采购|服务|标段))[”\"」》]?(?=[,。;])"
)
_OWNERS = r"(?:招标人|招标单位|招标方|业主(?:单位|方)?|采购人|发包人|建设单位)"
_BY_OWNER = re.compile(
    rf"收到(?:的)?(?:招标代理(?:机构|单位)?|代理机构|(?P<role>{_OWNERS}))?(?P<name>[\u4e00-\u9fff()\n]{{4,50}}?)(?:\([^()]{{0,40}}\))?(?:发来|发出|送达|下发|出具|发送)[^。;]{{0,30}}?通知"
)
# who arranges, and buys nothing
_AGENT = re.compile(r"(?:招标|代理|咨询|项目管理)[^交易]{0,12}公司$")
_ARRANGES = re.compile(r"交易|招标|代理|咨询|采购中心|公共资源|管理服务中心|本公司|子公司|《")
_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_PARTY, _SAME_LETTERS = 4, 160, 40, 4
_HEAD = 3_000


def own_fields(page: Page, form: Form, projects: list[Project], fields: Fields) -> Fields:
    """The notice's own fields: those of its only project; of several what they have in common."""
    names = [name_of(page, project) for project in projects]
    known = [name for name in names if name]
    name = known[0] if known and len(known) == len(names) and len({each.value for each in known}) == 1 else None
    buyer, agency, number = (_same(page, projects, kind) for kind in ("buyer", "agency", "project_number"))
    if len(projects) <= 1:
        name = name or name_in_prose(page, form)
        given = fields.buyer.value if fields.buyer else ""
        foreign = fields.buyer if is_legal(given) and given not in form.own and not given.endswith("董事会") else None
        buyer = buyer or _sender(page, form, arranges=False) or foreign
        agency = agency or fields.agency or _sender(page, form, arranges=True)
        number = number or fields.number
    return fields._replace(title=_title(page, fields.title), name=name, buyer=buyer, agency=agency, number=number)


def name_of(page: Page, project: Project) -> Found | None:
    """A project's name: its item's, else that of its head."""
    for item in project.of("project_name"):
        value = value_of(page, item)
        if _SHORTEST_NAME <= len(value) <= _LONGEST_NAME:
            return Found(value.strip('“”"「」《》'), item.start, item.end)
    if project.head:
        value = "".join(page.text[slice(*project.head)].split("\n")).strip()
        return Found(value, *project.head)
    return None


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


def _sender(page: Page, form: Form, *, arranges: bool) -> Found | None:
    """The buyer whom a sentence tells the notice of award came from, or who arranged the tender for it, as is asked."""
    for match in _BY_OWNER.finditer(page.folded, form.begins, form.begins + _HEAD):
        start, end = page.span(*match.span("name"))
        name = tidy("".join(page.text[start:end].split("\n")))
        agent = _AGENT.search(name) if arranges else match["role"] or not _ARRANGES.search(name)
        if agent and is_legal(name) and name not in form.own:
            return Found(name, start, end)
    return None


def name_in_prose(page: Page, form: Form) -> Found | None:
    """The project's name as the sentence tells it that calls somebody its winner."""
    for pattern in (_NAME_IN_PROSE, _NAME_BEHIND):
        if match := pattern.search(page.folded, form.begins, form.begins + _HEAD):
            start, end = page.span(*match.span("name"))
            return Found("".join(page.text[start:end].split("\n")), start, end)
    return None


def first_in(page: Page, item: Item) -> str:
    """The first legal name of an item, empty where it holds none."""
    found = first_name(page.folded, item.start, item.end)
    return tidy(page.text[slice(*found)]) if found else ""
