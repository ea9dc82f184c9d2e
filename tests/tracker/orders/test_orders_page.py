"""docs/orders.md keeps up with what orders and the inbox are."""

import re

from tests.conftest import ROOT
from tracker.model.decision import InboxKind
from tracker.model.order import EventKind, JoinKey
from tracker.review.text import import_decisions

PAGE = (ROOT / "docs" / "orders.md").read_text(encoding="utf-8")


def test_the_pages_decisions_can_be_imported() -> None:
    """The example is text that the programme takes, one decision of each kind."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    decisions = import_decisions(example)
    assert [len(decisions.names), len(decisions.joins), len(decisions.marks)] == [1, 1, 1]


def test_the_page_names_every_word_of_the_file() -> None:
    """Every join key, inbox question and notice-made event stands on the page."""
    by_decision = {EventKind.MARKED, EventKind.ACCEPTED, EventKind.SPLIT, EventKind.JOINED}
    words = {*JoinKey, *InboxKind, *EventKind} - by_decision - {JoinKey.SIMILAR}
    assert {word for word in words if f"`{word}`" not in PAGE} == set()
