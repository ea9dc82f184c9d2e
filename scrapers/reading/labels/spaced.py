"""Labels and values separated by spaces only: 中标人 某某公司 中标价(元) 1000."""

from __future__ import annotations

import re

from scrapers.numerals import FORMAL
from scrapers.reading.labels.entries import Label
from scrapers.reading.labels.glued import pieces_of
from scrapers.reading.lexicon.labels import LABELS, Word, label
from scrapers.reading.lexicon.names import is_legal

# kinds whose labels may stand glued to the end of a value
GLUED = frozenset(
    (
        "supplier",
        "rejected",
        "amount",
        "offer",
        "buyer",
        "agency",
        "project_name",
        "project_number",
        "project_number_other",
        "published",
        "rate",
        "unit_price",
        "address",
        "contact",
        "budget",
        "service_period",
        "lot",
        "lot_name",
        "code",
        "method",
        "candidate",
        "publicity",
        "ceiling",
        "fee",
        "rank",
        "other_date",
    )
)
_PRICE = frozenset(("amount", "offer", "rate"))
_FIRST_OF_FIGURES = frozenset(f"¥0123456789{FORMAL}")
_NAMES = frozenset(("party_name", "bidder"))
# 某某医院地 址
_SPREAD = re.compile(r"(?P<first>[\u4e00-\u9fff])\s+(?P<last>[\u4e00-\u9fff])$")
# 1:供应商名称 某公司 ;供应商地址 某路
_COUNT = re.compile(r"^(?:\d{1,2}:|[;,])+")
# 甲方, 乙方
_SHORT = frozenset(word for word, kind in LABELS.items() if len(word) == 2 and kind in ("supplier", "buyer"))
LONG_LINE, _SHORTEST = 40, 2


def in_long_value(text: str, start: int, stop: int) -> list[Label]:
    """The labels that only spaces set apart in a value too long for one: pairs that run on behind a label with a colon."""
    if stop - start <= LONG_LINE:
        return []
    found = spaced_labels(text[start:stop])
    return [Label(start + each.at, start + each.value, each.word) for each in found] if len(found) > 2 else []


def spaced_labels(text: str, from_: int = 0) -> list[Label]:
    """Labels and values separated by spaces only: 中标人 X 中标价(元) 1000; at least two pairs, or one that begins the line."""
    pieces = pieces_of(text, from_)
    if not 2 <= len(pieces) <= 400:
        return []
    words = [label(_COUNT.sub("", piece)) if len(piece) > 2 or piece in _SHORT else None for _, _, piece in pieces]
    hits = [
        i for i, word in enumerate(words) if word and i + 1 < len(pieces) and not words[i + 1] and _opens(word, pieces[i + 1][2])
    ]
    beside = sum(1 for i, word in enumerate(words) if word and i + 1 < len(words) and words[i + 1])
    if (
        beside * 3 > len(hits)
        or not hits
        or (len(hits) == 1 and (hits[0] != 0 or len(pieces) > 4) and not _price_after_name(words, pieces, hits[0]))
    ):
        return []
    found = [(i, word) for i in hits if (word := words[i])]
    between = [i for i in range(hits[0] + 2, hits[-1]) if words[i + 1] and not words[i - 1]]
    found += [(i, empty) for i in between if (empty := words[i] or _of_empty(pieces[i][2]))]
    return [Label(pieces[i][0], pieces[i][1], word) for i, word in sorted(found)]


def _of_empty(piece: str) -> Word | None:
    """The label of an empty cell, which ends the value before it: two letters that no name ends with (品目)."""
    word = label(piece) if len(piece) == _SHORTEST else None
    return word if word and word.kind != "project_name" else None


def _price_after_name(words: list[Word | None], pieces: list[tuple[int, int, str]], hit: int) -> bool:
    """Whether a label is a price's that a figure follows, behind a name or at the line's beginning: 某某公司 投标报价 1000."""
    word = words[hit]
    return (
        word is not None
        and word.kind in _PRICE
        and (hit == 0 or is_legal(pieces[hit - 1][2]))
        and pieces[hit + 1][2][:1] in _FIRST_OF_FIGURES
    )


def _opens(word: Word, value: str) -> bool:
    """Whether a word that spaces set apart is the label of what follows: a name's only before a name, a code's before no sign."""
    if word.kind == "code":
        return not value.isascii() or any(char.isdigit() for char in value)
    return word.kind in GLUED or (word.kind in _NAMES and is_legal(value))


def spread_label(head: str, length: int) -> tuple[Word, int] | None:
    """A label of two letters with spaces between them that is glued to the end of a name: 某某医院地 址."""
    spread = _SPREAD.search(head)
    if spread is None or not is_legal(head[: spread.start()]):
        return None
    kind = LABELS.get(spread["first"] + spread["last"])
    return (Word(kind, spread["first"] + spread["last"], ""), length - spread.start()) if kind in GLUED else None
