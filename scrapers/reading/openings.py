"""Openings of bids: pages that list what everybody bid before anybody was chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.reading.labels.entries import Row
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding

# 开标时间：…, 开标记录
_OPENED = re.compile(r"开标(?:时间|日期|地点|记录|情况|一览)|唱标")
_DECIDED = re.compile(any_of("won", "candidate_words", "decides_on", "shortlists", "ranks_said", "winner_heads"))
_GUARANTEE = "保证金"
_FEWEST = 2


def only_scored(page: Page, printed: Sequence[Row], findings: list[Finding], title: str | None) -> tuple[int, int] | None:
    """The first of a page's results where all are bidders of one table that scores them, and nothing says who was chosen."""
    if len(findings) < _FEWEST or len({finding.table for finding in findings}) > 1:
        return None
    if any(not finding.bid or finding.table is None or finding.rank or finding.price for finding in findings):
        return None
    scored = any(row.cells("score") for row in printed if row.table == findings[0].table)
    decided = _DECIDED.search(page.folded, findings[0].span[0]) or _DECIDED.search(fold(title or ""))
    return findings[0].span if scored and not decided else None


def only_opened(page: Page, printed: Sequence[Row], findings: list[Finding]) -> tuple[int, int] | None:
    """The first of a page's results where all are offers of one table of bidders at an opening: nobody was chosen yet."""
    if len(findings) < _FEWEST or len({finding.table for finding in findings}) > 1:
        return None
    if any(not finding.bid or finding.table is None or finding.rank or finding.lot for finding in findings):
        return None
    rows = [row for row in printed if row.table == findings[0].table]
    guaranteed = any(_GUARANTEE in word.key for row in rows for word, _ in row.columns)
    offered = all(finding.price_label in ("offer", "") for finding in findings)
    opened = guaranteed or _OPENED.search(page.folded) is not None
    if not (offered and opened) or any(row.cells("rank", "score", "result") for row in rows) or _DECIDED.search(page.folded):
        return None
    return findings[0].span
