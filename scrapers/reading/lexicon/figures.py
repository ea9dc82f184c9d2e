"""Forms of printed figures, as patterns: what a text must look like to be one; `values/amounts.py` reads them."""

from __future__ import annotations

from scrapers.numerals import FORMAL

# a scan may part the point from its digits: 110 . 35
NUMBER = r"\d[\d,]*(?:\s?\.\s?\d+)?"
_SIGN, _UNIT = r"[¥￥$]", "[亿万]?元"
# money by its sign or its unit
MONEY = rf"(?:人民币\s?)?(?:{_SIGN}\s?{NUMBER}(?:\s?{_UNIT})?|{NUMBER}\s?{_UNIT})整?"
# money under a head that says so, where it may be printed without either
BARE_MONEY = rf"(?:人民币\s?)?{_SIGN}?\s?{NUMBER}\s?\(?(?:{_UNIT})?\)?整?"
# money that says by its two decimals or its unit where it ends, whatever stands behind it
ENDED_MONEY = rf"{_SIGN}?\s?\d[\d,]*(?:\.\d{{2}}(?!\d)\s?\(?(?:{_UNIT})?\)?|\s?{_UNIT})"
# a sum without sign or unit: no date, telephone or code
BARE_SUM = r"(?<![\d.\-A-Za-z])\d{5,9}(?:\.\d{1,2})?(?![\d年\-A-Za-z])"
# a price of any kind under its head: a rate, too
FIGURE = rf"(?:人民币\s?)?{_SIGN}?\s?{NUMBER}\s?\(?(?:{_UNIT}|%)?\)?整?"
# money that says so by its sign, its unit or its words, in these twice: 壹佰元整（￥100.00）
IN_WORDS = rf"(?:人民币)?[零{FORMAL}万亿]+[元圆][零{FORMAL}角分整]{{0,9}}"
SAID_MONEY = rf"(?:{MONEY}|{IN_WORDS})(?:\s?\((?:[大小]写)?\s?:?\s?(?:人民币)?(?:{BARE_MONEY}|{IN_WORDS})\))?"
