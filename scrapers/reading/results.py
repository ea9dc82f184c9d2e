"""Which of the collected drafts are the notice's results."""

from __future__ import annotations

import re
import unicodedata

from scrapers.reading.drafts import Collected, Draft

_CANDIDATE_TITLE = re.compile(r"候选人|候选供应商|评标结果公示")


def key_of(name: str) -> str:
    """A name for comparison: full-width forms and spaces looked through."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", name))


def chosen(collected: Collected, title: str | None) -> list[Draft]:
    """The results of the notice: its candidates where it is about candidates, else its awards; each once."""
    awards = [draft for draft in collected.drafts if draft.kind == "award"]
    candidates = [draft for draft in collected.drafts if draft.kind == "candidate"]
    about_candidates = bool(title and _CANDIDATE_TITLE.search(title))
    if about_candidates and candidates:
        return _once(candidates)
    return _once(awards or candidates)


def _once(drafts: list[Draft]) -> list[Draft]:
    """The same supplier printed again for the same lot is one result; the better priced one is kept."""
    kept: list[Draft] = []
    for draft in drafts:
        same = next((other for other in kept if _same(other, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _merge(same, draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if key_of(one.supplier) != key_of(other.supplier):
        return False
    if one.price and other.price:
        equal = one.price.kind == other.price.kind and one.price.value == other.price.value
        return equal and (one.lot == other.lot or one.section != other.section or not one.lot or not other.lot)
    return one.lot == other.lot or not one.lot or not other.lot


def _merge(kept: Draft, other: Draft) -> None:
    if kept.price is None:
        kept.price, kept.price_label, kept.words = other.price, other.price_label, other.words
    kept.lot = kept.lot or other.lot
    kept.lot_span = kept.lot_span or other.lot_span
    kept.rank = kept.rank or other.rank
    kept.members = kept.members or other.members
