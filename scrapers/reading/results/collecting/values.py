"""Labelled values to results: the winner, the members and the lot that a label announces, and what else one says of them."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Plain, Row, Value
from scrapers.reading.lexicon.forms import RANK, rank_of, whole_rank
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word, unit_in
from scrapers.reading.lexicon.names import is_person
from scrapers.reading.lexicon.parties import can_be_party, is_placed
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.page.parts import by_lot
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.lines import names_follow, take_head
from scrapers.reading.results.collecting.past_works import did_before
from scrapers.reading.results.collecting.places import FAILED_LOT, take_lot_value
from scrapers.reading.results.collecting.prices import take_behind_name, take_price, take_unit
from scrapers.reading.results.collecting.prose import fail_behind, fail_told, take_prose, take_sentences
from scrapers.reading.results.collecting.told_each import Lot, as_one, of_each, with_own_prices, without_order
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.parties import is_of_others, join_of_works, join_open, party_span
from scrapers.reading.tables.rows import says_winner
from scrapers.reading.values.amounts import figures
from scrapers.reading.values.failures import FAILED_CELL, begins_failed, says_failed
from scrapers.reading.values.units import label_of

# 某某体育公园项目 is no party
_WORKS = re.compile(any_of("works"))
# 分包供应商：某某公司，分包金额：30万元, where 分包 names no lot
_SUBCONTRACTS = re.compile(r"分包(?:供应商|单位|企业|意向|比例)")
# how far ahead a winner's price may stand
_LONG, _AHEAD, _HEAD = 16, 5, 80
# 否决投标情况, 未中标原因; 废标情况：无
_OF_BIDS, _NONE = re.compile("否决|无效|[未不]通过|未中标|未成交|落标|单位|投标人|供应商"), ("无", "没有", "/", "-", "—")
_LOOSE_LABELS = tuple(words_of("loose_labels"))


def take_value(into: Gathering, value: Value) -> None:
    """Takes what a label and its value say."""
    # a label whose value stands in an element of its own comes twice
    into.cursor.expecting = into.expecting and value.end <= value.start
    kind = value.word.kind
    text = into.page.folded[value.start : value.end]
    fail_behind(into, value)
    if not text:
        into.in_heads = into.price_head is not None
    if kind in ("lot", "lot_name") and text:
        take_lot_value(into, value, text)
    elif kind in ("supplier", "candidate") or _names_winner(into, value, text):
        _winners(into, value, text)
    elif kind in ("members", "lead"):
        _members(into, value, text)
    elif kind in PRICES:
        if not (value.word.key.startswith("分包") and _SUBCONTRACTS.search(into.page.folded)):
            take_price(into, value, text)
    elif kind in ("result", "reason") and _fails(into, value.word, text):
        into.fail_place()
    elif kind == "rejected" or (kind == "lot" and isinstance(into.below, Row) and FAILED_LOT.search(value.word.key)):
        # 备选中标人; 未中标供应商 and 废标标项 over their tables
        into.close()
        into.cursor.section = into.cursor.section if text else "losers" if kind == "rejected" else "failed"
    elif kind == "remark":
        take_prose(into, value.start, value.end)
    elif text:
        _other(into, value, text)


def _other(into: Gathering, value: Value, text: str) -> None:
    """Takes a value that names nobody: sentences, a unit, what it says of the open result, and that names follow it."""
    if value.word.kind == "reason":
        fail_told(into, value.start, value.end)
    if len(text) > _LONG:
        take_head(into, text)
        take_sentences(into, value.start, value.end)
    into.cursor.take_note(text if value.word.kind == "pricing_type" else "")
    take_unit(into, value.word, text, value.end)
    if into.finding is not None:
        into.finding.tell(value.word.kind, text, value.start, value.end)
    # 某某项目（项目编号：…）经评审，下列机构入围:
    rest = into.page.folded[value.end : value.end + _HEAD].partition("\n")[0]
    if rest.endswith(":") and names_follow(into, rest):
        into.listing = into.cursor.names_follow = True


def _fails(into: Gathering, word: Word, text: str) -> bool:
    """Whether an outcome or a reason says that its lot failed; reasons why single bids were rejected do not."""
    if word.kind == "reason" and not _OF_BIDS.search(word.key):
        return text not in _NONE and not into.is_won(into.cursor.lot)
    return says_failed(text) or (word.kind == "result" and FAILED_CELL.search(text) is not None)


def _is_seller(word: Word) -> bool:
    """Whether a label names the seller of a contract, whose parties may stand in one part: 供应商（乙方）."""
    return "乙方" in word.key or "乙方" in word.qualifier


def _names_winner(into: Gathering, value: Value, text: str) -> bool:
    """Whether a label that names any party names a winner here: after a rank, or 名称 in a part about winners."""
    if value.word.kind == "bidder":
        return into.expecting and can_be_party(text)
    return value.word.kind == "party_name" and (into.expecting or into.cursor.names_winner(value.word, text))


def _winners(into: Gathering, value: Value, text: str) -> None:
    """The winners of a value: of each lot where it tells of several, else all it names; sentences behind candidates decide."""
    if not text and value.word.key.endswith(_LOOSE_LABELS) and into.cursor.section in ("", "buyer", "agency"):
        into.cursor.section = "award"
    below = into.below if not text else None
    if isinstance(below, Value) and below.word.kind in ("members", "lead"):
        # 第二中标候选人：联合体：某某公司、某某院
        into.close()
        into.cursor.rank = _rank_told(into, value) or into.cursor.rank
        if says_winner(value.word.key) and into.cursor.section == "candidates":
            # 中标人 / 牵头人：某某公司, below a list of candidates
            into.cursor.section = "award"
    elif value.word.kind == "candidate" and isinstance(below, Row) and into.cursor.open:
        # 定标候选人（排名不分先后） over a table of bidders
        into.cursor.section = "candidates"
    # 推荐的入围单位：, over lots with their names
    head = "" if text else into.page.folded[max(0, value.at - _HEAD) : value.start].rstrip().rpartition("\n")[2]
    if head and names_follow(into, head):
        into.listing = into.cursor.names_follow = True
    elif head and says_winner(value.word.key):
        into.cursor.names_follow = into.cursor.open
    if own := of_each(into.page.folded, value.start, value.end):
        _of_own_lots(into, value, own)
        return
    full_stop = into.page.folded.find("。", value.start, value.end - 1) if value.word.kind == "candidate" else -1
    if full_stop >= 0:
        take_sentences(into, full_stop + 1, value.end)
        value = value._replace(end=full_stop)
    pieces = without_order(into.page.folded, value.at, value.start, value.end) or by_lot(into.page.folded, value.start, value.end)
    if len(pieces) == 1:
        pieces = with_own_prices(into.page.folded, value.start, value.end) or pieces
    for start, end in pieces:
        at = value.at if start == value.start else start
        _supplier(into, Value(at, start, end, value.word), into.page.folded[start:end])


def _of_own_lots(into: Gathering, value: Value, own: list[tuple[tuple[int, int], list[Lot]]]) -> None:
    """Takes winners that a value names with their lots: a result for each lot if prices follow by lot, else one for all."""
    before, folded = into.cursor.lot, into.page.folded
    ahead = (entry for entry in into.entries[into.taken : into.taken + _AHEAD] if isinstance(entry, Value))
    price = next((entry for entry in ahead if entry.word.kind in PRICES), None)
    each = price is not None and len(by_lot(folded, price.start, price.end)) > 1
    printed = figures(folded, price.start, price.end, hint=unit_in(label_of(price.word))) if price and not each else []
    for place, ((start, end), lots) in enumerate(own):
        for lot in lots if each else [as_one(lots)]:
            into.cursor.lot = lot
            _supplier(into, Value(start, start, end, value.word), folded[start:end])
        if price and len(printed) == len(own) > 1:
            into.read(price.word, printed[place].start, printed[place].end)
    into.cursor.lot = before
    if len(own) > 1 and len(printed) != len(own) and into.finding is not None:
        # one price behind them is nobody's alone
        into.finding = Finding(into.finding.kind, into.finding.supplier, into.finding.span)


def _supplier(into: Gathering, value: Value, text: str) -> None:
    winner = says_winner(value.word.key)
    # below 未中标供应商：
    lost = into.cursor.section == "losers"
    named = value.word.key == "供应商名称" and ((into.cursor.major == "award" and not lost) or _price_told_ahead(into))
    told = (winner or named or _is_seller(value.word)) and not did_before(into, text)
    if text and told and not into.cursor.open and into.cursor.section != "failed":
        into.cursor.reopen()
    elif text and value.word.kind == "candidate":
        into.cursor.leave_field()
    kind = "candidate" if into.expecting else value.word.kind
    ranked = RANK.search(into.page.folded, max(0, value.at - 6), value.start)
    judged = into.cursor.section in ("losers", "past_works") and (into.expecting or ranked is not None)
    if not text or not (judged or into.cursor.admits(kind)) or is_of_others(into.page, value.word.key, text):
        return
    begins = into.cursor.after_lot(into.page, value.start, value.end)
    if begins_failed(behind := into.page.folded[begins : value.end].strip()) or says_failed(behind):
        if not into.is_further(value.word):
            into.fail_place()
        return
    span = party_span(into.page, begins, value.end)
    loose = value.word.kind == "candidate" or value.word.key.endswith(_LOOSE_LABELS)
    person = value.word.kind == "candidate" and is_person(text)
    is_party = can_be_party if into.page.folded[value.at : value.start].rstrip().endswith(":") else is_placed
    if span is None or (loose and not person and (not is_party(span.names[0]) or _WORKS.match(into.page.folded, span.end))):
        return
    into.cursor.rank = _rank_told(into, value) or (None if named and _is_taken(into, span.names[0]) else into.cursor.rank)
    candidate = not winner and (
        value.word.kind == "candidate" or into.cursor.rank is not None or into.cursor.section == "candidates"
    )
    if join_open(into.finding, text, span) or join_of_works(into.page, into.finding, value.word.key, span):
        return
    pending = list(into.pending)
    into.close()
    into.add("ranked" if judged else "candidate" if candidate else "award", span).won = winner
    into.listing = into.begins_list(value)
    for word, begin, end in pending:
        into.read(word, begin, end)
    if span.end < value.end:
        take_behind_name(into, span.end, value.end)


def _is_taken(into: Gathering, name: str) -> bool:
    """Whether the last result read is a candidate of another name with the current rank: each rank has one candidate."""
    last = into.out.findings[-1] if into.out.findings else None
    return last is not None and last.rank is not None and last.rank == into.cursor.rank and last.supplier != name


def _rank_told(into: Gathering, value: Value) -> int | None:
    """The rank that a label tells: 第一中标候选人, 中标候选人一."""
    if ranked := RANK.search(into.page.folded, max(0, value.at - 6), value.start):
        return rank_of(ranked.group())
    return whole_rank(into.page.folded[value.at : value.start].strip(" :\n\t")) if value.word.kind == "candidate" else None


def _price_told_ahead(into: Gathering) -> bool:
    """Whether a winner's price follows, and no part, lot or rank before it: 供应商名称 names the winner then."""
    for entry in into.entries[into.taken : into.taken + _AHEAD]:
        if not isinstance(entry, Value | Plain) or (isinstance(entry, Value) and entry.word.kind == "supplier"):
            return False
        if isinstance(entry, Value) and entry.word.kind == "amount" and says_winner(entry.word.key):
            return True
    return False


def _members(into: Gathering, value: Value, text: str) -> None:
    span = party_span(into.page, value.start, value.end) if text else None
    if span is None or not (can_be_party(span.names[0]) or span.names[0].isascii()):
        return
    lead = value.word.kind == "lead" or (into.finding is None and len(span.names) > 1)
    if lead and (into.finding is None or (into.finding.led and span.names[0] != into.finding.supplier)):
        if into.cursor.open:
            before = _members_before(into)
            ranked = into.cursor.rank is not None or into.cursor.section == "candidates"
            finding = into.add("candidate" if ranked else "award", span)
            finding.led, finding.members = True, [*finding.members, *before]
            above = into.before
            # 中标人 / 牵头人：某某公司
            finding.won = isinstance(above, Value) and above.start >= above.end and says_winner(above.word.key)
    elif into.finding is not None:
        into.finding.join(span.names, lead=lead)


def _members_before(into: Gathering) -> tuple[str, ...]:
    """The members that the label right before a lead's names: 成员单位：某院；牵头单位：某公司."""
    before = into.before if into.finding is None else None
    if not isinstance(before, Value) or before.word.kind != "members":
        return ()
    span = party_span(into.page, before.start, before.end)
    return span.names if span else ()
