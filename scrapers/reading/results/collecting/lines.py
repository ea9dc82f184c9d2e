"""Lines without labels: names under a rank or a lot, figures under a price's head, partners, sentences."""

from __future__ import annotations

import re

from scrapers.reading.labels.entries import LotHead, Plain, RankHead, Row, Value
from scrapers.reading.lexicon import loose_lines
from scrapers.reading.lexicon.forms import LOT, LOT_AT_START, rank_of
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.labels import section
from scrapers.reading.lexicon.names import is_legal
from scrapers.reading.lexicon.parties import can_be_party, is_placed
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.collecting.prices import price_alone, take_behind_name
from scrapers.reading.results.collecting.prose import fail_told, price_named, take_prose, take_sentences
from scrapers.reading.results.collecting.signers import is_stray
from scrapers.reading.results.collecting.told_beside import (
    joins_above,
    lot_and_winner,
    named_freely,
    of_item,
    priced_alone,
    priced_by_rank,
    ranked_behind,
)
from scrapers.reading.results.collecting.told_each import told_price
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.parties import party_span
from scrapers.reading.values.amounts import worded
from scrapers.reading.values.failures import says_failed
from scrapers.reading.values.units import STATED

_APART, _FIGURE = re.compile(r"[^\s:]+"), re.compile(r"[\d,]*\d\.\d{2,6}|\d{1,3}(?:,\d{3})+")
_LONGEST_TABLE_HEAD, _LONGEST_NAMED, _SENTENCE_END, _LONGEST_WORDS, _LONGEST_NAME = 16, 120, 60, 12, 20
_IN_WORDS, _RIGHT_BELOW = re.compile(r"\(?(?:人民币|金额|价格)?\s?\(?大写\)?(?:金额)?\s?:"), re.compile(r"[^\n:]{0,8}\s*\n\s*")
# 监理标段, and not 本标段, 中标标段
_LOT_BY_NAME = re.compile(
    r"(?:^|[、.)])\s?(?P<lot>(?![本该此各全所以上下其中投招开评废流])[\u4e00-\u9fff]{2,6}(?:标段|标包|合同段))$"
)
# 某某工程施工一标段, 标包1-电缆
_LOT_WITH_NAME = re.compile(
    rf"^[^\s:,。;]{{4,40}}?(?P<last>{LOT})$|^(?P<first>{LOT})\s?[-—]\s?(?!第|包|标)[\u4e00-\u9fff]{{2,20}}$"
)


def take_line(into: Gathering, plain: Plain) -> None:
    """Takes a line without labels."""
    text = into.page.folded[plain.start : plain.end].strip()
    if len(text) <= _LONGEST_TABLE_HEAD and (begun := _begins_part(into, text)) is not None:
        into.close()
        into.cursor.section = begun
        return
    if "大写" in text[:_LONGEST_WORDS] and _sum_in_words(into, plain):
        return
    take_above_table(into, plain.start, plain.end)
    described = _describes_lot(into, plain, text)
    if not described:
        if into.listing and len(apart := _names_apart(into, plain)) > 1:
            for one in apart:
                take_line(into, one)
            return
        if (into.listing and joins_above(into, plain, text)) or _awaited(into, plain, text) or _names_party(into, plain, text):
            fail_told(into, plain.start, plain.end)
            return
    failed = (into.cursor.open or into.adds_lot(plain.start)) and says_failed(_behind_name(_behind_lot(into, plain, text), text))
    if failed and (into.finding is None or (into.cursor.lot is None and into.project_open())):
        into.fail_place()
        if into.listing and isinstance(into.below, LotHead):
            return
    take_head(into, text)
    if into.listing and into.finding and not into.price_head and _FIGURE.fullmatch(text):
        # 某某公司 | 418.00: of a list whose figures nothing names, none can be read, and the list goes on
        into.finding.unreadable = into.finding.unreadable or into.finding.price is None
        return
    if into.listing and loose_lines.OTHER_LABEL.match(text):
        # a label nobody knows says something of the winner, and the next may follow; 一包：12万元 is a price
        price_alone(into, plain)
        return
    into.listing = names_follow(into, text) or (described and into.listing)
    into.cursor.names_follow = into.listing or results_follow(text)
    if not (price_alone(into, plain) or priced_by_rank(into, plain) or price_named(into, plain)):
        take_prose(into, plain.start, plain.end)


