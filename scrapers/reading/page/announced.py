"""Sentences that announce a winner and labels of prices, joined again where their lines were broken."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from scrapers.reading.lexicon.figures import NUMBER
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.lexicon.words import any_of

_DECIDES = re.compile(any_of("decides"))
_ENDS = re.compile("[。;:]")
# 为该项目的中标人
_ROLE = re.compile(rf"{any_of('is')}[^,。;:、]{{0,60}}?{any_of('won_of')}{any_of('winner_words')}")
_PARTS = re.compile("[、,;]")
# what goes on behind a whole name
_GOES_ON = ("为", "是", "、", ",", "(", "[", "与", "和", "及")
_LONGEST, _MOST = 260, 500
# 投标报 / 价：
_REST_OF_LABEL = re.compile(r"(?<=\n)(?P<first>[\u4e00-\u9fff]{1,6})\n(?P<rest>[\u4e00-\u9fff]{1,4})(?=\s?[:：])")
_NAMED = frozenset(("supplier", "candidate", "buyer", "agency"))
_SUM = re.compile(rf"[¥￥]?\s?{NUMBER}\s?[万亿]?元?")
_VALUES = {
    **dict.fromkeys(("amount", "offer", "budget", "ceiling"), _SUM),
    "project_name": re.compile(r"[^。;；，]{4,80}"),
    "project_number": re.compile(r"[\w()（）\[\]〔〕【】.\-—/]{4,50}"),
}


def is_value(kind: str, value: str) -> bool:
    """Whether a text is all that a label of a kind may have for its value, and no sentence that goes on: 招标人不再另行通知."""
    if kind in _NAMED:
        return is_legal(value)
    form = _VALUES.get(kind)
    return form is not None and form.fullmatch(value) is not None


def joined(text: str) -> str:
    """A text whose announcements stand in one line each: 招标人确定某某公司、 / 某某院为该项目的中标人."""
    pieces, last = [], 0
    for decides in islice(_DECIDES.finditer(text), _MOST):
        if decides.end() >= last and (end := _announced(text, decides.end())):
            pieces += [text[last : decides.end()], text[decides.end() : end].replace("\n", "")]
            last = end
    return _REST_OF_LABEL.sub(_label, "".join([*pieces, text[last:]]))


def _announced(text: str, start: int) -> int:
    """Where the announcement ends whose names begin here, broken over lines; 0 where there is none, or names may run together."""
    folded = fold(text[start : start + _LONGEST])
    stop = _ENDS.search(folded)
    folded = folded[: stop.start()] if stop else folded
    role = _ROLE.search(folded.replace("\n", "")) if "\n" in folded.strip() else None
    if role is None or not all(map(is_legal, split_parties(folded.replace("\n", "")[: role.start()]))):
        return 0
    end, left = 0, role.end()
    while left:
        left -= folded[end] != "\n"
        end += 1
    lines = folded[:end].split("\n")
    runs_together = any(
        is_legal(_PARTS.split(line)[-1].strip()) and not after.startswith(_GOES_ON) for line, after in pairwise(lines)
    )
    return start + end if len(lines) > 1 and not runs_together else 0


def _label(match: re.Match[str]) -> str:
    """The words of a broken label as one where neither half is a label and both are one of a price."""
    whole = label(match["first"] + match["rest"])
    apart = label(match["first"]) or label(match["rest"])
    return match["first"] + match["rest"] if whole and whole.kind in PRICES and not apart else match.group()
