"""Heads of a flattened table against the run of pieces behind them: the cheapest way to deal the pieces out in rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Sequence
from functools import lru_cache, partial
from itertools import accumulate, pairwise, takewhile, zip_longest
from operator import or_
from typing import NamedTuple

from scrapers.reading.labels.labels import labels_in
from scrapers.reading.lexicon.figures import MAY_GO_ON, OVER_LINES, SAID_MONEY
from scrapers.reading.lexicon.forms import BRACKETED_PART, LOT_ANYWHERE, LOT_AT_START, PART_NUMBER
from scrapers.reading.lexicon.kinds import PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.words import VOCABULARY, any_of
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.dealing.costs import BY_NUMBER, NEVER, OF_LOTS, OF_SEVERAL, ONLY_LOTS, SHARED, cost_of, cost_of_one
from scrapers.reading.tables.wrapped.columns import OTHERS, names_others
from scrapers.reading.tables.wrapped.pieces import Form, form_of, says_nothing, tells_failed
from scrapers.reading.values.failures import says_failed

# what goes on in the next line, or may: whether it does, the price's reader says
_BROKEN = re.compile(rf"(?:人民币)?[¥￥$]?\s?(?:{OVER_LINES}|{MAY_GO_ON})\s?\(?(?:[亿万]?元)?\)?整?")
# 注：其余各包另列
_NOTE = re.compile(r"注\s?:")
# 课桌 100 2205.50 in one cell
_WITHIN_WORDS = re.compile(r"(?: |^(?=\S+ ))(?:\d{4,}\.\d\d|\d{1,3}(?:,\d{3})+(?:\.\d\d)?)(?= |$)")
_MONEY_WITHIN, _PARTY_WITHIN = re.compile(SAID_MONEY), re.compile(any_of("legal_ends"))
_LOTS, _COUNTS = ("lot", BY_NUMBER, OF_SEVERAL), frozenset(("index", "rank"))
# columns whose cells are never broken
_ALONE = PARTY_KINDS | SUMS_OF_MONEY | SHARED | {"index", "rank", OF_LOTS, OF_SEVERAL}
# labels that stand in cells
_WITHIN = PARTY_KINDS | SUMS_OF_MONEY | SHARED | {"members", "item", "address"}
# which lot a row is about
_NAMING_LOTS = frozenset(("index", *_LOTS, OF_LOTS))
_WHETHER = tuple(VOCABULARY["words"]["whether"])
_PART_BEGINS = re.compile(rf"(?:{PART_NUMBER}|{BRACKETED_PART})(?!{LOT_ANYWHERE.pattern})[\u4e00-\u9fff]{{4}}")
CLOSES = "特此"
_LONGEST_LABEL = 30
_MAY_HEAD, _HEADS = PARTY_KINDS | SUMS_OF_MONEY | {"lot", "index", "rank"}, 2
# a piece or a name behind the last row; a row that begins within a line or goes on in the next
_LEFT, _NAME_LEFT, _ASTRIDE = 3, 40, 2
_MOST_PIECES, _MOST_JOINED = 600, 3


class _Step(NamedTuple):
    """The cheapest way to a column of a row: its cost, and how many pieces the column took."""

    cost: int
    took: int


def aligned(words: Sequence[Word], pieces: Sequence[Cell], lines: Collection[int] = ()) -> list[list[Cell]]:
    """The rows of a run of pieces under heads; nothing where two ways are as cheap and differ in a party or a price.

    `lines` are the starts of lines where rows rather begin there than within.
    """
    noted = before_labels(words, [piece for piece in pieces if not _is_note(piece.text)])
    pieces = [*takewhile(lambda piece: piece.text != words[0].key, noted)]
    pieces = pieces[: _other_heads(pieces)]
    if not pieces or len(pieces) > _MOST_PIECES:
        return []
    forms = [
        form_of(piece.text, broken=following is not None and _goes_on(piece, following), begins=piece.start in lines)
        for piece, following in zip_longest(pieces, pieces[1:])
    ]
    party = next(i for i, word in enumerate(words) if word.kind in PARTY_KINDS)
    kinds = _columns(words, forms, party)
    if kinds[0] not in ONLY_LOTS:
        forms = [form._replace(lot=False) for form in forms]
    width = len(kinds)
    if len(pieces) % width == 0 and not any(cost_of_one(kinds[i % width], form) for i, form in enumerate(forms)):
        return [pieces[at : at + width] for at in range(0, len(pieces), width)]
    if party < len(pieces) < width and _is_short_row(kinds, forms, party):
        return [[*pieces, *[Cell(pieces[-1].end, pieces[-1].end, "")] * (width - len(pieces))]]
    left = _costs_left(forms)
    fitting = lru_cache(maxsize=None)(partial(_fitting, kinds, forms, any(form.begins for form in forms)))
    early, late = (_rows(pieces, _cheapest(width, len(forms), fitting, later=later), left) for later in (False, True))
    return _plain_rows(kinds, early, lines) if _telling(kinds, early) == _telling(kinds, late) else []


def before_labels(words: Sequence[Word], pieces: Sequence[Cell]) -> list[Cell]:
    """The pieces before the first that has a label of its own, which stands behind the table."""
    heads = frozenset(word.key for word in words if word.kind in PARTY_KINDS)
    return [*takewhile(lambda piece: not _is_labelled(piece.text, heads), pieces)]


def _other_heads(pieces: Sequence[Cell]) -> int:
    """How many pieces stand before the heads of another table: a party's among several labels, and none of them a value."""
    for i, (first, second) in enumerate(pairwise(pieces)):
        told = [label(piece.text) for piece in (first, second)] if first.text[-1:] not in ":" else []
        kinds = {word.kind for word in told if word}
        if len(kinds) == len(told) == _HEADS and kinds <= _MAY_HEAD and kinds & PARTY_KINDS:
            return i
    return len(pieces)


