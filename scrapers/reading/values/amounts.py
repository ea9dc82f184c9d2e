"""Printed figures: money in digits and in words, rates, unit prices, each with where it stands."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from scrapers.numerals import COUNTING, FORMAL
from scrapers.reading.lexicon.figures import CURRENCY, OVER_LINES, TENS, currency_of, end_of_each, is_reference, rate_told
from scrapers.reading.lexicon.forms import LOT
from scrapers.reading.lexicon.labels import FOREIGN_UNITS, unit_in
from scrapers.reading.lexicon.words import VOCABULARY, any_of, words_of
from scrapers.reading.values.broken_figures import OPEN_UNITS, PARTING, broken_off, in_range, in_word, runs_on
from scrapers.reading.values.in_words import in_multiples, yuan_in_words

_UNIT_VALUE = {
    "亿元": Decimal(100_000_000),
    "亿": Decimal(100_000_000),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "千元": Decimal(1_000),
    "百元": Decimal(100),
    "百万元": Decimal(1_000_000),
    "元": Decimal(1),
    "圆": Decimal(1),
    "RMB": Decimal(1),
    "CNY": Decimal(1),
}
_UNIT_VALUE |= {
    ten + word: Decimal(value) for word in FOREIGN_UNITS for ten, value in (("", 1), ("万", 10_000), ("亿", 100_000_000))
}
_SIGN = rf"(?:{CURRENCY}|{any_of('yuan_signs')}|[¥$￥])"
# thousands parted by spaces: 2 368 000.00; a lone 368 000.00 only behind a sign of money
_SPACED = r"\d{1,3}(?: \d{3}){2,}(?:\.\d{1,2}(?!\d)|(?= ?元))|(?:(?<=币 )|(?<=[币¥$￥]))\d{1,3} \d{3}\.\d{2}(?!\d)"
# 报价:999 200(元)
_SPACED += r"|(?<=:)\d{1,3}(?: \d{3})+(?:\.\d{2}(?!\d)|(?=\s?[(\[]?元))"
# signs set apart one by one: 3 8 , 5 8 1 , 2 7 6 . 2 4 元
_SPACED += r"|(?<![\d.,])(?<![\d.,] )\d(?: [\d,]){2,}(?: ?[.．] ?\d(?: ?\d)?)?(?=\s?[万亿]?元)"
# 1, 430, 000.00
_LOOSE_COMMAS = r"\d{1,3}(?:,\d{3})*(?:, \d{3})(?:, ?\d{3})*(?:\.\d+|(?=\s?[(\[]?[万亿]?元))|\d{1,3}(?:, \d{3}){2,}(?![\d.])"
# 1, 395 at a value's end
_LOOSE_COMMAS += r"|(?<![\d,.第包])\d{1,3}, \d{3}(?=\s*(?:\Z|\())"
# 1 , 430 , 000 . 00; two groups alone may be two figures
_LOOSE_COMMAS += r"|(?<![\d.,] )(?=\d{1,3}(?:,\d{3})* ?, ?\d)(?=[\d,]* )\d{1,3}(?: ?, ?\d{3}){2,}(?!\d)"
_LOOSE_COMMAS += r"(?: ?[.．] ?\d ?\d?(?!\d)|(?! ?[.．] ?\d))|\d{1,3}(?: , ?|, )\d{3} ?[.．] ?\d ?\d(?!\d)"
_LOOSE_COMMAS += r"|(?<![\d.,] )\d{1,3} , ?\d{3}(?=\s?[(\[]?[万亿]?元)"
_DIGITS = rf"{_SPACED}|{_LOOSE_COMMAS}|" r"\d{1,3}(?:[,，'’]\d{3})+(?:\s?[.．]\s?\d+)?|\d+(?:\s?[.．]\s?\d+)?"
# 吨, 人·天
_PIECE = r"[^\s,;。、()\[\]\d:及]{1,12}"
_BEHIND_FIGURE = (
    rf"(?P<unit>\s{{0,2}}[(\[]?\s?(?:[万亿]?{CURRENCY}|亿元|亿|百万元|万\s?元|万|千元|元|圆|%|个百分点|‰|折|RMB|CNY)(?:人民币)?\s?[)\]]?)?"
    rf"(?P<per>\s{{0,2}}[(\[]?\s?(?:/(?!\s*[{COUNTING}]{{1,2}}、)|每|·)\s?(?:10{{1,4}}\s?(?![\d年月天日]))?(?:[(\[]{_PIECE}[)\]]?|{_PIECE}(?:[(\[]{_PIECE}[)\]]|[)\]])?))?"
)
# a value that is nothing but such a figure, its line break shown as a space
_PARTED = r"\d{3,} \d{3,6}\.\d{2}(?!\d)"
_ALL_PARTED = re.compile(rf"\s*{_SIGN}?\s?{_PARTED}\s?元?\s*")
_FIGURE, _FIGURE_OVER_LINES, _FIGURE_PARTED = (
    re.compile(rf"(?P<sign>{_SIGN}[\s:()]{{0,3}})?(?P<digits>{digits})(?:(?P<tens>{TENS}))?{_BEHIND_FIGURE}")
    for digits in (_DIGITS, f"{OVER_LINES}|{_DIGITS}", _PARTED)
)
# the letters that a figure can begin with, which a search leaps to
_SIGNS = "".join(sorted({word[0] for word in (*words_of("yuan_signs"), *chain(*VOCABULARY["currencies"].values()))}))
_BEGINS = re.compile(rf"[\d¥$￥{re.escape(_SIGNS)}]")
# 七千 六百元, 叁 拾 万元: a blank beside what multiplies parts no words
_MULTIPLIES = "十拾百佰千仟万萬亿"
_COUNT = rf"[零〇{FORMAL}万亿{COUNTING}百千两]"
# 叁佰壹拾万零捌仟 as all of a value, too
_WORDS = re.compile(
    rf"(?<!{_COUNT}){_COUNT}(?:(?:(?<=[{_MULTIPLIES}]) |(?<![ {_MULTIPLIES}]) (?=[{_MULTIPLIES}]))?{_COUNT}){{0,59}}"
    rf"\s?(?:[元圆圓])"
    rf"[零〇{FORMAL}{COUNTING}角分整正]{{0,9}}|(?<![^\s:])[零{FORMAL}万]{{3,20}}[整正]?(?=\s*$)"
)
# 四十万元整
_COUNTED_YUAN = re.compile(rf"[{COUNTING}百千万亿零〇两 ]{{2,}}[元圆圓][整正]?")
_CAPITAL = re.compile(f"[{FORMAL}]")
_NOT_MONEY_AFTER = re.compile(
    r"\s?(?:[-/]\d|(?!项目|人民币|天津|日照|台[州湾])[年月日号楼层室天个台套人家次级批吨米条项辆㎡:]|包(?!\d)|平方|公里|日历|工作日|分(?!包)|[A-Za-z_]{2})"
    rf"|\s?[万亿]?{any_of('unknown_money')}"
)
_COUNTED = re.compile(rf"{any_of('counted_things')}|[页字册卷份只株亩户盏座间床具]|平方|立方|公里|千瓦|人次|㎡|m[²³]|[kK][wW]")
# 1亿2,560万元, 12万3,456元
_REST = re.compile(r"\s?(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,4}(?:\.\d+)?)\s?(?P<unit>万元|万|千元|元)")
# 1.5亿2,560万元, 5（万1元
_BROKEN_UP = re.compile(r"[.(\[]")
# （每月8.33万元
_OPENED = re.compile(r"\s*[(\[][^)\]]*\Z")
# what a slash parts from a sum: another label, the sum in words, a note of tax, the whole term, what a bid meets (… / 满足要求)
_PARTS = re.compile(
    rf"\s{{0,2}}/\s?(?:[含不]{{1,2}}税|[大小]写|人民币|[零{FORMAL}]{{2}}|{any_of('whole_terms')}|[^\s,;。、()\[\]\d:/]{{2,8}}:"
    r"|(?<=\s/\s)(?:完全|实质性)?(?:满足|符合|响应|达到|优于|合格|通过))"
)
_BRACKETS = re.compile(r"[\s()\[\]]")
_MOST_DIGITS, _MOST_PLAIN = 16, 10
# a certificate under the head of a price in 万元: a thousand trillions are no price, and no count of fen holds more
_ONE, _TOO_MUCH = Decimal(1), Decimal(10) ** 15
_TENS = {"thousand": Decimal(1_000), "million": Decimal(1_000_000), "billion": Decimal(1_000_000_000)}
_TENS |= {"k": _TENS["thousand"], "m": _TENS["million"]}
_RATES, _APART, _LONGEST_TIMED = ("%", "个百分点", "‰", "折"), frozenset("0123456789.,"), 2


class Figure(NamedTuple):
    """One printed figure: `kind` is money, percent, unit_price or plain; money is in major units of `currency`."""

    kind: str
    value: Decimal
    currency: str
    start: int
    end: int
    unit: str
    # the printed form of rates and unit prices, as text
    text: str


_LOT_NUMBER = re.compile(rf"\s*{LOT}(?=\s?[:,、]?\s?[\u4e00-\u9fff¥￥]|\s+\d)")
_ITEM_NUMBER = re.compile(r"\s*(?:\(\d{1,2}\)\s?[、.]?|\d{1,2}\s?(?:、|[.)](?=\s?[^\d\s])))(?=\s?\S)")


def figures(folded: str, start: int, end: int, *, hint: str = "") -> list[Figure]:
    """Every figure between two positions; `hint` is the unit a label or a column head prints (`万元`, `%`)."""
    return [*_figures(folded, start, end, hint)]


# who reads a price, doubts it or looks for those not read asks for the same value
@lru_cache(maxsize=32)
def _figures(folded: str, start: int, end: int, hint: str) -> tuple[Figure, ...]:
    found: list[Figure] = []
    form = _FIGURE if folded.find("\n", start, end) < 0 else _FIGURE_OVER_LINES
    parted = folded.find(" ", start, end) >= 0 and _ALL_PARTED.fullmatch(folded, start, end)
    form = _FIGURE_PARTED if parted else form
    # 1、最终报价:425800(元), 标项1最终报价:425800(元): the number of an item or a lot is no money
    numbered = _ITEM_NUMBER.match(folded, start, end) or _LOT_NUMBER.match(folded, start, end)
    begins = _BEGINS.search(folded, numbered.end() if numbered else start, end)
    while begins:
        at = begins.start()
        match = form.match(folded, at, end)
        if many := in_multiples(folded, at, end):
            found.append(Figure("money", many[0], "CNY", at, many[1], "元", folded[at : many[1]]))
        elif match:
            figure = _figure(match, folded, (start, end), hint)
            if figure and not (found and figure.start < found[-1].end):
                found.append(_with_rest(folded, figure, end) if figure.unit in OPEN_UNITS else figure)
        begins = _BEGINS.search(folded, many[1] if many else match.end() if match else at + 1, end)
    return tuple(found)


def _with_rest(folded: str, figure: Figure, end: int) -> Figure:
    """A figure in 亿 or 万 with the smaller part that is printed right behind it: 1亿2,560万元; none where it has decimals."""
    rest = _REST.match(folded, figure.end, end)
    value = Decimal(PARTING.sub("", rest["digits"])) * _UNIT_VALUE[rest["unit"]] if rest else None
    if rest is None or value is None or value >= _UNIT_VALUE[figure.unit] or _BROKEN_UP.search(folded, figure.start, figure.end):
        return figure
    return figure._replace(value=figure.value + value, end=rest.end(), text=folded[figure.start : rest.end()].strip())


def _figure(match: re.Match[str], folded: str, bounds: tuple[int, int], hint: str) -> Figure | None:
    sign, digits, tens, printed, _ = match.groups("")
    if not digits.isdecimal():
        digits = PARTING.sub("", digits).replace("．", ".")
    at, stop = match.span("digits")
    low, end = bounds
    if runs_on(folded[max(low, at - 2) : at], folded[stop : min(end, stop + 2)]) or broken_off(match, folded, end):
        return None
    if _is_of_words(match, folded, bounds, digits):
        return None
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    printed = _BRACKETS.sub("", printed).removesuffix("人民币")
    per, behind = _per_of(match, folded, end)
    each = end_of_each(folded, low, match.start(), match.end("unit") if printed else stop, end)
    behind = max(behind, each)
    # 下浮率(%):57(元): the form's own unit behind a rate
    told = "" if sign or (printed and match["unit"].strip()[0] not in "([") else rate_told(folded, low, at, stop, value)
    unit = told or printed or (hint if each or not per else "")
    # million of what nobody says
    if not printed and not sign and (tens or _NOT_MONEY_AFTER.match(folded, stop, end) or is_reference(folded, at, stop)):
        return None
    text = folded[at:behind].strip()
    if unit in _RATES:
        shown = str(value) if unit == "折" and (told or not printed) else f"{digits}{unit}"
        return Figure("percent", value, "", match.start(), behind, unit, shown)
    currency = currency_of(sign + printed or unit)
    money = bool(printed or sign or unit in _UNIT_VALUE)
    scaled = value * _UNIT_VALUE.get(unit, _ONE) * _TENS.get(tens.strip().lower(), _ONE)
    # else a telephone, a certificate
    no_sum = in_range(match, folded, bounds, value) if money else len(digits) > _MOST_PLAIN and digits.isdecimal()
    if no_sum or scaled >= _TOO_MUCH:
        return None
    if money and (per or each):
        return Figure("unit_price", scaled, currency, match.start(), behind, unit, text)
    return Figure("money" if money else "plain", scaled, currency, match.start(), behind, unit, text)


def _is_of_words(match: re.Match[str], folded: str, bounds: tuple[int, int], digits: str) -> bool:
    """Whether digits are no figure: of a time, of letters set apart, of a count of things, of a word, or too many."""
    at, (low, end) = match.start("digits"), bounds
    # 2 4 元: letters set apart; 10:30, 7:3
    apart = at > 1 and folded[at - 1] == " " and folded[at - 2] in _APART and len(digits) == 1
    timed = at > 1 and folded[at - 1] == ":" and folded[at - 2].isdigit() and len(digits) <= _LONGEST_TIMED
    # 150万页, 3.5万吨
    counted = (match["unit"] or "").strip() in OPEN_UNITS and _COUNTED.match(folded, match.end("unit"), end)
    begins = match.start() if match.group(1) else at
    return bool(timed or apart or counted or _is_too_long(digits) or in_word(folded, low, begins))


def _per_of(match: re.Match[str], folded: str, end: int) -> tuple[str, int]:
    """What a figure is the price of one of, and where the figure ends with it; nothing where it is the price of none."""
    if not match["per"]:
        return "", match.end()
    # 749808元 / 工期：20天, 500元/含税: a slash that parts
    if _PARTS.match(folded, match.start("per"), end):
        return "", match.start("per")
    # 100万元（每月8.33万元）: what the bracket begins to tell is another figure's
    return "" if _OPENED.match(match["per"]) else match["per"], match.end()


def _is_too_long(digits: str) -> bool:
    """Whether digits are more than any price has; of zeros behind a point there may be any number: 21876540.33000000."""
    return len(digits.rstrip("0") if "." in digits else digits) > _MOST_DIGITS


def worded(folded: str, start: int, end: int) -> list[Figure]:
    """Amounts in capital numerals between two positions, in yuan."""
    found = []
    for match in _WORDS.finditer(folded, start, end):
        if not (_CAPITAL.search(match.group()) or _COUNTED_YUAN.fullmatch(match.group())):
            continue
        value = yuan_in_words(match.group())
        if value:
            each = end_of_each(folded, start, *match.span(), end)
            kind, stop = ("unit_price", each) if each else ("money", match.end())
            found.append(Figure(kind, value, "CNY", match.start(), stop, "元", folded[match.start() : stop]))
    return found


def money_in(folded: str, start: int, end: int, *, label: str = "") -> Figure | None:
    """The first money of a value; with a unit in its label or column head where it prints none itself; 0 means not stated."""
    hint = unit_in(label)
    for figure in figures(folded, start, end, hint=hint if hint in _UNIT_VALUE else ""):
        if figure.kind in ("money", "plain") and figure.value:
            return figure
    words = worded(folded, start, end)
    return words[0] if words else None
