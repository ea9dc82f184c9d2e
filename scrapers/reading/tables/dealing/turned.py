"""Tables turned on their side and flattened to a cell a line: for each fact a label, and below it a value for each column."""

from __future__ import annotations

from typing import NamedTuple

from scrapers.reading.labels.entries import Row, row_of
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, rank_of
from scrapers.reading.lexicon.kinds import BIDDERS, PRICES
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.parties import is_placed, split_parties
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.values.failures import FAILED_CELL, says_failed

_PARTIES = BIDDERS | {"party_name"}
# what labels of parties end with, a bracket behind them perhaps
_LAST_LETTERS = frozenset("人商位方称业司者构)")
_FEWEST, _MOST, _MOST_FACTS, _MOST_TABLES = 2, 8, 24, 40
_LONGEST_HEAD, _LONGEST_VALUE = 24, 120
# tables recovered here are counted from this number on, apart from those of the page's grids
_TABLE = 30_000

Fact = tuple[Word, list[Cell]]


class _Turned(NamedTuple):
    """A turned table: its lines from `first` to before `stop`, the ranks or lots over its columns, and its facts."""

    first: int
    stop: int
    over: list[Cell]
    facts: list[Fact]


def turned_tables(page: Page) -> tuple[list[Row], Page]:
    """A row for each column of the tables that stand a cell a line on their side, and the page without their lines."""
    rows: list[Row] = []
    found: list[_Turned] = []
    index = 0
    while index < len(page.lines) and len(found) < _MOST_TABLES:
        table = _table_at(page, index, found[-1].stop if found else 0) if _begins_table(page, index) else None
        if table is None:
            index += 1
            continue
        found.append(_below(found[-1], table) if found else table)
        rows += rows_of_columns(found[-1].over, table.facts, _TABLE + len(found) - 1)
        index = table.stop
    spans = [(page.lines[table.first].start, page.lines[table.stop - 1].end) for table in found]
    for start, end in spans:
        page = page.without(start, end)
    return rows, page


def _below(above: _Turned, table: _Turned) -> _Turned:
    """A table with the lots over the one right above it, where it has as many columns and nothing over them: the next rank's."""
    lots = bool(above.over) and not rank_of(above.over[0].text)
    goes_on = lots and not table.over and table.first == above.stop and len(table.facts[0][1]) == len(above.over)
    return table._replace(over=above.over) if goes_on else table


def _text(page: Page, index: int) -> str:
    line = page.lines[index]
    return page.folded[line.start : min(line.end, line.start + _LONGEST_VALUE)].strip()


def heads_parties(text: str) -> bool:
    """Whether a short text is a label of parties (中标人, 单位名称), and not a label with its value."""
    # the last letter is cheaper to ask
    return text[-1:] in _LAST_LETTERS and ":" not in text and column(text).kind in _PARTIES


def _begins_table(page: Page, index: int) -> bool:
    """Whether a line is a label of parties, with one of them in the line below it."""
    line = page.lines[index]
    # looked at first: few lines end as such labels do
    if page.folded[line.end - 1] not in _LAST_LETTERS or line.end - line.start > _LONGEST_HEAD:
        return False
    if index + _FEWEST >= len(page.lines) or not heads_parties(_text(page, index)):
        return False
    below = _text(page, index + 1)
    return _is_column(below) and not _is_head(below)


def _is_column(text: str) -> bool:
    """Whether a value is that of a column of parties: a party, or that its lot failed."""
    return is_placed(split_parties(text)[0]) or FAILED_CELL.match(text) is not None or says_failed(text)


def _is_head(text: str) -> bool:
    """Whether a line can be the label of a fact."""
    if len(text) > _LONGEST_HEAD or ":" in text or text[:1].isdigit() or rank_of(text) or LOT_ANYWHERE.fullmatch(text):
        return False
    return label(text) is not None or (column(text).kind not in ("other", "item") and not is_placed(text))


def _cells(page: Page, lines: range) -> list[Cell] | None:
    """The values that some lines are, a line each; None where one of them is a label or none."""
    if lines.start < 0 or lines.stop > len(page.lines):
        return None
    texts = [_text(page, i) for i in lines]
    if any(_is_head(text) or ":" in text or len(text) >= _LONGEST_VALUE for text in texts):
        return None
    return [Cell(page.lines[i].start, page.lines[i].end, page.folded[slice(*page.lines[i])]) for i in lines]


