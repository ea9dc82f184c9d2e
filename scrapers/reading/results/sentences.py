"""Sentences and letters that name a winner: 某某公司以100万元中标; 确定某某公司为中标人，中标金额为…; lists; 中标通知书."""

from __future__ import annotations

import re
from itertools import chain, islice

from scrapers.numerals import COUNTING
from scrapers.reading.lexicon.decisions import (
    LAST_LETTERS,
    WINS_AS,
    WINS_AS_FIRST,
    WINS_WITH,
    WON,
    decided_names,
    named_loosely,
)
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, LOT_AT_START, RANK, last_lot, rank_of
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import between_parties, list_begins, names_end, split_parties
from scrapers.reading.lexicon.running import COUNTED, ENDS_CLAUSE, FROM, behind_by, first_name, names_listed, run_of
from scrapers.reading.lexicon.words import any_of, leaping
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.priced import Mention, each_once, priced_in
from scrapers.reading.results.pricing import read_named_price, read_price
from scrapers.reading.results.ranked import ranked_in

# 由甲公司与乙公司组成的联合体
_FORMED = re.compile(rf"(?:共同)?组成的?{any_of('venture')}$")
_LONGEST_NAMES, _LETTER, _MOST, _BEFORE_LOT = 120, 3_000, 500, 32
# 某某公司、某某公司两家公司 before what they are
_COUNTED = re.compile(rf"(?<=[{LAST_LETTERS})]){COUNTED}$")
# 下一候选人“某某公司”
_QUOTED = re.compile(r"[\"“「](?P<name>[^\"“”「」,。;:\n]{4,60})[\"”」]$")
# the price of a name that shares the words behind it with others is not there
_LINE_BEGINS, _NO_PRICE = re.compile(r"\s*(?:\(?\d{1,2}\)?\s?[、.)]\s?)?(?:项目|采购|合同)?"), (-1, -1)
_RANK = r"(?P<rank>第\s?[一二三四五1-5]\s?(?:名)?)?"
# looked for first, for a search leaps to it
_WINNER = re.compile(rf"{WON}{any_of('winner_words')}|以下|下列")
_MAY_WIN = re.compile(leaping("won_of", "won_told", after=rf"\s?(?:[(,;。第]|{any_of('winner_words')})"))
# 以某某公司为牵头人、某某院为成员的联合体为中标人
_IN_VENTURE = any_of("lead_roles", "member_roles")
_BY_LEAD = rf"以(?=[^,。;:\n]{{4,60}}?{any_of('is')}{any_of('lead_roles')})"
# 第一中标候选人, 中标第一候选人; 备选中标人 is none
_ROLE = (
    rf"(?<!备选)(?<!后备)(?<![候递替]补)(?:{_RANK}{WON}|{WON}(?P<turned>第\s?[一二三四五1-5]\s?名?)(?=候选))"
    rf"{any_of('winner_words')}"
)
# 某某公司中标。, 入围（排名不分先后）, and not 中标（成交）结果
_SAID = rf"(?=[,;。]|\((?!{any_of('won')}))"
# 某某公司 为本项目(第一)中标(候选)人
# 某某公司为中标人; 某某公司中标，
_NAMED_BEFORE = re.compile(
    rf"作?{any_of('is')}(?!{_IN_VENTURE})\s?[^,。;:\n]{{0,60}}?{_ROLE}"
    rf"|(?:(?<=[{LAST_LETTERS}])|(?<=\))|(?<={any_of('venture')}))\s?{any_of('won_told')}{_SAID}"
)
# 某某公司中标，
_WINS = re.compile(rf"(?:(?<=[{LAST_LETTERS}])|(?<=\))){WON}\s?[,。;]")
# 某某公司、某某公司两家单位入围
_ALL_WIN = re.compile(rf"(?<=家)(?:{any_of('winner_words')})?{any_of('won_told')}{_SAID}")
# each with letters of which one stands in all it can match, looked for first
_BEFORE_ROLES = (
    (_NAMED_BEFORE, _MAY_WIN),
    (_WINS, _MAY_WIN),
    (_ALL_WIN, re.compile("家")),
    (WINS_WITH, re.compile("[以投报]")),
    (WINS_AS, re.compile("被")),
    (WINS_AS_FIRST, re.compile("第一|最[高低多]")),
)
# 中标人为某某公司, 中标候选人依次为, 入围单位共3家，分别为, 以下3家单位入围
_COUNT = rf"(?:\d{{1,2}}|[两{COUNTING}]{{1,3}})\s?家"
_WIN = rf"(?:{any_of('is_named')}[^,。;:\n]{{0,12}})?{WON}{any_of('winner_words')}?\s?:"
_NAMED_AFTER = re.compile(
    rf"{_ROLE}{any_of('name_or_none')}\s?(?P<several>(?:共(?:计|有)?\s?{_COUNT}[,:]?\s?)?(?:(?P<in_turn>依次|依序)|分别)?)"
    rf"{any_of('is_named')}\s?:?\s?(?=[\u4e00-\u9fffA-Z(])|(?P<these>(?:以下|下列)\s?{_COUNT}{any_of('winner_words')}{_WIN}\s?)(?=[\u4e00-\u9fff(])"
)
# 第2包 某某设备：中标人 某某公司，中标价…
_NAMED_BESIDE = re.compile(rf"(?<=[:,;。\n])\s?{_ROLE}{any_of('name_or_none')}\s?(?![为是]|依次|依序|分别)(?=[\u4e00-\u9fff])")
_BEFORE_NAME = re.compile(
    rf"{ENDS_CLAUSE}|{RANK.pattern}的?|{FROM}|{_BY_LEAD}"
    rf"|{any_of('passes_to', 'undertaken_by', 'leading_to_names', 'decides', 'at_last')}"
)
TELLS = re.compile(any_of("won_told", "undertaken", "ballots"))
_PRICE, _CLAUSE_ENDS = Word("amount", "中标金额", ""), ",;。\n"
_HYPOTHETICAL = re.compile(rf"{any_of('hypothetical')}|{any_of('past_times')}[^,。;:\n]*$")
_FORMER, _PROPOSED = re.compile(any_of("former")), re.compile(rf"{any_of('won')}{any_of('candidate_words')}")
_GAVE_UP, _YOU = re.compile(any_of("gave_up")), re.compile(any_of("you"))
_ADDRESSED = re.compile(
    rf"(?:^|(?<=\s))(?:\S{{0,20}}?{any_of('won')}通知书)?(?:致\s?:\s?)?(?P<name>[^\s:,。;]{{4,60}}(?: ?& ?[^\s:,。;]{{4,60}}"
    rf"| {any_of('venture')})?)(?:\s?:\s{{0,3}}(?:经[^,。\n]{{2,16}},)?|(?<=[司院所厂])\s{{1,4}}(?=[贵你]))"
    rf"(?:[兹现特]{{1,2}}通知\s?,?\s?)?(?:[^\n]{{0,240}}?{any_of('decides_on')},?)?{any_of('you')}[^\n]{{0,300}}?{any_of('is')}"
    rf"[^,。\n]{{0,60}}?{any_of('won_of')}{any_of('winner_words')}"
)


