"""Results distinguished by the words above or beside them: the project of a page with several, a lot's 分标, the contract."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Entry, Row, Value
from scrapers.reading.lexicon.labels import Word, label, section
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Cell, Page
from scrapers.reading.results.findings import Collected, Finding

# parts of a campaign, and what is won in them
_GROUP, _PARTS, _PACKAGES = "分标", ("标段", "标项", "标包"), ("包号", "包编号", "包件号", "包序号")
_LONGEST = 60
# over which an empty cell goes on from the one above it
_MOST_ROWS = 60
# how far behind its label a name begins
_NAMED_AT = 12
_LONGEST_COUNT = 5
# 中标候选人1：, 2 成交候选人：
_COUNT = re.compile(r"\s*(?:(?P<before>\d{1,2})\s?[、.．,)]?\s?[^\d:]{3,24}|[^\d:]{3,24}(?P<behind>\d{1,2}))\s?:\s*")
# 1、截齿, (二)钻头, 003 钻杆, above a table; the lot in brackets, where there is one
_OVER_TABLE = re.compile(
    rf"(?:0\d{{1,2}}[ 、]?|[{COUNTING}\d]{{1,2}} ?[、.．] ?|\([{COUNTING}\d]{{1,2}}\) ?)?"
    r"(?P<name>(?![^\n]*(?:中标|成交|中选|候选|入围|结果|名单|情况|公告|公示|单位))[^\d\s:。;,()][^\n:。;,()]{1,38}"
    rf"(?:\((?P<lot>第?[{COUNTING}\d]{{1,2}}(?:{any_of('numbered_lots')})|{any_of('numbered_lots')}[{COUNTING}\d]{{1,2}})\))?):?"
)
_CONTRACT_KIND = "project_number_other"
# a number has a digit, and ends where words or the next label follow it
_CONTRACT = re.compile(
    r"(?=[^\n,，。;；]{0,59}\d)[^\s,，。;；:：]{1,60}(?:[ \t](?=[A-Za-z0-9号第(（\[〔【])[^\s,，。;；:：]{1,30}){0,4}"
)


def read_beside(page: Page, body: Sequence[Entry], collected: Collected) -> None:
    """Give results what stands above or beside them: their own project and 分标, the rank their label counts, their contract."""
    findings = collected.findings
    rows = sorted((entry for entry in body if isinstance(entry, Row)), key=lambda row: row.start)
    values: defaultdict[str, list[Value]] = defaultdict(list)
    for entry in body:
        if isinstance(entry, Value) and entry.end > entry.start:
            values[entry.word.kind].append(entry)
    _name_tables(page, findings)
    _tell_apart(page, values, collected, rows)
    _group_lots(page, values, collected, rows)
    _rank_counted(page, values["candidate"], findings)
    _number_contracts(page, values[_CONTRACT_KIND], findings, rows)


def _name_tables(page: Page, findings: Sequence[Finding]) -> None:
    """Give results of tables headed alike the lots that the lines directly above these name: 1、截齿, 2、钻头."""
    within = [next((grid for grid in page.grids if grid.start <= found.span[0] < grid.end), None) for found in findings]
    tables = {grid.start: grid for grid in within if grid is not None and not grid.flat}
    heads = {tuple(cell.text for cell in grid.rows[0]) for grid in tables.values()}
    if len(tables) < 2 or len(heads) > 1 or any(found.lot or found.lot_name for found in findings):
        return
    named = {at: found for at in tables if (found := _name_over(page, at))}
    if len({found["name"] for found in named.values()}) < len(tables):
        return
    for finding, grid in zip(findings, within, strict=True):
        if grid is not None:
            part = "lot" if named[grid.start]["lot"] else "name"
            finding.lot_span = named[grid.start].span(part)
            finding.lot = page.text[slice(*finding.lot_span)]


def _name_over(page: Page, at: int) -> re.Match[str] | None:
    """What the line directly above a table calls it; None where that is a label or the head of a part."""
    begins, ends = page.span(page.folded.rfind("\n", 0, len(page.folded[:at].rstrip())) + 1, at)
    found = _OVER_TABLE.fullmatch(page.folded, begins, ends) if ends - begins <= _LONGEST else None
    return None if found is None or label(found["name"]) or section(found["name"]) else found


def _tell_apart(page: Page, values: Mapping[str, list[Value]], collected: Collected, rows: list[Row]) -> None:
    """Give results the number and name of their own project, where the page has several of them."""
    findings = collected.findings
    if not findings:
        return
    numbers = _above(page, values["project_number"])
    own = [_of(finding.span[0], rows, _is_number) or _before(numbers, finding.span[0]) for finding in findings]
    numbered = len(set(own) - {""}) > 1
    labelled = values["project_name"]
    names = _above(page, labelled, alike=not numbered)
    named = [_of(finding.span[0], rows, _is_name) or _before(names, finding.span[0]) for finding in findings]
    printed = {value.start for value in labelled} | {cell.start for row in rows for _, cell in row.cells("project_name")}
    failed = {lot for lot, (start, _) in collected.failed.items() if start in printed}
    if not numbered and len({*named, *failed}) < 2:
        return
    for finding, number, name in zip(findings, own, named, strict=True):
        finding.project_number = number if numbered else ""
        finding.project_name, finding.named = name, not numbered and name != ""


def _group_lots(page: Page, values: Mapping[str, list[Value]], collected: Collected, rows: list[Row]) -> None:
    """Give results the 分标 of their lots where there are several; a lot that failed has it before its own if need be.

    包1 of one 分标 is not 包1 of the other.
    """
    findings = collected.findings
    failed = [*((lot, *span) for lot, span in collected.failed.items()), *collected.failed_again]
    if len(findings) + len(failed) < 2:
        return
    above = _above(page, [value for value in (*values["lot"], *values["lot_name"]) if _is_group(value.word)])
    places = [*(finding.span[0] for finding in findings), *(start for _, start, _ in failed)]
    groups = [_group_at(at, rows) or _before(above, at) for at in places]
    lots = [*(finding.lot or "" for finding in findings), *(lot for lot, _, _ in failed)]
    things = [] if any(groups) else [_thing_parted(_row_at(at, rows)) for at in places]
    # one thing has several packages
    groups = things if "" not in things and len({*zip(things, lots, strict=False)}) > len({*things}) else groups
    # a 标段 has packages of its own only where another has some of the same numbers
    alike = len({*zip(groups, lots, strict=True)}) > len({*lots})
    if len(set(groups) - {""}) < 2 or not (alike or _GROUP in page.folded):
        return
    for finding, group in zip(findings, groups, strict=False):
        finding.lot_group = group
    of_failed = groups[len(findings) :]
    told = {(finding.lot or "", finding.lot_group) for finding in findings}
    told |= {(lot, group) for (lot, _, _), group in zip(failed, of_failed, strict=True)}
    collected.failed.clear()
    for (lot, start, end), group in zip(failed, of_failed, strict=True):
        both = group and any(other != group for name, other in told if name == lot)
        collected.failed.setdefault(f"{group} {lot}" if both else lot, (start, end))


def _rank_counted(page: Page, labelled: Sequence[Value], findings: list[Finding]) -> None:
    """Give candidates the ranks that their own labels count: 中标候选人1, 中标候选人2; 1 成交候选人, 2 成交候选人."""
    places = {finding.span[0]: finding for finding in findings if finding.kind == "candidate"}
    counted: list[Finding] = []
    for value in labelled if places else ():
        finding = next((places[at] for at in range(value.start, min(value.start + _NAMED_AT, value.end)) if at in places), None)
        line = page.folded.rfind("\n", max(0, value.at - _LONGEST_COUNT), value.at) + 1
        number = _COUNT.fullmatch(page.folded[line if line or value.at < _LONGEST_COUNT else value.at : value.start])
        if finding is None or number is None or finding.rank is not None:
            continue
        rank = int(number["before"] or number["behind"])
        # only a count that begins with one and goes on
        counted = [*counted, finding] if rank == len(counted) + 1 else [finding] if rank == 1 else []
        if len(counted) > 1:
            for place, ranked in enumerate(counted, 1):
                ranked.rank = place


def _number_contracts(page: Page, labelled: Sequence[Value], findings: list[Finding], rows: list[Row]) -> None:
    """Give results the number of their own contract: of their row, else the last above them, else the page's only one."""
    if not findings:
        return
    printed = [value[1:3] for value in labelled if _is_contract(value.word)]
    numbers = [found for span in printed if (found := _contract_in(page, *span))]
    for finding in findings:
        row = _row_at(finding.span[0], rows)
        cells = [cell for word, cell in row.cells(_CONTRACT_KIND) if _is_contract(word)] if row else []
        own = next((found for cell in cells if (found := _contract_in(page, cell.start, cell.end))), None)
        above = [number for number in numbers if number[0] < finding.span[0]]
        alone = numbers[0] if len({text for _, text in numbers}) == 1 else None
        if found := own or (above[-1] if above else alone):
            finding.contract_number, finding.contract_span = found[1], (found[0], found[0] + len(found[1]))


