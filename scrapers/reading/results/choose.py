"""Which of the collected drafts are the notice's results."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.names import key_of
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.apart import price_apart, price_from_bids
from scrapers.reading.results.drafts import Collected, Draft
from scrapers.reading.results.letters import letter_in
from scrapers.reading.results.pricing import read_price

_SHORTLIST = re.compile(any_of("shortlists"))
# of several that share a contract each has won
_SHARE = re.compile(any_of("shares"))
_REACH = 60
_MOST_NAMESAKES = 200
_CANDIDATE_TITLE = re.compile(any_of("candidate_titles"))


def chosen(page: Page, collected: Collected, title: str | None) -> list[Draft]:
    """The results of the notice: its candidates where it is about candidates, else its awards; each once."""
    by_kind: dict[str, list[Draft]] = {"award": [], "candidate": [], "late": [], "prose": []}
    for draft in collected.drafts:
        by_kind[draft.kind].append(draft)
    candidates = by_kind["candidate"]
    if title and _CANDIDATE_TITLE.search(title) and candidates:
        drafts = _once(_with_told(candidates, by_kind["prose"]))
    else:
        told = _with_told(candidates, by_kind["prose"])
        best = _winners(by_kind["award"], title) or _decided(told, by_kind["prose"]) or told
        drafts = _once(best or by_kind["late"] or by_kind["prose"] or letter_in(page))
    _price_from_items(page, collected, drafts)
    price_from_bids(page, collected.bids, drafts)
    price_apart(page, collected.apart, drafts)
    for draft in drafts:
        draft.kind = draft.kind if draft.kind == "candidate" else "award"
    return drafts


def _decided(candidates: list[Draft], told: list[Draft]) -> list[Draft]:
    """The candidate a sentence says has won, where it says so of one: it need not be the first."""
    won = {key_of(draft.supplier) for draft in told if not draft.rank}
    chosen_ones = [draft for draft in candidates if key_of(draft.supplier) in won]
    if len(won) != 1 or len(chosen_ones) != 1 or chosen_ones[0].rank in (None, 1):
        return []
    chosen_ones[0].kind = "award"
    return chosen_ones


def _with_told(candidates: list[Draft], told: list[Draft]) -> list[Draft]:
    """The candidates with those of other ranks that sentences tell of; sentences alone tell of candidates where they rank."""
    ranks = {draft.rank for draft in candidates}
    ranked = [draft for draft in told if draft.rank and draft.rank not in ranks]
    if not ranked or None in ranks:
        return candidates
    for draft in ranked:
        draft.kind = "candidate"
    return sorted([*candidates, *ranked], key=lambda draft: draft.span)


def _winners(awards: list[Draft], title: str | None) -> list[Draft]:
    """Of a ranking in which the first has won, the first; of a shortlist everybody."""
    ranked = {draft.table for draft in awards if draft.table is not None and draft.rank == 1}
    if not ranked or (title and _SHORTLIST.search(title)):
        return awards
    return [draft for draft in awards if draft.table not in ranked or draft.rank in (None, 1)]


def first_ranked(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The candidates of a notice that announces an award: those ranked first, or all where none is ranked."""
    if len(drafts) > 1 and all(_SHARE.search(page.folded, draft.span[1], draft.span[1] + _REACH) for draft in drafts):
        return drafts
    first = [draft for draft in drafts if draft.rank == 1]
    return first if first and all(draft.kind == "candidate" and draft.rank for draft in drafts) else drafts


def _price_from_items(page: Page, collected: Collected, drafts: list[Draft]) -> None:
    """Where the suppliers' table has no price, the table of items may: one priced row for one supplier."""
    for draft in drafts:
        if draft.price is not None:
            continue
        rows = [
            row
            for row in collected.items
            if any(key_of(cell.text) == key_of(draft.supplier) for _, cell in row.cells("supplier", "bidder"))
        ] or (collected.items if len(drafts) == 1 and not any(row.cells("supplier") for row in collected.items) else [])
        if len(rows) != 1:
            continue
        for kind in ("amount", "rate", "offer"):
            for word, cell in rows[0].cells(kind):
                if draft.price is None:
                    read_price(page, draft, word, cell.start, cell.end)


def _once(drafts: list[Draft]) -> list[Draft]:
    """The same supplier printed again for the same lot is one result; the better priced one is kept."""
    kept: list[Draft] = []
    by_name: dict[str, list[Draft]] = {}
    for draft in drafts:
        namesakes = by_name.setdefault(key_of(draft.supplier), [])
        same = next((other for other in namesakes if _same(other, draft)), None)
        if same is None:
            kept.append(draft)
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(draft)
        else:
            _merge(same, draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    """Whether two results of one supplier are one."""
    if one.price and other.price:
        equal = one.price.kind == other.price.kind and one.price.value == other.price.value
        return equal and (one.lot == other.lot or one.part != other.part or not one.lot or not other.lot)
    return one.lot == other.lot or not one.lot or not other.lot


def _merge(kept: Draft, other: Draft) -> None:
    if kept.price is None:
        kept.price, kept.price_label, kept.words = other.price, other.price_label, other.words
    kept.lot = kept.lot or other.lot
    kept.lot_span = kept.lot_span or other.lot_span
    kept.rank = kept.rank or other.rank
    kept.members = kept.members or other.members
