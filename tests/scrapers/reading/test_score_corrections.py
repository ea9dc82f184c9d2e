"""The figures the reader reaches on the labelled corrections."""

import json
from collections import Counter
from pathlib import Path

import pytest

from scrapers.decoding import decode
from scrapers.reading import as_label, read_notice
from tests.scrapers.reading.score_corrections import lines, score

pytestmark = pytest.mark.corpus


def test_the_labelled_corrections_are_read_to_the_figures_promised(corpus: Path) -> None:
    """Of the effects 95 in 100 are right and none silent; notices without effects change nothing, at most 3 in 100 are marked."""
    labels = lines(corpus / "corrections" / "effects.jsonl")
    read = {}
    for label in labels:
        path = corpus / label["path"]
        notice = read_notice(decode(path.read_bytes(), None), kind="html" if path.suffix == ".html" else "text")
        read[path.name] = json.loads(json.dumps(as_label(notice, path.name)))
    counts, missed = score(labels, read)
    nothing = counts.pop("none")
    assert nothing["wrong"] == 0, missed
    assert nothing["marked"] <= 0.03 * nothing.total()
    every = sum(counts.values(), Counter())
    assert every["silent"] == 0, missed
    assert every["right"] >= 0.95 * every.total(), missed
