"""Rates in words: discounts in tenths, and parts of a hundred or a thousand."""

from __future__ import annotations

import re
from decimal import Decimal

from scrapers.numerals import DIGITS, value_of
from scrapers.reading.values.amounts import Figure

# 百分之九十二点五, 千分之三
_COUNTED, _ONES = rf"[{DIGITS}]?十[{DIGITS}]?|[{DIGITS}〇零]", f"[{DIGITS}〇零]"
_PART = rf"(?P<of>[百千])分之(?P<whole>一百|{_COUNTED})(?:点(?P<decimals>{_ONES}{{1,4}}))?"
# 八五折, 九折
_TENTHS = rf"(?:(?<![\u4e00-\u9fff])|(?<=[的按打]))(?P<tenths>[{DIGITS}])点?(?P<hundredths>[{DIGITS}])?折(?!页)"
_RATE = re.compile(f"{_PART}|{_TENTHS}")
_HUNDRED = 100


def rates_in_words(folded: str, start: int, end: int) -> list[Figure]:
    """Rates printed in words between two positions, their text as printed; their value is in the unit that the words name."""
    return [
        Figure("percent", _value(match), "", *match.span(), _unit(match), match.group())
        for match in _RATE.finditer(folded, start, end)
    ]


def _unit(match: re.Match[str]) -> str:
    return {"百": "%", "千": "‰", None: "折"}[match["of"]]


def _value(match: re.Match[str]) -> Decimal:
    if match["of"]:
        whole = _HUNDRED if match["whole"] == "一百" else value_of(match["whole"])
        decimals = "".join(str(value_of(sign)) for sign in match["decimals"] or "0")
        return Decimal(f"{whole}.{decimals}")
    hundredths = value_of(match["hundredths"]) if match["hundredths"] else 0
    return Decimal(f"{value_of(match['tenths'])}.{hundredths}")
