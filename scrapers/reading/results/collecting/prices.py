"""Prices to the open result: under a label, behind a name, in a line of their own; and those that stand apart from any."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from scrapers.reading.labels.entries import Plain, Value
from scrapers.reading.lexicon import loose_lines
from scrapers.reading.lexicon.forms import RANK, rank_of
from scrapers.reading.lexicon.labels import Word, unit_in
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.past_works import is_of_past_works
from scrapers.reading.results.collecting.places import kept_by_lot
from scrapers.reading.results.collecting.prose import take_sentences
from scrapers.reading.results.collecting.told_each import TOLD_PRICE, own_at, told_price
from scrapers.reading.results.detached import lot_key
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.parties import Parties, party_span
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.values.several import is_part_of_sum

# what stands behind a name in its value
_TAIL, _OTHER_MONEY = Word("tail", "", ""), re.compile(any_of("other_money"))
_NAME_OF_LOT = re.compile(r"[^\d:,。;¥$]{1,30}:\s?(?=\S)")
_WON_BEHIND = re.compile(
    rf"(?:(?!其中)[^。;\n]){{1,60}}?(?P<label>{any_of('won')}{any_of('price_words')})\s?(?:{any_of('is')}|:)?\s?(?=[¥$]?\d)"
)
# 总合计, 共计金额
_SUM_OF_ALL, _SEVERAL = re.compile(rf"总?(?:{any_of('sum_ends')}|共计)(?:金额)?"), 2
_SUM = re.compile(rf"^{any_of('sum_begins')}|{any_of('sum_ends')}$")
_OF_PRICE = re.compile(rf"[价额]$|{any_of('price_nouns')}|{any_of('won')}|[费率折]")
_FIELD = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8})\s?:\s?(?=[¥￥$]?\d)")
# 中标价 / 项目投资估算约1.2亿元, 其中：建筑工程费 100万元: the line below a label; not 中标价：物业服务费240000元
_TELLS_OTHER = re.compile(
    rf"其中[:\s]|(?:(?<=\s)|(?![^\d,;:()]{{0,8}}?{loose_lines.OWN_FEE}))(?![^\n]*{any_of('won')})[^\d,;:()\n]{{0,16}}?{any_of('other_money')}[^\d,;:()\n%]{{0,8}}\d[\d,.]*\s?[万亿元](?![^\n]*[,;])"
)
# the price a correction takes back, what a supplement adds
_NOT_WHOLE = re.compile(any_of("before_correction", "differences"))
# never of one item
_OF_CONTRACT, _UNIT_LABELS = "合同", frozenset(words_of("unit_labels"))
_MONEY_UNIT = re.compile(
    rf"(?:{any_of('yuan_names')}\s?[/,、]?\s?)?\(?(?P<unit>亿元|百万元|万元|千元|百元|元(?:\s?/\s?[\u4e00-\u9fff]{{1,4}})?|%)\)?(?:\s?[/,、(]?\s?{any_of('yuan_names')}\)?)?\)?"
)
# between a label and a figure, the beginning of the figure: 中标金额 / 68 / 73405.50元
_PIECE = re.compile(r"[\s:]*\d[\d.,]*\s*")
# parts in which a price before a name may be the winner's: 四、结果 is known for none
_OF_WINNERS = frozenset(("award", "", "unknown"))
_LARGE = re.compile(r"\d{4}|\d{1,3},\d{3}")
_SCORES, _MOST_HEADS = ("score", "share", "rate"), 8
# a value longer than the first of them may be a sentence
_LONG, _LONGEST_NAME = 16, 60


def take_price(into: Gathering, value: Value, text: str) -> None:
    """Takes a price that a label announces."""
    at, folded = value.at, into.page.folded
    value = value._replace(word=_in_unit_before(into, value.word, at))
    apart = _NOT_WHOLE.match(value.word.key) or any(_NOT_WHOLE.fullmatch(folded, max(0, at - n), at) for n in (1, 2))
    # 代理服务收费标准及金额 / 金额：01包：3000元
    fee = into.cursor.section == "fee" and into.cursor.firm and not says_winner(value.word.key)
    if apart or fee or is_of_past_works(into, value) or _TELLS_OTHER.match(folded, value.start, value.end):
        return
    if kept_by_lot(into, value, text):
        return
    if not any(c.isdigit() for c in text):
        whole = not is_part_of_sum(folded, value.start, value.end)
        into.price_head = value.word._replace(qualifier=f"{value.word.qualifier} {text[:8]}") if whole else None
        into.in_heads = False
        into.price_head_end, into.behind_figures = value.end, _heads_figures_before(into)
    _fold_items(into, value)
    if into.finding is None and len(text) > _LONG:
        take_sentences(into, value.start, value.end)
    if _SUM.search(value.word.key) and (into.cursor.section == "items" or (value.word.kind == "total" and into.cursor.open)):
        into.set_apart(value.word, value.start, value.end, None)
    whole = value.word.kind == "amount" and value.word.key.startswith(_OF_CONTRACT)
    if text and not into.finding and (whole or says_winner(value.word.key)) and _is_only_ones(into):
        # 中标价格 or 合同金额 behind 主要标的信息
        into.finding = into.out.findings[0]
    if not text or not (into.cursor.open or into.finding):
        return
    ranked = RANK.search(folded, max(0, at - 3), value.start)
    rank = rank_of(ranked.group()) if ranked else None
    if into.expecting and (span := _named_at(into.page, value.start, value.end)):
        into.add("candidate", span)
        into.read(value.word, span.end, value.end)
    elif rank and not (into.finding and into.finding.rank == rank):
        into.set_apart(value.word, value.start, value.end, rank)
    elif into.finding is None:
        _price_before_name(into, value)
    else:
        _read_own(into, into.finding, value)


def _read_own(into: Gathering, finding: Finding, value: Value) -> None:
    """Reads what a price's value tells of the open result."""
    if _is_of_all(into, finding, value.word):
        finding.unreadable = True
    elif (start := own_at(into.page, finding, value)) is not None:
        into.read(value.word, start, value.end)


