"""Heads in two rows whose spans are lost: which heads of the first row those of the second stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, takewhile

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.figures import BARE_MONEY
from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.kinds import NUMERIC, PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.page.page import Cell, Grid, Page
from scrapers.reading.tables.dealing.costs import NAME_WITHIN, NEVER, cost_of_one
from scrapers.reading.tables.flat_heads import Header
from scrapers.reading.tables.flat_pieces import pieces_below
from scrapers.reading.tables.heads import under
from scrapers.reading.tables.roles import is_rank
from scrapers.reading.tables.wrapped.foot import before_objections
from scrapers.reading.tables.wrapped.pieces import form_of
from scrapers.reading.values.failures import begins_failed

Heads = tuple[list[Cell], list[Cell]]

_LEAST_ROWS, _FIRST_ROWS, _SAMPLE, _LONGEST_HEAD, _FEWEST_HEADS, _MOST_HEADS = 2, 3, 5, 12, 4, 22
# how many heads are parted, and into how many at the least
_MOST_PARTED, _LEAST_PARTS, _MOST_PARTS = 2, 2, 6
_MAY_BE_PARTED = PARTY_KINDS | NUMERIC | {"contact", "item"}
# what the last of some parts is
_MAY_PART = SUMS_OF_MONEY | {"score", "rate", "address", "party_name", "other"}
_PIECE, _MONEY = re.compile(r"\S+"), re.compile(BARE_MONEY)
_FIRST_PIECE = re.compile(r"\s{0,20}(?P<piece>\S{1,12})(?=\s)")
_NO_HEAD = re.compile(r"[\d\s第:]")
# of each row some cells may look like others: 100 is a share, too
_ODD = 4


def numbered_by_lots(page: Page, header: Header) -> Header:
    """A header whose first row has a lot under 序号, where no other head is one of lots, with that as the head of its lots."""
    first, *others = header.words
    below = _FIRST_PIECE.match(page.folded, header.end)
    lots = below is not None and LOT_ANYWHERE.fullmatch(below["piece"]) is not None
    if first.kind != "index" or not lots or any(word.kind in ("lot", "lot_name") for word in others):
        return header
    return header._replace(words=[first._replace(kind="lot"), *others])


def respanned(grid: Grid) -> Grid:
    """The grid with the spans filled in that its heads in two rows have lost, be their cells left out or empty."""
    for i, (top, parts) in enumerate(zip(grid.rows[:_FIRST_ROWS], grid.rows[1:], strict=False)):
        if all(cell.text for cell in top):
            continue
        heads = _filled_in(top, parts) or regrouped(_written(top), _written(parts), [_written(row) for row in grid.rows[i + 2 :]])
        if heads:
            grid = replace(grid, rows=[*grid.rows[:i], *heads, *grid.rows[i + 2 :]])
            break
    if all(row[-1].text for row in grid.rows):
        return grid
    return replace(grid, rows=_with_winners_above(_with_ranks_above(grid.rows)))


def _with_ranks_above(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with the rank or the lot above in front where they lack it: 投标报价 | 9 | 8 below 第一名 | 单位名称 | 甲 | 乙."""
    filled: list[list[Cell]] = []
    for row in rows:
        above = filled[-1] if filled else []
        spans = len(row) > 2 and len(above) == len(row) and not row[-1].text and all(cell.text for cell in row[:-1])
        if (
            spans
            and (is_rank(above[0].text) or LOT_ANYWHERE.fullmatch(above[0].text))
            and label(above[1].text)
            and label(row[0].text)
        ):
            filled.append([above[0], *row[:-1]])
        else:
            filled.append(row)
    return filled


