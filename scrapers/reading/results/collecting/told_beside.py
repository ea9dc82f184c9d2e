"""Lines that name a party with what it won: its price, its item or its rank beside the name, its lot before it; or a partner."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import Plain, Value
from scrapers.reading.lexicon import loose_lines
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.decisions import RESULT_TITLE
from scrapers.reading.lexicon.forms import LOT_ANYWHERE, rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.parties import list_begins
from scrapers.reading.lexicon.roles import bare_party, does_works, is_led, is_members_label, is_partner, tells_roles
from scrapers.reading.lexicon.running import NO_NAMES, first_name
from scrapers.reading.lexicon.words import any_of, words_of
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.prices import take_behind_name
from scrapers.reading.results.collecting.signers import counts_on, is_numbered
from scrapers.reading.results.collecting.told_each import told_price
from scrapers.reading.results.parties import Parties, join_of_works, party_span
from scrapers.reading.values.failures import says_failed

_PRICE, _OFFER = Word("amount", "", ""), Word("offer", "", "")
_SENTENCE_END, _LONGEST_WORKS, _LONGEST_NAME, _OPENING, _DITTO = 60, 8, 60, 300, "同上"
_WON = tuple(words_of("won"))
# 某某采购结果公告 before the rest of a page in one line
_TITLED = re.compile(rf"{RESULT_TITLE.pattern}|(?:结果|{any_of('won')})公[告示](?!期)", re.MULTILINE)
# 主管部门：某某局 names who watches, and no winner
_OFFICES = ("部门", "机关")
# 2、某某公司，响应无效
_LOSES = re.compile(rf"{any_of('loses')}|[未不]能?通过|否决")
# 本次比选无单位响应, 因报名单位不足三家
_OF_THIS = re.compile(r"^(?:因|由于|本次[\u4e00-\u9fff]{2}(?=无|未))")


def named_freely(into: Gathering, plain: Plain, end: int) -> bool:
    """Whether what stands behind a name in a list says something else of who won: a share, or anything in a numbered line."""
    if loose_lines.SHARE_BEHIND.fullmatch(into.page.folded, end, plain.end):
        return True
    lost = any(said.search(into.page.folded, end, plain.end) for said in (loose_lines.LOST, _LOSES))
    return not lost and counts_on(into.page, plain.start)


def _price_follows(into: Gathering, end: int) -> bool:
    """Whether the label of a price stands right behind a name, in its line."""
    follows = loose_lines.PRICE_LABEL.match(into.page.folded, end, end + _SENTENCE_END)
    return follows is not None and column(follows["label"]).kind in PRICES


def ranked_behind(into: Gathering, plain: Plain, text: str) -> bool:
    """某某公司，投标报价100万元，排名第一 in a part about candidates: a name, its price, and its rank behind both."""
    ranked = loose_lines.RANK_BEHIND.search(text)
    span = party_span(into.page, plain.start, plain.end) if ranked else None
    if ranked is None or span is None or not is_legal(span.names[0]) or told_price(into.page, span.end, plain.end) is None:
        return False
    into.add("candidate", span).rank = rank_of(ranked["rank"])
    take_behind_name(into, span.end, plain.end)
    into.close()
    return True


def priced_alone(into: Gathering, plain: Plain) -> bool:
    """某某公司 100万元 in a part about winners: a line of a name and money, and of nothing else."""
    name = first_name(into.page.folded, plain.start, plain.end)
    if (
        name is None
        or name[0] != plain.start
        or loose_lines.COMES_AFTER.match(into.page.folded, plain.start)
        or not loose_lines.MONEY_ALONE.fullmatch(into.page.folded, name[1], plain.end)
    ):
        return False
    span = party_span(into.page, *name)
    if span is None or not is_legal(span.names[0]):
        return False
    into.add("award", span)
    into.read(_PRICE, name[1], plain.end)
    into.close()
    return True


def take_only_priced(into: Gathering) -> None:
    """Takes the one line that names a party with its price, of a page of results that tells of nobody; several may have lost."""
    if into.out.findings or not _TITLED.search(into.page.folded, 0, _OPENING):
        return
    told = [(plain, span) for plain in into.entries if isinstance(plain, Plain) and (span := _priced_name(into, plain))]
    if len(told) == 1 and not into.out.failed:
        plain, span = told[0]
        into.add("award", span)
        if told_price(into.page, span.end, plain.end):
            take_behind_name(into, span.end, plain.end)
        else:
            into.read(_PRICE, span.end, plain.end)


def _priced_name(into: Gathering, plain: Plain) -> Parties | None:
    """The party with whose name a line begins, where its price stands behind it and nothing says that it lost."""
    name = first_name(into.page.folded, plain.start, min(plain.end, plain.start + _LONGEST_NAME))
    if name is None or name[0] != plain.start or NO_NAMES.search(into.page.folded, *name):
        return None
    if any(said.search(into.page.folded, *plain) for said in (loose_lines.LOST, _LOSES)):
        return None
    alone = loose_lines.MONEY_ALONE.fullmatch(into.page.folded, name[1], plain.end)
    span = party_span(into.page, *name) if alone or told_price(into.page, name[1], plain.end) else None
    return span if span and is_legal(span.names[0]) else None


def priced_by_rank(into: Gathering, plain: Plain) -> bool:
    """Takes a sum in a line of its own below a rank whose candidate is named above: 二、投标报价 / 第一中标候选人 / 100万元."""
    ranked = into.expecting and any(f.rank == into.cursor.rank and f.price is None for f in into.out.findings)
    text = into.page.folded[slice(*plain)].strip(" 。;")
    if not ranked or "元" not in text or not loose_lines.BARE_FIGURE.fullmatch(text):
        return False
    into.set_apart(_OFFER, plain.start, plain.end, into.cursor.rank)
    return True


def of_item(into: Gathering, plain: Plain) -> bool:
    """1、医用口罩：某某公司 in a part about winners: what is bought, who won; numbered, in a list, or before a price's label."""
    item = loose_lines.ITEM.match(into.page.folded, plain.start, plain.end)
    if (
        item is None
        or loose_lines.COMES_AFTER.match(item["item"])
        or column(item["item"]).kind != "other"
        or item["item"].endswith(_OFFICES)
    ):
        return False
    names = _names_of_item(into, item.end(), plain.end)
    made = loose_lines.MADE.match(into.page.folded, names[-1][1], plain.end) if names else None
    # 1、监护仪：某某公司，型号M9，成交价11.5万元
    told = told_price(into.page, made.end(), plain.end) if made else None
    won = told is not None and told[0].key.startswith(_WON)
    if into.cursor.section != "award" and not won:
        return False
    if made is None or not (won or loose_lines.MONEY_OR_END.fullmatch(into.page.folded, made.end(), plain.end)):
        return _fails_item(into, item, plain)
    into.cursor.section = "award"
    listing, labelled = into.listing, _price_follows(into, names[-1][1])
    if not (listing or labelled or is_numbered(into.page, plain.start)):
        return False
    spans = [span for name in names if (span := party_span(into.page, *name)) and is_legal(span.names[0])]
    if len(spans) < len(names):
        return False
    for span in spans:
        into.add("award", span).lot_name = into.page.text[slice(*item.span("item"))]
    if won:
        take_behind_name(into, made.end(), plain.end)
    else:
        into.read(_PRICE, made.end(), plain.end)
    if not labelled:
        into.close()
    into.listing = listing
    return True