def _price_before_name(into: Gathering, value: Value) -> None:
    """A price with no result open: of the rank it stands under, of the only winner, or of the one named next."""
    word, rank = value.word, into.cursor.rank
    if first_name(into.page.folded, value.start, min(value.end, value.start + _LONGEST_NAME)):
        # 各供应商报价：某某公司 10元，某某院 12元
        return
    if word.kind == "offer" and rank is None and not _is_only_ones(into) and into.cursor.section not in _OF_WINNERS:
        return
    named_next = word.kind in ("amount", "rate") or (word.kind == "offer" and into.cursor.section in _OF_WINNERS)
    if named_next and not word.key.startswith("总"):
        into.pending.append((word, value.start, value.end))
    if word.kind in ("amount", "rate", "offer"):
        into.set_apart(word, value.start, value.end, rank)


def _is_only_ones(into: Gathering) -> bool:
    """Whether an offer under a head of its own is that of the one winner named so far, and not of one of several lots."""
    alone = len(into.out.findings) == 1 and into.out.findings[0].kind == "award" and into.out.findings[0].price is None
    lot = into.out.findings[0].lot if alone else None
    return alone and (into.cursor.lot is None or (lot is not None and lot_key(lot) == lot_key(into.cursor.lot[0])))


def _named_at(page: Page, start: int, end: int) -> Parties | None:
    """The candidate a price's value begins with: 第一中标候选人 投标报价 某某公司 100元."""
    span = party_span(page, start, end)
    return span if span and span.start == start and is_legal(span.names[0]) else None


def _is_of_all(into: Gathering, finding: Finding, word: Word) -> bool:
    """Whether a sum (合计) may be that of several results: the one before has a price of another label, or none."""
    if finding.price is not None or not _SUM_OF_ALL.fullmatch(word.key) or len(into.out.findings) < _SEVERAL:
        return False
    before = into.out.findings[-_SEVERAL]
    same_part = (before.kind, before.section, before.part) == (finding.kind, finding.section, finding.part)
    return same_part and before.price_key != word.key


def _fold_items(into: Gathering, value: Value) -> None:
    """Make one open result of a table's rows of which each is a thing that the same supplier sells at a unit price.

    What 成交金额 below such a table tells is the price of them all.
    """
    last = into.out.findings[-1] if into.out.findings else None
    whole = value.word.kind == "amount" and value.end > value.start and says_winner(value.word.key)
    if not whole or last is None or last.table is None or (into.finding and into.finding is not last):
        return
    rows = [finding for finding in into.out.findings if finding.table == last.table]
    alike = all(finding.supplier == last.supplier and not finding.lot for finding in rows)
    if alike and all(finding.price is not None and finding.price.kind == "unit_price" for finding in rows):
        into.out.findings[-len(rows) :] = rows[:1]
        into.finding = rows[0]
        into.finding.price = None