def _with_winners_above(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with the winner above where a row has his price in a column before its own: his span was left out."""
    party = price = 0
    above: list[Cell] = []
    filled: list[list[Cell]] = []
    for row in rows:
        kinds = [column(cell.text).kind for cell in row] if not above else []
        if "supplier" in kinds and "amount" in kinds:
            party, price = kinds.index("supplier"), kinds.index("amount")
        elif party < price < len(row):
            lost = next((n for n in range(1, price - party + 1) if _is_price(row[price - n].text)), 0)
            empty = not _is_price(row[price].text) and not is_legal(row[party].text) and not begins_failed(row[party].text)
            spans = lost and not row[-1].text and empty
            above = [*row[:party], *above[party : party + lost], *row[party:-lost]] if spans and above else row
            filled.append(above)
            continue
        filled.append(row)
    return filled


def _is_price(text: str) -> bool:
    return _MONEY.fullmatch(text) is not None


def _written(row: list[Cell]) -> list[Cell]:
    """A row without the empty cells at its end, which fill it up."""
    filled = max((i for i, cell in enumerate(row, 1) if cell.text), default=0)
    return row[:filled]


def is_head(text: str) -> bool:
    """Whether a cell may be a head: a word without figures, no rank or lot, no name."""
    return 1 < len(text) <= _LONGEST_HEAD and not _NO_HEAD.search(text) and not is_legal(text)


def with_parts(page: Page, header: Header, end: int) -> Header:
    """The header of a flattened table with its second row of heads, which were taken for heads of the first row or for data."""
    below = _PIECE.match(page.folded, *page.span(header.end, end))
    may_end = len(header.cells) > _FEWEST_HEADS and header.words[-1].kind in _MAY_PART
    if header.form == "broken" or below is None or not (may_end or is_head(below.group())):
        return header
    pieces = before_objections(pieces_below(page, header, end, wide=True))
    for top, parts, rest in _splits(header, pieces):
        # heads read as one row may be one, unless all rows fit two
        heads = _fitting(top, parts, rest, whole=len(rest) == len(pieces))
        if heads:
            return Header(words_of_heads(heads), heads[1], header.start, max(header.end, parts[-1].end), header.form, heads[0])
    return header


def _splits(header: Header, pieces: list[Cell]) -> Iterator[tuple[list[Cell], list[Cell], list[Cell]]]:
    """The first row of heads, the second, and the data, in every way these may follow each other."""
    cells = header.cells
    below = [*takewhile(lambda piece: is_head(piece.text), pieces[:_MOST_PARTS])]
    if _fits(cells, pieces):
        return
    for count in range(len(below), -1, -1):
        heads = [*cells, *below[:count]]
        for top in range(len(cells) if count else len(heads) - _LEAST_PARTS, _LEAST_PARTS - 1, -1):
            if len(heads) - top <= _MOST_PARTS:
                yield heads[:top], heads[top:], pieces[count:]


def _fits(heads: list[Cell], pieces: list[Cell]) -> bool:
    """Whether pieces fall into rows of one row of heads without a rest, or the first of these has every cell where it belongs."""
    rows = _rows(pieces, len(heads))
    return _cost(([], heads), rows) < (NAME_WITHIN if len(pieces) % len(heads) == 0 else 1)


def _rows(pieces: list[Cell], width: int) -> list[list[Cell]]:
    """The first rows of pieces that fall into rows without a rest, else the first two where there may be as many."""
    stop = len(pieces) if len(pieces) % width == 0 else min(len(pieces) // width, _LEAST_ROWS) * width or len(pieces)
    return [pieces[at : at + width] for at in range(0, stop, width)][:_SAMPLE]


def _fitting(top: list[Cell], parts: list[Cell], pieces: list[Cell], *, whole: bool) -> Heads | None:
    """Heads in two rows under which the `whole` run of pieces falls into rows without a rest, or at least the first two do."""
    for parted in range(1, _MOST_PARTED + 1):
        width = len(top) + len(parts) - parted
        rows = _rows(pieces, width)
        heads = regrouped(top, parts, rows) if not (whole and len(pieces) % width) else None
        # 1 某某公司 568000 90 is as odd under 报价 | 工期 | 得分
        if heads and _cost(heads, rows[:1]) < _cost(([], [*top, *parts]), [pieces[: len(top) + len(parts)]]):
            return heads
    return None


def _filled_in(top: list[Cell], parts: list[Cell]) -> Heads | None:
    """Heads whose spans were written as empty cells: parts stand below each head with such cells behind it, and below these."""
    above = _written(top)
    for i, cell in enumerate(above):
        if not cell.text and i:
            above[i] = above[i - 1]
    starts = [cell.start for cell in above]
    parted = [starts.count(start) > 1 for start in starts]
    below = [cell for cell in parts if cell.text]
    if not any(parted) or sum(parted) != len(below) or not all(is_head(cell.text) for cell in (*above, *below)):
        return None
    left = iter(below)
    return above, [next(left) if here else over for here, over in zip(parted, above, strict=True)]


def regrouped(top: list[Cell], parts: list[Cell], rows: Sequence[list[Cell]]) -> Heads | None:
    """Heads whose spans were left out, filled in: in the one way in which the rows below fit them; None where none does."""
    width = max(map(len, rows), default=0)
    parted = len(top) + len(parts) - width
    if (
        not 0 < parted <= _MOST_PARTED
        or not _LEAST_PARTS * parted <= len(parts) <= _MOST_HEADS - len(top)
        or not all(is_head(cell.text) for cell in (*top, *parts))
    ):
        return None
    sample = [row for row in rows if len(row) == width][:_SAMPLE]
    ways = sorted(
        ((_cost(heads, sample), heads) for heads in _ways(top, parts, parted)),
        key=lambda way: way[0],
    )
    if not ways or ways[0][0] > _ODD * len(sample) or (len(ways) > 1 and ways[0][0] == ways[1][0]):
        return None
    return ways[0][1]


def _ways(top: list[Cell], parts: list[Cell], parted: int) -> Iterator[Heads]:
    """Every way in which some heads have the parts below them, each of them two or more."""
    may = [i for i, cell in enumerate(top) if column(cell.text).kind in _MAY_BE_PARTED]
    for over in combinations(may, parted):
        for cut in range(_LEAST_PARTS, len(parts) - _LEAST_PARTS + 1) if parted > 1 else (len(parts),):
            below = dict(zip(over, (parts[:cut], parts[cut:]), strict=False))
            above = [cell for i, cell in enumerate(top) for _ in below.get(i, (cell,))]
            yield above, [part for i, cell in enumerate(top) for part in below.get(i, (cell,))]


def _cost(heads: Heads, rows: Sequence[list[Cell]]) -> int:
    """How badly rows fit the columns of heads in two rows."""
    words = words_of_heads(heads)
    if not all(len(row) == len(words) for row in rows) or not any(word.kind in PARTY_KINDS for word in words):
        return NEVER
    return sum(
        cost_of_one(word.kind, form_of(cell.text, broken=False, begins=False))
        for row in rows
        for word, cell in zip(words, row, strict=True)
        if cell.text
    )


def words_of_heads(heads: Heads) -> list[Word]:
    """The words of heads in two rows, spans filled in."""
    above, below = heads
    return under(above, below, [column(cell.text) for cell in below])


def told_once(cells: list[Cell], above: list[Cell]) -> list[Cell]:
    """The cells of a row without a rank in front that spans the row above, too, where it was read."""
    return cells[1:] if above and above[0].start == cells[0].start and is_rank(cells[0].text) else cells
