"""A page's source to its text, lines and grids: HTML through one walk of the tree, plain text line by line."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice
from operator import itemgetter
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from scrapers.errors import UnreadablePage
from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.figures import end_of_figure
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.labels import label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import split_parties
from scrapers.reading.page.announced import joined
from scrapers.reading.page.around import regathered, with_ends
from scrapers.reading.page.characters import (
    RADICALS,
    READINGS,
    as_letters,
    drop_hidden,
    drop_struck,
    escaped_once,
    unescaped,
    visible,
    without_page_numbers,
    without_readings,
    without_rules,
)
from scrapers.reading.page.exports import plain
from scrapers.reading.page.head import attached, read_head
from scrapers.reading.page.limits import MAX_LINES, refuse_hostile_html, refuse_hostile_text, refuse_long
from scrapers.reading.page.markup import walked
from scrapers.reading.page.page import Cell, Grid, Line, Page
from scrapers.reading.page.parts import SHORT, cut
from scrapers.reading.page.unwrap import SPACED, unspaced, unwrapped

_MARKUP = re.compile(r"<(?:html|body|div|table|p|span|td|br|section|h\d|ul|label|article|font)\b[^>]{0,2000}>", re.IGNORECASE)
# a page that begins with an element, be it one that no standard knows (<view>)
_TAG = re.compile(r"</?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_FRAGMENT = re.compile(r"\s*<[a-z]", re.IGNORECASE)
_SNIFFED, _FEWEST_TAGS = 200_000, 3
_BLANK = re.compile(r"(?<![ \t])[ \t]*\n\s*")
# **一、项目编号：** 123**二、项目名称：**
_STRONG_PART = re.compile(rf"(?<=[^\n*])\*\*(?P<words>[{COUNTING}]{{1,3}}、[^*\n]{{1,60}}[:：])\*\*")
# **一、项目编号：**, and no mask (王**、李**, **县**局)
_STRONG = re.compile(
    r"^(?P<before>[ \t#>-]*)\*\*(?P<words>[\w(（【][^*\n]{1,200}?)\*\*(?:(?<=[:：]\*\*)|(?=\s*[:：]|[ \t]*$))", re.MULTILINE
)
# - 中标人：某某公司, a list of a page's lines
_BULLET, _MOST = re.compile(r"^[ \t]*-\s+(?=\S)", re.MULTILINE), 0.6
# > 中标人：某某公司, a page that is quoted
_QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)
# ( / 万元 / ), and the unit below its label: the pieces of a word that was set in several
_BREAKS_BEFORE_PUNCTUATION = re.compile(
    r"\n(?=[:：、，,。；）)])|(?<=[(（])\n(?=[^\n]{1,40}\n?[)）])|(?<=[额价])\n(?=[(（][万亿]?元[)）])"
)
_BROKEN_DIGIT = re.compile(r"[\d年月.]\n[\d年月日万元%.号栋幢弄]")
_BROKEN_NUMBERS = (
    (re.compile(r"(?<=\d\.)\n(?=\d{2})|(?<=\d)\n(?=\.\d)"), ""),
    (re.compile(r"(?<=\d)\n(?=\d{1,3}\s?年\s?\d)"), ""),
    (re.compile(r"(?<=\d)\n(?=年\s?\d|月\s?\d|日(?!期|历|常))"), ""),
    (re.compile(r"(?<=\d[年月])\n(?=\d{1,2}\s?[月日])"), ""),
    # 富民西街 / 219 / 号
    (re.compile(r"(?<=[\u4e00-\u9fff])\n(?=\d{1,5}\n?[号栋幢弄](?!.?[:：]))"), ""),
    (re.compile(r"(?<=\d)\n(?=[号栋幢弄](?!.?[:：]))"), ""),
)
_UNIT_ON_NEXT_LINE = re.compile(r"(?<=\d)\n(?=[(（][万亿]?元[)）]|(?:万?元|%)(?:[。,;；，/每(（]|[ \t]{2,}|\s*\n))")
_MOST_CELLS, _LONG_CELL, _WIDE_ROW = 60, 500, 12
# what line breaks and tabs part, without the spaces round it
_PIECE = re.compile(r"\S(?:[^\n\t]*\S)?")
_END, _DASH_GOES_ON = itemgetter(1), re.compile(r"\n(?=--[\u4e00-\u9fff])")
_PIPE_RULE = re.compile(r"\|?[\s:|\-]*-{2,}[\s:|\-]*")


def sniff(source: str) -> Literal["html", "text"]:
    """Whether a source is markup or plain text."""
    head = source[:_SNIFFED]
    if _has(_MARKUP, head, 2):
        return "html"
    return "html" if _FRAGMENT.match(head) and _has(_TAG, head, _FEWEST_TAGS) else "text"


def _has(pattern: re.Pattern[str], text: str, least: int) -> bool:
    return sum(1 for _ in islice(pattern.finditer(text), least)) == least


def from_html(source: str, url: str = "") -> Page:
    """The page of an HTML source. Raises UnreadablePage when it is empty, too deep or too large."""
    refuse_hostile_html(source)
    tree = LexborHTMLParser(visible(escaped_once(source)))
    if tree.body is None:
        raise UnreadablePage("no HTML body found, expected one")
    drop_hidden(tree, source)
    drop_struck(tree, source)
    walk = walked(tree)
    text = "".join(walk.parts)
    for found, mended in ((SPACED, unspaced), (READINGS, without_readings), (RADICALS, as_letters)):
        if found.search(text):
            walk.parts = [mended(part) for part in walk.parts]
            text = "".join(walk.parts)
    if not text.strip():
        raise UnreadablePage("the page holds no text")
    refuse_long(text)
    text = regathered(with_ends(text))
    folded = fold(text)
    grids = walk.grids(folded)
    title, published = read_head(tree, walk)
    attachments, framed = attached(tree, url) if walk.has_links else ((), False)
    return Page(
        text,
        folded,
        _lines_outside(folded, grids),
        tuple(grids),
        title=title,
        published=published,
        attachments=attachments,
        framed=framed,
    )


def from_text(source: str) -> Page:
    """The page of a plain text. Raises UnreadablePage when it is empty, binary or too large."""
    refuse_hostile_text(source)
    if _FRAGMENT.match(source):
        # of an element or two only what they hold is text
        source = unescape(_TAG.sub("", source))
    text = _mended(as_letters(without_readings(unescaped(plain(visible(source).replace("\r\n", "\n").replace("\r", "\n"))))))
    folded = fold(text)
    grids = _written_grids(folded)
    return Page(text, folded, _lines_outside(folded, grids), tuple(grids))


def _mended(text: str) -> str:
    """Text whose tags were replaced by line breaks, with values that were broken in the middle joined again."""
    text = without_page_numbers(without_rules(_BLANK.sub("\n", text)))
    for sign, form in (("\n- ", _BULLET), ("\n>", _QUOTED)):
        if sign in text and len(form.findall(text)) > _MOST * text.count("\n"):
            text = form.sub("", text)
    if "**" in text:
        text = _STRONG.sub(r"\g<before>\g<words>", _STRONG_PART.sub(r"\n\g<words>", text))
    text = joined(unwrapped(regathered(text)))
    text = _DASH_GOES_ON.sub("", _BREAKS_BEFORE_PUNCTUATION.sub("", text))
    if _BROKEN_DIGIT.search(text):
        for pattern, instead in _BROKEN_NUMBERS:
            text = pattern.sub(instead, text)
        text = _UNIT_ON_NEXT_LINE.sub("", text)
    return text


def _lines_outside(folded: str, grids: list[Grid]) -> tuple[Line, ...]:
    """The lines, and what tabs part in them, that stand outside every grid row. Raises UnreadablePage when they are too many."""
    lines: list[Line] = []
    at = 0
    rows = sorted((row[0].start, max(map(_END, row))) for grid in grids for row in grid.rows if row)
    for start, end in [*rows, (len(folded), len(folded))]:
        for piece in _PIECE.finditer(folded, at, start) if start > at else ():
            begin, stop = piece.span()
            if stop - begin < SHORT:
                lines.append(Line(begin, stop))
            else:
                lines.extend(cut(folded, begin, stop))
        at = max(at, end)
    if len(lines) > MAX_LINES:
        raise UnreadablePage(f"{len(lines)} pieces of text, at most {MAX_LINES} are read")
    return tuple(lines)


def _written_grids(folded: str) -> list[Grid]:
    """Tables written out in plain text with pipes or tabs: runs of at least one such line."""
    if "|" not in folded and "\t" not in folded:
        return []
    grids: list[Grid] = []
    rows: list[list[Cell]] = []
    at = 0
    for raw in folded.split("\n"):
        cells = _written_row(raw, at, below=bool(rows))
        if cells and rows and _ends_row(cells, rows):
            # a cell broken over two lines
            broken = rows[-1].pop()
            rows[-1] += [Cell(broken.start, cells[0].end, folded[broken.start : cells[0].end]), *cells[1:]]
        elif cells:
            rows.append(cells)
        elif rows and (end := end_of_figure(folded, rows[-1][-1].start, rows[-1][-1].end)) > at:
            # the rest of the last cell's figure
            rows[-1][-1] = Cell(rows[-1][-1].start, end, folded[rows[-1][-1].start : end])
        elif raw.strip() and not _PIPE_RULE.fullmatch(raw.strip()):
            _close_grid(rows, grids, folded)
            rows = []
        at += len(raw) + 1
    _close_grid(rows, grids, folded)
    return grids


def _parted(bare: str, separator: str) -> bool:
    """Whether a separator parts a line as cells are parted: not one in a page that is all one line, nor hundreds."""
    cells = bare.split(separator) if separator in bare else []
    return 1 < len(cells) <= _MOST_CELLS and max(map(len, cells)) < _LONG_CELL


def _piped(bare: str, *, below: bool) -> bool:
    """Whether pipes part the cells of a row; a single one only where it follows a label, or `below` another such row."""
    pipes = bare.count("|")
    if bare.startswith("|"):
        return pipes > 2
    head, _, names = bare.partition("|")
    # all the names of one label are no cells: 中标人：甲公司 | 乙公司
    listed = ":" in head.rstrip().removesuffix(":") and all(is_legal(name.strip()) for name in names.split("|"))
    more = pipes > 1 or below or label(head.strip()) is not None
    return more and not listed and _parted(bare, "|")


def _written_row(raw: str, at: int, *, below: bool) -> list[Cell]:
    bare = raw.strip()
    separator = "|" if _piped(bare, below=below) else "\t" if _parted(bare, "\t") else ""
    if not separator or _PIPE_RULE.fullmatch(raw.strip()):
        return []
    cells = []
    for piece in raw.split(separator):
        stripped = piece.strip()
        left = at + len(piece) - len(piece.lstrip())
        cells.append(Cell(left, left + len(stripped), stripped))
        at += len(piece) + 1
    if separator == "|":
        cells = cells[bare.startswith("|") : -1 if bare.endswith("|") else None]
    return cells


def _ends_row(cells: list[Cell], rows: list[list[Cell]]) -> bool:
    """Whether a line begins with the rest of the parties' cell that the last row ends with, and makes it as wide as the first."""
    above = rows[-1]
    if len(above) + len(cells) != len(rows[0]) + 1 or len(rows) == 1:
        return False
    return all(is_legal(split_parties(cell.text.rpartition(":")[2])[0]) for cell in (above[-1], cells[0]))


def _close_grid(rows: list[list[Cell]], grids: list[Grid], folded: str) -> None:
    if len(rows) == 1 and len(rows[0]) > _WIDE_ROW and "\t" in folded[rows[0][0].start : rows[0][-1].end]:
        # not a row but a whole page whose line breaks became tabs
        return
    if rows:
        width = max(map(len, rows))
        end = rows[-1][-1].end
        padded = [row + [Cell(row[-1].end, row[-1].end, "")] * (width - len(row)) for row in rows]
        grids.append(Grid(padded, rows[0][0].start, end))
