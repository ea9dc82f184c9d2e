"""Prices of a listed company's notice: the amount of its item, or of the sentence that tells it; never a share of its revenue."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.reading.disclosures.items import Item
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.pricing import read_price
from scrapers.reading.values.amounts import Figure, figures

# 146,332,989.96 元/3 年 is what the whole period comes to
_OVER_YEARS = re.compile(r"元\s?/\s?(?:(?P<years>[2-9]|[1-9]\d)|[二三四五六七八九十两])\s?(?:个)?(?:年|合同年|服务期)")
_WHOLE = re.compile(r"(?:合计|总计|共计|总金额|总价)(?:约)?[为是:]?\s?(?:人民币)?\s?[¥￥]?\s?$")
_TOTAL_LABEL = re.compile(r"总|合计")
_SHARE = re.compile(r"占")
# 中标金额为28,005,510元
_TELLS = re.compile(
    r"(?:(?:预|拟)?(?:中标|成交|中选|合同)(?:总)?(?:金[额額]|价格?|价款|总价)(?:\([^()]{1,12}\))?(?:合计|总计|共计)?(?:暂定)?"
    # 公司本次预中标共13个包，总金额约46,844.05万元
    r"|本次[预拟]?(?:中标|成交|中选)共[^。;]{1,60}?总金[额額])[约約为為是:]{0,3}\s?(?=(?:人民币|[¥￥$]|\s)*\d)"
)
_BEFORE = re.compile(r"(?:累计|合计|其中|分别|上述|占|共)[^,。;:]{0,16}$")
ROUNDED = Decimal("0.006")
_SENTENCE, _PROSE, _NEAR = 60, 3_000, 14


def read_amount(page: Page, finding: Finding, items: list[Item]) -> None:
    """Read a project's price from its items: the whole rather than that of a year; nothing where two of them contradict."""
    drafts = [_draft(page, finding, item) for item in items]
    money = [draft for draft in drafts if draft.price and draft.price.kind in ("money", "plain")]
    whole = [draft for draft in money if _TOTAL_LABEL.search(draft.price_key)] or money
    taxed = [draft for draft in whole if draft.vat != "excluded"]
    chosen = _agreed(taxed or whole)
    if chosen is None and not money:
        chosen = next((draft for draft in drafts if draft.price), None)
    if chosen is None:
        finding.unreadable = any(draft.price or draft.unreadable for draft in drafts)
        return
    finding.price, finding.price_label, finding.price_key = chosen.price, chosen.price_label, chosen.price_key
    finding.words, finding.vat, finding.rival = chosen.words, chosen.vat, chosen.rival
    nets = [draft.price for draft in money if draft.vat == "excluded" and draft is not chosen]
    if len(nets) == 1 and chosen.price and nets[0] and nets[0].value < chosen.price.value and not finding.net:
        finding.net = nets[0]


def tell_amount(page: Page, finding: Finding, begins: int) -> None:
    """Read the price that a sentence before the parts tells, where it tells one."""
    drafts = []
    for told in _TELLS.finditer(page.folded, begins, begins + _PROSE):
        if _BEFORE.search(page.folded, max(0, told.start() - 20), told.start()):
            continue
        stops = [at for mark in "。;" if (at := page.folded.find(mark, told.end())) >= 0]
        end = min([*stops, told.end() + _SENTENCE, len(page.folded)])
        share = _SHARE.search(page.folded, told.end(), end)
        drafts.append(
            _draft(
                page,
                finding,
                Item("amount", Word("amount", "中标金额", ""), told.start(), told.end(), share.start() if share else end),
            )
        )
    chosen = _agreed([draft for draft in drafts if draft.price and draft.price.kind == "money"])
    if chosen:
        finding.price, finding.price_label, finding.price_key = chosen.price, chosen.price_label, chosen.price_key
        finding.vat = chosen.vat


def _draft(page: Page, finding: Finding, item: Item) -> Finding:
    """The price of one item, as that of a draft."""
    draft = Finding(finding.kind, finding.supplier, finding.span, [*finding.members])
    share = _SHARE.search(page.folded, item.start, item.end)
    end = share.start() if share else item.end
    read_price(page, draft, item.word, item.start, end)
    if draft.price and draft.price.kind == "money" and _goes_on_yearly(page, draft.price, end):
        draft.price, draft.unreadable = None, True
        return draft
    if (
        item.kind != "rate"
        and (draft.price is None or draft.price.kind != "money")
        and (over := _over_years(page, item.start, end))
    ):
        draft.price, draft.price_label, draft.price_key, draft.unreadable = over, "amount", item.word.key, False
    return draft


def _goes_on_yearly(page: Page, price: Figure, end: int) -> bool:
    """Whether a price is that of one part, behind which another is so much a year: 建设期1亿元，运营期2,000万元/年."""
    behind = [figure for figure in figures(page.folded, price.end, end) if figure.kind == "unit_price"]
    return any("(" not in page.folded[price.end : figure.start] for figure in behind)


def _over_years(page: Page, start: int, end: int) -> Figure | None:
    """The money of a whole period: what stands behind 合计, or over several years."""
    found = [figure for figure in figures(page.folded, start, end) if figure.kind in ("money", "unit_price")]
    for figure in found:
        if _WHOLE.search(page.folded, max(start, figure.start - _NEAR), figure.start):
            return figure._replace(kind="money")
    over = [
        figure
        for figure in found
        for match in _OVER_YEARS.finditer(page.folded, figure.start, end)
        if match.start() <= figure.end
    ]
    return over[0]._replace(kind="money") if len(over) == 1 else None


def _agreed(drafts: list[Finding]) -> Finding | None:
    """The draft of all that state one amount, the most exact of them; None where they differ by more than they round."""
    if not drafts:
        return None
    exact = min(drafts, key=_zeros)
    value = exact.price.value if exact.price else Decimal(0)
    agree = all(draft.price and abs(draft.price.value - value) <= value * ROUNDED for draft in drafts)
    return exact if agree else None


def _zeros(draft: Finding) -> int:
    """How many zeros an amount ends with: the fewer, the more exact."""
    value = str(int(draft.price.value)) if draft.price else ""
    return len(value) - len(value.rstrip("0")) if value else 99
