"""Terms of a notice around its results: budget, ceiling, stated total, contract day, service period, the notice meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from scrapers.money import Money
from scrapers.notice import Link, LinkKind, NoticeType, ServicePeriod
from scrapers.reading.lexicon.forms import last_lot
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.outline import Outline
from scrapers.reading.page.page import Page
from scrapers.reading.values.amounts import Figure, money_in
from scrapers.reading.values.dates import first_day
from scrapers.reading.values.periods import read_period

_FRAMEWORK = re.compile(any_of("frameworks"))
_SEE_ATTACHMENT = re.compile(any_of("in_attachment"))
_RESULT_WORDS = re.compile(any_of("result_words"))
_REACH, _ADDRESS_REACH, _OPENING, _LONGEST_LOT = 24, 200, 3_000, 8
# of a framework's number, and how often one is spoken of
_LONGEST_NUMBER, _MOST_SAID = 60, 500
_ORIGINAL_TITLE = re.compile(rf"{any_of('original_notices')}的?{any_of('original_titles')}\s?:\s?(?P<title>[^\n]{{4,120}})")
# 原发布的《某某项目中标公告》
_QUOTED_TITLE = re.compile(r"《(?P<title>[^《》\n]{6,120}(?:公告|公示))》")
_ADDRESS = re.compile(r"https?://[^\s<>\"'，。；）)]{8,300}")
# looked for first, for a search leaps to it
_CALLED_OFF = re.compile("框架|入围(?:项目|采购|结果|的?编?号)")
_FRAMEWORK_NUMBER = re.compile(
    r"(?:框架(?:协议|采购|合同|项目)*|入围(?:项目|采购|结果)*)(?:项目|采购)?(?:的)?(?:编号|号)\s?[:：]?\s?(?P<number>[A-Za-z0-9][A-Za-z0-9\-_/.()\[\]]{4,40})"
    # 本项目系KJ-2026-0007号框架协议项下订单
    r"|(?P<own>[A-Za-z][A-Za-z0-9\-_/.]{5,40}) ?(?:号|项目)?的?(?:框架(?:协议|合同|采购)|入围项目)(?!(?:项目|采购|合同)?的?编?号)"
)
_ORIGINAL = re.compile(any_of("original_mentions"))


class Printed(NamedTuple):
    """An amount and where it stands."""

    money: Money
    start: int
    end: int


class Terms(NamedTuple):
    """Terms found on a page; None where it is not printed."""

    budget: Printed | None
    ceiling: Printed | None
    stated_total: Printed | None
    service: ServicePeriod | None
    contract_date: date | None
    links: tuple[Link, ...]
    framework: bool
    in_attachment: bool


def read_terms(page: Page, outline: Outline, notice_type: NoticeType, title: str | None, number: str | None) -> Terms:
    """The terms of a notice."""
    return Terms(
        budget=_limit(page, outline, "budget"),
        ceiling=_limit(page, outline, "ceiling"),
        stated_total=_stated_total(page, outline),
        service=_service(page, outline),
        contract_date=_contract_date(page, outline),
        links=(*_links(page, notice_type, title, number), *_frameworks(page, number)),
        framework=bool(_FRAMEWORK.search(title or "")),
        in_attachment=_refers_to_attachment(page.folded) or page.framed,
    )


def _refers_to_attachment(folded: str) -> bool:
    """Whether the page says that its result stands in an attachment."""
    for match in _SEE_ATTACHMENT.finditer(folded):
        line = max(folded.rfind("\n", 0, match.start()) + 1, match.start() - _REACH)
        if _RESULT_WORDS.search(folded, line, match.start()):
            return True
    return False


def _printed(figure: Figure | None) -> Printed | None:
    if figure is None or figure.kind not in ("money", "plain"):
        return None
    money = Money.of(figure.value, figure.currency or "CNY")
    return Printed(money, figure.start, figure.end) if money.minor else None


def _limit(page: Page, outline: Outline, kind: str) -> Printed | None:
    """The project's budget or ceiling: the only one printed, or the first where it covers the others."""
    found = []
    for value in outline.values(kind):
        lot = last_lot(page.folded, max(0, value.at - _LONGEST_LOT), value.at)
        if lot and lot.end() == value.at:
            # 标项2最高限价 says nothing of the others
            continue
        printed = _printed(money_in(page.folded, value.start, value.end, label=f"{value.word.key} {value.word.qualifier}"))
        if printed:
            found.append(printed)
    if not found or any(printed.money.minor > found[0].money.minor for printed in found):
        return None
    others = {printed.money.minor for printed in found[1:]} - {found[0].money.minor}
    return found[0] if sum(others) <= found[0].money.minor * Decimal("1.01") else None


def _stated_total(page: Page, outline: Outline) -> Printed | None:
    for name in VOCABULARY["words"]["summary_totals"]:
        value = outline.summary.get(name)
        if value and (printed := _printed(money_in(page.folded, value.start, value.end))):
            return printed
    for value in outline.values("amount", "total"):
        if value.word.key.startswith("总"):
            return _printed(money_in(page.folded, value.start, value.end, label=f"{value.word.key} {value.word.qualifier}"))
    return None


def _service(page: Page, outline: Outline) -> ServicePeriod | None:
    for value in outline.values("service_period"):
        period = read_period(page.folded, value.start, value.end)
        if period:
            return period
    for cell in outline.cells("service_period"):
        period = read_period(page.folded, cell.start, cell.end)
        if period:
            return period
    return None


def _contract_date(page: Page, outline: Outline) -> date | None:
    for value in outline.values("contract_date"):
        day = first_day(page.folded, value.start, value.end, compact=True)
        if day:
            return day.day
    return None


def _frameworks(page: Page, number: str | None) -> Iterator[Link]:
    """The framework that a page says its result is called off from, by its number."""
    for said in islice(_CALLED_OFF.finditer(page.folded), _MOST_SAID):
        match = _FRAMEWORK_NUMBER.search(page.folded, max(0, said.start() - _LONGEST_NUMBER), said.end() + _LONGEST_NUMBER)
        found = (match["number"] or match["own"]).strip("-_/.()[]") if match else number
        if found and found != number and any(char.isdigit() for char in found):
            yield Link(kind=LinkKind.FRAMEWORK, project_number=found)
            return


def _links(page: Page, notice_type: NoticeType, title: str | None, number: str | None) -> tuple[Link, ...]:
    """The notice a correction corrects, or the project a termination ends, by what is printed of it."""
    kind = {NoticeType.CORRECTION: LinkKind.CORRECTS, NoticeType.TERMINATION: LinkKind.TERMINATES}.get(notice_type)
    if kind is None:
        return ()
    original = _ORIGINAL_TITLE.search(page.folded) or _QUOTED_TITLE.search(page.folded, 0, _OPENING)
    named = page.text[slice(*original.span("title"))].strip() if original else None
    address = None
    for mention in _ORIGINAL.finditer(page.folded):
        found = _ADDRESS.search(page.folded, mention.end())
        if found and found.start() < mention.end() + _ADDRESS_REACH and found.group().count("/") > 3:
            address = found.group()
            break
    if not (named or number or address):
        named = title
    return (Link(kind=kind, url=address, title=named, project_number=number),) if named or number or address else ()
