"""Names that a narrow column wraps round their row: put back between the row's number and its figures."""

from __future__ import annotations

import re

from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.folding import fold
from scrapers.reading.lexicon.forms import RANK_CORE
from scrapers.reading.lexicon.kinds import NUMERIC, PARTY_KINDS
from scrapers.reading.lexicon.labels import label
from scrapers.reading.page.rejoin import LooseTable, PieceLine, with_names

# tabs part the cells of tables that kept their shape
_FIRST_ROW = re.compile(rf"\n[^\S\n\t]*(?:1|{RANK_CORE})[^\S\n\t]+(?=[^\s:])")
_ORDINAL = re.compile(r"\d{1,2}")
# a piece of a cell: no label, no sentence, no number of a part
_FRAGMENT = re.compile(r"(?![\d.,]+$|\d{1,2}[.、])[^\s:。]{1,40}")
_NUMBERS = frozenset(("index", "rank"))
_MOST_ABOVE, _MOST_LINES, _MOST_TABLES, _LONGEST_LINE = 5, 120, 40, 200
_END_BELOW = re.compile(
    r"\n(?<=[\u4e00-\u9fff)）]\n)(?=[ \xa0]{0,4}(?:股份|集团|集团股份)?有限(?:责任)?公司(?![\u4e00-\u9fff]))"
    r"|\n(?<=所\n)(?=[(（](?:特殊)?(?:普通|有限)合伙[)）])"
)


def with_ends(text: str) -> str:
    """The text with names in one line whose ending stands below: 某某建设集团 / 股份有限公司; it keeps its length."""
    return _END_BELOW.sub(" ", text)


def regathered(text: str) -> str:
    """The text with broken heads and with names wrapped round their rows whole again; it keeps its length."""
    tried = at = 0
    folded = ""
    while (first := _FIRST_ROW.search(text, at)) and tried < _MOST_TABLES:
        tried += 1
        at = first.end()
        folded = folded or fold(text)
        head = _head_above(folded, first.start())
        if head is None:
            continue
        text, below = _whole_heads(text, folded, head)
        folded = fold(text)
        table = _table(folded, head, below)
        if table:
            text, folded = with_names(text, folded, table), ""
            at = table.rows[-1].end
    return text


def _lines_from(folded: str, start: int, most: int) -> list[PieceLine]:
    """The next lines that are not empty."""
    lines: list[PieceLine] = []
    while len(lines) < most and start < len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        pieces = [match.span() for match in re.finditer(r"\S+", folded[start : min(end, start + _LONGEST_LINE)])]
        if folded.find("\t", start, end) >= 0:
            break
        if pieces:
            lines.append(PieceLine([(start + a, start + b) for a, b in pieces]))
        start = end + 1
    return lines


def _head_above(folded: str, end: int) -> PieceLine | None:
    """The heads of a table of parties a few lines above its first row."""
    start = end
    for _ in range(_MOST_ABOVE):
        stop, start = start, folded.rfind("\n", 0, start)
        found = _lines_from(folded, start + 1, 1) if start + 1 < stop else []
        if found and found[0].end <= stop:
            words = [label(folded[a:b]) for a, b in found[0].pieces]
            if len(words) > 2 and any(word and word.kind in PARTY_KINDS for word in words) and sum(map(bool, words)) > 1:
                return found[0]
        if start < 0:
            return None
    return None


def _whole_heads(text: str, folded: str, head: PieceLine) -> tuple[str, int]:
    """The text with the heads that go on in the next line whole, and where the lines below the heads begin."""
    following = _lines_from(folded, head.end, 1)
    if not following:
        return text, head.end
    whole: list[str] = []
    rest = [folded[a:b] for a, b in following[0].pieces]
    for a, b in head.pieces:
        whole.append(text[a:b] + rest.pop(0) if rest and _head_goes_on(folded[a:b], rest[0]) else text[a:b])
    if rest:
        return text, head.end
    end = following[0].end
    joined = " ".join(whole)
    return f"{text[: head.start]}{joined}{' ' * (end - head.start - len(joined))}{text[end:]}", end


def _head_goes_on(head: str, rest: str) -> bool:
    """Whether a piece in the next line ends a head that is none without it, or is the unit of one of figures."""
    if rest.startswith("("):
        return (word := label(head)) is not None and word.kind in NUMERIC and not word.qualifier
    return label(head) is None and label(head + rest) is not None


def _table(folded: str, head: PieceLine, below: int) -> LooseTable | None:
    """The table under some heads whose first column numbers the rows and whose second names parties."""
    line_end = folded.find("\n", head.start)
    heads = [match.group() for match in re.finditer(r"\S+", folded[head.start : line_end])]
    words = [column(text) for text in heads]
    if len(words) < 3 or words[0].kind not in _NUMBERS or words[1].kind not in PARTY_KINDS:
        return None
    rows: list[PieceLine] = []
    loose: list[list[PieceLine]] = [[]]
    for line in _lines_from(folded, max(below, line_end), _MOST_LINES):
        texts = [folded[a:b] for a, b in line.pieces]
        if len(texts) > 1 and _is_number(texts[0], len(rows) + 1) and not any(text.endswith(":") for text in texts):
            rows.append(line)
            loose.append([])
        elif all(map(_FRAGMENT.fullmatch, texts)):
            loose[-1].append(line)
        else:
            break
    # a second row of heads, and rows that are wider by its columns
    parted = len(loose[0]) == 1 < len(loose[0][0].pieces) and bool(rows) and len(rows[0].pieces) > len(words)
    return LooseTable(words, rows, loose) if rows and not parted else None


def _is_number(text: str, number: int) -> bool:
    return int(text) == number if _ORDINAL.fullmatch(text) else re.fullmatch(RANK_CORE, text) is not None
