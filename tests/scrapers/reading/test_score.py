"""The figures the reader reaches on the labelled corpus."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from scrapers.decoding import decode
from scrapers.errors import UnreadablePage
from scrapers.reading import as_label, read_notice

pytestmark = pytest.mark.corpus
LEAST = {
    "award_f1": 0.985,
    "award_precision": 0.995,
    "f1_per_notice": 0.985,
    "type_accuracy": 0.995,
    "typed_only_accuracy": 0.985,
    "buyer_accuracy": 0.99,
    "agency_accuracy": 0.99,
    "project_number_accuracy": 0.99,
    "published_date_accuracy": 0.99,
    "project_name_accuracy": 0.97,
    "lot_accuracy": 0.97,
    "pricing_accuracy": 0.985,
    "rate_accuracy": 0.99,
    "rank_accuracy": 0.99,
    "failed_lots_accuracy": 0.97,
    "joint_venture_accuracy": 0.95,
}
MOST = {"amounts_invented": 0, "awards_invented_on_non_awards": 0, "members_invented": 0}


def _scorer(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_notices", corpus.parent / "tools" / "score_notices.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_corpus_is_read_to_the_figures_promised(corpus: Path) -> None:
    """Every figure of the whole corpus is at least what the reader promises."""
    scorer = _scorer(corpus)
    gold, types = scorer.load(corpus / "gold.jsonl"), scorer.load(corpus / "types.jsonl")
    read = {}
    for file in [*gold, *types]:
        path = corpus / "notices" / file
        try:
            notice = read_notice(decode(path.read_bytes(), None), kind="html" if path.suffix == ".html" else "text")
        except UnreadablePage:  # a scan without a letter: nothing is predicted
            continue
        # through JSON, as the command prints it
        read[file] = json.loads(json.dumps(as_label(notice, file)))
    summary, _ = scorer.score(gold, read, types)
    assert {name: summary[name] for name, least in LEAST.items() if summary[name] < least} == {}
    assert {name: summary[name] for name, most in MOST.items() if summary[name] > most} == {}