def _names_of_item(into: Gathering, start: int, end: int) -> list[tuple[int, int]]:
    """The names that a line lists from a place on, with nothing else between them: 某某公司、某某院."""
    names: list[tuple[int, int]] = []
    while (name := first_name(into.page.folded, start, end)) and name[0] == start:
        names.append(name)
        if into.page.folded[name[1] : name[1] + 1] != "、":
            break
        start = name[1] + 1
    return names


def _fails_item(into: Gathering, item: re.Match[str], plain: Plain) -> bool:
    """Takes an item of a list of winners that failed: D类：报名企业不足三家，暂不采购; 活性炭：本次比选无单位响应."""
    if into.cursor.lot is not None and plain.start <= into.cursor.lot[1] < plain.end:
        # 第三标段：无中标人
        return False
    clauses = _OF_THIS.sub("", into.page.folded[item.end() : plain.end].strip(" ;。")).split(",")
    if any(map(says_failed, clauses)) and not LOT_ANYWHERE.search(item["item"]):
        into.items_failed.append((into.page.text[slice(*item.span("item"))], *item.span("item")))
    return into.listing and len(into.items_failed) > 0 and into.items_failed[-1][1] == item.start()


def lot_and_winner(into: Gathering, plain: Plain) -> bool:
    """第1包：某某公司 in a part about winners: the lot is taken already, the name is its winner's."""
    if into.cursor.section not in ("award", "") or into.cursor.lot is None or not plain.start <= into.cursor.lot[1] < plain.end:
        return False
    start = into.cursor.after_lot(into.page, plain.start, plain.end)
    span = (_same_again(into, start) or party_span(into.page, start, plain.end)) if start > plain.start else None
    if span is None or not is_legal(span.names[0]):
        return False
    alone = loose_lines.MONEY_ALONE.fullmatch(into.page.folded, span.end, plain.end)
    priced = alone or told_price(into.page, span.end, plain.end) is not None or _price_follows(into, span.end)
    if not priced and (not into.cursor.section or plain.end - span.end > len("，中标金额")):
        return False
    into.add("award", span)
    if alone:
        into.read(_PRICE, span.end, plain.end)
    else:
        take_behind_name(into, span.end, plain.end)
    return True


