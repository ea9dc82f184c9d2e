"""Sides that print results at length: whole ones, a price of each lot, several winners by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scrapers.changes import ChangeAction
from scrapers.reading.corrections.lots import Lot
from scrapers.reading.corrections.pair import Pair
from scrapers.reading.corrections.sides import Printed, bare_name, bare_price, name_at, named_before_price, read_printed
from scrapers.reading.lexicon.names import key_of, tidy
from scrapers.reading.lexicon.parties import names_end, split_parties
from scrapers.reading.lexicon.running import first_name, run_of
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Finding

_TOGETHER = re.compile(rf"[\s\"”)]{{0,3}}(?:共同)?(?:组成的?)?{any_of('venture')}")
_NUMBER = re.compile(r"[,;、。\s]{0,4}\(?(?P<number>\d{1,2})\s?[.、)]\s{0,2}")
_NAMES_FOLLOW = re.compile(rf"{any_of('winner_labels')}\s?[:为]?\s?$")
# behind 原公告 and the number of a row
_ROW = re.compile(r"(?:公告)?[\s:\"“|]{0,8}(?:\d{1,2}[\s|]{0,4}(?=[\u4e00-\u9fff]))?")
_NUMBERED_LINE = re.compile(r"^[ \t]*\(?\d{1,2}\s?[、.)][ \t]*(?P<said>[^\s\d][^\n]*)", re.MULTILINE)
_LONGEST_RUN, _LONGEST_HEAD, _LONGEST_LABEL = 240, 60, 20
_SEVERAL, _MOST_NAMES = 2, 300


def results_by_side(page: Page, pair: Pair, findings: list[Finding]) -> list[Pair]:
    """A pair for each result that both its sides print at length; none where its labels say as much."""
    old, new = (_inside(findings, side.span) for side in (pair.before, pair.after))
    if any(finding.rank for finding in (*old, *new)):
        return []
    if pair.before.empty and not old and len(new) > 1:
        return [_told(page, None, after) for after in new]
    if not old and pair.before.price and pair.before.supplier is None and (listed := _listed_whole(page, pair, new)):
        return listed
    if not old or not new:
        return [] if pair.whole else _rows_listed(page, pair)
    if len(old) == len(new) == 1 and pair.before.supplier and pair.after.supplier:
        return []
    matched = list(_matched(old, new))
    rest_old = [each for each in old if not any(each is before for before, _ in matched)]
    rest_new = [each for each in new if not any(each is after for _, after in matched)]
    # a result printed twice alike is one, and stands where it was printed first
    rest_old = [each for each in rest_old if each.supplier not in page.text[slice(*pair.after.span)]]
    if len(rest_old) == len(rest_new) == 1:
        matched.append((rest_old.pop(), rest_new.pop()))
    left = [Pair(None, None, Printed(), Printed(), unsure=True)] if rest_old or rest_new else []
    told = [_told(page, before, after) for before, after in matched]
    if len(old) == len(new) == len(told) == 1:
        # 文昌北街492,710.00: the price behind a head may be no cell of its own
        for own, said in ((told[0].before, pair.before), (told[0].after, pair.after)):
            own.price = own.price or said.price or read_printed(page, *said.span).price
    return [*told, *left]


def _listed_whole(page: Page, pair: Pair, new: list[Finding]) -> list[Pair]:
    """A pair for each result of a whole list, that of the lot which the old side names among them: 二标段原为5元，更正后如下."""
    mine = [f for f in new if pair.lot and _lot(f) == lot_key(pair.lot)]
    if len(mine) != 1:
        return []
    changed = Pair(pair.lot, pair.lot_span, pair.before, _printed(page, mine[0]), whole=True)
    return [changed, *(_told(page, None, after) for after in new if after is not mine[0])]


def _rows_listed(page: Page, pair: Pair) -> list[Pair]:
    """A pair for each winner of sides that list them, one in a line: 1、某某公司，优惠率：20%; none where they do not."""
    old, new = (list(_numbered_rows(page, *side.span)) for side in (pair.before, pair.after))
    # 某某公司退出，调整后的名单如下: who stays is listed alone
    if not old and pair.after.empty:
        return []
    if max(len(old), len(new)) < _SEVERAL or not any(row.supplier for row in (*old, *new)):
        return []
    known = [{key_of(row.supplier): row for row in rows if row.supplier} for rows in (old, new)]
    left = [row for key, row in known[0].items() if key not in known[1]]
    came = [row for key, row in known[1].items() if key not in known[0]]
    if not (old and new) or [len(rows) for rows in known] != [len(old), len(new)] or min(len(left), len(came)) > 0:
        return [pair._replace(unsure=True)]
    stayed = [Pair(pair.lot, pair.lot_span, row, known[1][key], whole=True) for key, row in known[0].items() if key in known[1]]
    lost = [Pair(pair.lot, pair.lot_span, row, Printed(), whole=True, action=ChangeAction.AWARD_WITHDRAWN) for row in left]
    return [
        *stayed,
        *lost,
        *(Pair(pair.lot, pair.lot_span, Printed(), row, whole=True, action=ChangeAction.AWARD_ADDED) for row in came),
    ]


def _numbered_rows(page: Page, start: int, end: int) -> Iterator[Printed]:
    """The lines of a side that begin with a number: who stands behind it, with his price."""
    for line in _NUMBERED_LINE.finditer(page.folded, start, end):
        found = name_at(page, line.start("said"), line.end())
        price = read_printed(page, found[1][1], line.end()).price or bare_price(page, found[1][1], line.end()) if found else None
        yield Printed(*found, price, line.span("said")) if found else Printed()


def partners(page: Page, findings: Iterable[Finding], side: Printed) -> list[str]:
    """The other members of the joint venture that a side names: those of a result, else 甲公司与乙公司组成的联合体."""
    if side.supplier is None or side.supplier_span is None:
        return []
    text, lead = page.text[slice(*side.span)], key_of(side.supplier)
    members = (name for finding in findings if key_of(finding.supplier) == lead for name in finding.members)
    if found := [name for name in dict.fromkeys(members) if name in text]:
        return found
    # 甲公司（牵头人）、乙公司（成员）
    named = split_parties(page.text[side.supplier_span[0] : names_end(page.folded, *side.supplier_span)])
    if len(named) > 1:
        return [name for name in named if key_of(name) != lead]
    run = run_of(page.folded, side.supplier_span, side.supplier_span[1] + _LONGEST_RUN)
    together = len(run) > 1 and _TOGETHER.match(page.folded, run[-1][1])
    return [tidy(page.text[slice(*name)]) for name in run[1:]] if together else []


def _matched(old: list[Finding], new: list[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """The results of one lot on both sides, where each lot has one; else those of one supplier."""
    for key in (_lot, _supplier):
        keys = [key(finding) for finding in old], [key(finding) for finding in new]
        if all(all(side) and len(set(side)) == len(side) for side in keys):
            yield from ((old[keys[0].index(name)], after) for name, after in zip(keys[1], new, strict=True) if name in keys[0])
            return


def _lot(finding: Finding) -> str:
    return lot_key(finding.lot or "")


def _supplier(finding: Finding) -> str:
    return key_of(finding.supplier)


def _inside(findings: Iterable[Finding], span: tuple[int, int]) -> list[Finding]:
    return [finding for finding in findings if span[0] <= finding.span[0] < span[1]]


def _told(page: Page, before: Finding | None, after: Finding) -> Pair:
    return Pair(after.lot, after.lot_span, _printed(page, before) if before else Printed(), _printed(page, after), whole=True)


def _printed(page: Page, finding: Finding) -> Printed:
    # 第1包：某某公司 12万元: a cell may label neither
    price = finding.price or bare_price(page, finding.span[1], finding.span[1] + _LONGEST_LABEL)
    return Printed(finding.supplier, finding.span, price, finding.span)


def of_each_lot(page: Page, named: list[Lot], inner: list[Lot], where: tuple[int, int]) -> list[Pair]:
    """A pair for each lot where what holds now is printed lot by lot; none where it is not.

    原公告1包中标金额3元、2包中标金额2元，更正为1包中标金额4元、2包中标金额5元; 成交金额更正为：1包4元；2包5元.
    """
    if len(inner) < _SEVERAL or len({lot_key(lot) for lot, _, _ in inner}) < len(inner):
        return []
    new = _by_lot(page, inner, where[1])
    old = _by_lot(page, named, where[0]) if len(named) >= _SEVERAL else {}
    if any(side.empty for side in new.values()) or any(side.empty for side in old.values()):
        return []
    if named and not old:
        return []
    unsure = bool(old) and old.keys() != new.keys()
    return [Pair(lot[0], lot[1:], old.get(lot_key(lot[0]), Printed()), new[lot_key(lot[0])], unsure=unsure) for lot in inner]


def of_each_name(page: Page, before: tuple[int, int], after: tuple[int, int]) -> list[Pair]:
    """A pair for each winner whom both sides name before his price (甲中标金额2元，乙中标金额3元); none where it is one."""
    old, new = (_by_name(page, *side) for side in (before, after))
    if min(len(old), len(new)) < _SEVERAL:
        return []
    # more than any correction names: each pair is held against each
    if old.keys() != new.keys() or len(old) > _MOST_NAMES:
        return [Pair(None, None, Printed(), Printed(), unsure=True)]
    return [Pair(None, None, side, new[name], whole=True) for name, side in old.items()]


def _by_name(page: Page, start: int, end: int) -> dict[str, Printed]:
    found: list[tuple[str, tuple[int, int]]] = []
    while named := named_before_price(page, found[-1][1][1] if found else start, end):
        found.append(named)
    stops = [*(at for _, (at, _) in found[1:]), end] if found else []
    prices = (read_printed(page, span[1], stop).price for (_, span), stop in zip(found, stops, strict=True))
    return {key_of(name): Printed(name, span, price, span) for (name, span), price in zip(found, prices, strict=True)}


def _by_lot(page: Page, lots: list[Lot], end: int) -> dict[str, Printed]:
    stops = [*(start for _, start, _ in lots[1:]), end]
    # 成交供应商：A包：某某公司；B包：某某厂
    named = _NAMES_FOLLOW.search(page.folded, max(0, lots[0][1] - _LONGEST_LABEL), lots[0][1]) if lots else None
    return {lot_key(lot): _of_lot(page, at, stop, named=bool(named)) for (lot, _, at), stop in zip(lots, stops, strict=True)}


def _of_lot(page: Page, start: int, end: int, *, named: bool) -> Printed:
    side = read_printed(page, start, end)
    side.price = side.price or bare_price(page, start, end)
    if named and side.supplier is None and (found := bare_name(page, start, end)):
        side.supplier, side.supplier_span = found
    return side


def rows_of(page: Page, before: tuple[int, int], after: tuple[int, int]) -> tuple[Printed, Printed] | None:
    """Both sides as rows without labels, each of which begins with a name: 更正前 2 某某公司 1265000.00."""
    old, new = (_row(page, *span) for span in (before, after))
    if not (old.supplier and new.supplier):
        return None
    # 原公告某某公司中标金额12元
    for side in (old, new):
        side.price = side.price or read_printed(page, *side.span).price
    return old, new


def _row(page: Page, start: int, end: int) -> Printed:
    at = _ROW.match(page.folded, start, end)
    found = name_at(page, at.end(), end) if at else None
    return Printed(*found, bare_price(page, found[1][1], end), page.span(start, end)) if found else Printed()


def of_lists(page: Page, pair: Pair) -> list[Pair]:
    """A pair for who left and who came where its sides list winners: 甲、乙 become 甲、丙; else itself."""
    old, new = (_run(page, side) for side in (pair.before, pair.after))
    if max(len(old), len(new)) < _SEVERAL:
        return [pair]
    left = [name for key, name in old.items() if key not in new]
    came = [name for key, name in new.items() if key not in old]
    if len(left) > 1 or len(came) > 1 or not old or not new or not (left or came):
        return [pair._replace(unsure=True)]
    before = Printed(*left[0], span=pair.before.span) if left else Printed()
    after = Printed(*came[0], span=pair.after.span) if came else Printed()
    action = None if left and came else ChangeAction.AWARD_WITHDRAWN if left else ChangeAction.AWARD_ADDED
    return [Pair(pair.lot, pair.lot_span, before, after, whole=True, action=action)]


def _run(page: Page, side: Printed) -> dict[str, tuple[str, tuple[int, int]]]:
    """The winners that a side lists, by their keys; none of a joint venture."""
    if side.supplier is None or side.supplier_span is None:
        return {}
    names = run_of(page.folded, side.supplier_span, side.span[1])
    names = _numbered_run(page, side, names) if len(names) == 1 else names
    if "联合体" in page.folded[side.supplier_span[0] : side.span[1]]:
        names = names[:1]
    listed = [(side.supplier, side.supplier_span), *((tidy(page.text[slice(*name)]), name) for name in names[1:])]
    return {key_of(name): (name, span) for name, span in listed}


def _numbered_run(page: Page, side: Printed, names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A name with those that follow it under numbers of their own: 1.某某公司 2.某某厂."""
    while number := _NUMBER.match(page.folded, names[-1][1], side.span[1]):
        further = first_name(page.folded, number.end(), min(side.span[1], number.end() + _LONGEST_HEAD))
        if int(number["number"]) != len(names) + 1 or further is None or further[0] != number.end():
            break
        names.append(further)
    return names
