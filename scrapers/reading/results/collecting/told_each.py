"""The prices and lots of a value behind each of its winners: 某某公司（折扣率92%）、某某院（折扣率94%）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.labels.entries import Entry, Plain, RankHead, Value
from scrapers.reading.lexicon.columns import column, is_of_others
from scrapers.reading.lexicon.decisions import LAST_LETTERS
from scrapers.reading.lexicon.forms import LOT, LOT_ANYWHERE, RANK, rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word, label
from scrapers.reading.lexicon.names import is_legal, key_of, tidy
from scrapers.reading.lexicon.running import COUNTED, first_name
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.findings import Finding

Span = tuple[int, int]
Lot = tuple[str, int, int]

_NUMBER = r"\s*(?:\(?\d{1,2}\)?\s?[、.)]\s?)?"
_NAME = rf"(?P<name>[^\d,;:、。\n]{{4,40}}?(?<=[{LAST_LETTERS})]))\s?"
_ENDS = r"\s*(?:[;、,。\n]|\Z|(?<=\s)(?=\(?\d{1,2}\)?\s?[、.)]))"
_WITH_PRICE = re.compile(
    rf"{_NUMBER}(?P<told>{_NAME}"
    r"[,:(\s]?(?P<said>[\u4e00-\u9fff/]{0,10}?)[:为]?\s?[¥]?\d[\d,.]*\s?(?P<unit>[%‰折]|[万亿]?元)(?:/[\u4e00-\u9fff]{1,3}|整)?\)?)"
    rf"{_ENDS}"
)
# 电梯：某某公司, 1.“空调”——某某厂
_THING = re.compile(
    rf"(?:(?<=[;,、。\s])|(?<![^:\s])){_NUMBER}[\"“]?(?P<thing>[\u4e00-\u9fffA-Z][\u4e00-\u9fff\w()]{{1,19}}?)[\"”]?\s?(?::|[—-]{{1,2}})\s?"
    rf"[\"“]?{_NAME}(?=[\"”\s,;。(:]|\Z)"
)
_WORKS, _SUM = re.compile(any_of("works_of_parties")), re.compile(r"\d[\d,.]*\s?[万亿]?元")
_NO_THING, _LONGEST_VALUE = re.compile("[未不否备落弃候名]|成员|牵头|负责|地址|联系|电话"), 4_000
_WITH_SHARE = re.compile(rf"{_NUMBER}{_NAME}[:(\s]{{1,2}}(?:份额|比例)?:?\s?\d{{1,3}}(?:\.\d+)?%\)?{_ENDS}")
_WITH_LOTS = re.compile(rf"{_NUMBER}{_NAME}\((?P<lots>[^()]{{1,60}})\){_ENDS}")
# 1、3包, 第1、3标段
_NUMBERED = re.compile(
    rf"(?P<before>第?)(?P<numbers>\d{{1,2}}(?:\s?[、,和及]\s?\d{{1,2}})+)\s?(?P<noun>(?:号)?{any_of('numbered_lots')})"
)
# 包1-包3, 1至3标段
_RANGE = re.compile(rf"{LOT}\s?[-~至]\s?{LOT}|第?\d{{1,2}}\s?[-~至]\s?\d{{1,2}}\s?(?:号)?{any_of('numbered_lots')}")
_ALONE, _VENTURE = re.compile(rf"{_NUMBER}{_NAME}(?:{COUNTED})?{_ENDS}"), "联合体"
# 甲、乙联合体；丙、丁联合体
_PIECE = re.compile(r"[^;\s。][^;。]*(?<!\s)")
_WHOLE_VENTURE = re.compile(rf"[^:、]{{4,40}}、[^:]{{4,120}}{_VENTURE}")
# 中标候选人（排名不分先后）：甲、乙
UNORDERED = re.compile(any_of("unordered"))
_LONGEST_NAME = 60
# ，折扣率88%; （原第二中标候选人），中标价100万元
TOLD_PRICE = re.compile(
    r"(?:\s?\([^()\d¥$]{1,30}\))?[\s,;:、()]*"
    rf"(?P<label>[\u4e00-\u9fff]{{2,12}}?)\s?(?:[:为是]\s?)?(?=[¥$]?\s?\d|[{FORMAL}]{{2}})"
)
# the figure of a share, a score, a rank, a quantity or another price
_PASSED = re.compile(r"[¥$]?\d[\d.,]*\s?(?:[%分名]|[万亿]?元(?:\s?[/每][^\s,;。()]{1,6})?|[套台只件个吨亩辆批项]|平方米|㎡)?")
_OF_PARTS, _WHOLE, _MOST_PASSED = frozenset(("rate", "unit_price")), frozenset(("amount", "offer")), 6
_LAST, _WON = re.compile(any_of("last_rounds")), tuple(words_of("won"))
_LAST_OF_ALL = ("最", "末")
_BETWEEN_LOTS = re.compile(r"[\s、,;和及与]*")
_DIGITS, _OF_SHARES = re.compile(r"\d{1,2}"), re.compile(any_of("share_notes"))
_SEVERAL, _MOST_RANKED, _OF_MONEY, _CANDIDATES = 2, 2_000, "元", "候选"
# 第一：某某公司, where no word for a rank stands behind the number
_RANKED = re.compile(rf"{RANK.pattern}|\s?第[{COUNTING}](?=\s?[:、])")
# 第一名某某公司（报价1元），第二名某某院（报价2元）
_BEFORE_RANK, _BEHIND_RANK, _BEFORE_NEXT = "\n,;、。: ", re.compile(r"\s*[:为、]?\s*"), " ,;、\n"


def apart_by_rank(page: Page, entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, with each value that names candidates by their ranks as one rank with its line after the other."""
    for entry in entries:
        # 中标候选人及报价
        named = isinstance(entry, Value) and (entry.word.kind == "candidate" or _CANDIDATES in entry.word.key)
        yield from (_ranked(page.folded, entry.start, entry.end) if named else []) or (entry,)


