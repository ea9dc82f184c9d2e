"""Words of the pages by language, and how amounts, shares and our own terms are written in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files

from tracker.config.runtime import ZONE
from tracker.wording.complaints import complaint
from tracker.wording.screens import term
from tracker.wording.words import Words, words

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one language; called by key, with what stands in the braces."""

    language: str
    ours: dict[str, str]
    terms: Words

    def __call__(self, key: str, **values: object) -> str:
        """One phrase of the pages."""
        return self.ours[key].format(**values)

    def term(self, key: str) -> str:
        """One of our own terms: a status, a mark, a state; an unknown one as it is."""
        return self.terms.word(key)

    def code(self, value: str, column: str) -> str:
        """A code of a table's column, or several parted by commas, in words; any other text as it is."""
        return term(value, column, self.language)

    def problem(self, text: str | None) -> str:
        """One line about a problem; empty where there is none."""
        return complaint(text, self.language) if text else ""

    def rule(self, code: str) -> str:
        """The subject of a rule; empty for an unknown one."""
        return self.ours.get(f"rule.{code}", "")

    @property
    def other_language(self) -> str:
        """The language that the reader has not chosen, as HTML names it."""
        return "zh-CN" if self.language == "en" else "en"

    def either(self, text: str) -> str:
        """The half of a text "Chinese / English" that is in this language."""
        chinese, _, english = text.partition(" / ")
        return english if english and self.language == "en" else chinese

    def other(self, text: str) -> str:
        """The half that is not; empty where the text has no halves."""
        chinese, _, english = text.partition(" / ")
        return "" if not english else chinese if self.language == "en" else english

    def condition(self, key: str, shown: str) -> str:
        """A condition on a column of a table; an unknown one as it is."""
        return self.ours.get(f"condition.{key}", shown)

    def step(self, kind: str) -> str:
        """A step of a bridge; an unknown one as it is."""
        return self.ours.get(f"step.{kind}", kind)

    def field(self, name: str) -> str:
        """A field of a notice; an unknown one as it is."""
        return self.ours.get(f"field.{name}", name)

    def doubt(self, code: str) -> str:
        """A doubt of a line of the ledger: one of its marks, or why it does not count as it stands."""
        return self.ours.get(f"doubt.{code}") or self.term(code)

    def counts(self, name: str) -> str:
        """How an order counts for a company; an unknown one as it is."""
        return self.ours.get(f"counts.{name}", name)

    def instant(self, text: str | None) -> str:
        """An instant to the minute where the watched companies report; what is none as it is, empty where there is none."""
        try:
            return datetime.fromisoformat(text or "").astimezone(ZONE).strftime("%Y-%m-%d %H:%M")
        except ValueError:
            return text or ""

    def mark(self, text: str) -> str:
        """A mark of a revenue figure, with what is said behind its colon."""
        name, colon, detail = text.partition(":")
        return self.ours.get(f"mark.{name}", self.term(name)) + colon + detail

    def amount(self, value: str | Decimal | None, currency: str | None) -> str:
        """An amount to the last minor unit, grouped, with its currency; empty where none is printed."""
        return "" if value is None else f"{Decimal(value):,f} {currency or ''}".rstrip()

    def percent(self, ratio: float | Decimal | None) -> str:
        """A share in percent with two decimals; empty where there is none."""
        if ratio is None:
            return ""
        return f"{(Decimal(str(ratio)) * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)} %"


@cache
def page_words(language: str) -> PageWords:
    """The words of a language; of Chinese for one we do not speak."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    table = tomllib.loads((files("tracker.web") / "words.toml").read_text(encoding="utf-8"))
    return PageWords(spoken, table[spoken], words(spoken))
