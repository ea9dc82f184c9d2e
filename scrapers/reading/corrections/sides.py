"""One side of a change: the supplier and the price that a passage prints under labels, or bare."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers.changes import Side
from scrapers.money import Money, Pricing
from scrapers.reading.lexicon.labels import RATE_NAME, unit_in
from scrapers.reading.lexicon.names import is_legal, tidy
from scrapers.reading.lexicon.running import first_name
from scrapers.reading.lexicon.words import any_of
from scrapers.reading.page.page import Page
from scrapers.reading.values.amounts import Figure, figures, worded
from scrapers.reading.values.chosen import is_unsure
from scrapers.reading.values.several import with_tax

VERBS = any_of("replaced_verbs")
# 询价公告 holds no price
_PRICE_LABEL = rf"(?<![询竞议比评]){any_of('price_labels')}"
LABELLED = rf"{any_of('winner_labels')}|{_PRICE_LABEL}"
# what stands between a label and its value: 中标金额（元）：, 中标金额原公告为, 成交价误录为
_IS = (
    r"(?:\((?:[^()]|\([^()]*\)){0,24}\)|[\\|\s])*(?:[\"”」]\s?:?\s?(?=原))?"
    rf"(?:名单)?中?(?:均|都|全部)?(?:由|从|原(?:公告)?(?:内容)?为|为|是|系|应为|{VERBS}为|误为|误?(?:写|录入?|填|报|标|登|印)(?:为|成|作))?\s*:?\s*"
    # 中标人：原公告为“某某公司”
    r"(?:原(?:公[告示]|结果)(?:内容|中)?[为是:]\s*:?\s*)?[\"“”'‘’「\[|]*\s*"
)
# 各供应商： calls those whom it may concern
_NOT_CALLED = "".join(rf"(?<!各{whom})" for whom in ("", "位", "潜在", "投标", "响应", "参与", "相关", "有关"))
# 入围供应商：1.某某公司 2.某某厂
_SUPPLIER = re.compile(rf"{_NOT_CALLED}{any_of('winner_labels')}{_IS}(?:\(?1\s?[.、)]\s{{0,2}})?")
_PRICE = re.compile(rf"(?P<label>{_PRICE_LABEL}(?:\((?:[^()]|\([^()]*\)){{0,24}}\)|\\|\s)*){_IS}")
_RATE = re.compile(rf"(?P<label>{any_of('rate_labels')}(?:\([^()]{{0,24}}\))?){_IS}")
# 主要标的 | 单价: an item's
_OTHER_PRICE = re.compile(rf"{any_of('other_prices')}|(?:主要标的|标的信息|分项|明细)\S{{0,24}}\s?单价")
_PER = re.compile(rf"元\s?(?:/|每)\s?(?!%|{RATE_NAME})")
# 单价（元/吨）
_PER_PIECE = re.compile(r"\((?P<unit>万?元\s?[/每][^()]{1,8})\)")
# 中标供应商某某公司不变
_STAYS = re.compile(r"[\"“”)\s]{0,2}(?:均|仍|都|也|保持|维持){0,2}不变")
# 更正内容：因某某公司放弃中标资格, 由某某公司中标
_GIVES_UP = re.compile(rf"[^,。;\n]{{0,12}}?{any_of('loses')}")
# 武汉某某公司中标金额由…: a name leads to the label of its price
_LEADS = re.compile(r"(?:^|[\n,。;:、])(?:[\s\d().①-⑳]|原|现|将|其中|由)*")
# what a name may be that is corrected beside a winner: the maker of the goods, his bank
_OF_OTHER = re.compile(r"制造|生产|厂[家商]|品牌|产地|开户|监督|代理|采购人|招标人|联系|分包")
_IN_ALL = re.compile(r"(?:合计|共计|总计|总价款?|总金额)(?:约|为|:)?\s?(?=[¥\d])")
_BARE = re.compile(r"[\s\"“”'‘’「:,]*(?:由|从|为|是)?\s*")
# 某某服务队为成交供应商, 某某凿井队放弃: a verb ends what no ending that is known in running text does
_BEFORE_VERB = re.compile(
    r"[\u4e00-\u9fff()]{4,30}?[队厂店部行社场坊铺]"
    r"(?=为[^,。;\n]{0,16}(?:中标|成交|中选)|放弃|自愿|书面|主动|因|未(?:在|按)|逾期|被取消|提交|递交|拒|[和与及]第[二三])"
)
_TO_END = re.compile(r"[\u4e00-\u9fff()]{4,40}(?=[\"”」。;]?\s?(?:\n|\Z))")
_UNITS = re.compile(r"[()\[\]\s\"“”]")
_ZEROS = re.compile(r"(?<=\d)(?P<point>\.\d*?)0+(?!\d)")
# 按中标金额100万元的1.2%收取: what a fee is reckoned from
_BASE = re.compile(r"\)?\s?(?:的?\s?[×*]|的\s?\d[\d.]*\s?[%‰]|[为作]基)")
# 中标金额（元） 原公告 2 某某公司: what stands behind other words or lines is none of a label's
_OTHER_SIDE = re.compile(
    rf"(?:原公告|{VERBS}[前后为])(?:的|公告|内容|信息|结果|情况|[为是:\s])*+(?=[\u4e00-\u9fff\d])|。|\n[^\n]*\n[^\n]*\n"
)
_LONGEST_NAME, _REACH, _BEFORE, _SIGN = 70, 60, 12, 1
_LEAST, _LEAST_BARE, _OF_SIDE = 1_000, 100, re.compile(r"(?:内容|信息|结果)[\s|:]+")


@dataclass(slots=True)
class Printed:
    """A side as printed: its supplier and its price with their places in the text."""

    supplier: str | None = None
    supplier_span: tuple[int, int] | None = None
    price: Figure | None = None
    # the passage it was read from
    span: tuple[int, int] = (0, 0)
    # ends with a label of a winner whose name is not printed there: 第一中标候选人变更为
    labelled: bool = False
    # the passage that names its supplier, where others were read for its price
    named_in: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Whether neither a supplier nor a price is printed."""
        return self.supplier is None and self.price is None

    def side(self) -> Side:
        """The side as a value."""
        if self.price is None:
            return Side(supplier=self.supplier)
        if self.price.kind in ("percent", "unit_price"):
            pricing = Pricing.RATE if self.price.kind == "percent" else Pricing.UNIT_PRICE
            return Side(supplier=self.supplier, pricing=pricing, rate=_tidy_rate(self.price.text))
        return Side(
            supplier=self.supplier, amount=Money.of(self.price.value, self.price.currency or "CNY"), pricing=Pricing.TOTAL
        )


