"""Sentences to results, and to lots that failed."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.numerals import COUNTING
from scrapers.reading.labels.entries import Plain, Value
from scrapers.reading.lexicon.columns import column
from scrapers.reading.lexicon.decisions import MAY_DECIDE
from scrapers.reading.lexicon.forms import LOT_ANYWHERE
from scrapers.reading.lexicon.kinds import PRICES
from scrapers.reading.lexicon.loose_lines import ITEM
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.results.collecting.gathering import Gathering
from scrapers.reading.results.cursor import OF_BIDS
from scrapers.reading.results.findings import Finding
from scrapers.reading.results.pricing import read_named_price
from scrapers.reading.results.ranked import MAY_RANK, RANKS
from scrapers.reading.results.sentences import TELLS, loosely_in, results_in
from scrapers.reading.values.failures import failed_in_prose, says_failed

_TENDER_FAILED = re.compile(any_of("tender_failed"))
# how far a sentence goes on after the part of it that was set apart
_SENTENCE = 600
# a passage of fewer letters may come again on another page
_REMEMBERED = 240
# no notice tells of more results in sentences
_MOST_TOLD = 1_000
# 中标价：10元；二标段因投标人不足三家废标
_OF_WINNERS = PRICES | {"supplier"}
_CLAUSE = re.compile(r"[;。](?=[^;。]{0,60}[流废失取])")
_DECIDED = re.compile(
    rf"{any_of('decided')}|(?<!未){any_of('won')}{any_of('winner_words')}[为是]"
    # 某某公司以100万元的价格成交
    rf"|以[^,。;:\n]{{0,24}}?\d[^,。;:\n]{{0,24}}?{any_of('won')}(?!{any_of('candidate_words')})"
)
# 预算65.4万元，成交价64.2万元
_NAMED_BESIDE = re.compile(
    rf"\s?(?:{any_of('other_money')}|最高|采购|项目|招标){{1,3}}(?:金额|价|额)?[为是:]?\s?[¥]?\d[^:]{{0,40}}?{any_of('won')}"
)
# 白石片区因供应商不足三家，采购失败; looked for first by what stands between, for a search leaps to it
_CAUSED = re.compile("因|由于|,(?<=[区域段包].)")
_PLACE_FAILED = re.compile(
    r"(?:^|(?<=[;。\n]))(?P<lot>(?![本该此各全])[\u4e00-\u9fff]{2,8}(?:片区|地区|区域|标段|标包))(?:因|由于|,)(?P<said>[^;。\n]{4,60})",
    re.MULTILINE,
)
# 2、某某楼清洗服务（编号：…） over 有效报价不足三家，本项目流标。 and the next number, or nothing
_NUMBER = rf"(?:项目)?(?:\d{{1,2}}|[{COUNTING}]{{1,3}})\s?[、.:]"
_BOUGHT = "(?:采购|购置|项目|工程|服务|施工|监理|设计|租赁|安装|建设|[维装]修|维护|改造)"
_ITEM_FAILED = re.compile(
    rf"^[ \t]*{_NUMBER}[ \t]*(?P<item>[^\n,。;:()]{{3,60}}{_BOUGHT})[ \t]*(?:\([^()\n]{{1,40}}\))?[ \t]*\n\s{{0,8}}"
    rf"(?P<said>[^\n]{{2,60}})(?=\n\s{{0,8}}{_NUMBER}|\n[ \t]*\n|\n公示|\Z)",
    re.MULTILINE,
)
_OF_THIS = re.compile("^(?:[本该此](?:次)?(?:采购)?项目|本次采购)(?:作|按)?")


def take_prose(into: Gathering, start: int, end: int) -> None:
    """Takes what a passage tells in sentences."""
    fail_told(into, start, end)
    take_sentences(into, start, end)


def fail_told(into: Gathering, start: int, end: int) -> None:
    """Takes the lots of which a passage says that they failed."""
    if into.cursor.section not in OF_BIDS | {"term", "attachments"}:
        for lot in failed_in_prose(into.page.folded, start, end):
            into.fail(*lot)
        caused = _CAUSED.search(into.page.folded, start, end)
        for place in _PLACE_FAILED.finditer(into.page.folded, start, end) if caused else ():
            if any(map(says_failed, place["said"].split(","))):
                into.items_failed.append((into.page.text[slice(*place.span("lot"))], *place.span("lot")))


def fail_numbered(into: Gathering) -> None:
    """Takes the numbered items of which the line below says that they failed, where a page tells who won others."""
    if into.out.findings and _TENDER_FAILED.search(into.page.folded):
        for item in _ITEM_FAILED.finditer(into.page.folded):
            clauses = [_OF_THIS.sub("", clause) for clause in item["said"].strip(" 。;").split(",")]
            if any(map(says_failed, clauses)) and not LOT_ANYWHERE.search(item["item"]):
                into.fail(into.page.text[slice(*item.span("item"))], *item.span("item"))


def fail_behind(into: Gathering, value: Value) -> None:
    """Takes the lots that failed of which a line tells in clauses of their own behind a winner or a price."""
    if value.word.kind not in _OF_WINNERS:
        return
    folded = into.page.folded
    line_end = folded.find("\n", value.start, value.start + _SENTENCE)
    stop = line_end if line_end >= 0 else min(len(folded), value.start + _SENTENCE)
    clause = _CLAUSE.search(folded, value.start, stop)
    for lot in failed_in_prose(folded, clause.end(), stop) if clause else ():
        into.fail(*lot)


def take_sentences(into: Gathering, start: int, end: int) -> None:
    """Takes the results that a passage and the line it stands in tell."""
    if into.cursor.section in ("term", "attachments", "fee", "experts"):
        return
    # where bids are judged only a decision names a winner
    if into.cursor.section in OF_BIDS and not _DECIDED.search(into.page.folded, start, end):
        return
    line_end = into.page.folded.find("\n", end, end + _SENTENCE)
    stop = line_end if line_end >= 0 else min(len(into.page.folded), end + _SENTENCE)
    if stop > into.sentences_end and len(into.out.findings) < _MOST_TOLD:
        begins, lot = max(start, into.sentences_end), into.cursor.lot
        into.passages.append((begins, stop, lot))
        if (_may_tell if stop - begins < _REMEMBERED else _tells)(into.page.folded[begins:stop]):
            fail_told(into, begins, stop)
            into.out.findings.extend(_of_item(into.page, begins, _of_lot(results_in(into.page, begins, stop), lot)))
        into.sentences_end = stop


def _tells(passage: str) -> bool:
    """Whether a passage holds a word by which any sentence tells of results."""
    return bool(MAY_DECIDE.search(passage) or TELLS.search(passage) or MAY_RANK.search(passage) or RANKS.search(passage))


# what closes a notice is the same on every page of a portal
_may_tell = lru_cache(maxsize=4096)(_tells)


def take_loosely(into: Gathering) -> None:
    """Takes what the passages of a page tell by open roles alone; for a page that tells of nobody else."""
    for start, stop, lot in into.passages[:_MOST_TOLD]:
        into.out.findings.extend(_of_lot(loosely_in(into.page, start, stop), lot))


def _of_lot(told: list[Finding], lot: tuple[str, int, int] | None) -> list[Finding]:
    """Results, those without a lot of their own as of the one that they stand in."""
    for finding in told if lot else ():
        if finding.lot is None and lot:
            finding.lot, finding.lot_span = lot[0], lot[1:]
    return told


def _of_item(page: Page, begins: int, told: list[Finding]) -> list[Finding]:
    """The only result of a passage, as of the thing that its line begins with: 1、粉末活性炭：中选单位为某某公司."""
    item = ITEM.match(page.folded, begins) if len(told) == 1 else None
    if item and item.end() <= told[0].span[0] and column(item["item"]).kind == "other":
        told[0].lot_name = page.text[slice(*item.span("item"))]
    return told


def price_named(into: Gathering, plain: Plain) -> bool:
    """Takes the price of the open result that a line of several sums calls so: 控制价65.4万元 中标价64.2万元."""
    finding = into.finding
    if finding is None or finding.price is not None or not _NAMED_BESIDE.match(into.page.folded, plain.start, plain.end):
        return False
    read_named_price(into.page, finding, plain.start, plain.end)
    return finding.price is not None