def _contract_in(page: Page, start: int, end: int) -> tuple[int, str] | None:
    """Where a contract's number stands and what it is; None where nothing like a number is printed."""
    found = _CONTRACT.match(page.text, *page.span(start, end))
    return (found.start(), found.group()) if found else None


def _is_contract(word: Word) -> bool:
    return "合同" in word.key or "合约" in word.key


def _is_number(word: Word) -> bool:
    return word.kind == "project_number"


def _is_name(word: Word) -> bool:
    return word.kind == "project_name"


def _is_group(word: Word) -> bool:
    return _is_part(word) and "名称" not in word.key


def _is_part(word: Word) -> bool:
    return word.key.startswith(_GROUP)


def _is_package(word: Word) -> bool:
    return word.key.startswith(_PACKAGES)


def _above(page: Page, values: Iterable[Value], *, alike: bool = True) -> list[tuple[int, str]]:
    """Where values stand and what they say; `alike`: only those under one label that comes again with another value."""
    by_label: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for value in values:
        text = page.text[value.start : value.end].partition("\n")[0].strip(" ,，。;；")
        if 0 < len(text) <= _LONGEST:
            by_label[value.word.key if alike else ""].append((value.start, text))
    kept = [found for found in by_label.values() if not alike or len({text for _, text in found}) > 1]
    return sorted(place for found in kept for place in found)


