"""Results that a listed company's notice lists by what was won, numbered under a head: 中标产品及中标金额."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.numerals import COUNTING
from scrapers.reading.disclosures.form import Form
from scrapers.reading.disclosures.items import Item
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Page
from scrapers.reading.values.amounts import figures

_HEAD = re.compile(
    rf"(?:^|[\s。;])[^\S\n]{{0,30}}(?:\(?[\d{COUNTING}]{{1,2}}\)?\s?[、.]?\s?)?"
    r"(?:(?:[预拟]?(?:中标|成交|中选))?(?:产品|标的|内容|项目|标段|标包|情况)?[及和与、]?(?:其|各自)?)?[预拟]?(?:中标|成交|中选)(?:金[额額]|价格?)"
    r"(?:如下|分别为)?\s?:?\s{0,20}(?=\(1\)|①)"
)
_PRICE = r"(?:人民币|约|[¥￥])?\s?\d[\d,.]{0,24}\s?[百千万亿]{0,2}元(?:人民币)?(?:\([^()\d]{1,12}\))?"
_ENTRY = re.compile(
    rf"\s{{0,40}}(?:\((?P<number>\d{{1,2}})\)|(?P<circle>[①-⑳]))\s?[^:。;\n]{{2,80}}?\s?:\s?(?P<price>{_PRICE})"
    r"(?:\s{0,40}\((?:招标|项目|采购|标段)?编号[^()]{1,60}\))?[;。,]?"
)
_TOTAL = re.compile(r"(?:合计|总计|共计)(?:中标)?(?:总)?(?:金[额額])?[为约约:]{0,3}\s?|总金[额額](?:合计)?[为约:]{0,3}\s?")
_FIRST_CIRCLE, _MOST, _SENTENCE = "①", 40, 40


def listed_amounts(page: Page, form: Form) -> list[Item]:
    """The prices that are numbered under their head, two or more; none where the page's own total is another than theirs."""
    head = _HEAD.search(page.folded, form.begins)
    found: list[Item] = []
    at = head.end() if head else len(page.folded)
    while len(found) < _MOST and (entry := _ENTRY.match(page.folded, at)):
        number = int(entry["number"]) if entry["number"] else ord(entry["circle"]) - ord(_FIRST_CIRCLE) + 1
        if number != len(found) + 1:
            return []
        found.append(Item("amount", Word("amount", "中标金额", ""), entry.start("price"), *entry.span("price")))
        at = entry.end()
    goes_on = re.match(r"\s{0,40}(?:\(\d{1,2}\)|[②-⑳])", page.folded[at : at + 60])
    printed = [figures(page.folded, item.start, item.end)[:1] for item in found]
    prices = [figure.value for one in printed for figure in one if figure.kind == "money"]
    whole = len(prices) == len(found) > 1 and add_up(page, prices, at)
    return found if whole and not goes_on else []


def add_up(page: Page, prices: list[Decimal], at: int) -> bool:
    """Whether each total printed behind a place equals the sum of some prices; true where none is printed."""
    totals = [
        figure.value
        for told in _TOTAL.finditer(page.folded, at)
        for figure in figures(page.folded, told.end(), min(len(page.folded), told.end() + _SENTENCE))[:1]
        if figure.kind == "money" and figure.start - told.end() < len("人民币") + 1
    ]
    return all(total == sum(prices) for total in totals)
