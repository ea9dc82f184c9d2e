"""One walk over a page's markup: text in reading order with breaks where the page has them, and the cells of every table."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from scrapers.errors import UnreadablePage
from scrapers.reading.lexicon.words import words_of
from scrapers.reading.page.aside import is_title
from scrapers.reading.page.grids import MAX_CELLS, RawCell, WalkedTable, resolved, values_among
from scrapers.reading.page.page import Grid

_FLOW = frozenset(("p", "div", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer"))
_PARTS = frozenset(
    (
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
    )
)
_HEADINGS = ("h1", "h2", "h3")
# the tags at which the text breaks and nothing else happens
_BREAKS = frozenset(("tr", *(edge + name for name in _FLOW | _PARTS for edge in ("", "/"))))
# what a parser writes: "<" and ">" stand nowhere but in tags, comments and the text of scripts; each of these swallows what
# follows where it is not closed, so that none is looked through twice
_TAG = re.compile(
    r"<(?:!--(?:.*?-->|.*)|script(?=[ >])(?:.*?</script>|.*)|style(?=[ >])(?:.*?</style>|.*)|([^ >]*)([^>]*)>)", re.DOTALL
)
_UNSEEN = ("script", "style", "noscript", "template", "svg")
# their text is written as it is, though it may look like tags
_RAW = ("iframe", "noembed", "noframes", "plaintext", "xmp")
_AWKWARD = frozenset((*_UNSEEN[2:], *_RAW))
_SPAN = re.compile(r' (col|row)span="([^"]*)"')
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_LINES_WITH_LABELS = re.compile(r"\n[^\n]{0,30}?[:：]")
_CODE_CLASS = re.compile(r' class="[^"]*?(code-\w+)')
_SPACE = " \n\t"
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_HIDES = re.compile(r"display\s*:\s*none|\shidden[\s>=/]")
# hidden text longer than this is the page's own, behind a tab
_LONGEST_HIDDEN = 2_000
# the summary box, which a button opens
_KEPT = tuple(words_of("summary_box"))
_FEW_BREAKS = 3
MAX_SPAN = 200


def _unescaped(text: str) -> str:
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def pieces_of(tree: LexborHTMLParser) -> list[str]:
    """The body of a tree in reading order: text, tag, attributes of the tag, text … What is never shown is left out."""
    pieces = _written(tree)
    if not _AWKWARD.isdisjoint(pieces[1::3]):
        tree.strip_tags(list(_UNSEEN))
        for node in tree.css(", ".join(_RAW)):
            if node.child is not None:
                node.insert_after(node.text())
                node.child.decompose()
        pieces = _written(tree)
    return pieces


def drop_hidden(tree: LexborHTMLParser, source: str) -> None:
    """Take out the elements that a browser does not show; a box of the whole notice that a button opens stays."""
    if tree.body is None or not ("none" in source or "hidden" in source) or not _HIDES.search(source):
        return
    # the innermost first: an element taken out takes those in it along
    for node in reversed(tree.body.css("[hidden], [style]")):
        attributes = node.attributes
        if "hidden" not in attributes and not _DISPLAY_NONE.search(attributes.get("style") or ""):
            continue
        text = node.text()
        if len(text) <= _LONGEST_HIDDEN and not any(word in text for word in _KEPT):
            node.decompose()


def _written(tree: LexborHTMLParser) -> list[str]:
    return _TAG.split(tree.body.html or "" if tree.body else "")


def _span(value: str | None) -> int:
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
    """Collects `parts` (the text), `heading` (the page's own) and tables while walking a page once."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.heading = ""
        self._tables: list[WalkedTable] = []
        self._done: list[WalkedTable] = []
        self._cells = 0
        self._heading_from: int | None = None

    def run(self, pieces: list[str]) -> None:
        """Walk the pieces of a body in document order."""
        parts, acts = self.parts, self._acts()
        rest = iter(pieces)
        for written, tag, attributes in zip(rest, rest, rest, strict=False):
            if written:
                text = _unescaped(written) if "&" in written else written
                if not text.isspace() or not parts or parts[-1][-1:] not in _SPACE:
                    parts.append(_collapsed(text) if "\n" in text or "\t" in text or "\r" in text else text)
            if tag in _BREAKS:
                if parts and parts[-1] != "\n":
                    parts.append("\n")
            elif tag in acts:
                acts[tag](attributes)

    def _acts(self) -> dict[str, Callable[[str], None]]:
        """What is done at a tag of a kind; nothing at all others."""
        acts = dict.fromkeys(_HEADINGS, self._open_heading) | dict.fromkeys(map("/{}".format, _HEADINGS), self._close_heading)
        opened = {"br": self._new_line, "td": self._open_cell, "th": self._open_cell, "table": self._open_table}
        closed = {"/td": self._close_cell, "/th": self._close_cell, "/tr": self._close_row, "/table": self._close_table}
        return acts | opened | closed

    def _new_line(self, _: str) -> None:
        self.parts.append("\n")

    def _break(self) -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")

    def _open_heading(self, _: str) -> None:
        self._break()
        if not self.heading:
            self._heading_from = len(self.parts)

    def _close_heading(self, _: str) -> None:
        if self._heading_from is not None:
            self.heading = " ".join("".join(self.parts[self._heading_from :]).split())
            self._heading_from = None
            self.heading = self.heading if is_title(self.heading) else ""
        self._break()

    def _open_table(self, _: str) -> None:
        self._break()
        table = WalkedTable()
        for outer in self._tables[-1:]:
            outer.inner.append(table)
        self._tables.append(table)

    def _close_table(self, _: str) -> None:
        self._done.append(self._tables.pop())
        self._break()

    def _close_row(self, _: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table:
            if table.inner:
                table.holding[len(table.rows)] = table.inner
            table.rows.append(table.row)
            table.row, table.inner = [], []
        self._break()

    def _open_cell(self, attributes: str) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise UnreadablePage(f"more than {MAX_CELLS} table cells")
        self.parts.append("\t")
        if self._tables:
            self._tables[-1].cell = (len(self.parts), attributes)

    def _close_cell(self, _: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table and table.cell:
            start, attributes = table.cell
            spans = dict(_SPAN.findall(attributes)) if "span=" in attributes else {}
            code = _CODE_CLASS.search(attributes) if "code-" in attributes else None
            colspan, rowspan = (_span(spans.get(name)) for name in ("col", "row")) if spans else (1, 1)
            table.row.append(RawCell(start, len(self.parts), colspan, rowspan, code[1] if code else ""))
            table.cell = None

    def grids(self, folded: str) -> list[Grid]:
        """Every table as a grid, in reading order; rows that hold another table or only a paragraph are left to the lines."""
        if not self._done:
            return []
        # cells are counted in parts while walking
        places = list(accumulate(map(len, self.parts), initial=0))
        values = values_among(self._done, folded, places)
        grids = [grid for table in self._done if table not in values and (grid := resolved(table.rows, folded, places))]
        grids.sort(key=lambda grid: grid.start)
        return grids