def _before(places: list[tuple[int, str]], at: int) -> str:
    """What the last of some values before a place says."""
    last = bisect_right(places, (at, "\uffff"))
    return places[last - 1][1] if last else ""


def _of(at: int, rows: list[Row], wanted: Callable[[Word], bool]) -> str:
    """What a column of the row at a place says."""
    row = _row_at(at, rows)
    return _told(row.cells("project_number", "project_name"), wanted) if row else ""


def _group_at(at: int, rows: list[Row]) -> str:
    """The 分标 that the row at a place names, or a row above it in its table, whose cell goes on where it is left empty."""
    row, last = _row_at(at, rows), bisect_right(rows, at, key=lambda row: row.start)
    for above in reversed(rows[max(0, last - _MOST_ROWS) : last]) if row else ():
        group = _group_in(above) if row and above.table == row.table else ""
        if group or not any(_is_group(word) for word, _ in above.columns):
            return group
    return ""


def _group_in(row: Row | None) -> str:
    """The 分标 that a row names beside its lot, by its number; beside packages (包号) a 标段 is one, too, and a name will do."""
    cells = row.cells("lot", "lot_name") if row else []
    packages = any(_is_package(word) for word, _ in cells)
    outer = [found for found in cells if _is_part(found[0]) or (packages and found[0].key.startswith(_PARTS))]
    return _told(outer, lambda word: "名称" not in word.key) or (_told(outer, lambda _: True) if packages else "")


def _thing_parted(row: Row | None) -> str:
    """What is bought by a row, where its column stands before that of the packages it is parted into: 标的名称 | 标包."""
    kinds = [word.kind for word, _ in row.columns] if row else []
    parted = "item" in kinds and "lot" in kinds[kinds.index("item") :]
    return _told(row.cells("item"), lambda _: True) if row and parted else ""


def _told(cells: list[tuple[Word, Cell]], wanted: Callable[[Word], bool]) -> str:
    texts = (cell.text.strip() for word, cell in cells if wanted(word))
    return next((text for text in texts if 0 < len(text) <= _LONGEST), "")


def _row_at(at: int, rows: list[Row]) -> Row | None:
    last = bisect_right(rows, at, key=lambda row: row.start)
    row = rows[last - 1] if last else None
    return row if row and at < row.end else None
