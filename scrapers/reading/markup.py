"""One walk over an HTML tree: text in reading order with breaks where the page has them, and the cells of every table."""

from __future__ import annotations

import re

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
_HEADINGS = frozenset(("h1", "h2", "h3"))
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_LINES_WITH_LABELS = re.compile(r"\n[^\n]{0,30}?[:：]")
_CODE_CLASS = re.compile(r"code-\w+")
_SPOKEN = _BLOCK | {"br", "td", "th", "tr", "table"}
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


class Walk:
    """Collects `parts` (the text), `heading` (the page's own) and tables while walking a tree once."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.heading = ""
        self._tables: list[_Table] = []
        self._done: list[_Table] = []
        self._cells = 0
        self._heading_from: int | None = None

    def run(self, body: LexborNode) -> None:
        """Walk the subtree in document order."""
        node = body.child
        above: list[tuple[LexborNode, str]] = []
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag[0] != "-":
                if tag in _SPOKEN:
                    self._open(tag, node)
                child = node.child
                if child is not None:
                    above.append((node, tag))
                    node = child
                    continue
                if tag in _SPOKEN:
                    self._close(tag)
            following = node.next
            while following is None and above:
                node, tag = above.pop()
                if tag in _SPOKEN:
                    self._close(tag)
                following = node.next
            node = following

    def _text(self, text: str) -> None:
        if text.isspace() and self.parts and self.parts[-1][-1:] in _SPACE:
            return
        if text.count("\n") > _FEW_BREAKS and len(_LINES_WITH_LABELS.findall(text)) >= _FEW_BREAKS:
            text = "\n".join(_SPACES.sub(" ", line) for line in text.split("\n"))
        elif "\n" in text or "\t" in text or "\r" in text:
            text = _SPACES.sub(" ", text)
        self.parts.append(text)
        self.length += len(text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _break(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self._add("\n")

    def _open(self, tag: str, node: LexborNode) -> None:
        if tag == "br":
            self._add("\n")
        elif tag in ("td", "th"):
            self._open_cell(node)
        elif tag == "table":
            self._break()
            for outer in self._tables[-1:]:
                outer.nested = True
            self._tables.append(_Table())
        elif tag in _BLOCK:
            self._break()
            if tag in _HEADINGS and not self.heading:
                self._heading_from = len(self.parts)
        elif tag == "tr":
            self._break()

    def _open_cell(self, node: LexborNode) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise UnreadablePage(f"more than {MAX_CELLS} table cells")
        attributes = node.attributes
        css = ""
        if "class" in attributes:
            found = _CODE_CLASS.search(attributes["class"] or "")
            css = found.group() if found else ""
        self._add("\t")
        if self._tables:
            self._tables[-1].cell = (self.length, _span(attributes, "colspan"), _span(attributes, "rowspan"), css)

    def _close(self, tag: str) -> None:
        if tag in ("td", "th"):
            table = self._tables[-1] if self._tables else None
            if table and table.cell:
                start, colspan, rowspan, css = table.cell
                table.row.append(RawCell(start, self.length, colspan, rowspan, css, False))
                table.cell = None
        elif tag == "tr":
            table = self._tables[-1] if self._tables else None
            if table:
                table.rows.append([] if table.nested else table.row)
                table.row, table.nested = [], False
            self._break()
        elif tag == "table":
            self._done.append(self._tables.pop())
            self._break()
        elif tag in _BLOCK:
            if self._heading_from is not None and tag in _HEADINGS:
                self.heading = " ".join("".join(self.parts[self._heading_from :]).split())
                self._heading_from = None
            self._break()

    def grids(self, folded: str) -> list[Grid]:
        """Every table as a grid, in reading order; rows that hold another table or only a paragraph are left to the lines."""
        grids = [grid for table in self._done if (grid := resolved(table.rows, folded))]
        grids.sort(key=lambda grid: grid.start)
        return grids