def _same_again(into: Gathering, start: int) -> Parties | None:
    """The winner of the lot above, where a line says that it is the same (02包 同上 ￥100.00)."""
    above = into.out.findings[-1] if into.out.findings and into.page.folded.startswith(_DITTO, start) else None
    return Parties((above.supplier, *above.members), start, start + len(_DITTO)) if above is not None and above.lot else None


def joins_above(into: Gathering, plain: Plain, text: str) -> bool:
    """某某公司（联合体成员） in a line of its own joins the open result."""
    if into.finding is None:
        return False
    if _of_works(into, plain, text) or _does_others(into, plain, text):
        return True
    # 某某院（联合体成员） and below it 某某公司（联合体牵头人）
    lead = is_led(text) and is_partner(into.page.folded[into.finding.span[0] : plain.start].split("\n", 1)[0], plain=True)
    goes_on = list_begins(into.page.folded, plain.start) < plain.start and is_legal(text.rstrip("、"))
    if not (lead or goes_on or is_partner(text, plain=into.listing) or _next_member(into, text)):
        return False
    span = party_span(into.page, plain.start, plain.end)
    if span is None or not is_legal(span.names[0]):
        return False
    into.finding.join(span.names, lead=lead)
    return True


def _of_works(into: Gathering, plain: Plain, text: str) -> bool:
    """勘察单位：某某院 below 中标人：设计单位：某某院 joins the open result."""
    works, colon, _ = text.partition(":")
    named = party_span(into.page, plain.start, plain.end) if colon and len(works) <= _LONGEST_WORKS else None
    return named is not None and is_legal(named.names[0]) and join_of_works(into.page, into.finding, works, named)


def _does_others(into: Gathering, plain: Plain, text: str) -> bool:
    """某某院（设计） right below 某某公司（施工，牵头人） or 某某公司（施工） joins the open result."""
    finding, name = into.finding, bare_party(tidy(text))
    if finding is None or finding.price is not None or not does_works(text) or not is_legal(name):
        return False
    above = into.page.folded[slice(*finding.span)].strip()
    if into.page.folded[finding.span[1] : plain.start].strip() or not (tells_roles(above) or does_works(above)):
        return False
    finding.supplier = bare_party(finding.supplier)
    finding.join((name,), lead=False)
    return True


def _next_member(into: Gathering, text: str) -> bool:
    """Whether a line is a name under 成员, or one more under the label of the members, for the winner's price follows."""
    before, after = into.before, into.below
    if isinstance(before, Plain) and is_members_label(into.page.folded[before.start : before.end].strip()):
        return is_legal(text)
    under = isinstance(before, Value) and before.word.kind == "members"
    return under and isinstance(after, Value) and after.word.kind in PRICES and is_legal(text)
