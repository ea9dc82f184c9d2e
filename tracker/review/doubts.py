"""Doubts of inbox questions in words: why each is asked, in either language."""

from __future__ import annotations

import re

from tracker.model.decision import JoinDecision, MarkDecision, NameDecision
from tracker.review.inbox import InboxItem
from tracker.wording.screens import screen, screens, term
from tracker.wording.words import words

# figures of a reason, which stand in its sentence in every language
_FIGURE = re.compile(r"\d[\d.,]*\d|\d|None")


def doubt(item: InboxItem, language: str) -> str:
    """Why it is asked, in words; a passage of a page is quoted as it is."""
    if isinstance(item.asked, MarkDecision) and item.asked.marks:
        return term(", ".join(mark.value for mark in item.asked.marks), "marks", language)
    if isinstance(item.asked, NameDecision):
        return screen(language, "doubt_name", item.reason, near=item.near or "")
    if isinstance(item.asked, MarkDecision | JoinDecision):
        parts = [_sentence(part, language) for part in item.reason.split(", ")]
        return screen(language, "table", "comma").join(parts)
    return item.reason


def _sentence(text: str, language: str) -> str:
    """One reason with its figures taken out, looked up, and put back."""
    figures = _FIGURE.findall(text)
    texts = screens()["doubt"].get(_FIGURE.sub("#", text))
    if texts is None:
        return text
    for figure in figures:
        texts = {language: texts[language].replace("#", words(language).word("unknown") if figure == "None" else figure, 1)}
    return texts[language]
