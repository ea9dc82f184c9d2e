"""Choice of the collected findings that are the notice's results."""

from __future__ import annotations

import re
from collections import Counter

from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import CANDIDATE_NOUN, REPORT
from scrapers.reading.lexicon.names import is_legal, is_person, key_of
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.detached import (
    attach_prices,
    lot_key,
    price_from_bids,
    price_from_items,
    price_told,
)
from scrapers.reading.results.findings import Collected, Finding
from scrapers.reading.results.ranked import (
    decided_of,
    first_by_rule,
    first_left_blank,
    undecided,
    with_ranks,
    within_first,
    without_followers,
    won_of_ranked,
)
from scrapers.reading.results.sentences import letter_in
from scrapers.reading.results.summaries import once, without_offers_of_winners, without_summaries

_SHORTLIST = re.compile(any_of("shortlists"))
# 某某公司 磋商报价：10元 (成交)
_OUTCOME_BEHIND = re.compile(rf"[^\n()]{{0,60}}\({any_of('won')}\)\s*$", re.MULTILINE)
_SEVERAL = 2
_CANDIDATES = re.compile(any_of("candidate_words"))
_CANDIDATE_TITLE = re.compile(any_of("candidate_titles") + f"|{CANDIDATE_NOUN}")


def chosen(page: Page, collected: Collected, title: str | None) -> list[Finding]:
    """The results of the notice: its candidates where it is about candidates, else its awards; each once."""
    by_kind: dict[str, list[Finding]] = {"award": [], "candidate": [], "late": [], "prose": [], "judged": [], "ranked": []}
    for finding in collected.findings:
        by_kind[finding.kind].append(finding)
    of_candidates = title is not None and _CANDIDATE_TITLE.search(title) is not None
    judged = of_candidates or (title is not None and REPORT.search(title) is not None)
    candidates = by_kind["candidate"] or (_ranked(by_kind["judged"]) if judged and not by_kind["award"] else [])
    candidates = _ranked_bids(undecided(candidates, by_kind["award"]), by_kind["prose"])
    candidates = within_first(page, with_ranks(_without_persons(candidates), by_kind["ranked"]))
    if of_candidates and candidates:
        findings = once(_with_told(candidates, by_kind["prose"]))
    else:
        by_kind["prose"] = without_followers(by_kind["prose"])
        told = _with_told(candidates, by_kind["prose"])
        own = without_summaries(_without_heads(by_kind["award"]))
        awards = _without_offers(own, [*told, *by_kind["prose"]])
        best = (
            _with_lots_told(_winners(awards, by_kind["prose"], title), by_kind["prose"])
            or won_of_ranked(told)
            or decided_of(told, by_kind["prose"])
            or ([] if _CANDIDATES.search(page.folded) else first_by_rule(page, told))
            or told
        )
        findings = _outcomes_told(page, once(best or by_kind["late"] or by_kind["prose"] or letter_in(page)))
    # bids that are ranked where a page tells how they were judged, and nowhere else
    findings = findings or first_by_rule(page, by_kind["judged"] or by_kind["ranked"]) or once(_ranked(by_kind["ranked"]))
    alone = len(findings) == 1 and (findings[0].section == "award" or findings[0] in by_kind["prose"])
    if alone and findings[0].rank == 1 and not _CANDIDATES.search(page.folded):
        findings[0].kind, findings[0].rank = "award", None
    price_from_items(page, collected, findings)
    price_from_bids(page, collected.bids, findings)
    _price_named_with(findings, [*by_kind["candidate"], *by_kind["prose"]])
    attach_prices(page, collected.detached, findings)
    price_told(page, findings)
    for finding in findings:
        finding.kind = "candidate" if finding.kind == "candidate" or finding.proposed else "award"
    return findings


def _outcomes_told(page: Page, findings: list[Finding]) -> list[Finding]:
    """The findings without the other offers of a lot in which one is marked as the winner's: 某某公司 10元 (成交)."""
    told = {id(f) for f in findings if f.table is None and _OUTCOME_BEHIND.match(page.folded, f.span[1])}
    lots = {finding.lot for finding in findings if id(finding) in told}
    return [f for f in findings if f.table is not None or f.lot not in lots or id(f) in told]


def _price_named_with(findings: list[Finding], others: list[Finding]) -> None:
    """Gives results without a price the one with which a ranking or a sentence names them, where it names them with one only."""
    offered: dict[tuple[str | None, str], list[Finding]] = {}
    for other in others:
        if other.price is not None:
            offered.setdefault((other.lot, key_of(other.supplier)), []).append(other)
    for finding in findings:
        named = (
            offered.get((finding.lot, key_of(finding.supplier)), []) if finding.price is None and not finding.unreadable else []
        )
        if named and len({(offer.price.value, offer.price.kind) for offer in named if offer.price}) == 1:
            finding.price, finding.price_label, finding.words = named[0].price, named[0].price_label, named[0].words
            finding.vat = named[0].vat


def _ranked(judged: list[Finding]) -> list[Finding]:
    """The bids that a notice of candidates ranks where it tells how they were judged."""
    for finding in judged:
        finding.kind = "candidate"
    return judged


