"""Our words by language: the templates, and how money, shares and our own terms are said."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib.resources import files

from tracker.wording.document import Link, Phrase, Quoted, Span, fill

_WAN, _YI = Decimal(10_000), Decimal(100_000_000)


@dataclass(frozen=True, slots=True)
class Words:
    """The templates of one language."""

    language: str
    tables: Mapping[str, Mapping[str, str]]

    def template(self, table: str, key: str) -> str:
        """One template."""
        return self.tables[table][key]

    def has(self, table: str, key: str) -> bool:
        """Whether there is such a template."""
        return key in self.tables[table]

    def word(self, key: str) -> str:
        """One of our own terms; an unknown one as it is."""
        return self.tables["words"].get(key, key)

    def say(self, table: str, key: str, values: Mapping[str, object]) -> Phrase:
        """A template filled with evidence, each value said as what it is tagged."""
        return fill(self.template(table, key), {name: self.value(value) for name, value in values.items()})

    def value(self, value: object) -> Span | Phrase:
        """A tagged value of a flag's evidence in words; a bare string is quoted, a phrase stays as it is."""
        if isinstance(value, Quoted | Link | tuple):
            return value
        if isinstance(value, Mapping):
            return self._tagged(value)
        if isinstance(value, bool | int | Decimal):
            return str(value)
        return self.word("unknown") if value is None else Quoted(str(value))

    def _tagged(self, value: Mapping[str, object]) -> Span | Phrase:
        if "symptoms" in value:
            return self._symptoms(value["symptoms"])
        if "percent" in value:
            return self.percent(Decimal(str(value["percent"])))
        if "value" in value:
            return self.money(Decimal(str(value["value"])), str(value["currency"]))
        if "names" in value:
            return Quoted(name_of(value["names"], self.language))
        if "ours" in value:
            return str(value["ours"])
        return self.word(str(value["word"]))

    def _symptoms(self, symptoms: object) -> Phrase:
        spans: list[Span] = []
        for values in symptoms if isinstance(symptoms, Sequence) else ():
            spans += [self.template("share", "join")] if spans else []
            spans += self.say("symptom", str(values["symptom"]), values)
        return tuple(spans) or (self.word("none"),)

    def money(self, value: Decimal, currency: str) -> str:
        """An amount, exact: 639 万元 in Chinese where that is short, CNY 6,390,000 in English."""
        if self.language == "zh" and currency == "CNY":
            for unit, name in ((_YI, "亿元"), (_WAN, "万元")):
                if abs(value) >= unit and (value / unit * 10_000) % 1 == 0:
                    return f"{_plain(value / unit)} {name}"
            return f"{_plain(value)} 元"
        return f"{currency} {_plain(value)}"

    def percent(self, value: Decimal) -> str:
        """Such as 2.05 %; a share too small to show says so."""
        rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{self.word('under')} 0.01 %" if rounded == 0 and value > 0 else f"{rounded} %"


@cache
def words(language: str) -> Words:
    """The templates of a language, zh or en."""
    text = (files("tracker.wording") / "templates" / f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text))


def name_of(names: object, language: str) -> str:
    """A company's name in a language, else any."""
    table = names if isinstance(names, Mapping) else {}
    return str(table.get(language) or next(iter(table.values()), ""))


def _plain(value: Decimal) -> str:
    """Grouped by thousands, without needless zeros."""
    return f"{value.normalize():,f}"
