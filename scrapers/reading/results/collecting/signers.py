"""Those who sign a page, below its list of winners or over its day: they have won nothing."""

from __future__ import annotations

import re

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.names import is_legal, key_of
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding

_NUMBER_BEFORE = re.compile(rf"(?:^|\n)\s*\(?(?:\d{{1,2}}|[{COUNTING}]{{1,3}})\s?[、.．)]\s*$")
_ARRANGES, _OFFICE = re.compile(any_of("agent_trades")), re.compile(rf"{any_of('offices')}$")
_LONGEST_NUMBER = 8
# 某某学院设备管理处, and below it 2019-7-12
_OVER_DAY = re.compile(r"[^\n]{2,40}\n\s{0,8}20\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?\s*(?:\n|\Z)")
# 某某公司物资部, 某某医院后勤保障处, and not 某某公司经营部
_OFFICE_OF = re.compile(
    r"[^\n:,;。]{2,30}(?:公司|局|院|校|学|银行|集团)[^\s:,;。]{1,8}(?<![经运]营)(?<!营业|门市|经销|销售|服务)(?:处|科|部|办公室)\s*(?:\n|\Z)"
)
# the day below a signature, or the end of the page
_SIGNED = re.compile(r"\s*(?:\n\s*20\d\d\s?[-年./]|\Z)")
# 2、某某公司，承担某某片区; 成交人：1、某某公司
_COUNTED = re.compile(r"[ \t]*(?:[^\s:,。]{2,20}:\s?)?(?:\((?P<bracketed>\d{1,2})\)\s?[、.]?|(?P<number>\d{1,2})\s?[、.)])\s?")
_LONGEST_LISTED = 60
# 以下2家单位, （入围12家）; 每类不少于2家 and 共2家单位报名 count others
_HOW_MANY = re.compile(rf"(?:{any_of('as_follows', 'won')}|下列|入选)\s?(\d{{1,2}})\s?家")


def is_numbered(page: Page, start: int) -> bool:
    """Whether what begins somewhere has a number before it in its line: 1、某某公司."""
    return _NUMBER_BEFORE.search(page.folded, max(0, start - _LONGEST_NUMBER), start) is not None


def is_stray(page: Page, before: Finding | None, start: int) -> bool:
    """Whether who signs stands below a list: without the number that the last name has, or behind its price."""
    if before is None:
        return False
    signs = before.price is not None and any(form.match(page.folded, start) for form in (_OVER_DAY, _OFFICE_OF))
    return signs or (is_numbered(page, before.span[0]) and not is_numbered(page, start))


def without_signers(page: Page, findings: list[Finding], signers: tuple[str, ...], title: str) -> list[Finding]:
    """The results without who signs below them, in a line before the day's, and has no price.

    The buyer or the agency signs, who the title begins with, who arranges tenders below winners whose trade is another, and
    over a day, or behind as many as there are, the last of a list where the page names no buyer and no agency.
    """
    own = {key_of(name) for name in signers}
    trade = [finding for finding in findings if _ARRANGES.search(finding.supplier)]
    last = [one for one in findings[-1:] if len(findings) > 1 and one.rank is None]
    over_day = bool(last) and _OVER_DAY.match(page.folded, last[0].span[0]) is not None
    nobody = not signers and bool(last) and (over_day or _is_one_too_many(page, findings, last[0]))
    own |= {key_of(one.supplier) for one in last if title.startswith(one.supplier) or trade == [one] or nobody}
    # 某某大学资产管理处, of 某某大学
    own |= {key_of(one.supplier) for one in last if one.supplier.startswith(signers) and _OFFICE.search(one.supplier)}
    kept = [
        finding
        for finding in findings
        if finding.price
        or key_of(finding.supplier) not in own
        or not _SIGNED.match(page.folded, finding.span[1])
        or _is_cell(page, finding.span[0])
    ]
    return kept or findings


def _is_cell(page: Page, start: int) -> bool:
    """Whether what begins somewhere is a cell behind others of its row: who signs stands alone."""
    return bool(page.folded[page.folded.rfind("\n", 0, start) + 1 : start].strip()) and page.folded[start - 1] == "\t"


def counts_on(page: Page, at: int) -> bool:
    """Whether a place is in a line that names a party behind a number, and the line above or below by the one beside it."""
    begins = page.folded.rfind("\n", 0, at) + 1
    ends = page.folded.find("\n", at)
    number = _numbered_name(page, begins)
    above = _numbered_name(page, page.folded.rfind("\n", 0, begins - 1) + 1) if begins else 0
    return number > 0 and (above == number - 1 > 0 or (ends > 0 and _numbered_name(page, ends + 1) == number + 1))


def _numbered_name(page: Page, begins: int) -> int:
    """The number before the name that a line begins with, or that follows its label; 0 where there is none."""
    item = _COUNTED.match(page.folded, begins)
    name = first_name(page.folded, item.end(), item.end() + _LONGEST_LISTED) if item else None
    named = item is not None and name is not None and name[0] == item.end() and is_legal(page.folded[slice(*name)])
    return int(item["number"] or item["bracketed"]) if item and named else 0


def _is_one_too_many(page: Page, findings: list[Finding], last: Finding) -> bool:
    """Whether who stands last of all on a page is one more than its list says there are: 以下2家单位入围：, and three names."""
    if page.folded[last.span[1] :].strip(" 。;\n") or is_numbered(page, last.span[0]):
        return False
    alike = sum((one.lot, one.lot_name) == (last.lot, last.lot_name) for one in findings)
    told = {int(number) for number in _HOW_MANY.findall(page.folded)}
    return alike - 1 in told and alike not in told
