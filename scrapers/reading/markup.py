"""One walk over an HTML tree: text in reading order with breaks where the page has them, and the cells of every table."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

from selectolax.lexbor import LexborNode

from scrapers.errors import UnreadablePage
from scrapers.reading.grids import MAX_CELLS, RawCell, resolved
from scrapers.reading.page import Grid

_BLOCK = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "header",
        "footer",
        "center",
        "form",
        "fieldset",
        "pre",
        "blockquote",
        "hr",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "main",
        "nav",
        "aside",
        "address",
        "html",
        "body",
    ]
)
_HEADINGS = ("h1", "h2", "h3")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_LINES_WITH_LABELS = re.compile(r"\n[^\n]{0,30}?[:：]")
_CODE_CLASS = re.compile(r"code-\w+")
_SPACE = " \n\t"
_FEW_BREAKS = 3
MAX_SPAN = 200


class _Table:
    """A table being walked: its finished rows, and whether the open row holds another table."""

    __slots__ = ("cell", "nested", "row", "rows")

    def __init__(self) -> None:
        self.rows: list[list[RawCell]] = []
        self.row: list[RawCell] = []
        self.nested = False
        self.cell: tuple[int, int, int, str] | None = None


def _span(attributes: dict[str, str | None], name: str) -> int:
    value = attributes.get(name)
    if not value or value == "1":
        return 1
    value = value.strip()
    return max(1, min(int(value), MAX_SPAN)) if value.isdecimal() and len(value) < 7 else 1


def _collapsed(text: str) -> str:
    """A text node with its runs of white space as one space; its line breaks are kept where labels stand in its lines."""
    if text.count("\n") > _FEW_BREAKS and len(_LINES_WITH_LABELS.findall(text)) >= _FEW_BREAKS:
        return "\n".join(_SPACES.sub(" ", line) for line in text.split("\n"))
    return _SPACES.sub(" ", text)


class Walk:
    """Collects `parts` (the text), `heading` (the page's own) and tables while walking a tree once."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.heading = ""
        self._tables: list[_Table] = []
        self._done: list[_Table] = []
        self._cells = 0
        self._heading_from: int | None = None

    def run(self, body: LexborNode) -> None:
        """Walk the subtree in document order."""
        begins, ends = self._begins(), self._ends()
        parts = self.parts
        node = body.child
        above: list[tuple[LexborNode, str | None]] = []
        while node is not None:
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                if not text.isspace() or not parts or parts[-1][-1:] not in _SPACE:
                    parts.append(_collapsed(text) if "\n" in text or "\t" in text or "\r" in text else text)
            else:
                if tag in begins:
                    begins[tag](node)
                child = node.child
                if child is not None:
                    above.append((node, tag))
                    node = child
                    continue
                if tag in ends:
                    ends[tag]()
            following = node.next
            while following is None and above:
                node, tag = above.pop()
                if tag in ends:
                    ends[tag]()
                following = node.next
            node = following

    def _begins(self) -> dict[str | None, Callable[[LexborNode], None]]:
        """What is done where an element of a kind begins; nothing for all others."""
        begins: dict[str | None, Callable[[LexborNode], None]] = dict.fromkeys((*_BLOCK, "tr"), self._break)
        begins |= dict.fromkeys(_HEADINGS, self._open_heading)
        return begins | {"br": self._new_line, "td": self._open_cell, "th": self._open_cell, "table": self._open_table}

    def _ends(self) -> dict[str | None, Callable[[], None]]:
        """What is done where an element of a kind ends."""
        ends: dict[str | None, Callable[[], None]] = dict.fromkeys(_BLOCK, self._break)
        ends |= dict.fromkeys(_HEADINGS, self._close_heading)
        return ends | {"td": self._close_cell, "th": self._close_cell, "tr": self._close_row, "table": self._close_table}

    def _new_line(self, _: LexborNode) -> None:
        self.parts.append("\n")

    def _break(self, _: LexborNode | None = None) -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")

    def _open_heading(self, _: LexborNode) -> None:
        self._break()
        if not self.heading:
            self._heading_from = len(self.parts)

    def _close_heading(self) -> None:
        if self._heading_from is not None:
            self.heading = " ".join("".join(self.parts[self._heading_from :]).split())
            self._heading_from = None
        self._break()

    def _open_table(self, _: LexborNode) -> None:
        self._break()
        for outer in self._tables[-1:]:
            outer.nested = True
        self._tables.append(_Table())

    def _close_table(self) -> None:
        self._done.append(self._tables.pop())
        self._break()

    def _close_row(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table:
            table.rows.append([] if table.nested else table.row)
            table.row, table.nested = [], False
        self._break()

    def _open_cell(self, node: LexborNode) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise UnreadablePage(f"more than {MAX_CELLS} table cells")
        self.parts.append("\t")
        if self._tables:
            attributes = node.attributes
            found = _CODE_CLASS.search(attributes["class"] or "") if "class" in attributes else None
            spans = _span(attributes, "colspan"), _span(attributes, "rowspan")
            self._tables[-1].cell = (len(self.parts), *spans, found.group() if found else "")

    def _close_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table and table.cell:
            start, colspan, rowspan, css = table.cell
            table.row.append(RawCell(start, len(self.parts), colspan, rowspan, css))
            table.cell = None

    def grids(self, folded: str) -> list[Grid]:
        """Every table as a grid, in reading order; rows that hold another table or only a paragraph are left to the lines."""
        if not self._done:
            return []
        # cells are counted in parts while walking
        places = list(accumulate(map(len, self.parts), initial=0))
        grids = [grid for table in self._done if (grid := resolved(table.rows, folded, places))]
        grids.sort(key=lambda grid: grid.start)
        return grids
