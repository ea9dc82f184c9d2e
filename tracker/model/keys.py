"""Normalised forms of names, project numbers and lots: what two printings must share to be taken for one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from scrapers.numerals import COUNTING, digits_of, value_of

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[\W_]+")
_NOT_LOT = re.compile(r"[^\w/-]+")
_BRACKETS = str.maketrans(
    {"[": "(", "]": ")", "{": "(", "}": ")", "【": "(", "】": ")", "〔": "(", "〕": ")", "﹝": "(", "﹞": ")"}
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－_", "-"))
_EDGES = " ,.;:、。；：,'\"“”‘’"

# the number of the tender documents, printed in brackets behind the project's own
_SECOND_NUMBER = re.compile(r"\((?:招标|采购|磋商|谈判|询价|代理|内部)?(?:文件|机构|计划|项目)?(?:编号|编码):?.*$")
_NUMBER_LABEL = re.compile(r"^(?:项目|采购|招标|标书|政府采购)*(?:计划)?(?:编号|编码|号):")
_NUMBER_LIST = re.compile(r"[;,、]|\s/\s")
_OCID = re.compile(r"ocds-[a-z0-9]{6}-.+")

_COUNTED = f"零〇两{COUNTING}"
# Ⅰ and II as they are folded
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_NUMERAL = rf"[{_COUNTED}]+|\d+(?:-\d+)*|(?<![a-z])(?:viii|vii|vi|v|iii|ii|iv|ix|i|x)(?![a-z\d])|[a-z]\d*(?![a-z])"
_UNIT = r"(?:采购|合同|分|标)?(?:包组|包件|包|标段|标项|分标|标|品目|子包|子项|分项|段)"
_LOT = re.compile(
    rf"第?(?P<before>{_NUMERAL})号?{_UNIT}(?![\da-z])"
    rf"|{_UNIT}(?:号|编号)?[:#(]?第?(?P<after>{_NUMERAL})号?"
    rf"|lot(?:s|no\.?|number)?[:#-]?(?P<latin>{_NUMERAL})"
)
# only in so many words: a title's 包 may belong to 承包 or 包装
_TITLE_LOT = re.compile(rf"第(?:{_NUMERAL})号?{_UNIT}|(?:采购|合同|分|标)(?:包|段|项)(?:{_NUMERAL})|[(\s-]包(?:{_NUMERAL})")

# what a title adds behind the project's own name
_STAGE = re.compile(
    r"(?:的|公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|询比|比选|竞价|采购|招标|中标|成交|中选|入围|候选人|候选|合同|废标|流标"
    rf"|终止|更正|变更|评标|开标|结果|项目|及|公告|公示|通知书|通知|表|\(\)|\(成交\)|\((?:第?[\d{COUNTING}]+次|更正|重新招标|二次)\))+$"
)


@lru_cache(maxsize=65536)
def supplier_key(text: str) -> str:
    """A legal name as compared: width, case, spaces and the shape of brackets do not count; every other character does."""
    folded = unicodedata.normalize("NFKC", text).translate(_BRACKETS)
    return _SPACE.sub("", folded).strip(_EDGES).casefold()


def code_key(code: str | None) -> str | None:
    """A unified social credit code as compared, or None where its check digit does not hold."""
    if code is None:
        return None
    compact = _SPACE.sub("", unicodedata.normalize("NFKC", code)).upper()
    from stdnum.cn import uscc

    return compact if uscc.is_valid(compact) else None


@lru_cache(maxsize=8192)
def number_key(text: str | None) -> str:
    """A project number as compared; empty for a placeholder (`/`, 无, `-`) and for what is too short to tell projects apart.

    Of several numbers the first is taken; the number of the tender documents in brackets is left out.
    """
    folded = unicodedata.normalize("NFKC", text or "").translate(_BRACKETS).translate(_DASHES).casefold().strip()
    folded = _NUMBER_LABEL.sub("", _SPACE.sub("", _NUMBER_LIST.split(_SECOND_NUMBER.sub("", folded))[0]))
    folded = folded.strip(_EDGES)
    letters = _NOT_WORD.sub("", folded)
    if (
        len(letters) < 5
        or (letters.isdigit() and len(letters) < 6)
        or not any(c.isdigit() for c in letters)
        or len(set(letters)) < 2
    ):
        return ""
    return folded


@lru_cache(maxsize=8192)
def contract_key(text: str | None) -> str:
    """A contract's own number as compared; empty for a placeholder. However short, it tells contracts of one project apart."""
    folded = unicodedata.normalize("NFKC", text or "").translate(_BRACKETS).translate(_DASHES).casefold()
    folded = _SPACE.sub("", folded).strip(_EDGES)
    return folded if any(c.isdigit() for c in folded) else ""


def is_ocid(number: str) -> bool:
    """Whether a project number is an Open Contracting ID."""
    return bool(_OCID.fullmatch(number.strip().casefold()))


@lru_cache(maxsize=4096)
def lot_key(text: str | None) -> str:
    """A lot as compared: 第一包, 1包, 包1, Ⅰ包 and 01 are all `1`; empty where no lot is printed."""
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", text or "").translate(_DASHES).casefold())
    if not folded.strip("-/无"):
        return ""
    bare = _NOT_LOT.sub("", folded).strip("-/")
    for number in (folded, bare):
        if re.fullmatch(_NUMERAL, number):
            return _numeral(number)
    found = [m["before"] or m["after"] or m["latin"] for m in _LOT.finditer(folded)]
    return "/".join(dict.fromkeys(map(_numeral, found))) or bare


def lot_in_title(title: str | None) -> str:
    """The lot a title names in so many words (第3包), as compared; empty where it names none."""
    folded = unicodedata.normalize("NFKC", title or "").translate(_BRACKETS).casefold()
    found = _TITLE_LOT.findall(folded)
    return lot_key(found[0]) if len(found) == 1 else ""


@lru_cache(maxsize=8192)
def name_key(text: str | None) -> str:
    """A project's name or a notice's title as compared: without punctuation and without the words for the notice's stage."""
    folded = _SPACE.sub("", unicodedata.normalize("NFKC", text or "").translate(_BRACKETS).casefold())
    return _NOT_WORD.sub("", _STAGE.sub("", folded)) or _NOT_WORD.sub("", folded)


def url_key(url: str | None) -> str:
    """An address as compared: scheme, `www.`, fragment and a closing slash do not count."""
    bare = re.sub(r"^https?://(?:www\.)?", "", (url or "").strip(), flags=re.IGNORECASE)
    return bare.partition("#")[0].rstrip("/ \t\u3000")


def _numeral(text: str) -> str:
    """`01`, 一, 十二 and Ⅱ as plain digits; parts of `1-2` likewise; letters stay."""
    if text in _ROMAN:
        return str(_ROMAN[text])
    if text[0] in _COUNTED:
        return (digits_of(text).lstrip("0") or "0") if (value := value_of(text)) is None else str(value)
    return "-".join(part.lstrip("0") or "0" for part in text.split("-"))
