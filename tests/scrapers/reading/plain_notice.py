"""A plain notice of an award round some lines about its results. Names and figures are synthetic."""

from __future__ import annotations

from scrapers.notice import Notice
from scrapers.reading import read_notice

A, B, C = "杭州甲乙信息技术有限公司", "绍兴丙丁机电厂", "宁波戊己设备有限公司"
OPENING = "青溪区设备采购中标公告\n一、项目编号：QX-2026-018\n三、中标（成交）信息\n"
CLOSING = "\n四、联系方式\n采购人：青溪区教育局\n"


def read(lines: str) -> Notice:
    """The notice read from lines about its results, between a title and who buys."""
    return read_notice(f"{OPENING}{lines}{CLOSING}", kind="text")


def written(*rows: str) -> str:
    """A table as HTML, a row's cells parted by bars."""
    cells = (row.replace("|", "</td><td>") for row in rows)
    return f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in cells)}</table>"


def table(*rows: str) -> Notice:
    """The notice read from a table of results, a row's cells parted by bars, between a title and who buys."""
    return read_notice(f"<h1>青溪区设备采购中标公告</h1><p>三、中标信息</p>{written(*rows)}<p>采购人：青溪区教育局</p>")


def told(notice: Notice) -> list[tuple[str | None, str, int | None]]:
    """Lot, winner and amount in fen of each award."""
    return [(a.lot, a.supplier.name, a.amount.minor if a.amount else None) for a in notice.awards]