def price_alone(into: Gathering, plain: Plain) -> bool:
    """Takes a figure in a line of its own under a price's label: the open result's, or that of the rank or lot before it."""
    word, cursor, start = into.price_head, into.cursor, plain.start
    if word is None:
        return False
    if cursor.lot and start <= cursor.lot[1] < plain.end:
        start = cursor.after_lot(into.page, plain.start, plain.end)
    own = bool(cursor.lot and start > plain.start)
    text = into.page.folded[start : plain.end]
    # 标段(包)[001]空调机组：265.3万元
    named = _NAME_OF_LOT.match(text) if own else None
    start += named.end() if named else len(text) - len(text.lstrip(" :为是"))
    if not loose_lines.BARE_FIGURE.fullmatch(into.page.folded[start : plain.end].rstrip(" 。;")):
        return False
    if into.expecting or own or (into.finding is None and cursor.lot and into.out.findings):
        into.set_apart(word, start, plain.end, cursor.rank if into.expecting else None)
    elif into.finding and into.finding.price is None and (into.named or not into.in_heads):
        # a figure that no score can be is the price
        scored = into.behind_figures and not _LARGE.match(text.lstrip(" ¥￥"))
        apart = scored or _PIECE.fullmatch(into.page.folded, into.price_head_end, start) is not None
        into.finding.unreadable = into.finding.unreadable or apart
        if not apart:
            into.read(word, start, plain.end)
    return True


def _heads_figures_before(into: Gathering) -> bool:
    """Whether the heads right above a price's, which have no values either, are those of a score or a share, too."""
    above = takewhile(lambda entry: isinstance(entry, Value) and entry.start >= entry.end, into.entries[into.taken - 2 :: -1])
    return any(isinstance(entry, Value) and entry.word.kind in _SCORES for entry in islice(above, _MOST_HEADS))


def take_behind_name(into: Gathering, start: int, end: int) -> None:
    """Reads what stands behind a name as its price, unless it says of itself that it is other money."""
    told = told_price(into.page, start, end)
    label = None if told else TOLD_PRICE.match(into.page.folded, start, end)
    # 年租金：720362元 behind a name is no price of the whole
    labelled = label is not None and ":" in into.page.folded[label.end("label") : label.end()]
    if label is not None and (_OTHER_MONEY.search(label["label"]) or (labelled and not _OF_PRICE.search(label["label"]))):
        return
    if told and told[0].kind == "offer" and (won := _WON_BEHIND.match(into.page.folded, told[1], end)):
        # 投标报价598.6万元，修正后中标价为596.8万元
        told = Word("amount", won["label"], ""), won.end()
    # 某某公司 中标通知书编号：QX20260710001 税金：107191.02元
    others = (field.start() for field in _FIELD.finditer(into.page.folded, start, end) if not _OF_PRICE.search(field["label"]))
    into.read(*(told or (_TAIL, start)), end if told else next(others, end))


def take_unit(into: Gathering, word: Word, text: str, end: int) -> None:
    """Takes the unit of the price right before it, and of the figures in the table that follows."""
    unit = _MONEY_UNIT.fullmatch(text) if word.key in _UNIT_LABELS else None
    if unit is None:
        return
    if into.finding is None or into.priced is None:
        into.table_unit, into.unit_end = unit["unit"], end
    elif into.finding.price is None or into.finding.price.kind == "plain":
        priced, start, stop = into.priced
        if not _unit_of(priced):
            into.finding.price, into.finding.unreadable = None, False
            into.read(_in_unit(priced, unit["unit"]), start, stop)


def in_table_unit(into: Gathering, word: Word) -> Word:
    """A price's head, with the unit that stands above its table where it has none itself."""
    bare = into.table_unit and word.kind in ("amount", "offer", "total") and not _unit_of(word)
    return _in_unit(word, into.table_unit) if bare else word


def _in_unit_before(into: Gathering, word: Word, at: int) -> Word:
    """A price's label, with the unit that stands right before it (金额单位：万元 / 中标金额：…) where it has none itself.

    Right before it may stand another label of the same price, too: 投标报价（万元）：最终报价：890.
    """
    head, folded = into.price_head, into.page.folded
    if head and word.kind != "rate" and not folded[into.price_head_end : at].strip(" \n\t|:") and not _unit_of(word):
        return _in_unit(word, _unit_of(head).removesuffix("%"))
    return in_table_unit(into, word) if into.unit_end and not folded[into.unit_end : at].strip(" \n\t|;,)") else word


def _unit_of(word: Word) -> str:
    return unit_in(f"{word.key} {word.qualifier}")


def _in_unit(word: Word, unit: str) -> Word:
    return word._replace(qualifier=f"{word.qualifier} {unit}")
