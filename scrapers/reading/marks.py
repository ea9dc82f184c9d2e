"""The page checked against itself: the marks an award gets, each a doubt that keeps its amount out of firm totals."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.money import Money, fits_minor
from scrapers.notice import Mark
from scrapers.reading.fields.terms import Terms
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.names import is_legal, is_name, key_of
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.results.findings import Finding
from scrapers.reading.support import Opinion
from scrapers.reading.values.amounts import Figure
from scrapers.reading.values.doubtful import names_something

# the least difference between lots and a stated total that is no rounding: summary boxes round to a hundredth of 万元
_ROUNDING_YUAN = Decimal(100)
_ROUNDING = Decimal("0.001")
_SLIP = 50
# a price that may count 万元 under a head of 元, or 元 under one of 万元
_SMALL, _LARGE, _DWARFED = Decimal(10_000), Decimal(100_000_000), 1_000
# 360某某公司, or the number of a row
_NUMBERED = re.compile(r"\d+[\u4e00-\u9fff]")
# no name holds this sign outside brackets, nor the words of another cell
_LISTED = re.compile(r"^[^()（）]*、|联合体.|为准|据实|结算|公司[^分]{3,}有限(?:责任)?公司$")
# 金额某某公司, 人四川某某公司, 中标(选)人某某公司: the end of a label that ran into the name
_LABEL_ENDS = re.compile(rf"金额|价格|报价|名称|地址|人(?={any_of('regions')})|(?:拟|预)?{any_of('won')}\([^()]{{1,2}}\)人")
_BETWEEN = re.compile(r"[,，;；、与和及]")


def marks_of(
    findings: list[Finding], terms: Terms, buyer: str | None, agency: str | None, said: list[Opinion], known: frozenset[str]
) -> list[tuple[Mark, ...]]:
    """The marks of each result, in order; `known` are the page's telephones, postcodes and other identifiers."""
    totals = [_yuan(finding) for finding in findings]
    # of rivals only the first can be paid
    shared = [*_sum_marks([total for finding, total in zip(findings, totals, strict=True) if not _is_rival(finding)], terms)]
    columns = _columns(findings, totals)
    marks = []
    for finding, total, opinion in zip(findings, totals, said, strict=True):
        own = [*_name_marks(finding, buyer, agency), *_price_marks(finding)]
        own += [Mark.CONTRADICTED] if opinion.contradicting else []
        own += [Mark.UNIT_SLIP] if total is not None and _is_out_of_scale(finding, total, columns) else []
        own += [Mark.IMPLAUSIBLE_AMOUNT] if finding.price and names_something(finding.price, known) else []
        if total is not None:
            own += shared
            own += _limit_marks(total, terms, single=len(findings) == 1)
        marks.append(tuple(dict.fromkeys(own)))
    return marks


def _columns(findings: list[Finding], totals: list[Decimal | None]) -> dict[tuple[int | None, str], list[Decimal]]:
    """The prices of each table under each head."""
    columns: dict[tuple[int | None, str], list[Decimal]] = {}
    for finding, total in zip(findings, totals, strict=True):
        if finding.table is not None and total is not None:
            columns.setdefault((finding.table, finding.price_key), []).append(total)
    return columns


def _is_out_of_scale(finding: Finding, total: Decimal, columns: dict[tuple[int | None, str], list[Decimal]]) -> bool:
    """Whether a price beside others of its column may count another unit: 488.30 beside 4869000.00, 443700 万元 beside 44.37."""
    beside = columns.get((finding.table, finding.price_key), [total])
    small = total < _SMALL and total * _DWARFED <= max(beside)
    large = finding.price is not None and finding.price.unit == "万元" and total >= _LARGE
    return small or (large and total >= min(beside) * _DWARFED)


def _is_rival(finding: Finding) -> bool:
    return finding.kind == "candidate" and finding.rank != 1


def _yuan(finding: Finding) -> Decimal | None:
    price = finding.price
    if price is None or price.kind not in ("money", "plain") or price.currency not in ("", "CNY"):
        return None
    return price.value if price.value > 0 else None