def _columns(words: Sequence[Word], forms: Sequence[Form], party: int) -> list[str]:
    """The kinds of the columns: one party's, and lots alone where the pieces are such."""
    # of two such columns the other asks whether who bids has won; 是否价格扣除 tells no price
    others = [(word.kind in PARTY_KINDS and i != party) or word.key.startswith(_WHETHER) for i, word in enumerate(words)]
    # 中选单位 | 候补单位
    beside = ["members" if word.kind == "rejected" else "other" for word in words]
    kinds = [
        beside[i] if other else OTHERS if names_others(word) else word.kind
        for i, (word, other) in enumerate(zip(words, others, strict=True))
    ]
    lots = sum(form.lot for form in forms) if kinds[0] in ("lot", "lot_name") and forms[0].lot else 0
    if lots > 1:
        kinds[0] = OF_LOTS if lots >= sum(form.named for form in forms) else OF_SEVERAL
    return kinds if _COUNTS & set(kinds) else [BY_NUMBER if kind == "lot" else kind for kind in kinds]


def _plain_rows(kinds: Sequence[str], rows: list[list[Cell]], lines: Collection[int]) -> list[list[Cell]]:
    """The rows without the prices of those in which words hold one, too, and with the lot above where its span was lost."""
    above: list[Cell] = []
    for row in rows:
        misread = any(kind not in _ALONE and _WITHIN_WORDS.search(cell.text) for kind, cell in zip(kinds, row, strict=True))
        begins = next(cell.start for cell in row if cell.text) in lines
        for i, kind in enumerate(kinds):
            if misread and kind in SUMS_OF_MONEY:
                row[i] = Cell(row[i].end, row[i].end, "")
            if kind in _LOTS and not row[i].text and above and (begins or not lines):
                row[i] = above[i]
        above = row
    return rows


def _is_short_row(kinds: Sequence[str], forms: Sequence[Form], party: int) -> bool:
    """Whether pieces are one row whose last columns are empty: none of these could be that of a figure behind the name."""
    if any(cost_of_one(kind, form) for kind, form in zip(kinds, forms, strict=False)):
        return False
    return not (any(form.money for form in forms[party + 1 :]) and SUMS_OF_MONEY & set(kinds[len(forms) :]))


def _costs_left(forms: Sequence[Form]) -> list[int]:
    """What it costs to leave the pieces from one on: a name before a figure is a row not understood, the last ones sign."""
    figured = list(accumulate((form.money for form in reversed(forms)), or_, initial=False))
    costs = [
        _NAME_LEFT if form.failed or (form.named and before) else _LEFT
        for form, before in zip(reversed(forms), figured, strict=False)
    ]
    return [*accumulate(costs, initial=0)][::-1]


def _is_note(text: str) -> bool:
    """Whether a piece is a sentence between rows, or a note with its label, that tells of no party, price or failure."""
    found = labels_in(text[:_LONGEST_LABEL])
    remark = bool(found) and found[0].at == 0 and found[0].word.kind == "remark"
    if not (remark or text.endswith("。") or _NOTE.match(text)) or text.startswith(CLOSES):
        return False
    return not (tells_failed(text) or says_failed(text) or _MONEY_WITHIN.search(text) or _PARTY_WITHIN.search(text))


