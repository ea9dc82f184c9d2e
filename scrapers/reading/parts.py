"""Long lines cut where their next numbered part begins: pages that were saved without their line breaks."""

from __future__ import annotations

import re

from scrapers.reading.page import Line

_LONG = 120
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", start=1)}
_PART = re.compile(
    r"(?<![第一二三四五六七八九十、])(?P<number>[一二三四五六七八九]?十?[一二三四五六七八九]?)\s?[、.](?=\s?[\u4e00-\u9fff(])"
)
_MINOR = re.compile(
    r"(?<!\d)(?P<head>\d\s?[.、]\s?(?:(?:采购人|采购单位|招标人|采购代理机构|代理机构|项目联系)[\u4e00-\u9fff]{0,6}?(?:信息|方式)(?:\([^()]{0,6}\))?|(?:中标|成交|废标|流标)结果)\s?:?)"
    r"|序号\s?(?=(?:合同包|包号|标段|标项|供应商|中标|成交|投标|单位|候选))"
)
# the head of a part, where its content follows in the same line
_HEAD = re.compile(
    r"[一二三四五六七八九十]{1,3}\s?[、.]\s?[^\d\s:,。;、]{2,20}?(?:信息|结果|情况|名单|方式|补充事宜|公告期限|联系)(?![\u4e00-\u9fff]{0,3}:|、)\s?:?(?=[^\n]{4})"
)


def cut(folded: str, start: int, end: int) -> list[Line]:
    """The lines a line holds: itself, or where it is long its numbered parts in rising order (一、… 二、…)."""
    if end - start < _LONG or "、" not in folded[start:end]:
        return [Line(start, end)]
    cuts = _rising(folded, start, end)
    if not cuts:
        return [Line(start, end)]
    cuts.extend(head.end() for at in list(cuts) if (head := _HEAD.match(folded, at, end)))
    for match in _MINOR.finditer(folded, cuts[0], end):
        cuts.extend(match.span() if match["head"] else (match.start(),))
    lines = []
    at = start
    for stop in [*sorted(set(cuts)), end]:
        piece = folded[at:stop]
        if piece.strip():
            left = at + len(piece) - len(piece.lstrip())
            lines.append(Line(left, left + len(piece.strip())))
        at = stop
    return lines


def _rising(folded: str, start: int, end: int) -> list[int]:
    """Where the parts one, two, three begin; nothing where there are not two of them."""
    cuts: list[int] = []
    for match in _PART.finditer(folded, start, end):
        if _value(match["number"]) == len(cuts) + 1:
            cuts.append(match.start())
    return cuts if len(cuts) > 1 else []


def _value(numeral: str) -> int:
    """The value of a numeral up to ninety-nine; 0 where it is none."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS.get(numeral, 0)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
