"""A page to its entries in reading order; the summary box (公告概要) apart from the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest
from operator import itemgetter

from scrapers.reading.labels.coded import with_coded_lots
from scrapers.reading.labels.entries import Entry, Head, Plain, RankHead, Row, Value
from scrapers.reading.labels.heads import lines_apart
from scrapers.reading.labels.lines import read_lines
from scrapers.reading.lexicon.forms import FIRST_PART, LOT_AT_START
from scrapers.reading.lexicon.kinds import ORGANISATIONS
from scrapers.reading.lexicon.labels import LABELS, label
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.roles import bare_party, does_works
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.aside import heads_of_others, line_of_other, names_office
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.tables.dealing.records import with_records
from scrapers.reading.tables.dealing.turned import turned_tables
from scrapers.reading.tables.flat import recover
from scrapers.reading.tables.flat_sideways import sideways_in
from scrapers.reading.tables.grid import read_grid
from scrapers.reading.tables.parted import respanned
from scrapers.reading.tables.wrapped.beside import beside_in
from scrapers.reading.values.failures import says_failed

_UNIT = "单位"
_SUMMARY = re.compile(any_of("summary_box"))
_BOX_LABELS = re.compile(rf"({any_of('summary_labels')}|{any_of('summary_files')}\d*)\s*[:|]?")
_BODY = re.compile(rf"^[#\s]*(?:{FIRST_PART}|{any_of('body_begins')})|一\s?、\s?{any_of('first_parts')}", re.MULTILINE)
# 预算金额 in a cell or a line of its own, or before a colon
_CELL = re.compile(r"[\n\t|]\s{0,8}(?P<label>[^\s|:]{2,20})(?P<alone>(?=[ ]{0,4}[\n\t|:]))?")
_BESIDE, _SHORTEST = frozenset(("budget", "ceiling", "method", "other_date", "published", "contact", "address", "fee")), 4
_LONGEST_BOX, _LONGEST_PARTY = 6_000, 80
_VENTURE = "联合体"
_LONGEST_GAP = 400
_PARTIES = frozenset(("buyer", "agency", "party_name"))


@dataclass(slots=True)
class Outline:
    """The entries of a page's body, and of its summary box the first value of each label.

    `page` is the page as it was cut for them: its box and the notices beside it are out of its lines, flattened tables are grids.
    """

    page: Page
    body: list[Entry]
    summary: dict[str, Value]
    # the body's rows; the labelled values that may name a party, each with the kind of part it stands in
    rows: list[Row] = field(default_factory=list)
    parties: list[tuple[str, Value]] = field(default_factory=list)
    _by_kind: dict[str, list[Value]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the body once for all who ask for some of its entries."""
        section, by_kind = "", self._by_kind
        for entry in self.body:
            if isinstance(entry, Value):
                _, start, end, word = entry
                if end > start:
                    if word.kind in by_kind:
                        by_kind[word.kind].append(entry)
                    else:
                        by_kind[word.kind] = [entry]
                    if word.kind in _PARTIES:
                        self.parties.append((section, entry))
            elif isinstance(entry, Plain):
                pass
            elif isinstance(entry, Row):
                self.rows.append(entry)
            elif isinstance(entry, Head):
                section = entry.kind

    def cells(self, kind: str) -> list[Cell]:
        """The filled cells of a kind in all rows, in page order."""
        return [cell for row in self.rows for _, cell in row.cells(kind)]

    def values(self, *kinds: str) -> list[Value]:
        """The body's labelled values of some kinds that are not empty, in page order."""
        if len(kinds) == 1:
            return list(self._by_kind.get(kinds[0], ()))
        return sorted(value for kind in kinds for value in self._by_kind.get(kind, ()))


def outline(page: Page) -> Outline:
    """The entries of a page: lines, grids written out and grids flattened, merged by position."""
    box = _summary_span(page)
    summary = _read_box(page, box) if box else {}
    turned, page = turned_tables(page.without_box(box) if box else page)
    sideways, page = sideways_in(page, turned)
    in_line, page = beside_in(page)
    page = recover(with_records(page))
    entries: list[Entry] = [*turned, *sideways, *in_line, *read_lines(page, [*lines_apart(page.folded, page.lines)])]
    for number, grid in enumerate(page.grids):
        entries.extend(read_grid(page, respanned(grid), number))
    # where it stands comes first in every entry
    entries.sort(key=itemgetter(0))
    for beside in _others(page, entries):
        page = page.without_others(beside)
        entries = [entry for entry in entries if not beside[0] <= entry.start < beside[1]]
    return Outline(page, with_coded_lots(page, _parties_named(page, entries)), summary)


def _parties_named(page: Page, entries: list[Entry]) -> list[Entry]:
    """The entries, with 名称 right under a party's label without a value (中标人 / 名称: 某某公司) as that party's.

    So is who does works, right behind the winner's label and no name: 中标人：联合体 / 设计单位：某某院.
    """
    named = entries[:1]
    for entry in entries[1:]:
        before = named[-1]
        # 采购单位信息 / 单位：某某局
        headed = isinstance(before, Head) and before.kind in ("buyer", "agency")
        if isinstance(entry, Value) and (entry.word.kind == "party_name" or (headed and entry.word.key == _UNIT)):
            named.append(_named_for(before, entry._replace(word=entry.word._replace(kind="party_name"))))
        elif isinstance(before, Value) and _begins_venture(page, before, entry):
            named[-1] = before._replace(start=entry.start, end=entry.end)
        else:
            named.append(entry)
    return named


