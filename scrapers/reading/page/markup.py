"""One walk over a page's markup: text in reading order with breaks where the page has them, and the cells of every table."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

from scrapers.errors import UnreadablePage
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.labels import LABELS, LONGEST, bare
from scrapers.reading.page.announced import is_value
from scrapers.reading.page.aside import is_title
from scrapers.reading.page.grids import MAX_CELLS, WalkedTable, resolved, shape_of, values_among, with_heads
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
        "view",
    )
)
_HEADINGS, _SPACE = ("h1", "h2", "h3"), frozenset(" \n\t")
# the tags at which the text breaks and nothing else happens
_BREAKS = frozenset(("tr", *(edge + name for name in _FLOW | _PARTS for edge in ("", "/"))))
# what a parser writes: "<" and ">" stand nowhere but in tags, comments and the text of scripts; each of these swallows what
# follows where it is not closed, so that none is looked through twice
_UNWALKED = re.compile(r"<(?:!--(?:.*?-->|.*)|script(?=[ >])(?:.*?</script>|.*)|style(?=[ >])(?:.*?</style>|.*))", re.DOTALL)
# 259.07<sup>1</sup>万元: no digit of the figure
_NOTE_MARK = re.compile(r"<sup\b(?<=\d<sup)[^<>]{0,80}>\s*[\[(（]?注?\d{1,2}[\])）]?\s*</sup>")
# what stands in their place: a tag at which nothing happens, for the texts round it are two
_PLACE = "<!>"
_TAG = re.compile(rf"{_UNWALKED.pattern}|<([^>]*)>", re.DOTALL)
_UNSEEN, _LINKS = ("script", "style", "noscript", "template", "svg"), ("a", "embed", "object")
# their text is written as it is, though it may look like tags
_RAW = ("iframe", "noembed", "noframes", "plaintext", "xmp")
_AWKWARD = frozenset((*_UNSEEN[2:], *_RAW))
_SPACES, _LINES_WITH_LABELS = re.compile(r"[ \t\n\r\f\v][ \t\n\r\f\v]*"), re.compile(r"\n[^\n]{0,30}?[:：]")
_FEW_BREAKS, _MOST_HEADINGS = 3, 8
_GOES_ON, _BLOCK, _SIGNS, _NEAR = re.compile("[:：]|公[告示]"), "\n\t", "¥￥", 8


def _unescaped(text: str) -> str:
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def walked(tree: LexborHTMLParser) -> Walk:
    """The walk of the body of a tree in reading order. What is never shown is left out."""
    walk = Walk()
    if not walk.run(_alternating(tree)):
        tree.strip_tags(list(_UNSEEN))
        for node in tree.css(", ".join(_RAW)):
            if node.child is not None:
                node.insert_after(node.text())
                node.child.decompose()
        walk = Walk()
        walk.run(_alternating(tree), cleaned=True)
        # an iframe shows a file, too
        walk.has_links = True
    walk.part_labels()
    return walk


def _alternating(tree: LexborHTMLParser) -> list[str]:
    """The body of a tree as text, what stands in a tag, text …; of comments, scripts and styles only that they stand there."""
    written = tree.body.html or "" if tree.body else ""
    plain = _UNWALKED.sub(_PLACE, written)
    plain = _NOTE_MARK.sub("", plain) if "<sup" in plain else plain
    pieces = plain.replace(">", "<").split("<")
    if len(pieces) == 2 * plain.count("<") + 1:
        return pieces
    # <p<b>: a name with such a letter in it
    return [piece or "" for piece in _TAG.split(written)]


def _collapsed(text: str) -> str:
    """A text node with its runs of white space as one space; its line breaks are kept where labels stand in its lines."""
    if text.count("\n") > _FEW_BREAKS and len(_LINES_WITH_LABELS.findall(text)) >= _FEW_BREAKS:
        return "\n".join(_SPACES.sub(" ", line) for line in text.split("\n"))
    return _SPACES.sub(" ", text)


class Walk:
    """Collects `parts` (the text), `headings` that may be the page's own, what else it has, and tables in one walk."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.headings: list[str] = []
        self.has_meta = self.has_title = self.has_links = False
        self._tables: list[WalkedTable] = []
        self._done: list[WalkedTable] = []
        self._cells = 0
        self._heading_from: int | None = None

    def run(self, pieces: list[str], *, cleaned: bool = False) -> bool:
        """Walk the pieces of a body in document order; false, and no further, where it is not `cleaned` and has to be."""
        parts, act_at = self.parts, _ACTS.get
        add, breaks, awkward = parts.append, _ACTS["p"], _ACTS["svg"]
        rest = iter(pieces)
        next(rest)
        # in turn what stands in a tag and the text behind it
        for opened, behind in zip(rest, rest, strict=True):
            tag = opened.partition(" ")[0] if " " in opened else opened
            act = act_at(tag)
            if act is None:
                pass
            elif act is breaks:
                if parts and parts[-1] != "\n":
                    add("\n")
            elif act is awkward:
                if not cleaned:
                    return False
            else:
                act(self, opened[len(tag) :])
            if behind:
                written = _unescaped(behind) if "&" in behind else behind
                if written.isspace() and parts and parts[-1][-1] in _SPACE:
                    continue
                add(_collapsed(written) if "\n" in written or "\t" in written or "\r" in written else written)
        return True

    def part_labels(self) -> None:
        """Set a label in an element of its own apart from the value right behind it: <b>项目名称</b>某某项目."""
        parts = self.parts
        for i in range(1, len(parts) - 1):
            part, value = parts[i], parts[i + 1]
            if len(part) <= LONGEST and parts[i - 1][-1] in _BLOCK and (value[0].isalnum() or value[0] in _SIGNS):
                longer = _GOES_ON.search("".join(parts[i + 1 : i + 4]), 0, _NEAR)
                parts[i] += " " if not longer and is_value(LABELS.get(bare(fold(part))[0], ""), value.strip()) else ""

    def leave(self, _: str) -> None:
        """Do nothing at a tag."""

    def meet_meta(self, _: str) -> None:
        self.has_meta = True

    def meet_title(self, _: str) -> None:
        self.has_title = True

    def meet_link(self, _: str) -> None:
        self.has_links = True

    def new_line(self, _: str) -> None:
        self.parts.append("\n")

    def break_line(self, _: str = "") -> None:
        if self.parts and self.parts[-1] != "\n":
            self.parts.append("\n")

    def open_heading(self, _: str) -> None:
        self.break_line()
        if len(self.headings) < _MOST_HEADINGS:
            self._heading_from = len(self.parts)

    def close_heading(self, _: str) -> None:
        if self._heading_from is not None:
            heading = " ".join("".join(self.parts[self._heading_from :]).split())
            self._heading_from = None
            if heading and is_title(heading):
                self.headings.append(heading)
        self.break_line()

    def open_table(self, _: str) -> None:
        self.break_line()
        table = WalkedTable()
        for outer in self._tables[-1:]:
            outer.inner.append(table)
        self._tables.append(table)

    def close_table(self, _: str) -> None:
        self._done.append(self._tables.pop())
        self.break_line()

    def close_head(self, _: str) -> None:
        if self._tables:
            self._tables[-1].heads = len(self._tables[-1].rows)
        self.break_line()

    def close_row(self, _: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table:
            if table.inner:
                table.holding[len(table.rows)] = table.inner
            table.rows.append(table.row)
            table.row, table.inner = [], []
        self.break_line()

    def open_cell(self, attributes: str) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise UnreadablePage(f"more than {MAX_CELLS} table cells")
        self.parts.append("\t")
        if self._tables:
            self._tables[-1].cell = (len(self.parts), attributes)

    def close_cell(self, _: str) -> None:
        table = self._tables[-1] if self._tables else None
        if table and table.cell:
            start, attributes = table.cell
            if "span=" in attributes or "code-" in attributes:
                table.row.append((start, len(self.parts), *shape_of(attributes)))
            else:
                table.row.append((start, len(self.parts), 1, 1, ""))
            table.cell = None

    def grids(self, folded: str) -> list[Grid]:
        """Every table as a grid, in reading order; rows that hold another table or only a paragraph are left to the lines."""
        if not self._done:
            return []
        # cells are counted in parts while walking
        places = list(accumulate(map(len, self.parts), initial=0))
        values = values_among(self._done, folded, places)
        grids = [grid for table in self._done if table not in values and (grid := resolved(table, folded, places))]
        grids.sort(key=lambda grid: grid.start)
        return with_heads(grids, folded)


# what is done at a tag of a kind where the text does more than break
_ACTS: dict[str, Callable[[Walk, str], None]] = {
    **dict.fromkeys(_BREAKS, Walk.break_line),
    **dict.fromkeys(_AWKWARD, Walk.leave),
    **dict.fromkeys(_HEADINGS, Walk.open_heading),
    **dict.fromkeys(map("/{}".format, _HEADINGS), Walk.close_heading),
    **dict.fromkeys(("td", "th"), Walk.open_cell),
    **dict.fromkeys(("/td", "/th"), Walk.close_cell),
    **dict.fromkeys(_LINKS, Walk.meet_link),
    "br": Walk.new_line,
    "/tr": Walk.close_row,
    "/thead": Walk.close_head,
    "table": Walk.open_table,
    "/table": Walk.close_table,
    "meta": Walk.meet_meta,
    "title": Walk.meet_title,
}
