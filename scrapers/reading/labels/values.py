"""Values of labels: where in a line what a label says begins and ends."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Label
from scrapers.reading.lexicon.labels import label, section

# X-0196二、项目名称： in a text without lines
_ORDINAL_BEHIND = re.compile(rf"(?<![包标段第组号项件分])(?<=[^\s,;:])[{COUNTING}]{{1,3}}、(?P<head>[^、:]{{0,16}})$")
# 某某分行2.3项目编号：
_ITEM_BEHIND = re.compile(r"(?<=[司行局院心校部处所年日站厂])\d{1,2}\.\d{1,2}$")
_BEHIND_COMMA = re.compile(r"[,;。]\s?(?P<label>[\u4e00-\u9fff]{2,8})[为是:]")


def _bracket_end(text: str, found: Label, stop: int) -> int:
    """Where a value ends whose label stands in brackets: at the bracket that closes them."""
    if not text[: found.at].rstrip().endswith("(") and text[found.at : found.at + 1] != "(":
        return stop
    depth = 1
    for i in range(found.value, stop):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth == 0:
            return i
    return stop


def value_span(text: str, found: Label, stop: int) -> tuple[int, int]:
    """Where the value of a label stands that ends before `stop`, without its separators."""
    start, end = found.value, _bracket_end(text, found, stop)
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" :*"))
    right = max(left, len(piece.rstrip(" ;,、|(*")))
    if piece.find("、", left) > 0 and (ordinal := _ORDINAL_BEHIND.search(piece, left)) and _heads(ordinal["head"]):
        right = ordinal.start()
    if stop < len(text) and (item := _ITEM_BEHIND.search(piece, left, right)):
        right = item.start()
    # 项目名称：【某某项目】
    whole = right - left > 2 and piece[left] == "[" and piece.find("]", left) == right - 1
    return start + left + whole, start + right - whole


def _heads(text: str) -> bool:
    """Whether what stands between an ordinal and a label is a head, or nothing: 二、, 三、中标（成交）信息."""
    return not text or section(text) is not None


def next_label(folded: str, start: int, end: int) -> re.Match[str] | None:
    """The label of another value behind a comma within one: 某某经营部,公示时间为…."""
    return next((behind for behind in _BEHIND_COMMA.finditer(folded, start, end) if label(behind["label"])), None)