def _ranked(folded: str, start: int, end: int) -> list[Entry]:
    """The ranks of a value, each with what is said of its candidate; nothing where it begins with none."""
    if folded.find("第", start, end) < 0:
        return []
    # the blank before a rank is of its form
    every = [rank for rank in _RANKED.finditer(folded, start, end) if rank.start() - start < _MOST_RANKED]
    found = [m for m in every if m.start() == start or folded[m.start()].isspace() or folded[m.start() - 1] in _BEFORE_RANK]
    ranks = [rank_of(rank.group().strip()) for rank in found]
    if not found or folded[start : found[0].start()].strip() or ranks != [*range(1, len(found) + 1)]:
        return []
    told: list[Entry] = []
    stops = [*(rank.start() for rank in found[1:]), end]
    for number, (rank, stop) in enumerate(zip(found, stops, strict=True), 1):
        behind = _BEHIND_RANK.match(folded, rank.end(), stop)
        begin = behind.end() if behind else rank.end()
        name = first_name(folded, begin, min(stop, begin + _LONGEST_NAME))
        if name is None or name[0] != begin:
            return []
        last = begin + len(folded[begin:stop].rstrip(_BEFORE_NEXT))
        told += [RankHead(rank.start(), rank.end(), number), Plain(begin, last)]
    return told


def without_order(folded: str, label: int, start: int, end: int) -> list[Span]:
    """The names of a list whose label says that it is in no order, so that they are no venture; else several ventures."""
    if folded.find(_VENTURE, start, end) >= 0:
        pieces = [told.span() for told in _PIECE.finditer(folded, start, end)]
        return pieces if len(pieces) >= _SEVERAL and any(_WHOLE_VENTURE.fullmatch(folded, *span) for span in pieces) else []
    found: list[Span] = []
    while UNORDERED.search(folded, label, start) and start < end:
        named = _ALONE.match(folded, start, end)
        if named is None or not is_legal(tidy(named["name"])):
            return []
        found.append(named.span("name"))
        start = named.end()
    return found if len(found) >= _SEVERAL else []


def with_own_prices(folded: str, start: int, end: int) -> list[Span]:
    """Positions of a value's names with the price behind each; nothing where one has none, or a share: a venture's parties do."""
    found: list[Span] = []
    while start < end:
        told = _WITH_PRICE.match(folded, start, end)
        if told is None or not is_legal(tidy(told["name"])) or _OF_SHARES.search(told["said"]):
            return []
        if not (told["said"] or told["unit"].endswith(_OF_MONEY)):
            return []
        found.append(told.span("told"))
        start = told.end()
    return found if len(found) >= _SEVERAL else []


def of_each(folded: str, start: int, end: int) -> list[tuple[Span, list[Lot]]]:
    """A value's names with what each has won: lots behind them, or things before them; nothing where one has none."""
    return _with_lots(folded, start, end) or _with_things(folded, start, end)


def _with_things(folded: str, start: int, end: int) -> list[tuple[Span, list[Lot]]]:
    """A value's names and what is said of each, with what it won before every one, its lot: 电梯：某某公司，10万元；空调：…."""
    if end - start > _LONGEST_VALUE or not _THING.match(folded, start, end):
        return []
    told = [one for one in _THING.finditer(folded, start, end) if is_legal(tidy(one["name"])) and _is_thing(one["thing"])]
    # 设计：某某院；施工：某某公司，5000万元 are a venture
    venture = all(_WORKS.fullmatch(one["thing"]) for one in told) and len(_SUM.findall(folded, start, end)) < len(told)
    if venture or len(told) < _SEVERAL:
        return []
    bounds = [*(one.start() for one in told[1:]), end]
    return [((one.start("name"), stop), [(one["thing"], *one.span("thing"))]) for one, stop in zip(told, bounds, strict=True)]


