"""What the printed price of a result is: a total, a unit price, a rate, or nothing."""

from __future__ import annotations

import re

from scrapers.reading.amounts import Figure, figures, worded
from scrapers.reading.drafts import Draft
from scrapers.reading.page import Page
from scrapers.reading.vocabulary import Word, unit_in
from scrapers.reading.words import any_of

_RATE_NOTE = re.compile(any_of("rate_notes"))
_RATE_WORDS = re.compile(any_of("rate_words"))
_UNREADABLE = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟萬]{2,}|\d[,.]\d+[,.]\d")
_UNIT_WORDS = re.compile(any_of("unit_price_words"))
_TOTAL = re.compile(any_of("total_words"))
# a unit in brackets before its figure, or as a label of its own after it
_UNIT_BEFORE = re.compile(r"\s*\((?:单位\s?:\s?)?(?:人民币)?\s?(?P<unit>亿元|万元|元|%)\)\s?:?\s*(?=[¥$]?\s?\d)")
_UNIT_AFTER = re.compile(r"\s*(?:价格|金额|货币|报价)单位\s?:\s?(?P<unit>万元|元)")


def _unit_beside(folded: str, start: int, end: int) -> str:
    beside = _UNIT_BEFORE.match(folded, start, end) or _UNIT_AFTER.match(folded, end)
    return beside["unit"] if beside else ""


def read_price(page: Page, draft: Draft, word: Word, start: int, end: int) -> None:
    """Read a value as the price of a draft, unless it has a better one already."""
    if draft.price is not None and (draft.price.kind != "plain") and not (word.kind == "amount" and draft.price_label == "offer"):
        return
    label = word.key if "等" in word.qualifier else f"{word.key} {word.qualifier}"
    hint = unit_in(label) or _unit_beside(page.folded, start, end)
    rated = word.kind == "rate" or hint == "%" or (hint == "元%" and bool(_RATE_NOTE.search(draft.pricing_note)))
    found = figures(page.folded, start, end, hint="%" if rated else hint.removesuffix("%") if hint == "元%" else hint)
    words = worded(page.folded, start, end)
    printed = [figure for figure in found if figure.kind == "percent" and not page.folded[figure.end - 1].isdigit()]
    if found and found[0].kind == "unit_price" and not _TOTAL.search(page.folded, start, end):
        # 地勘:73.80元/米,检测:4600元 are prices of parts
        found = [figure for figure in found if figure.kind != "money"]
    figure = _joint_rate(printed) if rated and printed else _chosen(found, words, word)
    if figure is None:
        draft.unreadable = draft.unreadable or bool(_UNREADABLE.search(page.folded, start, end))
        return
    if word.kind == "unit_price" or (word.kind != "rate" and _UNIT_WORDS.search(label)):
        figure = figure._replace(kind="unit_price") if figure.kind in ("money", "plain") else figure
    draft.price = figure
    draft.price_label = word.kind
    draft.words = words[0] if words and figure is not words[0] else None
    if "含税" in label + page.folded[start:end]:
        draft.vat = "excluded" if re.search("不含税|未税", label + page.folded[start:end]) else "included"


def _joint_rate(printed: list[Figure]) -> Figure:
    """Several rates printed for one result are kept together, as text."""
    return printed[0]._replace(
        text="；".join(figure.text for figure in printed[:6]), end=printed[-1].end if len(printed) < 7 else printed[0].end
    )


def _chosen(found: list[Figure], words: list[Figure], word: Word) -> Figure | None:
    for figure in found:
        if figure.kind == "money" and figure.value and not (word.kind == "tail" and figure.unit == ""):
            return figure
    for kind in ("unit_price", "percent"):
        for figure in found:
            if figure.kind == kind and figure.value and word.kind != "tail":
                return figure
    if words:
        return words[0]
    if word.kind == "tail":
        return None
    # more than two decimals without a unit: no yuan, and which unit it is nobody says
    return next(
        (figure for figure in found if figure.kind == "plain" and figure.value and figure.value == round(figure.value, 2)), None
    )
