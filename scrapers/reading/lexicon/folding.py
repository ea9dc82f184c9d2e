"""Folding: full-width forms and traditional characters as plain ones, position by position."""

from __future__ import annotations

import re

# Full-width forms and their kin, one character for one, so that positions stay those of the printed text.
_WIDE = "\u3000\xa0\u2002\u2003\u2009\u2005〔〕【】￥﹪∶﹕﹒•｡﹐\ufe59\ufe5a︰ː\r"
_PLAIN = "      [][]¥%::.·。,()::\n"
_FOLD = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(zip(_WIDE, _PLAIN, strict=True))
_ANY_WIDE = re.compile(f"[\uff01-\uff5e{_WIDE}]")


# traditional characters of labels; the text itself keeps them
_SIMPLE = str.maketrans(
    "釆給獲標結採購編號項稱應額價萬億總單報佈約競選據組機構議優評審發時間協貨務廠會擬實條證書業簽訂釋聯絡電話開關區類別備圓辦終變決廢補驗詢談預為爲確認與",
    "采给获标结采购编号项称应额价万亿总单报布约竞选据组机构议优评审发时间协货务厂会拟实条证书业签订释联络电话开关区类别备圆办终变决废补验询谈预为为确认与",
)
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]")


# any of what is folded: most names and labels hold none
_FOLDED = re.compile(f"[\uff01-\uff5e{_WIDE}{''.join(map(chr, _SIMPLE))}]")


def fold(text: str) -> str:
    """The text with full-width forms as plain ones; every character keeps its position."""
    if not _FOLDED.search(text):
        return text
    found = _ANY_WIDE.search(text)
    while found:
        wide = found.group()
        text = text.replace(wide, _FOLD[wide])
        found = _ANY_WIDE.search(text, found.end())
    return text.translate(_SIMPLE) if _TRADITIONAL.search(text) else text