def _name_marks(finding: Finding, buyer: str | None, agency: str | None) -> list[Mark]:
    marks = []
    if buyer and key_of(finding.supplier) == key_of(buyer):
        marks.append(Mark.SUPPLIER_IS_BUYER)
    if agency and key_of(finding.supplier) == key_of(agency):
        marks.append(Mark.SUPPLIER_IS_AGENCY)
    foreign = finding.supplier.isascii() and is_name(finding.supplier)
    # 某某公司,2-某某公司
    several = (not foreign and sum(map(is_legal, _BETWEEN.split(finding.supplier))) > 1) or _LISTED.search(finding.supplier)
    several = several or _LABEL_ENDS.match(fold(finding.supplier))
    if several or finding.for_others or _NUMBERED.match(finding.supplier) or (not is_legal(finding.supplier) and not foreign):
        marks.append(Mark.NOT_A_NAME)
    return marks


def _price_marks(finding: Finding) -> list[Mark]:
    marks = []
    price, words = finding.price, finding.words
    if price is not None and words is not None and price.currency == "CNY" and abs(price.value - words.value) >= Decimal("0.01"):
        marks.append(Mark.WORDS_DIFFER)
    if finding.unreadable and (price is None or price.kind != "money"):
        marks.append(Mark.UNREADABLE_AMOUNT)
    if price is not None and price.kind in ("money", "plain") and price.value < 0:
        marks.append(Mark.NEGATIVE_AMOUNT)
    if price is not None and price.kind in ("money", "plain") and not _in_fen(price):
        marks.append(Mark.IMPLAUSIBLE_AMOUNT)
    if finding.price_label == "summary":
        marks.append(Mark.SUMMARY_ONLY)
    return marks


def _in_fen(price: Figure) -> bool:
    """Whether a sum ends at its currency's minor unit: more decimals are the next column's figure, a unit price's, or lost.

    Yuan printed in 万 or 亿 are rounded by whoever prints them.
    """
    rounded = price.currency in ("", "CNY") and ("万" in price.unit or "亿" in price.unit)
    return rounded or fits_minor(price.value, price.currency)


def _sum_marks(totals: list[Decimal | None], terms: Terms) -> list[Mark]:
    """Marks of the lots together. A stated total that is one lot's own figure is a known fault of portals and says nothing."""
    known = [total for total in totals if total is not None]
    if not known or len(known) != len(totals):
        return []
    marks = []
    whole = sum(known, Decimal(0))
    stated = _major(terms.stated_total.money) if terms.stated_total else None
    if stated is not None and not _is_one_lot(stated, known) and abs(stated - whole) > max(_ROUNDING_YUAN, whole * _ROUNDING):
        marks.append(Mark.LOTS_DO_NOT_ADD_UP)
        # 12000000(万元) beside 1200万元
        if whole > stated * _SLIP or stated > whole * _SLIP:
            marks.append(Mark.UNIT_SLIP)
    budget = _major(terms.budget.money) if terms.budget else None
    if budget is not None:
        if whole > budget:
            marks.append(Mark.ABOVE_BUDGET)
        if whole * _SLIP < budget or whole > budget * _SLIP:
            marks.append(Mark.UNIT_SLIP)
    return marks


def _is_one_lot(stated: Decimal, known: list[Decimal]) -> bool:
    return len(known) > 1 and any(abs(stated - total) <= _ROUNDING_YUAN for total in known)


def _limit_marks(total: Decimal, terms: Terms, *, single: bool) -> list[Mark]:
    ceiling = _major(terms.ceiling.money) if terms.ceiling else None
    if ceiling is None:
        return []
    marks = [Mark.ABOVE_CEILING] if total > ceiling else []
    if (single and total * _SLIP < ceiling) or total > ceiling * _SLIP:
        marks.append(Mark.UNIT_SLIP)
    return marks


def _major(money: Money) -> Decimal | None:
    return money.major if money.currency == "CNY" else None
