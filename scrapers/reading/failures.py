"""Lots that failed: where a cell or a sentence says so."""

from __future__ import annotations

import re

from scrapers.reading.entries import LOT_ANYWHERE

FAILED_CELL = re.compile(
    r"^(?:\S{0,4}(?:废标|流标)|无供应商|供应商不足|不足三家|终止|采购失败|项目终止|无投标|无有效|/$|无$|-+$|—+$|\*+$)"
)
FAILED_ALONE = re.compile(r"(?:本(?:包|标段|项目))?(?:废标|流标|采购失败|终止)[。.]?")
_SAID = re.compile(r"废标|流标|采购失败|招标失败|终止采购|予以终止|采购活动终止|作废")
_CONDITIONAL = re.compile(r"如果|如有|若|否则|情形之一|的,应|条款|办法|视为无效|将(?:作|被)|可能|应予废标|按废标|均作")


def failed_in_prose(folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The lots a sentence declares failed; a rule about failing is not a declaration."""
    if not _SAID.search(folded, start, end):
        return []
    found: list[tuple[str, int, int]] = []
    at = start
    for sentence in re.split(r"[。;!\n]", folded[start:end]):
        said = _SAID.search(sentence)
        if said and not _CONDITIONAL.search(sentence):
            found.extend(
                (match["lot"], at + match.start("lot"), at + match.end("lot")) for match in LOT_ANYWHERE.finditer(sentence)
            )
        at += len(sentence) + 1
    return found
