"""Forms of the pieces of a flattened table: what each can be by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.figures import BARE_MONEY, IN_WORDS
from scrapers.reading.lexicon.forms import LOT, LOT_AT_START, whole_rank
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import can_be_party, split_parties
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.values.failures import FAILED_CELL, says_failed

# ¥100.00(大写:壹佰元整), 壹佰元整(¥100.00)
_MONEY = re.compile(rf"(?:{BARE_MONEY}|{IN_WORDS})(?:\s?\((?:[大小]写)?\s?:?\s?(?:{BARE_MONEY}|{IN_WORDS})\))?")
_SHARE = re.compile(r"(?:100|\d{1,2})(?:\.\d+)?\s?\(?(?:%|分)?\)?")
_ORDINAL = re.compile(r"\d{1,3}[.、]?")
_DIGIT = re.compile(r"\d")
_NOTHING = frozenset(("/", "-", "--", "—", "无"))
# 3标 stands for itself alone, 一标段（站前片区） for its lot
_LOT = re.compile(rf"(?:{LOT}|第?[{COUNTING}\d]{{1,3}}标)(?:\s?\([\u4e00-\u9fff、]{{2,20}}\))?")
_LONGEST_ROW = 120
# how names end in running text, where nothing else does
_NAMED_SURELY = re.compile(rf"{any_of('name_ends', 'traders', 'short_name_ends', 'foreign_ends')}$")


class Form(NamedTuple):
    """Form of a piece of text: all that it can be by itself."""

    named: bool
    # by an ending that things have, too: 数控车床实训室
    like_thing: bool
    # can be a name, by an ending nobody knows
    nameable: bool
    # says that the lot failed, where its winner would stand
    failed: bool
    money: bool
    yuan: bool
    share: bool
    rated: bool
    ordinal: bool
    rank: bool
    nothing: bool
    digit: bool
    # a lot and a name: cells run together
    glued: bool
    # a figure that goes on in the next piece
    broken: bool
    # a lot and nothing else; the same wherever its lot is looked for
    lot: bool
    called: bool
    # begins a line where rows are lines
    begins: bool


def form_of(text: str, *, broken: bool, begins: bool) -> Form:
    lead = split_parties(text)[0]
    return Form(
        named=is_legal(lead),
        like_thing=_NAMED_SURELY.search(lead) is None,
        nameable=can_be_party(lead),
        failed=tells_failed(text),
        money=_MONEY.fullmatch(text) is not None,
        yuan="元" in text,
        share=_SHARE.fullmatch(text) is not None,
        rated="%" in text,
        ordinal=_ORDINAL.fullmatch(text) is not None,
        rank=not _ORDINAL.fullmatch(text) and whole_rank(text) is not None,
        nothing=text in _NOTHING,
        digit=_DIGIT.search(text) is not None,
        glued=_is_glued(text),
        broken=broken,
        lot=_LOT.fullmatch(text) is not None,
        called=_LOT.fullmatch(text) is not None,
        begins=begins,
    )


def names_surely(text: str) -> bool:
    """Whether a text is a name by an ending that nothing but names has."""
    lead = split_parties(text)[0]
    return is_legal(lead) and _NAMED_SURELY.search(lead) is not None


def says_nothing(text: str) -> bool:
    """Whether a cell is a sign for nothing."""
    return text in _NOTHING


def tells_failed(text: str) -> bool:
    """Whether a cell says that its lot failed, and nothing before it which lot."""
    said = FAILED_CELL.match(text) is not None or says_failed(text)
    return said and text not in _NOTHING and not LOT_AT_START.match(text)


def _is_glued(text: str) -> bool:
    lot = LOT_AT_START.match(text) if len(text) < _LONGEST_ROW else None
    name = first_name(text, lot.end(), len(text)) if lot and lot["after"] == "" else None
    return name is not None and is_legal(text[slice(*name)])