def results_in(page: Page, start: int, end: int) -> list[Finding]:
    """The results that a passage announces in sentences, each with the price after it; candidates have their rank."""
    decided = [Mention(*name, None) for name in decided_names(page.folded, start, end)]
    ranked = ranked_in(page.folded, start, end)
    if not decided and not ranked and not TELLS.search(page.folded, start, end):
        return []
    start = list_begins(page.folded, start)
    priced = priced_in(page.folded, start, end)
    told = [*_named_before(page.folded, start, end), *_named_after(page.folded, start, end)]
    return _results(page, each_once(ranked, priced, told, decided), {name.stop for name in decided}, (start, end))


def loosely_in(page: Page, start: int, end: int) -> list[Finding]:
    """The results of a passage that only open roles tell (审计机构为某某所); for pages that tell nothing better."""
    named = [Mention(*name, None) for name in named_loosely(page.folded, start, end)]
    if not named:
        return []
    told = each_once(named)
    found = _results(page, told, {name.stop for name in told}, (start, end))
    for finding in found:
        if finding.lot is None and (lot := _lot_of_line(page.folded, finding.span[0])):
            finding.lot, finding.lot_span = lot["lot"], lot.span("lot")
    return found


def _results(page: Page, told: list[Mention], sure: set[int], within: tuple[int, int]) -> list[Finding]:
    """The mentions of a passage as results, each with its lot and the price behind it; those not `sure` need theirs."""
    start, end = within
    found: list[Finding] = []
    for i, name in enumerate(told):
        # 标段1 某某公司以100万元中标
        own = LOT_AT_START.match(page.folded[name.start : name.stop])
        begins = name.start + own.end() if own else name.start
        supplier, *partners = split_parties(_FORMED.sub("", page.text[begins : name.stop]))
        before = page.folded[max(start, name.start - 20) : name.start]
        # who gave up has a clause of its own
        if not is_legal(supplier) or _HYPOTHETICAL.search(before) or _GAVE_UP.search(before.rpartition(",")[2]):
            continue
        begin = max(begins, page.text.find(supplier, begins, name.stop))
        finding = Finding("prose", supplier, (begin, min(name.stop, begin + len(supplier))), partners, rank=name.rank)
        finding.proposed = _PROPOSED.search(page.folded, name.stop, name.after) is not None
        # 某某公司为第1包中标人
        behind = None if own else LOT_ANYWHERE.search(page.folded, name.stop, name.after)
        lot = behind or last_lot(page.folded, name.start if own else max(start, name.start - _BEFORE_LOT), begins)
        if lot:
            finding.lot, finding.lot_span = lot["lot"], lot.span("lot")
        limit = told[i + 1].start if i + 1 < len(told) else end
        _read_price(page, finding, name, limit)
        _rank_on(found, finding)
        if name.price not in (None, _NO_PRICE) and finding.price is None and name.stop not in sure:
            continue
        found.append(finding)
    return found


