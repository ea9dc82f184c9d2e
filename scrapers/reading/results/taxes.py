"""Both prices of a result: with tax and without it, and the rate between them, as columns, in one cell, or run together."""

from __future__ import annotations

import re
from bisect import bisect_right
from decimal import Decimal

from scrapers.reading.lexicon.labels import PER_LABEL, unit_in
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.values.amounts import Figure, figures
from scrapers.reading.values.several import vat_in

_SPEAKS = (*words_of("vat_excluded"), "税率")
_PRICE = r"\d{1,3}(?:,\d{3})+\.\d\d|\d+\.\d\d"
# 901896.63 9% 983067.33, in columns or run together
_TRIPLE = re.compile(rf"(?P<one>{_PRICE})\s*元?\s*(?P<rate>1[0-7]|[1-9])(?:\.0+)?\s*%?\s*(?P<other>{_PRICE})(?!\d)")
_NET = re.compile(rf"{any_of('vat_excluded')}[^\d\n;。]{{0,14}}(?=[¥$]?\d)")
_RATE = re.compile(r"税率[^\d\n%;。]{0,8}(?P<rate>\d{1,2}(?:\.\d+)?)\s?%")
# 901896.63元(不含税) 983067.33元(含税)
_NOTED = re.compile(
    rf"(?<![\d.,])(?P<net>{_PRICE}|\d{{4,}})\s?元?\s?\({any_of('vat_excluded')}\)\D{{0,8}}"
    rf"(?P<gross>{_PRICE}|\d{{4,}})\s?元?\s?\({any_of('vat_included')}"
)
_REACH = 160
_CENT = Decimal("0.02")
_LEAST, _MOST = Decimal("1.005"), Decimal("1.2")
# the rates there are and were, in hundredths
_RATES = tuple(Decimal(rate) / 100 for rate in (1, 3, 5, 6, 9, 10, 11, 13, 16, 17))


def settle_taxes(page: Page, findings: list[Finding]) -> None:
    """Gives results the price with tax, and keeps the one without and the printed rate."""
    if not findings or not any(word in page.folded for word in _SPEAKS):
        return
    starts = sorted(finding.span[0] for finding in findings)
    for finding in findings:
        if finding.price is not None and (finding.price.currency not in ("", "CNY") or finding.price.kind == "unit_price"):
            continue
        start = finding.span[1]
        end = min([start + _REACH, len(page.folded), *starts[bisect_right(starts, start) :][:1]])
        if not (_in_columns(page.folded, finding, start, end) or _noted(page.folded, finding, start, end)):
            _beside(page.folded, finding)


def is_other_side(folded: str, finding: Finding, label: str, start: int, end: int) -> bool:
    """Takes the price that a result has, with tax or without it as a label says, to the fen; false where it is another."""
    price, basis = finding.price, vat_in(label)
    if price is None or price.kind not in ("money", "plain") or basis == finding.vat or "excluded" not in (basis, finding.vat):
        return False
    for figure in figures(folded, start, end, hint=unit_in(label)):
        net, gross = (figure, price) if basis == "excluded" else (price, figure)
        if net.value and any(abs(net.value * (1 + rate) - gross.value) <= _CENT for rate in _RATES):
            finding.price, finding.net, finding.vat = gross, net, "included"
            return True
    return False


def _in_columns(folded: str, finding: Finding, start: int, end: int) -> bool:
    """Takes a price, a rate and a price that fit each other to the fen; false where none stand there."""
    for match in _TRIPLE.finditer(folded, start, end):
        one, other = (Decimal(match[name].replace(",", "")) for name in ("one", "other"))
        rate = Decimal(match["rate"]) / 100
        small, large = ("one", "other") if one < other else ("other", "one")
        net, gross = min(one, other), max(one, other)
        own = finding.price.value if finding.price is not None and finding.price.kind in ("money", "plain") else None
        if abs(net * (1 + rate) - gross) <= _CENT and own in (None, net, gross):
            if own is None and PER_LABEL.search(folded, max(0, start - 2 * _REACH), start):
                # 报价（元/人/月）, somewhere above: nobody says how many
                finding.unreadable = True
                return True
            if own != gross:
                finding.price = _figure(gross, match.span(large))
                finding.price_label = finding.price_label or "amount"
            finding.net, finding.vat, finding.vat_rate = _figure(net, match.span(small)), "included", rate
            return True
    return False


def _noted(folded: str, finding: Finding, start: int, end: int) -> bool:
    """Takes two prices with a note of tax behind each; false where none stand there."""
    match = _NOTED.search(folded, start, end)
    if match is None:
        return False
    net, gross = (Decimal(match[name].replace(",", "")) for name in ("net", "gross"))
    own = finding.price.value if finding.price is not None else None
    if not net or not _LEAST <= gross / net <= _MOST or own not in (None, net, gross):
        return False
    if own != gross:
        finding.price = _figure(gross, match.span("gross"))
    finding.net, finding.vat = _figure(net, match.span("net")), "included"
    return True


def _figure(value: Decimal, span: tuple[int, int]) -> Figure:
    return Figure("money", value, "CNY", *span, "", str(value))


def _beside(folded: str, finding: Finding) -> None:
    """Takes the price without tax and the rate that stand in the line of the price."""
    price = finding.price
    if price is None or price.kind not in ("money", "plain"):
        return
    start = max(folded.rfind("\n", 0, price.start) + 1, price.start - _REACH // 2)
    stop = folded.find("\n", price.end)
    end = min(price.end + _REACH // 2, stop if stop >= 0 else len(folded))
    rate = _RATE.search(folded, start, end)
    finding.vat_rate = Decimal(rate["rate"]) / 100 if rate else None
    for match in _NET.finditer(folded, start, end):
        found = [f for f in figures(folded, match.end(), end, hint=price.unit) if f.value]
        if found and found[0].start != price.start and _LEAST <= price.value / found[0].value <= _MOST:
            finding.net, finding.vat = found[0], "included"
            return
