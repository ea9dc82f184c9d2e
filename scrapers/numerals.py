"""Chinese numerals: their characters, for patterns, and their values."""

from __future__ import annotations

DIGITS = "一二三四五六七八九"
# up to ninety-nine, as parts, lots, ranks, months and days are counted
COUNTING = f"{DIGITS}十"
# as money is written out, to be safe from changes
FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟萬貳叄陸"
# zero as it is typed and as it is met after a scan
ZEROS = "〇○零OoＯ0"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_MOST_DIGITS = 4
_VALUES = {
    **{numeral: value for value, numeral in enumerate(DIGITS, start=1)},
    **dict.fromkeys(ZEROS, 0),
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
}


def value_of(numeral: str) -> int | None:
    """Value of a numeral up to ninety-nine (三, 十, 二十一); None for anything else."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _VALUES.get(numeral)
    high, low = _VALUES.get(tens or "一"), _VALUES.get(ones or "零")
    return None if high is None or low is None else high * 10 + low


def number_of(digits: str) -> int | None:
    """Number that up to four digits count (12); None for anything else, and for digits that go on without end."""
    return int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None


def digits_of(numerals: str) -> str:
    """Plain digits of numerals that stand for one digit each (二〇二六); other characters stay."""
    return "".join(str(_VALUES.get(char, char)) for char in numerals)