def _tidy_rate(text: str) -> str:
    """A rate without brackets and without zeros behind its point."""
    return _ZEROS.sub(lambda match: match["point"].rstrip(".0"), _UNITS.sub("", text))


def name_at(page: Page, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The legal name that a passage begins with."""
    start = led.end() if (led := _OF_SIDE.match(page.folded, start, end)) else start
    found = first_name(page.folded, start, min(end, start + _LONGEST_NAME))
    told = _BEFORE_VERB.match(page.folded, start, end)
    if told and (found is None or told.end() < found[1]):
        found = told.span()
    if found is None or found[0] != start:
        # whatever it ends with, where a line or quotes end
        whole = _TO_END.match(page.folded, start, min(end, start + _LONGEST_NAME))
        found = whole.span() if whole else None
    if found is None:
        return None
    name = tidy(page.text[slice(*found)])
    return (name, found) if is_legal(name) and not re.search(r"[,;。:\n\"“”]", page.folded[slice(*found)]) else None


def read_printed(page: Page, start: int, end: int) -> Printed:
    """The first supplier and the first price that a passage prints under labels."""
    printed = Printed(span=page.span(start, end))
    for match in _SUPPLIER.finditer(page.folded, start, end):
        found = name_at(page, match.end(), end)
        if found and not _STAYS.match(page.folded, found[1][1], end):
            printed.supplier, printed.supplier_span = found
            break
        printed.labelled = not _OF_OTHER.search(page.folded, match.end(), end)
    printed.price = _price_in(page, start, end)
    return printed


def read_bare(page: Page, start: int, end: int, like: Printed) -> Printed:
    """A passage read for what the other side printed, where it repeats no label: 更正为：某某公司."""
    printed = read_printed(page, start, end)
    at = _BARE.match(page.folded, start, end)
    begin = at.end() if at else start
    clause = page.folded.rfind(",", *like.span) + 1 if like.supplier_span else 0
    named = (
        not _OF_OTHER.search(page.folded, max(clause, like.supplier_span[1]), like.span[1])
        if like.supplier_span
        else like.labelled
    )
    found = name_at(page, begin, end) if printed.supplier is None and named else None
    if found and not _GIVES_UP.match(page.folded, found[1][1], end):
        printed.supplier, printed.supplier_span = found
    if printed.price is None and like.price:
        printed.price = _figure_at(page, begin, end, "")
    return printed


def named_before_price(page: Page, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The name that stands before the label of a price: 某某公司中标金额由2元."""
    for match in _PRICE.finditer(page.folded, start, end):
        # none stands further before it than a name is long
        first = max(start, match.start() - _LONGEST_NAME - _BEFORE)
        leads = [lead.end() for lead in _LEADS.finditer(page.folded, first, match.start())]
        found = name_at(page, max(leads, default=start), match.start())
        if found and found[1][1] == match.start():
            return found
    return None


def price_behind(page: Page, label: tuple[int, int], value: tuple[int, int]) -> Figure | None:
    """The price that a value begins with, its label there or at the end of the passage before: 中标金额调整为270万元."""
    at = _BARE.match(page.folded, *value)
    begin = at.end() if at else value[0]
    own = _PRICE.match(page.folded, begin, value[1])
    last = own or next((m for m in _PRICE.finditer(page.folded, *label) if m.end() == label[1]), None)
    if last is None or _is_other(page, last, begin if own else label[0]):
        return None
    return _figure_at(page, own.end() if own else begin, value[1], last["label"])


def bare_name(page: Page, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The name that is all a passage prints: 原公告：某某公司；"""
    at = _BARE.match(page.folded, start, end)
    found = name_at(page, at.end() if at else start, end)
    return found if found and not page.folded[found[1][1] : end].strip(' ,;。:"“”\n') else None


def bare_price(page: Page, start: int, end: int) -> Figure | None:
    """The price that a passage begins with: 1包：310000元."""
    at = _BARE.match(page.folded, start, end)
    begin = at.end() if at else start
    figure = _figure_at(page, begin, end, "")
    return figure if figure and figure.start - begin <= _SIGN else None


def read_cell(page: Page, start: int, end: int, label: str, *, named: bool = False) -> Printed:
    """A cell of a table of corrections under what its row says it is about: of a winner where it is `named` for one."""
    printed = read_printed(page, start, end)
    if printed.supplier is None and (named or _SUPPLIER.search(label)) and (found := name_at(page, *page.span(start, end))):
        printed.supplier, printed.supplier_span = found
    if _OTHER_PRICE.search(label):
        printed.price = None
    elif printed.price is None and (_PRICE.search(label) or _RATE.search(label)):
        printed.price = _figure_at(page, start, end, label)
    return printed


def _price_in(page: Page, start: int, end: int) -> Figure | None:
    for pattern in (_PRICE, _RATE):
        for match in pattern.finditer(page.folded, start, end):
            if _is_other(page, match, start) or _STAYS.match(page.folded, match.end(), end):
                continue
            figure = _figure_at(page, match.end(), end, match["label"])
            if figure and not _BASE.match(page.folded, figure.end):
                return _in_all(page, figure, end)
    return None


def _in_all(page: Page, figure: Figure, end: int) -> Figure:
    """The sum that stands behind the price of a piece or a year (3元/吨，暂定总价90元; 三年合计90元), else the figure."""
    total = _IN_ALL.search(page.folded, figure.end, min(end, figure.end + _REACH)) if figure.kind == "unit_price" else None
    found = bare_price(page, total.end(), end) if total else None
    return found if found and not _STAYS.match(page.folded, found.end, end) else figure


def _is_other(page: Page, match: re.Match[str], start: int) -> bool:
    """Whether a price's label, with what leads to it, is that of a fee, a budget or a limit."""
    led = page.folded[max(start, match.start() - _BEFORE) : match.start()]
    return bool(_OTHER_PRICE.search(re.split(r"[,;。:\n]", led)[-1]) or _OTHER_PRICE.search(match["label"]))


def _figure_at(page: Page, start: int, end: int, label: str) -> Figure | None:
    """The figure a value begins with, by the unit its label prints."""
    stop = min(end, start + _REACH)
    found = [f for f in figures(page.folded, start, stop, hint=unit_in(label)) if f.value]
    words = worded(page.folded, start, stop) if not found or found[0].start - start > _REACH // 2 else []
    figure = next(iter(words or found), None)
    if figure is None or _is_small(figure, label) or is_unsure(page.folded, start, stop, figure):
        return None
    if figure.start > start and _OTHER_SIDE.search(page.folded, start, figure.start):
        return None
    if figure.kind == "plain" and "系数" in label:
        return figure._replace(kind="percent")
    figure = with_tax(page.folded, figure, min(end, figure.end + _REACH * 2))
    if figure.kind in ("money", "plain") and ("单价" in label or _PER.search(label)):
        own = _PER_PIECE.search(label) if "元" not in figure.text else None
        return figure._replace(kind="unit_price", text=f"{figure.text}{own['unit'] if own else _UNITS.sub('', unit_in(label))}")
    return figure


def _is_small(figure: Figure, label: str) -> bool:
    """Whether a figure is less than a price, as the number of a row or of a lot is."""
    bare = figure.text.isdigit() and unit_in(label) == "元" and figure.value < _LEAST_BARE
    return bare or (figure.kind == "plain" and figure.value < _LEAST and "系数" not in label)