def _sum_in_words(into: Gathering, plain: Plain) -> bool:
    """Takes a line that says in words the sum right above it: 大写：壹佰元整."""
    finding, folded = into.finding, into.page.folded
    if finding is None or finding.price is None or not _IN_WORDS.match(folded, plain.start, plain.end):
        return False
    words = worded(folded, plain.start, plain.end)
    if len(words) != 1 or finding.words is not None or not _RIGHT_BELOW.fullmatch(folded, finding.price.end, plain.start):
        return False
    finding.words = words[0]
    return True


def _names_apart(into: Gathering, plain: Plain) -> list[Plain]:
    """The names of a line of nothing else, parted by blanks, behind its lot; none where it holds anything else."""
    lot = LOT_AT_START.match(into.page.folded, *plain)
    names = [Plain(*name.span()) for name in _APART.finditer(into.page.folded, lot.end() if lot else plain.start, plain.end)]
    return names if all(is_legal(into.page.folded[slice(*name)]) for name in names) else []


def _describes_lot(into: Gathering, plain: Plain, text: str) -> bool:
    """Whether a line says what its lot is, for who won follows: under a label, or in a list in which prices follow names.

    包1：佛山灾备中心 looks like a name.
    """
    words = _behind_lot(into, plain, text)
    if words == text and not ("(" in text and LOT_AT_START.fullmatch(text)):
        return False
    # （1）第一中标供应商：某某公司: what the number leaves of the rank stands before the label
    ahead = (entry for entry in into.entries[into.taken : into.taken + 2] if isinstance(entry, Value) and entry.end > entry.start)
    told = next((value.word.kind for value in ahead), "")
    if told == "supplier" or not into.listing or not isinstance(into.below, Plain):
        return told == "supplier"
    name = into.page.folded[slice(*into.below)].strip(" ;,。")
    return is_legal(name) and (not is_legal(words) or told in PRICES)


def _awaited(into: Gathering, plain: Plain, text: str) -> bool:
    """Takes a line that names a party where one is awaited: behind a rank, or in a list of names."""
    if not (into.expecting or into.listing):
        return False
    if not into.expecting and (loose_lines.TOLD.search(text) or loose_lines.OF_AREA.fullmatch(text)):
        # 西安片区成交供应商为某某公司；…: a sentence; 东片区：某某公司 names what was won
        return False
    if loose_lines.LOST.match(text):
        # 未入围单位：某某公司 behind a list of those who are
        into.listing = False
        return False
    expecting = into.expecting and not loose_lines.GAVE_UP.search(text)
    listing = into.listing and not is_stray(into.page, into.finding, plain.start)
    # bids that are ranked where a page tells of losers may be all it tells of
    judged = expecting and into.cursor.section in ("losers", "past_works")
    admitted = judged or into.cursor.admits("candidate" if expecting else "")
    if not (expecting or listing) or not admitted or len(text) >= _LONGEST_NAMED:
        return False
    # 某某公司（下浮率6.5%），第二中标候选人…
    said = into.page.folded[slice(*plain)]
    span = party_span(into.page, plain.start, plain.start + len(said.rstrip(" ,;、") if expecting else said))
    if span is None or not _is_named(into, span.names[0], expecting=expecting):
        return False
    # 某某厂：礼品类
    alone = span.end - span.start >= len(text) - 4 or into.page.folded.startswith(":", span.end)
    alone = expecting or alone or told_price(into.page, span.end, plain.end) is not None
    if not alone and not named_freely(into, plain, span.end):
        return False
    ranked = expecting or into.cursor.section == "candidates" or (into.finding and into.finding.kind == "candidate")
    finding = into.add("ranked" if judged else "candidate" if ranked else "award", span)
    finding.listed = not expecting
    finding.rank = finding.rank or (_rank_in_list(into, finding, text) if finding.kind == "candidate" else None)
    full_stop = into.page.folded.find("。", span.end, plain.end)
    if alone:
        take_behind_name(into, span.end, full_stop if full_stop >= 0 else plain.end)
    if 0 <= full_stop < plain.end - 1:
        take_sentences(into, full_stop + 1, plain.end)
    return True


