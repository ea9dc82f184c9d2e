"""The heads of a flattened table: one below the other, spaced in one line, or glued."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.figures import MONEY, NUMBER
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, whole_rank
from scrapers.reading.lexicon.kinds import NUMERIC, PARTY_KINDS, SUMS_OF_MONEY
from scrapers.reading.lexicon.labels import Word, label, section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import is_placed
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Cell, Line, Page
from scrapers.reading.tables.flat_starts import LABEL_LENGTH, LONGEST_LABELLED, are_pairs, heads_part, is_labelled, length_of_head
from scrapers.reading.tables.heads import VAT, bidding, continues_head, part_by_tax, whole_head, with_rates
from scrapers.reading.tables.roles import ORDER
from scrapers.reading.tables.wrapped.columns import unit_apart
from scrapers.reading.tables.wrapped.glued_heads import LONGEST_UNKNOWN, known_head, more_heads, term_length, unknown_head

_BRACKETS, _LATIN = re.compile(r"\([^()\n]{0,40}\)"), re.compile(r"[A-Za-z][A-Za-z.'/&-]*", re.ASCII)
_MISPLACED = re.compile(rf"\(({any_of('won')})(金额|价格?|供应商)\)")
_NUMBER, _PIECE = re.compile(NUMBER), re.compile(r"\S+")
# what is money without a unit: by two decimals
_PRICE = re.compile(rf"{MONEY}|\d[\d,]*\.\d{{2}}")
_FIRST_VALUE = re.compile(rf"[1一A]|第[1一]|{LOT_ANYWHERE.pattern}")
_MOST_COLUMNS, _MOST_UNKNOWN, _LONGEST_HEAD, _LONGEST_SPACED = 16, 2, 24, 24
# 单位：万元 above the heads is none of them
_SHORTEST_GLUED, _FEWEST_SPACED, _ABOVE_TABLES, _COUNTING = 6, 3, frozenset(("buyer", "agency")), ("index", "lot")
_PART_ENDS = tuple(words_of("part_ends"))
_UNIT_LINE = re.compile(rf"\(?{any_of('unit_labels')}\s?:")
_HEAD_BY_NOUN = re.compile(rf"[\u4e00-\u9fff]{{2,6}}?{any_of('head_nouns')}(?:\([^()\d]{{1,6}}\))?")
# what may stand between heads, the first of it for brackets
_BETWEEN = frozenset("\0 /、\t*")


class Header(NamedTuple):
    """A run of column heads: their words, and where the data after them begins; `above` is the first row of two."""

    words: list[Word]
    cells: list[Cell]
    start: int
    end: int
    # heads stand one in a line ("lines"), in one line spaced or glued ("line"), or break over lines ("broken")
    form: str
    above: list[Cell] | None = None


def header_at(page: Page, index: int) -> Header | None:
    """The header whose first head is the line at `index`, or begins it."""
    if is_labelled(page.folded, page.lines[index]):
        return None
    found = _one_in_a_line(page, index) or _spaced(page, index) or glued_heads(page, page.lines[index])
    if found and found.form == "line" and are_pairs(page.folded, found.end):
        return None
    if found and found.form == "line" and (last := whole_head(page, index, found.cells[-1])):
        return found._replace(words=[*found.words[:-1], column(last.text)], cells=[*found.cells[:-1], last], end=last.end)
    return found


def _spaced(page: Page, index: int) -> Header | None:
    """Heads that spaces set apart in one line, known ones and others, up to the first piece that is a value."""
    line = page.lines[index]
    below = page.lines[index + 1].start if index + 1 < len(page.lines) else line.end
    words: list[Word] = []
    cells: list[Cell] = []
    for match in islice(_PIECE.finditer(page.folded, line.start, max(line.end, below + _LONGEST_SPACED)), _MOST_COLUMNS + 1):
        text = match.group()
        if words and words[-1].kind in SUMS_OF_MONEY and VAT.fullmatch(text):
            part_by_tax(words, cells, Cell(*match.span(), text))
            continue
        if (words and _FIRST_VALUE.fullmatch(text)) or is_placed(text):
            words, known = bidding(words), sum(label(cell.text) is not None for cell in cells)
            below = index + 1 if match.start() >= line.end else len(page.lines)
            told = (len(words) > 2 and known * 2 > len(words) and _names_party(words)) or _over_row(page, words, below)
            return Header(words, cells, line.start, match.start(), "line") if told else None
        if match.start() >= line.end:
            words = bidding(words)
            return Header(words, cells, line.start, match.start(), "line") if _over_row(page, words, index + 1) else None
        if words and _BRACKETS.fullmatch(text):
            cells[-1] = Cell(cells[-1].start, match.end(), f"{cells[-1].text}{text}")
            words[-1] = column(cells[-1].text)
            continue
        if words and _LATIN.fullmatch(text):
            # 投标人名称 Name of bidder
            cells[-1] = cells[-1]._replace(end=match.end())
            continue
        if len(text) > _LONGEST_SPACED or ":" in text or _NUMBER.search(text):
            return None
        words.append(column(text))
        cells.append(Cell(*match.span(), text))
    return None


def _over_row(page: Page, words: list[Word], index: int) -> bool:
    """Whether heads of a winner and of his price stand over a line whose pieces name one and print one."""
    priced = any(word.kind in SUMS_OF_MONEY for word in words)
    if index >= len(page.lines) or len(words) < _FEWEST_SPACED or not priced or not _names_party(words):
        return False
    pieces = page.folded[page.lines[index].start : page.lines[index].end].split()
    return any(map(is_legal, pieces)) and any(_PRICE.fullmatch(piece) for piece in pieces)


def _one_in_a_line(page: Page, index: int) -> Header | None:
    """Heads that stand one in a line: at least two labels, of which one names a party."""
    words: list[Word] = []
    cells: list[Cell] = []
    lines = page.lines[index : index + _MOST_COLUMNS]
    end, unknown = lines[0].end, 0
    for line in lines:
        text = page.folded[line.start : line.end]
        if words and words[-1].kind in NUMERIC and not words[-1].qualifier and continues_head(text):
            words[-1] = words[-1]._replace(qualifier=text)
            cells[-1] = Cell(cells[-1].start, line.end, page.folded[cells[-1].start : line.end])
            end = line.end
            continue
        if words and words[-1].kind in SUMS_OF_MONEY and VAT.match(text) and label(text) is None:
            part_by_tax(words, cells, Cell(line.start, line.end, text))
            end = line.end
            continue
        word = _head_in_line(text, words)
        if word is None and words and unknown < _MOST_UNKNOWN and _between_heads(page, line, words):
            word, unknown = Word("other", text, ""), unknown + 1
        if word is None:
            break
        words.append(word)
        cells.append(Cell(line.start, line.end, text))
        end = line.end
    words = bidding(words)
    if words and words[0].kind in _ABOVE_TABLES:
        # 采购人 / 某某天文台 / 序号 / 供应商名称: a pair above the table
        first = next((i for i, word in enumerate(words) if word.kind == "index"), 0)
        words, cells = words[first:], cells[first:]
    if len(words) > 2 and heads_part(words):
        # 中选结果 over the heads is their part's
        words, cells = words[1:], cells[1:]
    return Header(words, cells, cells[0].start, end, "lines") if len(words) > 1 and _names_party(words) else None


def _head_in_line(text: str, before: list[Word]) -> Word | None:
    """The head that a line is behind others; no rank below the head of ranks, no value, no line of several heads."""
    ranked = whole_rank(text) and any(one.kind in ("rank", "bidder", "party_name") or ORDER.search(one.key) for one in before)
    if ranked or sum(label(piece) is not None for piece in text.split()) > 1:
        return None
    if (
        len(text) < LONGEST_LABELLED
        and not text.endswith(":")
        and not _UNIT_LINE.match(text)
        and (word := label(text.replace(":", "")))
    ):
        return word
    if not before or not 1 < len(text) < 20 or ":" in text or is_legal(text) or _NUMBER.search(text):
        return None
    weak = column(text)
    if weak.kind in ("other", "item"):
        # 其他要求, 服务响应时间（小时）
        return Word("other", text, "") if len(before) > 1 and _HEAD_BY_NOUN.fullmatch(text) else None
    return weak if section(text) != "failed" else None


def _between_heads(page: Page, line: Line, words: list[Word]) -> bool:
    """Whether a line nobody knows is a head: short, all letters, and right below it a label, or a name where names come first."""
    below = page.folded[line.end : line.end + _LONGEST_HEAD * 2].strip("\n").partition("\n")[0].strip()
    text = page.folded[line.start : line.end]
    named = is_legal(text) or LOT_ANYWHERE.fullmatch(text) or whole_rank(text)
    if not 1 < len(text) <= LONGEST_UNKNOWN or not text.isalpha() or named:
        return False
    first = words[0].kind in PARTY_KINDS and len(words) > 1 and not any(word.kind in ("lot", "lot_name") for word in words)
    begins = whole_rank(below) == 1 if words[0].kind == "rank" else words[0].kind in _COUNTING and _FIRST_VALUE.fullmatch(below)
    return label(below) is not None or bool(is_legal(below) if first else begins)


def _names_party(words: list[Word]) -> bool:
    parties = [word.key for word in words if word.kind in PARTY_KINDS]
    # 候选人业绩 speaks of a party beside the head that names one
    known = sum(label(key) is not None for key in parties) or len(parties)
    return 1 <= known <= 2 and (len(words) > 2 or bool({word.kind for word in words} & (NUMERIC | {"index", "lot"})))


def glued_heads(page: Page, line: Line) -> Header | None:
    """Heads that follow each other in one line, or in lines that break them, with or without spaces between them."""
    if ":" in page.folded[line.start : line.start + LABEL_LENGTH] or line.end - line.start < _SHORTEST_GLUED:
        return None
    text = _MISPLACED.sub(r"(\1)\2", page.folded[line.start : min(line.end, line.start + 500)]).replace("\n", "\0")
    blanked = _BRACKETS.sub(lambda match: "\0" * len(match.group()), text) if "(" in text else text
    bare = [i for i, char in enumerate(blanked) if char not in _BETWEEN]
    letters = "".join([blanked[i] for i in bare]) if len(bare) < len(blanked) else blanked
    at = known = end = 0
    words: list[Word] = []
    cells: list[Cell] = []
    while at < len(letters) and len(words) < _MOST_COLUMNS:
        length = known_head(letters, blanked, bare, at)
        spaced = bool(words) and blanked[bare[at] - 1] in " \t" and len(words) - known < _MOST_UNKNOWN
        if not length and words and (gap := unknown_head(letters, bare, at, spaced=spaced)):
            words.append(label(letters[at : at + gap]) or Word("other", letters[at : at + gap], ""))
            cells.append(Cell(line.start + bare[at], line.start + bare[at + gap], letters[at : at + gap]))
            at += gap
            continue
        length = length_of_head(letters[at:], length, words)
        first = words[0].key if words else ""
        again = letters[at : at + length] in (first, first.removesuffix("号"))
        if not length or again or (words and LOT_ANYWHERE.match(letters, at)):
            # 标段 … 份额标段1某某公司, 包号 … 包1, 标段号 … 份额标段一某某公司: the first row
            break
        if at + length < len(bare) and bare[at + length] == bare[at + length - 1] + 1:
            length += term_length(text, bare[at + length], column(letters[at : at + length]).kind)
        stop = bare[at + length] if at + length < len(bare) else len(text)
        between = text[bare[at] : stop]
        qualifier = " ".join(found[1:-1] for found in _BRACKETS.findall(between)).replace("\0", "")
        words.append(column(letters[at : at + length])._replace(qualifier=qualifier))
        cells.append(Cell(line.start + bare[at], line.start + stop, between.strip(" \0").replace("\0", "")))
        at += length
        known, end = len(words), at
    # what stands behind the last known head is no head
    words, cells = unit_apart(*with_rates(bidding(words[:known]), cells[:known]))
    return _header(page, Line(line.start + (bare[end] if end < len(bare) else len(text)), line.end), words, cells)


def _header(page: Page, rest: Line, words: list[Word], cells: list[Cell]) -> Header | None:
    """The header of some glued heads and of those that nobody knows before the rest of their line; None of no party's."""
    if len(words) > 2 and words[0].key.endswith(_PART_ENDS) and heads_part(words):
        # 中标人信息标段号排序中标人名称
        words, cells = words[1:], cells[1:]
    if len(words) < 2 or not _names_party(words) or page.folded.startswith(":", rest.start, rest.end):
        return None
    begins = more_heads(page.folded, rest.start, rest.end, words)
    if begins > rest.start:
        words.append(Word("other", page.folded[rest.start : begins], ""))
        cells.append(Cell(rest.start, begins, page.folded[rest.start : begins]))
    return Header(words, cells, cells[0].start, begins, "line")
