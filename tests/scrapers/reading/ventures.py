"""Joint ventures of invented companies, for the tests of how pages name their parties."""

from __future__ import annotations

from typing import Literal

from scrapers.reading import read_notice

A, B, C = "杭州甲乙信息技术有限公司", "云岭明河勘测设计研究院", "青溪长风市政工程有限公司"
HEAD = "<html><body><h1>某某道路工程中标结果公示</h1><p>招标人：青溪市某某局</p>"


def ventures(source: str, kind: Literal["html", "text"] = "text") -> list[list[str]]:
    """The parties of each result of a notice."""
    return [[party.name for party in (award.supplier, *award.members)] for award in read_notice(source, kind=kind).awards]
