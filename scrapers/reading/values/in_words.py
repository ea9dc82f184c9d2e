"""Amounts in capital numerals to yuan, counted by cn2an."""

from __future__ import annotations

import re
import warnings
from decimal import Decimal
from functools import lru_cache

_WORD_PARTS = re.compile(
    r"(?:(?P<yuan>[^元圆圓角分]+)[元圆圓])?(?:零?(?P<jiao>[^元角分零])角)?(?:零?(?P<fen>[^元角分零])分)?[整正]?"
)

_UNIT = re.compile("[元圆圓角分]")
# 12万8千5百元, 1亿2千3百万元
_IN_MULTIPLES = re.compile(r"(?P<count>(?:\d{1,4}[千百亿万]万?零?){2,5}\d{0,4}|\d{1,4}[千百]零?\d{1,4})[元圆](?!\s?[/每])")


def _counted(words: str) -> int | float:
    """A number in words as cn2an counts it. Raises ValueError, KeyError, IndexError."""
    # loaded with the first amount in words: it costs as much time as many pages
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import cn2an
    number: int | float = cn2an.cn2an(words, "smart")
    return number


@lru_cache(maxsize=1024)
def yuan_in_words(words: str) -> Decimal | None:
    """Yuan of capital numerals (壹佰壹拾陆万元整), or None where they cannot be read."""
    unitless = "" if _UNIT.search(words) else "元"
    parts = _WORD_PARTS.fullmatch(
        re.sub(r"\s", "", words.rstrip("整正") if unitless else words)
        .replace("〇", "零")
        .replace("萬", "万")
        .replace("貳", "贰")
        .replace("叄", "叁")
        .replace("陸", "陆")
        + unitless
    )
    if parts is None or not any(parts.groupdict().values()):
        return None
    value = Decimal(0)
    for name, scale in (("yuan", "1"), ("jiao", "0.1"), ("fen", "0.01")):
        if parts[name]:
            try:
                value += Decimal(str(_counted(parts[name].strip("零") or "零"))) * Decimal(scale)
            except (ValueError, KeyError, IndexError):
                return None
    return value


def in_multiples(folded: str, start: int, end: int) -> tuple[Decimal, int] | None:
    """Yuan in thousands and hundreds that begin somewhere (12万8千5百元), and their end; None where none begin there."""
    match = _IN_MULTIPLES.match(folded, start, end)
    value = yuan_in_words(match.group().replace("圆", "元")) if match else None
    return (value, match.end()) if match and value is not None else None