def _table_at(page: Page, names: int, begun: int) -> _Turned | None:
    """The turned table whose parties stand below a line; None where nothing says how many columns it has."""
    width = 0
    while width <= _MOST and names + 1 + width < len(page.lines) and _is_column(_text(page, names + 1 + width)):
        width += 1
    parties = _cells(page, range(names + 1, names + 1 + width)) if _FEWEST <= width <= _MOST else None
    if parties is None or names + 1 + width >= len(page.lines) or not _is_head(_text(page, names + 1 + width)):
        return None
    facts: list[Fact] = [(column(_text(page, names)), parties)]
    stop = names + 1 + width
    while len(facts) < _MOST_FACTS and (fact := _fact(page, stop, width)):
        facts.append(fact)
        stop += 1 + width
    first = names
    over = _over(page, range(first - width, first))
    while (
        not over and first - 1 - width >= begun and len(facts) < _MOST_FACTS and (fact := _fact(page, first - 1 - width, width))
    ):
        facts.append(fact)
        first -= 1 + width
        over = _over(page, range(first - width, first))
    if not (over or _is_priced(facts)):
        return None
    first -= len(over)
    return _Turned(_label_above(page, first) if over else first, stop, over, facts)


def _fact(page: Page, index: int, width: int) -> Fact | None:
    """The fact that a line is the label of, with its values."""
    if index < 0 or index >= len(page.lines) or not _is_head(_text(page, index)):
        return None
    cells = _cells(page, range(index + 1, index + 1 + width))
    return (column(_text(page, index)), cells) if cells else None


def _over(page: Page, lines: range) -> list[Cell]:
    """The ranks or the lots that some lines are; nothing where they are none."""
    if lines.start < 0:
        return []
    cells = [Cell(line.start, line.end, page.folded[slice(*line)].strip()) for line in page.lines[lines.start : lines.stop]]
    return cells if head_columns(cells) else []


def head_columns(cells: list[Cell]) -> bool:
    """Whether cells can stand over the columns of a table on its side: the ranks in order, or lots, each another."""
    texts = [cell.text for cell in cells]
    ranks = [rank_of(text) for text in texts] == [*range(1, len(texts) + 1)]
    return ranks or (all(LOT_ANYWHERE.fullmatch(text) for text in texts) and len(set(texts)) == len(texts))


def _is_priced(facts: list[Fact]) -> bool:
    """Whether each value of a fact about prices prints a figure, or nothing for a lot that failed."""
    priced = [cells for word, cells in facts if word.kind in PRICES]
    return any(all(any(c.isdigit() for c in cell.text) or FAILED_CELL.match(cell.text) for cell in cells) for cells in priced)


def _label_above(page: Page, first: int) -> int:
    """The line with which the table begins: the label of its ranks or lots, where one stands above them."""
    word = label(_text(page, first - 1)) if first else None
    return first - 1 if word is not None and word.kind in ("rank", "candidate", "lot", "index") else first


def rows_of_columns(over: list[Cell], facts: list[Fact], number: int) -> list[Row]:
    """A row for each column of a table on its side: the rank or lot over it, if any, and its facts, names first."""
    told, parties = facts[0]
    kind = ("rank" if rank_of(over[0].text) else "lot") if over else ""
    # 第一中标候选人 | 某某公司 | 某某公司 below the lots
    ranked = kind == "lot" and "第" in told.key and rank_of(told.key) is not None
    if ranked:
        facts = [(told._replace(kind="candidate"), parties), *facts[1:]]
    elif kind == "lot" and told.kind != "candidate":
        facts = [(told._replace(kind="supplier"), parties), *facts[1:]]
    elif kind == "rank" or told.kind not in BIDDERS:
        facts = [(told._replace(kind="candidate"), parties), *facts[1:]]
    rows = []
    for i in range(len(parties)):
        columns = [(word, cells[i]) for word, cells in facts]
        columns = [(Word(kind, "", ""), over[i]), *columns] if kind else columns
        columns += [(Word("rank", "", ""), Cell(parties[i].start, parties[i].start, told.key))] if ranked else []
        rows.append(row_of(min(c.start for _, c in columns), max(c.end for _, c in columns), number, tuple(columns)))
    return rows