def _with_told(candidates: list[Finding], told: list[Finding]) -> list[Finding]:
    """The candidates with those of other ranks that sentences tell of; sentences alone tell of candidates where they rank."""
    ranks = {finding.rank for finding in candidates}
    ranked = [finding for finding in told if finding.rank and finding.rank not in ranks]
    if not ranked or None in ranks:
        return candidates
    for finding in ranked:
        finding.kind = "candidate"
    return sorted([*candidates, *ranked], key=lambda finding: finding.span)


def _with_lots_told(awards: list[Finding], told: list[Finding]) -> list[Finding]:
    """The awards of lots with those of other lots that sentences tell of: one notice may use both forms."""
    lots = {finding.lot and lot_key(finding.lot) for finding in awards}
    others = [finding for finding in told if finding.lot and lot_key(finding.lot) not in lots and not finding.rank]
    return sorted([*awards, *others], key=lambda finding: finding.span) if lots and None not in lots and others else awards


def _winners(awards: list[Finding], told: list[Finding], title: str | None) -> list[Finding]:
    """Of a ranking in which the first has won, him; of a shortlist or candidates all; of bidders those a label calls winners."""
    awards = _without_rivals(awards, told)
    firsts = {f.table for f in awards if f.table is not None and f.rank == 1 and not f.shortlisted}
    ranked = firsts | first_left_blank(awards)
    if not ranked or (title and (_SHORTLIST.search(title) or _CANDIDATE_TITLE.search(title))):
        return awards
    return [finding for finding in awards if finding.table not in ranked or finding.rank in (None, 1)]


def _without_rivals(awards: list[Finding], told: list[Finding]) -> list[Finding]:
    """The awards without the bidders of a table whose lot a label or a table, or a sentence, gives to another of its bidders.

    A sentence may tell of one of several winners: it speaks against tables only that stand in no part about winners.
    """
    named = [finding for finding in awards if finding.won]
    kept = _bids_named(awards, named, [finding for finding in awards if finding.bid])
    said = [finding for finding in told if not finding.rank]
    return without_offers_of_winners(_bids_named(kept, said, [f for f in kept if f.bid and not f.section]), named)


def _without_heads(awards: list[Finding]) -> list[Finding]:
    """The awards without those of a head over the numbered parts that names more than these give a price to.

    An aggregator may put everybody who bid there, each as a winner.
    """
    body = [finding for finding in awards if finding.part and finding.section == "award" and finding.price is not None]
    heads = [finding for finding in awards if not finding.part]
    told, named = {key_of(finding.supplier) for finding in body}, {key_of(finding.supplier) for finding in heads}
    prices = {finding.price.value for finding in body if finding.price}
    lent = any(f.price and f.price.value in prices and key_of(f.supplier) not in told for f in heads)
    return [finding for finding in awards if finding.part] if told and (told < named or lent) else awards


def _without_offers(awards: list[Finding], said: list[Finding]) -> list[Finding]:
    """The awards without the offers of a table that names none of those who won at a price by a label or in a sentence."""
    won = [finding for finding in (*awards, *said) if not finding.bid and finding.price is not None]
    lots = {finding.lot for finding in won}
    names = {key_of(finding.supplier) for finding in won}
    of_winners = {finding.table for finding in awards if finding.bid and key_of(finding.supplier) in names}
    offers = [f for f in awards if f.bid and f.price_label == "offer" and f.table not in of_winners]
    lost = {id(offer) for offer in offers if won and (offer.lot is None or offer.lot in lots)}
    return [finding for finding in awards if id(finding) not in lost]


def _ranked_bids(candidates: list[Finding], told: list[Finding]) -> list[Finding]:
    """The candidates without the bidders of a table that gives no ranks, where labels or sentences rank several of them."""
    named = [finding for finding in (*candidates, *told) if finding.rank and finding.table is None]
    if len({finding.rank for finding in named}) < _SEVERAL:
        return candidates
    ranks = {key_of(finding.supplier): finding.rank for finding in named}
    # a table below the last rank is not all of that rank
    alike = Counter((finding.table, finding.rank) for finding in candidates if finding.bid)
    bids = [f for f in candidates if f.bid and (f.rank is None or alike[f.table, f.rank] > 1)]
    kept = _bids_named(candidates, named, bids)
    for finding in bids if len(kept) < len(candidates) else ():
        finding.rank = ranks.get(key_of(finding.supplier))
    return kept


def _without_persons(candidates: list[Finding]) -> list[Finding]:
    """The candidates without persons who share a lot and rank with an organisation and have no price: its project managers."""
    ranked = {(f.lot, f.rank) for f in candidates if f.rank and is_legal(f.supplier)}
    return [f for f in candidates if f.price or (f.lot, f.rank) not in ranked or not is_person(fold(f.supplier))]


def _bids_named(findings: list[Finding], named: list[Finding], bids: list[Finding]) -> list[Finding]:
    """The findings without the bids that are not named, of a table and lot of which one is; a name of no lot counts in each."""
    names = {(finding.lot, key_of(finding.supplier)) for finding in named}
    kept = [f for f in bids if not names.isdisjoint(((f.lot, key_of(f.supplier)), (None, key_of(f.supplier))))]
    given = {(finding.table, finding.lot) for finding in kept}
    lost = {id(f) for f in bids if (f.table, f.lot) in given} - {id(f) for f in kept}
    return [finding for finding in findings if id(finding) not in lost]