def _rank_in_list(into: Gathering, finding: Finding, text: str) -> int | None:
    """The rank of a candidate in a list: behind its name and price, or by its place where the list's head says so."""
    if told := loose_lines.RANK_BEHIND.search(text):
        return rank_of(told["rank"])
    above = into.out.findings[-2] if len(into.out.findings) > 1 else None
    follows = above is not None and above.listed and (above.lot, above.part) == (finding.lot, finding.part)
    return ((above.rank or 0) + 1 if above is not None and follows else 1) if into.ordered else None


def _is_named(into: Gathering, name: str, *, expecting: bool) -> bool:
    """Whether a line's name is a party's; under a rank also one by an ending nobody knows, over a price's figure."""
    if not expecting or is_placed(name):
        return is_placed(name) if expecting else is_legal(name)
    below = into.below
    priced = isinstance(below, Plain) and loose_lines.BARE_FIGURE.fullmatch(into.page.folded, below.start, below.end)
    return into.price_head is not None and bool(priced) and can_be_party(name)


def _names_party(into: Gathering, plain: Plain, text: str) -> bool:
    """Takes a line that names a party and says by its form of what: behind a lot, before a price or a rank, as a partner."""
    section = into.cursor.section
    return (
        (into.cursor.lot is not None and lot_and_winner(into, plain))
        or joins_above(into, plain, text)
        or (section == "award" and priced_alone(into, plain))
        or (section in ("award", "") and of_item(into, plain))
        or (section == "candidates" and ranked_behind(into, plain, text))
    )


def _begins_part(into: Gathering, text: str) -> str | None:
    """The part that a short line begins: of losers over a table (其他投标人及报价), the winners' own where all passed."""
    if into.cursor.section == "losers" and loose_lines.ALL_PASSED.match(text):
        return into.cursor.major
    if not isinstance(into.below, Row) or any(c in ":,。" for c in text):
        return None
    kind = section(text)
    return kind if kind in ("losers", "past_works", "other") else None


def take_above_table(into: Gathering, start: int, end: int) -> None:
    """Takes what a line right above a table says of it: the unit of its figures, its lot by a name (设计标段)."""
    if not isinstance(into.below, Row):
        return
    text = into.page.folded[start:end].rstrip(" :")
    if unit := STATED.search(text):
        into.table_unit, into.unit_table = unit["unit"] or unit["also"], into.below.table
    named = _LOT_WITH_NAME.match(text) or _LOT_BY_NAME.search(text)
    if named and named.lastgroup:
        into.take_lot(named[named.lastgroup], start + named.start(named.lastgroup), start + named.end(named.lastgroup))


def results_follow(text: str) -> bool:
    """Whether a line announces results (现将入围结果公布：), names of lots below it perhaps."""
    return text.endswith(loose_lines.RESULTS_END) and loose_lines.RESULTS_FOLLOW.search(text) is not None


def take_head(into: Gathering, text: str) -> None:
    """Takes a line, or its last words right before a rank, that says of the prices below it that they are so much a piece."""
    text = text.rpartition(" ")[2] if isinstance(into.below, RankHead) else text
    if len(text) < _SENTENCE_END and loose_lines.heads_pieces(text):
        into.cursor.take_note(text)


def _behind_lot(into: Gathering, plain: Plain, text: str) -> str:
    """A line without the lot it begins with, which is taken already."""
    if into.cursor.lot is None or not plain.start <= into.cursor.lot[1] < plain.end:
        return text
    return into.page.folded[into.cursor.after_lot(into.page, plain.start, plain.end) : plain.end].strip()


def _behind_name(words: str, text: str) -> str:
    """What stands behind a lot in its line without what the lot is called: 标段三 阻垢剂：投标人少于三家，重新招标."""
    name, colon, told = words.partition(":")
    return told if words != text and colon and len(name) <= _LONGEST_NAME and told else words


def names_follow(into: Gathering, text: str) -> bool:
    """Whether a line says that names follow, one in a line, or is the lot of some of them."""
    if text.endswith(loose_lines.LISTED_ENDS) and loose_lines.NAMES_LISTED.search(text):
        # 二、入围供应商名单（排名不分先后）, over names
        return into.cursor.open
    if not text.endswith(":"):
        return False
    if loose_lines.NAMES_FOLLOW.search(text[-_SENTENCE_END:]):
        proposed = loose_lines.PROPOSED.search(text) is not None
        into.cursor.section = "candidates" if proposed else into.cursor.section or "award"
        return into.cursor.open
    return into.cursor.names_follow and into.cursor.lot is not None
