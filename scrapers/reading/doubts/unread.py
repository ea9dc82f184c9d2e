"""Results a page speaks of and the reader did not read: the passage that says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, zip_longest

from scrapers.notice import NoticeType
from scrapers.reading.doubts.dropped import figures_dropped
from scrapers.reading.doubts.passed_over import (
    OTHER_MONEY,
    PRINTED,
    is_price,
    named_beside_failed,
    named_in_columns,
    told_of_nobody,
    winners_passed_over,
    won_beside_failed,
)
from scrapers.reading.doubts.pieces import TableOffers, broken_off, items_priced, names_passed_over, offered_beside, told_beside
from scrapers.reading.doubts.ranks import lots_passed_over, missing_rank, names_beside, names_with_prices, ranks_passed_over
from scrapers.reading.fields.title_type import is_report, title_type
from scrapers.reading.labels.entries import Head, RankHead, Value
from scrapers.reading.lexicon.figures import BARE_SUM
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import unit_in
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.news import choice_told, ranked_twice, told_as_news
from scrapers.reading.outline import Outline, named_by_lot
from scrapers.reading.page.page import Page
from scrapers.reading.results.cursor import Cursor
from scrapers.reading.results.findings import Collected, Finding, PricePlaces
from scrapers.reading.results.inherit import lots_untold, title_lots
from scrapers.reading.support import box_total, is_amount
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.values.amounts import figures, worded
from scrapers.reading.values.befallen import is_ruling
from scrapers.reading.values.chosen import OF_PART, WHOLE_OF_PARTS

Span = tuple[int, int]

_TELLS = (NoticeType.AWARD, NoticeType.CANDIDATE, NoticeType.CONTRACT)
_PRICED = re.compile(
    rf"{any_of('printed_prices')}\s?(?:\([^()\n]{{0,12}}\)|单位\s?:\s?[百千万亿]?元)?\s?(?:{any_of('is')}|:)\s?[¥$]?\s?(?P<price>\d[\d,.]*)"
)
# 承包合同价（万元） and the figure behind it: whatever the words, they are of money
_UNDER_UNIT = re.compile(
    r"[\u4e00-\u9fff]\s{0,4}\((?:人民币|单位\s?:)?\s?[百千万亿]?元\)[\s:|]{0,8}(?P<price>\d[\d,.]*)(?![\d/\-])"
)
# 中标（成交）金额; 合计 below items, right behind which a small sum counts, too
_SUM_BELOW = r"(?<![\u4e00-\u9fff])[合总]计[\s|:/]*(?=\d{4})"
_WON_PRICE = re.compile(rf"{any_of('won_of')}(?:\([^()\n]{{1,4}}\))?总?{any_of('price_nouns')}|{_SUM_BELOW}")
_BARE_SUM, _SMALL_SUM = re.compile(BARE_SUM), re.compile(r"\d{4}(?:\.\d{1,2})?(?![\d年.\-A-Za-z])")
# less than the last is hardly a price where no unit is printed
_PART, _REACH, _BEHIND, _LEAST = 600, 24, 160, Decimal(1_000)
_OF_OTHERS, _RESULTS = ("fee", "past_works"), ("award", "candidate", "judged", "ranked")
# a price's label that nobody knows may head a part: 四、中标值：15.6万元
_OPEN_PARTS, _OFFERED = ("award", "unknown"), PRICES - {"unit_price"}
# where somebody has won, an offer may be a loser's
_WON = _OFFERED - {"offer"}


def unread_passage(
    page: Page, sketch: Outline, notice_type: NoticeType, title: str | None, findings: list[Finding], collected: Collected
) -> Span | None:
    """Where a page speaks of a result that was not read: no result, fewer than it promises, or none of a printed price."""
    if not findings:
        return _of_nothing(page, sketch, notice_type, title, collected)
    if notice_type not in _TELLS:
        return None
    return (
        next(broken_off(page, findings), None)
        or next(told_beside(page, findings), None)
        or next(_unpriced(page, sketch, findings), None)
        or next(figures_dropped(page, sketch.rows, findings), None)
        or next(items_priced(page, sketch.rows, collected, findings), None)
        or next(_priced_elsewhere(page, findings), None)
        or next(_unclaimed(page, sketch, findings, _OFFERED if notice_type is NoticeType.CANDIDATE else _WON), None)
        or _missing_lot(page, title, findings, collected)
        or next(lots_untold(page, findings, collected), None)
        or next(lots_passed_over(page, sketch, findings, collected), None)
        or next(told_of_nobody(page, sketch, findings, collected), None)
        or next(names_passed_over(sketch, findings), None)
        or next(names_beside(page, findings), None)
        or next(names_with_prices(sketch, findings), None)
        or (
            missing_rank(sketch, findings) or ranked_twice(findings) or next(ranks_passed_over(page, findings), None)
            if notice_type is NoticeType.CANDIDATE
            else _left_out(findings)
            or next(_undecided(findings), None)
            or next(winners_passed_over(page, sketch, findings, collected), None)
        )
    )


def _of_nothing(page: Page, sketch: Outline, notice_type: NoticeType, title: str | None, collected: Collected) -> Span | None:
    """Of a page without results: the total of its box, else its part about them, else its title."""
    box = box_total(page, sketch)
    if box is not None:
        return box.start, box.end
    said = title_type(title) if title else None
    failed = notice_type is NoticeType.FAILED
    named = (choice_told(page) or next(named_in_columns(sketch), None)) if failed and not said else None
    if failed and (won := won_beside_failed(collected) or named):
        return won
    if failed and said in (NoticeType.AWARD, NoticeType.CANDIDATE):
        # some of its lots failed, and others may have been won
        return next(_winners_told(page, sketch), None) or next(named_beside_failed(page, sketch), None)
    if notice_type is NoticeType.OTHER and not is_ruling(page.folded) and (said is None or is_report(title or "")):
        headed = next(_winners_told(page, sketch), None) or next(_results_headed(page, sketch), None)
        priced = (told.span for told in collected.findings if told.price and told.kind in _RESULTS)
        return headed or next(priced, None) or next(told_as_news(page), None)
    if notice_type not in _TELLS:
        return None
    if collected.failed:
        # beside lots that failed others may name who won
        return named_by_lot(page, sketch)
    head = next((entry for entry in sketch.body if isinstance(entry, Head) and entry.kind in ("award", "candidates")), None)
    if head is not None:
        return head.start, head.end
    start = max(page.text.find(page.title), 0) if page.title else 0
    return page.span(start, start + len(page.title or page.text[:80].partition("\n")[0]))


def _winners_told(page: Page, sketch: Outline) -> Iterator[Span]:
    """Labels of winners with a name or a price behind them, of a winner's price, or ranks, of a page whose title says nothing."""
    for value in sketch.body:
        if isinstance(value, Value) and value.word.kind in ("supplier", "amount") and says_winner(value.word.key):
            figure = PRINTED.search(page.folded, value.start, value.end + (_PART // 2 if value.word.kind == "supplier" else 0))
            if is_legal(page.folded[value.start : value.end]) or (figure and is_price(page, figure)):
                yield value.at, value.end
    ranked = [entry for entry in sketch.body if isinstance(entry, RankHead)]
    if len({entry.rank for entry in ranked}) > 1:
        yield ranked[0].start, ranked[0].end


def _results_headed(page: Page, sketch: Outline) -> Iterator[Span]:
    """Heads of parts about winners that print a price, of a page whose title says nothing."""
    heads = [entry for entry in sketch.body if isinstance(entry, Head)]
    for head, following in zip_longest(heads, heads[1:]):
        stop = min(following.start if following else len(page.folded), head.end + _PART)
        if head.kind == "award" and any(is_price(page, figure) for figure in PRINTED.finditer(page.folded, head.end, stop)):
            yield head.start, head.end


def _unpriced(page: Page, sketch: Outline, findings: list[Finding]) -> Iterator[Span]:
    """Figures behind results without a price, in their part of the page."""
    unpriced = [finding for finding in findings if finding.price is None]
    if not unpriced:
        return
    heads = sorted(e.start for e in sketch.body if isinstance(e, Head) and e.major and e.kind not in _OPEN_PARTS)
    taken, in_tables = PricePlaces(finding.price for finding in findings), TableOffers(sketch.rows)
    offered: dict[str, list[Span]] = {}
    for finding in unpriced:
        start, behind = finding.span
        after = bisect_right(heads, behind)
        end = min(behind + _PART, heads[after] if after < len(heads) else len(page.folded))
        for match in chain.from_iterable(told.finditer(page.folded, behind, end) for told in (PRINTED, _PRICED, _UNDER_UNIT)):
            if not taken.overlap(*match.span()) and is_price(page, match):
                yield match.span()
        if finding.supplier not in offered:
            offered[finding.supplier] = list(offered_beside(page, finding.supplier))
        yield from (place for place in offered[finding.supplier] if place[0] != start)
        yield from in_tables.of(finding) if not finding.unreadable else ()


def _unclaimed(page: Page, sketch: Outline, findings: list[Finding], kinds: frozenset[str]) -> Iterator[Span]:
    """Prices under labels of some kinds, in the parts about results, that no result has; a winner's also in others but fees."""
    read = {finding.price.value for finding in findings if finding.price is not None}
    read |= {sum(read, Decimal(0))}
    # a figure beside a result's price stands in the same value
    sums = PricePlaces(finding.price for finding in findings if is_amount(finding.price))
    taken = PricePlaces(finding.price for finding in findings)
    # 设计费报价 above 投标总报价
    summed = all(WHOLE_OF_PARTS.search(finding.price_key) for finding in findings)
    cursor = Cursor()
    for entry in sketch.body:
        if isinstance(entry, Value):
            if entry.word.kind not in kinds or cursor.section in _OF_OTHERS or (summed and OF_PART.search(entry.word.key)):
                continue
            within = cursor.section in ("award", "candidates")
            if not (within or says_winner(entry.word.key)) or OTHER_MONEY.search(entry.word.key):
                continue
            hint = unit_in(f"{entry.word.key} {entry.word.qualifier}")
            found = figures(page.folded, entry.start, entry.end, hint="" if hint == "元%" else hint)
            found += worded(page.folded, entry.start, entry.end)
            telling = [f for f in found if f.value and (f.kind != "plain" or f.value >= _LEAST)]
            whole = within or all(f.currency == "CNY" and f.kind in ("money", "plain") for f in found)
            known = (f.value in read or taken.overlap(f.start, f.end) or sums.near(f.start, f.end, _REACH) for f in found)
            if telling and whole and not any(known):
                yield entry.start, entry.end
        elif isinstance(entry, Head):
            cursor.enter(entry)


def _priced_elsewhere(page: Page, findings: list[Finding]) -> Iterator[Span]:
    """Sums behind the words for a winner's price anywhere on the page, where a result has no price."""
    if all(finding.price for finding in findings):
        return
    taken = PricePlaces(finding.price for finding in findings)
    for told in _WON_PRICE.finditer(page.folded):
        if page.summary and page.summary[0] <= told.start() < page.summary[1]:
            continue
        behind = told.end(), told.end() + _BEHIND
        small = filter(None, (_SMALL_SUM.match(page.folded, told.end()),)) if told.group()[0] in "合总" else ()
        for match in (*PRINTED.finditer(page.folded, *behind), *_BARE_SUM.finditer(page.folded, *behind), *small):
            if not taken.overlap(*match.span()) and is_price(page, match):
                yield match.span()


def _missing_lot(page: Page, title: str | None, findings: list[Finding], collected: Collected) -> Span | None:
    """The title, where it names more lots than results and failures were read."""
    lots = title_lots(title) if title else []
    known = len({finding.lot for finding in findings}) + len(collected.failed)
    if not title or len(lots) <= max(known, len(findings)):
        return None
    # one that is broken there, or was given for the page, stands at its beginning
    at = max(page.text.find(title), 0)
    return page.span(at, min(at + len(title), len(page.text)))


def _undecided(findings: list[Finding]) -> Iterator[Span]:
    """The second of several bidders of a lot with offers, of whom nothing says who won; a figure that prices two results."""
    offered: set[tuple[int | None, str | None]] = set()
    priced: dict[Span, str] = {}
    for finding in findings:
        if finding.bid and finding.price_label == "offer":
            if (finding.table, finding.lot) in offered:
                yield finding.span
            offered.add((finding.table, finding.lot))
        if finding.price is not None:
            place = finding.price.start, finding.price.end
            if priced.setdefault(place, finding.supplier) != finding.supplier:
                yield place


def _left_out(findings: list[Finding]) -> Span | None:
    """A winner without a price beside another of the same lot and part that has one."""
    priced = {(finding.part, finding.lot) for finding in findings if is_amount(finding.price)}
    return next((f.span for f in findings if f.price is None and not f.unreadable and (f.part, f.lot) in priced), None)