def _is_labelled(text: str, heads: Container[str]) -> bool:
    """Whether a piece has a label of its own, closes the notice (特此公告) or says that a lot failed: it stands behind the table.

    供应商名称：某某公司 below the very head tells of it anew.
    """
    found = labels_in(text[:_LONGEST_LABEL])
    lot = LOT_AT_START.match(text) if ":" in text[:_LONGEST_LABEL] else None
    if text.startswith(CLOSES) or _PART_BEGINS.match(text) or (lot and says_failed(text.partition(":")[2])):
        return True
    return bool(found) and found[0].at == 0 and (found[0].word.kind not in _WITHIN or found[0].word.key in heads)


def _goes_on(piece: Cell, following: Cell) -> bool:
    """Whether a piece and the one in the next line are one figure."""
    return following.start - piece.end == 1 and _BROKEN.fullmatch(f"{piece.text}\n{following.text}") is not None


def _telling(kinds: Sequence[str], rows: list[list[Cell]]) -> list[tuple[int, Cell]]:
    """What rows say of parties and prices; in which of several columns of rates one stands is the same (下浮率 | 优惠率).

    Where a row that says that its lot failed has its signs for nothing, its budget and these words is the same, too.
    """
    columns = [kinds.index(kind) if kind in SHARED else i for i, kind in enumerate(kinds)]
    told: list[tuple[int, Cell]] = []
    for row in rows:
        cells = [(columns[i], cell) for i, cell in enumerate(row) if cell.text and not says_nothing(cell.text)]
        failed = next((cell for _, cell in cells if tells_failed(cell.text)), None)
        if failed and not any(kinds[i] in PARTY_KINDS and is_legal(cell.text) for i, cell in cells):
            told += [(i, cell) for i, cell in cells if kinds[i] in _NAMING_LOTS] + [(len(kinds), failed)]
        else:
            told += [(i, cell) for i, cell in cells if kinds[i] in _ALONE]
    return told


def _cheapest(width: int, count: int, fitting: Callable[[int, int], list[_Step]], *, later: bool) -> list[list[_Step | None]]:
    """For each column and each number of pieces the cheapest way to have dealt these out when that column comes next.

    Of equally cheap ways the one that leaves columns empty later, or earlier.
    """
    best: list[list[_Step | None]] = [[None] * (count + 1) for _ in range(width + 1)]
    best[0][0] = _Step(0, 0)
    for at in range(count + 1):
        # rows that end here, then the row that begins here
        for column in (*range(1, width), *range(width)):
            if column == 0 and at:
                best[0][at] = best[width][at]
            here = best[column][at]
            if here is None:
                continue
            ahead = best[column + 1]
            for cost, took in fitting(column, at):
                price = here.cost + cost
                known = ahead[at + took]
                if known is None or price < known.cost or (later and price == known.cost):
                    ahead[at + took] = _Step(price, took)
    return best


def _fitting(kinds: Sequence[str], forms: Sequence[Form], lined: bool, column: int, at: int) -> list[_Step]:
    """How many pieces from one on a column may take, each with its cost."""
    over_lines = kinds[column] in SUMS_OF_MONEY and at < len(forms) and forms[at].broken
    # 第一标段 北片区
    may_join = kinds[column] in ONLY_LOTS or over_lines
    most = 1 + may_join if kinds[column] in _ALONE else _MOST_JOINED
    astride = _ASTRIDE * (lined and at < len(forms) and forms[at].begins == (column > 0))
    found = []
    for took in range(min(most, len(forms) - at) + 1):
        cost = cost_of(kinds[column], forms[at : at + took])
        if cost < NEVER:
            found.append(_Step(cost + astride * (took > 0), took))
    return found


def _rows(pieces: Sequence[Cell], best: list[list[_Step | None]], left: Sequence[int]) -> list[list[Cell]]:
    """The rows of the cheapest way, read back from its last piece."""
    _, at = min((step.cost + left[i], i) for i, step in enumerate(best[0]) if step)
    rows: list[list[Cell]] = []
    while at:
        row: list[Cell] = []
        for steps in reversed(best[1:]):
            took = step.took if (step := steps[at]) else 0
            taken = pieces[at - took : at]
            end = pieces[at - 1].end if at else 0
            row.append(_joined(taken) if taken else Cell(end, end, ""))
            at -= took
        rows.append(row[::-1])
    return rows[::-1]


def _joined(pieces: Sequence[Cell]) -> Cell:
    return Cell(pieces[0].start, pieces[-1].end, " ".join(piece.text for piece in pieces))
