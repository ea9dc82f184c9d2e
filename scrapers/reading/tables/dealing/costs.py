"""Columns of a flattened table and what it costs to put pieces in them."""

from __future__ import annotations

from collections.abc import Sequence

from scrapers.reading.lexicon.kinds import ORGANISATIONS, PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.tables.wrapped.columns import OTHERS
from scrapers.reading.tables.wrapped.pieces import Form

# columns of lots and nothing else, of each row or once for several; of bare numbers, where no other column holds such
OF_LOTS, OF_SEVERAL, BY_NUMBER = "lots alone", "lots of several rows", "lots by number"
ONLY_LOTS = (OF_LOTS, OF_SEVERAL)
SHARED = frozenset(("rate", "score"))
_BEGINS = ("index", OF_LOTS)
_NAMED = frozenset(("members", OTHERS))
_MAY_BE_NAMED = ORGANISATIONS | _NAMED | {"address"}
# A分标 is no thing where another column holds lots
_NO_LOTS = frozenset(("item", "result", "remark", "address", "code"))
_THINGS = frozenset(("item", "lot_name", "project_name"))
# a piece that cannot stand in a column, a column left empty, a piece joined to the one before it, a figure or a name where
# there should be words, words where there should be a figure, a figure over two lines, a name in a cell of words
NEVER, _EMPTY, _JOINED, _UNLIKELY, _WORDS, _NAMEABLE, _BROKEN_FIGURE, NAME_WITHIN = 1_000, 4, 3, 2, 5, 2, 1, 30


def cost_of(kind: str, forms: Sequence[Form]) -> int:
    """The cost of putting pieces in a column; a party's column and the row's number are never empty."""
    if any(form.glued or (form.lot and kind not in ONLY_LOTS) for form in forms):
        return NEVER
    if not forms:
        return NEVER if kind in PARTY_KINDS or kind in _BEGINS else _EMPTY
    if len(forms) == 1:
        return cost_of_one(kind, forms[0])
    if kind in SUMS_OF_MONEY:
        return _BROKEN_FIGURE
    if kind in ONLY_LOTS:
        return _JOINED if forms[0].lot and _is_words(forms[1]) else NEVER
    if kind == BY_NUMBER and any(form.ordinal for form in forms):
        return NEVER
    return _JOINED * (len(forms) - 1) + sum(
        # SG-2 / 废标 JL-1 are no lot
        NAME_WITHIN if form.named else _UNLIKELY * (form.money or form.failed or form.nothing)
        for form in forms
    )


def _is_words(form: Form) -> bool:
    """Whether a piece can be nothing but words."""
    return not (form.named or form.digit or form.failed or form.nothing or form.rank)


def cost_of_one(kind: str, form: Form) -> int:
    """The cost of putting one piece in a column."""
    if kind in PARTY_KINDS:
        return 0 if form.named or form.failed else _NAMEABLE if form.nameable else _UNLIKELY if form.nothing else NEVER
    if kind == "index" or kind in ONLY_LOTS:
        return 0 if (form.ordinal if kind == "index" else form.lot) else NEVER
    if form.nothing:
        return 0
    if kind == "rank":
        return 0 if form.rank or form.ordinal else NEVER
    if kind in SHARED:
        return 0 if form.share else 1 if kind == "rate" and form.rated and form.digit and not form.named else NEVER
    if kind not in SUMS_OF_MONEY:
        odd = (form.money and not (kind == BY_NUMBER and form.ordinal)) or form.rank or (form.rated and form.share)
        odd = odd or (form.called and kind in _NO_LOTS)
        # an address may end as a name does, and a thing as some names
        named = form.named and kind not in _MAY_BE_NAMED and not (kind in _THINGS and form.like_thing)
        return NAME_WITHIN if named else _UNLIKELY if odd or form.named != (kind in _NAMED) else 0
    if form.money or form.failed:
        return 0 if form.yuan or not form.share else 1
    return NEVER if form.named else _UNLIKELY if form.digit else _WORDS
