"""Parties that the sentences of a listed company's notice tell: who sent the notice of award, who charged whom to tender."""

from __future__ import annotations

import re

from scrapers.reading.disclosures.form import Form
from scrapers.reading.fields.found import Found
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.page.page import Page

_OWNERS = r"(?:招标人|招标单位|招标方|业主(?:单位|方)?|采购人|发包人|建设单位)"
_BY_OWNER = re.compile(
    rf"收到(?:的)?(?:招标代理(?:机构|单位)?|代理机构|(?P<role>{_OWNERS}))?(?P<name>[\u4e00-\u9fff()\n]{{4,50}}?)(?:\([^()]{{0,40}}\))?(?:发来|发出|送达|下发|出具|发送)[^。;]{{0,30}}?通知"
)
# who arranges, and buys nothing
_AGENT = re.compile(r"(?:招标|代理|咨询|项目管理)[^交易]{0,12}公司$")
_ARRANGES = re.compile(r"交易|招标|代理|咨询|采购中心|公共资源|管理服务中心|本公司|子公司|《")
# 收到招标代理机构某某招标有限公司的《中标通知书》
_OF_SENDER = re.compile(
    rf"收到(?:了)?(?:招标代理(?:机构|单位)?|代理机构|(?P<role>{_OWNERS}))?"
    r"(?P<name>[\u4e00-\u9fff()\n]{4,50}?(?:公司|局|院|厅|委员会|中心|大学|医院|政府))(?:\([^()]{0,40}\))?的?"
    r"《[^《》]{0,80}?(?:中标|成交|中选)(?:结果)?通知书》"
)
# 该项目由某某公司委托某某招标有限公司为招标代理机构
_CHARGED = re.compile(
    r"(?:由|[,。;:])(?:招标人|采购人|业主)?(?P<buyer>[\u4e00-\u9fff()\n]{4,40}?)委托(?:招标代理(?:机构|单位)?)?"
    r"(?P<agency>[\u4e00-\u9fff()\n]{4,40}?公司)(?:作为|为|担任)[^,。;]{0,12}?代理"
)
_HEAD = 3_000


def sender(page: Page, form: Form, *, arranges: bool) -> Found | None:
    """The buyer whom a sentence tells the notice of award came from, or who arranged the tender for it, as is asked."""
    reach = form.begins, form.begins + _HEAD
    for match in (*_BY_OWNER.finditer(page.folded, *reach), *_OF_SENDER.finditer(page.folded, *reach)):
        start, end = page.span(*match.span("name"))
        name = tidy("".join(page.text[start:end].split("\n")))
        agent = _AGENT.search(name) if arranges else match["role"] or not _ARRANGES.search(name)
        if agent and is_legal(name) and name not in form.own:
            return Found(name, start, end)
    return None


def charged(page: Page, form: Form) -> tuple[Found | None, Found | None]:
    """The buyer and the agency of a sentence that says who charged whom to arrange the tender."""
    for match in _CHARGED.finditer(page.folded, form.begins, form.begins + _HEAD):
        buyer, agency = (_named(page, *match.span(party)) for party in ("buyer", "agency"))
        if all(is_legal(found.value) and found.value not in form.own for found in (buyer, agency)):
            return buyer, agency
    return None, None


def _named(page: Page, start: int, end: int) -> Found:
    start, end = page.span(start, end)
    return Found(tidy("".join(page.text[start:end].split("\n"))), start, end)
