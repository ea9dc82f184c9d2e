"""Rows that stand before the next candidate of a table and look like heads of what is below them."""

from __future__ import annotations

from scrapers.reading.lexicon.forms import ranked_first
from scrapers.reading.lexicon.kinds import PARTY_KINDS
from scrapers.reading.lexicon.labels import Word
from scrapers.reading.page.page import Cell
from scrapers.reading.tables.roles import is_rank

_OVER_RANKS = PARTY_KINDS | {"rank", "other", "result", "remark", "index"}


def stands_before_ranked(first: Word, cells: list[Cell], below: list[Cell]) -> bool:
    """Whether a row is no head but stands before that of the next rank: 质量标准 | 合格, 技术负责人 | 某某 | 工程师.

    Below it stands 第二中标候选人 | 某某公司, or 中标候选人2名称 | 某某公司.
    """
    if not below or first.kind in _OVER_RANKS:
        return bool(below) and len(cells) == 2 and _is_counted(cells[0].text) and _is_counted(below[0].text)
    return (len(cells) == 2 or first.kind == "contact") and (is_rank(below[0].text) or _is_counted(below[0].text))


def _is_counted(text: str) -> bool:
    return ranked_first(text) != text