def _is_thing(text: str) -> bool:
    """Whether what stands before a name is neither a label of a party, a lot nor a rank."""
    told = is_of_others(text) or RANK.search(text) or LOT_ANYWHERE.search(text) or _NO_THING.search(text)
    return not told and column(text).kind == "other"


def with_own_shares(folded: str, start: int, end: int) -> list[Span]:
    """A value's names, each with its share of the lot behind it (某某公司（60%）、某某院（40%）); nothing where one has none."""
    found: list[Span] = []
    while start < end:
        told = _WITH_SHARE.match(folded, start, end)
        if told is None or not is_legal(tidy(told["name"])):
            return []
        found.append(told.span("name"))
        start = told.end()
    return found if len(found) >= _SEVERAL else []


def _with_lots(folded: str, start: int, end: int) -> list[tuple[Span, list[Lot]]]:
    """A value's names with the lots in brackets behind each; nothing where one has none."""
    found: list[tuple[Span, list[Lot]]] = []
    while start < end:
        told = _WITH_LOTS.match(folded, start, end)
        lots = _lots_in(folded, *told.span("lots")) if told else []
        if told is None or not lots or not is_legal(tidy(told["name"])):
            return []
        found.append((told.span("name"), lots))
        start = told.end()
    return found


def _lots_in(folded: str, start: int, end: int) -> list[Lot]:
    """The lots that a bracket lists and nothing else: 1、3包, 第一包、第三包."""
    if numbered := _NUMBERED.fullmatch(folded, start, end):
        before, noun = numbered["before"], numbered["noun"]
        return [
            (f"{before}{number.group()}{noun}", *number.span()) for number in _DIGITS.finditer(folded, *numbered.span("numbers"))
        ]
    if _RANGE.fullmatch(folded, start, end):
        return [(folded[start:end], start, end)]
    lots = list(LOT_ANYWHERE.finditer(folded, start, end))
    bounds = [start, *(at for lot in lots for at in lot.span()), end]
    between = zip(bounds[::2], bounds[1::2], strict=True)
    return (
        [(lot["lot"], *lot.span("lot")) for lot in lots] if all(_BETWEEN_LOTS.fullmatch(folded, *gap) for gap in between) else []
    )


def as_one(lots: list[Lot]) -> Lot:
    """Several lots as one, as where their price is one."""
    return "、".join(lot for lot, _, _ in lots), lots[0][1], lots[-1][2]


def own_at(page: Page, finding: Finding, value: Value) -> int | None:
    """Position from which a price's value tells of a result; None where it tells of other bidders alone.

    投标报价：某某公司 10元，某某院 12元
    """
    if not page.folded[value.start : value.start + 1].isalpha():
        return value.start
    first = first_name(page.folded, value.start, min(value.end, value.start + _LONGEST_NAME))
    other = first and first[0] == value.start and page.text[slice(*first)]
    if not other or key_of(other) in {key_of(name) for name in (finding.supplier, *finding.members)}:
        return value.start
    own = page.text.find(finding.supplier, value.start, value.end)
    return own + len(finding.supplier) if own >= 0 else None


def told_price(page: Page, start: int, end: int) -> tuple[Word, int] | None:
    """The words of a price printed behind a name, and where its figure begins; others, rates and those of a piece are passed.

    The last offer stands behind a first, what was won at behind an offer.
    """
    told = TOLD_PRICE.match(page.folded, start, end)
    best: tuple[Word, int] | None = None
    for _ in range(_MOST_PASSED):
        if told is None:
            break
        word = column(told["label"])
        # ；某某机电报价 names who follows
        if word.kind in PRICES and (best is None or (_says_no_more(told["label"]) and _is_better(word, best[0]))):
            best = word, told.end()
        figure = _PASSED.match(page.folded, told.end(), end)
        told = TOLD_PRICE.match(page.folded, figure.end(), end) if figure else None
    return best


def _says_no_more(words: str) -> bool:
    """Whether words are those of a price and of a round alone: 最终报价, 第二轮报价."""
    return label(words) is not None or _LAST.match(words) is not None


def _is_better(word: Word, before: Word) -> bool:
    """Whether a price behind another is the one: the whole behind a part, the last offer, or what was won at behind an offer."""
    if before.kind in _OF_PARTS:
        return word.kind in _WHOLE
    last = _LAST.match(word.key) is not None and not before.key.startswith(_LAST_OF_ALL)
    # 第三轮报价, and behind it 第二轮报价
    last = last and ((rank_of(before.key[:2]) or 0) < (rank_of(word.key[:2]) or 99))
    return before.kind == "offer" and ((word.kind == "offer" and last) or (word.kind == "amount" and word.key.startswith(_WON)))