def _begins_venture(page: Page, winner: Value, entry: Entry) -> bool:
    """Whether a winner's label stands before no name, and who does some works of a venture right behind it."""
    told = isinstance(entry, Plain) or (isinstance(entry, Value) and entry.word.kind == "members")
    if winner.word.kind != "supplier" or not told or entry.end - entry.start > _LONGEST_PARTY:
        return False
    named = page.folded[winner.start : winner.end].strip(" ()")
    text = page.folded[entry.start : entry.end]
    return (not named or named == _VENTURE) and does_works(text) and is_legal(bare_party(text))


def _named_for(before: Entry, entry: Value) -> Value:
    if isinstance(before, Value) and before.start >= before.end and before.word.kind in ORGANISATIONS:
        return entry._replace(word=before.word)
    return entry


def _summary_span(page: Page) -> tuple[int, int] | None:
    for start in (match.end() for match in _SUMMARY.finditer(page.folded)):
        # "显示公告概要" is a button of the page, the box has labels right after it
        if _BOX_LABELS.search(page.folded, start, start + 80):
            return start, _box_end(page.folded, start)
    return None


def _box_end(folded: str, start: int) -> int:
    """The end of the line in which the last label of the box stands; its list of attached files belongs to it."""
    end = start
    body = _BODY.search(folded, start, start + _LONGEST_BOX)
    seen: set[str] = set()
    for match in _BOX_LABELS.finditer(folded, start, body.start() if body else start + _LONGEST_BOX):
        again = match[1] in seen and not match[1].startswith(("采购单位", "附件"))
        if match.start() - end > _LONGEST_GAP or again:
            break
        seen.add(match[1])
        line_end = folded.find("\n", match.end())
        end = min(len(folded) if line_end < 0 else line_end, body.start() if body else len(folded))
    return end


def _read_box(page: Page, box: tuple[int, int]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    matches = list(_BOX_LABELS.finditer(page.folded, *box))
    for match, following in zip_longest(matches, matches[1:]):
        end = following.start() if following else min(box[1], match.end() + 80)
        start, end = page.span(match.end(), end)
        start, end = page.span(start, _before_label(page.folded, start, end))
        name = match[1]
        word = label(name)
        if word and end > start and name not in found and len(page.folded[start:end]) < 400:
            found[name] = Value(match.start(), start, end, word)
    return found


def _before_label(folded: str, start: int, end: int) -> int:
    """Where a value of the box ends: before a cell or a line that is a label, though none of those a box has."""
    return next((cell.start() for cell in _CELL.finditer(folded, start, end) if _is_labelled(cell)), end)


def _is_labelled(cell: re.Match[str]) -> bool:
    """Whether a cell or a line is a label, or a line begins with one that speaks of money, a day or a place and no party."""
    text = cell["label"]
    if cell["alone"] is not None and label(text):
        return True
    return cell.group()[0] == "\n" and any(LABELS.get(text[:length]) in _BESIDE for length in range(_SHORTEST, len(text) + 1))


# 某县医院医疗设备采购项目中标公告 2026-05-11
_DAY = re.compile(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])]?\s*$|^[ \t\[(]*20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}", re.MULTILINE)
_TELLING = frozenset(("supplier", "candidate", "bidder", "amount", "buyer", "project_number", "project_name"))


def _others(page: Page, entries: list[Entry]) -> list[tuple[int, int]]:
    """Where other notices stand: in lines of their own, and from their head on, to the page's own title or to its end."""
    heads = heads_of_others(page.folded)
    lines = [line for line in (line_of_other(page.folded, head) for head in heads) if line]
    listed = _listed(page, entries, heads) if heads else None
    return [*lines, listed] if listed and listed not in lines else lines


def _listed(page: Page, entries: list[Entry], heads: list[int]) -> tuple[int, int] | None:
    """Span of a list of other notices: from its head to the page's own title, or to its end where the results stand before it."""
    title = page.text.find(page.title) if page.title and not names_office(page.title) else -1
    if title > heads[0]:
        return heads[0], title
    told = next((entry.start for entry in entries if isinstance(entry, Row | RankHead) or _tells(entry)), None)
    parts = max((entry.start for entry in entries if isinstance(entry, Head) and entry.major), default=-1)
    foot = next((head for head in heads if told is not None and told < head and parts < head), None)
    return (foot, len(page.folded)) if foot is not None else next(filter(None, (_dated_list(page, head) for head in heads)), None)


def _dated_list(page: Page, head: int) -> tuple[int, int] | None:
    """Where the lines right below a head are a list of notices, each with its day."""
    listed = [*takewhile(lambda line: _DAY.search(page.folded, *line), (line for line in page.lines if line.start > head))]
    return (head, listed[-1].end) if len(listed) > 1 else None


def _tells(entry: Entry) -> bool:
    return isinstance(entry, Value) and entry.word.kind in _TELLING and entry.end > entry.start


def state_failed(page: Page, sketch: Outline) -> bool:
    """Whether a state that a label tells says that the whole failed: 竞价状态：竞价失败."""
    return any(says_failed(page.folded[value.start : value.end]) for value in sketch.values("result"))


def named_by_lot(page: Page, sketch: Outline) -> tuple[int, int] | None:
    """The first line that is a lot and the name of somebody and nothing else: 标段1：某某公司."""
    for entry in sketch.body:
        lot = LOT_AT_START.match(page.folded, entry.start, entry.end) if isinstance(entry, Plain) else None
        if lot and is_legal(page.folded[lot.end() : entry.end].strip(" :;。.")):
            return entry.start, entry.end
    return None