def _rank_on(before: list[Finding], finding: Finding) -> None:
    """Give a candidate the lot of the one before it where it goes on with its ranks: 包1 某某公司（第一）；某某公司（第二）."""
    above = before[-1] if before else None
    if above and finding.lot is None and above.rank and finding.rank == above.rank + 1:
        finding.lot, finding.lot_span = above.lot, above.lot_span


def _lot_of_line(folded: str, at: int) -> re.Match[str] | None:
    """The lot that a line begins with, its number before it: 4、项目4包（某某工程），审计机构为."""
    begins = _LINE_BEGINS.match(folded, folded.rfind("\n", 0, at) + 1, at)
    return LOT_ANYWHERE.match(folded, begins.end(), at) if begins else None


def letter_in(page: Page) -> list[Finding]:
    """The winner a letter of award (中标通知书) is addressed to, with the price it tells; nothing in any other page."""
    letters = _ADDRESSED.finditer(page.folded, 0, _LETTER) if _YOU.search(page.folded, 0, _LETTER) else ()
    match = next((letter for letter in letters if is_legal(split_parties(letter["name"])[0])), None)
    start, stop = match.span("name") if match else (0, 0)
    line = page.folded.rfind("\n", 0, start) + 1
    if line < start and is_legal(split_parties(page.text[line:start])[0]):
        # 某某公司（牵头人） 某某院（成员）：
        start = line
    supplier, *members = split_parties(page.text[start:stop])
    if match is None or not all(is_legal(name) or name.isascii() for name in (supplier, *members)):
        return []
    finding = Finding("prose", supplier, (start, stop), members, led=bool(members))
    read_named_price(page, finding, match.end(), min(len(page.folded), match.end() + _LETTER))
    return [finding]


def _read_price(page: Page, finding: Finding, name: Mention, limit: int) -> None:
    if name.price is None:
        read_named_price(page, finding, name.stop, limit)
    elif 0 <= name.price[0] < name.after:
        read_price(page, finding, _PRICE, *name.price)
    elif name.price is not _NO_PRICE:
        read_named_price(page, finding, *name.price)


def _named_before(folded: str, start: int, end: int) -> list[Mention]:
    found: list[Mention] = []
    forms = (form.finditer(folded, start, end) for form, may in _BEFORE_ROLES if may.search(folded, start, end))
    for match in islice(chain.from_iterable(forms), _MOST):
        if _FORMER.search(match.group()):
            continue
        listed = names_listed(folded, start, match.start())
        found.extend(Mention(*span, match.end(), None, _NO_PRICE) for span in listed)
        if listed:
            continue
        low = max(start, match.start() - _LONGEST_NAMES)
        head = _COUNTED.sub("", folded[low : match.start()].rstrip())
        if quoted := _QUOTED.search(head):
            found.append(Mention(low + quoted.start("name"), low + quoted.end("name"), match.end(), _rank(match)))
            continue
        if head.count("(") > head.count(")"):
            # （以上为联合体）为中标人
            outer = _NAMED_BEFORE.search(folded, match.start() + 1, match.end())
            head = folded[low : outer.start()].rstrip() if outer else ""
        opened = head.rfind("(") if head.endswith(")") else -1
        cuts = _cuts(head, opened if opened > 0 else len(head))
        begin = behind_by(head, cuts[-1] if cuts else 0, len(head))
        stop = opened if opened > begin and not is_legal(head[begin:]) else len(head)
        # a name that may have begun before what was looked at is none
        if stop - begin > 3 and (cuts or low == start):
            found.append(Mention(low + begin, low + stop, match.end(), _rank(match)))
    return found


def _cuts(head: str, stop: int) -> list[int]:
    """Where what stands before a name ends: outside brackets, and not between the parties of one venture."""
    found = _BEFORE_NAME.finditer(head, 0, stop)
    return between_parties(
        head, [cut.end() for cut in found if head.count("(", 0, cut.start()) <= head.count(")", 0, cut.start())]
    )


def _rank(match: re.Match[str]) -> int | None:
    numeral = match.groupdict().get("rank") or match.groupdict().get("turned")
    return rank_of(numeral) if numeral else None


def _named_after(folded: str, start: int, end: int) -> list[Mention]:
    found: list[Mention] = []
    if not _WINNER.search(folded, start, end):
        return found
    for match in _NAMED_AFTER.finditer(folded, start, end):
        name = first_name(folded, match.end(), min(end, match.end() + 60))
        names = run_of(folded, name, end, several=bool(match["several"] or match["these"])) if name else []
        if len(names) > 1 and match["in_turn"] and _PROPOSED.search(match.group()):
            found.extend(Mention(*each, each[1], rank) for rank, each in enumerate(names, 1))
        elif name:
            last = names[-1][1]
            found.append(Mention(name[0], max(last, names_end(folded, *name)), last, _rank(match)))
    for match in islice(_NAMED_BESIDE.finditer(folded, start, end), _MOST):
        name = first_name(folded, match.end(), min(end, match.end() + 60))
        if name and (name[1] >= end or folded[name[1]] in _CLAUSE_ENDS) and " " not in folded[name[0] : name[1]]:
            found.append(Mention(*name, name[1], _rank(match)))
    return found
