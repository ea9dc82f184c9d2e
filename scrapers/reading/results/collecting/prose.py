"""Sentences to results, and to lots that failed."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.words import any_of
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.sentences import results_in
from scrapers.reading.values.failures import failed_in_prose

# how far a sentence goes on after the part of it that was set apart
_SENTENCE = 600
# no notice tells of more results in sentences
_MOST_TOLD = 1_000
_DECIDED = re.compile(rf"{any_of('decided')}|(?<!未){any_of('won')}{any_of('winner_words')}[为是]")


def take_prose(into: Gathering, start: int, end: int) -> None:
    """Takes what a passage tells in sentences."""
    if into.cursor.section not in ("losers", "judged", "term", "attachments"):
        for lot, begin, stop in failed_in_prose(into.page.folded, start, end):
            into.fail(lot, begin, stop)
    take_sentences(into, start, end)


def take_sentences(into: Gathering, start: int, end: int) -> None:
    """Takes the results that a passage and the line it stands in tell."""
    if into.cursor.section in ("term", "attachments", "fee", "experts"):
        return
    # where bids are judged only a decision names a winner
    if into.cursor.section in ("losers", "judged") and not _DECIDED.search(into.page.folded, start, end):
        return
    line_end = into.page.folded.find("\n", end, end + _SENTENCE)
    stop = line_end if line_end >= 0 else min(len(into.page.folded), end + _SENTENCE)
    if stop > into.sentences_end and len(into.out.findings) < _MOST_TOLD:
        told = results_in(into.page, max(start, into.sentences_end), stop)
        lot = into.cursor.lot
        for finding in told:
            if lot and finding.lot is None:
                finding.lot, finding.lot_span = lot[0], lot[1:]
        into.out.findings.extend(told)
        into.sentences_end = stop
